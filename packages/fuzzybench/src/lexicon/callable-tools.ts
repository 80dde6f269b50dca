/** Tools with two arguments each, values for them, and the pieces of a request that mentions the values. */

import type { Random } from "../random.js";
import { REQUEST_SLOTS } from "./a-assistant-requests.js";
import { CITIES, FIRST_NAMES, WEEKDAYS } from "./a-people.js";
import { entries, words } from "./a-text.js";

export interface Argument {
  readonly names: readonly string[];
  readonly about: string;
  readonly numeric: boolean;
  readonly value: (random: Random) => string;
  /** Ways to mention the value; empty text when it is left out. */
  readonly say: readonly string[];
}

export interface Callable {
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

export const CALLABLES: readonly Callable[] = [
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
