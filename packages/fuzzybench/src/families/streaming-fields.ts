/** One field of a stream of updates: its values, their number and their changes. Part of the tool-store-and-streaming theme. */
import { type DrawnTask, type Family, family } from "../family.js";
import { missing } from "../lexicon/fill.js";
import { STREAMS } from "../lexicon/tools.js";
import type { Random } from "../random.js";

/** One value of a stream field, as text; the kinds are those of STREAMS. */
function fieldValue(random: Random, spec: string): string {
  const [type, a = "", b = ""] = spec.split(":");
  if (type === "word") return random.pick(a.split("|"));
  if (type === "int") return String(random.int(Number(a), Number(b)));
  if (type === "decimal") return `${random.int(Number(a), Number(b))}.${random.int(1, 9)}`;
  if (type === "signed")
    return `${random.pick(["+", "-"])}${random.int(Number(a), Number(b))}.${random.int(1, 9)}%`;
  if (type === "percent") return `${random.int(1, 100)}%`;
  if (type === "seconds") return `${random.int(2, 240)}s`;
  return `${random.int(0, 5)}-${random.int(0, 4)}`;
}

type Fields = readonly (readonly [string, string])[];
const quoted = (value: string) => (/^\d+(\.\d+)?$/.test(value) ? value : `"${value}"`);
const LINE_STYLES: readonly ((fields: Fields) => string)[] = [
  (fields) => `data: {${fields.map(([k, v]) => `"${k}":${quoted(v)}`).join(",")}}`,
  (fields) => `{${fields.map(([k, v]) => `"${k}": ${quoted(v)}`).join(", ")}}`,
  (fields) => fields.map(([k, v]) => `${k}=${v}`).join(" "),
  (fields) => fields.map(([k, v]) => `${k}: ${v}`).join("; "),
  (fields) => `> ${fields.map(([k, v]) => `${k} ${v}`).join(" | ")}`,
];

interface FieldQuestion {
  /** What is asked of the field, for "the ... of x"; and in other words. */
  readonly ask: readonly [string, string];
  /** The answer, or undefined when there is none; `found` are the field's values, oldest first. */
  readonly solve: (found: readonly string[]) => string | undefined;
  /** True when the answer is a value of the field and may be written with its name. */
  readonly value?: boolean;
}

const FIELD_QUESTIONS = {
  first: {
    ask: ["the earliest value of {f}", "the value that {f} had when it was first mentioned"],
    solve: (found) => found[0],
    value: true,
  },
  last: {
    ask: ["the latest value of {f}", "the value of {f} in the last update that carries it"],
    solve: (found) => found.at(-1),
    value: true,
  },
  second: {
    ask: ["the second value of {f}", "the value that {f} had in the second update that carries it"],
    solve: (found) => found[1],
    value: true,
  },
  every: {
    ask: [
      "all values of {f}, oldest first, with a comma and a blank between",
      'each value that {f} takes, repeated ones too, in order and joined by ", "',
    ],
    solve: (found) => found.join(", ") || undefined,
  },
  mentions: {
    ask: ["the number of updates that have {f}", "how many updates carry {f}"],
    solve: (found) => String(found.length),
  },
  distinct: {
    ask: ["the number of different values of {f}", "how many values {f} takes, equal ones counted once"],
    solve: (found) => String(new Set(found).size),
  },
  changed: {
    ask: [
      "yes if the last value of {f} differs from its first one, else no (no also when it has only one)",
      "no when {f} ends as it began or is mentioned once, and yes when its last value is another than its first",
    ],
    solve: (found) => (found.length === 0 ? undefined : found[0] === found.at(-1) ? "no" : "yes"),
  },
} satisfies Record<string, FieldQuestion>;

const ALL_STREAMS = ["quote", "job", "sensor", "match"] as const;

const streamField = family({
  id: "tool-store-and-streaming/stream-field",
  theme: "tool-store-and-streaming",
  difficulty: "medium",
  variants: Object.keys(FIELD_QUESTIONS) as (keyof typeof FIELD_QUESTIONS)[],
  survives: ["distractor", "injection"],
  draw(random, variant): DrawnTask {
    const { ask, solve, value = false }: FieldQuestion = FIELD_QUESTIONS[variant];
    const fields: Fields = STREAMS[random.pick(ALL_STREAMS)];
    const [name] = random.pick(fields);
    const miss = missing(random);
    const bare = random.chance(0.5) || !value;
    const counts = variant === "mentions" || variant === "distinct";
    const [what, again] = ask.map((text) => text.replace("{f}", name)) as [string, string];
    const form = value ? (bare ? ", as the bare value" : `, as ${name}=value`) : "";
    const no = counts ? "0" : miss.said;
    const answerTo = (found: readonly string[]): string => {
      const hit = solve(found);
      return hit === undefined ? miss.value : bare ? hit : `${name}=${hit}`;
    };
    const lacking = variant === "second" ? `fewer than two updates have ${name}` : `no update has ${name}`;
    return {
      canonical: `Output ${what} in the stream of updates${form}; ${no} if ${lacking}.`,
      plain: [
        `Output ${what} in the updates${form}. If ${lacking}, output ${no}.`,
        `The input is one or more streamed updates, oldest first. Write ${again}${form}; write ${no} if ${lacking}.`,
        `Follow a live feed, one update a line, and report ${what}${form}, or ${no} when ${lacking}.`,
        `Look at the event lines from top to bottom. Print ${again}${form}, and print ${no} when ${lacking}.`,
      ],
      terse: [
        `${what}${form}, else ${no}`,
        `stream -> ${again}${form}; ${no} if ${lacking}`,
        `updates: ${what}${form}; if ${lacking}: ${no}`,
      ],
      casual: [
        `I'm watching a feed and only care about ${name}. Give me ${what}${form}, or ${no} if ${lacking}.`,
        `what I want to know is ${again}${form}. If ${lacking} say ${no}`,
        `These lines come in one after the other; tell me ${what}${form}. ${no} if ${lacking}, ok?`,
      ],
      sample(r) {
        const style = r.pick(LINE_STYLES);
        const lines = r.int(1, 4);
        const none = r.chance(0.15);
        const owner = r.int(0, lines - 1);
        const found: string[] = [];
        const text = Array.from({ length: lines }, (_, i) => {
          const shown = fields.filter(([key]) => {
            if (key !== name) return r.chance(lines === 1 ? 0.7 : 0.4);
            return !none && (i === owner || r.chance(0.6));
          });
          const kept = shown.length > 0 ? shown : fields.filter(([key]) => key !== name).slice(0, 1);
          return style(
            kept.map(([key, spec]) => {
              const drawn = fieldValue(r, spec);
              if (key !== name) return [key, drawn] as const;
              const repeated = r.chance(0.35) ? found.at(-1) : undefined;
              found.push(repeated ?? drawn);
              return [key, repeated ?? drawn] as const;
            }),
          );
        }).join("\n");
        return { input: text, output: answerTo(found), latent: { name, found } };
      },
      answer: ({ latent }) => {
        const seen = latent as { readonly name: string; readonly found: readonly string[] };
        return seen.name === name ? answerTo(seen.found) : undefined;
      },
    };
  },
});

export const families: Family[] = [streamField];
