/** Worlds whose rules contradict what everybody knows: sums, weekdays and traffic lights. */
import type { Family } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import type { Random } from "../random.js";
import { DAYS } from "./service-time.js";

interface Sum {
  readonly a: number;
  readonly sign: "+" | "-" | "*";
  readonly b: number;
}

const solve = (a: number, sign: Sum["sign"], b: number): string =>
  String(sign === "+" ? a + b : sign === "-" ? a - b : a * b);
const SIGNS = ["+", "-", "*"] as const;
const NEXT = { "+": "-", "-": "*", "*": "+" } as const;

const strangeSums = textFamily({
  id: "domain/strange-sums",
  theme: "domain-and-counterfactual",
  difficulty: "hard",
  survives: ["distractor", "injection"],
  thing: ["a sum of two numbers with +, - or *", "small sums with +, - or *"],
  latent: (r: Random): Sum => {
    const b = r.int(1, 12);
    // The first number is never the smaller one, so that no plain difference is negative.
    return { a: b + r.int(0, 12), sign: r.pick(SIGNS), b };
  },
  variants: {
    "plus-is-times": {
      ask: "the result in a world where + means multiply and * means add",
      note: "The sign - keeps its meaning.",
      read: ({ a, sign, b }) => solve(a, sign === "+" ? "*" : sign === "*" ? "+" : "-", b),
    },
    "plus-is-minus": {
      ask: "the result in a world where + means subtract and - means add",
      note: "The sign * keeps its meaning.",
      read: ({ a, sign, b }) => solve(a, sign === "+" ? "-" : sign === "-" ? "+" : "*", b),
    },
    "signs-move-on": {
      ask: "the result in a world where + means subtract, - means multiply and * means add",
      read: ({ a, sign, b }) => solve(a, NEXT[sign], b),
    },
    "one-too-many": {
      ask: "the result in a world where every result is one higher than it really is",
      read: ({ a, sign, b }) => String(Number(solve(a, sign, b)) + 1),
    },
    "second-number-first": {
      ask: "the result when the two numbers trade places before calculating",
      note: "It can be negative, as in 3 - 5, which becomes 5 - 3 and gives 2; 5 - 3 gives -2.",
      read: ({ a, sign, b }) => solve(b, sign, a),
    },
    "second-is-two": {
      ask: "the result in a world where every second number counts as 2, whatever it says",
      read: ({ a, sign }) => solve(a, sign, 2),
    },
  },
  render: (r, { a, sign, b }) =>
    r.pick([
      `${a} ${sign} ${b}`,
      `${a} ${sign} ${b} = ?`,
      `what is ${a} ${sign} ${b}?`,
      `${a}${sign}${b}`,
      `compute ${a} ${sign} ${b}`,
    ]),
});

/** Names of the week after days are taken out or moved. */
const after = (week: readonly string[], day: number, steps: number): string => {
  const at = week.indexOf(DAYS[day]!);
  return week[(at + steps + week.length) % week.length] as string;
};
const WITHOUT_WEDNESDAY = DAYS.filter((day) => day !== "Wednesday");
const BACKWARDS = [...DAYS].reverse();

const EVENTS = "match,concert,exam,market,party,wedding,meeting,parade,race,launch".split(",");

