/**
 * Grounded question answering: a short passage with a question, answered only from the passage. Passages are
 * composed from invented facts (lexicon/documents.ts), so every answer is known. Claims, evidence, figures, updates,
 * policies and forms are in the other files of the theme.
 */
import type { Family } from "../family.js";
import { tableFamily } from "../frames/rule-table.js";
import { type AnswerForm, answerForm } from "../lexicon/fill.js";
import { asked, LAYOUTS, passage } from "../lexicon/passage.js";
import { claimCheck, claimFix } from "./grounded-qa-claims.js";
import { answerable, citeSentence } from "./grounded-qa-evidence.js";
import { fields } from "./grounded-qa-fields.js";
import { figures } from "./grounded-qa-figures.js";
import { policy } from "./grounded-qa-policy.js";
import { twoQuestions } from "./grounded-qa-two.js";
import { updates } from "./grounded-qa-updates.js";

interface Found {
  readonly value: string;
  readonly sentence: string;
}

interface SpanOptions {
  readonly layout: (typeof LAYOUTS)[number];
  readonly tag: string;
  readonly form: AnswerForm;
  readonly blank: string;
}

const answerSpan = tableFamily<Found | undefined, SpanOptions>({
  id: "grounded-qa/answer-span",
  theme: "grounded-qa",
  difficulty: "hard",
  survives: ["distractor", "injection"],
  things: [
    "a short text and a question about it",
    "a passage with a question",
    "a paragraph and what a reader asks about it",
  ],
  misses: ["none", "unknown", "n/a", "not stated", "-", "?", "null", "NONE", "not found", "no answer"],
  options: (random) => ({
    layout: random.pick(LAYOUTS),
    tag: random.pick(["Q", "Question"]),
    form: answerForm(random),
    blank: random.pick(["___", "[...]", "(?)", "XXX"]),
  }),
  scene: (r, { layout, tag }) => {
    const doc = passage(r, r.int(2, 4));
    const { question, hit } = asked(r, doc);
    return { input: layout(doc.text, question, tag), latent: hit };
  },
  rows: {
    span: {
      solve: (hit, miss, { form }) => (hit ? form.apply(hit.value) : miss),
      rule: (miss, { form }) => ({
        long: [
          `answer the question with the shortest span of the text, ${form.rule}, or output ${miss} if the text does not tell`,
          `find the name, number, day or other value that is asked for and write it ${form.rule}, without a sentence around it; when the passage says nothing about it, write ${miss}`,
          `reply using only the given text: just the few words that matter, ${form.rule}, and ${miss} for questions that the text leaves open`,
        ],
        short: [
          `shortest answer from the text, ${form.short}; ${miss} if not there`,
          `extractive QA, ${form.short}, unanswerable = ${miss}`,
        ],
      }),
    },
    sentence: {
      solve: (hit, miss) => (hit ? `${hit.sentence}.` : miss),
      rule: (miss) => ({
        long: [
          `copy the whole sentence of the text that answers the question, with its full stop, or output ${miss} if no sentence does`,
          `quote the evidence: the complete sentence in which the answer stands, unchanged; write ${miss} when the text does not tell`,
        ],
        short: [
          `the answering sentence in full, else ${miss}`,
          `quote the sentence with the answer; ${miss} if it is not in the text`,
        ],
      }),
    },
    cloze: {
      solve: (hit, miss, { blank }) => (hit ? `${hit.sentence.replace(hit.value, blank)}.` : miss),
      rule: (miss, { blank }) => ({
        long: [
          `copy the sentence that answers the question but put ${blank} in place of the answer itself, or output ${miss} if no sentence answers`,
          `make a gap exercise: give the sentence that holds the answer, with the shortest answering span replaced by ${blank}; ${miss} when the text does not tell`,
        ],
        short: [
          `answering sentence with ${blank} instead of the answer, else ${miss}`,
          `gap sentence: blank out the answer as ${blank}; ${miss} if not in the text`,
        ],
      }),
    },
    "answer-and-evidence": {
      solve: (hit, miss) => (hit ? `${hit.value} | ${hit.sentence}.` : miss),
      rule: (miss) => ({
        long: [
          `output the shortest answer, then " | ", then the full sentence it comes from, or only ${miss} if the text does not tell`,
          `give answer and proof on one line, separated by " | ": first the span that replies to the question, then the sentence with it, both unchanged; for open questions just ${miss}`,
        ],
        short: [
          `answer | sentence it stands in; ${miss} if not in the text`,
          `"span | evidence sentence", else ${miss}`,
        ],
      }),
    },
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  answerSpan,
  claimCheck,
  claimFix,
  citeSentence,
  answerable,
  figures,
  updates,
  policy,
  fields,
  twoQuestions,
];
