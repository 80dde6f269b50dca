/** Facts about animals, and animals in worlds whose rules contradict what everybody knows. */
import type { Family } from "../family.js";
import { type Question, textFamily } from "../frames/text-questions.js";
import { ANIMAL_CLASSES, ANIMALS, type Animal } from "../lexicon/domain-facts.js";
import type { Random } from "../random.js";

const YES_NO = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["RIGHT", "WRONG"],
];

const PLACES = [
  "in the book",
  "on page nine",
  "in the quiz",
  "in your drawing",
  "on the poster",
  "in this story",
];

/** Drawn by class, so that the many mammals are no more frequent than the few reptiles. */
const BY_CLASS = ANIMAL_CLASSES.map((_, kind) => ANIMALS.filter((animal) => animal.kind === kind));

const animals = <V extends string>(
  id: string,
  heldOut: boolean,
  variants: Readonly<Record<V, Question<Animal>>>,
): Family =>
  textFamily({
    id,
    theme: "domain-and-counterfactual",
    difficulty: "medium",
    ...(heldOut ? { heldOut } : {}),
    survives: ["whitespace", "injection"],
    thing: ["a text that names an animal", "texts that name an animal"],
    latent: (r: Random) => r.pick(r.pick(BY_CLASS)),
    variants,
    render: (r, { name }) =>
      r.pick([
        name,
        `a photo of the ${name}`,
        `what about the ${name}?`,
        `animal ${r.int(1, 99)}: ${name}`,
        `the ${name} ${r.pick(PLACES)}`,
        `we saw the ${name} ${r.pick(PLACES)}`,
        `"${name}"`,
      ]),
  });

const [MAMMAL, BIRD, FISH, INSECT] = [0, 1, 2, 3];

const realAnimals = animals("domain/animal", false, {
  class: {
    ask: "what kind of animal it is",
    classes: ["it is a mammal", "it is a bird", "it is a fish", "it is an insect", "it is a reptile"],
    names: [
      ["mammal", "bird", "fish", "insect", "reptile"],
      ["MAMMAL", "BIRD", "FISH", "INSECT", "REPTILE"],
    ],
    read: ({ kind }) => kind,
  },
  legs: {
    ask: "how many legs the grown animal has, as a digit, 0 if none",
    note: "Wings, fins and flippers are no legs.",
    read: ({ legs }) => String(legs),
  },
  flies: {
    ask: "whether the animal can fly",
    classes: ["it flies", "it does not fly"],
    names: YES_NO,
    read: ({ flies }) => (flies ? 0 : 1),
  },
  habitat: {
    ask: "whether the animal spends its life in water",
    classes: ["it lives in water all the time", "it lives on land or in the air, at least partly"],
    names: [
      ["water", "land"],
      ["yes", "no"],
      ["WET", "DRY"],
    ],
    read: ({ swims }) => (swims ? 0 : 1),
  },
  covering: {
    ask: "what covers its body",
    classes: [
      "it has feathers",
      "it has scales, as fish and reptiles do",
      "it has hair, bare skin or the shell of an insect",
    ],
    names: [
      ["feathers", "scales", "other"],
      ["F", "S", "O"],
      ["plumage", "scaly", "rest"],
    ],
    read: ({ kind }) => (kind === BIRD ? 0 : kind === MAMMAL || kind === INSECT ? 2 : 1),
  },
});

const strangeAnimals = animals("domain/strange-animals", true, {
  "double-legs": {
    ask: "how many legs the animal would have if every animal had twice as many legs as in reality",
    note: "Animals without legs still have 0.",
    read: ({ legs }) => String(2 * legs),
  },
  "mammals-and-insects-trade": {
    ask: "what the animal is called in a world where mammals are called insects and insects are called mammals",
    classes: [
      "it is called a mammal there",
      "it is a bird",
      "it is a fish",
      "it is called an insect there",
      "it is a reptile",
    ],
    names: [
      ["mammal", "bird", "fish", "insect", "reptile"],
      ["MAMMAL", "BIRD", "FISH", "INSECT", "REPTILE"],
    ],
    note: "The other names stay the same.",
    read: ({ kind }) => (kind === MAMMAL ? INSECT : kind === INSECT ? MAMMAL : kind),
  },
  "only-fish-fly": {
    ask: "whether the animal can fly in a world where all fish fly and no other animal does",
    classes: ["it flies there", "it does not fly there"],
    names: YES_NO,
    read: ({ kind }) => (kind === FISH ? 0 : 1),
  },
  "flyers-swim": {
    ask: "where the animal lives in a world where flying animals live in the sea and all others on land, even fish",
    classes: ["it lives in the sea there", "it lives on land there"],
    names: [
      ["sea", "land"],
      ["WET", "DRY"],
      ["yes", "no"],
    ],
    read: ({ flies }) => (flies ? 0 : 1),
  },
  "one-more-leg": {
    ask: "how many legs the animal would have if birds had one leg more and all other animals were as they are",
    read: ({ kind, legs }) => String(legs + (kind === BIRD ? 1 : 0)),
  },
});

export const families: Family[] = [realAnimals, strangeAnimals];
