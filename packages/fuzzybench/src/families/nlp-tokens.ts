/** First steps of a pipeline: splitting a text into sentences and tokens, and normalising it. */
import { type Family, family } from "../family.js";
import { askFor, rewriteBy, type Said } from "../frames/three-phrases.js";
import { fill } from "../lexicon/fill.js";
import { CITIES, MEN, WOMEN } from "../lexicon/named-entities.js";
import { TOKEN_SENTENCES, TOKEN_THINGS } from "../lexicon/token-texts.js";
import type { Random } from "../random.js";

/** One to three sentences, each with other people and things. */
function text(random: Random): string {
  return random
    .sample(TOKEN_SENTENCES, random.int(1, 3))
    .map((template) => {
      const [x, y] = random.sample(TOKEN_THINGS, 2) as [string, string];
      return fill(random, template, { n: WOMEN, m: MEN, c: CITIES, x, y });
    })
    .join(" ");
}

const tokens = (input: string): string[] => input.replace(/[.,;:!?]/g, " $&").split(" ");
const bare = (input: string): string => input.replace(/[.,;:!?]/g, "");
const sentences = (input: string): string[] => input.split(/(?<=[.!?]) /);

const STOP_WORDS = ["the", "a", "an", "of", "in", "to", "and", "or", "is", "was", "for", "on", "it", "by"];
const isStop = (word: string): boolean => STOP_WORDS.includes(word.toLowerCase());

interface Step {
  readonly said: Said;
  readonly rule: string;
  readonly brief: string;
  readonly apply: (input: string) => string;
  /** The step gives a number or a part, and does not rewrite the text. */
  readonly gives?: boolean;
}

const MARKS = ". , ; : ! ?";

const STEPS = {
  tokenise: {
    said: [
      "put a space before every punctuation mark",
      "split it into tokens by a space in front of each punctuation mark",
      "detach each punctuation mark from its word with a space",
    ],
    rule: `The marks are ${MARKS}`,
    brief: `marks: ${MARKS}`,
    apply: (t) => tokens(t).join(" "),
  },
  "strip-marks": {
    said: ["delete all punctuation marks", "remove the punctuation", "take out every punctuation mark"],
    rule: `The marks are ${MARKS} and letters keep their case.`,
    brief: `marks: ${MARKS}, case stays`,
    apply: bare,
  },
  normalise: {
    said: [
      "delete all punctuation marks and put everything in lower case",
      "remove the punctuation and lowercase all letters",
      "strip the punctuation, then make all letters small",
    ],
    rule: `The marks are ${MARKS}`,
    brief: `marks: ${MARKS}`,
    apply: (t) => bare(t).toLowerCase(),
  },
  "stop-words": {
    said: [
      "drop the stop words and delete the punctuation marks",
      "remove all punctuation and every stop word",
      "strip the punctuation, then leave out the stop words",
    ],
    rule: `Stop words, in any case, are: ${STOP_WORDS.join(", ")}. The other words keep their case.`,
    brief: `stop words: ${STOP_WORDS.join(" ")}; case of the rest stays`,
    apply: (t) =>
      bare(t)
        .split(" ")
        .filter((word) => !isStop(word))
        .join(" "),
  },
  "split-sentences": {
    said: [
      "put a vertical bar with a space on each side between the sentences",
      "separate the sentences by a vertical bar between spaces",
      'write " | " between one sentence and the next',
    ],
    rule: "Only . ! and ? end a sentence, and a single sentence stays as it is.",
    brief: "sentences end with . ! or ?; one alone stays as it is",
    apply: (t) => sentences(t).join(" | "),
  },
  "token-count": {
    said: [
      "the number of tokens, words and punctuation marks together",
      "how many tokens there are (each word and each mark is one)",
      "the sum of words and punctuation marks",
    ],
    rule: `The marks are ${MARKS} and the answer is in digits.`,
    brief: `marks: ${MARKS}, in digits`,
    apply: (t) => String(tokens(t).length),
    gives: true,
  },
  "first-sentence": {
    said: [
      "the first sentence",
      "everything up to the end of the first sentence",
      "the opening sentence with its mark",
    ],
    rule: "Only . ! and ? end a sentence; keep its final mark.",
    brief: "sentences end with . ! or ?; keep the mark",
    apply: (t) => sentences(t)[0] as string,
    gives: true,
  },
  "sentence-openers": {
    said: [
      "the first word of every sentence",
      "the opening words of the sentences, one per sentence",
      "the word with which each sentence starts",
    ],
    rule: "Write them in their order with a space between them and without punctuation marks. Only . ! and ? end a sentence.",
    brief: "space between them, no punctuation; sentences end with . ! or ?",
    apply: (t) =>
      sentences(t)
        .map((sentence) => bare(sentence.split(" ")[0] as string))
        .join(" "),
    gives: true,
  },
} satisfies Record<string, Step>;

const tokenStep = family({
  id: "nlp-pipelines/token-step",
  theme: "nlp-pipelines",
  difficulty: "medium",
  variants: Object.keys(STEPS) as (keyof typeof STEPS)[],
  survives: [],
  draw(random, variant) {
    const { said, rule, brief, apply, gives }: Step = STEPS[variant];
    const parts = { source: random.pick(["text", "raw text", "line", "document"]), rule, brief };
    return {
      ...(gives ? askFor(random, said, parts) : rewriteBy(random, said, parts)),
      sample(r) {
        const input = text(r);
        return { input, output: apply(input) };
      },
      answer: ({ input }) => apply(input),
    };
  },
});

export const tokenFamilies: Family[] = [tokenStep];
