/**
 * Finds the label set that a specification states, in the many ways in which people state one.
 *
 * Missing a set costs the guarantee that answers stay in it; inventing one makes right answers impossible. So a
 * candidate must look like labels and agree with the examples, and explicit statements come before hints.
 */
import type { SpecExample } from "./spec.js";

/** More labels than this is not classification that a small interpreter can do; the decoder allows 256. */
const MAX_LABELS = 64;
/** Longer candidates are sentences, not labels. */
const MAX_LABEL_CHARS = 48;
const MAX_LABEL_WORDS = 6;

/** Ways of stating a label set; the captured part is the list. The sooner, the more explicit. */
const STATEMENTS: readonly RegExp[] = [
  /\bone of[^\n:]*:[ \t]*\n((?:[ \t]*[-*][ \t]+[^\n]+(?:\n|$))+)/gi,
  /\b(?:only|exactly|just|with|return|output|answer|reply|respond)?[ \t]*one of(?:(?: the| these)\b[^:.\n]{0,40}:| the (?:following|labels|words))?[ \t]*:?[ \t]*\n?(.+?)(?:\.(?=\s|$)|\n\n|\n(?=\S)|$)/gis,
  /^[ \t]*#{0,6}[ \t]*[-*]?[ \t]*[*_]{0,2}(?:labels|(?:allowed|possible) (?:outputs|labels|answers|values)|classes|categories)[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]*(.+?)(?:\.(?=\s|$)|\n|$)/gim,
  /\b(?:labels|(?:allowed|possible) (?:outputs|labels|answers|values))[ \t]*:[ \t]*(.+?)(?:\.(?=\s|$)|\n|$)/gi,
  /\bthe answer is[ \t]+([^.\n]+?),?[ \t]+nothing else\b/gi,
  /\b(?:reply|respond|answer|say|return|output)(?: only)?(?: with)?(?: only)?(?: either)?[ \t]+([^.\n]+?[ \t,]or[ \t][^.,:;\n]+?)[ \t]*(?:[.:;](?=\s|$)|\n|$)/gi,
  /(?:^|[.!?:\n][ \t]*)([^.\n:|]+(?:[ \t]\|[ \t][^.\n|]+)+?)(?:\.(?=\s|$)|\n|$)/g,
];

/** One label as people write it without quotes: a word, a number, a name with joints, a sign. */
const TOKEN = String.raw`(?:[\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*|[+\-±]\d?)`;
const VERB = "(?:answer|reply|respond|output|return|say|print|write|give|respond)";

/** Weaker hints: a list of single words after a colon, with slashes, or "yes or no?" at the end. */
const LISTS: readonly RegExp[] = [
  /\b(?:choose|pick|select)(?: (?:one|from)\b[^:\n]{0,20})?:[ \t]*([^\n]+?)(?:\.(?=\s|$)|\n|$)/gi,
  new RegExp(`:[ \\t]+(${TOKEN}(?:, ${TOKEN})+,? or ${TOKEN})(?![\\p{L}\\p{N}_-])`, "giu"),
  new RegExp(
    `\\b(?:classify|label|categori[sz]e|tag|mark|sort|judge|rate)\\b[^.\\n]*?[ \\t](?:as|into|in)[ \\t]+(${TOKEN}(?:, ${TOKEN})*,? or ${TOKEN})(?=[.;:\\n]|$)`,
    "giu",
  ),
  new RegExp(`(?<![\\p{L}\\p{N}/_.])(${TOKEN}(?: / ${TOKEN}){2,})(?![\\p{L}\\p{N}/_])`, "giu"),
  /(?:^|[?:.,;\n]|\b(?:answer|reply|say|return|output|with))[ \t]*((?:yes|true|y|t)[ \t]*(?:\/|or)[ \t]*(?:no|false|n|f))(?=[.?,;!\n]|$)/gi,
];

/** "Reply OK if ..., otherwise reply TYPO": the label of every case; the first must follow a verb. */
const CASES: readonly RegExp[] = [
  new RegExp(
    `\\b${VERB}(?: only| just)?(?: with)? ["'\`]?(${TOKEN})["'\`]?(?= (?:if|when|for|unless|only if|where)\\b)`,
    "giu",
  ),
  new RegExp(
    `\\b(?:otherwise|else|in all other cases|if not|everything else is|anything else is)[,:]? (?:${VERB} )?["'\`]?(${TOKEN})["'\`]?(?=[.;,]|\\s*$)`,
    "giu",
  ),
  new RegExp(
    `(?:;|,|\\band|\\bor) ["'\`]?(${TOKEN})["'\`]?(?= (?:if|when|unless|where|otherwise)\\b)`,
    "giu",
  ),
];
/** "BUY: wants to buy; SELL: wants to sell." */
const GLOSS = new RegExp(`(?:^|[.;:\\n] *)(${TOKEN})(?::| =| means) [^.;\\n]+(?=[.;\\n]|$)`, "gu");
/** Words that stand where a label could but say what the answer is made of. */
const NO_LABEL =
  /^(?:the|its?|that|this|these|them|all|only|just|a|an|one|each|every|both|first|last|input|output|examples?|task|note|text|word|and|or|even|only|in|out|want|have|scope|signs)$/i;
