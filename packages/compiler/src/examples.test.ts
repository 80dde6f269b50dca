import { describe, expect, test } from "vitest";
import { parseSpec } from "./spec.js";

const examplesOf = (source: string): [string, string][] =>
  parseSpec(source).examples.map(({ input, output }) => [input, output]);

describe("examples", () => {
  test("input and output blocks, multi-line inputs, Markdown marks", () => {
    const spec = parseSpec(
      "Count the lines.\n\n## Examples\n**Input:** a\nb\n**Output:** 2\n\n- Input: x\n- Output: 1\n\nKeep it short.",
    );
    expect(spec.examples).toEqual([
      { input: "a\nb", output: "2" },
      { input: "x", output: "1" },
    ]);
    expect(spec.task).toBe("Count the lines.\n\nKeep it short.");
  });

  test("arrow lines in a paragraph of their own", () => {
    const spec = parseSpec("Upper-case the word.\n\nabc -> ABC\nd e -> D E");
    expect(spec.examples).toEqual([
      { input: "abc", output: "ABC" },
      { input: "d e", output: "D E" },
    ]);
    expect(parseSpec("Turn a -> b into b -> a in one line.").examples).toEqual([]);
  });

  test("an input without output stays text", () => {
    expect(parseSpec("Say hello.\nInput: the name of a person").examples).toEqual([]);
  });
});

describe("questions and turns", () => {
  test.each<[string, string]>([
    ["Answer briefly.\n\nQ: 2+2?\nA: 4\n\nQ: Capital of France?\nA: Paris", "blank lines between"],
    ["Answer briefly.\n\nQ: 2+2?\nA: 4\nQ: Capital of France?\nA: Paris", "none between"],
    ["Answer briefly.\n\n**Q:** 2+2?\n**A:** 4\n\n**Q:** Capital of France?\n**A:** Paris", "bold"],
    ["Answer briefly.\n\nQ1: 2+2?\nA1: 4\n\nQ2: Capital of France?\nA2: Paris", "counted"],
    ["Answer briefly.\n\n1. Q: 2+2?\n   A: 4\n2. Q: Capital of France?\n   A: Paris", "numbered"],
    ["Answer briefly.\n\nQuestion: 2+2?\nAnswer: 4\n\nQuestion: Capital of France?\nAnswer: Paris", "words"],
    ["Answer briefly.\n\nUser: 2+2?\nAssistant: 4\n\nUser: Capital of France?\nAssistant: Paris", "turns"],
    ["Answer briefly.\n\nHuman: 2+2?\nAI: 4\n\nHuman: Capital of France?\nAI: Paris", "other turns"],
  ])("%j, %s", (source) => {
    expect(examplesOf(source)).toEqual([
      ["2+2?", "4"],
      ["Capital of France?", "Paris"],
    ]);
    expect(parseSpec(source)).toMatchObject({ task: "Answer briefly." });
    expect(parseSpec(source).labels).toBeUndefined();
  });

  test("one is enough below a heading", () => {
    expect(examplesOf("Answer briefly.\n\n## Examples\n\nQ: 2+2?\nA: 4")).toEqual([["2+2?", "4"]]);
    expect(examplesOf("Be polite.\n\nHere are some examples:\nUser: hi\nAssistant: Good day.")).toEqual([
      ["hi", "Good day."],
    ]);
  });

  test("their answers may state a label set or agree with one", () => {
    const pairs = "Q: is water wet?\nA: yes\n\nQ: is fire cold?\nA: no";
    expect(parseSpec(`Answer yes or no.\n\n${pairs}`).labels).toEqual(["yes", "no"]);
    expect(parseSpec(`Answer red or blue.\n\n${pairs}`).labels).toBeUndefined();
  });

  test.each([
    "Say how the two are related.\nQ: what is asked\nA: what was answered",
    "The dialogue is given as\nUser: what the customer wrote\nAssistant: what we answered",
    "Say whether the customer is content. It looks like this:\nUser: hi\nAssistant: hello\nUser: thanks\nAssistant: bye",
    "Answer from this FAQ:\n\nQ: Opening hours?\nA: 9 to 5\n\nQ: Parking?\nA: Yes, free",
    "Answer the last one.\nQ: 2+2?\nQ: 3+3?\nA: 6",
    "Answer the question.\n\nQ: {question}\nA:\n\nQ: {question}\nA:",
  ])("no example, and no label: %j", (source) => {
    expect(examplesOf(source)).toEqual([]);
    expect(parseSpec(source)).toMatchObject({ task: source });
    expect(parseSpec(source).labels).toBeUndefined();
  });

  test.each([
    "Classify it.\n\nReview: great food\nSentiment: good\n\nReview: cold soup\nSentiment: bad",
    "Classify it.\n\nExamples:\nCustomer message: great food\nLabel: good\nCustomer message: cold soup\nLabel: bad",
    "Classify it.\n\n- Text: great food\n- Category: good\n\n- Text: cold soup\n- Category: bad",
    "Classify it.\n\n**Tweet 1:** great food\n**Tone:** good\n\n**Tweet 2:** cold soup\n**Tone:** bad",
  ])("pairs of other names are examples: %j", (source) => {
    expect(examplesOf(source)).toEqual([
      ["great food", "good"],
      ["cold soup", "bad"],
    ]);
    expect(parseSpec(source)).toMatchObject({ task: "Classify it." });
  });

  test.each([
    "Say who wrote it.\n\nReview: great food\nSentiment: good",
    "Find the duplicates.\n\nId: 1\nTitle: a\nPriority: high\n\nId: 2\nTitle: b\nPriority: low",
    "Sum it up.\n\nTitle: the headline\nAuthor: a name\n\nTitle: another\nAuthor: a name",
    "Classify it.\n\nReview: {review}\nSentiment:",
  ])("records, single pairs and forms are not: %j", (source) => {
    expect(parseSpec(source)).toMatchObject({ task: source, examples: [] });
  });

  test("inside an input they are a part of it", () => {
    const talk = "Q: 2+2?\nA: 4\n\nQ: 3+3?\nA: 6";
    expect(examplesOf(`How many questions?\n\nInput: ${talk}\nOutput: 2`)).toEqual([[talk, "2"]]);
  });
});

