/**
 * Finds a list of which the specification says what each member is for: "request -> buy | ask. buy means ...; ask if ...",
 * "the kind, as Raid, Power or rest. Raid if ...; Power if ...".
 *
 * The meanings show that the members are labels, however the list is introduced; so they may be phrases, and the list
 * may run into the meanings ("soon | now soon = within a week; now if it burns").
 */
import { CHOOSES, CLASSIFIES, FIELD, MAKES_TEXT, NOTHING, TAKEN } from "./label-patterns.js";
import { MAX_LABELS, unquoted } from "./split-labels.js";

/** What stands between a label and its meaning. */
const SIGNS =
  /(?: =|:| [-–—]| means?| stands for| covers| (?:is |are |means? )?(?:if|when|whenever|where|for))(?= \S)| otherwise(?=[.;,\n]|$)/giu;
/** The signs that only alternatives have: "total = the sum" is a part of a record. */
const CHOICE = / (?:if|when|whenever|where|for|otherwise)$/i;
/** The meaning of a label for all that the others are not for. */
const FOR_THE_REST = /^(?:(?:any|every)thing else|all (?:else|others?)\b|any others?\b|the rest|none of)/i;
/** The meaning of a part of a record. */
const THING = /^(?:the|its|their|his|her) /i;
/** "..., otherwise no match." */
const REST =
  /\b(?:otherwise|else),? (?:(?:answer|reply|respond|return|output|say)(?: with)? )?(?<label>[^\s.;:,|][^.;:,|\n]{0,40})(?=[.;\n]|$)/giu;
/** What may close a list without a meaning. */
const PLAIN_REST = ["other", "rest", "none", "neither", "unknown", "n/a", "something else"];

/** A task of whose answer such a list is a part: "list the amounts, in g or ml", "put it into singular or plural", "the name and a status: open or paid". */
const MAKES_PARTS =
  /(?:^|[.!?\n] *)(?:list|write|add|put|mark (?:all|each|every)(?! (?:\p{L}+ )?(?:line|message|mail|ticket|entry|text|review|post))|prefix|append|start|begin|end|highlight|underline|annotate|insert|count)\b|\b(?:units?|prefix|suffix|(?:two|three|four|several) (?:fields|parts|columns|values|things))\b|\b(?:give|return|output|print|say|write) (?:the|its|an?) (?:\p{L}+ )?\p{L}+ and (?:the|its|an?) /iu;

const MAX_HEAD_WORDS = 5;
/** So far before a sign its label is looked for, and so far behind it the kind of its meaning. */
const NEAR_CHARS = 60;
const HEAD = new RegExp(`(?:[^\\s.;:,|()]+ ){0,${MAX_HEAD_WORDS - 1}}[^\\s.;:,|()]+$`, "u");
/** What stands before a label that has a meaning behind it. */
const CLAUSE =
  /(?:^|[.;:,!?)\n]|\n[ \t]*[-*•]|\b(?:and|or|but|(?:answer|reply|respond|return|output|say|use|choose)(?: with)?|with))[ \t]*$/iu;
const CLAUSE_CHARS = 20;
/** What stands before a label but is none of its words. */
const LEADS =
  /^(?:the|its?|an?|is|are|if|when|and|or|but|as|with|into|either|between|one of|answer|reply|respond|return|output|say|use|choose|pick) /i;

const OPENER =
  "(?:(?:^|[.!?:\\n([{]|->|=>|→)[ \\t]*|\\b(?:as|(?:answer|reply|respond)(?: only)? with|into|either|between|one of|answer|reply|respond|return|output|say|choose|pick)[ \\t]+)";
const SEPARATOR = "(?: ?[|/] ?|[,;] (?:(?:and|or) )?| (?:and|or) )";
const END = "[ \\t]*(?:[.;:?!)\\]}\\n]|$)";

interface Definition {
  /** Where the label begins in the text. */
  readonly at: number;
  readonly startsClause: boolean;
  readonly showsChoice: boolean;
  readonly isThing: boolean;
}
/** By the label in lower case: a sentence begins with a capital. */
type Definitions = ReadonlyMap<string, readonly Definition[]>;

interface List {
  readonly labels: readonly string[];
  readonly text: string;
  readonly start: number;
}

