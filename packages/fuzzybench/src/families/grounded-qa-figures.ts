/** Figures in prose: one number for each of several subjects, looked up, compared and added up. */
import { tableFamily } from "../frames/rule-table.js";
import { TOPICS, type Topic } from "../lexicon/documents.js";
import { capital, say } from "../lexicon/fill.js";
import type { Random } from "../random.js";

interface Figures {
  /** Subjects without article, in the order of the text. */
  readonly names: readonly string[];
  readonly numbers: readonly number[];
  /** Place of the subject that is asked about. */
  readonly at: number;
}

/** Facts that are whole numbers. */
const NUMERIC = new Set(
  "fee seats price stock staff mass pieces height size hours time serves cost energy length climb".split(" "),
);
const SOURCES = TOPICS.flatMap((topic: Topic) =>
  topic.facts.filter(({ key }) => NUMERIC.has(key)).map((fact) => ({ subjects: topic.subjects, fact })),
);

const LAYOUTS: readonly ((text: string, name: string) => string)[] = [
  (text, name) => `${text}\nAsked: ${name}`,
  (text, name) => `${text} [${name}]`,
  (text, name) => `Item: ${name}\nText: ${text}`,
];

/** Different values of a fact with their numbers. */
function values(random: Random, value: (random: Random) => string, count: number): Map<number, string> {
  const found = new Map<number, string>();
  while (found.size < count) {
    const text = value(random);
    found.set(Number.parseInt(text.replace(/\D/g, ""), 10), text);
  }
  return found;
}

const highest = ({ numbers }: Figures) => numbers.indexOf(Math.max(...numbers));
const lowest = ({ numbers }: Figures) => numbers.indexOf(Math.min(...numbers));
const own = ({ numbers, at }: Figures) => numbers[at] as number;

export const figures = tableFamily<Figures, { layout: (typeof LAYOUTS)[number]; join: string }>({
  id: "grounded-qa/figures",
  theme: "grounded-qa",
  difficulty: "hard",
  survives: ["distractor", "injection"],
  things: [
    "a text with one figure for each of several things, and the name of one of them",
    "some sentences that give a number for every item, plus one item that is asked about",
    "a paragraph of figures and the thing it is asked about",
  ],
  misses: ["none", "-", "nobody", "NONE", "n/a", "null"],
  options: (random) => ({ layout: random.pick(LAYOUTS), join: random.pick([", ", "; ", " / ", "+"]) }),
  scene: (r, { layout }) => {
    const { subjects, fact } = r.pick(SOURCES);
    const chosen = r.sample(subjects, r.int(3, 4));
    const found = values(r, fact.value, chosen.length);
    const given = [...found.values()];
    const text = chosen
      .map((s, i) => `${capital(say(r, fact.says, { s, v: given[i] as string }))}.`)
      .join(" ");
    const names = chosen.map((s) => s.replace(/^the /, ""));
    const at = r.int(0, chosen.length - 1);
    return { input: layout(text, names[at] as string), latent: { names, numbers: [...found.keys()], at } };
  },
  rows: {
    value: {
      solve: (f) => String(own(f)),
      rule: () => ({
        long: [
          "output the figure of the thing that is asked about, as a bare number without unit or sign",
          "look up the named item in the sentences and give its number only, with no currency sign or unit",
        ],
        short: ["number of the asked thing, no unit", "look up the item, bare number"],
      }),
    },
    highest: {
      solve: (f) => f.names[highest(f)] as string,
      rule: () => ({
        long: [
          'output the name of the thing with the highest figure, without "the"; the thing that is asked about plays no part',
          'ignore which item is named extra and tell which one has the largest number, by its name with no "the" in front',
        ],
        short: ['name with the highest figure (no "the")', 'largest number -> its item, without "the"'],
      }),
    },
    lowest: {
      solve: (f) => f.names[lowest(f)] as string,
      rule: () => ({
        long: [
          'output the name of the thing with the lowest figure, without "the"; the thing that is asked about plays no part',
          'ignore which item is named extra and tell which one has the smallest number, by its name with no "the" in front',
        ],
        short: ['name with the lowest figure (no "the")', 'smallest number -> its item, without "the"'],
      }),
    },
    total: {
      solve: ({ numbers }) => String(numbers.reduce((sum, n) => sum + n, 0)),
      rule: () => ({
        long: [
          "add up the figures of all things in the text and output the sum as a bare number",
          "compute the total over every item, whichever is asked about, and write it in digits without unit or separators",
        ],
        short: ["sum of all figures, bare number", "total over all items, digits only"],
      }),
    },
    spread: {
      solve: (f) => String((f.numbers[highest(f)] as number) - (f.numbers[lowest(f)] as number)),
      rule: () => ({
        long: [
          "subtract the lowest figure in the text from the highest and output the difference as a bare number",
          "tell how far apart the largest and the smallest number of the text are, in digits without unit or separators",
        ],
        short: ["highest minus lowest figure, bare number", "range of the figures (max - min), digits only"],
      }),
    },
    rank: {
      solve: (f) => String(f.numbers.filter((n) => n > own(f)).length + 1),
      rule: () => ({
        long: [
          "output the rank of the asked thing when the figures are sorted from high to low: 1 for the highest, 2 for the next and so on",
          "tell at which place the named item comes, the largest number being number 1; output the place as a digit",
        ],
        short: [
          "rank of the asked thing, 1 = highest figure",
          "place of the item, largest number first (digit)",
        ],
      }),
    },
    above: {
      solve: (f, miss, { join }) =>
        f.names.filter((_, i) => (f.numbers[i] as number) > own(f)).join(join) || miss,
      rule: (miss, { join }) => ({
        long: [
          `list the things with a higher figure than the asked one, in the order of the text and without "the", joined by "${join}", or output ${miss} if there are none`,
          `name every item whose number beats that of the named item (no "the", text order, "${join}" between them); ${miss} if it is the largest`,
        ],
        short: [
          `things above the asked one, joined by "${join}", ${miss} if none`,
          `items with larger numbers (text order, "${join}"), else ${miss}`,
        ],
      }),
    },
    "difference-to-highest": {
      solve: (f) => String((f.numbers[highest(f)] as number) - own(f)),
      rule: () => ({
        long: [
          "output by how much the asked thing stays behind the highest figure, as a bare number, 0 if it is the highest itself",
          "subtract the number of the named item from the largest number in the text and write the result in digits, without unit or separators",
        ],
        short: ["highest figure minus that of the asked thing", "gap to the largest number, digits only"],
      }),
    },
  },
});
