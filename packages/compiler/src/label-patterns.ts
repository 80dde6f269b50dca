/** The ways in which people state what the answers of a classification may be, as regular expressions over a specification. */

export interface Statement {
  readonly pattern: RegExp;
  /** Whether the labels may be phrases: not where any sentence with "or" could be meant ("Answer questions on towns or rivers"). */
  readonly phrases: boolean;
  /** Whether the task must say elsewhere that it sorts: "## Categories" may be headings to write. */
  readonly needsTask?: boolean;
}

/** A bulleted or numbered list, maybe below a blank line; another blank line ends it. */
const BULLETS = String.raw`[ \t]*\n{1,2}((?:[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+[^\n]+(?:\n|$)){2,})`;
const SET_NAMES =
  "(?:labels|classes|categories|intents|(?:allowed|possible|valid) (?:outputs|answers|values))";

/** Ways of stating a label set; the captured part is the list. The sooner, the more explicit. */
export const STATEMENTS: readonly Statement[] = [
  { pattern: new RegExp(`\\bone of\\b[^\\n:.]{0,60}:?${BULLETS}`, "gi"), phrases: true },
  {
    pattern: new RegExp(
      `^[ \\t]*(?:#{1,6}[ \\t]*(?:the )?(?:allowed |possible |valid )?${SET_NAMES}|(?:the )?(?:allowed |possible |valid )?${SET_NAMES}(?: are)?:)${BULLETS}`,
      "gim",
    ),
    phrases: true,
    needsTask: true,
  },
  {
    pattern: new RegExp(
      `\\b(?:classify|categori[sz]e|route)\\b[^\\n:.]{0,80}\\b(?:as|(?:in)?to|with|${SET_NAMES})\\b(?! follows)[^\\n:.]{0,40}:${BULLETS}`,
      "gi",
    ),
    phrases: true,
  },
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
  // "just the label please: alert, quiet"; but "just the label: lower case, no quotes".
  {
    pattern:
      /\b(?:just|only)\b[^.:\n]{0,20}\bthe (?:label|category|class|tag|verdict|grade|intent)\b[^.:\n]{0,20}:[ \t]+(?![^.\n]*\b(?:no|without|case|capitals|quotes|words?|short)\b)([^.\n]+?)(?=\.(?:\s|$)|\n|$)/gi,
    phrases: false,
  },
  { pattern: /\bthe answer is[ \t]+([^.\n]+?),?[ \t]+nothing else\b/gi, phrases: true },
  {
    pattern:
      /(?:^[ \t]*[-*]?[ \t]*(?:output|answer):|\b(?:reply|respond|answer|say|return|output)\b)(?: only)?(?: with)?(?: only)?(?: either)?[ \t]+(?!(?:should|must|may|can|will|has to) (?:be|not|have|contain|only|always)\b)([^.\n]+?[ \t,]or[ \t][^.,:;\n]+?)[ \t]*(?:\([^()\n]*\))?(?:(?:,|[ \t][-–—])[ \t](?:and[ \t])?(?:nothing|no|all|in|lower|upper|one|only|without|exactly)\b[^.\n]*)?(?:[.:;](?=\s|$)|\n|$)/gim,
    phrases: false,
  },
  // "Valid labels are a, b and c." and "Return the category. Categories: a, b, c. Return only its name."
  {
    pattern:
      /(?:^|[.!?\n][ \t]+)(?:(?:the|your) )?(?:only |allowed |possible |valid )*(?:labels|categories|classes|intents|outputs|answers|values)(?:(?: are)?:| are)[ \t]+([^.\n]+)(?=[.\n]|$)/gi,
    phrases: false,
    needsTask: true,
  },
  {
    pattern:
      /(?<!\b(?:as|like|this|format|row|columns?|table|pipeline|e\.g\.|type)[: \t]*)(?:^|[.!?:\n][ \t]*)([^.\n:|]+(?:[ \t]\|[ \t][^.\n|]+)+?)(?:\.(?=\s|$)|\n|$)/g,
    phrases: true,
  },
];

/** One label as people write it without quotes: a word, a number, a name with a few joints, a sign. */
const TOKEN = String.raw`(?:[\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+){0,7}|[+\-±]\d?)`;
const VERB = "(?:answer|reply|respond|output|return|say|print|write|give)";
/** The verbs that say nothing but what comes out: "write AM for the morning" may be about a part of a text. */
const ANSWER = "(?:answer|reply|respond|output|return)";

