/**
 * Completion: a word from a known list, the next item of a series, and brackets that are still open. Completion by
 * history and working directory is in completion-shell.ts, by code, tags and domain in completion-context.ts.
 */
import { type DrawnTask, type Family, family } from "../family.js";
import { NOTHING, wordings } from "../lexicon/choices.js";
import { families as completionContextFamilies } from "./completion-context.js";
import { families as completionShellFamilies } from "./completion-shell.js";

const VOCABULARIES: readonly (readonly string[])[] = [
  "add,branch,checkout,clone,commit,diff,fetch,log,merge,pull,push,rebase,reset,revert,status,stash,tag,switch".split(
    ",",
  ),
  "build,compose,exec,images,inspect,kill,logs,network,port,prune,restart,run,start,stop,tag,top,volume".split(
    ",",
  ),
  "install,update,audit,publish,outdated,link,test,init,version,search,uninstall,run,exec,view".split(","),
  "/etc/hosts,/var/log,/usr/bin,/home,/tmp,/opt,/dev/null,/srv/www,/root,/mnt,/proc/cpuinfo".split(","),
  "apple,banana,cherry,date,elderberry,fig,grape,kiwi,lemon,mango,orange,peach,quince,raspberry".split(","),
  "red,green,blue,yellow,orange,violet,black,white,grey,brown,pink,turquoise".split(","),
  "Berlin,Paris,Madrid,Rome,Vienna,Lisbon,Oslo,Helsinki,Dublin,Prague,Warsaw,Athens,Copenhagen".split(","),
  "metre,second,kilogram,ampere,kelvin,candela,newton,joule,watt,volt,pascal,hertz".split(","),
  "select,insert,update,delete,create,drop,alter,grant,join,where,group,order,having".split(","),
  "monday,tuesday,wednesday,thursday,friday,saturday,sunday".split(","),
];

/** What may stand before the word that is being typed. */
const LEADS =
  "please,git,run,the,go to,I like,sudo,now,see,type,ok,next,my,we need,show,then,and,with,try,one more,use,open,a new,for,about,not,more,docker,call it,is it,also,first".split(
    ",",
  );

const UNKNOWN_STARTS = ["zz", "qx", "wy", "jj", "/xx", "yk"];

/** Vocabularies in which several words begin alike. */
const CROWDED = VOCABULARIES.filter(
  (list) => new Set(list.map((word) => word.charAt(0))).size <= list.length * 0.75,
);

interface WordAnswer {
  readonly give: string;
  /** When the answer is that there is none. */
  readonly unless: "one" | "any" | "never";
  /** `fits` are the words that begin like the last word of the line, in the order of the list. */
  readonly solve: (fits: readonly string[], typed: string, lead: string) => string;
}

function sharedBeginning(words: readonly string[]): string {
  const [first = "", ...rest] = words;
  let length = first.length;
  while (!rest.every((word) => word.startsWith(first.slice(0, length)))) length--;
  return first.slice(0, length);
}

const WORD_ANSWERS = {
  word: { give: "the full word", unless: "one", solve: ([only]) => only as string },
  rest: {
    give: "only the letters that are missing at its end",
    unless: "one",
    solve: ([only], typed) => (only as string).slice(typed.length),
  },
  line: {
    give: "the whole line with its last word completed",
    unless: "one",
    solve: ([only], _, lead) => lead + only,
  },
  "shared-beginning": {
    give: "the longest beginning that all fitting words have in common (a whole word if only one fits)",
    unless: "any",
    solve: sharedBeginning,
  },
  "all-words": {
    give: "all words that fit, in the order of the list, with a comma and a blank between",
    unless: "any",
    solve: (fits) => fits.join(", "),
  },
  count: {
    give: "the number of words that fit",
    unless: "never",
    solve: (fits) => String(fits.length),
  },
  "first-by-alphabet": {
    give: "the fitting word that comes first in the alphabet",
    unless: "any",
    solve: (fits) => fits.reduce((a, b) => (b < a ? b : a)),
  },
  "longest-word": {
    give: "the longest word that fits (of equally long ones the first in the list)",
    unless: "any",
    solve: (fits) => fits.reduce((a, b) => (b.length > a.length ? b : a)),
  },
} satisfies Record<string, WordAnswer>;

