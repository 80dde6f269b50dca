/** Transcripts: cleaning spoken sentences, and turning dictated words into signs. */
import { type DrawnTask, type Family, family } from "../family.js";
import { wordings } from "../lexicon/choices.js";
import { DICTATED, dictation, type Part } from "../lexicon/dictation.js";
import { FILLERS, SPOKEN } from "../lexicon/transcripts.js";
import type { Random } from "../random.js";
import { families as dialogue } from "./transcripts-dialogue.js";

/** A spoken piece: a filler, or a word that may say again the word before. */
interface Piece {
  readonly text: string;
  readonly role: "filler" | "word" | "again";
}

function speak(r: Random, banned: readonly string[], others: readonly string[]): readonly Piece[] {
  const clean = r.pick(SPOKEN).split(" ");
  const pieces: Piece[] = [];
  const foreign = r.chance(0.25) ? r.int(0, clean.length - 1) : -1;
  clean.forEach((text, i) => {
    if (r.chance(i === 0 ? 0.4 : 0.22)) pieces.push({ text: r.pick(banned), role: "filler" });
    if (i === foreign) pieces.push({ text: r.pick(others), role: "filler" });
    pieces.push({ text, role: "word" });
    if (r.chance(0.15)) pieces.push({ text, role: "again" });
  });
  return pieces;
}
const join = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join(" ");
const words = (text: string): string[] => text.split(" ");

/** How the cleaned sentence is written. */
const FORMS: readonly { readonly say: string; readonly of: (text: string) => string }[] = [
  { say: "the cleaned sentence in lower case without a full stop", of: (t) => t.toLowerCase() },
  {
    say: "the cleaned sentence with a capital at the start and a full stop at the end",
    of: (t) => `${t.charAt(0).toUpperCase()}${t.slice(1)}.`,
  },
  { say: "the cleaned sentence, with the other words exactly as they are", of: (t) => t },
];

type Removal = "fillers" | "repeats" | "both";

interface Cleaning {
  readonly removes: Removal;
  /** What to give; absent where the form is drawn. */
  readonly goal?: { readonly say: string; readonly of: (kept: string, dropped: number) => string };
}

const CLEANINGS = {
  "fillers-out": { removes: "fillers" },
  "fillers-and-repeats-out": { removes: "both" },
  "repeats-out": { removes: "repeats" },
  "count-fillers": {
    removes: "fillers",
    goal: {
      say: "only the number of fillers that were removed, as digits",
      of: (_, dropped) => String(dropped),
    },
  },
  "count-words-left": {
    removes: "fillers",
    goal: {
      say: "only the number of words that are left, as digits",
      of: (kept) => String(words(kept).length),
    },
  },
  "first-word-left": {
    removes: "fillers",
    goal: {
      say: "only the first word that is left, in lower case",
      of: (kept) => (words(kept)[0] as string).toLowerCase(),
    },
  },
  "last-two-words-left": {
    removes: "both",
    goal: { say: "only the last two words that are left", of: (kept) => words(kept).slice(-2).join(" ") },
  },
} as const satisfies Record<string, Cleaning>;

