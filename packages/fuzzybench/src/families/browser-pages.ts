/** Browser: what a page shows to a program that visits it, and what the program should do about it. */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import { PAGE_STATES, type PageState, pageText } from "../lexicon/page-states.js";
import type { Random } from "../random.js";

const STATES = Object.keys(PAGE_STATES) as PageState[];
const NAMES: Record<PageState, readonly string[]> = {
  success: ["success", "DONE", "S", "ok"],
  loading: ["loading", "WAIT", "L", "busy"],
  login: ["login", "SIGN_IN", "G", "wall"],
  robot: ["robot check", "CAPTCHA", "C", "captcha"],
  missing: ["not found", "MISSING", "M", "gone"],
  broken: ["server error", "BROKEN", "E", "down"],
  invalid: ["form error", "INVALID", "F", "refused"],
};

const GATE = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["YES", "NO"],
  ["Y", "N"],
] as const;

/** Questions with two answers: the states that count, and the meanings of both. */
interface Asked {
  readonly states: readonly PageState[];
  readonly means: readonly (readonly string[])[];
}
const ASKED = {
  succeeded: {
    states: ["success"],
    means: [
      ["the page confirms that the action worked", "it says that all went well"],
      ["it shows anything else: an error, a wait, a login or a robot check", "nothing is confirmed"],
    ],
  },
  "needs-person": {
    states: ["login", "robot"],
    means: [
      [
        "a person is needed, to log in or to prove not to be a robot",
        "the page asks for a login or a robot check",
      ],
      [
        "no person is needed: it worked, loads, or reports an error",
        "neither a login nor a robot check is asked for",
      ],
    ],
  },
  "retry-later": {
    states: ["loading", "broken"],
    means: [
      [
        "trying again later makes sense: it still loads or the server has trouble",
        "the page is not ready or the server is broken for now",
      ],
      [
        "trying again later changes nothing: it worked, is missing, was refused, or wants a person",
        "waiting would not help",
      ],
    ],
  },
  "fix-input": {
    states: ["invalid"],
    means: [
      ["what was typed in has to be corrected", "a form field was refused"],
      ["nothing that was typed in is at fault", "no form field was refused"],
    ],
  },
  "wrong-address": {
    states: ["missing"],
    means: [
      ["the address leads to nothing: the page does not exist", "there is no such page"],
      ["the page exists, whatever it shows", "it is there, even if it shows an error or a login"],
    ],
  },
} as const satisfies Record<string, Asked>;
type Variant = keyof typeof ASKED | "all-states" | "some-or-other";

interface Classes {
  readonly labels: readonly string[];
  readonly means: readonly string[];
  readonly of: (state: PageState) => number;
}

function classes(random: Random, variant: Variant): Classes {
  if (variant !== "all-states" && variant !== "some-or-other") {
    const { states, means }: Asked = ASKED[variant];
    return {
      labels: random.pick(GATE),
      means: means.map((ways) => random.pick(ways)),
      of: (state) => (states.includes(state) ? 0 : 1),
    };
  }
  const some = variant === "some-or-other";
  const chosen = some ? random.sample(STATES, random.int(3, 4)) : STATES;
  const set = random.int(0, 3);
  const labels = chosen.map((state) => NAMES[state][set] as string);
  const means: string[] = chosen.map((state) => PAGE_STATES[state].means);
  if (some) {
    labels.push(["other", "OTHER", "X", "else"][set] as string);
    means.push("anything else");
  }
  const of = (state: PageState) => (chosen.includes(state) ? chosen.indexOf(state) : labels.length - 1);
  return { labels, means, of };
}

function drawPage(random: Random, variant: Variant): DrawnTask {
  const { labels, means, of } = classes(random, variant);
  const entries = labels.map((label, i) => [label, means[i] as string] as const);
  const [list, equal] = [gloss(entries, " = ", "; "), gloss(entries, " means: ", "; ")];
  return {
    canonical: `What does the page show: ${equal}.`,
    ...wordings(random, {
      plain: [
        `A program visits a web page and reads this text. <Tell|Decide> what it shows: ${list}.`,
        `<Classify|Judge> the text of a page that came up after an action. Use ${equal}.`,
        `The input is what a browser shows. The answers are ${list}.`,
        `An agent fills in forms on the web. From the page that follows, <give|return> the outcome, where ${equal}.`,
      ],
      terse: [`page text: ${equal}`, `state of the page; ${list}`, `browser shows -> ${equal}`],
      casual: [
        `my script clicks around on the web, tell it what it got: ${equal}`,
        `what kind of page is this? ${list}`,
        `look at the page text and sort it pls: ${equal}`,
      ],
    }),
    labels,
    sample: (r) => {
      const at = r.int(0, labels.length - 1);
      const state = r.pick(STATES.filter((one) => of(one) === at));
      return { input: pageText(r, state), output: labels[at] as string, latent: state };
    },
    answer: ({ latent }) => labels[of(latent as PageState)],
  };
}

export const families: Family[] = [
  family({
    id: "browser/page-state",
    theme: "browser-and-transcripts",
    difficulty: "medium",
    variants: ["all-states", "some-or-other", ...(Object.keys(ASKED) as (keyof typeof ASKED)[])],
    survives: MEANING_SURVIVES,
    draw: drawPage,
  }),
];
