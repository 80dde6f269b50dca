/**
 * Completion of a word from a known list. Series, brackets, tags, history, directory and context are in the other
 * completion files.
 */

import { type DrawnTask, type Family, family } from "../family.js";
import { NOTHING, wordings } from "../lexicon/choices.js";
import { families as completionBracketsFamilies } from "./completion-brackets.js";
import { families as completionContextFamilies } from "./completion-context.js";
import { families as completionDirectoryFamilies } from "./completion-directory.js";
import { families as completionHistoryFamilies } from "./completion-history.js";
import { families as completionSeriesFamilies } from "./completion-series.js";
import { families as completionTagsFamilies } from "./completion-tags.js";

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

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  wordFromList,
  ...completionSeriesFamilies,
  ...completionBracketsFamilies,
  ...completionTagsFamilies,
  ...completionHistoryFamilies,
  ...completionDirectoryFamilies,
  ...completionContextFamilies,
];