/** What is usually answered when no label fits. */
const NONE_FITS = "none|null|nil|unknown|other|missing|absent|n/a|-";

/** Ways of telling what to answer. */
const GIVE = `(?:${VERB}|use|choose|pick|select|default to|fall back to|go with|(?:label|mark|classify|treat|tag) (?:it|them|this) as)(?: with| as)?`;
const FALLBACK = `(?:the (?:label|answer|category|class|word) )?(?<label>"[^"\\n]{1,40}"|'[^'\\n]{1,40}'|\`[^\`\\n]{1,40}\`|(?:n/a|${TOKEN})(?![\\p{L}\\p{N}_-]))`;
/** What stands for "no label fits" without quotes or capitals. */
export const FALLBACK_WORD =
  /^(?:none|null|nil|unknown|others?|missing|absent|n\/a|-|unsure|unclear|uncertain|ambiguous|undetermined|undecided|undefined|neutral|mixed|misc|miscellaneous|general|invalid|irrelevant|unrelated|default|no[-_]match|not[-_]sure)$/i;
/** What follows an answer that is not the beginning of a phrase ("use other sources"). */
const ENDS = "(?= ?(?:[.;,!)\\n]|[-–—] |$| instead\\b| as the\\b))";
/** "unsure", "you cannot tell", "it is unclear", "in doubt", "none of them fits". */
const DOUBT =
  "(?:(?:you(?:['’]re| are)|it(?:['’]s| is)|the \\p{L}+(?: \\p{L}+)? is|still|really|at all|truly) )*(?:unsure|uncertain|unclear|ambiguous|not (?:sure|clear|certain)|in (?:any )?doubt|(?:you |it )?(?:cannot|can['’]t|can not|could not) (?:tell|decide|say|be (?:determined|told|decided|classified))|(?:none|nothing|neither|no \\p{L}+)(?: of (?:these|them|those|the \\p{L}+))?(?: else| really| clearly)? (?:fits?|match(?:es)?|appl(?:y|ies))|it (?:fits|matches) none(?: of (?:these|them|those))?|(?:it )?does(?: not|n['’]t) (?:fit|match)(?: (?:any|anything)(?: of (?:these|them|those))?)?)(?: (?:about|of|which|what|how|whether|between|from)\\b[^.;,\\n]{0,50}?)?";

const QUOTABLE = `["'\`]?${TOKEN}["'\`]?`;
/** A label in quotes may have several words. */
const WORD = `(?:(?<![\\p{L}\\p{N}])(?:"[^"\\n]{1,48}"|'[^'\\n]{1,48}'|\`[^\`\\n]{1,48}\`)|${TOKEN})`;

/** What is an answer wherever it stands: in quotes or capitals, yes, no, a digit. */
const PLAIN_ANSWER = `(?:"[^"\\n]{1,48}"|'[^'\\n]{1,48}'|\`[^\`\\n]{1,48}\`|\\p{Lu}[\\p{Lu}\\p{N}_-]*|yes|no|true|false|\\d)(?![\\p{L}\\p{N}_-])`;

