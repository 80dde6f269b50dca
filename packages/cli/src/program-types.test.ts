import { describe, expect, it } from "vitest";
import { compareDeclarations, literal, renderDeclarations } from "./program-types.js";

describe("declarations", () => {
  const program = (path: string, spec: string) => ({ path, programId: "0".repeat(16), spec });
  const comment = (spec: string) =>
    /\/\*\* (.*)\(program 0{16}\) \*\//.exec(renderDeclarations([program("a", spec)]))?.[1];

  it.each([
    ["", ""],
    ["One. Two.", "One. "],
    ["Version 1.5 is out! Yes.", "Version 1.5 is out! "],
    ["  ## Log triage\r\n\r\nClassify.", "Log triage "],
    ["a\tb\u0007c\u2028d\u202ee", "a b c de "],
    ["*/ **/ *\u200b/ x", "* / ** / * / x "],
    ["lone \ud800 half", "lone \ufffd half "],
    ["é".repeat(100), `${"é".repeat(100)} `],
    ["😀".repeat(101), `${"😀".repeat(99)}… `],
  ])("quote %j as %j", (spec, quoted) => {
    expect(comment(spec)).toBe(quoted);
  });

  it("hold literals of what they are given, in characters that show", () => {
    for (const text of [
      'say "no"',
      "back\\slash",
      "não",
      "日本",
      "a\u202eb",
      "x\u2028y",
      "*/ }",
      "\u{e0001}z",
      "\ud800",
      "\u007f\n",
    ]) {
      expect(JSON.parse(literal(text))).toBe(text);
      expect(literal(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    }
  });

  it("are compared by path, odd ones too, and with anything that is in the way", () => {
    const odd = 'a "b" \\ \u202e\n.paw';
    const before = renderDeclarations([program(odd, "One."), program("same", "One.")]);
    const after = renderDeclarations([program(odd, "Two."), program("same", "One.")]);
    expect(compareDeclarations(before, after)).toEqual({ added: [], removed: [], changed: [odd] });
    expect(compareDeclarations(before, before)).toEqual({ added: [], removed: [], changed: [] });
    const garbage = `\u0000 "\\x": string;\n    /** x */\n    "\\x": string;\n${"x".repeat(100_000)}`;
    expect(compareDeclarations(garbage, after)).toEqual({ added: [odd, "same"], removed: [], changed: [] });
  });
});
