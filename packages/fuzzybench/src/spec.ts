/**
 * Writes the specification text of a drawn task in one of several layouts, the way different people would:
 * a paragraph, a few words, a chat message, bullets, Markdown, or key-value lines, with or without examples
 * and with the label set stated in one of many ways (or only implied by the wording).
 */
import type { DrawnTask, Pair } from "./family.js";
import type { Random } from "./random.js";

export const STYLES = ["plain", "terse", "casual", "bullets", "markdown", "keyed"] as const;
export type Style = (typeof STYLES)[number];

export interface WrittenSpec {
  readonly text: string;
  readonly style: Style;
  /** The examples that the text shows; never used as training or test pairs of the same spec. */
  readonly examples: readonly Pair[];
}

/** Weights of the layouts: most people write a paragraph. */
const STYLE_DECK: readonly Style[] = [
  "plain",
  "plain",
  "plain",
  "terse",
  "casual",
  "bullets",
  "markdown",
  "keyed",
];

/** Share of specs that show examples. */
const WITH_EXAMPLES = 0.6;

export function writeSpec(task: DrawnTask, random: Random): WrittenSpec {
  const style = random.pick(STYLE_DECK);
  const examples = random.chance(WITH_EXAMPLES) ? drawExamples(task, random) : [];
  const labels = task.labels ? statedLabels(task.labels, style, random) : "";
  return { style, examples, text: LAYOUTS[style](task, labels, examples, random) };
}

type Layout = (task: DrawnTask, labels: string, examples: readonly Pair[], random: Random) => string;

const LAYOUTS: Record<Style, Layout> = {
  plain: (task, labels, examples, random) =>
    paragraphs(sentence(random.pick(task.plain), labels), exampleLines(examples, random)),
  terse: (task, labels, examples, random) =>
    paragraphs(sentence(random.pick(task.terse), labels), exampleLines(examples, random)),
  casual: (task, labels, examples, random) =>
    paragraphs(sentence(random.pick(task.casual), labels), exampleLines(examples, random)),
  bullets: (task, labels, examples, random) => {
    const parts = sentences(random.pick(task.plain));
    if (labels) parts.push(labels);
    return paragraphs(parts.map((part) => `- ${part}`).join("\n"), exampleLines(examples, random));
  },
  markdown: (task, labels, examples, random) =>
    paragraphs(
      `# ${random.pick(["Task", "Function", "What it does", "Goal"])}\n${random.pick(task.plain)}`,
      labels && `## ${random.pick(["Output", "Answer", "Labels"])}\n${labels}`,
      examples.length > 0 ? `## Examples\n${exampleLines(examples, random)}` : "",
    ),
  keyed: (task, labels, examples, random) =>
    paragraphs(
      [
        `task: ${random.pick([...task.plain, ...task.terse])}`,
        task.labels ? `labels: ${task.labels.join(", ")}` : "",
        !task.labels && labels ? `output: ${labels}` : "",
      ]
        .filter(Boolean)
        .join("\n"),
      examples.length > 0 ? `examples:\n${exampleLines(examples, random)}` : "",
    ),
};

/** How label sets are stated; the empty statement leaves them to the wording. */
function statedLabels(labels: readonly string[], style: Style, random: Random): string {
  const list = labels.join(", ");
  const bars = labels.join(" | ");
  const last = labels.at(-1) as string;
  const or = `${labels.slice(0, -1).join(", ")} or ${last}`;
  if (style === "terse") return random.pick([`One of: ${list}.`, `${bars}.`, `Answer ${or}.`]);
  return random.pick([
    `Return ONLY one of: ${list}.`,
    `Return only one of: ${list}.`,
    `Answer with exactly one of: ${list}.`,
    `Output one of: ${list}.`,
    `Labels: ${list}.`,
    `The answer is ${or}, nothing else.`,
    `Reply with ${or}.`,
    `Allowed outputs: ${bars}`,
  ]);
}

/** One to four examples; for labels, as many different labels as fit. */
function drawExamples(task: DrawnTask, random: Random): Pair[] {
  const wanted = random.int(1, 4);
  const examples: Pair[] = [];
  for (let tries = 0; examples.length < wanted && tries < wanted * 8; tries++) {
    const pair = task.sample(random);
    const known = examples.some((e) => e.input === pair.input);
    const repeated = task.labels !== undefined && examples.some((e) => e.output === pair.output);
    const late = tries >= wanted * 4;
    if (!known && (!repeated || late)) examples.push({ input: pair.input, output: pair.output });
  }
  return examples;
}

function exampleLines(examples: readonly Pair[], random: Random): string {
  if (examples.length === 0) return "";
  const arrow = random.chance(0.25) && examples.every((e) => !e.input.includes("\n"));
  if (arrow) return examples.map((e) => `${e.input} -> ${e.output}`).join("\n");
  return examples.map((e) => `Input: ${e.input}\nOutput: ${e.output}`).join("\n\n");
}

/** The wording and the label statement as one paragraph. */
function sentence(text: string, labels: string): string {
  if (!labels) return text;
  return /[.!?:]$/.test(text) ? `${text} ${labels}` : `${text}. ${labels}`;
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=[A-Z])/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter(Boolean).join("\n\n");
}
