/**
 * Facts for short reading passages: for every fact its values, several ways to state it and to ask for it.
 * `{s}` is the subject, `{v}` the value. All invented; no claim about real things.
 */
import type { Random } from "../random.js";
import { CITIES, MEN, SURNAMES, WOMEN } from "./named-entities.js";

export interface Fact {
  readonly key: string;
  readonly value: (random: Random) => string;
  readonly says: readonly string[];
  readonly asks: readonly string[];
}

export interface Topic {
  readonly subjects: readonly string[];
  /** Shorter second mentions, for all but the first sentence. */
  readonly refers: readonly string[];
  readonly facts: readonly Fact[];
}

const one =
  (text: string): Fact["value"] =>
  (random) =>
    random.pick(text.split("|"));
const name: Fact["value"] = (random) => `${random.pick([...WOMEN, ...MEN])} ${random.pick(SURNAMES)}`;
const place: Fact["value"] = (random) => random.pick(CITIES);
const year: Fact["value"] = (random) => String(random.int(1890, 2024));
const day = one("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday");
const month = one("January|February|March|April|May|June|July|August|September|October|November|December");
const count =
  (low: number, high: number, unit = ""): Fact["value"] =>
  (random) =>
    `${random.int(low, high)}${unit}`;
const fact = (key: string, value: Fact["value"], says: string, asks: string): Fact => ({
  key,
  value,
  says: says.split("|"),
  asks: asks.split("|"),
});

