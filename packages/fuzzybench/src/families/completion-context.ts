/** Completion by the names that code declares and by the words of a domain. Part of the completion theme. */
import { type DrawnTask, type Family, family } from "../family.js";
import { asked } from "../frames/one-answer.js";
import { words } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
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

export const families: Family[] = [codeNames, domainTerms];
