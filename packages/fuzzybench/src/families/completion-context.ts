/**
 * Completion by what stands before: names that the code declares, tags that are still open, and the words of a
 * domain. Part of the completion theme.
 */
import { type DrawnTask, type Family, family } from "../family.js";
import { words } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
import { asked } from "../lexicon/questions.js";
import type { Random } from "../random.js";

type NameKind = "text" | "number" | "function" | "list";

interface Name {
  readonly name: string;
  readonly kind: NameKind;
}

/** Code that declares names, uses some of them, and stops within a name. */
interface Snippet {
  readonly declared: readonly Name[];
  /** Names in the order of their uses, after all declarations. */
  readonly used: readonly string[];
  readonly typed: string;
}

const NAME_STEMS = words("user order page file cart room team price mail photo");
const NAME_ENDS = words("Name Count List Id Total Info Rate Label Index Key");
const KIND_ORDER: readonly NameKind[] = ["text", "number", "function", "list"];
const DECLARED: Readonly<Record<NameKind, readonly ((name: string) => string)[]>> = {
  text: [(name) => `const ${name} = "Ann";`, (name) => `let ${name} = "blue";`],
  number: [(name) => `const ${name} = 12;`, (name) => `let ${name} = 0.5;`],
  function: [(name) => `function ${name}() {}`, (name) => `const ${name} = () => 1;`],
  list: [(name) => `const ${name} = [];`, (name) => `let ${name} = [3, 4];`],
};

function drawSnippet(random: Random): Snippet {
  const [stem, other] = random.sample(NAME_STEMS, 2) as [string, string];
  const ends = random.sample(NAME_ENDS, 4);
  const kinds = random.shuffle(KIND_ORDER);
  const count = random.int(2, 4);
  const names = kinds.slice(0, count).map((kind, i) => ({ name: `${stem}${ends[i]}`, kind }));
  const stranger = { name: `${other}${random.pick(NAME_ENDS)}`, kind: random.pick(KIND_ORDER) };
  const declared = random.shuffle([...names, stranger]);
  const used = Array.from({ length: random.int(1, 4) }, () => random.pick(declared).name);
  return { declared, used, typed: random.chance(0.1) ? "zz" : stem };
}

function codeText(random: Random, { declared, used, typed }: Snippet): string {
  const uses = used.map((name) => random.pick([`show(${name});`, `log(${name});`, `save(${name});`]));
  return [
    ...declared.map(({ name, kind }) => random.pick(DECLARED[kind])(name)),
    ...uses,
    `send(${typed}`,
  ].join("\n");
}

interface NameAnswer {
  readonly which: readonly [string, string];
  /** `fits` are the declared names that begin with the typed text, in order. */
  readonly solve: (fits: readonly Name[], used: readonly string[]) => string | undefined;
}

const ofKind = (kind: NameKind, which: string, again: string): NameAnswer => ({
  which: [which, again],
  solve: (fits) => fits.find((name) => name.kind === kind)?.name,
});
const uses = (used: readonly string[], { name }: Name): number => used.filter((one) => one === name).length;

const NAME_ANSWERS = {
  "first-declared": {
    which: ["the name that is declared first", "the earliest declared name"],
    solve: (fits) => fits[0]?.name,
  },
  "last-declared": {
    which: ["the name that is declared last", "the most recently declared name"],
    solve: (fits) => fits.at(-1)?.name,
  },
  text: ofKind("text", "the name that holds a text in quotes", "the string variable"),
  number: ofKind("number", "the name that holds a number", "the numeric variable"),
  function: ofKind(
    "function",
    "the name of a function (written with function or =>)",
    "the function, declared with the keyword or as an arrow,",
  ),
  list: ofKind("list", "the name that holds a list in square brackets", "the array"),
  unused: {
    which: [
      "the name that is not used after its declaration (of several the one declared first)",
      "the first declared name that never appears again",
    ],
    solve: (fits, used) => fits.find((name) => uses(used, name) === 0)?.name,
  },
  "last-used": {
    which: [
      "the name that was used last after the declarations",
      "the name whose use comes latest, declarations not counted as uses",
    ],
    solve: (fits, used) => used.findLast((one) => fits.some(({ name }) => name === one)),
  },
} satisfies Record<string, NameAnswer>;

