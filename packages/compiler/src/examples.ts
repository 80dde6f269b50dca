/**
 * Cuts the examples out of a specification: `Input:`/`Output:` blocks, `x -> y` lines, questions with their answers, and pairs such
 * as `Review:`/`Sentiment:`.
 *
 * What only says what goes in and what comes out ("Input: a review. Output: one of ...") is task text, no example.
 */

export interface SpecExample {
  readonly input: string;
  readonly output: string;
}

interface Block {
  readonly examples: readonly SpecExample[];
  readonly next: number;
}

/** Reads what begins at a line; `isFirst`: no example came before it. */
type Reader = (lines: readonly string[], start: number, isFirst: boolean) => Block | undefined;

const MARK = String.raw`^[ \t]*(?:[-*>][ \t]+)?(?:\d{1,2}[.)][ \t]+)?[*_]{0,2}`;
const nameLine = (names: string) =>
  new RegExp(`${MARK}(?:${names})(?:[ \\t]*\\d+)?[*_]{0,2}[ \\t]*:[*_]{0,2}[ \\t]?(.*)$`, "iu");

/** The two lines that an example consists of. */
interface Pair {
  readonly input: RegExp;
  readonly output: RegExp;
}
const BLOCK: Pair = {
  input: nameLine("(?:example[ \\t]+)?input"),
  output: nameLine("(?:example[ \\t]+|expected[ \\t]+)?output"),
};
const QUESTION: Pair = { input: nameLine("q(?:uestion)?"), output: nameLine("a(?:nswer)?") };
const TURN: Pair = { input: nameLine("user|human"), output: nameLine("assistant|ai|bot|model") };
/** "Review: ..." and "Sentiment: ...", as few-shot prompts have them. */
const NAMED: Pair = {
  input: nameLine(
    "(?:[\\p{L}-]+[ \\t]+)?(?:text|string|reviews?|messages?|e-?mail|sentence|line|ticket|document|paragraph|comment|tweet|post|article|title|headline|query|snippet|request|description|utterance)",
  ),
  output: nameLine(
    "(?:[\\p{L}-]+[ \\t]+)?(?:labels?|category|class|sentiment|intent|topic|tone|priority|severity|urgency|language|answer|result|response|verdict|decision|translation|summary)",
  ),
};

const ARROW_LINE = /^[ \t]*(?:[-*][ \t]+)?(.+?)[ \t]+(?:->|=>|→)[ \t]+(\S.*)$/;
/** An arrow between an input and its output, or a condition and its consequence. */
export const ARROW = /[ \t](?:->|=>|→)[ \t]/;
const NUMBER = /^[ \t]*(\d{1,2})[.)][ \t]+/;
const EXAMPLES_HEADING =
  /^[ \t]*#{0,6}[ \t]*[*_]{0,2}(?:(?:here are )?(?:some |a few )?examples?|for example|e\.g\.)[*_]{0,2}[ \t]*:?[*_]{0,2}[ \t]*$/i;
/** What is asked and answered below such a line is read, not imitated. */
const RECORD = /\b(?:faqs?|transcript|interview|conversation|dialog(?:ue)?|knowledge|facts)\b/i;

/** Questions, turns and pairs of other names are read as examples only where no other examples are: they may be what an input looks like. */
export function splitExamples(text: string): { task: string; examples: readonly SpecExample[] } {
  const lines = text.split("\n");
  const cut = cutOut(lines, [readBlock, readArrows]);
  const { examples, kept } =
    cut.examples.length > 0 ? cut : cutOut(lines, [readPairs(QUESTION), readPairs(TURN), readPairs(NAMED)]);
  const task = examples.length > 0 ? kept.filter((line) => !EXAMPLES_HEADING.test(line)) : kept;
  return {
    task: task
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    examples,
  };
}

