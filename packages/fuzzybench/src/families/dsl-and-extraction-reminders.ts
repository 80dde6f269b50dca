/** Repeated reminders in English, for schedulers with a small language. Part of the dsl-and-extraction theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { WEEKDAYS } from "../lexicon/a-people.js";
import { entries } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

const TASKS =
  entries(`water the plants / back up the laptop / call Grandma / take out the bins / feed the cat / pay the rent /
  restart the router / stretch for ten minutes / send the report / clean the coffee machine / check the mail / lock the shed /
  practise the piano / update the price list / empty the dishwasher / walk the dog / order fruit / test the alarm`);

/** Days as said, as code and as the day field of cron. */
type Days = readonly [said: readonly string[], code: string, cron: string];
const DAYS: readonly Days[] = [
  ...WEEKDAYS.map(
    (day, i): Days => [
      [`every ${day}`, `on ${day}s`, `each ${day}`],
      day.slice(0, 3).toLowerCase(),
      String((i + 1) % 7),
    ],
  ),
  [["every day", "daily", "each day"], "daily", "*"],
  [["on weekdays", "from Monday to Friday", "every working day"], "weekdays", "1-5"],
  [["at the weekend", "every Saturday and Sunday", "on weekends"], "weekend", "0,6"],
];

interface Reminder {
  readonly task: string;
  readonly days: Days;
  readonly hour: number;
  readonly minute: number;
}

const two = (n: number): string => String(n).padStart(2, "0");
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const time = ({ hour, minute }: Reminder): string => clock(hour * 60 + minute);

const HOURS = [
  "twelve",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
];
const PART = (hour: number) =>
  hour < 12 ? "in the morning" : hour < 18 ? "in the afternoon" : "in the evening";

/** One of the usual ways to say a time of day between 5:00 and 22:59. */
function sayTime(r: Random, hour: number, minute: number): string {
  const half = hour < 12 ? "am" : "pm";
  const twelve = hour % 12 || 12;
  const form = r.int(0, 3);
  if (form === 0) return `${two(hour)}:${two(minute)}`;
  if (form === 1 && minute % 15 === 0 && minute > 0) {
    const word = minute === 45 ? "quarter to" : minute === 30 ? "half past" : "quarter past";
    return `${word} ${HOURS[(hour + (minute === 45 ? 1 : 0)) % 12]} ${PART(hour)}`;
  }
  if (minute === 0) return hour === 12 && form === 2 ? "noon" : `${twelve} ${half}`;
  return `${twelve}:${two(minute)} ${half}`;
}

const COMMANDS: readonly (readonly [string, (reminder: Reminder) => string])[] = [
  ["mon 09:30 feed the cat", (x) => `${x.days[1]} ${time(x)} ${x.task}`],
  ['every mon at 09:30 do "feed the cat"', (x) => `every ${x.days[1]} at ${time(x)} do "${x.task}"`],
  ["[mon|09:30] feed the cat", (x) => `[${x.days[1]}|${time(x)}] ${x.task}`],
  ["remind(mon, 09:30, 'feed the cat')", (x) => `remind(${x.days[1]}, ${time(x)}, '${x.task}')`],
];
const CODES = [
  "Days are mon, tue, wed, thu, fri, sat, sun, daily, weekdays or weekend.",
  "Day codes: mon to sun (three letters), daily, weekdays, weekend.",
];
const DAY_TIME = ["Times use the 24-hour clock.", "Write times as HH:MM on the 24-hour clock."];

const reminder = jobFamily(
  {
    id: "dsl-and-extraction/reminder",
    theme: "dsl-and-extraction",
    difficulty: "hard",
    survives: ["distractor", "injection"],
    noun: ["reminder in English", "repeated reminder", "note to a scheduler", "reminder request"],
    setting: () => undefined,
    pose: (r: Random): Posed<Reminder> => {
      const [task, days] = [r.pick(TASKS), r.pick(DAYS)];
      const hour = r.int(5, 22);
      const minute = r.pick([0, 0, 15, 30, 45, 5, 20, 50]);
      const [when, at] = [r.pick(days[0]), sayTime(r, hour, minute)];
      const input = r.pick([
        `remind me ${when} at ${at} to ${task}`,
        `${task} ${when} at ${at}`,
        `${when} at ${at}: ${task}`,
        `at ${at} ${when}, ${task}`,
        `please ${task} ${when}, always at ${at}`,
        `I want to ${task} ${when} at ${at}`,
      ]);
      return { input, value: { task, days, hour, minute } };
    },
  },
  {
    command: (_, random) => {
      const [shown, write] = random.pick(COMMANDS);
      return {
        does: [`translate the reminder into a command like ${shown}`, `write it in the form ${shown}`],
        gives: [`a command in the form ${shown}`, `the reminder as a scheduler line such as ${shown}`],
        rules: [CODES, DAY_TIME],
        solve: write,
      };
    },
    cron: () => ({
      does: [
        "write the schedule of the reminder as a cron expression",
        "translate day and time into five cron fields",
      ],
      gives: ["the cron expression for day and time", "five cron fields such as 30 9 * * 1"],
      rules: [
        "The fields are minute, hour, *, * and day of the week (Sunday is 0, weekdays 1-5, weekend 0,6, every day *).",
        "The task itself is left out and numbers have no leading zeros.",
      ],
      solve: ({ days, hour, minute }) => `${minute} ${hour} * * ${days[2]}`,
    }),
    time: () => ({
      does: ["give the time of the reminder as HH:MM", "write only the time, on the 24-hour clock"],
      gives: ["the time as HH:MM on the 24-hour clock", "only the time, in the 24-hour form HH:MM"],
      rules: [DAY_TIME],
      solve: time,
    }),
    "half-hour-before": () => ({
      does: [
        "give the time half an hour before the reminder, as HH:MM",
        "subtract thirty minutes from the time and write HH:MM",
      ],
      gives: [
        "the time thirty minutes earlier, as HH:MM on the 24-hour clock",
        "HH:MM (24 hours) half an hour before it is due",
      ],
      rules: [DAY_TIME],
      solve: ({ hour, minute }) => clock(hour * 60 + minute - 30),
    }),
    days: () => ({
      does: ["give the code of the days", "say on which days the reminder comes, as a code"],
      gives: ["the day code of the reminder", "only the days, as a code"],
      rules: [CODES],
      solve: ({ days }) => days[1],
    }),
    task: () => ({
      does: ["extract what is to be done", "give the task without day and time"],
      gives: ["the task alone, as worded in the text", "what the person has to do, without day and time"],
      rules: [
        [
          "Copy the words and leave out please, to and all times.",
          "No day, no time, no please, no full stop.",
        ],
      ],
      solve: ({ task }) => task,
    }),
    json: () => ({
      does: ["write the reminder as a JSON object", "turn the text into JSON with days, time and task"],
      gives: [
        'JSON such as {"days": "mon", "time": "09:30", "task": "feed the cat"}',
        "a JSON object with the keys days, time and task",
      ],
      rules: [CODES, DAY_TIME, "One space after each colon and comma."],
      solve: (x) => `{"days": "${x.days[1]}", "time": "${time(x)}", "task": "${x.task}"}`,
    }),
  },
);

export const families: Family[] = [reminder];
