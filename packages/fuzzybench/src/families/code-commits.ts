/** Commit messages by their form: the parts of a conventional commit, and the style of a subject line. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { CODE_SLOTS, COMMITS, type CommitKey } from "../lexicon/a-code-texts.js";
import { capital, fill, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Conventional extends Problem {
  readonly type: CommitKey;
  readonly scope?: string;
  readonly breaking: boolean;
  readonly subject: string;
  readonly issue?: string;
}

const SCOPES = words("api auth core search billing profile upload cart mail login ui db cli parser i18n");
const BROKEN = [
  "old tokens are rejected",
  "the config file moved",
  "Node 18 is no longer supported",
  "all dates are in UTC now",
];

function conventional(r: Random): Conventional {
  const { key: type, templates } = r.pick(COMMITS);
  const subject = fill(r, r.pick(templates), CODE_SLOTS);
  const scope = r.chance(0.6) ? r.pick(SCOPES) : undefined;
  const issue = r.chance(0.55) ? `#${r.int(3, 990)}` : undefined;
  const mark = r.chance(0.3);
  const footer = r.chance(mark ? 0.3 : 0.15);
  const closes = issue && r.chance(0.4);
  const text = [
    `${type}${scope ? `(${scope})` : ""}${mark ? "!" : ""}: ${subject}${issue && !closes ? ` (${issue})` : ""}`,
    ...(footer ? [`BREAKING CHANGE: ${r.pick(BROKEN)}`] : []),
    ...(closes ? [`${r.pick(["Closes", "Fixes", "Refs"])} ${issue}`] : []),
  ].join("\n");
  return { text, type, subject, breaking: mark || footer, ...(scope && { scope }), ...(issue && { issue }) };
}

const commitHeader = tabled<Conventional, string>({
  id: "code-classification/commit-header",
  theme: "code-classification",
  difficulty: "medium",
  survives: ["injection"],
  input: [
    "conventional commit",
    "commit in the form type(scope): description",
    "commit message with a type prefix",
  ],
  problems: () => conventional,
  rows: {
    type: {
      goal: "<the type, which is the word at the very start|the type prefix, without scope, exclamation mark and colon>",
      solve: ({ type }) => type,
    },
    scope: {
      goal: "<the scope from the parentheses before the colon|the scope of the change>",
      none: "no scope is given",
      solve: ({ scope }) => scope,
    },
    subject: {
      goal: "<the description after the first colon|what the commit does, in its own words>",
      note: "Leave out an issue number in parentheses and all further lines.",
      solve: ({ subject }) => subject,
    },
    issue: {
      goal: "<the issue number with its #|the ticket it refers to, written like #12>",
      none: "no issue is named",
      solve: ({ issue }) => issue,
    },
    changelog: {
      goal: "<a changelog line: the scope, a colon, a space and the description|the scope and the description, joined by a colon and a space>",
      note: "Without a scope it is only the description. Issue numbers and further lines are dropped.",
      solve: ({ scope, subject }) => (scope ? `${scope}: ${subject}` : subject),
    },
    breaking: {
      yes: "the change is breaking (an exclamation mark before the colon or a BREAKING CHANGE line)",
      no: "neither mark of a breaking change is there",
      names: [["breaking", "compatible"]],
      holds: ({ breaking }) => breaking,
    },
    bump: {
      by: "<the kind of release that is due|the version part to raise>",
      note: "The first rule that applies counts.",
      classes: [
        klass(
          "major/breaking/big",
          "an exclamation mark before the colon or a BREAKING CHANGE line/any breaking mark",
        ),
        klass("minor/feature/middle", "the type feat/new features (feat)"),
        klass("patch/bugfix/small", "the types fix and perf/fix or perf"),
        klass("none/nothing/skip", "all other types/any other type"),
      ],
      of: ({ breaking, type }) =>
        breaking ? 0 : type === "feat" ? 1 : type === "fix" || type === "perf" ? 2 : 3,
    },
  },
});

interface Subject extends Problem {
  readonly imperative: boolean;
  readonly vague: boolean;
  readonly issue: boolean;
}

/** A verb as an order, and in the other forms that people use. */
const VERBS = [
  ["add", "added", "adds", "adding"],
  ["remove", "removed", "removes", "removing"],
  ["rename", "renamed", "renames", "renaming"],
  ["fix", "fixed", "fixes", "fixing"],
  ["update", "updated", "updates", "updating"],
  ["improve", "improved", "improves", "improving"],
  ["replace", "replaced", "replaces", "replacing"],
  ["simplify", "simplified", "simplifies", "simplifying"],
  ["move", "moved", "moves", "moving"],
  ["document", "documented", "documents", "documenting"],
] as const;
const CLEAR = [
  "{f} in {m}",
  "the {part}",
  "tests of the {part}",
  "the {lib} wrapper",
  "{v} and {v} of the {part}",
  "the {v} check in {m} for guests",
  "the retry logic of the {part} after a timeout",
];
const VAGUE = [
  "stuff",
  "some things",
  "a few things",
  "various bits",
  "code",
  "more stuff",
  "some files",
  "things as discussed",
  "minor bits here and there",
];

