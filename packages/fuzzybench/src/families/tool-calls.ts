/**
 * Tool calls: choose the tool for a request, and find the argument that a request leaves out. Building the
 * call itself is in tool-calls-build.ts.
 */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { FORMS, INTENTS, REQUEST_SLOTS } from "../lexicon/a-assistant-requests.js";
import { capital, fill, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as toolCallsBuildFamilies } from "./tool-calls-build.js";

const OPENERS = ["", "", "", "", "please ", "hey, ", "can you help: ", "ok, "];
const CLOSERS = ["", "", "", "", " please", ", thanks", "!"];

function spoken(random: Random, text: string): string {
  const said = random.pick(OPENERS) + text + random.pick(CLOSERS);
  return random.chance(0.5) ? capital(said) : said;
}

const chooseTool: Family = {
  id: "tool-calls/choose-tool",
  theme: "tool-calls",
  difficulty: "easy",
  draw(random): DrawnTask {
    const chosen = random.sample(INTENTS, random.int(2, 5));
    const rest = INTENTS.filter((i) => !chosen.includes(i));
    const style = random.int(0, 4);
    const none = random.chance(0.5) ? random.pick(["none", "no_tool", "-", "ask_human", "NONE"]) : undefined;
    const prefix = random.pick(["tools.", "api_", "fn:"]);
    const names = chosen.map((intent, i) => {
      if (style < 3) return intent.names[style] as string;
      return style === 3 ? `${prefix}${intent.names[1]}` : `T${i + 1}`;
    });
    const labels = [...names, ...(none ? [none] : [])];
    const pairs = chosen.map((intent, i) => [names[i] as string, intent.about] as const);
    const brackets = pairs.map(([n, a]) => `${n} (${a})`).join(", ");
    const colons = pairs.map(([n, a]) => `${n}: ${a}`).join("; ");
    const arrows = pairs.map(([n, a]) => `${a} -> ${n}`).join(", ");
    const no = none ? ` If no tool fits, answer ${none}.` : "";
    const noShort = none ? `; otherwise ${none}` : "";
    return {
      canonical: `Choose the tool: ${colons}${noShort}.`,
      plain: [
        `Choose the tool that serves the user's request. Tools: ${brackets}.${no}`,
        `An assistant can call these functions: ${colons}. Print the name of the one to call.${no}`,
        `Map each request to a tool name: ${arrows}.${no}`,
        `Which function should the assistant run for this message? Available are ${brackets}.${no}`,
        `Dispatch the user's sentence to one of the registered tools, ${colons}.${no}`,
      ],
      terse: [
        `tool choice: ${colons}${noShort}`,
        `${arrows}${noShort}`,
        `pick one tool from ${brackets}${noShort}`,
      ],
      casual: [
        `my bot has ${brackets}. which one does it need here?${no}`,
        `just the tool name please, you've got ${colons}${noShort}`,
        `so if someone says this, what do I call? ${arrows}${noShort}`,
      ],
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const intent = chosen[at] ?? r.pick(rest);
        return { input: spoken(r, fill(r, r.pick(intent.say), REQUEST_SLOTS)), output: labels[at] as string };
      },
    };
  },
};

const missingArgument: Family = {
  id: "tool-calls/missing-argument",
  theme: "tool-calls",
  difficulty: "medium",
  heldOut: true,
  draw(random): DrawnTask {
    const form = random.pick(FORMS);
    const tool = random.pick(form.tool);
    const turn = random.int(0, 2);
    const parts = random.chance(0.6) ? form.parts : random.sample(form.parts, 2);
    const names = parts.map((p) => p.names[turn] as string);
    const { ok } = relabel(
      random,
      ["ok"],
      [["ok"], ["complete"], ["none"], ["READY"], ["nothing"], ["call"]],
    );
    const labels = [...names, ok];
    const brackets = parts.map((p, i) => `${names[i]} (${p.about})`).join(", ");
    const colons = parts.map((p, i) => `${names[i]}: ${p.about}`).join("; ");
    return {
      canonical: `Which argument of ${tool} is missing from the request: ${brackets}? ${ok} if all are given.`,
      plain: [
        `The tool ${tool} needs ${brackets}. Name the argument that the request leaves out, or answer ${ok} if it leaves out none.`,
        `Before calling ${tool} (${form.about}), check the request for its arguments, ${colons}. Print the absent one; print ${ok} when everything is there.`,
        `A user asks the assistant to ${form.about}. At most one of these details is lacking: ${brackets}. Output its name, or ${ok} for a full request.`,
        `Find the gap in the request. Needed for ${tool} are ${colons}. The answer is the name of the gap, or ${ok} without a gap.`,
      ],
      terse: [
        `missing argument of ${tool}: ${brackets}; ${ok} = all given`,
        `${tool} needs ${colons}. Which is absent? ${ok} if none.`,
        `absent one of ${brackets}, else ${ok}`,
      ],
      casual: [
        `people forget to tell us things when they ${form.about}. we need ${brackets}; tell me what's not there, or ${ok} if we're good`,
        `what do I still have to ask them? it's one of ${colons}, or ${ok} if they said it all`,
        `can ${tool} run with this? say ${ok} if so, otherwise the thing they left out: ${brackets}`,
      ],
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const [city, city2] = r.sample(REQUEST_SLOTS.city, 2) as [string, string];
        const slots = { ...REQUEST_SLOTS, city, city2, h: words("1 2 5 6 7 8 9"), k: words("2 3 4 5 6 8") };
        const given = parts.filter((_, i) => i !== at).map((p) => fill(r, r.pick(p.say), slots));
        const text = [r.pick(form.start), ...r.shuffle(given)].join(r.chance(0.5) ? ", " : " ");
        return { input: spoken(r, text), output: labels[at] as string };
      },
    };
  },
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [chooseTool, missingArgument, ...toolCallsBuildFamilies];