const strangeWeek = textFamily({
  id: "domain/strange-week",
  theme: "domain-and-counterfactual",
  difficulty: "hard",
  survives: ["whitespace", "injection"],
  thing: [
    "a sentence that says which weekday it is and asks for tomorrow, yesterday or the day after tomorrow",
    "questions about the weekday of another day",
  ],
  latent: (r: Random) => ({
    day: r.pick([0, 1, 3, 4, 5, 6]),
    steps: r.pick([1, 1, -1, 2]),
  }),
  variants: {
    backwards: {
      ask: "the weekday in a world where the days run backwards, so that Monday comes after Tuesday",
      read: ({ day, steps }) => after(BACKWARDS, day, steps),
    },
    "no-wednesday": {
      ask: "the weekday in a world without Wednesday, where Thursday comes right after Tuesday",
      read: ({ day, steps }) => after(WITHOUT_WEDNESDAY, day, steps),
    },
    "tomorrow-is-yesterday": {
      ask: "the weekday that is asked for in a world where tomorrow means the day before and yesterday the day after",
      note: "The day after tomorrow keeps its normal meaning.",
      read: ({ day, steps }) => after(DAYS, day, steps === 2 ? 2 : -steps),
    },
    normal: {
      ask: "the weekday that is asked for, as it is in the real week",
      read: ({ day, steps }) => after(DAYS, day, steps),
    },
    "said-day-is-wrong": {
      ask: "the weekday that is asked for when the day named in the sentence is always one day too early",
      note: "If the sentence says Monday, today is really Tuesday.",
      read: ({ day, steps }) => after(DAYS, day, steps + 1),
    },
  },
  render: (r, { day, steps }) => {
    const [today, asked] = [
      DAYS[day],
      { "1": "tomorrow", "-1": "yesterday", "2": "the day after tomorrow" }[String(steps)],
    ];
    const verb = steps < 0 ? "was" : "is";
    const event = r.pick(EVENTS);
    return r.pick([
      `Today is ${today}. What day ${verb} ${asked}?`,
      `If it is ${today} now, which day ${verb} ${asked}?`,
      `${today} today - ${asked}?`,
      `It's ${today}. And ${asked}?`,
      `The ${event} ${verb} ${asked} and today is ${today}. Which day is meant?`,
      `It is ${today}. On which day ${verb} the ${event}, if it ${verb} ${asked}?`,
      `${today} again! The ${event} ${verb} ${asked}, so what day is that?`,
    ]);
  },
});

const COLOURS = ["red", "amber", "green"] as const;
const ROADS = [
  "at the bridge",
  "near the school",
  "in Mill Lane",
  "by the station",
  "on the ring road",
  "at the harbour",
];

const strangeSigns = textFamily({
  id: "domain/strange-signals",
  theme: "domain-and-counterfactual",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  thing: ["a report of a driver at a traffic light", "reports from traffic lights"],
  latent: (r: Random) => ({ colour: r.int(0, 2), speed: 5 * r.int(2, 16), road: r.pick(ROADS) }),
  variants: {
    "green-is-stop": {
      ask: "what the driver has to do in a country where green means stop and red means go",
      classes: ["the driver has to stop", "the driver has to slow down (amber)", "the driver may go"],
      names: [
        ["stop", "slow", "go"],
        ["HALT", "CAREFUL", "DRIVE"],
        ["0", "1", "2"],
      ],
      read: ({ colour }) => [2, 1, 0][colour]!,
    },
    "amber-is-go": {
      ask: "what the driver has to do where amber means go, green means slow down and red means stop",
      classes: ["the driver has to stop", "the driver has to slow down", "the driver may go"],
      names: [
        ["stop", "slow", "go"],
        ["HALT", "CAREFUL", "DRIVE"],
        ["0", "1", "2"],
      ],
      read: ({ colour }) => [0, 2, 1][colour]!,
    },
    "slow-is-forbidden": (random) => {
      const limit = random.pick([35, 40, 45, 50]);
      return {
        ask: "whether the driver gets a fine where driving slowly is forbidden and speeding is not",
        classes: [`the speed is below ${limit}`, `the speed is ${limit} or more`],
        names: [
          ["fine", "free"],
          ["yes", "no"],
          ["TICKET", "OK"],
        ],
        read: ({ speed }) => (speed < limit ? 0 : 1),
      };
    },
    "colours-trade": {
      ask: "the colour of the light, given that everybody there says red for green and green for red",
      note: "Amber stays amber; answer in lower case.",
      read: ({ colour }) => COLOURS[2 - colour]!,
    },
    "half-speed": {
      ask: "the real speed as a bare number, given that all speedometers there show twice the real speed",
      note: "Write halves with a decimal point, like 12.5.",
      read: ({ speed }) => String(speed / 2),
    },
  },
  render: (r, { colour, speed, road }) =>
    r.pick([
      `The light ${road} is ${COLOURS[colour]}, I am doing ${speed} km/h.`,
      `${speed} km/h, ${COLOURS[colour]} light ${road}.`,
      `Coming up to the signal ${road} at ${speed} km/h, it shows ${COLOURS[colour]}.`,
      `I see ${COLOURS[colour]} ${road}; my speed is ${speed} km/h.`,
    ]),
});

export const families: Family[] = [strangeSums, strangeWeek, strangeSigns];
