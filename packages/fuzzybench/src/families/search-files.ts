/** Searching one's own files in words: kind, sender, subject and year of what is wanted. Part of smart-search. */
import type { Family } from "../family.js";
import { type Transform, transforms } from "../frames/transforms.js";
import { FIRST_NAMES } from "../lexicon/a-people.js";
import { entries } from "../lexicon/a-text.js";
import { missing } from "../lexicon/fill.js";
import type { Random } from "../random.js";

const KINDS = {
  pdf: entries("pdf / PDF file / pdf document"),
  xlsx: entries("spreadsheet / Excel file / Excel sheet"),
  jpg: entries("photo / picture / snapshot"),
  pptx: entries("slides / presentation / slide deck"),
  mp3: entries("recording / audio file / voice memo"),
} as const;
type Kind = keyof typeof KINDS;
const KIND_KEYS = Object.keys(KINDS) as Kind[];
const SUBJECTS =
  entries(`budget / holiday plan / new kitchen / garden party / sales meeting / school trip / flat hunt /
  choir concert / roof repair / summer camp / tax return / birthday`);

interface FileWish {
  readonly kind: Kind;
  readonly person: string | undefined;
  readonly subject: string | undefined;
  readonly year: number | undefined;
}

const OPENERS = entries("find the / where is the / I need the / open the / show me the / search for the");
const FROM = entries("from {p} / that {p} sent / sent by {p} / {p} gave me");
const ABOUT = entries("about the {s} / on the {s} / concerning the {s}");
const IN = entries("from {y} / of {y} / made in {y} / dated {y}");

const part =
  (what: string, key: "person" | "subject" | "year") =>
  (random: Random): Transform<FileWish> => {
    const miss = missing(random);
    return {
      gives: what,
      note: `If it is not stated, the answer is ${miss.said}.`,
      miss: miss.value,
      solve: (wish) => String(wish[key] ?? miss.value),
    };
  };

const files = transforms<FileWish, string>({
  id: "smart-search/file-search",
  theme: "smart-search",
  difficulty: "medium",
  heldOut: true,
  survives: ["whitespace", "injection"],
  nouns: ["file search", "search for a document", "request to a file manager", "desktop search"],
  facts: (r) => ({
    kind: r.pick(KIND_KEYS),
    person: r.chance(0.6) ? r.pick(FIRST_NAMES) : undefined,
    subject: r.chance(0.6) ? r.pick(SUBJECTS) : undefined,
    year: r.chance(0.6) ? r.int(2005, 2024) : undefined,
  }),
  write: (r, { kind, person, subject, year }) =>
    [
      r.pick(OPENERS),
      r.pick(KINDS[kind]),
      ...r.shuffle([
        person && r.pick(FROM).replace("{p}", person),
        subject && r.pick(ABOUT).replace("{s}", subject),
        year && r.pick(IN).replace("{y}", String(year)),
      ]),
    ]
      .filter(Boolean)
      .join(" "),
  rules: {
    extension: (r) => {
      const dot = r.chance(0.5);
      return {
        gives: `the file extension${dot ? " with its dot" : " without a dot"}`,
        note: "PDF files have pdf, spreadsheets xlsx, pictures jpg, presentations pptx, recordings mp3.",
        solve: ({ kind }) => (dot ? `.${kind}` : kind),
      };
    },
    sender: part("the first name of the person the file came from", "person"),
    subject: part("what the file is about, without the", "subject"),
    year: part("the year of the file", "year"),
    operators: () => ({
      gives: "the search operators type:, from: and year:, in this order and separated by blanks",
      note: "The type is pdf, xlsx (spreadsheet), jpg (picture), pptx (presentation) or mp3 (recording); the name is in small letters. What is not stated is left out, and so is the subject.",
      solve: ({ kind, person, year }) =>
        [`type:${kind}`, person && `from:${person.toLowerCase()}`, year && `year:${year}`]
          .filter(Boolean)
          .join(" "),
    }),
    "file-name": (r) => {
      const sign = r.pick(["-", "_"]);
      return {
        gives: `a file name in small letters: the subject with ${sign} in place of blanks, a dot and the extension`,
        note: "The extension is pdf, xlsx (spreadsheet), jpg (picture), pptx (presentation) or mp3 (recording). If no subject is stated, the name is untitled.",
        solve: ({ kind, subject }) => `${(subject ?? "untitled").replaceAll(" ", sign)}.${kind}`,
      };
    },
    "number-of-clues": () => ({
      gives: "how many of the three clues sender, subject and year are stated, as a digit",
      note: "The kind of file is not counted.",
      solve: ({ person, subject, year }) =>
        String([person, subject, year].filter((clue) => clue !== undefined).length),
    }),
  },
});

export const families: Family[] = [files];
