/** Browser: instructions for a browser in plain English, and their parts. */
import { type DrawnTask, type Family, family } from "../family.js";
import { NOTHING, wordings, writing } from "../lexicon/choices.js";
import type { Random } from "../random.js";

const ACTIONS = ["click", "type", "select", "check", "open"] as const;
type Action = (typeof ACTIONS)[number];

/** One instruction; value is what is typed or selected, empty where there is none. */
interface Step {
  readonly action: Action;
  readonly target: string;
  readonly value: string;
  readonly text: string;
}

/** Captions and addresses by action, each with the values that fit it; none where nothing is entered. */
const TARGETS: Record<Action, Readonly<Record<string, readonly string[]>>> = {
  click: Object.fromEntries(
    ["Save", "Cancel", "Next", "Add to cart", "Search", "Log in", "Delete", "Send", "Back", "Show more"].map(
      (caption) => [caption, [""]],
    ),
  ),
  type: {
    Name: ["Omar Diaz", "Anna Berg", "Lena Kim"],
    "E-mail": ["anna@mail.test", "omar.diaz@acme.test"],
    City: ["Berlin", "Oslo", "Porto", "New York"],
    Search: ["red shoes", "desk lamp", "green tea"],
    Phone: ["0171 555 22", "555-0134"],
    Message: ["see you soon", "please call me back", "thank you"],
    Street: ["12 Mill Road", "4 Park Lane"],
    Coupon: ["SAVE20", "SPRING5"],
  },
  select: {
    Country: ["Norway", "Spain", "Japan"],
    Size: ["small", "large", "medium"],
    Language: ["German", "English", "Polish"],
    Month: ["May", "June", "October"],
    Colour: ["blue", "dark red", "white"],
    "Sort by": ["price", "name", "newest first"],
  },
  check: Object.fromEntries(
    ["Newsletter", "Terms", "Remember me", "Gift wrap", "Express delivery"].map((caption) => [caption, [""]]),
  ),
  open: Object.fromEntries(
    ["shop.test/cart", "acme.test/login", "news.test", "mail.test/inbox", "docs.test/help"].map((page) => [
      `https://${page}`,
      [""],
    ]),
  ),
};
const TEXTS: Record<Action, readonly string[]> = {
  click: [
    'click the "{t}" button',
    'press "{t}"',
    'hit the button labelled "{t}"',
    'please click on "{t}"',
    'now push "{t}"',
  ],
  type: [
    'type "{v}" into the "{t}" field',
    'enter "{v}" as "{t}"',
    'fill in "{t}" with "{v}"',
    'put "{v}" in the box "{t}"',
    'write "{v}" where it says "{t}"',
  ],
  select: [
    'choose "{v}" in the list "{t}"',
    'set the dropdown "{t}" to "{v}"',
    'pick "{v}" under "{t}"',
    'select "{v}" for "{t}"',
  ],
  check: ['tick "{t}"', 'check the box "{t}"', 'switch on the checkbox "{t}"', 'put a tick at "{t}"'],
  open: ["go to {t}", "open the page {t}", "visit {t}", "load {t} in the browser"],
};
const LEADS = ["", "", "then ", "first, ", "ok, ", "next: "];

function someStep(r: Random): Step {
  const action = r.pick(ACTIONS);
  const [target, values] = r.pick(Object.entries(TARGETS[action]));
  const value = r.pick(values);
  const text = r
    .pick(TEXTS[action])
    .replace("{t}", () => target)
    .replace("{v}", () => value);
  return { action, target, value, text: `${r.pick(LEADS)}${text}` };
}

const ACTION_SETS = [
  ["click", "type", "select", "check", "open"],
  ["CLICK", "TYPE", "SELECT", "TICK", "GOTO"],
  ["press", "fill", "choose", "tick", "visit"],
  ["C", "T", "S", "K", "O"],
] as const;
const ACTION_MEANINGS = [
  "pressing a button",
  "typing into a field",
  "choosing from a list",
  "ticking a box",
  "opening an address",
] as const;

/** Ways to write a whole step, and how they are described. */
const CALLS: readonly {
  readonly say: string;
  readonly of: (name: string, target: string, value: string) => string;
}[] = [
  { say: "ACTION|TARGET or ACTION|TARGET|VALUE", of: (n, t, v) => [n, t, v].filter(Boolean).join("|") },
  {
    say: "ACTION(TARGET) or ACTION(TARGET, VALUE)",
    of: (n, t, v) => `${n}(${[t, v].filter(Boolean).join(", ")})`,
  },
  {
    say: "ACTION: TARGET or ACTION: TARGET = VALUE",
    of: (n, t, v) => `${n}: ${[t, v].filter(Boolean).join(" = ")}`,
  },
];

type StepVariant = "action" | "target" | "value" | "whole" | "has-value";

function drawStep(random: Random, variant: StepVariant): DrawnTask {
  const set = random.pick(ACTION_SETS);
  const call = random.pick(CALLS);
  const none = random.pick(NOTHING);
  const form = writing(random);
  const gate = random.pick([
    ["yes", "no"],
    ["1", "0"],
    ["true", "false"],
  ] as const);
  const names = set.map((name, i) => `${name} = ${ACTION_MEANINGS[i]}`).join(", ");
  const says: Record<StepVariant, string> = {
    action: `the kind of action: ${names}`,
    target: `the caption of the element, or the address that is opened, ${form.rule}, without the quotes of the instruction`,
    value: `the value to be typed or chosen, ${form.rule}, without the quotes of the instruction; ${none} if there is none`,
    whole: `the step as ${call.say}, without quotes; the third part is only for typing and choosing; the actions are ${names}`,
    "has-value": `${gate[0]} if the step needs a value to type or choose, and ${gate[1]} if not`,
  };
  const answer = ({ action, target, value }: Step): string => {
    const name = set[ACTIONS.indexOf(action)] as string;
    const results: Record<StepVariant, string> = {
      action: name,
      target: form.apply(target),
      value: value === "" ? none : form.apply(value),
      whole: call.of(name, target, value),
      "has-value": value === "" ? gate[1] : gate[0],
    };
    return results[variant];
  };
  const say = says[variant];
  const labels = variant === "action" ? set : variant === "has-value" ? gate : undefined;
  return {
    canonical: `From an instruction for a browser give ${say}.`,
    ...wordings(random, {
      plain: [
        `<Read|Take> an instruction for a browser and <give|return> ${say}.`,
        `The input tells a test robot what to do on a web page. The output is ${say}.`,
        `A user dictates steps for a web page. <Extract|Give> ${say}.`,
        `From one step of a manual test, <derive|work out> ${say}.`,
      ],
      terse: [`browser instruction -> ${say}`, `web test step: ${say}`],
      casual: [
        `I'm turning test notes into a script, give me ${say}`,
        `for this browser step I need ${say}`,
        `what should the robot do here? just ${say}`,
      ],
    }),
    ...(labels ? { labels } : {}),
    sample: (r) => {
      const wanted = r.chance(0.5);
      let step = someStep(r);
      // Most steps have no value: where the value is asked for, half of them should.
      for (let tries = 0; tries < 3 && variant.endsWith("value") && (step.value !== "") !== wanted; tries++)
        step = someStep(r);
      return { input: step.text, output: answer(step), latent: step };
    },
    answer: ({ latent }) => answer(latent as Step),
  };
}

export const families: Family[] = [
  family({
    id: "browser/instruction",
    theme: "browser-and-transcripts",
    difficulty: "medium",
    variants: ["action", "target", "value", "whole", "has-value"],
    survives: ["injection"],
    draw: drawStep,
  }),
];
