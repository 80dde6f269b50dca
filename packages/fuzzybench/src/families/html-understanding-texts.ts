/** Texts of HTML elements, and counts of them. Part of the html-understanding theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { answerForm, missing } from "../lexicon/fill.js";
import { type Element, element, TAG_WORDS, TAGS, type Tag } from "../lexicon/html-elements.js";
import { LIST_WORDS } from "../lexicon/web.js";

/** An element that knows its tag. */
export interface Tagged extends Element {
  readonly tag: Tag;
}
export const htmlOf = (elements: readonly Element[]): string => elements.map(({ html }) => html).join("");
/** The texts with bars between them. */
export const listed = (texts: readonly string[], none: string): string => texts.join(" | ") || none;

const TEXT_TAGS = ["a", "button", "h2", "p"] as const;

const elementText = jobFamily(
  {
    id: "html-understanding/element-text",
    theme: "html-understanding",
    difficulty: "medium",
    survives: ["injection"],
    noun: ["HTML fragment", "piece of HTML", "part of a web page", "scrap of markup"],
    setting: (random) => {
      const tag = random.pick(TEXT_TAGS);
      const miss = missing(random);
      const form = answerForm(random);
      return {
        tag,
        miss,
        form,
        word: TAG_WORDS[tag],
        rules: [
          [`Write it ${form.rule}, without markup.`, `It is given ${form.rule}, no tags.`],
          [
            `If the HTML has no <${tag}>, answer ${miss.said}.`,
            `Fragments without ${tag} give ${miss.said}.`,
          ],
        ],
      };
    },
    pose: (r, { tag }): Posed<readonly Tagged[]> => {
      const hits = Array.from({ length: r.pick([0, 1, 1, 2, 2, 3]) }, () => ({ tag, ...element(r, tag) }));
      const others = r
        .sample(
          TAGS.filter((t) => t !== tag),
          r.int(1, 2),
        )
        .map((t) => ({ tag: t, ...element(r, t) }));
      const value = r.shuffle<Tagged>([...hits, ...others]);
      return { input: htmlOf(value), value };
    },
  },
  {
    first: ({ tag, word, form, miss, rules }) => ({
      does: [
        `extract the text of the first <${tag}> element`,
        `find the first ${word} (tag ${tag}) and print what it says`,
      ],
      gives: [`the text inside the first <${tag}>`, `what the first ${word} (tag ${tag}) says`],
      rules,
      solve: (all) => {
        const hit = all.find((e) => e.tag === tag);
        return hit ? form.apply(hit.text) : miss.value;
      },
    }),
    last: ({ tag, word, form, miss, rules }) => ({
      does: [
        `extract the text of the last <${tag}> element`,
        `find the last ${word} (tag ${tag}) and print what it says`,
      ],
      gives: [`the text inside the last <${tag}>`, `what the last ${word} (tag ${tag}) says`],
      rules,
      solve: (all) => {
        const hit = all.findLast((e) => e.tag === tag);
        return hit ? form.apply(hit.text) : miss.value;
      },
    }),
    all: ({ tag, word, miss }) => ({
      does: [`collect the texts of all <${tag}> elements`, `list what every ${word} (tag ${tag}) says`],
      gives: [`the texts of all <${tag}> elements, in order`, `what each ${word} (tag ${tag}) says`],
      rules: ["Separate several by a bar with spaces ( | ).", `If there is no ${tag}, answer ${miss.said}.`],
      solve: (all) =>
        listed(
          all.filter((e) => e.tag === tag).map(({ text }) => text),
          miss.value,
        ),
    }),
    everything: ({ miss }) => ({
      does: ["strip all tags and keep the texts", "reduce the page part to its texts"],
      gives: ["the texts of all elements, without markup", "every text in the HTML, in order"],
      rules: [
        "Separate them by a bar with spaces ( | ); images have no text.",
        `If there is no text at all, answer ${miss.said}.`,
      ],
      solve: (all) => listed(all.map(({ text }) => text).filter(Boolean), miss.value),
    }),
    "word-count": ({ tag, word }) => ({
      does: [
        `count the words in the first <${tag}> element`,
        `say how many words the first ${word} (tag ${tag}) has`,
      ],
      gives: [
        `the number of words in the first <${tag}>`,
        `how many words the first ${word} (tag ${tag}) says`,
      ],
      rules: [`Answer with a number; 0 if there is no ${tag}.`],
      solve: (all) => String(all.find((e) => e.tag === tag)?.text.split(" ").length ?? 0),
    }),
    outline: () => ({
      does: ["list the tags in order of appearance", "write down which elements follow each other"],
      gives: ["the tag names of all elements in order", "the sequence of tags, like h2 > p > p"],
      rules: ["Write them like h2 > p > a, with spaces around the sign, every element once."],
      solve: (all) => all.map(({ tag }) => tag).join(" > "),
    }),
  },
);

