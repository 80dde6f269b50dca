/** Words of one unmistakable class, and sentences with a slot for each class. */
// biome-ignore format: one list or entry a line.
export const NOUNS = "kettle garden teacher window letter engine river basket doctor ticket lantern market sailor castle pencil cousin tractor blanket".split(" ");
// biome-ignore format: one list or entry a line.
export const THINGS = "map camera ladder drone radio bicycle tent printer guitar suitcase kettle telescope".split(" ");
// biome-ignore format: one list or entry a line.
export const ADJECTIVES = "rusty gentle purple noisy ancient clumsy fragile humid tiny wooden curious stubborn pale enormous hungry shallow".split(" ");
// biome-ignore format: one list or entry a line.
export const VERBS = "arrived vanished collapsed whispered exploded laughed trembled waited stumbled sneezed departed applauded".split(" ");
// biome-ignore format: one list or entry a line.
export const TRANSITIVE = "repaired carried painted ignored borrowed admired destroyed cleaned described bought washed delivered".split(" ");
// biome-ignore format: one list or entry a line.
export const ADVERBS = "quickly silently yesterday often carefully rarely suddenly badly politely everywhere eagerly twice".split(" ");
export const PREPOSITIONS = "behind under near beside above opposite".split(" ");

/** n noun, j adjective, v intransitive verb, t transitive verb, r adverb, p preposition. */
// biome-ignore format: one list or entry a line.
export const CLASS_SENTENCES = ["The {j} {n} {v} {r}.", "My {n} {t} the {j} {n2} {r}.", "{p2} the {n}, a {j} {n2} {v}.", "The {n} {p} the {n2} {v} {r}.", "Our {j} {n} {r} {t} a {n2}.", "She {t} the {n} {p} the {j} {n2}.", "They {r} {t} every {j} {n}.", "A {n} {v} {p} the {n2}.", "He {v} {r} {p} the {j} {n}."] as const;