function drawFiller(random: Random, variant: keyof typeof CLEANINGS): DrawnTask {
  const { removes, goal: fixed }: Cleaning = CLEANINGS[variant];
  const banned = random.sample(FILLERS, random.int(3, 6));
  const others = FILLERS.filter((filler) => !banned.includes(filler));
  const form = random.pick(FORMS);
  const goal = fixed ?? { say: form.say, of: (kept: string) => form.of(kept) };
  const list = banned.map((filler) => `"${filler}"`).join(", ");
  const repeats = "words said twice in a row (keep one)";
  const out =
    removes === "repeats"
      ? repeats
      : removes === "fillers"
        ? `the fillers ${list}`
        : `the fillers ${list} and ${repeats}`;
  const rest =
    removes === "repeats" ? "Hesitations such as um stay." : "Other words stay, also other fillers.";
  const answer = (pieces: readonly Piece[]): string => {
    const kept = pieces.filter(
      ({ text, role }) =>
        !(removes !== "repeats" && role === "filler" && (banned as readonly string[]).includes(text)) &&
        !(removes !== "fillers" && role === "again"),
    );
    return goal.of(join(kept), pieces.length - kept.length);
  };
  return {
    canonical: `Remove ${out} from speech; give ${goal.say}.`,
    ...wordings(random, {
      plain: [
        `<Clean|Tidy> a transcript. Remove ${out}. Return ${goal.say}. ${rest}`,
        `The input is spoken text. <Take out|Drop> ${out} and give ${goal.say}. ${rest}`,
        `<Write up|Edit> what somebody said without ${out}. The output is ${goal.say}. ${rest}`,
        `Make a subtitle from speech: strike ${out}. Answer with ${goal.say}.`,
      ],
      terse: [
        `drop ${out}; give ${goal.say}`,
        `transcript minus ${out} -> ${goal.say}`,
        `remove ${out}, then ${goal.say}`,
      ],
      casual: [
        `I talk too messy, take out ${out}. I want ${goal.say}`,
        `clean this up pls, without ${out}. give me ${goal.say}`,
        `podcast notes, kick out ${out} and leave me ${goal.say}`,
      ],
    }),
    sample: (r) => {
      const pieces = speak(r, banned, others);
      return { input: join(pieces), output: answer(pieces), latent: pieces };
    },
    answer: ({ latent }) => answer(latent as readonly Piece[]),
  };
}

type Kind = keyof typeof DICTATED;
const KINDS = Object.keys(DICTATED) as Kind[];

function drawDictation(random: Random, variant: Kind | "everything"): DrawnTask {
  const kinds = variant === "everything" ? KINDS : [variant];
  const say = kinds.map((kind) => DICTATED[kind].say).join("; ");
  const rest = variant === "everything" ? "All other words stay." : "Everything else stays spelled out.";
  const answer = (parts: readonly Part[]): string =>
    parts
      .map(({ kind, spoken, written }) => (kind && kinds.includes(kind) ? written : spoken))
      .join(" ")
      .replace(/ ([,.?!;:])(?= |$)/g, "$1");
  return {
    canonical: `Write dictated words as signs: ${say}. ${rest}`,
    ...wordings(random, {
      plain: [
        `The input was dictated and written down word by word. Replace this: ${say}. ${rest}`,
        `<Convert|Turn> dictated text into written text, but only as follows: ${say}. ${rest} Return the whole text.`,
        `A speech recogniser spells everything out. <Correct|Repair> one thing in its text: ${say}. ${rest}`,
        `Write down what was dictated. Rule: ${say}. ${rest}`,
      ],
      terse: [`dictation: ${say}; rest unchanged`, `spoken -> written (${say}), other words as they are`],
      casual: [
        `my dictation app spells things out, please fix this: ${say}. leave the rest alone`,
        `turn my voice memo into text, just change this: ${say}`,
        `can you clean up the dictated line? ${say}. rest as it is`,
      ],
    }),
    sample: (r) => {
      const parts = dictation(r);
      return { input: parts.map(({ spoken }) => spoken).join(" "), output: answer(parts), latent: parts };
    },
    answer: ({ latent }) => answer(latent as readonly Part[]),
  };
}

export const families: Family[] = [
  family({
    id: "transcripts/remove-fillers",
    theme: "browser-and-transcripts",
    difficulty: "medium",
    variants: Object.keys(CLEANINGS) as (keyof typeof CLEANINGS)[],
    survives: ["injection"],
    draw: drawFiller,
  }),
  family({
    id: "transcripts/dictation",
    theme: "browser-and-transcripts",
    difficulty: "hard",
    variants: [...KINDS, "everything"],
    survives: [],
    draw: drawDictation,
  }),
  ...dialogue,
];
