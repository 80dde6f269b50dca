/** Streams of text in chunks and of numbers. Part of the tool-store-and-streaming theme. */

import type { Family } from "../family.js";
import { eitherOr } from "../frames/one-answer.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { MARGIN, questionFamily, type StreamQuestion } from "./streaming-questions.js";

/** An answer that streams in. */
interface TextStream {
  /** Blanks belong to the chunk that they begin. */
  readonly chunks: readonly string[];
  /** Why it ended; undefined while it still runs. */
  readonly reason: string | undefined;
}

const SUBJECTS = words(
  "report server kitchen garden invoice train meeting printer summary teacher river engine",
);
const VERB_PARTS = words("opens closes moves starts stops works arrives leaves waits changes");
const TAILS = words("today early again slowly tomorrow now soon late outside twice");
/** Most streams end because all is said. */
const REASONS = ["stop", "stop", "stop", "length", "tool_calls", "content_filter"];

function drawTextStream(random: Random): TextStream {
  const sentence = `The ${random.pick(SUBJECTS)} ${random.pick(VERB_PARTS)} ${random.pick(TAILS)}${random.chance(0.4) ? ` and ${random.pick(VERB_PARTS)} ${random.pick(TAILS)}` : ""}.`;
  const chunks: string[] = [];
  for (let at = 0; at < sentence.length; ) {
    const blank = sentence.indexOf(" ", at + 1);
    const whole = blank < 0 ? sentence.length : blank;
    const end = random.chance(0.3) && whole - at > 4 ? at + random.int(2, whole - at - 1) : whole;
    chunks.push(sentence.slice(at, end));
    at = end;
  }
  const over = random.chance(0.8);
  return {
    chunks: over ? chunks : chunks.slice(0, random.int(1, chunks.length)),
    reason: over ? random.pick(REASONS) : undefined,
  };
}

const TEXT_STYLES: readonly ((stream: TextStream) => readonly string[])[] = [
  ({ chunks, reason }) => [
    ...chunks.map((chunk) => `data: {"delta":"${chunk}"}`),
    ...(reason ? [`data: {"finish_reason":"${reason}"}`] : []),
  ],
  ({ chunks, reason }) => [
    ...chunks.map((chunk) => `{"type":"text","text":"${chunk}"}`),
    ...(reason ? [`{"type":"end","reason":"${reason}"}`] : []),
  ],
  ({ chunks, reason }) => [
    ...chunks.map((chunk, i) => `${i + 1}: "${chunk}"`),
    ...(reason ? [`end: ${reason}`] : []),
  ],
];

const TEXT_QUESTIONS: Readonly<Record<string, StreamQuestion<TextStream>>> = {
  text: {
    answer: () => [
      "the text so far, all chunks put together",
      "the chunks joined to one text, without anything between them",
    ],
    solve: ({ chunks }) => chunks.join("").trim(),
  },
  "chunk-count": {
    answer: () => [
      "the number of text chunks (the end marker is none)",
      "how many chunks of text have come, the end marker not counted",
    ],
    solve: ({ chunks }) => String(chunks.length),
  },
  "last-chunk": {
    answer: () => [
      "the last chunk of text, without blanks around it",
      "what the latest text chunk says, blanks at its ends removed",
    ],
    solve: ({ chunks }) => (chunks.at(-1) as string).trim(),
  },
  "longest-chunk": {
    answer: () => [
      "the chunk with the most letters and signs, without blanks around it (of equal ones the first)",
      "the longest chunk once blanks at the ends are removed; the earlier one if two are equally long",
    ],
    solve: ({ chunks }) =>
      chunks.map((chunk) => chunk.trim()).reduce((a, b) => (b.length > a.length ? b : a)),
  },
  "finish-reason": {
    answer: (none) => [
      `the reason why the stream ended, or ${none} if it has not ended`,
      `the reason in the end marker; ${none} without an end marker`,
    ],
    solve: ({ reason }, none) => reason ?? none,
  },
  "complete-or-cut": {
    answer: (_, yes, no) =>
      eitherOr(
        yes,
        no,
        "the stream ended with the reason stop",
        "it is still running or ended for another reason",
      ),
    labels: (yes, no) => [yes, no],
    solve: ({ reason }, _, yes, no) => (reason === "stop" ? yes : no),
  },
  "last-word": {
    answer: () => [
      "the last word of the text put together, as far as it has come, without the full stop",
      "the word (or beginning of a word) at the end of the joined chunks, full stop removed",
    ],
    solve: ({ chunks }) => chunks.join("").replace(/\.$/, "").trim().split(" ").at(-1) as string,
  },
};