/** The sets in the order of their lists; each has two members or more. */
export function definedLabels(task: string): readonly (readonly string[])[] {
  const definitions = readDefinitions(task);
  return readLists(task, [...definitions.keys()])
    .filter((list) => areLabels(list, task, definitions))
    .map(({ labels }) => labels);
}

/** Every text of a few words in front of a sign: which of them are the label, its list will tell. */
function readDefinitions(task: string): Definitions {
  const definitions = new Map<string, Definition[]>();
  const add = (label: string, definition: Definition) => {
    const name = unquoted(label).toLowerCase();
    const known = definitions.get(name);
    if (known) known.push(definition);
    else if (!LEADS.test(name)) definitions.set(name, [definition]);
  };
  for (const { 0: sign, index } of task.matchAll(SIGNS)) {
    const end = index + sign.length + 1;
    const meaning = task.slice(end, end + NEAR_CHARS);
    const head = HEAD.exec(task.slice(Math.max(0, index - NEAR_CHARS), index))?.[0].split(" ") ?? [];
    for (const first of head.keys()) {
      const label = head.slice(first).join(" ");
      const at = index - label.length;
      add(label, {
        at,
        startsClause: CLAUSE.test(task.slice(Math.max(0, at - CLAUSE_CHARS), at)),
        showsChoice: CHOICE.test(sign) || FOR_THE_REST.test(meaning),
        isThing: THING.test(meaning),
      });
    }
  }
  for (const { index, groups } of task.matchAll(REST))
    add(groups?.label as string, { at: index, startsClause: true, showsChoice: true, isThing: false });
  return definitions;
}

/** The lists of such names in the text. */
function readLists(task: string, names: readonly string[]): readonly List[] {
  const text = task.toLowerCase();
  const repeated = names.filter((name) => text.indexOf(name) < text.lastIndexOf(name));
  if (repeated.length < 2) return [];
  const known = [...repeated, ...PLAIN_REST]
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const label = `["'\`]?(?:${known.join("|")})["'\`]?(?![\\p{L}\\p{N}_])`;
  const list = `(?<=${OPENER})${label}(?:${SEPARATOR}${label})+(?=${END}| ${label})`;
  const item = new RegExp(`(?:${SEPARATOR})?(${label})`, "giuy");
  return [...task.matchAll(new RegExp(list, "giu"))].flatMap(({ 0: text, index }) => {
    const items = [...text.matchAll(item)];
    const isWhole = items.map(([part]) => part).join("") === text;
    return isWhole ? [{ labels: items.map((one) => unquoted(one[1] as string)), text, start: index }] : [];
  });
}

const ENDED = new RegExp(`^${END}`, "u");

/** Whether each label has a meaning outside the list, but for a plain one for the rest, and they are alternatives. */
function areLabels({ labels, text, start }: List, task: string, definitions: Definitions): boolean {
  const end = start + text.length;
  const told = labels.map((label) =>
    (definitions.get(label.toLowerCase()) ?? []).filter(
      ({ at, startsClause }) => at === end + 1 || (startsClause && (at < start || at > end)),
    ),
  );
  const untold = labels.filter((_label, i) => told[i]?.length === 0);
  const meanings = told.flat();
  const runsOn = !ENDED.test(task.slice(end)) && !meanings.some(({ at }) => at === end + 1);
  const before = task.slice(0, start);
  const head = task.slice(0, Math.min(start, ...meanings.map(({ at }) => at)));
  const showsChoice =
    / or /i.test(text) ||
    meanings.some((meaning) => meaning.showsChoice) ||
    CHOOSES.test(before) ||
    CLASSIFIES.test(before) ||
    (/[|/]/.test(text) && !meanings.some(({ isThing }) => isThing));
  const isPair = labels.length === 2;
  const fields = labels.filter((label) => FIELD.test(label)).length;
  const areFields = isPair ? fields > 0 : fields === labels.length && !/ or /i.test(text);
  const isTaken = labels.some((label) => TAKEN.test(label)) && labels.some((label) => NOTHING.test(label));
  return (
    labels.length <= MAX_LABELS &&
    new Set(labels.map((label) => label.toLowerCase())).size === labels.length &&
    labels.length - untold.length >= 2 &&
    untold.length <= 1 &&
    untold.every((label) => PLAIN_REST.includes(label.toLowerCase())) &&
    !runsOn &&
    showsChoice &&
    !areFields &&
    !(isPair && isTaken) &&
    !MAKES_TEXT.test(head) &&
    !MAKES_PARTS.test(before)
  );
}