const wordFromList = family({
  id: "completion/word-from-list",
  theme: "completion",
  difficulty: "medium",
  variants: Object.keys(WORD_ANSWERS) as (keyof typeof WORD_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { give, unless, solve }: WordAnswer = WORD_ANSWERS[variant];
    const single = unless === "one";
    const source = random.pick(single ? VOCABULARIES : CROWDED);
    const words = random.sample(
      source,
      Math.min(single ? random.int(5, 8) : random.int(7, 10), source.length),
    );
    const none = unless === "never" ? "0" : random.pick(NOTHING);
    const list = words.join(", ");
    const bad = single ? "if no word or more than one fits" : "if no word fits";
    const brief = single ? "not exactly one match" : "no match";
    const rule = `${bad}, answer ${none}`;
    const answerTo = (input: string): string => {
      const at = input.lastIndexOf(" ") + 1;
      const typed = input.slice(at);
      const fits = words.filter((word) => word.startsWith(typed));
      return fits.length === 0 || (single && fits.length > 1) ? none : solve(fits, typed, input.slice(0, at));
    };
    return {
      canonical: `Complete the last word of the input from this list: ${list}. Give ${give}; ${none} ${bad}.`,
      ...wordings(random, {
        plain: [
          `<Look at|Take> the last word of the input, which is only begun. The known words are ${list}. Return ${give}; ${rule}.`,
          `Someone is typing and the last word is <unfinished|cut off>. It is one of ${list}. Give ${give}. ${bad.charAt(0).toUpperCase()}${bad.slice(1)}, give ${none}.`,
          `Auto-completion with a fixed vocabulary (${list}). The output is ${give}, or ${none} ${bad}.`,
          `Find what in this list begins like the last word typed: ${list}. Answer with ${give}; ${rule}.`,
        ],
        terse: [
          `complete from: ${list}. Output ${give}; ${brief}: ${none}`,
          `prefix -> ${give}; words: ${list}; ${brief} -> ${none}`,
          `tab completion (${list}), ${give}, ${none} ${bad}`,
        ],
        casual: [
          `finish my last word for me, I only use ${list}. give ${give}, ${none} ${bad}`,
          `like tab in a shell: words are ${list}, I want ${give}. ${brief}? ${none}`,
          `I type the start, you give ${give}. choose from ${list}, ${rule}`,
        ],
      }),
      sample: (r) => {
        const lead = r.chance(0.2) ? "" : `${r.pick(LEADS)} `;
        const word = r.pick(words);
        const unknown = r.chance(0.15);
        const longest = single ? word.length - 1 : Math.min(2, word.length - 1);
        const typed = unknown ? r.pick(UNKNOWN_STARTS) : word.slice(0, r.int(1, longest));
        const input = `${lead}${typed}`;
        return { input, output: answerTo(input) };
      },
      answer: ({ input }) => answerTo(input),
    };
  },
});

