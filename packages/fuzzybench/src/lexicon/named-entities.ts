/** Invented people, real places, invented organisations, dates and sums, with sentences that use them. */
import type { Random } from "../random.js";

// biome-ignore format: one list or entry a line.
export const WOMEN = "Anna Maria Julia Sofia Emma Laura Nina Clara Priya Fatima Mei Ingrid Rosa Hannah Olivia Zoe Amara Elena Ruth Sarah".split(" ");
// biome-ignore format: one list or entry a line.
export const MEN = "Peter Thomas David Lukas Omar Ivan Hiroshi Carlos Ben Samuel Arjun Erik Paul Tom Felix Kofi Daniel Mateo George Victor".split(" ");
// biome-ignore format: one list or entry a line.
export const SURNAMES = "Keller Novak Okafor Tanaka Silva Jensen Rossi Haddad Moreau Larsen Patel Weber Kim Duarte Fischer Walsh Nowak Ahmed Lindgren Carter Brandt Osei".split(" ");
// biome-ignore format: one list or entry a line.
export const CITIES = "Lisbon Berlin Osaka Nairobi Toronto Oslo Madrid Seattle Vienna Mumbai Dublin Santiago Prague Denver Helsinki Cairo Lyon Brighton Krakow Bergen Porto Geneva".split(" ");
/** Cities and countries. */
export const PLACES = [...CITIES, "Portugal", "Norway", "Kenya", "Canada", "Japan"];
// biome-ignore format: one list or entry a line.
export const ORGANISATIONS = ["Northwind Ltd", "Acme Corp", "Helix Labs", "Brightwater Bank", "Orion Airlines", "the Red Cross", "Veritas University", "Lumen Energy", "Kestrel Foods", "Blue Harbor Inc", "the World Bank", "Atlas Motors", "Pinecrest Hospital", "Quanta Systems", "Fairview School", "Solstice Media", "the Ministry of Health", "Granite Insurance", "Novatek GmbH", "Riverside Museum"];
// biome-ignore format: one list or entry a line.
const MONTHS = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November"];

export const ENTITY_KINDS = ["person", "place", "organisation", "date", "money"] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** A full name, or sometimes only a first name. */
export function personName(random: Random): string {
  const first = random.pick(random.chance(0.5) ? WOMEN : MEN);
  return random.chance(0.7) ? `${first} ${random.pick(SURNAMES)}` : first;
}

/** A mention of the given kind, without a leading article. */
export function entity(random: Random, kind: EntityKind): string {
  if (kind === "person") return personName(random);
  if (kind === "place") return random.pick(PLACES);
  if (kind === "organisation") return random.pick(ORGANISATIONS).replace(/^the /, "");
  if (kind === "date") {
    const day = random.int(1, 28);
    const month = random.pick(MONTHS);
    return random.pick([
      `${day} ${month}`,
      `${month} ${day}`,
      `${month} ${day}, ${random.int(1990, 2025)}`,
      `${day}/${random.int(1, 12)}/${random.int(2001, 2025)}`,
    ]);
  }
  return random.pick([
    `$${random.int(2, 900)}`,
    `${random.int(2, 95)} million euros`,
    `€${random.int(10, 990)}`,
    `${random.int(3, 80)},000 dollars`,
    `£${random.int(2, 60)},500`,
  ]);
}

/** Each slot is an entity kind; a kind occurs at most once in a sentence. */
// biome-ignore format: one list or entry a line.
export const ENTITY_SENTENCES = ["{person} joined {organisation} on {date}.", "{organisation} opened a second office in {place}.", "After ten years in {place}, {person} moved on.", "The contract between {person} and {organisation} is worth {money}.", "{person} paid {money} for the flat in {place}.", "On {date}, {organisation} announced a new director.", "{organisation} hired {person} to run its team in {place}.", "We met {person} at the airport in {place}.", "The trip to {place} cost {money} in total.", "{person} resigned from {organisation} on {date}.", "According to {person}, the fund lost {money} by {date}.", "A spokesman for {organisation} denied the report.", "Heavy rain hit {place} on {date}.", "{organisation} was fined {money} for late filing.", "The prize of {money} went to {person}.", "Please send the invoice for {money} to {organisation}.", "{person} will speak in {place} on {date}.", "Flights to {place} resume on {date}.", "The board of {organisation} thanked {person} for the rescue.", "{person} grew up near {place}.", "My interview with {organisation} is on {date}.", "The deposit of {money} is due on {date}."] as const;

/** Sentences without any person, place, organisation, date or sum. */
// biome-ignore format: one list or entry a line.
export const EMPTY_SENTENCES = ["The meeting was moved and nobody complained.", "Please check the printer before you leave.", "The results were better than expected.", "Nothing has changed since the last review.", "The old bridge is closed to heavy traffic.", "All tickets sold out within an hour.", "The garden needs water every second day.", "Our new kettle already leaks.", "The second draft reads much better.", "A short break would do everyone good."] as const;
