/** Who tells a text: its grammatical person. */
import { family } from "../family.js";
import { check, decide, type Entry, YES_NO } from "../frames/three-phrases.js";
import { say } from "../lexicon/fill.js";
import { NARRATORS, SPOTS } from "../lexicon/style-sentences.js";

/** In the order of every set of labels. */
const PERSONS = ["first", "second", "third"] as const;
type Person = (typeof PERSONS)[number];
const PERSON_MEANINGS: Readonly<Record<Person, string>> = {
  first: "first person (I, we)",
  second: "second person (you)",
  third: "third person (he, she, they or names)",
};
const PERSON_LABELS = [
  ["first", "second", "third"],
  ["1", "2", "3"],
  ["I", "YOU", "THEY"],
  ["1st person", "2nd person", "3rd person"],
  ["A", "B", "C"],
  ["narrator", "reader", "others"],
] as const;

export const narrator = family({
  id: "authorship-and-style/narrator",
  theme: "authorship-and-style",
  difficulty: "medium",
  variants: ["which", ...PERSONS],
  survives: ["typos", "case", "whitespace", "unicode"],
  draw(random, variant) {
    const three = random.pick(PERSON_LABELS);
    const yesNo = random.pick(YES_NO);
    const source = random.pick(["sentence", "line of a story", "text"]);
    const labels: readonly string[] = variant === "which" ? three : yesNo;
    const place = (one: Person) => (variant === "which" ? PERSONS.indexOf(one) : one === variant ? 0 : 1);
    const byLabel = labels.map((_, at) => PERSONS.filter((one) => place(one) === at));
    const texts =
      variant === "which"
        ? decide(
            random,
            [
              "in which grammatical person it is told",
              "from whose point of view the text is written",
              "what narrative perspective the pronouns and names show",
            ],
            PERSONS.map((one, i): Entry => [three[i] as string, PERSON_MEANINGS[one]]),
            { source },
          )
        : check(
            random,
            [
              `it is told in the ${PERSON_MEANINGS[variant]}`,
              `the point of view is that of the ${PERSON_MEANINGS[variant]}`,
              `the narrative perspective is the ${PERSON_MEANINGS[variant]}`,
            ],
            yesNo,
            { source },
          );
    return {
      ...texts,
      labels,
      sample(r) {
        const one = r.pick(byLabel[r.int(0, labels.length - 1)] as Person[]);
        const input = say(r, NARRATORS[one], { p: SPOTS });
        return { input, output: labels[place(one)] as string, latent: one };
      },
      answer: ({ latent }) => labels[place(latent as Person)],
    };
  },
});
