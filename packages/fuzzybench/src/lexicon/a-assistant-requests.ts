/**
 * Requests to a voice or chat assistant by intent, with the tools that serve them and the pieces of an
 * incomplete request. A request fits one intent of this list only.
 */
import type { Random } from "../random.js";
import { CITIES, FIRST_NAMES, WEEKDAYS } from "./a-people.js";
import { capital, entries, lines, words } from "./a-text.js";

export const REQUEST_SLOTS = {
  city: CITIES,
  name: FIRST_NAMES,
  day: WEEKDAYS,
  n: words("2 3 5 8 10 15 20 25 30 45"),
  room: words("kitchen bedroom hall office bathroom garage cellar"),
  song: entries(
    "Blue Moon / Yesterday / Summer Rain / Imagine / Hey Jude / Nocturne / River Song / Dancing Queen",
  ),
  money: entries("20 dollars / 50 euros / 100 pounds / 75 francs / 250 yen"),
  currency: words("dollars euros pounds yen francs"),
  tongue: words("French German Spanish Polish Italian Dutch"),
  phrase: entries("good morning / thank you / see you tomorrow / where is the station / happy birthday"),
  item: words("milk bread eggs coffee apples soap rice"),
  company: words("Acme Northwind Vertex Nimbus Kestrel Orchid"),
};

export interface Intent {
  readonly names: readonly string[];
  readonly about: string;
  readonly say: readonly string[];
}

const intent = (names: string, about: string, say: string): Intent => ({
  names: words(names),
  about,
  say: lines(say),
});

export const INTENTS: readonly Intent[] = [
  intent(
    "get_weather weather forecastLookup",
    "weather and forecast",
    `will it rain in {city} on {day}
    what's the weather like in {city}
    do I need an umbrella on {day}
    how cold will it get in {city} tonight
    is it sunny in {city}`,
  ),
  intent(
    "set_timer timer startTimer",
    "start a countdown",
    `count down {n} minutes
    set a timer for {n} minutes
    tell me when {n} minutes have passed
    timer, {n} seconds
    my tea needs {n} minutes, let me know`,
  ),
  intent(
    "send_email mail sendMessage",
    "send an e-mail",
    `write an email to {name}
    mail {name} that I'm late
    send {name} the minutes by email
    drop {name} a mail about {day}
    compose a message to {name} at {company}`,
  ),
  intent(
    "play_music music playSong",
    "play music",
    `play {song}
    put on some jazz
    I want to hear {song}
    start my party playlist
    next song please, {song} if you have it`,
  ),
  intent(
    "switch_light lights setLight",
    "lamps and lights",
    `turn off the lamp in the {room}
    make it brighter in the {room}
    lights on in the {room}
    it's too dark in the {room}
    dim the {room} light to {n} percent`,
  ),
  intent(
    "convert_currency exchange moneyConvert",
    "convert currencies",
    `how much is {money} in {currency}
    convert {money} to {currency}
    exchange rate for {currency}
    what do I get for {money} in {currency}
    {money} in {currency} please`,
  ),
  intent(
    "translate_text translate translator",
    "translate phrases",
    `what is "{phrase}" in {tongue}
    translate {phrase} into {tongue}
    how do I say {phrase} in {tongue}
    I need {phrase} in {tongue}
    {tongue} for {phrase}`,
  ),
  intent(
    "add_event calendar createEvent",
    "calendar entries",
    `put dinner with {name} on {day} in my calendar
    block {day} morning for the dentist
    schedule a meeting with {name} for {day}
    am I free on {day}
    new appointment on {day} at {n} past nine`,
  ),
  intent(
    "find_route route navigate",
    "directions and routes",
    `how do I get to {city} by car
    directions to the {company} office in {city}
    fastest way from {city} to the airport
    take me home without motorways
    how long is the drive to {city}`,
  ),
  intent(
    "add_to_list shopping listAdd",
    "shopping list",
    `put {item} on the shopping list
    we're out of {item}, note it for the shop
    I have to buy {item}
    add {n} packs of {item} to my groceries
    remember {item} when I go shopping`,
  ),
  intent(
    "stock_price stocks getQuote",
    "share prices",
    `how is the {company} share doing
    stock price of {company}
    what are {company} shares worth today
    did {company} stock go up
    quote for {company} on the exchange`,
  ),
  intent(
    "phone_call call dial",
    "phone calls",
    `call {name}
    ring {name} on the mobile
    dial the number of {company}
    phone my dentist
    get {name} on the phone`,
  ),
];

