/** Whether a place is open at a time, and what a line of opening hours says. */
import { type DrawnTask, type Family, family, relabel } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import { gloss, wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";

export const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const PLACES =
  "shop,library,museum,bakery,post office,bank,pharmacy,swimming pool,garage,town hall,cafe,clinic".split(
    ",",
  );
export const two = (n: number): string => String(n).padStart(2, "0");

/** A moment of the week, in minutes since midnight. */
interface Moment {
  readonly day: number;
  readonly at: number;
}

interface Hours {
  readonly open: number;
  readonly close: number;
  readonly day: number;
  readonly lunch: number;
}

interface Rule {
  /** What is added to the daily hours. */
  readonly say: (hours: Hours) => string;
  readonly open: (hours: Hours, moment: Moment) => boolean;
}

const within = ({ open, close }: Hours, { at }: Moment): boolean => at >= open * 60 && at < close * 60;

const RULES = {
  daily: { say: () => "", open: within },
  "closed-day": {
    say: ({ day }) => `, closed all ${DAYS[day]}`,
    open: (hours, moment) => moment.day !== hours.day && within(hours, moment),
  },
  "lunch-break": {
    say: ({ lunch }) => `, with a break from ${lunch}:00 until just before ${lunch + 1}:00`,
    open: (hours, moment) =>
      within(hours, moment) && !(moment.at >= hours.lunch * 60 && moment.at < (hours.lunch + 1) * 60),
  },
  "short-weekend": {
    say: ({ lunch }) => `, but only until ${lunch}:00 (no longer open then) on Saturday and Sunday`,
    open: (hours, moment) => within(hours, moment) && (moment.day < 5 || moment.at < hours.lunch * 60),
  },
  "last-entry": {
    say: () => "; nobody is let in during the last 30 minutes, which count as closed",
    open: (hours, moment) => within(hours, moment) && moment.at < hours.close * 60 - 30,
  },
  "one-late-day": {
    say: ({ day }) => `, except that it closes two hours later on ${DAYS[day]}`,
    open: (hours, moment) =>
      within(moment.day === hours.day ? { ...hours, close: hours.close + 2 } : hours, moment),
  },
} satisfies Record<string, Rule>;

const THREE = [
  ["early", "open", "late"],
  ["before", "during", "after"],
  ["-1", "0", "1"],
  ["NOT YET", "OPEN", "OVER"],
  ["wait", "go", "missed"],
];
const OPEN_OR_CLOSED = [
  ["open", "closed"],
  ["yes", "no"],
  ["OPEN", "SHUT"],
  ["1", "0"],
  ["go", "stay"],
  ["true", "false"],
];

function meanings(
  random: Random,
  three: boolean,
): { readonly labels: readonly string[]; readonly list: string } {
  const l = three
    ? relabel(random, ["before", "open", "after"], THREE)
    : relabel(random, ["open", "closed"], OPEN_OR_CLOSED);
  const says = three
    ? ["it has not opened yet", "it is open", "it has already closed"]
    : ["it is open", "it is closed"];
  return { labels: l.all, list: gloss(l.all.map((label, i) => [label, says[i] as string])) };
}

const openAt = family({
  id: "service-time/open-at",
  theme: "chemistry-and-service-time",
  difficulty: "medium",
  variants: [...(Object.keys(RULES) as (keyof typeof RULES)[]), "before-during-after"],
  survives: ["whitespace", "injection"],
  draw(random, variant): DrawnTask {
    const place = random.pick(PLACES);
    const hours: Hours = {
      open: random.int(6, 11),
      close: random.int(16, 21),
      day: random.int(0, 6),
      lunch: random.int(12, 14),
    };
    const rule: Rule = variant === "before-during-after" ? RULES.daily : RULES[variant];
    const { labels, list } = meanings(random, variant === "before-during-after");
    const read = (moment: Moment): string => {
      const early = labels.length === 3 && moment.at < hours.open * 60;
      const place = early ? 0 : rule.open(hours, moment) ? labels.length - 2 : labels.length - 1;
      return labels[place] as string;
    };
    const [time, end] = [`${two(hours.open)}:00 to ${two(hours.close)}:00`, `${two(hours.close)}:00`];
    const extra = rule.say(hours);
    return {
      canonical: `Is the ${place} open (${time}, closing time excluded${extra}): ${list}.`,
      ...wordings(random, {
        plain: [
          `A ${place} is open daily from ${time}${extra}; the closing time itself no longer counts. For the given <time|moment> say ${list}.`,
          `<Decide|Tell> if the ${place} can be visited at the time in the input. Opening hours are ${time}, end not included${extra}. Answer: ${list}.`,
          `Opening hours of the ${place}: ${time} (the closing minute no longer counts)${extra}. Return the right word: ${list}.`,
          `The input is a weekday and a time. Compare it with the hours of the ${place}, ${time} with the end already closed${extra}. ${list}.`,
        ],
        terse: [
          `${place} hours ${time} (end excluded)${extra}; ${list}`,
          `open at this time? ${time}, end excluded${extra}: ${list}`,
          `${list}; ${place} ${time}, end excluded${extra}`,
        ],
        casual: [
          `can I go to the ${place} then? it's ${time}, shut right at the end${extra}. ${list}`,
          `check the time for me: ${place}, ${time} with the end excluded${extra}, so ${list}`,
          `our ${place} runs ${time}, at ${end} sharp we're gone${extra}. customers ask about times: ${list}`,
        ],
      }),
      labels,
      sample: (r) => {
        const wanted = r.pick(labels);
        let moment = anyMoment(r, hours);
        for (let i = 0; i < 24 && read(moment) !== wanted; i++) moment = anyMoment(r, hours);
        return { input: asked(r, moment), output: read(moment), latent: moment };
      },
      answer: ({ latent }) => read(latent as Moment),
    };
  },
});

/** Moments near the limits, and on the special day, are frequent. */
function anyMoment(r: Random, { open, close, day, lunch }: Hours): Moment {
  const hour = r.pick([
    open - 1,
    open,
    lunch,
    lunch + 1,
    close - 1,
    close,
    close + 1,
    r.int(0, 23),
    r.int(open, close),
  ]);
  return { day: r.chance(0.3) ? day : r.int(0, 6), at: hour * 60 + r.pick([0, 0, 15, 30, 45, 59]) };
}

/** A time of day in one of two notations. */
export function clock(r: Random, at: number): string {
  const [hour, minute] = [Math.floor(at / 60), two(at % 60)];
  if (r.chance(0.6)) return `${two(hour)}:${minute}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? "am" : "pm"}`;
}

function asked(r: Random, { day, at }: Moment): string {
  const [name, time] = [DAYS[day] as string, clock(r, at)];
  return r.pick([
    `${name} ${time}`,
    `${name}, ${time}`,
    `on ${name} at ${time}`,
    `${time} on ${name}`,
    `is it open on ${name} at ${time}?`,
    `${name.slice(0, 3)} ${time}`,
  ]);
}

const span = (r: Random): readonly [number, number] => [r.int(7, 11), r.int(13, 21)];
const written = ([open, close]: readonly [number, number]): string => `${two(open)}:00-${two(close)}:00`;

const hoursLine = textFamily({
  id: "service-time/hours-line",
  theme: "chemistry-and-service-time",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  thing: ["a line with the opening hours of a business", "lines with opening hours"],
  latent: (r: Random) => ({
    week: span(r),
    saturday: r.chance(0.65) ? span(r) : undefined,
    sunday: r.chance(0.5) ? span(r) : undefined,
    place: r.pick(PLACES),
  }),
  variants: {
    "weekday-closing": {
      ask: "the closing time on weekdays as HH:MM",
      read: ({ week }) => `${two(week[1])}:00`,
    },
    saturday: {
      ask: "the hours of Saturday in the form HH:MM-HH:MM",
      note: "If the business is closed then, answer {none}.",
      read: ({ saturday }, none) => (saturday ? written(saturday) : none),
    },
    "open-on-sunday": {
      ask: "whether the business opens on Sunday",
      classes: ["hours are given for Sunday", "it is closed on Sunday"],
      names: [
        ["yes", "no"],
        ["open", "closed"],
        ["1", "0"],
      ],
      read: ({ sunday }) => (sunday ? 0 : 1),
    },
    "open-days": {
      ask: "on how many days of the week the business opens",
      read: ({ saturday, sunday }) => String(5 + (saturday ? 1 : 0) + (sunday ? 1 : 0)),
    },
    "weekday-length": {
      ask: "how many hours the business is open on a Monday",
      read: ({ week }) => String(week[1] - week[0]),
    },
    "latest-closing": {
      ask: "the latest closing time of the whole week as HH:MM",
      read: ({ week, saturday, sunday }) =>
        `${two(Math.max(week[1], saturday?.[1] ?? 0, sunday?.[1] ?? 0))}:00`,
    },
    business: { ask: "the kind of business in lower case, without an article", read: ({ place }) => place },
  },
  render: (r, { week, saturday, sunday, place }) => {
    const says = (hours: readonly [number, number] | undefined): string =>
      hours ? written(hours) : "closed";
    const [w, sat, sun] = [written(week), says(saturday), says(sunday)];
    return r.pick([
      `${place}: Mon-Fri ${w}, Sat ${sat}, Sun ${sun}`,
      `Our ${place} - Monday to Friday ${w}; Saturday ${sat}; Sunday ${sun}`,
      `Opening hours (${place}): weekdays ${w} | Saturday ${sat} | Sunday ${sun}`,
      `Sun ${sun}, Sat ${sat}, Mon-Fri ${w} (${place})`,
    ]);
  },
});

export const families: Family[] = [openAt, hoursLine];
