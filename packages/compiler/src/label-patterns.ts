/** The ways in which people state what the answers of a classification may be, as regular expressions over a specification. */

export interface Statement {
  readonly pattern: RegExp;
  /** Whether the labels may be phrases: not where any sentence with "or" could be meant ("Answer questions on towns or rivers"). */
  readonly phrases: boolean;
}

/** Ways of stating a label set; the captured part is the list. The sooner, the more explicit. */
export const STATEMENTS: readonly Statement[] = [
  { pattern: /\bone of[^\n:]*:[ \t]*\n((?:[ \t]*[-*][ \t]+[^\n]+(?:\n|$))+)/gi, phrases: true },
  {
    pattern:
      /\b(?:only|exactly|just|with|return|output|answer|reply|respond)?[ \t]*one of(?:(?: the| these)\b[^:.\n]{0,40}:| the (?:following|labels|words))?[ \t]*:?[ \t]*\n?(.+?)(?:\.(?=\s|$)|\n\n|\n(?=\S)|$)/gis,
    phrases: true,
  },
  {
    pattern:
      /^[ \t]*#{0,6}[ \t]*[-*]?[ \t]*[*_]{0,2}(?:labels|(?:allowed|possible) (?:outputs|labels|answers|values)|classes|categories)[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]*(.+?)(?:\.(?=\s|$)|\n|$)/gim,
    phrases: true,
  },
  {
    pattern:
      /\b(?:labels|(?:allowed|possible) (?:outputs|labels|answers|values))[ \t]*:[ \t]*(.+?)(?:\.(?=\s|$)|\n|$)/gi,
    phrases: true,
  },
  { pattern: /\bthe answer is[ \t]+([^.\n]+?),?[ \t]+nothing else\b/gi, phrases: true },
  {
    pattern:
      /\b(?:reply|respond|answer|say|return|output)(?: only)?(?: with)?(?: only)?(?: either)?[ \t]+([^.\n]+?[ \t,]or[ \t][^.,:;\n]+?)[ \t]*(?:[.:;](?=\s|$)|\n|$)/gi,
    phrases: false,
  },
  { pattern: /(?:^|[.!?:\n][ \t]*)([^.\n:|]+(?:[ \t]\|[ \t][^.\n|]+)+?)(?:\.(?=\s|$)|\n|$)/g, phrases: true },
];

/** One label as people write it without quotes: a word, a number, a name with joints, a sign. */
const TOKEN = String.raw`(?:[\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*|[+\-±]\d?)`;
const VERB = "(?:answer|reply|respond|output|return|say|print|write|give|respond)";

/** Weaker hints: a list of single words after a colon, with slashes, or "yes or no?" at the end. */
const ITEM = `(?:an? )?${TOKEN}`;
const ITEMS = `${ITEM}(?:, ${ITEM})*,? or ${ITEM}`;
const ASKS = "(?:choose|pick|select|classify|categori[sz]e|name|which|one)";
export const LISTS: readonly RegExp[] = [
  /\b(?:choose|pick|select)(?: (?:one|from)\b[^:\n]{0,20})?:[ \t]*([^\n]+?)(?:\.(?=\s|$)|\n|$)/gi,
  new RegExp(`:[ \\t]+(${TOKEN}(?:, ${TOKEN})+,? or ${TOKEN})(?![\\p{L}\\p{N}_-])`, "giu"),
  new RegExp(
    `\\b(?:classify|label|categori[sz]e|tag|mark|sort|judge|rate|used|meant)\\b[^.\\n]*?[ \\t](?:as|into|in)[ \\t]+(${ITEMS})(?=[.;:?\\n]|$| in the | \\()`,
    "giu",
  ),
  new RegExp(
    `\\b(?:send|route|assign|forward|direct)\\b[^.\\n]*?[ \\t]to[ \\t]+(${ITEMS})(?=[.;:?\\n]|$)`,
    "giu",
  ),
  new RegExp(`\\b(?:choose|pick|select)[ \\t]+(${TOKEN}(?:, ${TOKEN})+,? or ${TOKEN})(?=[.;:?\\n]|$)`, "giu"),
  new RegExp(
    `\\b(?:whether|(?:determine|decide|say|tell|judge|predict|check) if)\\b[^.\\n]*?\\b(?:is|are)[ \\t]+(${TOKEN}(?:, ${TOKEN})* or ${TOKEN})(?=[.?\\n]|$)`,
    "giu",
  ),
  // "Pick the tool for the question: weather, time, date.", "Which is it: noun, verb, adverb?" and "One tool. Tools: weather, time, date."
  new RegExp(
    `\\b(?:choose|pick|select|classify)\\b[^.:\\n]*:[ \\t]+(${TOKEN}(?:, ${TOKEN}){2,})(?=[.?\\n]|$)`,
    "giu",
  ),
  new RegExp(`\\bwhich\\b[^.:\\n]*:[ \\t]+(${TOKEN}(?:, ${TOKEN})+)(?=\\?)`, "giu"),
  new RegExp(
    `\\b${ASKS}\\b[^\\n]*[.?!][ \\t]+\\p{L}+s:[ \\t]+(${TOKEN}(?:, ${TOKEN}){2,})(?=[.?\\n]|$)`,
    "giu",
  ),
  new RegExp(`(?<![\\p{L}\\p{N}/_.])(${TOKEN}(?: / ${TOKEN}){2,})(?![\\p{L}\\p{N}/_])`, "giu"),
  /(?:^|[?:.,;\n]|\b(?:answer|reply|say|return|output|with))[ \t]*((?:yes|true|y|t)[ \t]*(?:\/|or)[ \t]*(?:no|false|n|f))(?=[.?,;!\n]|$)/gi,
];

