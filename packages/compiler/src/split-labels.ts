/** Splits the list of a statement ("A, B or C", "A | B", "`A` / `B`", a bulleted list) into its labels. */
import { NOTHING, TAKEN } from "./label-patterns.js";

/** More labels than this is not classification that a small interpreter can do; the decoder allows 256. */
export const MAX_LABELS = 64;
/** Longer candidates are sentences, not labels. */
const MAX_LABEL_CHARS = 48;
const MAX_LABEL_WORDS = 6;

export const words = (label: string): number => label.split(/\s+/).length;

/** Phrases of a sentence rather than labels: "the last company", "missing if there is none". */
const PHRASE =
  /^(?:the|its?|these|this|that|those|an?|is|are|if|when|as|with|by|in|of|which)\s|\s(?:if|unless|otherwise|whether|because)\s|\sfor (?:those|these|them)$|[?!]\s/i;
/** The same of words that may begin a label in capitals ("ONLY PROPOSED"). */
const LOWER_PHRASE = /^(?:just|only|else|them|copy|answer|output|return|reply|write|give)\s|\s(?:is|are)\s/;

/** "six teams: banking, travel", "exactly one word, either yes": what the labels are, before the first. */
const OPENING =
  /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|the|these|our|following) (?:\p{L}+ ){0,2}\p{L}+s:[ \t]+(?=\S)|^(?:exactly |just |only )?(?:one|a single) (?:word|letter|label|digit)(?: only)?[:,][ \t]+(?:either )?/iu;
