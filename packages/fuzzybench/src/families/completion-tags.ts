/** HTML tags that are still open. Part of the completion theme. */

import { type DrawnTask, type Family, family } from "../family.js";
import { asked } from "../frames/one-answer.js";
import { words } from "../lexicon/a-text.js";
import { CLOSED } from "./completion-brackets.js";

const TAGS = words("div p ul li span table section main nav article form h2");
const TAG_TEXTS = words("Hello News Price Home 12 Order Tea Monday Contact Sale");

/** Names of the tags that are open at the end, outermost first. */
function openTags(html: string): readonly string[] {
  const stack: string[] = [];
  for (const [, close, name] of html.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    if (close) stack.pop();
    else stack.push(name as string);
  }
  return stack;
}
const closers = (open: readonly string[]): string =>
  open
    .toReversed()
    .map((name) => `</${name}>`)
    .join("");

interface TagAnswer {
  readonly answer: (none: string) => readonly [string, string];
  readonly solve: (open: readonly string[], html: string, none: string) => string;
  /** Share of texts without an open tag. */
  readonly closed?: number;
}

const TAG_ANSWERS = {
  missing: {
    answer: (none) => [
      `the closing tags that are missing, innermost first and without blanks, or ${none} if none is`,
      `what must be appended to close all tags, nothing between; ${none} when all are closed`,
    ],
    solve: (open, _, none) => closers(open) || none,
  },
  whole: {
    answer: () => [
      "the whole text with the missing closing tags at its end",
      "the input with all open tags closed (unchanged if none is open)",
    ],
    solve: (open, html) => html + closers(open),
  },
  count: {
    answer: () => [
      "the number of tags that are not closed",
      "how many closing tags are missing, as a number",
    ],
    solve: (open) => String(open.length),
  },
  "next-closer": {
    answer: (none) => [
      `the closing tag that must come next, or ${none} if all tags are closed`,
      `the closing tag of the innermost open element; ${none} without an open one`,
    ],
    solve: (open, _, none) => closers(open.slice(-1)) || none,
  },
  outermost: {
    answer: (none) => [
      `the name of the outermost tag that is still open, or ${none} if all are closed`,
      `which element is open longest, its name only; ${none} without an open one`,
    ],
    solve: (open, _, none) => open[0] ?? none,
  },
  path: {
    answer: (none) => [
      `the names of the open tags from the outside in, joined by " > ", or ${none} if all are closed`,
      `the path of open elements, like "a > b", outermost first; ${none} without an open one`,
    ],
    solve: (open, _, none) => open.join(" > ") || none,
  },
  "complete-or-cut": {
    answer: (none) => [
      `cut if a tag is still open, otherwise ${none}`,
      `${none} if every tag is closed, and cut when one is missing its closing tag`,
    ],
    solve: (open, _, none) => (open.length > 0 ? "cut" : none),
    closed: 0.5,
  },
} satisfies Record<string, TagAnswer>;

const closingTags = family({
  id: "completion/closing-tags",
  theme: "completion",
  difficulty: "hard",
  heldOut: true,
  variants: Object.keys(TAG_ANSWERS) as (keyof typeof TAG_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { answer, solve, closed = 0.1 }: TagAnswer = TAG_ANSWERS[variant];
    const none = random.pick(CLOSED);
    const answerTo = (input: string): string => solve(openTags(input), input, none);
    return {
      ...asked(random, {
        source: random.pick([
          "HTML that may be cut off",
          "the beginning of an HTML text",
          "a piece of HTML, perhaps unfinished",
        ]),
        answer: answer(none),
      }),
      sample: (r) => {
        let html = "";
        const open: string[] = [];
        for (let left = r.int(3, 6); left > 0; left--) {
          const inner = open.at(-1);
          if (inner && r.chance(0.35)) {
            html += `</${inner}>`;
            open.pop();
            continue;
          }
          const tag = r.pick(TAGS);
          open.push(tag);
          html += `<${tag}${r.chance(0.2) ? ` class="${r.pick(["big", "note", "item"])}"` : ""}>${r.chance(0.5) ? r.pick(TAG_TEXTS) : ""}`;
        }
        const input = r.chance(closed) ? html + closers(open) : html;
        return { input, output: answerTo(input) };
      },
      answer: ({ input }) => answerTo(input),
    };
  },
});

export const families: Family[] = [closingTags];