function cutOut(lines: readonly string[], readers: readonly Reader[]) {
  const examples: SpecExample[] = [];
  const kept: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const isFirst = examples.length === 0;
    const block = readers.reduce<Block | undefined>(
      (found, read) => found ?? read(lines, i, isFirst),
      undefined,
    );
    if (block) {
      examples.push(...block.examples);
      i = block.next;
    } else {
      kept.push(lines[i] as string);
      i++;
    }
  }
  return { examples, kept };
}

/** One `Input: ...` (possibly over several lines) followed by `Output: ...`. */
function readBlock(lines: readonly string[], start: number, isFirst: boolean): Block | undefined {
  const block = readPair(lines, start, BLOCK);
  if (!block || (isFirst && isDescription(block.example, lines.slice(block.next)))) return undefined;
  return { examples: [block.example], next: block.next };
}

/** Questions with their answers, or such: two of them or more, or one below "Examples:". */
function readPairs(pair: Pair): Reader {
  return (lines, start) => {
    const examples: SpecExample[] = [];
    let next = start;
    let apart = true;
    for (;;) {
      const found = readPair(lines, next, pair);
      if (!found?.example.input || !found.example.output) break;
      if (examples.length > 0) apart &&= (lines[next - 1] as string).trim() === "";
      examples.push(found.example);
      next = found.next;
    }
    if (examples.length === 0) return undefined;
    const before = lines.slice(0, start).findLast((line) => line.trim() !== "") ?? "";
    const isHeaded = EXAMPLES_HEADING.test(before);
    // Below other lines they are fields of a record.
    if (pair === NAMED && !isHeaded && (lines[start - 1] ?? "").trim() !== "") return undefined;
    // Turns that follow each other closely are one conversation.
    const isConversation = RECORD.test(before) || (pair === TURN && !apart);
    return isHeaded || (examples.length > 1 && !isConversation) ? { examples, next } : undefined;
  };
}

function readPair(
  lines: readonly string[],
  start: number,
  pair: Pair,
): { example: SpecExample; next: number } | undefined {
  const first = pair.input.exec(lines[start] as string);
  if (!first) return undefined;
  const input = [first[1] as string];
  let i = start + 1;
  for (; i < lines.length; i++) {
    const line = lines[i] as string;
    if (pair.output.test(line)) break;
    if (pair.input.test(line)) return undefined;
    input.push(line);
  }
  const answer = i < lines.length ? pair.output.exec(lines[i] as string) : null;
  if (!answer) return undefined;
  const rest: string[] = [answer[1] as string];
  for (i++; i < lines.length && !pair.input.test(lines[i] as string); i++) rest.push(lines[i] as string);
  const length = answerLength(rest);
  let next = i - rest.length + length;
  while (next < lines.length && (lines[next] as string).trim() === "") next++;
  const output = rest.slice(0, length).join("\n").trim();
  return { example: { input: input.join("\n").trim(), output }, next };
}

/** How many of the lines up to the next example are the answer: up to a blank line, or to where a fence or JSON closes. */
function answerLength(lines: readonly string[]): number {
  const blank = (line: string): boolean => line.trim() === "";
  const end = lines.findIndex((line, i) => i > 0 && blank(line));
  if (end < 0) return lines.length;
  const begin = lines.findIndex((line) => !blank(line));
  return Math.max(end, closingLine(lines, begin) + 1);
}