// biome-ignore format: one list or entry a line.
export const TOPICS: readonly Topic[] = [
  {
    subjects: ["the pottery workshop", "the spring concert", "the robotics meetup", "the book club", "the yoga class", "the chess evening", "the first-aid course", "the film night", "the choir rehearsal", "the garden tour"],
    refers: ["the event", "it"],
    facts: [
      fact("place", one("Room 12|Room 4B|Harbour Hall|Maple Library|Studio 3|Hall B|North Gym|Cafe Luna"), "{s} takes place in {v}|{s} is held in {v}|people gather in {v} for {s}", "Where is {s} held?|Which venue is used for {s}?|Where does {s} take place?"),
      fact("day", day, "{s} is on {v}|{s} happens on {v}|{v} is the day of {s}", "On which day is {s}?|What day does {s} happen?|Which weekday is {s} on?"),
      fact("start", (r) => `${r.int(8, 20)}:${r.pick(["00", "15", "30", "45"])}`, "{s} starts at {v}|{s} begins at {v} sharp|{v} is when {s} begins", "What time does {s} start?|At what hour does {s} begin?|When should I be there for {s} to begin?"),
      fact("host", name, "{s} is led by {v}|{v} runs {s}|the host of {s} is {v}", "Who leads {s}?|Who is the host of {s}?|Who runs {s}?"),
      fact("fee", (r) => `$${r.int(3, 95)}`, "a ticket for {s} costs {v}|{s} costs {v} per person|the fee for {s} is {v}", "How much does {s} cost?|What is the fee for {s}?|What do I pay for {s}?"),
      fact("seats", count(8, 240), "{s} has room for {v} people|at most {v} people can join {s}|{s} is limited to {v} guests", "How many people can join {s}?|What is the guest limit of {s}?|How many guests fit in {s}?"),
    ],
  },
  {
    subjects: ["the Nova lamp", "the Trail 4 backpack", "the Breeze fan", "the Pico camera", "the Orbit headset", "the Cedar desk", "the Aqua kettle", "the Volt drill", "the Lark keyboard", "the Summit tent"],
    refers: ["the product", "it"],
    facts: [
      fact("price", (r) => `$${r.int(9, 890)}`, "{s} sells for {v}|the price of {s} is {v}|you can buy {s} for {v}", "How much is {s}?|What does {s} cost?|What is the price of {s}?"),
      fact("colour", one("red|black|olive|navy|white|silver|orange|teal"), "{s} comes in {v}|the colour of {s} is {v}|{s} is painted {v}", "What colour is {s}?|In which colour does {s} come?|Which colour does {s} have?"),
      fact("weight", (r) => `${r.int(1, 9)}.${r.int(1, 9)} kg`, "{s} weighs {v}|the weight of {s} is {v}|at {v}, {s} is easy to carry", "How heavy is {s}?|What does {s} weigh?|What is the weight of {s}?"),
      fact("warranty", (r) => `${r.int(2, 10)} years`, "{s} has a warranty of {v}|the maker guarantees {s} for {v}|the warranty on {s} lasts {v}", "How long is the warranty on {s}?|For how long is {s} guaranteed?|What warranty does {s} have?"),
      fact("maker", one("Helix Labs|Kestrel|Lumen|Atlas|Quanta|Granite Tools|Fjord Design|Pinecrest"), "{s} is made by {v}|{v} builds {s}|the maker of {s} is {v}", "Who makes {s}?|Which company builds {s}?|Who is the maker of {s}?"),
      fact("stock", count(2, 480), "there are {v} units of {s} in stock|the shop has {v} pieces of {s} left|{v} units of {s} are on the shelf", "How many units of {s} are in stock?|How many pieces of {s} are left?|What stock is there of {s}?"),
    ],
  },
  {
    subjects: ["Brightwater Bank", "Orion Airlines", "Kestrel Foods", "Novatek", "Solstice Media", "Atlas Motors", "Lumen Energy", "Granite Insurance", "Blue Harbor", "Quanta Systems"],
    refers: ["the company", "the firm", "it"],
    facts: [
      fact("founded", year, "{s} was founded in {v}|{s} started business in {v}|{v} is the year in which {s} was set up", "When was {s} founded?|In what year did {s} start?|Which year was {s} set up?"),
      fact("seat", place, "{s} is based in {v}|{s} has its head office in {v}|the headquarters of {s} are in {v}", "Where is {s} based?|Where is the head office of {s}?|Where are the headquarters of {s}?"),
      fact("staff", (r) => String(r.int(12, 99) * 10), "{s} employs {v} people|{v} people work for {s}|{s} has a staff of {v}", "How many people work for {s}?|How large is the staff of {s}?|How many employees does {s} have?"),
      fact("chief", name, "{s} is headed by {v}|the chief executive of {s} is {v}|{v} is in charge of {s}", "Who heads {s}?|Who is the chief executive of {s}?|Who is in charge of {s}?"),
      fact("revenue", count(3, 95, " million euros"), "{s} earned {v} last year|last year's sales of {s} came to {v}|{s} reported revenue of {v}", "What was the revenue of {s}?|How much did {s} earn last year?|What were the sales of {s}?"),
    ],
  },
  {
    subjects: ["the parcel for Mrs Rossi", "the shipment of tiles", "the crate of lemons", "the box of spare parts", "the delivery for the museum", "the pallet of paint", "the parcel from the tailor", "the order of lab glass"],
    refers: ["it", "the consignment"],
    facts: [
      fact("carrier", one("RapidPost|Nordcargo|Swift Freight|GreenVan|Alpine Express|Parcelo"), "{s} travels with {v}|{v} carries {s}|the carrier of {s} is {v}", "Which carrier has {s}?|Who carries {s}?|What company moves {s}?"),
      fact("arrival", day, "{s} will arrive on {v}|{s} is due on {v}|expect {s} on {v}", "When will {s} arrive?|On what day is {s} due?|Which day should I expect {s}?"),
      fact("origin", place, "{s} was sent from {v}|{s} comes from {v}|{s} left the depot in {v}", "Where does {s} come from?|From where was {s} sent?|Which place did {s} leave from?"),
      fact("mass", count(2, 480, " kg"), "{s} weighs {v}|the scales showed {v} for {s}|the weight of {s} is {v}", "How much does {s} weigh?|What is the weight of {s}?|How heavy is {s}?"),
      fact("code", (r) => `${r.pick(["TX", "PK", "RN", "QB"])}-${r.digits(4)}`, "the tracking code of {s} is {v}|{s} has the tracking code {v}|use code {v} to follow {s}", "What is the tracking code of {s}?|Which code follows {s}?|Which tracking number does {s} have?"),
      fact("pieces", count(2, 60, " items"), "{s} holds {v}|there are {v} in {s}|{s} contains {v}", "How many items are in {s}?|How many items does {s} contain?|What is the item count of {s}?"),
    ],
  },
  {
    subjects: ["the Elm Bridge", "the Stone Tower", "the Harbour Theatre", "the Lake Museum", "the Iron Gate", "the Old Lighthouse", "the Hill Observatory", "the Corn Exchange"],
    refers: ["it", "the structure"],
    facts: [
      fact("height", count(9, 320, " metres"), "{s} is {v} tall|{s} rises {v} above the ground|the height of {s} is {v}", "How tall is {s}?|What is the height of {s}?|How high does {s} rise?"),
      fact("opened", year, "{s} opened in {v}|{s} was first opened to the public in {v}|{v} saw the opening of {s}", "When did {s} open?|In what year was {s} opened?|Which year saw the opening of {s}?"),
      fact("architect", name, "{s} was designed by {v}|{v} drew the plans for {s}|the architect of {s} was {v}", "Who designed {s}?|Who was the architect of {s}?|Who drew the plans for {s}?"),
      fact("material", one("granite|brick|steel|oak|concrete|limestone|marble"), "{s} is built of {v}|{s} is made from {v}|builders used {v} for {s}", "What is {s} built of?|Which material was used for {s}?|What is {s} made from?"),
      fact("town", place, "{s} stands in {v}|you will find {s} in {v}|{s} is a landmark of {v}", "Where does {s} stand?|Where can I find {s}?|Which place has {s} as a landmark?"),
      fact("visitors", (r) => `${r.int(3, 950)},000`, "{s} gets {v} visitors a year|{v} people visit {s} every year|each year {s} counts {v} guests", "How many visitors does {s} get?|How many people visit {s} every year?|How many guests does {s} count a year?"),
    ],
  },
  {
    subjects: ["the Larch editor", "the Pebble app", "the Mosaic library", "the Tern database", "the Copper toolkit", "the Willow browser", "the Ember server", "the Finch player"],
    refers: ["the software", "it", "the program"],
    facts: [
      fact("version", (r) => `${r.int(1, 14)}.${r.int(0, 9)}.${r.int(0, 9)}`, "the latest version of {s} is {v}|{s} is now at version {v}|version {v} of {s} is out", "What is the latest version of {s}?|Which version is {s} at?|What version of {s} is out?"),
      fact("licence", one("MIT|Apache 2.0|GPL|BSD|MPL 2.0"), "{s} is published under the {v} licence|the licence of {s} is {v}|{s} uses the {v} licence", "What is the licence of {s}?|Under which licence is {s} published?|Which licence does {s} use?"),
      fact("written", one("Rust|Go|Python|TypeScript|Kotlin|Swift|Ruby"), "{s} is written in {v}|the code of {s} is in {v}|its authors chose {v} to write {s}", "What language is {s} written in?|Which programming language is used for {s}?|In what language is the code of {s}?"),
      fact("size", count(4, 900, " MB"), "{s} takes {v} of disk space|the download of {s} is {v}|{s} needs {v} on disk", "How much disk space does {s} need?|How big is the download of {s}?|How large is {s} on disk?"),
      fact("lead", name, "{s} is maintained by {v}|{v} maintains {s}|the maintainer of {s} is {v}", "Who maintains {s}?|Who is the maintainer of {s}?|Whose job is it to maintain {s}?"),
    ],
  },
  {
    subjects: ["the nurse job", "the baker job", "the night guard post", "the archivist post", "the teaching post", "the gardener job", "the courier job", "the librarian post"],
    refers: ["the position", "it"],
    facts: [
      fact("salary", (r) => `$${r.int(18, 95)},000`, "{s} pays {v} a year|the yearly salary for {s} is {v}|whoever takes {s} earns {v} a year", "What does {s} pay a year?|What is the yearly salary for {s}?|How much does one earn a year with {s}?"),
      fact("hours", count(12, 40, " hours"), "{s} takes {v} a week|the weekly working time of {s} is {v}|plan {v} a week for {s}", "How many hours a week does {s} take?|What is the weekly working time of {s}?|How much time a week does {s} take?"),
      fact("employer", one("Harbour Clinic|Nordbank|City Archive|Lumen Energy|Grand Hotel|Fairview School|Green Fields|Parcelo"), "{s} is offered by {v}|{v} offers {s}|the employer for {s} is {v}", "Who offers {s}?|Which employer offers {s}?|Who is the employer for {s}?"),
      fact("contact", name, "the contact person for {s} is {v}|{v} is the contact person for {s}|ask {v} about {s}", "Who is the contact person for {s}?|Whom should I ask about {s}?|Who is the contact for {s}?"),
      fact("begin", month, "{s} begins in {v}|{v} is when {s} begins|the first month of {s} is {v}", "When does {s} begin?|In which month does {s} begin?|What is the first month of {s}?"),
      fact("site", place, "{s} is in {v}|the workplace of {s} is in {v}|{s} is based in {v}", "Where is {s}?|In which city is {s}?|Where is the workplace of {s}?"),
    ],
  },
  {
    subjects: ["the lentil soup", "the apple pie", "the fish curry", "the rye bread", "the potato salad", "the bean stew", "the lemon cake", "the noodle bake"],
    refers: ["the dish", "it"],
    facts: [
      fact("time", count(15, 180, " minutes"), "{s} takes {v} to make|you need {v} for making {s}|making {s} takes {v}", "How long does {s} take to make?|How much time is needed for making {s}?|How long does making {s} take?"),
      fact("serves", count(2, 12, " people"), "{s} serves {v}|{s} is enough for {v}|{s} feeds {v}", "How many people does {s} serve?|How many people does {s} feed?|For how many people is {s} enough?"),
      fact("spice", one("cumin|ginger|thyme|nutmeg|paprika|mint|saffron"), "{s} is seasoned with {v}|the spice in {s} is {v}|a little {v} gives {s} its taste", "What is {s} seasoned with?|Which spice is in {s}?|What gives {s} its taste?"),
      fact("cook", name, "{v} wrote the recipe for {s}|the recipe for {s} comes from {v}|the recipe for {s} is by {v}", "Who wrote the recipe for {s}?|From whom does the recipe for {s} come?|Whose recipe is {s}?"),
      fact("cost", (r) => `$${r.int(4, 30)}`, "the ingredients of {s} cost {v}|{s} costs {v} in ingredients|you pay {v} for the ingredients of {s}", "What do the ingredients of {s} cost?|How much do I pay for the ingredients of {s}?|What is the cost of ingredients for {s}?"),
      fact("energy", count(180, 900, " calories"), "a portion of {s} has {v}|{s} has {v} per portion|each portion of {s} contains {v}", "How many calories does a portion of {s} have?|How many calories does {s} have per portion?|How many calories are in one portion of {s}?"),
    ],
  },
  {
    subjects: ["the Ridge Trail", "the Mill Walk", "the Lake Loop", "the Forest Path", "the Castle Round", "the Gorge Trail", "the Vineyard Way", "the Coast Path"],
    refers: ["the route", "it"],
    facts: [
      fact("length", count(3, 28, " km"), "{s} is {v} long|the length of {s} is {v}|{s} covers a distance of {v}", "How long is {s} in kilometres?|What is the length of {s}?|What distance does {s} cover?"),
      fact("climb", count(80, 1400, " metres"), "{s} climbs {v}|the total climb of {s} is {v}|walkers on {s} go up {v} in all", "How many metres does {s} climb?|What is the total climb of {s}?|How far up do walkers on {s} go?"),
      fact("from", place, "{s} starts in {v}|the starting point of {s} is {v}|{v} is where {s} starts", "Where does {s} start?|What is the starting point of {s}?|In which place does {s} start?"),
      fact("inn", one("Red Deer Inn|Old Mill Cafe|Anna's Hut|Blue Anchor|Stone Oven Inn"), "you can eat at {v} on {s}|{v} is the inn on {s}|the inn on {s} is {v}", "Where can I eat on {s}?|Which inn is on {s}?|What is the inn on {s} called?"),
      fact("closed", month, "{s} is closed in {v}|{v} is the month in which {s} is closed|nobody may walk {s} in {v}", "In which month is {s} closed?|When is {s} closed?|Which month is {s} closed in?"),
      fact("marks", one("yellow|blue|red|green|white"), "{s} is marked in {v}|the marks of {s} are {v}|follow the {v} signs of {s}", "Which colour are the marks of {s}?|In what colour is {s} marked?|What colour are the signs of {s}?"),
    ],
  },
];