/** What a specification names for inputs without an answer: two of them are no label set. */
const NOTHING = /^(?:none|nothing|empty|missing|unknown|absent|null|nil|stay|error|n|na|-)$/i;

/** Sets of labels no longer than this are believed before sets of phrases, which may be the middle of a sentence. */
const SHORT_LABEL_WORDS = 3;

/**
 * The label set that the text states. Of several candidates that the examples allow: one of short labels, the more
 * explicit statement, the later one (people close with it). Without a statement, what the examples show, when they
 * are nearly all there is.
 */
export function findLabels(task: string, examples: readonly SpecExample[]): readonly string[] | undefined {
  const candidates = STATEMENTS.flatMap((statement) =>
    [...task.matchAll(statement)].reverse().flatMap((match) => {
      const labels = splitLabels(match[1] as string);
      return labels && examples.every(({ output }) => labels.includes(output)) ? [labels] : [];
    }),
  );
  const short = candidates.find((labels) => labels.every((label) => words(label) <= SHORT_LABEL_WORDS));
  return short ?? candidates[0] ?? hintedLabels(task, examples) ?? labelsOfExamples(task, examples);
}

function hintedLabels(task: string, examples: readonly SpecExample[]): readonly string[] | undefined {
  const listed = LISTS.flatMap((list) =>
    [...task.matchAll(list)].reverse().map((match) => splitLabels(match[1] as string)),
  );
  const [led, ...others] = CASES.map((pattern) =>
    [...task.matchAll(pattern)].map((match) => match[1] as string),
  );
  const cases = led && led.length > 0 ? [...led, ...others.flat()] : [];
  const glosses = [...task.matchAll(GLOSS)].map((match) => match[1] as string);
  const sets = [...listed, cases, glosses].map((labels) => [...new Set(labels)]);
  return sets.find(
    (labels) =>
      labels.length >= 2 &&
      labels.length <= MAX_LABELS &&
      !labels.some((label) => NO_LABEL.test(label)) &&
      !labels.every((label) => NOTHING.test(label)) &&
      examples.every(({ output }) => labels.includes(output)),
  );
}

const words = (label: string): number => label.split(/\s+/).length;

/** A task text up to this length ("Do the same as here.") says nothing: the examples are the specification. */
const MAX_EMPTY_TASK = 40;
/** So many examples for each of their outputs, on average, show a classification. */
const EXAMPLES_PER_LABEL = 2;

function labelsOfExamples(task: string, examples: readonly SpecExample[]): readonly string[] | undefined {
  const labels = [...new Set(examples.map(({ output }) => output))];
  const alone = task.length <= MAX_EMPTY_TASK && examples.length >= 2 * EXAMPLES_PER_LABEL;
  const repeated = labels.length >= 2 && examples.length >= EXAMPLES_PER_LABEL * labels.length;
  return alone && repeated && labels.every((label) => words(label) <= SHORT_LABEL_WORDS) ? labels : undefined;
}

/** Phrases of a sentence rather than labels: "the last company", "missing if there is none". */
const PHRASE =
  /^(?:the|its?|these|this|that|those|an?|is|are|if|when|as|with|by|in|of|which)\s|\s(?:if|unless|otherwise|whether|because)\s/i;

/** Splits "A, B or C", "A | B", "`A` / `B`" into labels; undefined when the parts do not look like labels. */
function splitLabels(list: string): readonly string[] | undefined {
  const separator = list.includes("|")
    ? /[ \t]*\|[ \t]*/
    : /[ \t]*[,;][ \t]*(?:(?:and|or)[ \t]+)?|[ \t]+(?:or|and|\/)[ \t]+|\n[ \t]*[-*][ \t]+|(?<=^\w+)\/(?=\w+$)/i;
  const parts = list
    .trim()
    .replace(/^[-*][ \t]+/, "")
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
  const labels = parts.map((part) => part.replace(/^(["'`])(.*)\1$/, "$2"));
  const plausible = labels.every(
    (label, i) =>
      label.length <= MAX_LABEL_CHARS &&
      words(label) <= MAX_LABEL_WORDS &&
      (label !== parts[i] || !(PHRASE.test(label) || unbalanced(label))),
  );
  if (new Set(labels).size !== labels.length || labels.length < 2 || labels.length > MAX_LABELS || !plausible)
    return undefined;
  return labels;
}

/** Whether a bracket opens or closes elsewhere: the part was cut out of a longer phrase. */
function unbalanced(part: string): boolean {
  return /[([][^)\]]*$/.test(part) || /^[^([]*[)\]]/.test(part);
}
