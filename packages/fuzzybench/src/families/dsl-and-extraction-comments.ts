/** The code and comment parts of program lines. Part of the dsl-and-extraction theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { CODE_SLOTS } from "../lexicon/a-code-texts.js";
import { entries, lines, MISSING_WORDS } from "../lexicon/a-text.js";

/** Code without its comment; MARK stands for the comment sign of the drawn language. */
const STATEMENTS = lines(`
  {v} = {n}
  {f}({v}, {n})
  return {v} + {n}
  {v} += {n}
  print({v})
  {v} = {f}({n})
  {v} = "{m}"
  if ({v} > {n}) {f}()
  {v}[{n}] = {v}
  {f}("{m}", {n})
  {v} = "a MARK b"
  {f}("MARK{n}")`);
const REMARKS =
  entries(`set the {v} / see ticket {n} / not used yet / called by {m} / TODO remove / default is {n} / slow path /
  {m} needs this / reset counter / checked twice / do not change / temporary / magic number / from the {m} spec`);

const MARKERS = [
  ["#", "a hash sign (#)"],
  ["//", "two slashes (//)"],
  ["--", "two dashes (--)"],
  ["%", "a percent sign (%)"],
  [";;", "two semicolons (;;)"],
] as const;

interface CodeLine {
  readonly code: string;
  readonly remark?: string;
}

const commentPart = jobFamily(
  {
    id: "dsl-and-extraction/comment-part",
    theme: "dsl-and-extraction",
    difficulty: "medium",
    heldOut: true,
    survives: [],
    noun: ["line of code", "program line", "source line", "line of a program"],
    setting: (random) => {
      const [mark, markName] = random.pick(MARKERS);
      return {
        mark,
        none: random.pick(MISSING_WORDS.filter((word) => !word.startsWith("-"))),
        yesNo: random.pick([
          ["yes", "no"],
          ["true", "false"],
          ["comment", "plain"],
          ["1", "0"],
        ] as const),
        start: [
          `A comment begins with ${markName} and runs to the end of the line; inside double quotes the sign starts none.`,
          `Comments start with ${markName}, but not inside double quotes.`,
        ],
        stays: [
          "A line without a comment stays as it is.",
          "Without a comment the line is returned unchanged.",
        ],
      };
    },
    pose: (r, { mark }): Posed<CodeLine> => {
      const put = (text: string) =>
        text
          .replace(/\{(v|f|n|m)\}/g, (_, slot: "v" | "f" | "n" | "m") => r.pick(CODE_SLOTS[slot]))
          .replace("MARK", mark);
      const code = put(r.pick(STATEMENTS));
      const remark = put(r.pick(REMARKS));
      if (r.chance(0.45)) return { input: code, value: { code } };
      return {
        input: `${code}${r.pick([" ", "  ", " "])}${mark}${r.pick([" ", " ", ""])}${remark}`,
        value: { code, remark },
      };
    },
  },
  {
    code: ({ start, stays }) => ({
      does: ["strip the comment from the line", "remove the comment and keep the code"],
      gives: ["the code without its comment", "the line without its comment and trailing blanks"],
      rules: [start, stays],
      solve: ({ code }) => code,
    }),
    comment: ({ start, none }) => ({
      does: ["extract the text of the comment", "give the words of the comment without its sign"],
      gives: ["the text of the comment, trimmed and without its sign", "what the comment says"],
      rules: [start, `If there is no comment, answer ${none}.`],
      solve: ({ remark }) => remark ?? none,
    }),
    presence: ({ start, yesNo: [yes, no] }) => ({
      does: ["decide whether the line has a comment", "tell if there is a comment in the line"],
      gives: ["the label that tells if there is a comment", "whether the line has a comment"],
      rules: [
        start,
        [`Answer ${yes} with a comment and ${no} without one.`, `${yes} means a comment, ${no} none.`],
      ],
      labels: [yes, no],
      solve: ({ remark }) => (remark === undefined ? no : yes),
    }),
    block: ({ start, stays }) => ({
      does: [
        "rewrite the comment in the style /* text */",
        "turn the comment into a block comment with /* and */",
      ],
      gives: ["the line with its comment as /* text */", "the same line with a block comment"],
      rules: [start, stays, "One space stands before /* and on both sides of the text."],
      solve: ({ code, remark }) => (remark === undefined ? code : `${code} /* ${remark} */`),
    }),
    above: ({ start, stays, mark }) => ({
      does: [
        "move the comment to a line of its own above the code",
        "put the comment on the line before the code",
      ],
      gives: ["two lines, first the comment, then the code", "the comment line followed by the code line"],
      rules: [start, stays, `The comment line is ${mark}, a space and the text.`],
      solve: ({ code, remark }) => (remark === undefined ? code : `${mark} ${remark}\n${code}`),
    }),
  },
);

export const families: Family[] = [commentPart];
