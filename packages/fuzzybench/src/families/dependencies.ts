/** Logic: a list of modules with what each needs, and one module that is asked about. */
import type { Family } from "../family.js";
import { type Problem, tabled } from "../frames/problem-table.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Graph extends Problem {
  readonly target: string;
  readonly modules: readonly string[];
  readonly needs: ReadonlyMap<string, readonly string[]>;
}

const MODULES = words(
  "app db cache auth api ui core utils logger config parser router store mailer search queue theme i18n",
);

const LAYOUTS: readonly ((module: string, needs: readonly string[]) => string)[] = [
  (m, needs) => `${m}: ${needs.join(", ")}`.trim(),
  (m, needs) => (needs.length > 0 ? `${m} needs ${needs.join(" and ")}` : `${m} needs nothing`),
  (m, needs) => `${m} -> ${needs.length > 0 ? needs.join(", ") : "(none)"}`,
  (m, needs) => `${m} depends on ${needs.length > 0 ? needs.join(", ") : "no other module"}`,
];
const QUESTIONS = ["target: @", "module in question: @", "? @", "asked: @"];

/** Modules need earlier ones of a hidden order, except for one edge back in about a third of the graphs. */
function graph(r: Random): Graph {
  const order = r.sample(MODULES, r.int(4, 5));
  const needs = new Map(
    order.map((m, i) => [m, i === 0 ? [] : r.sample(order.slice(0, i), r.int(0, Math.min(i, 3)))]),
  );
  if (r.chance(0.5)) {
    const late = order.findIndex((m) => needs.get(m)!.length > 0);
    const back = late > 0 ? needs.get(order[late]!)![0]! : undefined;
    if (back !== undefined) needs.set(back, [...needs.get(back)!, order[late]!]);
  }
  const modules = r.shuffle(order);
  const target = r.pick(modules);
  const layout = r.pick(LAYOUTS);
  const rows = modules.map((m) => layout(m, needs.get(m)!)).join(r.pick(["\n", "\n", "; "]));
  return { text: `${rows}\n${r.pick(QUESTIONS).replace("@", target)}`, target, modules, needs };
}

/** Everything that the module needs directly or through others. */
function reached(g: Graph, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...g.needs.get(from)!];
  for (let m = open.pop(); m !== undefined; m = open.pop()) {
    if (found.has(m)) continue;
    found.add(m);
    open.push(...g.needs.get(m)!);
  }
  return found;
}

const cyclic = (g: Graph): boolean => g.modules.some((m) => reached(g, m).has(m));
const listed = (names: readonly string[]): string | undefined =>
  names.length > 0 ? names.join(", ") : undefined;

const COMMA = "Join several names with a comma and a blank.";

const dependencies = tabled<Graph, string>({
  id: "logic/dependencies",
  theme: "logic-and-types",
  difficulty: "hard",
  survives: ["injection"],
  input: ["dependency list with a question at the end", "list of modules and what they need", "module list"],
  problems: () => graph,
  rows: {
    direct: {
      goal: "<the direct dependencies of the module asked about at the end|what the module in the last line needs directly>",
      note: `Keep the order of the list. ${COMMA}`,
      none: "it needs nothing",
      solve: (g) => listed(g.needs.get(g.target)!),
    },
    "all-count": {
      goal: "<the number of modules that the module asked about needs, directly or through others|how many modules, direct and indirect, the one in the last line depends on>",
      note: "The module itself is never counted.",
      solve: (g) => String([...reached(g, g.target)].filter((m) => m !== g.target).length),
    },
    users: {
      goal: "<the modules that name the module asked about as a direct dependency|who directly needs the module in the last line>",
      note: `Keep the order in which the modules are listed. ${COMMA}`,
      none: "no module does",
      solve: (g) => listed(g.modules.filter((m) => g.needs.get(m)!.includes(g.target))),
    },
    leaves: {
      goal: "<the modules that need nothing|the modules without any dependency>",
      note: `Keep the order in which the modules are listed; the question at the end does not matter. ${COMMA}`,
      none: "every module needs something",
      solve: (g) => listed(g.modules.filter((m) => g.needs.get(m)!.length === 0)),
    },
    busiest: {
      goal: "<the highest number of direct dependencies that any module has|how many direct dependencies the module with the most of them has>",
      solve: (g) => String(Math.max(...g.modules.map((m) => g.needs.get(m)!.length))),
    },
    cycle: {
      yes: "the dependencies contain a circle, so that some module needs itself through others",
      no: "there is no circle and everything can be built in some order",
      names: [["cycle", "no cycle"]],
      holds: cyclic,
    },
    "target-ready": {
      yes: "the module asked about can be built at once because it needs no other",
      no: "it needs at least one module",
      names: [["ready", "waiting"]],
      holds: (g) => g.needs.get(g.target)!.length === 0,
    },
    unused: {
      yes: "no other module needs the module asked about",
      no: "at least one module directly needs it",
      names: [["unused", "used"]],
      holds: (g) => g.modules.every((m) => !g.needs.get(m)!.includes(g.target)),
    },
  },
});

export const families: Family[] = [dependencies];