const codeNames = family({
  id: "completion/code-names",
  theme: "completion",
  difficulty: "hard",
  variants: Object.keys(NAME_ANSWERS) as (keyof typeof NAME_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { which, solve }: NameAnswer = NAME_ANSWERS[variant];
    const none = random.pick(NOTHING);
    const [one, other] = which;
    const answerTo = ({ declared, used, typed }: Snippet): string =>
      solve(
        declared.filter(({ name }) => name.startsWith(typed)),
        used,
      ) ?? none;
    return {
      ...asked(random, {
        source: random.pick([
          "a piece of code that breaks off within a name",
          "unfinished code",
          "code up to the cursor",
        ]),
        context: random.pick([
          "The last line ends in the beginning of a declared name, which must be written out.",
          "At the end stands an opening bracket and then the first letters of a declared name.",
        ]),
        answer: [
          `${one}, of the declared names that begin like the text after the last bracket, or ${none} if there is none`,
          `${other} among those that begin like the text after the last bracket; ${none} if no such name begins so`,
        ],
      }),
      sample: (r) => {
        const snippet = drawSnippet(r);
        return { input: codeText(r, snippet), output: answerTo(snippet), latent: snippet };
      },
      answer: ({ latent }) => answerTo(latent as Snippet),
    };
  },
});

const TAGS = words("div p ul li span table section main nav article form h2");
const TAG_TEXTS = words("Hello News Price Home 12 Order Tea Monday Contact Sale");

/** Names of the tags that are open at the end, outermost first. */
function openTags(html: string): readonly string[] {
  const stack: string[] = [];
  for (const [, close, name] of html.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    if (close) stack.pop();
    else stack.push(name as string);
  }
  return stack;
}
const closers = (open: readonly string[]): string =>
  open
    .toReversed()
    .map((name) => `</${name}>`)
    .join("");

/** Answers for "all is closed". */
const CLOSED = ["none", "nothing", "done", "complete", "closed", "ok", "-", "OK"];

interface TagAnswer {
  readonly answer: (none: string) => readonly [string, string];
  readonly solve: (open: readonly string[], html: string, none: string) => string;
  /** Share of texts without an open tag. */
  readonly closed?: number;
}

const TAG_ANSWERS = {
  missing: {
    answer: (none) => [
      `the closing tags that are missing, innermost first and without blanks, or ${none} if none is`,
      `what must be appended to close all tags, nothing between; ${none} when all are closed`,
    ],
    solve: (open, _, none) => closers(open) || none,
  },
  whole: {
    answer: () => [
      "the whole text with the missing closing tags at its end",
      "the input with all open tags closed (unchanged if none is open)",
    ],
    solve: (open, html) => html + closers(open),
  },
  count: {
    answer: () => [
      "the number of tags that are not closed",
      "how many closing tags are missing, as a number",
    ],
    solve: (open) => String(open.length),
  },
  "next-closer": {
    answer: (none) => [
      `the closing tag that must come next, or ${none} if all tags are closed`,
      `the closing tag of the innermost open element; ${none} without an open one`,
    ],
    solve: (open, _, none) => closers(open.slice(-1)) || none,
  },
  outermost: {
    answer: (none) => [
      `the name of the outermost tag that is still open, or ${none} if all are closed`,
      `which element is open longest, its name only; ${none} without an open one`,
    ],
    solve: (open, _, none) => open[0] ?? none,
  },
  path: {
    answer: (none) => [
      `the names of the open tags from the outside in, joined by " > ", or ${none} if all are closed`,
      `the path of open elements, like "a > b", outermost first; ${none} without an open one`,
    ],
    solve: (open, _, none) => open.join(" > ") || none,
  },
  "complete-or-cut": {
    answer: (none) => [
      `cut if a tag is still open, otherwise ${none}`,
      `${none} if every tag is closed, and cut when one is missing its closing tag`,
    ],
    solve: (open, _, none) => (open.length > 0 ? "cut" : none),
    closed: 0.5,
  },
} satisfies Record<string, TagAnswer>;