interface Numbers {
  readonly values: readonly number[];
}

function drawNumbers(random: Random): Numbers {
  const values = [random.int(10, 90)];
  for (let left = random.int(4, 7); left > 0; left--) {
    const last = values.at(-1) as number;
    values.push(random.chance(0.12) ? last : Math.max(1, Math.min(99, last + random.int(-20, 20))));
  }
  return { values };
}

const NUMBER_STYLES: readonly ((values: readonly number[]) => string)[] = [
  (values) => values.join(", "),
  (values) => values.join(" "),
  (values) => values.join(" -> "),
  (values) => values.map((value) => `level=${value}`).join("\n"),
  (values) => `[${values.join(",")}]`,
];

/** High and low water marks: the alarm goes on above one and off below the other. */
function alarm(values: readonly number[], limit: number): boolean {
  return values.reduce((on, value) => (Math.abs(value - limit) > MARGIN ? value > limit : on), false);
}

const NUMBER_QUESTIONS: Readonly<Record<string, StreamQuestion<Numbers>>> = {
  "last-change": {
    answer: () => [
      "the last number minus the one before it",
      "by how much the newest number exceeds the previous one (negative if it is lower)",
    ],
    solve: ({ values }) => String((values.at(-1) as number) - (values.at(-2) as number)),
  },
  direction: {
    answer: () => [
      "up, down or flat for the step from the last number but one to the last",
      "up if the newest number is higher than the previous one, down if it is lower, flat if it is equal",
    ],
    labels: () => ["up", "down", "flat"],
    solve: ({ values }) =>
      ["flat", "up", "down"].at(Math.sign((values.at(-1) as number) - (values.at(-2) as number))) as string,
  },
  peak: {
    answer: () => ["the highest number so far", "the maximum of the stream"],
    solve: ({ values }) => String(Math.max(...values)),
  },
  spread: {
    answer: () => [
      "the highest number minus the lowest",
      "the distance between the smallest and the largest number",
    ],
    solve: ({ values }) => String(Math.max(...values) - Math.min(...values)),
  },
  "count-above": {
    answer: (_none, _yes, _no, limit) => [
      `how many of the numbers are above ${limit}`,
      `the count of numbers greater than ${limit} (${limit} itself does not count)`,
    ],
    solve: ({ values }, _none, _yes, _no, limit) => String(values.filter((value) => value > limit).length),
  },
  "first-above": {
    answer: (none, _yes, _no, limit) => [
      `the first number above ${limit}, or ${none} if there is none`,
      `the number that is the first to exceed ${limit}; ${none} if none does`,
    ],
    solve: ({ values }, none, _yes, _no, limit) => String(values.find((value) => value > limit) ?? none),
  },
  "alarm-state": {
    answer: (_none, _yes, _no, limit) => [
      `on or off for the alarm at the end: it begins off, a number above ${limit + MARGIN} turns it on, one below ${limit - MARGIN} turns it off, others change nothing`,
      `the final state, on or off, of an alarm that is off at first, goes on at numbers over ${limit + MARGIN}, off at numbers under ${limit - MARGIN}, and else stays as it is`,
    ],
    labels: () => ["on", "off"],
    solve: ({ values }, _none, _yes, _no, limit) => (alarm(values, limit) ? "on" : "off"),
  },
  records: {
    answer: () => [
      "how many numbers are higher than all before them, the first one counted too",
      "the count of new highs: the first number and each that exceeds every earlier one",
    ],
    solve: ({ values }) =>
      String(values.filter((value, i) => values.slice(0, i).every((one) => one < value)).length),
  },
};

export const families: Family[] = [
  questionFamily({
    name: "text-chunks",
    difficulty: "medium",
    survives: ["distractor", "injection"],
    sources: [
      "a text that a model streams in chunks",
      "the streamed events of a model's answer",
      "an answer that arrives piece by piece",
    ],
    questions: TEXT_QUESTIONS,
    make: (random) => {
      const seen = drawTextStream(random);
      return { seen, text: random.pick(TEXT_STYLES)(seen).join("\n") };
    },
  }),
  questionFamily({
    name: "number-stream",
    difficulty: "medium",
    survives: ["whitespace", "distractor"],
    sources: [
      "a stream of numbers, oldest first",
      "readings of a sensor in order of time",
      "numbers as they came in, the newest last",
    ],
    questions: NUMBER_QUESTIONS,
    make: (random) => {
      const seen = drawNumbers(random);
      return { seen, text: random.pick(NUMBER_STYLES)(seen.values) };
    },
  }),
];
