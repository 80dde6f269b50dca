/**
 * What the samplers of a family know of their inputs, as attributes with short values: a shell command has an area
 * ("git") and an effect ("change"), whichever of the two a function of the family asks about.
 */
import type { Family } from "../family.js";
import { Random } from "../random.js";

export interface Attribute {
  /** Where it is in the latent value: keys and places joined by dots, empty for a latent that is one value itself. */
  readonly path: string;
  /** Its name in words: "effect", "full price", "second type". */
  readonly name: string;
  /** The values met while sampling, in that order: 2 to MAX_VALUES. */
  readonly values: readonly string[];
}

/** More values are quantities or names that were made up, not kinds. */
const MAX_VALUES = 30;
const MAX_ATTRIBUTES = 14;
const MAX_CHARACTERS = 24;
/** Longer lists are the content of an input, shorter ones its parts. */
const MAX_PLACES = 4;
const MAX_DEPTH = 3;
/** Functions drawn per variant and inputs per function, to see which values there are. */
const DRAWS = 6;
const SAMPLES = 30;
/** An attribute is on at least this share of the inputs, and no value of it on more than that. */
const MIN_PRESENT = 0.5;
const MAX_SHARE = 0.95;

const PLACES = ["first", "second", "third", "fourth"];
/** Messages of the log lexicon are [level, area, text, cause]. */
const LOG_NAMES: ReadonlyMap<string, string> = new Map([
  ["message.0", "level"],
  ["message.1", "area"],
  ["message.3", "cause"],
]);
/** Parts of the word lists that some samplers carry along: they say how an input is written, not what it is. */
const WRITING = /(^|\.)(layouts|programs|messages|names|about|slots|templates)(\.|$)|text$/;

/** The attributes of a family in the order in which sampling meets them, at most MAX_ATTRIBUTES; none without latents. */
export function attributesOf(family: Family): Attribute[] {
  const counts = new Map<string, Map<string, number>>();
  let inputs = 0;
  for (const variant of family.variants)
    for (let draw = 0; draw < DRAWS; draw++) {
      const task = family.draw(Random.of("attributes-draw", family.id, variant, draw), variant);
      for (let i = 0; i < SAMPLES; i++) {
        const { latent } = task.sample(Random.of("attributes-sample", family.id, variant, draw, i));
        inputs++;
        for (const [path, value] of valuesOf(latent)) {
          const values = counts.get(path) ?? new Map<string, number>();
          counts.set(path, values.set(value, (values.get(value) ?? 0) + 1));
        }
      }
    }
  return [...counts]
    .filter(([path, values]) => {
      const present = [...values.values()].reduce((sum, count) => sum + count, 0);
      const kinds = values.size >= 2 && values.size <= MAX_VALUES;
      const divides = Math.max(...values.values()) < present * MAX_SHARE;
      return kinds && divides && present >= inputs * MIN_PRESENT && !WRITING.test(path);
    })
    .slice(0, MAX_ATTRIBUTES)
    .map(([path, values]) => ({ path, name: nameOf(path, family), values: [...values.keys()] }));
}

/** The short values in a latent by their paths; what is long, unordered or deeply nested is left out. */
export function valuesOf(latent: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown, path: string, depth: number): void => {
    if (typeof value === "boolean") found.set(path, value ? "yes" : "no");
    else if (typeof value === "number") found.set(path, String(value));
    else if (typeof value === "string") {
      if (value !== "" && value.length <= MAX_CHARACTERS && !/[{<|,\n]/.test(value)) found.set(path, value);
    } else if (depth < MAX_DEPTH && isPlain(value))
      for (const [key, part] of Object.entries(value))
        visit(part, path === "" ? key : `${path}.${key}`, depth + 1);
  };
  visit(latent, "", 0);
  return found;
}

const isPlain = (value: unknown): value is object =>
  Array.isArray(value)
    ? value.length <= MAX_PLACES
    : typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** "part of speech" for a latent that is one itself; else the last two keys, the place in a list first. */
function nameOf(path: string, { id, theme }: Family): string {
  const log = theme === "log-monitoring" ? LOG_NAMES.get(path) : undefined;
  if (log !== undefined) return log;
  if (path === "") return inWords(id.slice(id.indexOf("/") + 1));
  const keys = path
    .split(".")
    .slice(-2)
    .map((key) => (/^\d+$/.test(key) ? (PLACES[Number(key)] as string) : inWords(key)));
  return (PLACES.includes(keys.at(-1) as string) ? keys.reverse() : keys).join(" ");
}

/** `fullPrice` and `part-of-speech` as words. */
export const inWords = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
