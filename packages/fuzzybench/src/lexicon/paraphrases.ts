/** Groups of sentences with the same meaning, and people, items and places to fill them with. */
import type { Random } from "../random.js";
import { fill } from "./fill.js";
import { CITIES, MEN, WOMEN } from "./named-entities.js";

export interface ParaphraseGroup {
  readonly same: readonly string[];
  /** The negated statement, in the same slots. */
  readonly negated: readonly string[];
}

// biome-ignore format: one list or entry a line.
export const PARAPHRASES: readonly ParaphraseGroup[] = [
  { same: ["{p} bought {n} {x} in {c}.", "{p} purchased {n} {x} in {c}.", "In {c}, {n} {x} were bought by {p}."], negated: ["{p} did not buy {n} {x} in {c}.", "In {c}, {p} bought none of the {n} {x}."] },
  { same: ["{p} sent {n} {x} to {c}.", "{n} {x} were sent to {c} by {p}.", "{p} shipped {n} {x} to {c}."], negated: ["{p} never sent {n} {x} to {c}.", "{p} did not ship {n} {x} to {c}."] },
  { same: ["{p} lost {n} {x} on the way to {c}.", "On the way to {c}, {p} lost {n} {x}.", "{n} {x} were lost by {p} while going to {c}."], negated: ["{p} did not lose {n} {x} on the way to {c}.", "On the way to {c}, {p} never lost {n} {x}."] },
  { same: ["There are {n} {x} in {p}'s shop in {c}.", "{p}'s shop in {c} has {n} {x}.", "In {c}, the shop of {p} holds {n} {x}."], negated: ["There are not {n} {x} in {p}'s shop in {c}.", "{p}'s shop in {c} does not have {n} {x}."] },
  { same: ["{p} needs {n} {x} for the trip to {c}.", "For the trip to {c}, {p} requires {n} {x}.", "{n} {x} are what {p} needs for travelling to {c}."], negated: ["{p} does not need {n} {x} for the trip to {c}.", "For the trip to {c}, {p} can do without {n} {x}."] },
  { same: ["{p} repaired {n} {x} at the workshop in {c}.", "{p} fixed {n} {x} at the workshop in {c}.", "At the workshop in {c}, {n} {x} were repaired by {p}."], negated: ["{p} failed to repair {n} {x} at the workshop in {c}.", "At the workshop in {c}, {p} did not fix {n} {x}."] },
  { same: ["{p} sold {n} {x} at the market in {c}.", "At the market in {c}, {p} sold {n} {x}.", "{n} {x} were sold by {p} at the market in {c}."], negated: ["{p} sold none of the {n} {x} at the market in {c}.", "{p} did not sell {n} {x} at the market in {c}."] },
  { same: ["{p} found {n} {x} in a cellar in {c}.", "In a cellar in {c}, {p} discovered {n} {x}.", "{n} {x} were found by {p} in a cellar in {c}."], negated: ["{p} did not find {n} {x} in a cellar in {c}.", "In a cellar in {c}, {p} never found {n} {x}."] },
  { same: ["{p} gave {n} {x} to a school in {c}.", "A school in {c} was given {n} {x} by {p}.", "{p} donated {n} {x} to a school in {c}."], negated: ["{p} did not give {n} {x} to a school in {c}.", "A school in {c} was never given {n} {x} by {p}."] },
  { same: ["{p} ordered {n} {x} from a dealer in {c}.", "From a dealer in {c}, {p} ordered {n} {x}.", "{n} {x} were ordered by {p} from a dealer in {c}."], negated: ["{p} did not order {n} {x} from a dealer in {c}.", "From a dealer in {c}, {p} never ordered {n} {x}."] },
  { same: ["{p} borrowed {n} {x} from a neighbour in {c}.", "A neighbour in {c} lent {n} {x} to {p}.", "{n} {x} were borrowed by {p} from a neighbour in {c}."], negated: ["{p} did not borrow {n} {x} from a neighbour in {c}.", "A neighbour in {c} refused to lend {n} {x} to {p}."] },
  { same: ["{p} keeps {n} {x} at a friend's house in {c}.", "A friend's house in {c} is where {p} keeps {n} {x}.", "{n} {x} are kept by {p} at a friend's house in {c}."], negated: ["{p} does not keep {n} {x} at a friend's house in {c}.", "{n} {x} are not kept by {p} at a friend's house in {c}."] },
];
// biome-ignore format: one list or entry a line.
export const PARAPHRASE_ITEMS = ["chairs", "lamps", "tickets", "bottles", "letters", "bicycles", "boxes", "keys", "books", "cameras", "tents", "radios", "clocks", "baskets", "carpets", "helmets", "mirrors", "shovels", "vases", "ladders"] as const;

