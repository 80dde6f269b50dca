/** Requests for appointments and records of working time, with small sums of hours and minutes. */
import type { Family } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import type { Random } from "../random.js";
import { clock, DAYS, two } from "./service-time.js";

const SERVICES =
  "haircut,check-up,oil change,tax advice,piano lesson,massage,eye test,bike repair,tyre change,consultation".split(
    ",",
  );
const stamp = (at: number): string => `${two(Math.floor(at / 60) % 24)}:${two(at % 60)}`;

const appointment = textFamily({
  id: "service-time/appointment",
  theme: "chemistry-and-service-time",
  difficulty: "hard",
  survives: ["whitespace", "distractor", "injection"],
  thing: ["a request for an appointment", "requests for appointments"],
  latent: (r: Random) => ({
    service: r.pick(SERVICES),
    day: r.int(0, 6),
    start: 60 * r.int(8, 18) + r.pick([0, 15, 30, 45]),
    length: r.pick([20, 30, 40, 45, 60, 90, 120]),
  }),
  variants: {
    start: { ask: "the start as HH:MM on the 24-hour clock", read: ({ start }) => stamp(start) },
    end: {
      ask: "the time at which the appointment ends, as HH:MM on the 24-hour clock",
      read: ({ start, length }) => stamp(start + length),
    },
    service: { ask: "the service that is wanted", read: ({ service }) => service },
    weekday: {
      ask: "the weekday, shortened to its first three letters like Mon",
      read: ({ day }) => DAYS[day]!.slice(0, 3),
    },
    "half-of-day": {
      ask: "in which part of the day it begins",
      classes: ["it begins before 12:00", "it begins from 12:00 to 16:59", "it begins at 17:00 or later"],
      names: [
        ["morning", "afternoon", "evening"],
        ["AM", "PM", "LATE"],
        ["early", "middle", "late"],
      ],
      read: ({ start }) => (start < 720 ? 0 : start < 1020 ? 1 : 2),
    },
    "fits-before-closing": (random) => {
      const close = random.int(14, 17);
      return {
        ask: "whether the whole appointment fits before closing time",
        classes: [`it ends at ${close}:00 or earlier`, `it ends after ${close}:00`],
        names: [
          ["yes", "no"],
          ["fits", "too late"],
          ["BOOK", "REFUSE"],
        ],
        read: ({ start, length }) => (start + length <= close * 60 ? 0 : 1),
      };
    },
    "weekend-or-long": {
      ask: "whether the request needs a manager",
      classes: ["it is for Saturday or Sunday, or takes more than 60 minutes", "neither of these holds"],
      names: [
        ["manager", "clerk"],
        ["yes", "no"],
        ["ASK", "BOOK"],
      ],
      read: ({ day, length }) => (day > 4 || length > 60 ? 0 : 1),
    },
  },
  render: (r, { service, day, start, length }) => {
    const [when, name] = [clock(r, start), DAYS[day]];
    return r.pick([
      `Can I book a slot on ${name} at ${when}? It is for my ${service} and takes ${length} minutes.`,
      `Hello, one ${service} please, ${name} ${when}, ${length} min.`,
      `I'd like to come in for the ${service} (${length} minutes) this ${name}, starting at ${when}.`,
      `${name} at ${when} would suit me, the ${service} lasts ${length} minutes.`,
      `New request: ${service}, ${name}, ${when}, length ${length} minutes`,
    ]);
  },
});

const OVERNIGHT = "An end that is earlier than the start lies on the next day.";
const RATES = [10, 12, 15, 20, 25];

const worked = textFamily({
  id: "service-time/worked-time",
  theme: "chemistry-and-service-time",
  difficulty: "hard",
  heldOut: true,
  survives: ["whitespace", "distractor", "injection"],
  thing: ["a text with a start time and an end time", "texts with a start and an end time"],
  latent: (r: Random) => ({
    start: 60 * r.int(0, 23) + r.pick([0, 10, 15, 20, 30, 40, 45, 50]),
    length: r.pick([10 * r.int(2, 9), 10 * r.int(9, 40), 60 * r.int(1, 8)]),
  }),
  variants: {
    minutes: {
      ask: "the minutes in between, as a bare number",
      note: OVERNIGHT,
      read: ({ length }) => String(length),
    },
    "hours-and-minutes": {
      ask: "the time in between as hours, colon and two digits for the minutes, like 2:05",
      note: OVERNIGHT,
      read: ({ length }) => `${Math.floor(length / 60)}:${two(length % 60)}`,
    },
    "started-hours": {
      ask: "the number of started hours in between, a part of an hour counting as a whole one",
      note: OVERNIGHT,
      read: ({ length }) => String(Math.ceil(length / 60)),
    },
    price: (random) => {
      const rate = random.pick(RATES);
      return {
        ask: `the price as a bare number when every started hour costs ${rate} euros`,
        note: OVERNIGHT,
        read: ({ length }) => String(rate * Math.ceil(length / 60)),
      };
    },
    "over-midnight": {
      ask: "whether the time runs into the next day",
      classes: ["the end is on the next day", "start and end are on the same day"],
      names: [
        ["yes", "no"],
        ["next day", "same day"],
        ["NIGHT", "DAY"],
      ],
      note: OVERNIGHT,
      read: ({ start, length }) => (start + length >= 1440 ? 0 : 1),
    },
    "longer-than": (random) => {
      const limit = random.pick([60, 90, 120, 150]);
      return {
        ask: `whether it takes longer than ${limit} minutes`,
        classes: [`it takes more than ${limit} minutes`, `it takes ${limit} minutes or less`],
        names: [
          ["yes", "no"],
          ["long", "short"],
          ["BREAK", "NO BREAK"],
        ],
        note: OVERNIGHT,
        read: ({ length }) => (length > limit ? 0 : 1),
      };
    },
  },
  render: (r, { start, length }) => {
    const [from, to] = [stamp(start), stamp(start + length)];
    return r.pick([
      `from ${from} to ${to}`,
      `${from}-${to}`,
      `came at ${from}, left at ${to}`,
      `began ${from}, finished ${to}`,
      `parked at ${from} and drove off at ${to}`,
      `shift ${from} until ${to}`,
    ]);
  },
});

export const families: Family[] = [appointment, worked];
