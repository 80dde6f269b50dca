/** The arguments that a request to an assistant leaves out. Part of the tool-calls theme. */
import { type DrawnTask, family, MEANING_SURVIVES } from "../family.js";
import { FORMS, type Form, REQUEST_SLOTS, spoken } from "../lexicon/a-assistant-requests.js";
import { fill, words } from "../lexicon/a-text.js";

type Part = Form["parts"][number];
/** What the sampler knows of a request: the details that it leaves out. */
type Gaps = readonly Part[];

interface GapQuestion {
  /** How many details may be missing at most. */
  readonly most: 1 | 3;
  readonly ask: (ok: string) => string;
  readonly labels?: (names: readonly string[], ok: string) => readonly string[];
  readonly solve: (gaps: readonly string[], ok: string) => string;
}

const GAP_QUESTIONS = {
  name: {
    most: 1,
    ask: (ok) => `the name of the one argument that the request leaves out, or ${ok} if all are given`,
    labels: (names, ok) => [...names, ok],
    solve: (gaps, ok) => gaps[0] ?? ok,
  },
  "all-names": {
    most: 3,
    ask: (ok) =>
      `the names of all arguments that are left out, in the order of the list, with a comma and a blank between, or ${ok} if none is`,
    solve: (gaps, ok) => gaps.join(", ") || ok,
  },
  count: {
    most: 3,
    ask: () => "the number of arguments that are left out, as a digit",
    solve: (gaps) => String(gaps.length),
  },
  "ready-or-not": {
    most: 3,
    ask: (ok) => `${ok} if the request gives every argument, otherwise incomplete`,
    labels: (_, ok) => [ok, "incomplete"],
    solve: (gaps, ok) => (gaps.length === 0 ? ok : "incomplete"),
  },
} satisfies Record<string, GapQuestion>;

export const missingArgument = family({
  id: "tool-calls/missing-argument",
  theme: "tool-calls",
  difficulty: "medium",
  heldOut: true,
  variants: Object.keys(GAP_QUESTIONS) as (keyof typeof GAP_QUESTIONS)[],
  survives: MEANING_SURVIVES,
  draw(random, variant): DrawnTask {
    const question: GapQuestion = GAP_QUESTIONS[variant];
    const form = random.pick(FORMS);
    const tool = random.pick(form.tool);
    const turn = random.int(0, 2);
    const drawn = random.chance(0.6) ? form.parts : random.sample(form.parts, 2);
    const parts = form.parts.filter((part) => drawn.includes(part));
    const names = parts.map((p) => p.names[turn] as string);
    const ok = random.pick(["ok", "complete", "none", "READY", "nothing", "call"]);
    const ask = question.ask(ok);
    const labels = question.labels?.(names, ok);
    const brackets = parts.map((p, i) => `${names[i]} (${p.about})`).join(", ");
    const colons = parts.map((p, i) => `${names[i]}: ${p.about}`).join("; ");
    const solve = (gaps: Gaps): string | undefined => {
      if (gaps.length > question.most || gaps.some((part) => !parts.includes(part))) return undefined;
      return question.solve(
        names.filter((_, i) => gaps.includes(parts[i] as Part)),
        ok,
      );
    };
    const sizes = question.labels?.length === 2 && question.most === 3 ? [0, 0, 1, 2] : [0, 1, 2, 3];
    return {
      canonical: `The tool ${tool} needs ${brackets}. Give ${ask}.`,
      plain: [
        `The tool ${tool} needs ${brackets}. Give ${ask}.`,
        `Before calling ${tool} (${form.about}), check the request for its arguments, ${colons}. Print ${ask}.`,
        `A user asks the assistant to ${form.about}. These details are needed: ${brackets}. Output ${ask}.`,
        `Find the gaps in the request. Needed for ${tool} are ${colons}. The answer is ${ask}.`,
      ],
      terse: [
        `arguments of ${tool}: ${brackets}; give ${ask}`,
        `${tool} needs ${colons}. Wanted: ${ask}.`,
        `${brackets} -> ${ask}`,
      ],
      casual: [
        `people forget to tell us things when they ${form.about}. we need ${brackets}; tell me ${ask}`,
        `what do I still have to ask them? I need ${colons}; just say ${ask}`,
        `can ${tool} run with this? it takes ${brackets}. give me ${ask}`,
      ],
      ...(labels ? { labels } : {}),
      sample: (r) => {
        const many = question.most === 1 ? 0 : Math.min(r.pick(sizes), parts.length);
        const at = r.int(0, parts.length);
        const gaps = question.most === 1 ? parts.filter((_, i) => i === at) : r.sample(parts, many);
        const [city, city2] = r.sample(REQUEST_SLOTS.city, 2) as [string, string];
        const slots = { ...REQUEST_SLOTS, city, city2, h: words("1 2 5 6 7 8 9"), k: words("2 3 4 5 6 8") };
        const given = parts.filter((part) => !gaps.includes(part)).map((p) => fill(r, r.pick(p.say), slots));
        const text = [r.pick(form.start), ...r.shuffle(given)].join(r.chance(0.5) ? ", " : " ");
        return { input: spoken(r, text), output: solve(gaps) as string, latent: gaps };
      },
      answer: ({ latent }) => solve(latent as Gaps),
    };
  },
});
