/**
 * Finds the label set that a specification states, in the many ways in which people state one.
 *
 * Missing a set costs the guarantee that answers stay in it; inventing one makes right answers impossible. So a
 * candidate must look like labels and agree with the examples, and explicit statements come before hints.
 */
import {
  CASES,
  FALLBACKS,
  GLOSS,
  LISTS,
  NO_LABEL,
  NOTHING,
  OPEN_END,
  PAIR,
  QUOTED,
  SIGNS,
  STATEMENTS,
} from "./label-patterns.js";
import type { SpecExample } from "./spec.js";

/** More labels than this is not classification that a small interpreter can do; the decoder allows 256. */
const MAX_LABELS = 64;
/** Longer candidates are sentences, not labels. */
const MAX_LABEL_CHARS = 48;
const MAX_LABEL_WORDS = 6;

/** Sets of labels no longer than this are believed before sets of phrases, which may be the middle of a sentence. */
const SHORT_LABEL_WORDS = 3;

/**
 * The label set that the text states. Of several candidates that the examples allow: one of short labels, the more
 * explicit statement, the later one (people close with it). Without a statement, what the examples show, when they
 * are nearly all there is.
 */
export function findLabels(task: string, examples: readonly SpecExample[]): readonly string[] | undefined {
  const fallbacks = FALLBACKS.flatMap((pattern) =>
    [...task.matchAll(pattern)].map((match) => match[1] as string),
  );
  const candidates = STATEMENTS.flatMap(({ pattern, phrases }) =>
    [...task.matchAll(pattern)].reverse().flatMap((match) => {
      const stated = splitLabels(match[1] as string);
      const labels = stated && [...new Set([...stated, ...fallbacks])];
      const allowed = labels && examples.every(({ output }) => labels.includes(output));
      return allowed && (phrases || areShort(labels)) ? [labels] : [];
    }),
  );
  return (
    candidates.find(areShort) ??
    candidates[0] ??
    hintedLabels(task, examples, fallbacks) ??
    labelsOfExamples(task, examples)
  );
}

function hintedLabels(
  task: string,
  examples: readonly SpecExample[],
  fallbacks: readonly string[],
): readonly string[] | undefined {
  const listed = LISTS.flatMap((list) =>
    [...task.matchAll(list)]
      .reverse()
      .map((match) => splitLabels((match[1] as string).replace(ARTICLES, ""))),
  );
  const [led, ...others] = CASES.map((pattern) => [...task.matchAll(pattern)]);
  const cases = (led && led.length > 0 ? [...led, ...others.flat()] : [])
    .toSorted((one, other) => one.index - other.index)
    .map((match) => match[1] as string);
  const glosses = [...task.matchAll(GLOSS)].map((match) => match[1] as string);
  const quoted = [...task.matchAll(QUOTED)].map((match) => match[2] as string);
  const pairs = [...task.matchAll(PAIR)].map((match) => match.slice(1));
  const signs = [...task.matchAll(SIGNS)].map((match) =>
    [...(match[1] as string).matchAll(/(?:^|[,;] )([A-Z]|\d)(?= |:)/g)].map((sign) => sign[1] as string),
  );
  const complete = listed.map((labels) => labels && [...labels, ...fallbacks]);
  const open = OPEN_END.test(task.replace(/\([^()]*\)/g, ""));
  const told = open ? [quoted, glosses] : [cases, quoted, ...pairs, ...signs, glosses];
  const sets = [...complete, ...told].map((labels) => [...new Set(labels)]);
  return sets.find(
    (labels) =>
      labels.length >= 2 &&
      labels.length <= MAX_LABELS &&
      !labels.some((label) => label === "a" || NO_LABEL.test(label)) &&
      !labels.every((label) => NOTHING.test(label)) &&
      examples.every(({ output }) => labels.includes(output)),
  );
}

const words = (label: string): number => label.split(/\s+/).length;
const areShort = (labels: readonly string[]): boolean =>
  labels.every((label) => words(label) <= SHORT_LABEL_WORDS);

/** A task text up to this length ("Do the same as here.") says nothing: the examples are the specification. */
const MAX_EMPTY_TASK = 40;
/** So many examples for each of their outputs, on average, show a classification. */
const EXAMPLES_PER_LABEL = 2;

function labelsOfExamples(task: string, examples: readonly SpecExample[]): readonly string[] | undefined {
  const labels = [...new Set(examples.map(({ output }) => output))];
  const alone = task.length <= MAX_EMPTY_TASK && examples.length >= 2 * EXAMPLES_PER_LABEL;
  const repeated = labels.length >= 2 && examples.length >= EXAMPLES_PER_LABEL * labels.length;
  return alone && repeated && areShort(labels) ? labels : undefined;
}

/** Phrases of a sentence rather than labels: "the last company", "missing if there is none". */
const PHRASE =
  /^(?:the|its?|these|this|that|those|an?|is|are|if|when|as|with|by|in|of|which)\s|\s(?:if|unless|otherwise|whether|because)\s/i;

/** "a noun, a verb or an adjective". */
const ARTICLES = /(?<=^|, |\bor )an? (?=\S)/gi;

/** "six teams: banking, travel": what the labels are, before the first. */
const OPENING =
  /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|the|these|our|following) (?:\p{L}+ ){0,2}\p{L}+s:[ \t]+(?=\S)/iu;
/** A label's meaning, or a remark, in brackets behind it. */
const GLOSSED = /(?<=[\p{L}\p{N}_"'`])[ \t]+\([^()\n]*\)/gu;
/** "URGENT or ROUTINE in capitals". */
const LETTER_CASE =
  /,?[ \t]+(?:all )?in (?:capitals|capital letters|(?:lower|upper)[- ]?case|small letters)(?: letters)?$/i;

/** The same of words that may begin a label in capitals ("ONLY PROPOSED"). */
const LOWER_PHRASE = /^(?:just|only|else|them|copy|answer|output|return|reply|write|give)\s|\s(?:is|are)\s/;

/** Splits "A, B or C", "A | B", "`A` / `B`" into labels; undefined when the parts do not look like labels. */
function splitLabels(list: string): readonly string[] | undefined {
  const separator = list.includes("|")
    ? /[ \t]*\|[ \t]*/
    : /[ \t]*[,;][ \t]*(?:(?:and|or)[ \t]+)?|[ \t]+(?:or|and|\/)[ \t]+|\n[ \t]*[-*][ \t]+|(?<=^\w+)\/(?=\w+$)/i;
  const parts = list
    .trim()
    .replace(/^[-*][ \t]+/, "")
    .replace(OPENING, "")
    .replace(list.includes("|") ? /$^/ : GLOSSED, "")
    .replace(LETTER_CASE, "")
    .split(separator)
    .map((part) => part.trim().replace(/^otherwise,? (?=\S)/i, ""))
    .filter(Boolean);
  const labels = parts.map((part) => part.replace(/^(["'`])(.*)\1$/, "$2"));
  const plausible = labels.every(
    (label, i) =>
      label.length <= MAX_LABEL_CHARS &&
      words(label) <= MAX_LABEL_WORDS &&
      (label !== parts[i] || !(PHRASE.test(label) || LOWER_PHRASE.test(label) || unbalanced(label))),
  );
  if (new Set(labels).size !== labels.length || labels.length < 2 || labels.length > MAX_LABELS || !plausible)
    return undefined;
  return labels;
}

/** Whether a bracket opens or closes elsewhere: the part was cut out of a longer phrase. */
function unbalanced(part: string): boolean {
  return /[([][^)\]]*$/.test(part) || /^[^([]*[)\]]/.test(part);
}
