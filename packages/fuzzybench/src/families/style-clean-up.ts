/** Mechanical clean-ups of chat lines: emoji, exclamation marks, contractions, lettering, alone or combined. */
import { family } from "../family.js";
import { rewriteBy } from "../frames/three-phrases.js";
import { capital, fill, say } from "../lexicon/fill.js";
import { CHAT_LINES, CONTRACTIONS, EMOJI, NEUTRAL_THINGS } from "../lexicon/style-sentences.js";
import type { Random } from "../random.js";

interface CleanUp {
  readonly long: string;
  readonly short: string;
  readonly loose: string;
  readonly apply: (text: string) => string;
}

function expand(text: string): string {
  return CONTRACTIONS.reduce(
    (done, [from, to]) => done.replaceAll(from, to).replaceAll(capital(from), capital(to)),
    text,
  );
}

const STEPS = {
  "no-emoji": {
    long: "remove all emoji and the blanks that become superfluous",
    short: "delete emoji, single blanks",
    loose: "drop the emoji without leaving double blanks",
    apply: (t) =>
      EMOJI.reduce((done, e) => done.replaceAll(e, ""), t)
        .replace(/ +/g, " ")
        .replace(/ (?=[.!?]|$)/g, "")
        .trim(),
  },
  calm: {
    long: "replace any run of exclamation marks by one full stop",
    short: 'turn "!", "!!" and "!!!" into "."',
    loose: "swap the shouting marks (!, !!, !!!) for a single full stop",
    apply: (t) => t.replace(/!+/g, "."),
  },
  "spell-out": {
    long: 'spell out contractions ("can\'t" becomes "cannot", "it\'s" becomes "it is")',
    short: "expand contractions such as it's to it is and can't to cannot",
    loose: "write short forms like don't in full (can't is cannot)",
    apply: expand,
  },
  lower: {
    long: "put everything in lower case",
    short: "lowercase all letters",
    loose: "use small letters only",
    apply: (t) => t.toLowerCase(),
  },
  upper: {
    long: "put everything in upper case",
    short: "uppercase all letters",
    loose: "make it ALL CAPS",
    apply: (t) => t.toUpperCase(),
  },
  title: {
    long: "start every word with a capital letter and keep its other letters small",
    short: "use Title Case in every word, the rest small",
    loose: "Give Every Word A Capital and keep the rest small",
    apply: (t) =>
      t
        .split(" ")
        .map((word) => capital(word.toLowerCase()))
        .join(" "),
  },
} satisfies Record<string, CleanUp>;

const VARIANTS = {
  "no-emoji": ["no-emoji"],
  calm: ["calm"],
  "spell-out": ["spell-out"],
  lower: ["lower"],
  upper: ["upper"],
  title: ["title"],
  "no-emoji-calm": ["no-emoji", "calm"],
  "no-emoji-spell-out": ["no-emoji", "spell-out"],
  "calm-spell-out": ["calm", "spell-out"],
  "no-emoji-lower": ["no-emoji", "lower"],
  "calm-title": ["calm", "title"],
} satisfies Record<string, readonly (keyof typeof STEPS)[]>;

/** A chat line with up to two emoji and up to three exclamation marks. */
function chatLine(random: Random): string {
  const line = say(random, CHAT_LINES, { x: NEUTRAL_THINGS });
  const end = random.pick(["", "!", "!!", "!!!", ".", "?"]);
  const shape = random.pick(["{l}{e} {a}", "{a} {l}{e}", "{l} {a}{e}", "{l}{e} {a}{b}", "{l}{e}"]);
  return fill(random, shape, { l: line, e: end, a: EMOJI, b: EMOJI });
}

export const cleanUp = family({
  id: "authorship-and-style/clean-up",
  theme: "authorship-and-style",
  difficulty: "medium",
  variants: Object.keys(VARIANTS) as (keyof typeof VARIANTS)[],
  survives: [],
  draw(random, variant) {
    const steps: readonly CleanUp[] = VARIANTS[variant].map((name) => STEPS[name]);
    const said = (key: "long" | "short" | "loose") => steps.map((step) => step[key]).join(" and ");
    const apply = (text: string) => steps.reduce((done, step) => step.apply(done), text);
    return {
      ...rewriteBy(random, [said("long"), said("loose"), said("short")], {
        source: random.pick(["message", "chat line", "text", "comment"]),
        rule: "Change nothing else.",
        brief: "nothing else",
      }),
      sample(r) {
        const input = chatLine(r);
        return { input, output: apply(input) };
      },
      answer: ({ input }) => apply(input),
    };
  },
});
