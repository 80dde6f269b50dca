/** Streams of job events: what runs, what ended, and how long it took. Part of the tool-store-and-streaming theme. */

import type { Family } from "../family.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { questionFamily, type StreamQuestion } from "./streaming-questions.js";

interface JobEvent {
  readonly job: string;
  readonly kind: "started" | "finished" | "failed";
  /** Minutes after midnight. */
  readonly time: number;
}

const JOBS = words("build test deploy lint backup import report index sync upload");

function drawJobs(random: Random): readonly JobEvent[] {
  const jobs = random.sample(JOBS, random.int(2, 4));
  const events: JobEvent[] = [];
  let time = random.int(1, 1300);
  const open: string[] = [];
  const waiting = [...jobs];
  for (
    let left = random.int(jobs.length, jobs.length * 2);
    left > 0 && waiting.length + open.length > 0;
    left--
  ) {
    time += random.int(1, 9);
    const starts = waiting.length > 0 && (open.length === 0 || random.chance(0.55));
    if (starts) {
      const job = waiting.shift() as string;
      open.push(job);
      events.push({ job, kind: "started", time });
    } else {
      const [job] = open.splice(random.int(0, open.length - 1), 1) as [string];
      events.push({ job, kind: random.chance(0.35) ? "failed" : "finished", time });
    }
  }
  return events;
}

const clock = (time: number): string =>
  `${String(Math.floor(time / 60)).padStart(2, "0")}:${String(time % 60).padStart(2, "0")}`;

const JOB_STYLES: readonly ((event: JobEvent) => string)[] = [
  ({ job, kind, time }) => `${clock(time)} ${job} ${kind}`,
  ({ job, kind, time }) => `[${clock(time)}] ${kind}: ${job}`,
  ({ job, kind, time }) => `{"at":"${clock(time)}","job":"${job}","event":"${kind}"}`,
];

const jobsWith = (events: readonly JobEvent[], kind: JobEvent["kind"]): readonly string[] =>
  events.filter((event) => event.kind === kind).map(({ job }) => job);
const running = (events: readonly JobEvent[]): readonly string[] =>
  jobsWith(events, "started").filter((job) =>
    events.every((event) => event.job !== job || event.kind === "started"),
  );

/** Minutes that each ended job took, in the order of their ends. */
const durations = (events: readonly JobEvent[]): readonly (readonly [string, number])[] =>
  events.flatMap(({ job, kind, time }) => {
    const start = events.find((event) => event.job === job && event.kind === "started");
    return kind === "started" || !start ? [] : [[job, time - start.time] as const];
  });

/** The names of jobs in order. */
const jobList = (
  what: string,
  order: string,
  pick: (events: readonly JobEvent[]) => readonly string[],
): StreamQuestion<readonly JobEvent[]> => ({
  answer: (none) => [
    `the jobs that ${what}, ${order}, separated by a comma and a blank, or ${none} if there are none`,
    `the name of every job that ${what}, joined by ", " ${order}; ${none} without any`,
  ],
  solve: (events, none) => pick(events).join(", ") || none,
});

const JOB_QUESTIONS: Readonly<Record<string, StreamQuestion<readonly JobEvent[]>>> = {
  running: jobList("have started but neither finished nor failed", "in the order of their starts", running),
  finished: jobList("have finished", "in the order of their ends", (events) => jobsWith(events, "finished")),
  failed: jobList("have failed", "in the order of their ends", (events) => jobsWith(events, "failed")),
  "running-count": {
    answer: () => [
      "the number of jobs that are still running",
      "how many jobs have started and not ended yet",
    ],
    solve: (events) => String(running(events).length),
  },
  "latest-event": {
    answer: () => [
      "what happened last: started, finished or failed",
      "the kind of the latest event, one of started, finished and failed",
    ],
    labels: () => ["started", "finished", "failed"],
    solve: (events) => (events.at(-1) as JobEvent).kind,
  },
  "longest-job": {
    answer: (none) => [
      `the finished or failed job that took longest (the first to end if two took equally long), or ${none} if none has ended`,
      `which ended job had the most minutes between start and end, the one that ended first in a tie; ${none} if no job has ended`,
    ],
    solve: (events, none) => {
      const [first, ...rest] = durations(events);
      return first ? rest.reduce((a, b) => (b[1] > a[1] ? b : a), first)[0] : none;
    },
  },
  "first-duration": {
    answer: (none) => [
      `the minutes that the first job to end has taken, as a number, or ${none} if none has ended`,
      `how many minutes passed from the start to the end of the job that ended first; ${none} if all still run`,
    ],
    solve: (events, none) => String(durations(events)[0]?.[1] ?? none),
  },
  "last-start": {
    answer: () => ["the time at which the latest job started, as hh:mm", "when the last start was, as hh:mm"],
    solve: (events) => clock((events.findLast(({ kind }) => kind === "started") as JobEvent).time),
  },
};

const inLines = <T>(styles: readonly ((part: T) => string)[], random: Random, parts: readonly T[]): string =>
  parts.map(random.pick(styles)).join("\n");

export const families: Family[] = [
  questionFamily({
    name: "job-events",
    difficulty: "hard",
    survives: ["whitespace", "distractor", "injection"],
    sources: [
      "a stream of job events, oldest first",
      "the events of several jobs in order of time",
      "a live log of jobs that start and end",
    ],
    questions: JOB_QUESTIONS,
    make: (random) => {
      const seen = drawJobs(random);
      return { seen, text: inLines(JOB_STYLES, random, seen) };
    },
  }),
];