/** "Reply OK if ..., otherwise reply TYPO": the label of every case; the first must follow a verb. */
export const CASES: readonly RegExp[] = [
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
  new RegExp(`, (?:and )?["'\`]?(${TOKEN})["'\`]?(?= for\\b)`, "giu"),
];
/** "A for the first, B for the second and so on": there are more. */
export const OPEN_END = /\band so on\b|\betc\b/i;
/** "BUY: wants to buy; SELL: wants to sell." */
export const GLOSS = new RegExp(`(?:^|[.;:\\n] *)(${TOKEN})(?::| =| means) [^.;\\n]+(?=[.;\\n]|$)`, "gu");
/** "Two words: yes if they are synonyms, no if not." Both labels in one match. */
export const PAIR = new RegExp(
  `(?:^|[:.] )(${TOKEN}) if [^.,;\\n]+[,;] (?:and )?(${TOKEN}) (?:if|otherwise)\\b`,
  "giu",
);
/** "'money' for bank requests, 'other' for anything else": labels in quotes, each with what it is for. */
export const QUOTED = new RegExp(`(["'\`])(${TOKEN})\\1 (?:for|if|when|means|=)`, "giu");
/** "with one letter: N noun, V verb, J adjective" and "A = declined, B = lost": signs, each with what it means. */
export const SIGNS =
  /\b(?:letter|digit|number(?:ed)?|code|character)\b(?:[^.\n]*?: |[^.:\n]*\. (?=[A-Z\d] = ))((?:(?:[A-Z]|\d)(?: =)? \p{L}[^,;.\n]*(?:\([^)\n]*\))?[,;] ){1,}(?:[A-Z]|\d)(?: =)? \p{L})/gu;
/** What to answer when no label fits: "If no tool fits, output none.", "Answer null if it is not an element." */
export const FALLBACKS: readonly RegExp[] = [
  new RegExp(
    `\\bif (?:no|none|nothing|neither)\\b[^.;\\n]{0,60}?,? (?:then )?${VERB}(?: with)? ["'\`]?(${TOKEN})["'\`]?(?=[.;,]|\\s*$)`,
    "giu",
  ),
  new RegExp(
    `\\b${VERB}(?: with)? ["'\`]?(${TOKEN})["'\`]? (?:if|when) (?:it is not|there is no|no|none|nothing)\\b`,
    "giu",
  ),
];
/** Words that stand where a label could but say what the answer is made of. */
export const NO_LABEL =
  /^(?:the|its?|that|this|these|them|all|only|just|an|one|each|every|both|first|last|input|output|examples?|task|note|text|word|and|or|even|only|in|out|want|have|scope|signs)$/i;
/** What a specification names for inputs without an answer: two of them are no label set. */
export const NOTHING = /^(?:none|nothing|empty|missing|unknown|absent|null|nil|stay|error|n|na|-)$/i;
