/**
 * Choosing the kind of tool a request needs. A store's shelves and updates are in tool-store-shelf.ts and
 * tool-store-updates.ts, streams in the streaming files.
 */

import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { gloss, say } from "../lexicon/fill.js";
import { MEN, PLACES, WOMEN } from "../lexicon/named-entities.js";
import { TOOL_KINDS, TOOL_THINGS, type ToolKind } from "../lexicon/tools.js";
import type { Random } from "../random.js";
import { families as streamingFamilies } from "./streaming.js";
import { families as streamingFieldsFamilies } from "./streaming-fields.js";
import { families as streamingJobsFamilies } from "./streaming-jobs.js";
import { families as toolStoreShelfFamilies } from "./tool-store-shelf.js";
import { families as toolStoreUpdatesFamilies } from "./tool-store-updates.js";

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

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  toolKind,
  ...streamingFieldsFamilies,
  ...toolStoreShelfFamilies,
  ...toolStoreUpdatesFamilies,
  ...streamingFamilies,
  ...streamingJobsFamilies,
];
