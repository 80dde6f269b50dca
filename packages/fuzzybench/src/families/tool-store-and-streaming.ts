/** Choosing the kind of tool a request needs, and reading one field out of a stream of updates. */
import type { Family } from "../family.js";
import { gloss, missing, say } from "../lexicon/fill.js";
import { MEN, PLACES, WOMEN } from "../lexicon/named-entities.js";
import { STREAMS, TOOL_KINDS, TOOL_THINGS } from "../lexicon/tools.js";
import type { Random } from "../random.js";

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

const toolKind: Family = {
  id: "tool-store-and-streaming/tool-kind",
  theme: "tool-store-and-streaming",
  difficulty: "medium",
  draw(random) {
    const chosen = random.sample(TOOL_KINDS, random.int(2, 4));
    const others = TOOL_KINDS.filter((k) => !chosen.includes(k));
    const name = random.pick(TOOL_NAMES);
    const rest = random.chance(0.6) ? random.pick(["none", "other", "no tool", "NONE", "-"]) : undefined;
    const labels = chosen.map((k, i) => name(k.key, i));
    const own = chosen.map((k, i) => [labels[i] as string, k.purpose] as const);
    const entries = rest ? [...own, [rest, "anything else"] as const] : own;
    const long = gloss(entries, " for ");
    const short = gloss(entries, "=");
    return {
      canonical: `Choose the tool for the request: ${short}.`,
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
      labels: rest ? [...labels, rest] : labels,
      sample(r) {
        const outside = rest !== undefined && r.chance(1 / (chosen.length + 1));
        const index = r.int(0, chosen.length - 1);
        const target = outside ? r.pick(others) : chosen[index]!;
        const text = say(r, target.requests, {
          p: [...WOMEN, ...MEN],
          c: PLACES,
          d: DAYS,
          t: TOOL_THINGS,
          n: String(r.int(3, 60)),
          m: String(r.int(61, 980)),
        });
        const opener = r.pick(["", "", "", "please, ", "hey, ", "ok so ", "quickly: "]);
        return { input: opener + text, output: outside ? (rest as string) : (labels[index] as string) };
      },
    };
  },
};

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

const streamField: Family = {
  id: "tool-store-and-streaming/stream-field",
  theme: "tool-store-and-streaming",
  difficulty: "medium",
  draw(random) {
    const stream = STREAMS[random.pick(["quote", "job", "sensor", "match"] as const)];
    const fields: Fields = stream;
    const [name] = random.pick(fields);
    const which = random.pick(["first", "last", "last"] as const);
    const miss = missing(random);
    const bare = random.chance(0.5);
    const write = (value: string) => (bare ? value : `${name}=${value}`);
    const how = bare ? "the bare value" : `${name}=value`;
    const order = which === "last" ? "latest" : "earliest";
    return {
      canonical: `Output the ${order} value of ${name} in the stream of updates, as ${how}; ${miss.said} if no update has it.`,
      plain: [
        `Output the ${order} value of ${name} in the updates, as ${how}. If no update contains ${name}, output ${miss.said}.`,
        `The input is one or more streamed updates, oldest first. Read ${name} from the ${which} update that carries it and write ${how}; without any, write ${miss.said}.`,
        `Follow a live feed. Report ${name} as it stood in its ${which} mention, in the form of ${how}, or ${miss.said} when the feed never mentions it.`,
        `Extract the field ${name} from the event lines. Of several, the ${which} one counts. Print ${how}, and print ${miss.said} for events that lack the field.`,
      ],
      terse: [
        `${which} ${name} in the updates, ${how}, else ${miss.said}`,
        `stream -> ${order} ${name}, ${how}; missing: ${miss.said}`,
        `${name}, ${which} occurrence, as ${how}; ${miss.said} if absent`,
      ],
      casual: [
        `I'm watching a feed and only care about ${name}. Give me the ${order} one as ${how}, or ${miss.said} if it's not there.`,
        `what's the ${order} ${name}? just write ${how}. If it never shows up say ${miss.said}`,
        `These lines come in one after the other; tell me the ${which} ${name} you see, written as ${how}. ${miss.said} if there's none, ok?`,
      ],
      sample(r) {
        const style = r.pick(LINE_STYLES);
        const lines = r.int(1, 3);
        const none = r.chance(0.18);
        const owner = r.int(0, lines - 1);
        const found: string[] = [];
        const text = Array.from({ length: lines }, (_, i) => {
          const shown = fields.filter(([key]) => {
            if (key !== name) return r.chance(lines === 1 ? 0.7 : 0.4);
            return !none && (i === owner || r.chance(0.5));
          });
          const kept = shown.length > 0 ? shown : fields.filter(([key]) => key !== name).slice(0, 1);
          return style(
            kept.map(([key, spec]) => {
              const value = fieldValue(r, spec);
              if (key === name) found.push(value);
              return [key, value] as const;
            }),
          );
        }).join("\n");
        const hit = which === "first" ? found[0] : found.at(-1);
        return { input: text, output: hit === undefined ? miss.value : write(hit) };
      },
    };
  },
};

export const families: Family[] = [toolKind, streamField];
