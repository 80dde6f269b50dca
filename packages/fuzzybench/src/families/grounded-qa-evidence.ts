/** Where the answer stands: the mark of the answering sentence, and whether the text answers at all. */
import { MEANING_SURVIVES } from "../family.js";
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { type Asked, asked, LAYOUTS, passage } from "../lexicon/passage.js";

interface MarkStyle {
  readonly marks: readonly string[];
  readonly write: (mark: string) => string;
}

const MARKS: readonly MarkStyle[] = [
  { marks: ["1", "2", "3", "4"], write: (m) => `[${m}]` },
  { marks: ["1", "2", "3", "4"], write: (m) => `${m}.` },
  { marks: ["A", "B", "C", "D"], write: (m) => `(${m})` },
  { marks: ["a", "b", "c", "d"], write: (m) => `${m})` },
  { marks: ["S1", "S2", "S3", "S4"], write: (m) => `${m}:` },
];

interface Cited {
  /** Place of the answering sentence, -1 if none answers. */
  readonly at: number;
  readonly sentences: readonly string[];
  readonly value: string;
}

interface CiteOptions extends MarkStyle {
  readonly count: number;
  readonly tag: string;
}

export const citeSentence = tableFamily<Cited, CiteOptions>({
  id: "grounded-qa/cite-sentence",
  theme: "grounded-qa",
  difficulty: "hard",
  survives: ["distractor", "injection"],
  things: [
    "marked sentences and a question",
    "a text whose sentences carry marks, and a question about it",
    "a passage with a mark before each sentence and a question",
  ],
  misses: ["none", "0", "-", "nowhere", "not stated", "NONE", "n/a"],
  options: (random) => ({
    ...random.pick(MARKS),
    count: random.int(3, 4),
    tag: random.pick(["Q", "Question"]),
  }),
  scene: (r, { marks, write, count, tag }) => {
    const doc = passage(r, count);
    const { question, hit } = asked(r, doc, 0.85);
    const sentences = doc.stated.map(({ sentence }) => `${sentence}.`);
    const text = sentences.map((sentence, i) => `${write(marks[i] as string)} ${sentence}`).join(" ");
    const latent = { at: hit ? doc.stated.indexOf(hit) : -1, sentences, value: hit?.value ?? "" };
    return { input: `${text}\n${tag}: ${question}`, latent };
  },
  rows: {
    mark: {
      solve: ({ at }, miss, { marks }) => marks[at] ?? miss,
      rule: (miss, { marks }) => ({
        long: [
          `output the mark of the sentence that answers the question, such as ${marks[1]}, or ${miss} if no sentence does`,
          `cite the source by its bare mark (${marks.slice(0, 3).join(", ")}...), that is the sentence telling what is asked; ${miss} where the text does not tell`,
        ],
        short: [
          `mark of the answering sentence, else ${miss}`,
          `cite: ${marks[0]}, ${marks[1]}... or ${miss} if unanswered`,
        ],
      }),
    },
    unneeded: {
      solve: ({ at }, _, { marks, count }) =>
        marks
          .slice(0, count)
          .filter((_, i) => i !== at)
          .join(" "),
      rule: () => ({
        long: [
          "list the marks of all sentences that are not needed to answer the question, in order and separated by spaces; if no sentence answers, list every mark",
          "output which sentences could be struck out without losing the answer: their marks with spaces between, all marks when the text does not tell",
        ],
        short: [
          "marks of the sentences that do not answer, separated by spaces",
          "strike list: every mark except that of the answering sentence, spaces between",
        ],
      }),
    },
    "mark-and-answer": {
      solve: ({ at, value }, miss, { marks }) => (at < 0 ? miss : `${marks[at]} ${value}`),
      rule: (miss, { marks }) => ({
        long: [
          `output the mark of the answering sentence, a space and the shortest answer, as in "${marks[1]} blue", or only ${miss} if the text does not tell`,
          `answer with a citation in front: first the sentence's mark, then after a space the span that replies to the question, unchanged; ${miss} when no sentence answers`,
        ],
        short: [
          `mark + space + shortest answer, else ${miss}`,
          `"${marks[0]} answer" style citation; ${miss} if unanswered`,
        ],
      }),
    },
    "sentence-after": {
      solve: ({ at, sentences }, miss) => (at < 0 ? miss : (sentences[at + 1] ?? miss)),
      rule: (miss) => ({
        long: [
          `copy the sentence that follows the answering one, without its mark, or output ${miss} if the answer stands in the last sentence or nowhere`,
          `find the sentence that tells what is asked and give back its successor, mark removed; ${miss} when there is no successor or no answer`,
        ],
        short: [
          `sentence right after the answering one (no mark), else ${miss}`,
          `successor of the evidence sentence; ${miss} if it is the last or there is none`,
        ],
      }),
    },
  },
});

interface AskOptions {
  readonly layout: (typeof LAYOUTS)[number];
  readonly tag: string;
}

const FOUND = [...YES_NO, ["answerable", "unanswerable"], ["found", "missing"], ["covered", "not covered"]];

export const answerable = tableFamily<Asked, AskOptions>({
  id: "grounded-qa/answerable",
  theme: "grounded-qa",
  difficulty: "medium",
  heldOut: true,
  survives: MEANING_SURVIVES,
  things: [
    "a text and a question",
    "a passage with a question about it or about something else",
    "a paragraph and what a reader wants to know",
  ],
  options: (random) => ({ layout: random.pick(LAYOUTS), tag: random.pick(["Q", "Question"]) }),
  scene: (r, { layout, tag }) => {
    const doc = passage(r, r.int(2, 3));
    const latent = asked(r, doc, 0.45);
    return { input: layout(doc.text, latent.question, tag), latent };
  },
  rows: {
    answered: {
      sets: FOUND,
      read: ({ hit }) => (hit ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the answer to the question is in the text and ${no} if it is not`,
          `check coverage before anybody answers: ${yes} when the text states the requested information about that very subject, ${no} when the reader would have to look elsewhere`,
        ],
        short: [
          `answer in the text? ${yes} = it is there, ${no} = it is not`,
          `${yes} if the text tells, ${no} if it doesn't`,
        ],
      }),
    },
    "same-subject": {
      sets: FOUND,
      read: ({ otherSubject }) => (otherSubject ? 1 : 0),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the question is about the subject of the text, whether or not the text answers it, and ${no} if it is about something else`,
          `compare only what text and question are about: ${yes} for the same thing, ${no} for another one`,
        ],
        short: [
          `question about the text's subject? ${yes}, else ${no}`,
          `${yes} = same subject (answered or not), ${no} = another subject`,
        ],
      }),
    },
    "why-not": {
      sets: [
        ["answered", "point missing", "other subject"],
        ["OK", "GAP", "WRONG DOCUMENT"],
        ["0", "1", "2"],
        ["A", "B", "C"],
      ],
      read: ({ hit, otherSubject }) => (hit ? 0 : otherSubject ? 2 : 1),
      rule: ([ok, gap, wrong]) => ({
        long: [
          `answer ${ok} if the text answers the question, ${gap} if it is about the right subject but does not tell that point, ${wrong} if the question is about another subject`,
          `tell why a question stays open: ${gap} when the text leaves out this point of its subject, ${wrong} when it deals with something else altogether; ${ok} when the answer is there`,
        ],
        short: [
          `${ok}=answered, ${gap}=right subject but not told, ${wrong}=other subject`,
          `coverage: ${ok} answer present, ${gap} detail missing, ${wrong} text about something else`,
        ],
      }),
    },
  },
});
