import { describe, expect, test } from "vitest";
import { MAX_GRAMMAR_CHARS, parseGbnf } from "./gbnf.js";
import { Machine } from "./machine.js";
import { complement, LAST_CHARACTER, type Range, utf8Ranges } from "./utf8-ranges.js";

/** Whether a whole text fits; undefined when it is the beginning of one that does. */
function fits(grammar: string, text: string): boolean | undefined {
  const machine = new Machine(parseGbnf(grammar));
  let state = machine.start;
  for (const byte of new TextEncoder().encode(text)) {
    const next = machine.after(state, byte);
    if (next === null) return false;
    state = next;
  }
  return state.complete ? true : undefined;
}

describe("GBNF", () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ["literals and alternatives", 'root ::= "yes" | "no"', ["yes", "no"], ["yeah", "yesno", "n0"]],
    ["classes", "root ::= [a-c^_-] [^a-c\\n]", ["ad", "^é", "-東", "_]"], ["aa", "d1", "a\n"]],
    ["any character", "root ::= . .", ["é漢", "😀x", "\n\u0000"], ["abc"]],
    ["groups and repetitions", 'root ::= ("a" | "bc")+ [0-9]*', ["a", "bca12", "aa"], ["b1", "1", "bb"]],
    ["counts", 'root ::= "a"{2} "b"{1,3} "c"{0,1} "d"{2,}', ["aabdd", "aabbbcdddd"], ["abdd", "aabbbbdd"]],
    ["optional", 'root ::= "-"? [1-9] [0-9]{0,2}', ["-12", "7", "999"], ["0", "--1", "1000"]],
    [
      "rules over lines, comments",
      '# first\nroot ::= item ("," item)* # list\n  | "none"\nitem ::= [a-z]\n  [0-9]\n',
      ["a1,b2", "none"],
      ["a1b2", "nonea1"],
    ],
    [
      "escapes",
      'root ::= "\\"\\\\\\n\\x41\\u00e9\\U0001f600" [\\]\\t]',
      ['"\\\nAé😀]', '"\\\nAé😀\t'],
      ['"\\\nAé😀['],
    ],
    ["recursion in the middle", 'root ::= "(" root ")" | "x"', ["x", "((x))"], ["(x))", "()"]],
    ["the empty answer", 'root ::= "" | "a" root', ["", "aaa"], ["b"]],
  ])("%s", (_name, grammar, good, bad) => {
    for (const text of good) expect([text, fits(grammar, text)]).toEqual([text, true]);
    for (const text of bad) expect([text, fits(grammar, text)]).toEqual([text, false]);
  });

  test("the beginning of an answer is not an answer", () => {
    expect(fits('root ::= "(" root ")" | "x"', "((x)")).toBeUndefined();
    expect(fits("root ::= .", "")).toBeUndefined();
  });

  test.each<[string, string, RegExp]>([
    ["no root", 'x ::= "a"', /no rule named root/],
    ["unknown rule", "root ::= item", /uses item, which is not defined \(line 1, column 10\)/],
    ["twice", 'root ::= "a"\nroot ::= "b"', /defines root twice \(line 2, column 1\)/],
    ["open literal", 'root ::= "a', /a literal that began here and does not end \(line 1, column 10\)/],
    ["open class", "root ::= [a-", /class that began here/],
    ["open group", 'root ::= ("a"', /group without its \)/],
    ["empty class", "root ::= []", /class without characters/],
    ["backward range", "root ::= [z-a]", /ends before it begins/],
    ["escape", 'root ::= "\\q"', /unknown escape "\\\\q"/],
    ["stray sign", 'root ::= "a" )', /has "\)" where an element/],
    ["no ::=", "root = 1", /needs ::= after root/],
    ["counts upside down", 'root ::= "a"{3,2}', /repetition from 3 to 2/],
    ["large count", 'root ::= "a"{5000}', /repetition from 5000 to 5000: 0 to 2000 are allowed/],
    ["left recursion", 'root ::= root "a" | "b"', /begins with itself: root/],
    ["hidden left recursion", 'root ::= maybe root "a"\nmaybe ::= "b"?', /begins with itself/],
    ["deep nesting", `root ::= ${"(".repeat(500)}"a"${")".repeat(500)}`, /nests groups over 200 deep/],
    ["too long", `root ::= "${"a".repeat(MAX_GRAMMAR_CHARS)}"`, /at most 200000/],
    ["too many rules", `root ::= ${'("a"{0,2000})'.repeat(11)}`, /more than 20000 rules/],
  ])("refuses %s", (_name, grammar, message) => {
    expect(() => parseGbnf(grammar)).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
    expect(() => parseGbnf(grammar)).toThrow(message);
  });

  test("a long chain of rules that may be empty is read at once", () => {
    const rules = Array.from({ length: 8_000 }, (_, i) => `a${i} ::= a${i + 1}`);
    const started = performance.now();
    expect(fits(`root ::= a0\n${rules.join("\n")}\na8000 ::= ""`, "")).toBe(true);
    // It took seconds when every pass looked at all rules.
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("ambiguity and long repetitions take no exponential time", () => {
    expect(fits('root ::= (("a"*)? "a"?){0,50}', "a".repeat(200))).toBe(true);
    expect(fits('root ::= ("a" | "a" "a")* "b"', `${"a".repeat(2_000)}b`)).toBe(true);
    expect(fits('root ::= "a"{0,2000}', "a".repeat(2_000))).toBe(true);
    expect(fits('root ::= "a"{0,2000}', "a".repeat(2_001))).toBe(false);
  });
});

describe("UTF-8 ranges", () => {
  const matches = (sequences: readonly Range[][], character: number): number => {
    const bytes = new TextEncoder().encode(String.fromCodePoint(character));
    return sequences.filter(
      (s) => s.length === bytes.length && s.every(([low, high], i) => bytes[i]! >= low && bytes[i]! <= high),
    ).length;
  };

  test.each<Range>([
    [0, LAST_CHARACTER],
    [0x41, 0x41],
    [0x7f, 0x80],
    [0x7ff, 0x800],
    [0xd7ff, 0xe000],
    [0xffff, 0x10000],
    [0x3a3, 0x1f642],
    [0x10fffe, LAST_CHARACTER],
  ])("%i to %i: each character in one way, no other at all", (low, high) => {
    const sequences = utf8Ranges([low, high]);
    const near = [low, high].flatMap((edge) =>
      [-65, -64, -2, -1, 0, 1, 2, 63, 64, 65].map((by) => edge + by),
    );
    for (const character of [...near, 0x20, 0xe9, 0x6771, 0x1f600]) {
      if (character < 0 || character > LAST_CHARACTER || (character >= 0xd800 && character <= 0xdfff))
        continue;
      expect([character, matches(sequences, character)]).toEqual([
        character,
        character >= low && character <= high ? 1 : 0,
      ]);
    }
  });

  test("the complement of overlapping ranges", () => {
    expect(
      complement([
        [5, 9],
        [0, 2],
        [8, 20],
      ]),
    ).toEqual([
      [3, 4],
      [21, LAST_CHARACTER],
    ]);
    expect(complement([[0, LAST_CHARACTER]])).toEqual([]);
  });
});