function subject(r: Random): Subject {
  const [order, ...others] = r.pick(VERBS);
  const imperative = r.chance(0.5);
  const vague = r.chance(0.4);
  const issue = r.chance(0.4);
  const body = `${imperative ? order : r.pick(others)} ${fill(r, r.pick(vague ? VAGUE : CLEAR), CODE_SLOTS)}`;
  const number = `#${r.int(3, 990)}`;
  const text = issue
    ? r.pick([`${body} (${number})`, `${body}, see ${number}`, `${body} for ${number}`])
    : body;
  return {
    text: `${r.chance(0.5) ? capital(text) : text}${r.chance(0.45) ? "." : ""}`,
    imperative,
    vague,
    issue,
  };
}

const commitStyle = tabled({
  id: "code-classification/commit-style",
  theme: "code-classification",
  difficulty: "medium",
  survives: ["injection"],
  input: ["commit subject", "subject line of a commit", "first line of a commit message"],
  problems: () => subject,
  rows: {
    imperative: {
      yes: 'it starts with a verb as an order, like "add"',
      no: 'the verb has another form, like "added", "adds" or "adding"',
      names: [["good", "bad"]],
      holds: (s) => s.imperative,
    },
    capital: {
      yes: "the first letter is a capital",
      no: "it begins with a small letter",
      names: [["upper", "lower"]],
      holds: ({ text }) => /^[A-Z]/.test(text),
    },
    "full-stop": {
      yes: "the line ends with a full stop",
      no: "there is no full stop at the end",
      names: [["dot", "no dot"]],
      holds: ({ text }) => text.endsWith("."),
    },
    length: (random) => {
      const limit = random.int(22, 32);
      return {
        yes: `the line is longer than ${limit} characters, blanks included`,
        no: `it has at most ${limit} characters`,
        names: [["long", "short"]],
        holds: ({ text }) => text.length > limit,
      };
    },
    issue: {
      yes: "an issue number like #12 is mentioned",
      no: "no issue number appears",
      names: [["linked", "unlinked"]],
      holds: (s) => s.issue,
    },
    vague: {
      yes: "the subject is vague and does not say which part was changed",
      no: "it names the part of the code that was changed",
      names: [["vague", "clear"]],
      holds: (s) => s.vague,
    },
    fixed: {
      goal: "<the subject in tidy form: first letter a capital, no full stop at the end|the line with a capital first letter and without a closing full stop>",
      note: "Everything else stays as it is.",
      solve: ({ text }) => capital(text.replace(/\.$/, "")),
    },
  },
});

export const families: Family[] = [commitHeader, commitStyle];