const ITEM_TAGS = ["li", "a", "td", "option"] as const;
const ITEM_WORDS = { li: "list items", a: "links", td: "table cells", option: "options" };
const NUMBER_NAMES = [
  ["as a digit", ["0", "1", "2", "3", "4", "5"]],
  ["as an English word", ["zero", "one", "two", "three", "four", "five"]],
  ["in the form n=3", ["n=0", "n=1", "n=2", "n=3", "n=4", "n=5"]],
] as const;

interface Items {
  readonly outer?: string;
  readonly items: readonly (readonly [tag: string, text: string])[];
}

const countElements = jobFamily(
  {
    id: "html-understanding/count",
    theme: "html-understanding",
    difficulty: "medium",
    survives: ["injection"],
    noun: ["HTML fragment", "snippet of markup", "piece of HTML", "row of elements"],
    setting: (random) => {
      const [target, decoy] = random.sample(ITEM_TAGS, 2) as [
        keyof typeof ITEM_WORDS,
        keyof typeof ITEM_WORDS,
      ];
      const [style, names] = random.pick(NUMBER_NAMES);
      const more = random.pick([
        ["more", "fewer", "equal"],
        [">", "<", "="],
        ["yes", "no", "tie"],
      ] as const);
      return {
        target,
        decoy,
        word: ITEM_WORDS[target],
        other: ITEM_WORDS[decoy],
        style,
        names,
        more,
        miss: missing(random),
      };
    },
    pose: (r, { target, decoy }): Posed<Items> => {
      const n = r.int(0, 5);
      const tags = r.shuffle([
        ...Array<string>(n).fill(target),
        ...Array<string>(r.int(n === 0 ? 1 : 0, 5)).fill(decoy),
      ]);
      const items = tags.map((tag) => [tag, r.pick(LIST_WORDS)] as const);
      const outer = r.chance(0.6) ? r.pick(["div", "section", "main"]) : undefined;
      const body = items.map(([tag, text]) => `<${tag}>${text}</${tag}>`).join("");
      return {
        input: outer ? `<${outer}>${body}</${outer}>` : body,
        value: { items, ...(outer && { outer }) },
      };
    },
  },
  {
    tag: ({ target, word, style, names }) => ({
      does: [`count the <${target}> elements`, `find out how many ${word} (${target} tags) there are`],
      gives: [`the number of <${target}> elements`, `how many ${word} (${target} tags) it contains`],
      rules: [[`Give the number ${style}.`, `The number is written ${style}; other tags do not count.`]],
      solve: ({ items }) => names[items.filter(([tag]) => tag === target).length] as string,
    }),
    all: () => ({
      does: ["count all elements", "count every opening tag"],
      gives: ["the number of all elements", "how many elements there are in all, as a number"],
      rules: ["An element around the others counts too."],
      solve: ({ items, outer }) => String(items.length + (outer ? 1 : 0)),
    }),
    compare: ({ target, decoy, word, other, more: [more, fewer, equal] }) => ({
      does: [
        `compare the number of ${word} (${target}) with that of ${other} (${decoy})`,
        `say if <${target}> is more frequent than <${decoy}>`,
      ],
      gives: [
        `the comparison of <${target}> with <${decoy}>`,
        `the result of comparing ${word} (${target}) with ${other} (${decoy})`,
      ],
      rules: [
        `Answer ${more} if there are more ${target} tags, ${fewer} if there are fewer, ${equal} if both are equally many.`,
      ],
      labels: [more, fewer, equal],
      solve: ({ items }) => {
        const hits = items.filter(([tag]) => tag === target).length;
        const rest = items.length - hits;
        return hits > rest ? more : hits < rest ? fewer : equal;
      },
    }),
    texts: ({ target, word, miss }) => ({
      does: [`list the texts of the ${word} (${target} tags)`, `print what the <${target}> elements say`],
      gives: [`the texts of the <${target}> elements`, `what the ${word} (${target} tags) say, in order`],
      rules: [`Separate them by a bar with spaces ( | ); if there is none, answer ${miss.said}.`],
      solve: ({ items }) =>
        listed(
          items.filter(([tag]) => tag === target).map(([, text]) => text),
          miss.value,
        ),
    }),
  },
);

export const families: Family[] = [elementText, countElements];
