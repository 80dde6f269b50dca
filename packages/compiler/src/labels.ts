/**
 * Finds the label set that a specification states, in the many ways in which people state one.
 *
 * Missing a set costs the guarantee that answers stay in it; inventing one makes right answers impossible. So a
 * candidate must look like labels and agree with the examples, and explicit statements come before hints.
 */
import { definedLabels } from "./defined-labels.js";
import { ARROW, type SpecExample } from "./examples.js";
import { chosenLabels } from "./label-choices.js";
import {
  CASES,
  CHOOSES,
  CLASSIFIES,
  FALLBACK_WORD,
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
  SETTING,
  SIGNS,
  STATEMENTS,
  TAKES_SEVERAL,
} from "./label-patterns.js";
import { MAX_LABELS, splitLabels, unquoted, words } from "./split-labels.js";

/** Sets of labels no longer than this are believed before sets of phrases, which may be the middle of a sentence. */
const SHORT_LABEL_WORDS = 3;

/**
 * The label set that the text states. Of several candidates that the examples allow: one whose labels are explained, one
 * of short labels, the more explicit statement, the later one (people close with it). Without a statement, the answers
 * that a sentence leaves the choice between, then what the examples show, when they are nearly all there is.
 */
export function findLabels(
  specification: string,
  examples: readonly SpecExample[],
): readonly string[] | undefined {
  const task = plainText(specification);
  if (TAKES_SEVERAL.test(task) || MAKES_STRUCTURE.test(task)) return undefined;
  const fallbacks = FALLBACKS.flatMap((pattern) =>
    [...task.matchAll(pattern)].filter(standsAlone).map(labelOf),
  )
    .map(unquoted)
    .filter((label) => !NO_LABEL.test(label));
  const isShown = (labels: readonly string[]) => examples.every(({ output }) => labels.includes(output));
  const chooses = CHOOSES.test(task) && !MAKES_TEXT.test(task);
  const candidates = STATEMENTS.flatMap(({ pattern, phrases, needsTask }) =>
    needsTask && !chooses
      ? []
      : [...task.matchAll(pattern)].reverse().flatMap((match) => {
          if (isForbidden(task, match) || (!phrases && LACKS.test(match[1] as string))) return [];
          const stated = splitLabels(match[1] as string);
          const labels = stated && joined(stated, fallbacks);
          const allowed = labels && isShown(labels);
          return allowed && (phrases || areShort(stated)) ? [labels] : [];
        }),
  );
  const defined = definedLabels(task)
    .map((labels) => joined(labels, fallbacks))
    .filter(isShown)
    .toSorted((one, other) => other.length - one.length)[0];
  const isPart = candidates.some(
    (labels) => defined && labels.length > defined.length && defined.every((label) => labels.includes(label)),
  );
  return (
    (isPart ? undefined : defined) ??
    candidates.find(areShort) ??
    candidates[0] ??
    chosenLabels(task)
      .map((labels) => joined(labels, fallbacks))
      .find(isShown) ??
    hintedLabels(task, examples, fallbacks) ??
    labelsOfExamples(task, examples)
  );
}

/** Stated labels and the fallbacks that are not among them, in whatever case. */
function joined(labels: readonly string[], fallbacks: readonly string[]): readonly string[] {
  const known = new Set(labels.map((label) => label.toLowerCase()));
  return [...new Set([...labels, ...fallbacks.filter((label) => !known.has(label.toLowerCase()))])];
}

