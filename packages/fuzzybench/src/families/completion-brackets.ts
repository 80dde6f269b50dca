/** Brackets that are still open. Part of the completion theme. */
import { type DrawnTask, type Family, family } from "../family.js";
import { wordings } from "../lexicon/choices.js";

const PAIRS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const NAMES = "a,b,x,sum,list,f,get,map,user,items,n,max,run,key,42,7,'s',id,print,data".split(",");

/** The closing brackets that a text still needs, innermost first. */
function missingClosers(text: string): string {
  const stack: string[] = [];
  for (const sign of text) {
    if (PAIRS[sign]) stack.push(PAIRS[sign]);
    else if (sign === stack.at(-1)) stack.pop();
  }
  return stack.reverse().join("");
}

/** Answers for "all is closed". */
export const CLOSED = ["none", "nothing", "done", "complete", "closed", "ok", "-", "OK"];

interface BracketAnswer {
  readonly give: string;
  readonly rule: (done: string) => string;
  readonly solve: (missing: string, text: string, done: string) => string;
  /** Share of balanced texts. */
  readonly balanced?: number;
}

const BRACKET_ANSWERS = {
  missing: {
    give: "only the closing brackets that are missing, innermost first and without spaces",
    rule: (done) => `answer ${done} if none is missing`,
    solve: (missing, _, done) => missing || done,
  },
  whole: {
    give: "the whole text with the closing brackets added, innermost first",
    rule: () => "return a balanced text as it is",
    solve: (missing, text) => text + missing,
  },
  count: {
    give: "the number of brackets that are still open",
    rule: () => "0 for a balanced text",
    solve: (missing) => String(missing.length),
  },
  "next-closer": {
    give: "the one bracket that must be closed first, as its closing sign",
    rule: (done) => `answer ${done} if none is open`,
    solve: (missing, _, done) => missing[0] ?? done,
  },
  "open-or-done": {
    give: "open if some bracket is still open",
    rule: (done) => `${done} if every bracket is closed`,
    solve: (missing, _, done) => (missing ? "open" : done),
    balanced: 0.55,
  },
} satisfies Record<string, BracketAnswer>;

const closingBrackets = family({
  id: "completion/closing-brackets",
  theme: "completion",
  difficulty: "hard",
  variants: Object.keys(BRACKET_ANSWERS) as (keyof typeof BRACKET_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { give, rule: rules, solve, balanced = 0.12 }: BracketAnswer = BRACKET_ANSWERS[variant];
    const open = random.sample(["(", "[", "{"], random.int(2, 3));
    const done = random.pick(CLOSED);
    const kinds = open.map((o) => `${o}${PAIRS[o]}`).join(" ");
    const rule = rules(done);
    const answerTo = (input: string): string => solve(missingClosers(input), input, done);
    return {
      canonical: `A text may have open brackets (${kinds}): give ${give}; ${rule}.`,
      ...wordings(random, {
        plain: [
          `<Check|Look at> the brackets of the input (${kinds}). Return ${give}; ${rule}.`,
          `A piece of code <stops|ends> too early and some brackets (${kinds}) may still be open. Give ${give}, or ${rule}.`,
          `<Work out|Find> how to balance the brackets ${kinds} at the end of the text. The output is ${give}; ${rule}.`,
          `Every opening bracket needs its partner, last opened first closed. The kinds are ${kinds}. Output ${give}; ${rule}.`,
        ],
        terse: [
          `open brackets ${kinds}: ${give}; ${rule}`,
          `${give} (${kinds}); ${rule}`,
          `balance ${kinds} at the end -> ${give}; ${rule}`,
        ],
        casual: [
          `I may have forgotten to close my brackets (${kinds}), give me ${give}; ${rule}`,
          `like an editor would: ${give}. kinds ${kinds}; ${rule}`,
          `what's missing at the end? ${give}, ${kinds}; ${rule}`,
        ],
      }),
      sample: (r) => {
        let text = r.chance(0.5) ? r.pick(NAMES) : "";
        for (let i = r.int(3, 7); i > 0; i--) {
          const closer = missingClosers(text)[0];
          text += closer && r.chance(0.35) ? closer : `${r.pick(open)}${r.pick(NAMES)}`;
        }
        const input = r.chance(balanced) ? text + missingClosers(text) : text;
        return { input, output: answerTo(input) };
      },
      answer: ({ input }) => answerTo(input),
    };
  },
});

export const families: Family[] = [closingBrackets];
