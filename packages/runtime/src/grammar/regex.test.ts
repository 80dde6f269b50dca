import { describe, expect, test } from "vitest";
import { read } from "./read-text.test-suite.js";
import { regexToGbnf } from "./regex.js";

describe("regular expressions", () => {
  const TEXTS = [
    "",
    "a",
    "aa",
    "ab",
    "abc",
    "b",
    "AB-12",
    "A-1",
    "12",
    "1.5",
    "2024-02-30",
    "x y",
    "é",
    "😀",
    "-",
    "]",
    "a\nb",
    "\t",
    "_z9",
    "aXb",
    "aXXXb",
  ];
  test.each([
    "",
    "a",
    "a|b",
    "a*b?c?",
    "(a|b)+",
    "(?:ab){1,2}c{0,1}",
    "[A-Z]+-\\d{1,2}",
    "\\d{4}-(0[1-9]|1[0-2])-[0-3]\\d",
    "^a$|^12$",
    "\\w+",
    "\\S\\s\\S",
    ".",
    "[^a-z]",
    "[-\\]]",
    "\\u00e9|\\u{1f600}",
    "\\ud83d\\ude00",
    "[\\ud83d\\ude00-\\uD83D\\uDE4F]",
    "[\\u{1F600}-\\u{1F64F}]",
    "\\u{00001F600}",
    "(^a|b$)",
    "\\d+(\\.\\d+)?",
    "(?<first>a)(X{3}|X)b",
    "\\t",
    "[\\w-]+",
    "a.?b",
    "a{2}",
    "a{0}",
  ])("/%s/ matches what JavaScript matches", (source) => {
    const grammar = `root ::= ${regexToGbnf(source)}`;
    const expression = new RegExp(`^(?:${source})$`, "u");
    for (const text of TEXTS)
      expect([text, read(grammar, text) === "fits"]).toEqual([text, expression.test(text)]);
  });

  test.each([
    "",
    "@",
    "\\d",
    "^a",
    "b$",
    "^a|b$",
    "(^a|b$)",
    "((^|X)b)",
    "^(a|^b)$",
    "a|^b|c$|^12$",
    "^$|^a",
    "(?:^|-)\\d(?:$|-)",
    "X{2}",
    "a(?:b$|X)",
  ])("a search for /%s/ finds what JavaScript finds", (source) => {
    const grammar = `root ::= ${regexToGbnf(source, { around: { before: ".*", after: ".*" } })}`;
    for (const text of [...TEXTS, "x@y", "1-2-", "-1", "Xba"]) {
      expect([text, read(grammar, text) === "fits"]).toEqual([text, new RegExp(source, "u").test(text)]);
    }
  });

  test.each<[string, RegExp]>([
    ["a(?=b)", /look-around/],
    ["(a)\\1", /has \\1, which a grammar cannot express/],
    ["\\bword", /has \\b/],
    ["(a", /group without its \)/],
    ["[a", /ends in the middle/],
    ["a)", /unexpected \)/],
    ["[z-a]", /ends before it begins/],
    ["*a", /has \* where/],
    ["a^b", /has \^ where/],
    ["x(^a)", /has \^ in a group that does not stand first/],
    ["(a|b$)c", /has \$ in a group that something follows/],
    ["(^a)?b", /repeats a group with \^ or \$/],
    ["\\ud83d", /half of a surrogate pair: write the whole character, as in \\u\{1F600\}/],
    ["[\\ud83c\\ud83d]", /half of a surrogate pair/],
    ["\ud83d", /half of a surrogate pair/],
    ["\\u{110000}", /beyond the last character/],
    ["a{3000}", /more than 2000 times/],
    ["x".repeat(2_001), /at most 2000/],
  ])("refuses /%s/", (source, message) => {
    expect(() => regexToGbnf(source)).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
    expect(() => regexToGbnf(source)).toThrow(message);
  });
});