/** Whether what a looser pattern caught stands as an answer: in quotes, in capitals, or a usual word ("ask" is none). */
function standsAlone({ 0: text, groups }: RegExpExecArray): boolean {
  const label = groups?.label;
  if (label === undefined || FALLBACK_WORD.test(label)) return true;
  return /^["'`]/.test(label) || (/^\p{Lu}[\p{Lu}\p{N}_-]+$/u.test(label) && !/\buse\b/i.test(text));
}

/** Emphasis of Markdown. */
const EMPHASIS = /(?<![*\p{L}\p{N}])(\*{1,2})(?=[^\s*])([^*\n]{1,80})(?<!\s)\1(?![*\p{L}\p{N}])/gu;

/** Emphasised members of a list in quotes, other emphasis gone; runs of blanks, which would be tried in every way, are one. */
function plainText(text: string): string {
  return text
    .replace(/[ \t]+/g, " ")
    .replace(/[“”]/g, '"')
    .replace(EMPHASIS, (emphasised: string, _mark, inner: string, at: number, whole: string) => {
      const end = at + emphasised.length;
      const isMember =
        /^(?:[,;|/]| ?[|/]| (?:or|and)\b)/.test(whole.slice(end, end + 5)) ||
        /(?:[,;|/]|\b(?:or|and)) ?$/.test(whole.slice(Math.max(0, at - 5), at));
      return isMember && !/["`:]|^(?:nothing|no|not|only|never|do not|don['’]t) /i.test(inner)
        ? `\`${inner}\``
        : inner;
    });
}

/** "Do not output explanations or notes": what stands before a list of what is not to be answered. */
const FORBIDS =
  /\b(?:not|never|avoid|don['’]t)(?: (?:ever|any|use|include|mention|output|return|write|print|give|say|answer|reply|respond|with))*\s*$/i;
/** "Return no quotes or markup", but neither "Return no or yes" nor "Return no symbol, no digit or valid". */
const LACKS = /^(?:no(?! or\b| (\p{L}+) or \1$)|without)\s[^,]*$/iu;
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
    .map((labels) => labels && joined(labels, fallbacks));
  const [led = [], ...others] = CASES.map(all);
  const cases = (led.length > 0 ? [...led, ...others.flat()] : [])
    .toSorted((one, other) => one.index - other.index)
    .map(labelOf);
  const quoted = all(QUOTED).map(([, , label]) => label as string);
  const pairs = all(PAIR).map(([, one, other]) => [one as string, other as string]);
  const signs = all(SIGNS).map((match) =>
    [...labelOf(match).matchAll(/(?:^|[,;] )([A-Z])(?= )/g)].map(labelOf),
  );
  const glosses = glossedLabels(task);
  const open = OPEN_END.test(task.replace(/\([^()]*\)/g, ""));
  const told = open ? [glosses] : [cases, quoted, ...pairs, ...signs, glosses];
  const stated = told.map((labels) => (new Set(labels).size < 2 ? labels : joined(labels, fallbacks)));
  const sets = [...listed, ...stated].map((labels) => [...new Set(labels)]);
  return sets.find(
    (labels) =>
      labels.length >= 2 &&
      labels.length <= MAX_LABELS &&
      !labels.some((label) => label === "a" || NO_LABEL.test(label)) &&
      !labels.every((label) => NOTHING.test(label)) &&
      examples.every(({ output }) => labels.includes(output)),
  );
}

/** Words with what they mean. Lines such as "Region: Europe" are settings, unless the task sorts and each says what its word is for. */
function glossedLabels(task: string): readonly string[] {
  const glosses = [...task.matchAll(GLOSS)].filter(({ groups }) => !ARROW.test(groups?.meaning as string));
  const sorts = CLASSIFIES.test(task);
  const isSetting = ({ groups }: RegExpExecArray): boolean => {
    const { label = "", line, sign, meaning = "" } = groups ?? {};
    if (line === undefined || sign !== ":" || /^\p{L}?\d+$/u.test(label)) return SETTING.test(label);
    const isCapital = label === label.toUpperCase();
    return SETTING.test(label) || !sorts || !(isCapital ? /^\p{Ll}/u : /^\p{Ll}\S* \S/u).test(meaning);
  };
  return glosses.some(isSetting) ? [] : glosses.map(labelOf);
}

/** What a pattern caught: its named part, or its last one. */
function labelOf(match: RegExpMatchArray): string {
  return (match.groups?.list ?? match.groups?.label ?? match.at(-1)) as string;
}

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

/** "a noun, a verb or an adjective". */
const ARTICLES = /(?<=^|, |\bor )an? (?=\S)/gi;
