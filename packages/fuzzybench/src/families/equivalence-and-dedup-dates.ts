/** Two dates in different notations: one day, one month, one anniversary, which is first. */

import { tableFamily } from "../frames/rule-table.js";
import { MONTHS } from "../lexicon/a-people.js";
import { PAIR_LAYOUTS, SAME_SETS } from "../lexicon/paraphrases.js";

interface Day {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

const two = (n: number) => String(n).padStart(2, "0");
const iso = ({ y, m, d }: Day) => `${y}-${two(m)}-${two(d)}`;
/** Only notations that cannot be read with day and month swapped. */
const FORMS: readonly ((day: Day) => string)[] = [
  iso,
  ({ y, m, d }) => `${d} ${MONTHS[m - 1]} ${y}`,
  ({ y, m, d }) => `${MONTHS[m - 1]} ${d}, ${y}`,
  ({ y, m, d }) => `${two(d)}-${MONTHS[m - 1]?.slice(0, 3)}-${y}`,
  ({ y, m, d }) => `${y}${two(m)}${two(d)}`,
  ({ y, m, d }) => `${MONTHS[m - 1]?.slice(0, 3)} ${d} ${y}`,
];

interface Dates {
  readonly a: Day;
  readonly b: Day;
  readonly texts: readonly [string, string];
}

const YES = SAME_SETS.filter(([name]) => /^(yes|1|T|match)$/.test(name));

export const dates = tableFamily<Dates, (typeof PAIR_LAYOUTS)[number]>({
  id: "equivalence-and-dedup/dates",
  theme: "equivalence-and-dedup",
  difficulty: "medium",
  survives: ["injection"],
  things: ["two dates", "a pair of dates, each in its own notation", "two days written in different ways"],
  options: (random) => random.pick(PAIR_LAYOUTS),
  scene: (r, layout) => {
    const any = (): Day => ({ y: r.int(2015, 2025), m: r.int(1, 12), d: r.int(1, 28) });
    const [a, other] = [any(), any()];
    // Each part is kept or drawn anew, so that all kinds of agreement occur.
    const b = {
      y: r.chance(0.6) ? a.y : other.y,
      m: r.chance(0.65) ? a.m : other.m,
      d: r.chance(0.65) ? a.d : other.d,
    };
    const [f, g] = r.sample(FORMS, 2) as [(day: Day) => string, (day: Day) => string];
    const texts = [f(a), g(b)] as const;
    return { input: layout(texts[0], texts[1]), latent: { a, b, texts } };
  },
  rows: {
    "same-day": {
      sets: SAME_SETS,
      read: ({ a, b }) => (iso(a) === iso(b) ? 0 : 1),
      rule: ([same, other]) => ({
        long: [
          `answer ${same} if both are one and the same day, however written, and ${other} if not`,
          `compare day, month and year: ${same} when all three agree, ${other} when any differs`,
        ],
        short: [`${same} = same date in any notation, ${other} = not`, `one date? ${same}, else ${other}`],
      }),
    },
    "same-month": {
      sets: YES,
      read: ({ a, b }) => (a.y === b.y && a.m === b.m ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if both days lie in the same month of the same year, and ${no} if the month or the year differs`,
          `tell whether they belong to one calendar month (year included): ${yes} or ${no}; the day of the month does not matter`,
        ],
        short: [
          `${yes} = same month and year, ${no} = not`,
          `one calendar month, day ignored? ${yes}, else ${no}`,
        ],
      }),
    },
    "same-year": {
      sets: YES,
      read: ({ a, b }) => (a.y === b.y ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if both days lie in the same year, and ${no} if not, whatever day and month`,
          `compare the years alone: ${yes} when they agree, ${no} when they differ`,
        ],
        short: [`${yes} = same year, ${no} = not`, `years equal? ${yes}, else ${no}`],
      }),
    },
    anniversary: {
      sets: YES,
      read: ({ a, b }) => (a.m === b.m && a.d === b.d ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if day and month agree, in whatever years, and ${no} if the day or the month differs`,
          `ignore the years and tell whether both share one birthday: ${yes} for the same day of the same month, ${no} otherwise`,
        ],
        short: [`${yes} = same day and month, any year, ${no} = not`, `same birthday? ${yes}, else ${no}`],
      }),
    },
    earlier: {
      solve: ({ a, b, texts }) => (iso(b) < iso(a) ? texts[1] : texts[0]),
      rule: () => ({
        long: [
          "output the earlier date exactly as it is written; if both are the same day, output the first",
          "copy whichever date comes first in time, in its own notation, and the first of the two at a tie",
        ],
        short: [
          "earlier date, verbatim (tie: first)",
          "copy the one that is earlier in time; same day -> the first",
        ],
      }),
    },
    order: {
      sets: [
        ["before", "same", "after"],
        ["<", "=", ">"],
        ["EARLIER", "EQUAL", "LATER"],
        ["-1", "0", "1"],
      ],
      read: ({ a, b }) => (iso(a) < iso(b) ? 0 : iso(a) === iso(b) ? 1 : 2),
      rule: ([before, same, after]) => ({
        long: [
          `place the first date relative to the second: ${before} if it is earlier, ${same} if it is the same day, ${after} if it is later`,
          `output ${before}, ${same} or ${after}, depending on whether the first date precedes, equals or follows the second`,
        ],
        short: [
          `first vs second: ${before} earlier, ${same} same day, ${after} later`,
          `${before}/${same}/${after} (first precedes, equals, follows)`,
        ],
      }),
    },
    "canonical-pair": {
      solve: ({ a, b }) => (iso(a) === iso(b) ? iso(a) : `${iso(a)} ${iso(b)}`),
      rule: () => ({
        long: [
          "write both dates as YYYY-MM-DD in their order with a space between them; if they are the same day, write it only once",
          "normalise to YYYY-MM-DD and drop a repeated day: one date if both are equal, otherwise first and second separated by a space",
        ],
        short: ["both as YYYY-MM-DD, space between, once if equal", "ISO dates, deduplicated, in order"],
      }),
    },
  },
});
