import { describe, expect, test } from "vitest";
import { pseudoProgramBody } from "./pseudo-program.js";
import { parseSpec } from "./spec.js";

function bodyOf(source: string): string {
  const parsed = parseSpec(source);
  return pseudoProgramBody(parsed, parsed.labels);
}

describe("pseudo-program", () => {
  test("holds the task on one line, the labels and the examples", () => {
    const source = `# Goal
Classify the line.
## Output:
Return ONLY one of: ALERT, QUIET.

Input: disk full
Output: ALERT

Input: ok
again
Output: QUIET`;
    expect(bodyOf(source)).toBe(
      `Task: Goal: Classify the line. Output: Return ONLY one of: ALERT, QUIET.
Labels: ALERT | QUIET
Examples:
Input: disk full
Output: ALERT
Input: ok
again
Output: QUIET`,
    );
  });

  test("a heading needs a blank after its marks", () => {
    expect(bodyOf("#1 in the list wins.\n#no heading\n### Rules ###\nTake it.")).toBe(
      "Task: #1 in the list wins. #no heading Rules: Take it.",
    );
  });

  test("repeats at most four examples, none longer than 200 characters", () => {
    const example = (i: number, size: number) => `Input: ${i}${"x".repeat(size)}\nOutput: y`;
    const body = bodyOf(
      ["Do it well.", example(0, 199), ...[1, 2, 3, 4, 5].map((i) => example(i, 3))].join("\n\n"),
    );
    expect(body.match(/^Input: \d/gm)).toEqual(["Input: 1", "Input: 2", "Input: 3", "Input: 4"]);
    expect(bodyOf(`Do it well.\n\n${example(0, 199)}`)).toBe("Task: Do it well.");
  });

  test("a specification of examples alone says so", () => {
    const body = bodyOf("Input: a\nOutput: A\n\nInput: b\nOutput: B");
    expect(body).toMatch(/^Task: As in the examples\.\n/);
  });

  test.each<[string, string, RegExp]>([
    [
      "after a sentence",
      `${"Keep it. ".repeat(100)}${"word ".repeat(60)}`,
      /^Task: (Keep it\. ){99}Keep it\.$/,
    ],
    [
      "after a word where no sentence ends late",
      "A sentence. ".padEnd(1_200, "word "),
      /^Task: A sentence\. (word )+word$/,
    ],
    ["anywhere in a text without blanks", "x".repeat(1_200), /^Task: x{1000}$/],
    ["never inside a character", "\u{1f600}".repeat(600).padStart(1_201, "x"), /^Task: x\u{1f600}{499}$/u],
  ])("a long task is cut %s", (_where, source, expected) => {
    expect(bodyOf(source)).toMatch(expected);
  });
});
