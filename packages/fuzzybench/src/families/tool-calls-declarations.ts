/** Declarations of tools: names, parameters, defaults and return types. Part of the tool-calls theme. */
import { type DrawnTask, type Family, family } from "../family.js";
import { asked } from "../frames/one-answer.js";
import { words } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
import type { Random } from "../random.js";

interface DeclaredParam {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  /** As written in the declaration. */
  readonly fallback?: string;
}

interface Declaration {
  readonly tool: string;
  readonly params: readonly DeclaredParam[];
  readonly returns: string;
}

const VERBS = words("get list find create delete update send book convert count read move open close check");
const THINGS = words("order user file room ticket invoice route photo event note device report ride table");
const PARAM_NAMES = words(
  "id name city day limit unit format query owner path size color lang page total start",
);
const PARAM_TYPES = words("string string number number boolean Date");
const RETURNS = words("string number boolean Order[] User void Report Item[] File");
const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  string: ['"any"', '"en"', '"new"', '"all"'],
  number: words("1 5 10 20 100"),
  boolean: words("true false"),
};

function drawDeclaration(random: Random): Declaration {
  const params = random.sample(PARAM_NAMES, random.int(1, 4)).map((name): DeclaredParam => {
    const type = random.pick(PARAM_TYPES);
    const optional = random.chance(0.45);
    const values = FALLBACKS[type];
    return optional && values && random.chance(0.6)
      ? { name, type, optional, fallback: random.pick(values) }
      : { name, type, optional };
  });
  // Parameters without which the tool cannot be called stand first, as languages demand.
  params.sort((a, b) => Number(a.optional) - Number(b.optional));
  return { tool: `${random.pick(VERBS)}_${random.pick(THINGS)}`, params, returns: random.pick(RETURNS) };
}

const DECLARED: readonly ((declaration: Declaration) => string)[] = [
  ({ tool, params, returns }) =>
    `${tool}(${params.map((p) => `${p.name}${p.optional && !p.fallback ? "?" : ""}: ${p.type}${p.fallback ? ` = ${p.fallback}` : ""}`).join(", ")}): ${returns}`,
  ({ tool, params, returns }) =>
    `function ${tool}(${params.map((p) => `${p.name}${p.optional && !p.fallback ? "?" : ""}: ${p.type}${p.fallback ? ` = ${p.fallback}` : ""}`).join(", ")}): ${returns};`,
  ({ tool, params, returns }) =>
    `tool ${tool}\n${params.map((p) => `  ${p.name}: ${p.type}${p.optional ? `, optional${p.fallback ? `, default ${p.fallback}` : ""}` : ", required"}`).join("\n")}\n  returns ${returns}`,
];

interface DeclarationQuestion {
  readonly answer: (none: string) => readonly [string, string];
  readonly solve: (declaration: Declaration, none: string) => string;
}

const named = (params: readonly DeclaredParam[], none: string): string =>
  params.map(({ name }) => name).join(", ") || none;

/** The names of the parameters of a kind. */
const namesOf = (
  kind: string,
  again: string,
  test: (param: DeclaredParam) => boolean,
): DeclarationQuestion => ({
  answer: (none) => [
    `the names of ${kind}, separated by a comma and a blank, or ${none} if there are none`,
    `every name of ${again}, joined by ", "; ${none} without any`,
  ],
  solve: ({ params }, none) => named(params.filter(test), none),
});

const DECLARATION_QUESTIONS = {
  "tool-name": {
    answer: () => ["the name of the tool", "what the tool is called"],
    solve: ({ tool }) => tool,
  },
  "all-params": namesOf("all parameters", "the parameters", () => true),
  required: namesOf(
    "the required parameters",
    "the parameters without which the tool cannot be called",
    (p) => !p.optional,
  ),
  optional: namesOf(
    "the optional parameters (those with a default included)",
    "the parameters that may be left out, also those with a default",
    (p) => p.optional,
  ),
  "with-default": namesOf(
    "the parameters that have a default value",
    "the parameters with a default",
    (p) => p.fallback !== undefined,
  ),
  "of-type-string": namesOf(
    "the parameters of type string",
    "the string parameters",
    (p) => p.type === "string",
  ),
  "how-many-required": {
    answer: () => ["the number of required parameters", "how many parameters must be given, as a number"],
    solve: ({ params }) => String(params.filter((p) => !p.optional).length),
  },
  returns: {
    answer: () => ["the type that the tool returns", "the return type, as written"],
    solve: ({ returns }) => returns,
  },
  "first-param-type": {
    answer: () => ["the type of the first parameter", "which type the parameter that comes first has"],
    solve: ({ params }) => params[0]?.type as string,
  },
} satisfies Record<string, DeclarationQuestion>;

const declaration = family({
  id: "tool-calls/declaration",
  theme: "tool-calls",
  difficulty: "medium",
  variants: Object.keys(DECLARATION_QUESTIONS) as (keyof typeof DECLARATION_QUESTIONS)[],
  survives: ["injection"],
  draw(random, variant): DrawnTask {
    const { answer, solve }: DeclarationQuestion = DECLARATION_QUESTIONS[variant];
    const none = random.pick(NOTHING);
    return {
      ...asked(random, {
        source: random.pick([
          "the declaration of a tool",
          "a function declaration",
          "the signature of a callable tool",
        ]),
        answer: answer(none),
      }),
      sample: (r) => {
        const declared = drawDeclaration(r);
        return { input: r.pick(DECLARED)(declared), output: solve(declared, none), latent: declared };
      },
      answer: ({ latent }) => solve(latent as Declaration, none),
    };
  },
});

export const families: Family[] = [declaration];
