import { describe, expect, test } from "vitest";
import { type ItemLine, joinRuns, parseItemLines } from "./join-runs.js";

const line = (input: string, change: Partial<ItemLine> = {}): ItemLine => ({
  cut: "seen",
  family: "core-text/x",
  variant: "only",
  theme: "core-text",
  index: 0,
  style: "plain",
  spec: "Say yes.",
  compile: { seconds: 1 },
  input,
  expected: "yes",
  answers: { paw: { output: "yes" } },
  ...change,
});
const join = (a: readonly ItemLine[], b: readonly ItemLine[]) => {
  const { groups, unpaired, repeated } = joinRuns(a, b, { a: "paw", b: "paw" });
  const items = [...groups.values()].flat().flatMap((result) => result.items.map((item) => item.input));
  return { items, unpaired, repeated };
};

describe("joinRuns", () => {
  test("counts items that one run alone has", () => {
    expect(join([line("1"), line("2")], [line("2"), line("3"), line("4")])).toEqual({
      items: ["2"],
      unpaired: 3,
      repeated: 0,
    });
  });

  test("takes a line that is given twice once, and counts it as that", () => {
    const [one, two] = [line("1"), line("2")];
    expect(join([one, two], [one, two, one])).toEqual({ items: ["1", "2"], unpaired: 0, repeated: 1 });
    expect(join([one, one, two], [one])).toEqual({ items: ["1"], unpaired: 1, repeated: 1 });
    expect(join([one, one], [one, one])).toEqual({ items: ["1"], unpaired: 0, repeated: 2 });
  });

  test("takes the same text of two specifications as two items", () => {
    const both = [line("1"), line("1", { index: 5 })];
    expect(join(both, both)).toEqual({ items: ["1", "1"], unpaired: 0, repeated: 0 });
  });

  test("takes no name from JavaScript for a system", () => {
    expect(() => joinRuns([line("1")], [line("1")], { a: "constructor", b: "paw" })).toThrow(
      'run A has no answers of "constructor"; it has paw',
    );
  });
});

describe("parseItemLines", () => {
  const good = JSON.stringify(line("1"));

  test("reads what a scoring run wrote", () => {
    expect(parseItemLines(`${good}\n${good}\n`)).toEqual([line("1"), line("1")]);
    expect(parseItemLines("")).toEqual([]);
  });

  test.each([
    ["{}", 'line 2 is no item: it has no text "cut"'],
    ["[]", 'line 2 is no item: it has no text "cut"'],
    ["null", "line 2 is no item: it is not an object"],
    ["7", "line 2 is no item: it is not an object"],
    ['{"cut":', "line 2 is not JSON: "],
    ["", "line 2 is not JSON: "],
    [JSON.stringify({ ...line("1"), noise: 3 }), 'line 2 is no item: its "noise" is not text'],
    [JSON.stringify({ ...line("1"), answers: null }), 'line 2 is no item: it has no "answers"'],
    [
      JSON.stringify({ ...line("1"), answers: { paw: { output: 1 } } }),
      'line 2 is no item: its answer of "paw" has no text "output"',
    ],
  ])("names the line that is none: %s", (text, message) => {
    expect(() => parseItemLines(`${good}\n${text}\n${good}`)).toThrow(message);
  });
});
