/** The example of docs/fuzzybench.md: how long a meeting takes, read from one line of a calendar. */
import { type DrawnTask, family } from "./family.js";
import { NOTHING } from "./lexicon/choices.js";
import type { Random } from "./random.js";

const TITLES = ["Budget review", "Stand-up", "Interview with Ada", "Lunch with the team", "Dentist", "Retro"];

/** What the sampler knows of a line: start and end in minutes after midnight; no end when it is open. */
type Meeting = { readonly from: number; readonly to?: number };

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** The variants: [what is asked, how it is computed]. All read the same lines. */
const QUESTIONS = {
  duration: [
    "how many minutes the meeting takes",
    ({ from, to }: Meeting) => (to === undefined ? to : String(to - from)),
  ],
  "ends-at": ["at what time the meeting ends", ({ to }: Meeting) => (to === undefined ? to : clock(to))],
  "starts-at": ["at what time the meeting starts", ({ from }: Meeting) => clock(from)],
  "half-of-day": [
    "whether it starts before noon (am) or not (pm)",
    ({ from }: Meeting) => (from < 720 ? "am" : "pm"),
  ],
} as const;

function line(random: Random): { text: string; meeting: Meeting } {
  const from = 15 * random.int(28, 68);
  const to = random.chance(0.8) ? from + 15 * random.int(1, 8) : undefined;
  const title = random.pick(TITLES);
  const room = random.chance(0.5) ? `, room ${random.int(100, 499)}` : "";
  const time = to === undefined ? `from ${clock(from)}, open end` : `${clock(from)}-${clock(to)}`;
  return { text: `${title} ${time}${room}`, meeting: to === undefined ? { from } : { from, to } };
}

export const exampleFamily = family({
  id: "core-text/example-meeting",
  theme: "core-text",
  difficulty: "medium",
  variants: Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[],
  // Letters carry nothing here, digits everything: noise spares digits. Dashes stand for the end of the meeting.
  survives: ["typos", "case", "distractor"],
  draw(random, variant): DrawnTask {
    const [question, compute] = QUESTIONS[variant];
    const none = random.pick(NOTHING);
    const open = ` If the end is open and needed, the answer is ${none}.`;
    const entry = random.pick(["calendar entry", "line of a calendar", "appointment"]);
    const answer = (meeting: Meeting) => compute(meeting) ?? none;
    return {
      canonical: `Say ${question}, given a ${entry}.${open}`,
      plain: [
        `Read the ${entry} and say ${question}.${open}`,
        `The input is a ${entry}. The output tells ${question}.${open}`,
        `Given a ${entry}, work out ${question}. Print nothing but that.${open}`,
      ],
      terse: [
        `${entry}: ${question}.${open}`,
        `tell ${question}; ${none} if that is open`,
        `${question}?${open}`,
      ],
      casual: [`hey, can you tell me ${question}?${open}`, `I need to know ${question}.${open} thanks`],
      sample: (r) => {
        const { text, meeting } = line(r);
        return { input: text, output: answer(meeting), latent: meeting };
      },
      answer: ({ latent }) => answer(latent as Meeting),
    };
  },
});
