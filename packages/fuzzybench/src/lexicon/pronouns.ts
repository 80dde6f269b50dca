/** Sentences about a man, a woman and a thing, and endings whose pronoun can mean only one of them. */
/** The pronoun stands in braces; "nobody" is the empty "it" of weather and time. */
// biome-ignore format: one list or entry a line.
export const PRONOUN_ENDINGS: Record<"man" | "woman" | "thing" | "nobody", readonly string[]> = {
  man: ["because {he} had asked twice", "before {he} went home", "although {he} was tired", "while {he} was on the phone", "and {he} smiled", "in {his} kitchen"],
  woman: ["because {she} had asked twice", "before {she} went home", "although {she} was tired", "while {she} was on the phone", "and {she} smiled", "in {her} kitchen", "near {her} house"],
  thing: ["although {it} was broken", "because {it} looked so old", "before {it} fell over", "and {it} was heavy", "but {it} cost too much", "and polished {its} handle"],
  nobody: ["while {it} was raining", "although {it} was late", "because {it} was cold outside", "when {it} was already dark", "before {it} started to snow"],
};
// biome-ignore format: one list or entry a line.
export const PRONOUN_MAINS = ["{a} showed {b} the {thing}", "{a} lent {b} the {thing}", "{a} sold the {thing} to {b}", "{a} and {b} carried the {thing}", "{a} gave {b} the {thing}", "{a} hid the {thing} from {b}", "{a} asked {b} about the {thing}"];