/** A label's meaning, or a remark, in brackets behind it. */
const GLOSSED = /(?<=[\p{L}\p{N}_"'`])[ \t]+\([^()\n]*\)/gu;
/** "URGENT or ROUTINE in capitals". */
const LETTER_CASE =
  /,?[ \t]+(?:all )?in (?:capitals|capital letters|(?:lower|upper)[- ]?case|small letters)(?: letters)?$/i;
/** "yes or no only", "yes or no, nothing else", "yes or no without a full stop", "a or b depending on the tone". */
const REMARK =
  /(?: only| alone| please|,? (?:and |or )?nothing (?:else|more)|,? with(?:out| no) [\p{L} ]+|,? (?:depending on|based on|according to|whichever) [\p{L} ]+)$/iu;
/** "a, b, c - nothing else", "a, b, c; if unsure, take c": a remark on the list, to its end. */
const ASIDE =
  /(?:[ \t][-–—]{1,2}|;) (?:(?:and )?nothing (?:else|more)|no (?:other|extra|additional|explanations?|punctuation|comments?|quotes|text|prose)|if|when|please|only|do not|don['’]t|never|always|without|(?:all |in )?(?:lower|upper)[- ]?case|exactly|(?:just |only )?one (?:word|label|of)|pick|choose)\b.*$/is;
/** "a, b, c, lowercase, no punctuation": parts that say something about the others. */
const REMARK_PART =
  /^(?:(?:all|always|in) )*(?:(?:lower|upper)[- ]?case(?: letters)?(?: only)?|(?:and )?no (?:other |extra |additional )?(?:explanations?|punctuation|comments?|quotes|quotation marks|text|prose|markdown|full stop|period)|(?:exactly |just )?(?:one|a single) word(?: only)?|verbatim|case[- ]sensitive|exactly as (?:written|shown|spelled))$/i;
/** "a, b, no punctuation or quotes". */
const NOUNS = "(?:explanations?|punctuation|comments?|quotes|quotation marks|text|prose|markdown)";
const NONE_OF = new RegExp(
  `,? (?:and )?no (?:other |extra )?${NOUNS}(?:(?:,| or|, or| and) (?:other |extra )?${NOUNS})+$`,
  "i",
);
/** Labels like such a part: "uppercase, lowercase", "no digit, no punctuation". */
const REMARK_KIN = /^no\s|case$|\bwords?\b/i;
/** A label's meaning, or a remark, behind a dash; no range of numbers. */
const DASHED = /[ \t][-–—]{1,2}[ \t](?=.*\p{L}).*$/u;
const QUOTED = /^(["'`])([^"'`]*)\1/;

/** Undefined when the parts do not look like labels. */
export function splitLabels(list: string): readonly string[] | undefined {
  const items = list.trim().split(/\n/);
  const isBulleted = items.length > 1 && items.every((item) => ITEM_MARK.test(item));
  const parts = isBulleted ? itemLabels(items) : splitSentence(list);
  if (!parts || parts.length < 2 || parts.length > MAX_LABELS) return undefined;
  const labels = parts.map(unquoted);
  const plausible = labels.every(
    (label, i) =>
      label.length > 0 &&
      label.length <= MAX_LABEL_CHARS &&
      words(label) <= MAX_LABEL_WORDS &&
      (label !== parts[i] || !(PHRASE.test(label) || LOWER_PHRASE.test(label) || isUnbalanced(label))),
  );
  const taken = labels.some((label) => TAKEN.test(label) && label === label.toLowerCase());
  if (labels.length === 2 && taken && labels.some((label) => NOTHING.test(label))) return undefined;
  return plausible && new Set(labels).size === labels.length ? labels : undefined;
}

const ITEM_MARK = /^[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+/;
/** "bug: it does not work", "bug (a defect)", "bug - a defect". */
const ITEM_GLOSS = /(?::|[ \t][-–—=]{1,2}|[ \t]\(.*\))(?:[ \t].*)?$/;

/** A line that says something about the list that it closes. */
const INSTRUCTION =
  /^(?:(?:do not|don['’]t|never|always|if|when|please|nothing else|no (?:other|explanations?|punctuation))\b|(?:return|answer|output|reply|respond|use|only)(?: \S+){3})/i;

/** The labels of the lines of a bulleted list, without what a line says about its label. */
function itemLabels(items: readonly string[]): readonly string[] {
  const texts = items.map((item) => item.replace(ITEM_MARK, "").trim());
  const end = texts.findIndex((text) => INSTRUCTION.test(text));
  return texts.slice(0, end < 0 ? undefined : end).map((text) => {
    const quoted = QUOTED.exec(text)?.[0];
    const label = text.replace(ITEM_GLOSS, "").replace(/(?:[,;]? (?:or|and)|[.,;])$/i, "");
    return quoted ?? (/[,;]/.test(label) ? "" : label.trim());
  });
}

function splitSentence(list: string): readonly string[] | undefined {
  const isBarred = list.includes("|");
  const separator = isBarred
    ? /[ \t]*\|[ \t]*/
    : /[ \t]*[,;][ \t]*(?:(?:and|or)[ \t]+)?|[ \t]+(?:or|and|\/)[ \t]+|\n[ \t]*[-*][ \t]+|(?<=^\w+)\/(?=\w+$)/i;
  const stated = list
    .trim()
    .replace(/!$/, "")
    .replace(/^(?:\[([^[\]]*)\]|\{([^{}]*)\})$/, "$1$2")
    .replace(/^[-*][ \t]+/, "")
    .replace(OPENING, "")
    .replace(isBarred ? /$^/ : GLOSSED, "")
    .replace(ASIDE, "")
    .replace(NONE_OF, "")
    .replace(LETTER_CASE, "")
    .replace(REMARK, "");
  const parts = stated
    .split(separator)
    .map((part) => part.trim().replace(/^otherwise,? (?=\S)/i, ""))
    .filter(Boolean);
  return isBarred ? parts : withoutRemarks(parts, (part) => stated.endsWith(`or ${part}`));
}

/** Without the parts, and the ends of parts, that are said about labels. `isItem`: the last part is one of the list. */
function withoutRemarks(
  parts: readonly string[],
  isItem: (part: string) => boolean,
): readonly string[] | undefined {
  const remarks = parts.length - parts.findLastIndex((part) => isItem(part) || !REMARK_PART.test(part)) - 1;
  const said = parts.slice(0, parts.length - remarks);
  const items = said.length < 2 || said.some((part) => REMARK_KIN.test(part)) ? parts : said;
  const last = items.length - 1;
  const dashed = items.filter((part) => DASHED.test(part)).length;
  if (dashed > 0 && dashed < items.length && !(dashed === 1 && DASHED.test(items[last] as string)))
    return undefined;
  const areQuoted = items.length > 1 && items.slice(0, last).every((part) => QUOTED.test(part));
  return items.map((part, i) => {
    const isRemarked = areQuoted && i === last && !/[.?!:]/.test(part.replace(QUOTED, ""));
    return (isRemarked && QUOTED.exec(part)?.[0]) || part.replace(DASHED, "");
  });
}

export const unquoted = (part: string): string => part.replace(/^(["'`])(.*)\1$/, "$2");

/** Whether a bracket or quote opens or closes elsewhere, or an arrow points to the part: it was cut out of a longer phrase. */
function isUnbalanced(part: string): boolean {
  return (
    / (?:->|=>|→) /.test(part) ||
    /[([][^)\]]*$/.test(part) ||
    /^[^([]*[)\]]/.test(part) ||
    /["{}]|<\w/.test(part)
  );
}