/** Weaker hints: a list of single words after a colon, with slashes, or "yes or no?" at the end. */
const ITEM = `(?:an? )?${WORD}`;
const ITEMS = `${ITEM}(?:, ${ITEM})*,? or ${ITEM}`;
const OPENS = "(?:^|[.!?\\n][ \\t]*)";
const KIND = "(?:kind|type|sort|class|category|part|group|genre|mood|tone|sense|colour|color)";
export const LISTS: readonly RegExp[] = [
  /\b(?:choose|pick|select)(?: (?:one|from)\b[^:\n]{0,20})?:[ \t]*([^\n]+?)(?:\.(?=\s|$)|\n|$)/gi,
  new RegExp(`:[ \\t]+(${QUOTABLE}(?:, ${QUOTABLE})+,? or ${QUOTABLE})(?![\\p{L}\\p{N}_-])`, "giu"),
  new RegExp(
    `\\b(?:classify|label|categori[sz]e|tag|mark|sort|judge|rate|used|meant)\\b[^.\\n]*?[ \\t](?:as|into|in)[ \\t]+(?:either )?(${ITEMS})(?=[.;:?\\n]|$| in the | \\()`,
    "giu",
  ),
  new RegExp(
    `${OPENS}(?:send|route|forward|direct)\\b[^.\\n]*?[ \\t]to[ \\t]+(${ITEMS})(?=[.;:?\\n]|$)`,
    "giu",
  ),
  new RegExp(
    `${OPENS}(?:choose|pick|select)[ \\t]+(${WORD}(?:, ${WORD})+,? or ${WORD})(?=[.;:?\\n]|$)`,
    "giu",
  ),
  // At the end only: before another sentence it may be a condition.
  new RegExp(
    `\\b(?:whether|(?:determine|decide|say|tell|judge|predict|check) if)\\b[^.\\n]*?\\b(?:is|are)[ \\t]+(${TOKEN}(?:, ${TOKEN})* or ${TOKEN})[.?]?\\s*$`,
    "giu",
  ),
  // "Pick the tool for the question: weather, time, date." and "Which kind of word is it: noun, verb, adverb?"
  new RegExp(
    `${OPENS}(?:choose|pick|classify)\\b(?![^.:\\n]*\\b(?:each|every|all|two|three)\\b)[^.:\\n]*:[ \\t]+(${WORD}(?:, ${WORD}){2,})(?=[.?\\n]|$)`,
    "giu",
  ),
  new RegExp(`${OPENS}which (?:\\p{L}+ )?${KIND}\\b[^.:\\n]*:[ \\t]+(${WORD}(?:, ${WORD})+)(?=\\?)`, "giu"),
  // "Which shelf? Options: a, b, c." and "Name the tool. Tools: a, b, c.": a list that is called so, or what was asked for.
  new RegExp(`${OPENS}(?:options|choices|answers):[ \\t]+(${WORD}(?:, ${WORD})+)(?=[.?\\n]|$)`, "giu"),
  // "The output should be either PASS or FAIL.", but not "should be short or empty".
  new RegExp(
    `\\b(?:[Oo]utput|[Aa]nswer|[Rr]esponse|[Rr]esult|[Rr]eply|[Ll]abel)[ \\t]+(?:should|must|can|may|has to)(?: only| always)? be[ \\t]+(?:either )?((?<=either )${WORD}(?:, ${WORD})*,? or ${WORD}|${PLAIN_ANSWER}(?:, ${PLAIN_ANSWER})*,? or ${PLAIN_ANSWER})(?=[.;\\n]|$)`,
    "gu",
  ),
  // "Decide the mood (one of: happy, sad)."
  /\(one of:?[ \t]+([^()\n]{3,200})\)(?=[ \t]*(?:[.;?\n]|$))/gi,
  new RegExp(
    `${OPENS}(?:choose|pick|which|name|one)(?: (?:the|an?|one|of))* (?:\\p{L}+[- ]){0,2}?(\\p{L}{3,})\\b[^.!?\\n]*[.?!][ \\t]+\\1s:[ \\t]+(?<list>${TOKEN}(?:, ${TOKEN}){2,})(?=[.?\\n]|$)`,
    "giu",
  ),
  new RegExp(`(?<![\\p{L}\\p{N}/_.])(${TOKEN}(?: / ${TOKEN}){2,})(?![\\p{L}\\p{N}/_])`, "giu"),
  /(?:^|[?:.,;\n]|\b(?:answer|reply|say|return|output|with))[ \t]*((?:yes|true|y|t)[ \t]*(?:\/|or)[ \t]*(?:no|false|n|f))(?=[.?,;!\n]|$)/gi,
];