/** A tool with arguments: for each, its names, a value, and ways to mention it; the request starts with a verb phrase. */
export interface Form {
  readonly tool: readonly string[];
  readonly about: string;
  readonly start: readonly string[];
  readonly parts: readonly {
    readonly names: readonly string[];
    readonly about: string;
    readonly say: readonly string[];
  }[];
}

const part = (names: string, about: string, say: string) => ({
  names: words(names),
  about,
  say: entries(say),
});

export const FORMS: readonly Form[] = [
  {
    tool: words("book_table reserveTable restaurant"),
    about: "book a restaurant table",
    start: entries("book a table / reserve a table / I'd like a table / we want to eat out"),
    parts: [
      part("people guests party_size", "number of people", "for {k} people / for {k} / we are {k} persons"),
      part("day date when", "day", "on {day} / this {day} / next {day}"),
      part("time hour start", "time of day", "at {h} pm / at {h}:30 / around {h} o'clock"),
    ],
  },
  {
    tool: words("transfer_money sendMoney payment"),
    about: "transfer money",
    start: entries("make a transfer / send money / transfer something / a bank payment"),
    parts: [
      part("amount sum value", "amount of money", "{money} / of {money} / the sum is {money}"),
      part("recipient to receiver", "recipient", "to {name} / to {company} / for my friend {name}"),
      part(
        "account from source",
        "account to pay from",
        "from my savings account / from the joint account / from account {n}",
      ),
    ],
  },
  {
    tool: words("order_pizza pizza orderFood"),
    about: "order a pizza",
    start: entries("order a pizza / I want a pizza / get me a pizza / one pizza please"),
    parts: [
      part("size diameter format", "size", "large / small size / in medium"),
      part("topping kind flavour", "topping", "with mushrooms / with ham / with extra cheese / with olives"),
      part(
        "address street place",
        "delivery address",
        "to Mill Road {n} / to {n} Park Avenue / deliver to Station Lane {n}",
      ),
    ],
  },
  {
    tool: words("book_train trainTicket rail"),
    about: "buy a train ticket",
    start: entries("a train ticket / book a train / I need a rail ticket / get me on a train"),
    parts: [
      part("from origin start", "departure city", "from {city} / starting in {city} / leaving {city}"),
      part("to destination goal", "destination", "to {city2} / going to {city2} / towards {city2}"),
      part("day date when", "travel day", "on {day} / this {day} / next {day}"),
    ],
  },
  {
    tool: words("create_reminder remind reminder"),
    about: "create a reminder",
    start: entries("remind me / set a reminder / I need a reminder / give me a nudge"),
    parts: [
      part("text task what", "what to remember", "to call {name} / to buy {item} / to water the plants"),
      part("day date when", "day", "on {day} / this {day} / next {day}"),
      part("time hour clock", "time of day", "at {h} pm / at {h}:15 / at {h} o'clock"),
    ],
  },
  {
    tool: words("rent_car rentCar vehicle"),
    about: "rent a car",
    start: entries("rent a car / I need a rental car / hire a car / book a vehicle"),
    parts: [
      part("city pickup location", "pick-up city", "in {city} / pick up in {city} / from {city}"),
      part("days length duration", "number of days", "for {k} days / {k} days long / for {k} days in all"),
      part("type class model", "type of car", "a van / a small car / an estate / a convertible"),
    ],
  },
];

const OPENERS = ["", "", "", "", "please ", "hey, ", "can you help: ", "ok, "];
const CLOSERS = ["", "", "", "", " please", ", thanks", "!"];

/** A request as somebody says it, maybe with a polite word before or after. */
export function spoken(random: Random, text: string): string {
  const said = random.pick(OPENERS) + text + random.pick(CLOSERS);
  return random.chance(0.5) ? capital(said) : said;
}