const CYCLES: Readonly<Record<string, readonly string[]>> = {
  "days of the week": "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday".split(","),
  "short days of the week": "Mon,Tue,Wed,Thu,Fri,Sat,Sun".split(","),
  months: "January,February,March,April,May,June,July,August,September,October,November,December".split(","),
  "short months": "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec".split(","),
  letters: [..."abcdefghijklmnopqrstuvwxyz"],
  "capital letters": [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  numbers: [],
};

/** Texts around a series, which stands for "#". */
const SERIES_FRAMES = [
  "#",
  "#",
  "series: #",
  "continue: #",
  "# ...",
  "row = #",
  "so far: #",
  "[#]",
  "given: #",
  "# ->",
  "list: # ?",
];

/** A series as drawn: its items (none for numbers), first place and step. */
interface Series {
  readonly items: readonly string[];
  readonly start: number;
  readonly step: number;
  readonly length: number;
  readonly join: string;
}

function itemAt({ items, start, step }: Series, i: number): string {
  const n = start + i * step;
  if (items.length === 0) return String(n);
  return items[((n % items.length) + items.length) % items.length] as string;
}
const shown = (series: Series, count = series.length): string =>
  Array.from({ length: count }, (_, i) => itemAt(series, i)).join(series.join);

interface SeriesAnswer {
  readonly give: readonly string[];
  /** True when the answer is the step, which the specification must not state then. */
  readonly secret?: boolean;
  readonly solve: (series: Series) => string;
}

const SERIES_ANSWERS = {
  next: {
    give: ["the next item", "the item that follows", "what comes next"],
    solve: (series) => itemAt(series, series.length),
  },
  append: {
    give: ["the series with its next item added", "the whole series, one item longer"],
    solve: (series) => shown(series, series.length + 1),
  },
  "after-next": {
    give: ["the item after the next one", "the item that comes second from here, with one left out"],
    solve: (series) => itemAt(series, series.length + 1),
  },
  before: {
    give: ["the item that would stand before the first one", "what came just before the beginning"],
    solve: (series) => itemAt(series, -1),
  },
  "next-two": {
    give: [
      "the next two items, separated as in the series",
      "the two items that follow, with the same sign between",
    ],
    solve: (series) => `${itemAt(series, series.length)}${series.join}${itemAt(series, series.length + 1)}`,
  },
  step: {
    give: [
      "the step from one number to the next (negative if they fall)",
      "by how much each number exceeds the one before, negative if it is lower",
    ],
    secret: true,
    solve: ({ step }) => String(step),
  },
} satisfies Record<string, SeriesAnswer>;

const KINDS = [...Object.keys(CYCLES), "numbers", "numbers", "letters"];
const NUMBER_STEPS = [
  [1, 2, 5, 10],
  [2, 3, 4],
  [-1, -2, -5],
  [1, -1, 2, -2],
];
const ITEM_STEPS = [[1], [1], [2], [-1], [1, 2], [1, -1]];

const nextInSeries = family({
  id: "completion/next-in-series",
  theme: "completion",
  difficulty: "medium",
  variants: Object.keys(SERIES_ANSWERS) as (keyof typeof SERIES_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { give: gives, secret = false, solve }: SeriesAnswer = SERIES_ANSWERS[variant];
    const drawn = random.pick(KINDS);
    const kind = secret ? "numbers" : drawn;
    const items = CYCLES[kind] as readonly string[];
    const numeric = items.length === 0;
    const steps = random.pick(numeric ? NUMBER_STEPS : ITEM_STEPS);
    const join = random.pick([", ", " ", " - ", "; "]);
    const give = random.pick(gives);
    const stride =
      steps.length === 1
        ? ` The step is always ${steps[0]}${steps[0]! < 0 ? " (backwards)" : ""}.`
        : " The step between items is constant.";
    const wrap = numeric ? "" : " After the last item the series starts over.";
    const brief = `${steps.length === 1 ? `, step ${steps[0]}` : ", constant step"}${numeric ? "" : ", wraps round"}`;
    return {
      canonical: `The input is a series of ${kind}${brief}: give ${give}.`,
      ...wordings(random, {
        plain: [
          `The input is a series of ${kind}. <Return|Give> ${give}.${stride}${wrap}`,
          `<Look at|Take> a row of ${kind} and output ${give}.${stride}${wrap}`,
          `Some ${kind} are listed in order. <Find|Tell> ${give}.${wrap}${stride}`,
          `A pattern of ${kind} runs on regularly. The answer is ${give}.${stride}${wrap}`,
        ],
        terse: [
          `series of ${kind}${brief} -> ${give}`,
          `${give} of the ${kind}${brief}`,
          `${kind} (${brief.slice(2)}): ${give}`,
        ],
        casual: [
          `how do these go on? it's ${kind}${brief}. I want ${give}`,
          `a row of ${kind} for you, I need ${give}${brief}`,
          `I give you some ${kind}, you give me ${give}${brief}`,
        ],
      }),
      sample: (r) => {
        const step = r.pick(steps);
        const length = r.int(3, 6);
        const start = numeric ? r.int(step < 0 ? 25 : 0, 60) : r.int(0, items.length - 1);
        const series: Series = { items, start, step, length, join };
        const input = r.pick(SERIES_FRAMES).replace("#", shown(series));
        return { input, output: solve(series), latent: series };
      },
      answer: ({ latent }) => solve(latent as Series),
    };
  },
});

const PAIRS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const NAMES = "a,b,x,sum,list,f,get,map,user,items,n,max,run,key,42,7,'s',id,print,data".split(",");

/** The closing brackets that a text still needs, innermost first. */
function missingClosers(text: string): string {
  const stack: string[] = [];
  for (const sign of text) {
    if (PAIRS[sign]) stack.push(PAIRS[sign]);
    else if (sign === stack.at(-1)) stack.pop();
  }
  return stack.reverse().join("");
}

/** Answers for "all is closed". */
const CLOSED = ["none", "nothing", "done", "complete", "closed", "ok", "-", "OK"];

interface BracketAnswer {
  readonly give: string;
  readonly rule: (done: string) => string;
  readonly solve: (missing: string, text: string, done: string) => string;
  /** Share of balanced texts. */
  readonly balanced?: number;
}

const BRACKET_ANSWERS = {
  missing: {
    give: "only the closing brackets that are missing, innermost first and without spaces",
    rule: (done) => `answer ${done} if none is missing`,
    solve: (missing, _, done) => missing || done,
  },
  whole: {
    give: "the whole text with the closing brackets added, innermost first",
    rule: () => "return a balanced text as it is",
    solve: (missing, text) => text + missing,
  },
  count: {
    give: "the number of brackets that are still open",
    rule: () => "0 for a balanced text",
    solve: (missing) => String(missing.length),
  },
  "next-closer": {
    give: "the one bracket that must be closed first, as its closing sign",
    rule: (done) => `answer ${done} if none is open`,
    solve: (missing, _, done) => missing[0] ?? done,
  },
  "open-or-done": {
    give: "open if some bracket is still open",
    rule: (done) => `${done} if every bracket is closed`,
    solve: (missing, _, done) => (missing ? "open" : done),
    balanced: 0.55,
  },
} satisfies Record<string, BracketAnswer>;

const closingBrackets = family({
  id: "completion/closing-brackets",
  theme: "completion",
  difficulty: "hard",
  variants: Object.keys(BRACKET_ANSWERS) as (keyof typeof BRACKET_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { give, rule: rules, solve, balanced = 0.12 }: BracketAnswer = BRACKET_ANSWERS[variant];
    const open = random.sample(["(", "[", "{"], random.int(2, 3));
    const done = random.pick(CLOSED);
    const kinds = open.map((o) => `${o}${PAIRS[o]}`).join(" ");
    const rule = rules(done);
    const answerTo = (input: string): string => solve(missingClosers(input), input, done);
    return {
      canonical: `A text may have open brackets (${kinds}): give ${give}; ${rule}.`,
      ...wordings(random, {
        plain: [
          `<Check|Look at> the brackets of the input (${kinds}). Return ${give}; ${rule}.`,
          `A piece of code <stops|ends> too early and some brackets (${kinds}) may still be open. Give ${give}, or ${rule}.`,
          `<Work out|Find> how to balance the brackets ${kinds} at the end of the text. The output is ${give}; ${rule}.`,
          `Every opening bracket needs its partner, last opened first closed. The kinds are ${kinds}. Output ${give}; ${rule}.`,
        ],
        terse: [
          `open brackets ${kinds}: ${give}; ${rule}`,
          `${give} (${kinds}); ${rule}`,
          `balance ${kinds} at the end -> ${give}; ${rule}`,
        ],
        casual: [
          `I may have forgotten to close my brackets (${kinds}), give me ${give}; ${rule}`,
          `like an editor would: ${give}. kinds ${kinds}; ${rule}`,
          `what's missing at the end? ${give}, ${kinds}; ${rule}`,
        ],
      }),
      sample: (r) => {
        let text = r.chance(0.5) ? r.pick(NAMES) : "";
        for (let i = r.int(3, 7); i > 0; i--) {
          const closer = missingClosers(text)[0];
          text += closer && r.chance(0.35) ? closer : `${r.pick(open)}${r.pick(NAMES)}`;
        }
        const input = r.chance(balanced) ? text + missingClosers(text) : text;
        return { input, output: answerTo(input) };
      },
      answer: ({ input }) => answerTo(input),
    };
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  wordFromList,
  nextInSeries,
  closingBrackets,
  ...completionShellFamilies,
  ...completionContextFamilies,
];
