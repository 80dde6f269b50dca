/** Constraints on the form of codes: masks, regular expressions, and whether a code has the wanted form. */
import type { Family } from "../family.js";
import { type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";

type Kind = "A" | "a" | "9";

/** A run of characters of one kind, or a separator. */
interface Run {
  readonly kind: Kind | "sign";
  readonly length: number;
  readonly sign?: string;
}

interface Code extends Problem {
  readonly runs: readonly Run[];
}

const CHARACTERS: Readonly<Record<Kind, readonly string[]>> = {
  A: [..."ABCDEFGHJKLMNPRSTUVWXYZ"],
  a: [..."abcdefghjkmnpqrstuvwxyz"],
  "9": [..."0123456789"],
};
const SIGNS = ["-", "/", ".", "_", ":"];
const SIGN_NAMES: Readonly<Record<string, string>> = {
  "-": "a hyphen",
  "/": "a slash",
  ".": "a dot",
  _: "an underscore",
  ":": "a colon",
};
const KIND_NAMES: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  A: ["capital letter", "capital letters"],
  a: ["small letter", "small letters"],
  "9": ["digit", "digits"],
};
const NUMBERS = ["", "one", "two", "three", "four", "five"];

/** Two or three runs of letters or digits with signs between some; neighbours are of different kinds. */
function shape(r: Random): Run[] {
  const runs: Run[] = [];
  let last: Kind | undefined;
  for (let i = r.int(2, 3); i > 0; i--) {
    const sign = runs.length > 0 && r.chance(0.6);
    if (sign) runs.push({ kind: "sign", length: 1, sign: r.pick(SIGNS) });
    const kinds = (["A", "9", "a"] as const).filter((kind) => kind !== last);
    last = r.pick(kinds);
    runs.push({ kind: last, length: r.int(1, 4) });
  }
  return runs;
}

function write(r: Random, runs: readonly Run[]): Code {
  let text = "";
  for (const { kind, length, sign } of runs)
    if (kind === "sign") text += sign;
    else for (let i = 0; i < length; i++) text += r.pick(CHARACTERS[kind]);
  return { text, runs };
}

/** A shape that differs from the wanted one in a single run. */
function bent(r: Random, runs: readonly Run[]): Run[] {
  const at = r.int(0, runs.length - 1);
  return runs.map((run, i) => {
    if (i !== at) return run;
    if (run.kind === "sign") return { ...run, sign: r.pick(SIGNS.filter((sign) => sign !== run.sign)) };
    return { ...run, length: run.length === 1 || r.chance(0.5) ? run.length + 1 : run.length - 1 };
  });
}

const mask = (runs: readonly Run[]): string =>
  runs.map(({ kind, length, sign }) => (kind === "sign" ? sign : kind.repeat(length))).join("");
const spoken = (runs: readonly Run[]): string =>
  runs
    .map(({ kind, length, sign }) =>
      kind === "sign"
        ? SIGN_NAMES[sign as string]
        : `${NUMBERS[length]} ${KIND_NAMES[kind][length === 1 ? 0 : 1]}`,
    )
    .join(", then ");
const pattern = (runs: readonly Run[]): string =>
  runs
    .map(({ kind, length, sign }) => {
      if (kind === "sign") return sign === "." || sign === "/" ? `\\${sign}` : sign;
      const set = { A: "[A-Z]", a: "[a-z]", "9": "\\d" }[kind];
      return length === 1 ? set : `${set}{${length}}`;
    })
    .join("");

const countOf = ({ runs }: Code, ...kinds: readonly Run["kind"][]): number =>
  runs.reduce((sum, run) => sum + (kinds.includes(run.kind) ? run.length : 0), 0);
const kept = (text: string, wanted: RegExp): string | undefined => text.replace(wanted, "") || undefined;

const codes = tabled<Code, string, readonly Run[]>({
  id: "constraints/code-format",
  theme: "constraints",
  difficulty: "medium",
  survives: ["injection"],
  input: ["code", "article number", "identifier", "reference code"],
  domain: shape,
  problems: (_, wanted) => (r) => {
    const choice = r.int(0, 9);
    return write(r, choice < 3 ? wanted : choice < 6 ? bent(r, wanted) : shape(r));
  },
  rows: {
    matches: (_, wanted) => ({
      yes: "the code has exactly the wanted form",
      no: "it differs in any place",
      note: `The form is ${spoken(wanted)}, and nothing more.`,
      names: [
        ["valid", "invalid"],
        ["match", "no match"],
      ],
      holds: ({ runs }) => mask(runs) === mask(wanted),
    }),
    mask: {
      goal: '<its mask: "A" for every capital letter, "a" for every small letter, "9" for every digit|the code with capitals replaced by "A", small letters by "a" and digits by "9">',
      note: "All other characters stay.",
      solve: ({ runs }) => mask(runs),
    },
    spoken: {
      goal: "<a description of its form|the form of the code in words>",
      note: 'Join the parts by ", then ": numbers as words (one to five) with capital letter(s), small letter(s) or digit(s), and a hyphen, a slash, a dot, an underscore or a colon; like two capital letters, then a hyphen, then one digit.',
      solve: ({ runs }) => spoken(runs),
    },
    regex: {
      goal: "<a regular expression for codes of the same form|the regular expression that fits all codes of this form>",
      note: "Use [A-Z], [a-z] and \\d, a count in braces for two or more, and a backslash before a dot or a slash; no anchors.",
      solve: ({ runs }) => pattern(runs),
    },
    digits: {
      goal: "<its digits without anything else|the code with everything but digits removed>",
      none: "there is no digit",
      solve: ({ text }) => kept(text, /\D/g),
    },
    letters: {
      goal: "<its letters without anything else|the code with everything but letters removed>",
      note: "Keep capital and small letters as they are.",
      none: "there is no letter",
      solve: ({ text }) => kept(text, /[^A-Za-z]/g),
    },
    compact: {
      goal: "<the code in capitals and without signs|its letters and digits only, letters as capitals>",
      solve: ({ text }) => text.replace(/[^A-Za-z0-9]/g, "").toUpperCase(),
    },
    "more-digits": {
      yes: "the code has more digits than letters",
      no: "it has as many letters as digits, or more",
      names: [["digits", "letters"]],
      holds: (c) => countOf(c, "9") > countOf(c, "A", "a"),
    },
  },
});

export const families: Family[] = [codes];