/** The line that closes the fence or the brackets with which `lines[begin]` begins; -1 if there are none or stay open. */
function closingLine(lines: readonly string[], begin: number): number {
  const opener = /^[ \t]*(```|[{[])/.exec(lines[begin] ?? "")?.[1];
  if (!opener) return -1;
  if (opener === "```") return lines.findIndex((line, i) => i > begin && line.trim() === opener);
  let depth = 0;
  let quoted = false;
  for (let i = begin; i < lines.length; i++) {
    const line = lines[i] as string;
    for (const [sign] of line.matchAll(/\\.|["{}[\]]/g)) {
      if (sign === '"') quoted = !quoted;
      else if (!quoted && sign.length === 1) depth += sign === "{" || sign === "[" ? 1 : -1;
    }
    if (depth <= 0) return /[}\]][ \t]*$/.test(line) ? i : -1;
  }
  return -1;
}

const THING = "(?:(?:an?|the|any|one|some|each|raw|plain|free|single)[ \\t]+)+(?:[\\p{L}'’-]+[ \\t]+){0,3}?";
const INPUTS =
  "(?:text|string|reviews?|messages?|e-?mail|sentence|line|ticket|question|document|paragraph|word|number(?! of)|comment|tweet|post|article|title|name|url|log|query|snippet|issue|request|headline|transcript|list|description|object|array)";
/** "a customer review", "user message", "the text of a ticket, in English": said of every input. */
const ANY_INPUT = new RegExp(
  `^(?:${THING}${INPUTS}(?:[ \\t]*(?:$|[.,;(:])|[ \\t]+(?:from|of|about|in|that|which|with|to|as|or|and|written|sent|for|on)\\b)|(?:[\\p{L}-]+ ){0,2}${INPUTS}$)`,
  "iu",
);
/** "the sentiment as one word", "JSON with two fields", "yes if it is polite, else no": said of every output. */
const ANY_OUTPUT = new RegExp(
  `^(?:(?:${THING})?(?:(?:valid |a )?JSON|text|string|sentiment|labels?|category|class|word|line|sentence|summary|list|number|integer|boolean|date|name|answer|translation|version|intent|tone|topic|score|array|object|value)\\b|["'\`]?[\\p{L}\\p{N}_-]+["'\`]? (?:if|when) .*\\b(?:else|otherwise|if|when)\\b)`,
  "iu",
);
/** "exactly one of a, b": the answers, not one of them. */
const ONE_OF =
  /^(?:(?:exactly|only|just|always)[ \t]+)?(?:(?:one|any)[ \t]+of\b[^\n]*(?:[,|:/]|\bor\b)|either\b[^\n]*\bor\b)/i;

/** Whether a first block says what goes in and comes out. Other blocks behind it may be of its own kind, examples like it. */
function isDescription({ input, output }: SpecExample, rest: readonly string[]): boolean {
  if (ONE_OF.test(output)) return !rest.some((line) => ONE_OF.test(BLOCK.output.exec(line)?.[1] ?? ""));
  const isAlone = !rest.some((line) => BLOCK.output.test(line));
  const isCopied = input.toLowerCase().includes(output.toLowerCase());
  if (isCopied || !(isAlone || /^(?:an?|any)\s/.test(input))) return false;
  return ANY_INPUT.test(input) && ANY_OUTPUT.test(output);
}

/** A paragraph, not the first one, in which every line is `input -> output`; numbers before all of them are counted, not read. */
function readArrows(lines: readonly string[], start: number): Block | undefined {
  const before = start === 0 ? undefined : (lines[start - 1] as string);
  if (before === undefined || !(before.trim() === "" || EXAMPLES_HEADING.test(before))) return undefined;
  let end = start;
  while (end < lines.length && (lines[end] as string).trim() !== "") end++;
  const paragraph = lines.slice(start, end);
  const isNumbered =
    paragraph.length > 1 && paragraph.every((line, i) => Number(NUMBER.exec(line)?.[1]) === i + 1);
  const examples: SpecExample[] = [];
  for (const line of paragraph) {
    const match = ARROW_LINE.exec(isNumbered ? line.replace(NUMBER, "") : line);
    // Several arrows in a line: rules such as "too short -> A; no digit -> B", not an example.
    if (!match || ARROW.test(match[2] as string)) return undefined;
    examples.push({ input: (match[1] as string).trim(), output: (match[2] as string).trim() });
  }
  return examples.length > 0 ? { examples, next: end } : undefined;
}
