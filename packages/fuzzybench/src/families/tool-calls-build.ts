/**
 * Building one compact tool call with one or two arguments from a request. Part of the tool-calls theme;
 * the choice of a tool is in tool-calls.ts.
 */
import type { DrawnTask, Family } from "../family.js";
import { REQUEST_SLOTS } from "../lexicon/a-assistant-requests.js";
import { CITIES, FIRST_NAMES, WEEKDAYS } from "../lexicon/a-people.js";
import { capital, entries, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Argument {
  readonly names: readonly string[];
  readonly about: string;
  readonly numeric: boolean;
  readonly value: (random: Random) => string;
  /** Ways to mention the value; empty text when it is left out. */
  readonly say: readonly string[];
}

interface Callable {
  readonly names: readonly string[];
  readonly start: readonly string[];
  readonly args: readonly [Argument, Argument];
}

const number = (names: string, about: string, low: number, high: number, say: string): Argument => ({
  names: words(names),
  about,
  numeric: true,
  value: (random) => String(random.int(low, high)),
  say: entries(say),
});
const text = (names: string, about: string, pool: readonly string[], say: string): Argument => ({
  names: words(names),
  about,
  numeric: false,
  value: (random) => random.pick(pool),
  say: entries(say),
});

const CALLABLES: readonly Callable[] = [
  {
    names: words("set_timer timer startTimer"),
    start: entries("set a timer / start a countdown / timer / let me know"),
    args: [
      number("minutes min duration", "minutes", 1, 90, "for {v} minutes / of {v} minutes / {v} minutes"),
      text(
        "label name title",
        "label",
        words("tea pasta laundry cake eggs rice soup"),
        "called {v} / named {v} / with the label {v}",
      ),
    ],
  },
  {
    names: words("get_weather weather forecast"),
    start: entries("what's the weather / how is the weather / weather / tell me the forecast"),
    args: [
      text("city place location", "city", CITIES, "in {v} / for {v}"),
      text("day date when", "day", WEEKDAYS, "on {v} / this {v} / next {v}"),
    ],
  },
  {
    names: words("send_money pay transfer"),
    start: entries("send money / transfer money / make a payment / wire something"),
    args: [
      text("to name recipient", "recipient", FIRST_NAMES, "to {v} / for {v}"),
      number("amount euros sum", "amount in euros", 5, 500, "{v} euros / of {v} euros / worth {v} euros"),
    ],
  },
  {
    names: words("set_light light lamp"),
    start: entries("change the light / adjust the lamp / set the light / light"),
    args: [
      text("room place zone", "room", REQUEST_SLOTS.room, "in the {v} / for the {v}"),
      number(
        "level percent brightness",
        "brightness in percent",
        5,
        100,
        "to {v} percent / at {v} percent / {v} %",
      ),
    ],
  },
  {
    names: words("book_room room reserve"),
    start: entries("book a meeting room / reserve a room / I need a room / get us a room"),
    args: [
      text("day date when", "day", WEEKDAYS, "on {v} / for {v} / this {v}"),
      number(
        "people seats size",
        "number of people",
        2,
        20,
        "for {v} people / with {v} seats / we are {v} people",
      ),
    ],
  },
  {
    names: words("add_item add buy"),
    start: entries("put it on the list: / add to my list: / shopping list: / please note down"),
    args: [
      text("item what product", "item", REQUEST_SLOTS.item, "{v} / some {v}"),
      number("count quantity packs", "number of packs", 2, 12, "{v} packs / {v} packages / quantity {v}"),
    ],
  },
  {
    names: words("call phone dial"),
    start: entries("make a call / phone someone / start a call / call"),
    args: [
      text("name person contact", "person", FIRST_NAMES, "with {v} / to {v}"),
      text(
        "device via on",
        "device",
        words("mobile desk headset tablet"),
        "on my {v} / over the {v} / via {v}",
      ),
    ],
  },
];

type Given = readonly (readonly [string, string, boolean])[];

/** Call layouts: what they are called, and how to write name and arguments. */
const LAYOUTS: readonly (readonly [string, (name: string, args: Given) => string])[] = [
  [
    'JSON like {"tool":"x","a":"b","n":1}',
    (name, args) => `{"tool":"${name}",${args.map(([k, v, n]) => `"${k}":${n ? v : `"${v}"`}`).join(",")}}`,
  ],
  [
    'the form x(a="b", n=1)',
    (name, args) => `${name}(${args.map(([k, v, n]) => `${k}=${n ? v : `"${v}"`}`).join(", ")})`,
  ],
  ["the form x a=b n=1", (name, args) => `${name} ${args.map(([k, v]) => `${k}=${v}`).join(" ")}`],
  ["the form /x --a b --n 1", (name, args) => `/${name} ${args.map(([k, v]) => `--${k} ${v}`).join(" ")}`],
  ["the form x?a=b&n=1", (name, args) => `${name}?${args.map(([k, v]) => `${k}=${v}`).join("&")}`],
];

const buildCall: Family = {
  id: "tool-calls/build-call",
  theme: "tool-calls",
  difficulty: "hard",
  draw(random): DrawnTask {
    const callable = random.pick(CALLABLES);
    const turn = random.int(0, 2);
    const tool = random.pick(callable.names);
    const two = random.chance(0.65);
    const lone = random.pick(callable.args);
    const args = two ? callable.args : [lone];
    const [layout, write] = random.pick(LAYOUTS);
    const lower = random.chance(0.35);
    const optional = two && random.chance(0.5);
    const last = args.at(-1) as Argument;
    const fallback = last.numeric ? random.pick(["1", "5", "10"]) : random.pick(["any", "none", "default"]);
    const names = args.map((a) => a.names[turn] as string);
    const list = args.map((a, i) => `${names[i]} (${a.about})`).join(" and ");
    const order = args.map((a, i) => `${names[i]} = ${a.about}`).join(", then ");
    const extra = optional ? ` If ${names[1]} is not given, use ${fallback}.` : "";
    const small = lower && args.some((a) => !a.numeric) ? " Write text values in lower case." : "";
    const rules = `${extra}${small}`;
    return {
      canonical: `Write the call of ${tool} with ${list} as ${layout}.${rules}`,
      plain: [
        `Turn the request into a call of the tool ${tool} with ${list}, written as ${layout}.${rules}`,
        `Fill in the arguments of ${tool} from what the user says: ${order}. Output only the call, as ${layout}.${rules}`,
        `Produce the tool call for the request. The tool is ${tool}, its arguments are ${list}, and the notation is ${layout}.${rules}`,
        `Read the values for ${list} in the sentence and print one ${tool} call as ${layout}.${rules}`,
      ],
      terse: [
        `${tool}: ${order}; ${layout}.${rules}`,
        `request -> ${tool} call (${list}), ${layout}.${rules}`,
        `call ${tool} with ${list} as ${layout}.${rules}`,
      ],
      casual: [
        `my assistant should call ${tool} here, can you write it? ${layout}, with ${list}.${rules}`,
        `just give me the ${tool} call for that. I use ${layout}, arguments are ${order}.${rules}`,
        `take what they said and make a ${tool} call out of it, ${list}, as ${layout}.${rules}`,
      ],
      sample: (r) => {
        const values = args.map((a) => a.value(r));
        const silent = optional && r.chance(0.3);
        const said = args
          .map((a, i) => (silent && i === 1 ? "" : r.pick(a.say).replace("{v}", () => values[i] as string)))
          .filter(Boolean);
        if (silent) values[1] = fallback;
        const given = args.map((a, i) => {
          const value = values[i] as string;
          return [names[i] as string, small ? value.toLowerCase() : value, a.numeric] as const;
        });
        const sentence = `${r.pick(["", "", "please ", "hey, "])}${r.pick(callable.start)} ${r.shuffle(said).join(" ")}`;
        return { input: r.chance(0.4) ? capital(sentence) : sentence, output: write(tool, given) };
      },
    };
  },
};

export const families: Family[] = [buildCall];