/** "Reply OK if ..., otherwise reply TYPO": the label of every case; the first must follow a verb. */
export const CASES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${VERB}(?: only| just)?(?: with)? ["'\`]?(?<label>${TOKEN})["'\`]?(?= (?:if|when|unless|only if|where)\\b)|${ANSWER}(?: only| just)?(?: with)? ["'\`]?(${TOKEN})["'\`]?(?= for\\b))`,
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
/** "BUY: wants to buy; SELL: wants to sell." */
export const GLOSS = new RegExp(
  `(?:^|(?<line>\\n) *|[.;:] *)(?<label>${TOKEN})(?<sign>:| =| means) (?<meaning>[^.;\\n]+)(?=[.;\\n]|$)`,
  "gu",
);
/** Names of settings and of turns in a conversation: "Currency: euros", "Assistant: how can I help?" */
export const SETTING =
  /^(?:currency|tone|language|locale|format|style|audience|length|units?|time[-_ ]?zone|persona|role|context|goal|objective|purpose|instructions?|rules?|constraints?|requirements?|limits?|temperature|encoding|notes?|important|hint|remember|examples?|defaults?|fallback|source|target|q|answer|assistant|system|bot|ai)$/i;
/** What a task says whose lines "bug: does not work" are labels and not settings. */
export const CLASSIFIES =
  /\b(?:classif(?:y|ies|ication)|categor\p{L}+|labels?|tags?|which|whether|choose|pick|select|sort|route|decide|assign|judge|one of|(?:what|the) (?:kind|type|sort|class|group))\b/iu;
/** What a task says that has headings "Labels" or "Categories" for a set: one answer is chosen. */
export const CHOOSES =
  /\b(?:classif(?:y|ies|ication)|categori[sz]e|which|whether|choose|pick|select|route|decide|assign|sort|determine|detect|identify|judge|rate|triage|tag (?:it|the|this|an?)|label (?:it|the|this|an?)|(?:one|single) (?:of|label|category|class|word)|(?:answer|respond|reply) with|(?:output|return|print) (?:only )?(?:the|a|its) (?:label|category|class|intent|name|word))\b/i;
/** "Two words: yes if they are synonyms, no if not." Both labels in one match. */
export const PAIR = new RegExp(
  `(?:^|[:.] )(${TOKEN}) if [^.,;\\n]+[,;] (?:and )?(${TOKEN}) (?:if|otherwise)\\b[^,;.\\n]*(?=[.\\n]|$)`,
  "giu",
);
/** "'money' for bank requests, 'other' for anything else": labels in quotes, each with what it is for. */
export const QUOTED = new RegExp(`(["'\`])(${TOKEN})\\1 (?:for|if|when|means|=)`, "giu");
/** "with one letter: N noun, V verb, J adjective" and "with one letter. A = declined, B = lost": signs, each with what it means. */
export const SIGNS =
  /\b(?:with|by|output|answer|return|print) (?:only )?(?:an?|one|the|a single) (?:capital )?(?:letter|digit|code|character)\b(?:[^.\n]*?: |[^.:\n]*\. (?=[A-Z] = ))((?:(?:[A-Z])(?: =)? \p{L}[^,;.\n]*(?:\([^)\n]*\))?[,;] ){1,}(?:[A-Z])(?: =)? \p{L}[^,;.\n]*)(?=[.\n]|$)/gu;

/** "A for the first, B for the second and so on", "otherwise the number": answers that are not listed. */
export const OPEN_END =
  /\band so on\b|\betc\b|…|\.\.\.|\bup to\b|\blikewise\b|\bsimilarly\b|\bbetween for\b|\b(?:otherwise|else|other \p{L}+|everything else)\b,? (?:(?:answer|return|output|print|write|give|reply) )?(?:with )?(?:the|an?|its?|their|by|as|keep|leave|copy|explain)\b/iu;
/** A task that makes a text: a list in it says what the text is made of. */
export const MAKES_TEXT =
  /(?:^|[.!?:;\n] *|\b(?:and|then|please|to) )(?:(?:rewrite|rephrase|reword|paraphrase|translate|summari[sz]e|convert|extract|compose|generate|anonymi[sz]e|replace|redact|mask|correct|fix|spell|expand|decode|normali[sz]e|turn|reformat|format|parse|copy|draft|shorten|append|insert|pull)(?![\p{L}-])|write (?:an?|one|the|some) (?:\p{L}+ ){0,3}(?:message|letter|e-?mail|text|sentence|query|summary|poem|line|row|title|reply|function|code|commit|test|regex|headline|post|paragraph|story|description|version|greeting)\b)|\b(?:JSON|SQL|CSV|YAML|regex|regular expression)\b/iu;
/** A task whose answer is a structure: "as JSON with a field that is one of ...". */
export const MAKES_STRUCTURE =
  /\b(?:return|output|produce|generate|write|convert\b[^.\n]* to|translate\b[^.\n]* to|turn\b[^.\n]* into)(?: an?| the)?(?: valid)? (?:JSON|SQL|YAML|CSV|TypeScript)\b|\bas JSON:/i;
/** Words for what is taken from a text, with "or none": "Output text or null." */
export const TAKEN =
  /^(?:text|title|names?|numbers?|digits?|url|e-?mail|values?|dates?|times?|words?|answer|result|id|code|sentence|phrase)$/i;
