/** Mechanical clean-ups of chat lines: emoji, exclamation marks, contractions, lettering. */
import type { Family } from "../family.js";
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

const CLEAN_UPS: readonly CleanUp[] = [
  {
    long: "remove all emoji",
    short: "no emoji",
    loose: "drop the emoji",
    apply: (t) =>
      EMOJI.reduce((done, e) => done.replaceAll(e, ""), t)
        .replace(/ +/g, " ")
        .trim(),
  },
  {
    long: "replace any run of exclamation marks by one full stop",
    short: '"!", "!!" or "!!!" -> "."',
    loose: "turn the shouting marks (!, !!, !!!) into a single full stop",
    apply: (t) => t.replace(/!+/g, "."),
  },
  {
    long: 'spell out contractions ("can\'t" becomes "cannot", "it\'s" becomes "it is")',
    short: "expand contractions",
    loose: "write short forms like don't in full",
    apply: expand,
  },
];
const LETTERINGS: readonly CleanUp[] = [
  {
    long: "put everything in lower case",
    short: "lowercase",
    loose: "use small letters only",
    apply: (t) => t.toLowerCase(),
  },
  {
    long: "put everything in upper case",
    short: "uppercase",
    loose: "make it ALL CAPS",
    apply: (t) => t.toUpperCase(),
  },
  {
    long: "start every word with a capital letter and keep its other letters small",
    short: "Title Case",
    loose: "Give Every Word A Capital, rest small",
    apply: (t) =>
      t
        .split(" ")
        .map((word) => capital(word.toLowerCase()))
        .join(" "),
  },
];

/** A chat line with up to two emoji and up to three exclamation marks. */
function chatLine(random: Random): string {
  const line = say(random, CHAT_LINES, { x: NEUTRAL_THINGS });
  const end = random.pick(["", "!", "!!", "!!!", ".", "?"]);
  const shape = random.pick(["{l}{e} {a}", "{a} {l}{e}", "{l} {a}{e}", "{l}{e} {a}{b}", "{l}{e}"]);
  return fill(random, shape, { l: line, e: end, a: EMOJI, b: EMOJI });
}

export const cleanUp: Family = {
  id: "authorship-and-style/clean-up",
  theme: "authorship-and-style",
  difficulty: "medium",
  draw(random) {
    const first = random.pick(CLEAN_UPS);
    const extra = random.pick([...LETTERINGS, ...CLEAN_UPS.filter((c) => c !== first)]);
    const steps = random.chance(0.35) ? [first] : [first, extra];
    const long = steps.map((s) => s.long).join(", and ");
    const short = steps.map((s) => s.short).join(" + ");
    const loose = steps.map((s) => s.loose).join(" and ");
    return {
      canonical: `Rewrite the message: ${long}. Change nothing else.`,
      plain: [
        `Rewrite the message: ${long}. Leave everything else as it is.`,
        `Clean up a chat line. You should ${long}, without touching the rest of the text.`,
        `Normalise the style of the text: ${long}. Output the resulting text only.`,
        `Return the same sentence after these edits: ${long}. No other edits are allowed.`,
      ],
      terse: [`text -> ${short}, rest unchanged`, `clean: ${short}`, `${short}; keep everything else`],
      casual: [
        `Tidy this up for me: ${loose}. Don't change anything else.`,
        `can you ${loose}? the rest of the message stays like it is`,
        `Please just ${loose} and give me the line back.`,
      ],
      sample(r) {
        const input = chatLine(r);
        return { input, output: steps.reduce((text, step) => step.apply(text), input) };
      },
    };
  },
};
