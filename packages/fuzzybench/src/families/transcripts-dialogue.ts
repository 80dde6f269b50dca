/** Transcripts: facts of a conversation with named speakers, and the parts of a subtitle cue. */
import { type DrawnTask, type Family, family } from "../family.js";
import { wordings, writing } from "../lexicon/choices.js";
import { QUESTIONS, SPOKEN } from "../lexicon/transcripts.js";
import type { Random } from "../random.js";

const NAMES = [
  "Anna",
  "Omar",
  "Lena",
  "Paul",
  "Mia",
  "Jonas",
  "Sara",
  "Tim",
  "Nora",
  "Felix",
  "Ivy",
  "Raj",
] as const;

interface Turn {
  readonly name: string;
  readonly text: string;
  /** Seconds since the start. */
  readonly at: number;
}
type Talk = readonly Turn[];

/** Four to six turns by up to four people; exactly one turn is a question. */
function someTalk(r: Random): Talk {
  const people = r.sample(NAMES, r.int(2, 4));
  const texts = r.sample(SPOKEN, r.int(3, 5));
  const asked = r.int(0, texts.length);
  const all = [...texts.slice(0, asked), r.pick(QUESTIONS), ...texts.slice(asked)];
  let at = r.int(0, 40);
  let name = r.pick(people);
  return all.map((text, i) => {
    at += r.int(2, 30);
    if (i > 0) name = r.pick(people.filter((other) => other !== name));
    return { name, text, at };
  });
}

const two = (n: number): string => String(n).padStart(2, "0");
const clock = (seconds: number): string => `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;

const LAYOUTS: readonly ((turn: Turn) => string)[] = [
  ({ name, text, at }) => `[${clock(at)}] ${name}: ${text}`,
  ({ name, text, at }) => `${clock(at)} ${name} - ${text}`,
  ({ name, text, at }) => `${name} (${clock(at)}): ${text}`,
];
const length = ({ text }: Turn): number => text.split(" ").length;

interface Fact {
  readonly say: readonly string[];
  readonly of: (talk: Talk) => string;
}

const FACTS = {
  "first-speaker": {
    say: ["name of the person who speaks first", "name of whoever opens the conversation"],
    of: (talk) => talk[0]!.name,
  },
  "last-speaker": {
    say: ["name of the person who speaks last", "name of whoever has the last word"],
    of: (talk) => talk.at(-1)!.name,
  },
  "who-asks": {
    say: [
      "name of the person who asks the question",
      "name of the speaker whose line ends with a question mark",
    ],
    of: (talk) => talk.find(({ text }) => text.endsWith("?"))!.name,
  },
  question: {
    say: [
      "question that is asked, word for word, without the name",
      "one line that is a question, without time and name",
    ],
    of: (talk) => talk.find(({ text }) => text.endsWith("?"))!.text,
  },
  "last-words": {
    say: ["text of the last line, without time and name", "last thing that is said, without the name"],
    of: (talk) => talk.at(-1)!.text,
  },
  "longest-speaker": {
    say: [
      "name of the person whose line has the most words (the earlier one if several are equally long)",
      "name of the speaker of the line with the most words; the first such line counts",
    ],
    of: (talk) => talk.reduce((best, turn) => (length(turn) > length(best) ? turn : best)).name,
  },
  "number-of-speakers": {
    say: ["number of different speakers, as a digit", "count of the people who speak, as a digit"],
    of: (talk) => String(new Set(talk.map(({ name }) => name)).size),
  },
  "turns-of-first": {
    say: [
      "number of lines spoken by the person who starts, as a digit",
      "count of the turns of the first speaker, as a digit",
    ],
    of: (talk) => String(talk.filter(({ name }) => name === talk[0]!.name).length),
  },
  "end-time": {
    say: ["time of the last line as MM:SS", "time stamp of the final turn as minutes and seconds"],
    of: (talk) => clock(talk.at(-1)!.at),
  },
  names: {
    say: [
      "names of all speakers in order of their first line, each once, separated by a comma and a space",
      "list of the speakers in order of appearance without repeats, joined by comma and space",
    ],
    of: (talk) => [...new Set(talk.map(({ name }) => name))].join(", "),
  },
} as const satisfies Record<string, Fact>;

function drawFact(random: Random, variant: keyof typeof FACTS): DrawnTask {
  const fact: Fact = FACTS[variant];
  const say = random.pick(fact.say);
  const layout = random.pick(LAYOUTS);
  return {
    canonical: `From a conversation with times and names give the ${say}.`,
    ...wordings(random, {
      plain: [
        `<Read|Look at> a transcript with times and names and <give|return> the ${say}.`,
        `The input is a conversation, one turn a line. The output is the ${say}.`,
        `For the minutes of a call, note the ${say}. Write nothing else.`,
        `Several people talk, and each line shows the time, who speaks and what is said. <Find|Determine> the ${say}.`,
      ],
      terse: [`transcript -> ${say}`, `${say} in the conversation`],
      casual: [
        `I missed the call, just tell me the ${say}`,
        `from this chat between people I need the ${say}`,
        `can you get me the ${say}? only that, thanks`,
      ],
    }),
    sample: (r) => {
      const talk = someTalk(r);
      return { input: talk.map(layout).join("\n"), output: fact.of(talk), latent: talk };
    },
    answer: ({ latent }) => fact.of(latent as Talk),
  };
}

/** A subtitle cue: number, start and end in milliseconds, and its text. */
interface Cue {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const stamp = (ms: number, mark: string): string => {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${parts.map(two).join(":")}${mark}${String(ms % 1000).padStart(3, "0")}`;
};