/** Ends like the name of a part of a text or record: "first name", "closing date". */
export const FIELD =
  /\b(?:text|title|names?|numbers?|digits?|url|link|e-?mail|values?|dates?|times?|hours?|minutes?|days?|months?|years?|words?|letters?|characters?|id|codes?|sentences?|phrases?|prices?|amounts?|totals?|sums?|cost|city|town|country|street|address|phone|sender|recipient|body|message|lines?|files?|path|case|colou?rs?|first|last)$/i;
/** A task with several labels at once, or with one of each of several sets: their combinations are no set of labels. */
export const TAKES_SEVERAL =
  /\b(?:(?:all|every) (?:\p{L}+ )?(?:that apply|tags?|topics?|labels?|categories)\b|(?:one|zero) or more(?: of\b|:| (?:tags|labels|topics|categories|classes)\b)|up to (?:two|three|four|five|\d) (?:tags|labels|topics|categories)\b|can have several\b)|\b(?:give|state|list|fill in)\b[^.:\n]{0,80}\bin (?:this|the following) (?:form|format|order):|\n *[-*•\d.)]+ \p{L}+(?: \p{L}+)?[:,][^\n]*\bone of\b[^\n]*\n *[-*•\d.)]+ \p{L}+(?: \p{L}+)?[:,][^\n]*\bone of\b/iu;
/** What to answer when no label fits: "If no tool fits, output none.", "Answer null if it is not an element." */
export const FALLBACKS: readonly RegExp[] = [
  new RegExp(
    `\\bif (?:no \\p{L}+|none|nothing|neither)\\b[^.;,\\n]{0,40}\\b(?:fits?|match(?:es)?|appl(?:y|ies)|does it|is needed),? (?:then )?${VERB}(?: with)? ["'\`]?(${TOKEN})["'\`]?(?=[.;,]|\\s*$)`,
    "giu",
  ),
  new RegExp(
    `\\bif (?:no|none|nothing|neither)\\b[^.;,\\n]{0,60},? (?:then )?${VERB}(?: with)? ["'\`]?(${NONE_FITS})["'\`]?(?=[.;,]|\\s*$)`,
    "giu",
  ),
  new RegExp(
    `\\b${VERB}(?: with)? ["'\`]?(${NONE_FITS})["'\`]? (?:if|when) (?:it is not|there is no|no|none|nothing)\\b`,
    "giu",
  ),
  // "If unsure, return unsure." "When in doubt answer other" "If it is unclear, say unclear."
  new RegExp(
    `\\b(?:if|when|where|whenever) ${DOUBT},? (?:then |please |just |simply )?${GIVE} ${FALLBACK}${ENDS}`,
    "giu",
  ),
  new RegExp(`\\b${GIVE} ${FALLBACK} (?:if|when|where|whenever) ${DOUBT}`, "giu"),
  // "Otherwise unknown." "Use 'other' for anything else." "Default to none." "Everything else is other."
  new RegExp(
    `\\b(?:otherwise|or else|failing that)[,:]? (?:(?:just |simply )?${GIVE} )?${FALLBACK}${ENDS}`,
    "giu",
  ),
  new RegExp(
    `\\b${GIVE} ${FALLBACK},? (?:for|in) (?:(?:any|every)thing else|all (?:else|others|other cases)|any other \\p{L}+|the rest)\\b`,
    "giu",
  ),
  new RegExp(
    `(?:(?:^|[.!?;,(\\n] ?|\\band )(?:the )?(?:default(?: is|:| to)|fall back (?:to|on)|fallback(?: is|:))|\\bdefaulting to|\\b(?:any|every)thing else(?: is|:| as| ->| =)|the rest(?: is|:)) ${FALLBACK}${ENDS}`,
    "giu",
  ),
];
/** Words that stand where a label could but say what the answer is made of. */
export const NO_LABEL =
  /^(?:the|its?|that|this|these|them|all|only|just|an|one|each|every|both|first|last|input|output|examples?|task|note|text|word|and|or|even|only|in|out|want|have|scope|signs|why|where|what|how|up|either|anything)$/i;
/** What a specification names for inputs without an answer: two of them are no label set. */
export const NOTHING = /^(?:none|nothing|empty|missing|unknown|absent|null|nil|stay|error|n|na|-)$/i;
