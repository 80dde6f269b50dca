/**
 * Writes the specification text of a drawn task in one of several layouts, the way different people would:
 * a paragraph, a few words, a chat message, a requirement, bullets, Markdown, key-value lines or nothing but examples,
 * with or without examples, and with the label set stated in one of many ways (or only implied by the wording).
 */
import type { DrawnTask, Pair } from "./family.js";
import type { Random } from "./random.js";

export const STYLES = [
  "plain",
  "terse",
  "casual",
  "formal",
  "bullets",
  "markdown",
  "keyed",
  "examples",
] as const;
export type Style = (typeof STYLES)[number];

export interface WrittenSpec {
  readonly text: string;
  readonly style: Style;
  /** The examples that the text shows; never used as training or test pairs of the same spec. */
  readonly examples: readonly Pair[];
}

/** Weights of the layouts, in sixteenths: most people write a paragraph. */
const STYLE_DECK: readonly Style[] = Object.entries({
  plain: 5,
  terse: 2,
  casual: 2,
  formal: 2,
  bullets: 2,
  markdown: 1,
  keyed: 1,
  examples: 1,
}).flatMap(([style, weight]) => Array<Style>(weight).fill(style as Style));

/** Share of specs that show examples. */
const WITH_EXAMPLES = 0.6;
/** Characters of all shown examples together: with the wording they stay below the 2,000 of a specification. */
const EXAMPLE_CHARS = 1200;
/** A specification of examples alone shows at least this many, and every label. */
const EXAMPLES_ALONE = 4;

/** Writes the specification of a task; without a style one is drawn. */
export function writeSpec(task: DrawnTask, random: Random, wanted?: Style): WrittenSpec {
  const style = wanted ?? random.pick(STYLE_DECK);
  if (style === "examples") return examplesAlone(task, random) ?? writeSpec(task, random, "plain");
  const examples = random.chance(WITH_EXAMPLES) ? drawExamples(task, random, random.int(1, 4)) : [];
  return { style, examples, text: layOut(task, style, examples, random) };
}

/** The text of a specification in this style that shows these examples. */
export function layOut(
  task: DrawnTask,
  style: Exclude<Style, "examples">,
  examples: readonly Pair[],
  random: Random,
): string {
  const labels = task.labels ? statedLabels(task.labels, style, random) : "";
  return LAYOUTS[style](task, labels, examples, random);
}

/** Examples that leave no label out; undefined where they could not say what the function is. */
function examplesAlone(task: DrawnTask, random: Random): WrittenSpec | undefined {
  const { labels } = task;
  if (!labels || labels.length > EXAMPLES_ALONE) return undefined;
  const examples = drawExamples(task, random, EXAMPLES_ALONE + 2);
  if (labels.some((label) => !examples.some(({ output }) => output === label))) return undefined;
  const head = random.pick(["Examples:", "Do the same as here.", "Learn from these:", ""]);
  const stated = random.chance(0.5) ? statedLabels(labels, "plain", random) : "";
  return { style: "examples", examples, text: paragraphs(head, exampleLines(examples, random), stated) };
}

type Layout = (task: DrawnTask, labels: string, examples: readonly Pair[], random: Random) => string;

const LAYOUTS: Record<Exclude<Style, "examples">, Layout> = {
  plain: (task, labels, examples, random) =>
    paragraphs(sentence(random.pick(task.plain), labels), exampleLines(examples, random)),
  terse: (task, labels, examples, random) =>
    paragraphs(sentence(random.pick(task.terse), labels), exampleLines(examples, random)),
  casual: (task, labels, examples, random) =>
    paragraphs(sentence(random.pick(task.casual), labels), exampleLines(examples, random)),
  formal: (task, labels, examples, random) =>
    paragraphs(
      random.pick(FORMAL_HEADS),
      sentence(random.pick(task.plain), labels),
      exampleLines(examples, random),
      random.pick(FORMAL_ENDS),
    ),
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

const FORMAL_HEADS = [
  "Functional requirement. The component receives one text as input and shall return one result.",
  "Requirement specification for an automated text-processing function.",
  "The following defines the expected behaviour of the function. It is applied to one input at a time.",
  "Scope: a single input is processed and a single output is produced.",
];
const FORMAL_ENDS = [
  "The output shall contain the result only, without explanation.",
  "No further text shall be returned.",
  "The function shall not comment on its result.",
  "",
];

/** Up to `wanted` examples within EXAMPLE_CHARS; for labels, as many different labels as fit. */
function drawExamples(task: DrawnTask, random: Random, wanted: number): Pair[] {
  const examples: Pair[] = [];
  let room = EXAMPLE_CHARS;
  for (let tries = 0; examples.length < wanted && tries < wanted * 8; tries++) {
    const { input, output } = task.sample(random);
    const known = examples.some((e) => e.input === input);
    const repeated = task.labels !== undefined && examples.some((e) => e.output === output);
    const late = tries >= wanted * 4;
    const size = input.length + output.length + EXAMPLE_FRAME;
    if (known || (repeated && !late) || size > room) continue;
    room -= size;
    examples.push({ input, output });
  }
  return examples;
}

/** Characters that "Input: ...\nOutput: ...\n\n" adds. */
const EXAMPLE_FRAME = 18;

function exampleLines(examples: readonly Pair[], random: Random): string {
  if (examples.length === 0) return "";
  const arrow = random.chance(0.25) && examples.every((e) => !/\n/.test(e.input + e.output));
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