// biome-ignore format: one list or entry a line.
export const STREETS = ["Elm Street", "Harbour Road", "Mill Lane", "King's Way", "Park Avenue", "Station Road", "Birch Close", "Hill Street"] as const;
export const MAIL_HOSTS = ["example.com", "mail.org", "post.net", "inbox.io", "firm.co"] as const;
// biome-ignore format: one list or entry a line.
export const SITE_HOSTS = ["example.com", "shop.example.org", "news.site.net", "blog.acme.io", "docs.orion.dev", "kestrel.co.uk", "lumen.app", "atlas-maps.eu"] as const;
// biome-ignore format: one list or entry a line.
export const SITE_PATHS = ["about", "products/lamp", "blog/2024/05", "cart", "docs/intro", "team/anna", "search", "help/faq", "news/storm", "Items/42", "en/contact", "a/b/c", "files/Report.pdf"] as const;
// biome-ignore format: one list or entry a line.
export const SITE_QUERIES = ["id=42", "page=2", "q=red+shoes", "lang=de", "sort=price", "v=3", "user=anna"] as const;
// biome-ignore format: one list or entry a line.
export const TRACKING_QUERIES = ["utm_source=mail", "utm_campaign=may", "utm_medium=ad", "utm_source=x", "utm_term=sale"] as const;
export const SITE_FRAGMENTS = ["top", "reviews", "section-2", "comments", "faq"] as const;

/** Label names for "the same" and "not the same". */
export const SAME_SETS = [
  ["same", "different"],
  ["yes", "no"],
  ["1", "0"],
  ["EQUAL", "DISTINCT"],
  ["duplicate", "unique"],
  ["match", "mismatch"],
  ["T", "F"],
] as const;

/** Ways to lay out two things that are compared. */
export const PAIR_LAYOUTS: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `A: ${a}\nB: ${b}`,
  (a, b) => `${a} || ${b}`,
  (a, b) => `1) ${a} 2) ${b}`,
  (a, b) => `${a}\n${b}`,
  (a, b) => `${a} <> ${b}`,
];

export const DETAILS = ["n", "p", "c", "x"] as const;
/** A detail of a statement: a number, a person, a place or things. */
export type Detail = (typeof DETAILS)[number];

/** Two statements of one kind, and in what they differ. */
export interface StatementPair {
  readonly first: Readonly<Record<Detail, string>>;
  readonly second: Readonly<Record<Detail, string>>;
  readonly changed: readonly Detail[];
  /** One of the two denies its facts. */
  readonly denied: boolean;
}

const DETAIL_VALUES: Readonly<Record<Detail, readonly string[]>> = {
  n: Array.from({ length: 59 }, (_, i) => String(i + 2)),
  p: [...WOMEN, ...MEN],
  c: CITIES,
  x: PARAPHRASE_ITEMS,
};

/** Two statements in different words; up to two details differ, and one statement may deny. */
export function statementPair(
  random: Random,
  layout: (a: string, b: string) => string,
): { readonly input: string; readonly latent: StatementPair } {
  const group = random.pick(PARAPHRASES);
  const first = {} as Record<Detail, string>;
  const second = {} as Record<Detail, string>;
  const differing = random.sample(DETAILS, random.pick([0, 0, 1, 1, 1, 2]));
  for (const detail of DETAILS) {
    const values = DETAIL_VALUES[detail];
    const at = random.int(0, values.length - 1);
    const shift = differing.includes(detail) ? random.int(1, values.length - 1) : 0;
    first[detail] = values[at] as string;
    second[detail] = values[(at + shift) % values.length] as string;
  }
  const denied = random.chance(differing.length === 0 ? 0.4 : 0.2);
  const [a, b] = random.sample(group.same, 2) as [string, string];
  return {
    input: layout(fill(random, a, first), fill(random, denied ? random.pick(group.negated) : b, second)),
    latent: { first, second, changed: DETAILS.filter((detail) => differing.includes(detail)), denied },
  };
}
