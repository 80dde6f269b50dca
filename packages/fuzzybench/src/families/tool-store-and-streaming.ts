/**
 * Choosing the kind of tool a request needs, and reading one field out of a stream of updates. The shelves of a tool
 * store are in tool-store-shelf.ts, streams of text, jobs and numbers in streaming.ts.
 */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { gloss, missing, say } from "../lexicon/fill.js";
import { MEN, PLACES, WOMEN } from "../lexicon/named-entities.js";
import { STREAMS, TOOL_KINDS, TOOL_THINGS, type ToolKind } from "../lexicon/tools.js";
import type { Random } from "../random.js";
import { families as streamingFamilies } from "./streaming.js";
import { families as toolStoreShelfFamilies } from "./tool-store-shelf.js";

const TOOL_NAMES: readonly ((key: string, i: number) => string)[] = [
  (key) => key,
  (key) => key.toUpperCase(),
  (key) => `${key}_tool`,
  (key) => `@${key}`,
  (_, i) => String(i + 1),
  (_, i) => "ABCDEF".charAt(i),
  (_, i) => `tool${i + 1}`,
];
const DAYS = ["Monday", "Tuesday", "Friday", "Sunday", "the 14th", "Saturday", "Thursday", "2 May"];
const PEOPLE = [...WOMEN, ...MEN];

/** The classes of a choice: their labels, what belongs to them, and the place of a kind's class. */
interface Shelves {
  readonly labels: readonly string[];
  readonly abouts: readonly string[];
  readonly of: (kind: ToolKind) => number | undefined;
}

function single(random: Random): Shelves {
  const drawn = random.sample(TOOL_KINDS, random.int(2, 4));
  const chosen = TOOL_KINDS.filter((kind) => drawn.includes(kind));
  const name = random.pick(TOOL_NAMES);
  const rest = random.chance(0.6) ? random.pick(["none", "other", "no tool", "NONE", "-"]) : undefined;
  return {
    labels: [...chosen.map((k, i) => name(k.key, i)), ...(rest ? [rest] : [])],
    abouts: [...chosen.map((k) => k.purpose), ...(rest ? ["anything else"] : [])],
    of: (kind) => {
      const at = chosen.indexOf(kind);
      return at >= 0 ? at : rest ? chosen.length : undefined;
    },
  };
}

/** Shelves that hold fixed kinds; a kind on no shelf is never asked for. */
const fixed =
  (shelves: readonly (readonly [about: string, keys: string])[], names: readonly (readonly string[])[]) =>
  (random: Random): Shelves => ({
    labels: random.pick(names),
    abouts: shelves.map(([about]) => about),
    of: ({ key }) => {
      const at = shelves.findIndex(([, keys]) => keys.split(" ").includes(key));
      return at >= 0 ? at : undefined;
    },
  });

const SHELVES = {
  tool: single,
  shelf: fixed(
    [
      ["dates, alarms and timers", "calendar reminders"],
      ["the weather and the way", "weather maps"],
      ["mail and documents", "email files"],
      ["arithmetic and languages", "calculator translator"],
      ["music, pictures and shopping", "music images shopping"],
    ],
    [
      ["time", "outdoors", "office", "study", "leisure"],
      ["TIME", "WORLD", "DOCS", "BRAIN", "FUN"],
      ["A", "B", "C", "D", "E"],
      ["shelf1", "shelf2", "shelf3", "shelf4", "shelf5"],
    ],
  ),
  "private-data": fixed(
    [
      ["the user's own data is needed (appointments, mails, files)", "calendar email files"],
      ["no data of the user is needed (weather, sums, translations)", "weather calculator translator"],
    ],
    [
      ["private", "public"],
      ["yes", "no"],
      ["OWN", "OPEN"],
      ["1", "0"],
    ],
  ),
  "needs-network": fixed(
    [
      [
        "a service on the internet must be asked (weather, routes and places, prices and orders)",
        "weather maps shopping",
      ],
      [
        "the device can do it alone (sums and units, alarms and timers, its own files)",
        "calculator reminders files",
      ],
    ],
    [
      ["online", "offline"],
      ["NET", "LOCAL"],
      ["remote", "device"],
      ["yes", "no"],
    ],
  ),
} satisfies Record<string, (random: Random) => Shelves>;

const toolKind = family({
  id: "tool-store-and-streaming/tool-kind",
  theme: "tool-store-and-streaming",
  difficulty: "medium",
  variants: Object.keys(SHELVES) as (keyof typeof SHELVES)[],
  survives: MEANING_SURVIVES,
  draw(random, variant): DrawnTask {
    const { labels, abouts, of } = SHELVES[variant](random);
    const entries = labels.map((label, i) => [label, abouts[i] as string] as const);
    const long = gloss(entries, " for ");
    const means = gloss(entries, " = ", "; ");
    const short = gloss(entries, "=", "; ");
    const members = labels.map((_, at) => TOOL_KINDS.filter((kind) => of(kind) === at));
    const wordings =
      variant === "tool"
        ? {
            plain: [
              `Choose the tool that the request needs: ${long}.`,
              `An assistant has a small store of tools. Tell which one can handle what the user wants, with ${long}.`,
              `Tool selection by category. Return ${long}.`,
              `Dispatch the user's message to a helper app. The apps are ${long}; output the name only.`,
            ],
            terse: [`tool for the request: ${short}.`, `dispatch; ${short}.`, `which tool? ${short}.`],
            casual: [
              `My assistant needs to know which tool to fire up. It's ${long}.`,
              `hey, what app do I need for this? ${long}.`,
              `Look at what they ask and pick the right gadget for it, so ${long}.`,
            ],
          }
        : {
            plain: [
              `A user asks an assistant for something. Decide what the tool for it needs: ${means}.`,
              `Read the request and think of the tool that would serve it. Return ${means}.`,
              `Sort requests by the tools that they take. The answers are ${means}.`,
              `Which of these holds for the tool behind the request? ${means}.`,
            ],
            terse: [`tool behind the request: ${short}.`, `${means}.`, `sort requests by tool; ${short}.`],
            casual: [
              `My assistant has to know beforehand what it gets into. So ${means}.`,
              `hey, what sort of request is that? ${means}.`,
              `Look at what they ask and put it on the right pile: ${means}.`,
            ],
          };
    return {
      canonical: `Sort the request by the tool that it needs: ${short}.`,
      ...wordings,
      labels,
      sample(r) {
        const at = r.int(0, labels.length - 1);
        const kind = r.pick(members[at] as readonly ToolKind[]);
        const text = say(r, kind.requests, {
          p: PEOPLE,
          c: PLACES,
          d: DAYS,
          t: TOOL_THINGS,
          n: String(r.int(3, 60)),
          m: String(r.int(61, 980)),
        });
        const opener = r.pick(["", "", "", "please, ", "hey, ", "ok so ", "quickly: "]);
        return { input: opener + text, output: labels[at] as string, latent: kind };
      },
      answer: ({ latent }) => labels[of(latent as ToolKind) ?? -1],
    };
  },
});

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

/** The whole theme, with the families of its other files. */
export const families: Family[] = [toolKind, streamField, ...toolStoreShelfFamilies, ...streamingFamilies];
