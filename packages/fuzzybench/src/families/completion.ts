/** Completion: a word from a known list, the next item of a series, and brackets that are still open. */
import type { DrawnTask, Family } from "../family.js";
import { NOTHING, wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";

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

function drawWord(random: Random): DrawnTask {
  const source = random.pick(VOCABULARIES);
  const words = random.sample(source, random.int(5, Math.min(8, source.length)));
  const none = random.pick(NOTHING);
  const mode = random.pick(["word", "rest", "line"] as const);
  const list = words.join(", ");
  const give = {
    word: "the full word",
    rest: "only the letters that are missing at its end",
    line: "the whole line with its last word completed",
  }[mode];
  const rule = `if no word or more than one fits, answer ${none}`;
  return {
    canonical: `Complete the last word of the input from this list: ${list}. Give ${give}; ${none} if not exactly one fits.`,
    ...wordings(random, {
      plain: [
        `<Complete|Finish> the last word of the input. The known words are ${list}. Return ${give}; ${rule}.`,
        `Someone is typing and the last word is <unfinished|cut off>. It is one of ${list}. Give ${give}. When zero or several words begin that way, give ${none}.`,
        `Auto-completion with a fixed vocabulary (${list}). The output is ${give}, or ${none} unless exactly one word matches.`,
        `Find the word in this list that begins like the last word typed: ${list}. Answer with ${give}; ${rule}.`,
      ],
      terse: [
        `complete from: ${list}. Output ${give}; not exactly one match: ${none}`,
        `prefix -> ${give}; words: ${list}; else ${none}`,
        `tab completion (${list}), ${give}, ${none} if no single match`,
      ],
      casual: [
        `finish my last word for me, I only use ${list}. give ${give}, ${none} if it's not clear`,
        `like tab in a shell: words are ${list}, I want ${give}. nothing or too many match? ${none}`,
        `I type the start, you give ${give}. choose from ${list}, otherwise ${none}`,
      ],
    }),
    sample: (r) => {
      const lead = r.chance(0.2) ? "" : `${r.pick(LEADS)} `;
      const word = r.pick(words);
      const prefix = r.chance(0.15)
        ? r.pick(["zz", "qx", "wy", "jj", "/xx", "yk"])
        : word.slice(0, r.int(1, word.length - 1));
      const fits = words.filter((w) => w.startsWith(prefix));
      const full = fits.length === 1 ? (fits[0] as string) : undefined;
      const output =
        full === undefined
          ? none
          : mode === "word"
            ? full
            : mode === "rest"
              ? full.slice(prefix.length)
              : `${lead}${full}`;
      return { input: `${lead}${prefix}`, output };
    },
  };
}

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

function drawSeries(random: Random): DrawnTask {
  const kind = random.pick([...Object.keys(CYCLES), "numbers", "numbers", "letters"]);
  const items = CYCLES[kind] as readonly string[];
  const numeric = items.length === 0;
  const steps = numeric
    ? random.pick([
        [1, 2, 5, 10],
        [2, 3, 4],
        [-1, -2, -5],
        [1, -1, 2, -2],
      ])
    : random.pick([[1], [1], [2], [-1], [1, 2], [1, -1]]);
  const join = random.pick([", ", " ", " - ", "; "]);
  const whole = random.chance(0.3);
  const give = whole
    ? "the series with its next item added"
    : random.pick(["the next item", "the item that follows", "what comes next"]);
  const stride =
    steps.length === 1
      ? ` The step is always ${steps[0]}${steps[0]! < 0 ? " (backwards)" : ""}.`
      : " The step between items is constant.";
  const wrap = numeric ? "" : " After the last item the series starts over.";
  const brief = `${steps.length === 1 ? `, step ${steps[0]}` : ", constant step"}${numeric ? "" : ", wraps round"}`;
  return {
    canonical: `Continue a series of ${kind}${brief}: give ${give}.`,
    ...wordings(random, {
      plain: [
        `The input is a series of ${kind}. <Return|Give> ${give}.${stride}${wrap}`,
        `<Continue|Carry on> a row of ${kind} by one item and output ${give}.${stride}${wrap}`,
        `Some ${kind} are listed in order. <Find|Tell> ${give}.${wrap}${stride}`,
        `A pattern of ${kind} runs on regularly. The answer is ${give}.${stride}${wrap}`,
      ],
      terse: [
        `series of ${kind}${brief} -> ${give}`,
        `${give} of the ${kind}${brief}`,
        `continue the ${kind} (${brief.slice(2)}): ${give}`,
      ],
      casual: [
        `which one's next? it's ${kind}${brief}. I want ${give}`,
        `keep the ${kind} going by one, so ${give}${brief}`,
        `I give you some ${kind}, you give me ${give}${brief}`,
      ],
    }),
    sample: (r) => {
      const step = r.pick(steps);
      const length = r.int(3, 6);
      const start = numeric ? r.int(step < 0 ? 25 : 0, 60) : r.int(0, items.length - 1);
      const at = (i: number): string => {
        const n = start + i * step;
        return numeric
          ? String(n)
          : (items[(((n % items.length) + items.length) % items.length) as number] as string);
      };
      const shown = Array.from({ length }, (_, i) => at(i)).join(join);
      const input = r.pick(SERIES_FRAMES).replace("#", shown);
      return { input, output: whole ? `${shown}${join}${at(length)}` : at(length) };
    },
  };
}

const PAIRS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const NAMES = "a,b,x,sum,list,f,get,map,user,items,n,max,run,key,42,7,'s',id,print,data".split(",");

function drawClosing(random: Random): DrawnTask {
  const open = random.sample(["(", "[", "{"], random.int(2, 3));
  const whole = random.chance(0.5);
  const done = random.pick(NOTHING);
  const kinds = open.map((o) => `${o}${PAIRS[o]}`).join(" ");
  const give = whole
    ? "the whole text with the closing brackets added"
    : "only the closing brackets that are missing, without spaces";
  const rule = whole ? "return a balanced text as it is" : `answer ${done} if none is missing`;
  return {
    canonical: `Close the open brackets (${kinds}), innermost first: give ${give}; ${rule}.`,
    ...wordings(random, {
      plain: [
        `<Close|Complete> the brackets of the input (${kinds}), the innermost first. Return ${give}; ${rule}.`,
        `A piece of code <stops|ends> too early and some brackets (${kinds}) are still open. Give ${give}, or ${rule}.`,
        `<Work out|Find> how to balance the brackets ${kinds} at the end of the text. The output is ${give}; ${rule}.`,
        `Every opening bracket needs its partner, last opened first closed. The kinds are ${kinds}. Output ${give}; ${rule}.`,
      ],
      terse: [
        `close open brackets ${kinds}: ${give}; ${rule}`,
        `${give} (${kinds}); ${rule}`,
        `balance ${kinds} at the end -> ${give}; ${rule}`,
      ],
      casual: [
        `I forgot to close my brackets (${kinds}), give me ${give}; ${rule}`,
        `like an editor would: ${give}. kinds ${kinds}; ${rule}`,
        `what's missing at the end? ${give}, ${kinds}; ${rule}`,
      ],
    }),
    sample: (r) => {
      let text = r.chance(0.5) ? r.pick(NAMES) : "";
      const stack: string[] = [];
      for (let i = r.int(3, 7); i > 0; i--) {
        if (stack.length > 0 && r.chance(0.35)) text += PAIRS[stack.pop() as string];
        else {
          const o = r.pick(open);
          stack.push(o);
          text += `${o}${r.pick(NAMES)}`;
        }
      }
      if (r.chance(0.12)) while (stack.length > 0) text += PAIRS[stack.pop() as string];
      const missing = stack
        .reverse()
        .map((o) => PAIRS[o])
        .join("");
      return { input: text, output: whole ? text + missing : missing || done };
    },
  };
}

export const families: Family[] = [
  { id: "completion/word-from-list", theme: "completion", difficulty: "medium", draw: drawWord },
  { id: "completion/next-in-series", theme: "completion", difficulty: "medium", draw: drawSeries },
  { id: "completion/closing-brackets", theme: "completion", difficulty: "hard", draw: drawClosing },
];