describe("what goes in and what comes out is no example", () => {
  test.each<[string, string[] | undefined]>([
    ["Input: a customer review\nOutput: one of positive, negative", ["positive", "negative"]],
    ["Rate it.\n\nInput: product review\nOutput: exactly one of: good, bad, mixed", ["good", "bad", "mixed"]],
    ["**Input:** the text of a ticket\n**Output:** one of `bug`, `feature`", ["bug", "feature"]],
    ["- Input: an e-mail, in English\n- Output: the category, one of: work, private", ["work", "private"]],
    ["Input: a support ticket\nOutput: either open or closed", ["open", "closed"]],
    ["Input: one line that may leak a secret.\nOutput: the line with the secret hidden", undefined],
    ["Input: a sentence\nOutput: JSON with the fields name and age", undefined],
    ["Input: the title of an article\nOutput: a one-sentence summary", undefined],
    ["Input: A product review (string)\nOutput: A label for it", undefined],
    ["Input: user message\nOutput: true if it contains a question, else false", undefined],
  ])("%j", (source, labels) => {
    expect(parseSpec(source)).toMatchObject({ task: source, examples: [] });
    expect(parseSpec(source).labels).toEqual(labels);
  });

  test("before examples", () => {
    const task = "Input: a customer review\nOutput: one of positive, negative";
    expect(parseSpec(`${task}\n\nInput: great\nOutput: positive`)).toEqual({
      text: `${task}\n\nInput: great\nOutput: positive`,
      task,
      examples: [{ input: "great", output: "positive" }],
      labels: ["positive", "negative"],
    });
  });

  test.each<[string, [string, string][]]>([
    ["Spell it.\n\nInput: 1\nOutput: one", [["1", "one"]]],
    ["Spell it.\n\nInput: 1 of 3\nOutput: one of three", [["1 of 3", "one of three"]]],
    [
      "Spell it.\n\nInput: 1 of 3, 4\nOutput: one of three, four\n\nInput: 1 of 2 or 5\nOutput: one of two or five",
      [
        ["1 of 3, 4", "one of three, four"],
        ["1 of 2 or 5", "one of two or five"],
      ],
    ],
    [
      "Past tense.\n\nInput: the text is short\nOutput: the text was short",
      [["the text is short", "the text was short"]],
    ],
    [
      "As an inequality.\n\nInput: The number of guests must exceed 30.\nOutput: value > 30",
      [["The number of guests must exceed 30.", "value > 30"]],
    ],
    ["Shorten.\n\nInput: an apple a day\nOutput: a list", [["an apple a day", "a list"]]],
    [
      "No article.\n\nInput: the list of names\nOutput: list of names",
      [["the list of names", "list of names"]],
    ],
  ])("but these are examples: %j", (source, examples) => {
    expect(examplesOf(source)).toEqual(examples);
  });
});

describe("numbers and blank lines", () => {
  test.each<[string, [string, string][]]>([
    [
      "Upper-case.\n\n1. foo -> FOO\n2. bar -> BAR",
      [
        ["foo", "FOO"],
        ["bar", "BAR"],
      ],
    ],
    [
      "Upper-case.\n\nExamples:\n1) foo => FOO\n2) bar => BAR",
      [
        ["foo", "FOO"],
        ["bar", "BAR"],
      ],
    ],
    ["Compare.\n\n1) 650 metres 2) 650 m -> same", [["1) 650 metres 2) 650 m", "same"]]],
    [
      "Next line.\n\n1. foo -> 2\n7. bar -> 8",
      [
        ["1. foo", "2"],
        ["7. bar", "8"],
      ],
    ],
  ])("arrow lines with numbers: %j", (source, examples) => {
    expect(examplesOf(source)).toEqual(examples);
  });

  const json = '{\n  "a": "}",\n\n  "b": [1, {"c": 2}]\n}';
  test.each<[string, string]>([
    ["JSON", json],
    ["a list", "[\n\n  1,\n\n  2\n]"],
    ["a fence", "```json\n{\n\n}\n```"],
    ["a fence on the next line", "\n```\na\n\nb\n```"],
    ["a fence behind a blank line", "\n\n```\na\n\nb\n```"],
  ])("a blank line inside %s does not end the answer", (_what, output) => {
    expect(
      parseSpec(`Convert.\n\nInput: x\nOutput: ${output}\n\nInput: y\nOutput: ${output}\n\nSort keys.`),
    ).toMatchObject({
      task: "Convert.\n\nSort keys.",
      examples: [
        { input: "x", output: output.trim() },
        { input: "y", output: output.trim() },
      ],
    });
  });

  test.each([
    ["{", "Close with } at the end."],
    ["[ a", "Mind the blanks."],
    ["```", "No fences."],
    ["a {", "}"],
  ])("what stays open ends at the blank line: %j", (output, rest) => {
    expect(parseSpec(`Convert.\n\nInput: x\nOutput: ${output}\n\n${rest}`)).toMatchObject({
      task: `Convert.\n\n${rest}`,
      examples: [{ input: "x", output }],
    });
  });
});