function someCue(r: Random): Cue {
  const start = r.int(0, 7_000_000);
  return {
    number: r.int(1, 900),
    start,
    end: start + r.int(600, 6000),
    text: r.sample(SPOKEN, r.int(1, 3)).join(", "),
  };
}

const CUE_PARTS = {
  text: {
    say: ["text that is shown", "words of the subtitle, without number and times"],
    of: ({ text }: Cue) => text,
  },
  start: {
    say: ["start time as HH:MM:SS, without the fraction", "moment when it appears, as HH:MM:SS"],
    of: ({ start }: Cue) => stamp(start, ",").slice(0, 8),
  },
  end: {
    say: ["end time as HH:MM:SS, without the fraction", "moment when it disappears, as HH:MM:SS"],
    of: ({ end }: Cue) => stamp(end, ",").slice(0, 8),
  },
  minute: {
    say: [
      "full minutes from the beginning to the start of the cue, hours included",
      "start in whole minutes (hours count 60 each), as a number",
    ],
    of: ({ start }: Cue) => String(Math.floor(start / 60_000)),
  },
  "web-times": {
    say: [
      "line with both times, but with dots instead of the commas",
      "times line in the notation of WebVTT, that is with dots in place of commas",
    ],
    of: ({ start, end }: Cue) => `${stamp(start, ".")} --> ${stamp(end, ".")}`,
  },
  "word-count": {
    say: ["number of words that are shown, as digits", "count of the words in the text, as digits"],
    of: ({ text }: Cue) => String(text.split(" ").length),
  },
} as const;

function drawCue(random: Random, variant: keyof typeof CUE_PARTS): DrawnTask {
  const { say: ways, of } = CUE_PARTS[variant];
  const say = random.pick(ways);
  const form = writing(random, variant === "text");
  return {
    canonical: `From a subtitle cue give the ${say}, ${form.rule}.`,
    ...wordings(random, {
      plain: [
        `<Take|Read> a subtitle cue (number, times, text) and give the ${say}. Write it ${form.rule}.`,
        `The input is one block of a subtitle file. The output is the ${say}, ${form.rule}.`,
        `Subtitles come as number, time line and text. <Return|Extract> the ${say}, ${form.rule}.`,
        `What is the ${say} in this cue of an SRT file? Answer ${form.rule}.`,
      ],
      terse: [`subtitle cue -> ${say} (${form.short})`, `${say} of the SRT block, ${form.short}`],
      casual: [
        `fixing subtitles here, give me the ${say}, ${form.rule}`,
        `just the ${say} out of this cue please (${form.rule})`,
        `what's the ${say}? ${form.rule}, thanks`,
      ],
    }),
    sample: (r) => {
      const cue = someCue(r);
      const times = `${stamp(cue.start, ",")} --> ${stamp(cue.end, ",")}`;
      return { input: `${cue.number}\n${times}\n${cue.text}`, output: form.apply(of(cue)), latent: cue };
    },
    answer: ({ latent }) => form.apply(of(latent as Cue)),
  };
}

export const families: Family[] = [
  family({
    id: "transcripts/conversation",
    theme: "browser-and-transcripts",
    difficulty: "medium",
    variants: Object.keys(FACTS) as (keyof typeof FACTS)[],
    survives: ["injection"],
    draw: drawFact,
  }),
  family({
    id: "transcripts/subtitle-cue",
    theme: "browser-and-transcripts",
    difficulty: "medium",
    variants: Object.keys(CUE_PARTS) as (keyof typeof CUE_PARTS)[],
    survives: [],
    draw: drawCue,
  }),
];