const closingTags = family({
  id: "completion/closing-tags",
  theme: "completion",
  difficulty: "hard",
  heldOut: true,
  variants: Object.keys(TAG_ANSWERS) as (keyof typeof TAG_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { answer, solve, closed = 0.1 }: TagAnswer = TAG_ANSWERS[variant];
    const none = random.pick(CLOSED);
    const answerTo = (input: string): string => solve(openTags(input), input, none);
    return {
      ...asked(random, {
        source: random.pick([
          "HTML that may be cut off",
          "the beginning of an HTML text",
          "a piece of HTML, perhaps unfinished",
        ]),
        answer: answer(none),
      }),
      sample: (r) => {
        let html = "";
        const open: string[] = [];
        for (let left = r.int(3, 6); left > 0; left--) {
          const inner = open.at(-1);
          if (inner && r.chance(0.35)) {
            html += `</${inner}>`;
            open.pop();
            continue;
          }
          const tag = r.pick(TAGS);
          open.push(tag);
          html += `<${tag}${r.chance(0.2) ? ` class="${r.pick(["big", "note", "item"])}"` : ""}>${r.chance(0.5) ? r.pick(TAG_TEXTS) : ""}`;
        }
        const input = r.chance(closed) ? html + closers(open) : html;
        return { input, output: answerTo(input) };
      },
      answer: ({ input }) => answerTo(input),
    };
  },
});

/** Words by domain; the beginnings of words are shared between the domains. */
const DOMAINS: Readonly<Record<string, { readonly about: string; readonly list: readonly string[] }>> = {
  cooking: {
    about: "the kitchen",
    list: words("bake boil chop dice fry grate melt mince peel roast season simmer stir"),
  },
  finance: {
    about: "banking",
    list: words(
      "balance bond cheque deposit dividend fee grant interest mortgage pension rate saving statement",
    ),
  },
  sailing: {
    about: "sailing",
    list: words("bow buoy cabin deck dock ferry gale mast mooring port rudder sail stern"),
  },
  medicine: {
    about: "medicine",
    list: words(
      "bandage blood clinic diagnosis dose fever gland medicine muscle patient recovery surgery symptom",
    ),
  },
  music: {
    about: "music",
    list: words("bass beat chord drum duet flute guitar melody minor piano rhythm solo song"),
  },
  football: {
    about: "football",
    list: words("ball bench corner defender draw foul goal match midfield penalty referee shot striker"),
  },
};
const DOMAIN_LEADS = words("the and then we a with please now more our this next some").concat([
  "we need the",
  "tell me about the",
  "first the",
  "look at the",
  "what about the",
  "don't forget to mention",
]);
const STARTS = [
  ...new Set(
    Object.values(DOMAINS).flatMap(({ list }) =>
      list.flatMap((word) => [word.slice(0, 2), word.slice(0, 3)]),
    ),
  ),
];

const domainTerms = family({
  id: "completion/domain-terms",
  theme: "completion",
  difficulty: "medium",
  variants: Object.keys(DOMAINS),
  survives: [],
  draw(random, variant): DrawnTask {
    const { about, list } = DOMAINS[variant] as (typeof DOMAINS)[string];
    const none = random.pick(NOTHING);
    const known = list.join(", ");
    const answerTo = (input: string): string => {
      const typed = input.slice(input.lastIndexOf(" ") + 1);
      const fits = list.filter((word) => word.startsWith(typed));
      return fits.length === 1 ? (fits[0] as string) : none;
    };
    const own = STARTS.filter((start) => list.some((word) => word.startsWith(start)));
    return {
      ...asked(random, {
        source: random.pick([
          `a note about ${about} that breaks off within a word`,
          `an unfinished sentence from the field of ${about}`,
          `a line on ${about} whose last word is only begun`,
        ]),
        context: `The technical words are ${known}.`,
        answer: [
          "the last word written out, one of these words",
          "the technical word that begins like the last word of the line",
        ],
        edge: `If none or several of them begin so, answer ${none}.`,
      }),
      sample: (r) => {
        const typed = r.pick(r.chance(0.7) ? own : STARTS);
        const input = `${r.pick(DOMAIN_LEADS)} ${typed}`;
        return { input, output: answerTo(input) };
      },
      answer: ({ input }) => answerTo(input),
    };
  },
});

export const families: Family[] = [codeNames, closingTags, domainTerms];
