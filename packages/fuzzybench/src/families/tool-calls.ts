/**
 * Tool calls: choose the tool for a request. The argument that a request leaves out is in tool-calls-missing.ts,
 * building the call itself in tool-calls-build.ts, checks against a schema in tool-calls-schema.ts, declarations in
 * tool-calls-declarations.ts, messages with calls in tool-calls-messages.ts, results in tool-calls-results.ts.
 */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { INTENTS, type Intent, REQUEST_SLOTS, spoken } from "../lexicon/a-assistant-requests.js";
import { fill } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as toolCallsBuildFamilies } from "./tool-calls-build.js";
import { families as toolCallsDeclarationsFamilies } from "./tool-calls-declarations.js";
import { families as toolCallsMessagesFamilies } from "./tool-calls-messages.js";
import { missingArgument } from "./tool-calls-missing.js";
import { resultMeaning } from "./tool-calls-results.js";
import { families as toolCallsSchemaFamilies } from "./tool-calls-schema.js";

/** A choice among the intents: its labels with meanings, and the place of an intent's label. */
interface Choice {
  readonly labels: readonly string[];
  readonly abouts: readonly string[];
  /** What is chosen. */
  readonly what: string;
  readonly of: (intent: Intent) => number | undefined;
}

function toolNames(random: Random): Choice {
  const drawn = random.sample(INTENTS, random.int(2, 5));
  const chosen = INTENTS.filter((intent) => drawn.includes(intent));
  const style = random.int(0, 4);
  const none = random.chance(0.5) ? random.pick(["none", "no_tool", "-", "ask_human", "NONE"]) : undefined;
  const prefix = random.pick(["tools.", "api_", "fn:"]);
  const names = chosen.map((intent, i) => {
    if (style < 3) return intent.names[style] as string;
    return style === 3 ? `${prefix}${intent.names[1]}` : `T${i + 1}`;
  });
  return {
    labels: [...names, ...(none ? [none] : [])],
    abouts: [...chosen.map(({ about }) => about), ...(none ? ["no tool fits"] : [])],
    what: "tool",
    of: (intent) => {
      const at = chosen.indexOf(intent);
      return at >= 0 ? at : none ? chosen.length : undefined;
    },
  };
}

/** A choice whose classes hold intents by their tool names; an intent of no class is never asked about. */
const classes =
  (
    what: string,
    abouts: readonly string[],
    tools: readonly string[],
    names: readonly (readonly string[])[],
  ) =>
  (random: Random): Choice => ({
    labels: random.pick(names),
    abouts,
    what,
    of: ({ names: [name] }) => {
      const at = tools.findIndex((list) => list.split(" ").includes(name as string));
      return at >= 0 ? at : undefined;
    },
  });

const CHOICES = {
  tool: toolNames,
  area: classes(
    "area",
    [
      "mail and phone calls",
      "lamps and music",
      "currencies and shares",
      "timers, dates and the shopping list",
      "weather, routes and languages",
    ],
    [
      "send_email phone_call",
      "switch_light play_music",
      "convert_currency stock_price",
      "set_timer add_event add_to_list",
      "get_weather find_route translate_text",
    ],
    [
      ["contact", "home", "money", "planning", "travel"],
      ["COMM", "HOME", "FIN", "PLAN", "TRIP"],
      ["A", "B", "C", "D", "E"],
      ["1", "2", "3", "4", "5"],
    ],
  ),
  "look-up-or-act": classes(
    "kind of tool",
    [
      "a tool that only looks something up or works it out",
      "a tool that does, sends, plays, switches or stores something",
    ],
    [
      "get_weather convert_currency translate_text find_route stock_price",
      "set_timer send_email play_music switch_light add_to_list phone_call",
    ],
    [
      ["read", "act"],
      ["lookup", "action"],
      ["QUERY", "COMMAND"],
      ["0", "1"],
      ["info", "do"],
    ],
  ),
  "reaches-others": classes(
    "audience",
    ["another person or a company gets a mail or a call", "nobody else is contacted"],
    [
      "send_email phone_call",
      "get_weather convert_currency translate_text find_route stock_price set_timer play_music switch_light add_to_list",
    ],
    [
      ["others", "self"],
      ["yes", "no"],
      ["OUT", "IN"],
      ["external", "private"],
      ["1", "0"],
    ],
  ),
  "ask-first": classes(
    "way to proceed",
    [
      "the mail, calendar or shopping list tool is needed; it writes something, so the user must confirm first",
      "any other tool, which runs at once",
    ],
    [
      "send_email add_event add_to_list",
      "get_weather convert_currency translate_text find_route stock_price set_timer play_music switch_light phone_call",
    ],
    [
      ["confirm", "run"],
      ["ASK", "GO"],
      ["wait", "now"],
      ["hold", "proceed"],
    ],
  ),
} satisfies Record<string, (random: Random) => Choice>;

const chooseTool = family({
  id: "tool-calls/choose-tool",
  theme: "tool-calls",
  difficulty: "easy",
  variants: Object.keys(CHOICES) as (keyof typeof CHOICES)[],
  survives: MEANING_SURVIVES,
  draw(random, variant): DrawnTask {
    const { labels, abouts, what, of } = CHOICES[variant](random);
    const brackets = labels.map((label, i) => `${label} (${abouts[i]})`).join(", ");
    const colons = labels.map((label, i) => `${label}: ${abouts[i]}`).join("; ");
    const arrows = labels.map((label, i) => `${abouts[i]} -> ${label}`).join(", ");
    const members = labels.map((_, at) => INTENTS.filter((intent) => of(intent) === at));
    return {
      canonical: `Choose the ${what} for the request: ${colons}.`,
      plain: [
        `Choose the ${what} that serves the user's request, one of ${brackets}.`,
        `An assistant gets a message. Decide on the ${what} it calls for and print the name: ${colons}.`,
        `Map each request to a ${what}: ${arrows}.`,
        `Which ${what} does this message to the assistant need? Possible are ${brackets}.`,
        `Dispatch the user's sentence by ${what}, ${colons}.`,
      ],
      terse: [`${what} of the request: ${colons}`, arrows, `pick one ${what} from ${brackets}`],
      casual: [
        `my bot knows ${brackets}. which ${what} is it here?`,
        `just the ${what} please, you've got ${colons}`,
        `so if someone says this, what ${what} do I take? ${arrows}`,
      ],
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const intent = r.pick(members[at] as readonly Intent[]);
        const input = spoken(r, fill(r, r.pick(intent.say), REQUEST_SLOTS));
        return { input, output: labels[at] as string, latent: intent };
      },
      answer: ({ latent }) => labels[of(latent as Intent) ?? -1],
    };
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  chooseTool,
  missingArgument,
  ...toolCallsBuildFamilies,
  ...toolCallsSchemaFamilies,
  ...toolCallsDeclarationsFamilies,
  ...toolCallsMessagesFamilies,
  resultMeaning,
];
