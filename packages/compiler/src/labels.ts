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
  MAKES_STRUCTURE,
  MAKES_TEXT,
  NO_LABEL,
  NOTHING,
  OPEN_END,
  PAIR,
  QUOTED,
  SIGNS,
  STATEMENTS,
  TAKEN,
  TAKES_SEVERAL,
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
export function findLabels(
  specification: string,
  examples: readonly SpecExample[],
): readonly string[] | undefined {
  const task = specification.replace(/[ \t]+/g, " "); // long runs of blanks would be tried in every way
  if (TAKES_SEVERAL.test(task) || MAKES_STRUCTURE.test(task)) return undefined;
  const fallbacks = FALLBACKS.flatMap((pattern) =>
    [...task.matchAll(pattern)].map(labelOf).filter((label) => !NO_LABEL.test(label)),
  );
  const candidates = STATEMENTS.flatMap(({ pattern, phrases }) =>
    [...task.matchAll(pattern)].reverse().flatMap((match) => {
      if (isForbidden(task, match) || (!phrases && LACKS.test(match[1] as string))) return [];
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

/** "Do not output explanations or notes": what stands before a list of what is not to be answered. */
const FORBIDS =
  /\b(?:not|never|avoid|don['’]t)(?: (?:ever|any|use|include|mention|output|return|write|print|give|say|answer|reply|respond|with))*\s*$/i;
/** "Return no quotes or markup", but neither "Return no or yes" nor "Return no symbol, no digit or valid". */
const LACKS = /^(?:no(?! or\b)|without)\s[^,]*$/i;
const FORBIDDING_CHARS = 60;

/** A match that begins with the end of a sentence ("rude or not. hide | show") is not what that sentence forbids. */
function isForbidden(task: string, { 0: text, index }: RegExpExecArray): boolean {
  return !/^[.!?:\n]/.test(text) && FORBIDS.test(task.slice(Math.max(0, index - FORBIDDING_CHARS), index));
}

function hintedLabels(
  task: string,
  examples: readonly SpecExample[],
  fallbacks: readonly string[],
): readonly string[] | undefined {
  if (MAKES_TEXT.test(task)) return undefined;
  const all = (pattern: RegExp) => [...task.matchAll(pattern)];
  const listed = LISTS.flatMap((list) => all(list).reverse())
    .map((match) => splitLabels(labelOf(match).replace(ARTICLES, "")))
    .map((labels) => labels && [...labels, ...fallbacks]);
  const [led = [], ...others] = CASES.map(all);
  const cases = (led.length > 0 ? [...led, ...others.flat()] : [])
    .toSorted((one, other) => one.index - other.index)
    .map(labelOf);
  const quoted = all(QUOTED).map(([, , label]) => label as string);
  const pairs = all(PAIR).map(([, one, other]) => [one as string, other as string]);
  const signs = all(SIGNS).map((match) =>
    [...labelOf(match).matchAll(/(?:^|[,;] )([A-Z])(?= )/g)].map(labelOf),
  );
  const glosses = all(GLOSS).map(labelOf);
  const open = OPEN_END.test(task.replace(/\([^()]*\)/g, ""));
  const told = open ? [glosses] : [cases, quoted, ...pairs, ...signs, glosses];
  const sets = [...listed, ...told].map((labels) => [...new Set(labels)]);
  return sets.find(
    (labels) =>
      labels.length >= 2 &&
      labels.length <= MAX_LABELS &&
      !labels.some((label) => label === "a" || NO_LABEL.test(label)) &&
      !labels.every((label) => NOTHING.test(label)) &&
      examples.every(({ output }) => labels.includes(output)),
  );
}

/** What a pattern caught: its named part, or its last one. */
function labelOf(match: RegExpMatchArray): string {
  return (match.groups?.list ?? match.groups?.label ?? match.at(-1)) as string;
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
  /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|the|these|our|following) (?:\p{L}+ ){0,2}\p{L}+s:[ \t]+(?=\S)|^(?:one|a single) (?:word|letter|label|digit)(?: only)?:[ \t]+/iu;
/** A label's meaning, or a remark, in brackets behind it. */
const GLOSSED = /(?<=[\p{L}\p{N}_"'`])[ \t]+\([^()\n]*\)/gu;
/** "URGENT or ROUTINE in capitals". */
const LETTER_CASE =
  /,?[ \t]+(?:all )?in (?:capitals|capital letters|(?:lower|upper)[- ]?case|small letters)(?: letters)?$/i;

/** The same of words that may begin a label in capitals ("ONLY PROPOSED"). */
const LOWER_PHRASE = /^(?:just|only|else|them|copy|answer|output|return|reply|write|give)\s|\s(?:is|are)\s/;

/** "yes or no only", "yes or no, nothing else", "yes or no without a full stop". */
const REMARK = /(?: only| alone|,? (?:and |or )?nothing (?:else|more)|,? with(?:out| no) [\p{L} ]+)$/iu;

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
    .replace(REMARK, "")
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
  const taken = labels.some((label) => TAKEN.test(label) && label === label.toLowerCase());
  if (labels.length === 2 && taken && labels.some((label) => NOTHING.test(label))) return undefined;
  if (new Set(labels).size !== labels.length || labels.length < 2 || labels.length > MAX_LABELS || !plausible)
    return undefined;
  return labels;
}

/** Whether a bracket or quote opens or closes elsewhere: the part was cut out of a longer phrase. */
function unbalanced(part: string): boolean {
  return /[([][^)\]]*$/.test(part) || /^[^([]*[)\]]/.test(part) || /["{}]|<\w/.test(part);
}
