import { describe, expect, test } from "vitest";
import { parseGbnf } from "./gbnf.js";
import type { JsonSchema } from "./json-schema.js";
import { Machine } from "./machine.js";
import { read } from "./read-text.test-suite.js";
import { isTextSchema, textSchemaToGbnf } from "./text-schema.js";

const fits = (grammar: string, text: string): boolean => read(grammar, text) === "fits";

const string = (keywords: object): JsonSchema => ({ type: "string", ...keywords });

describe("text schemas", () => {
  test.each<[string, JsonSchema, readonly string[], readonly string[]]>([
    [
      "a length",
      string({ minLength: 3, maxLength: 3 }),
      ["abc", "a c", "漢字é"],
      ["", "ab", "abcd", "ab ", "a😀"],
    ],
    ["a length of one", string({ minLength: 1, maxLength: 1 }), ["a", "字"], ["", "ab", "😀", " "]],
    ["at least two", string({ minLength: 2 }), ["ab", "😀😀", "two words"], ["", "a", "😀", "a ", " ab"]],
    ["at least one", string({ minLength: 1 }), ["a", "ab"], ["", " ", "a "]],
    [
      "at most five",
      string({ maxLength: 5 }),
      ["", "a", "a b c", "😀😀", "a😀"],
      ["abcdef", "😀😀😀", "abcd😀"],
    ],
    ["nothing at all", string({ maxLength: 0 }), [""], ["a"]],
    ["search", string({ pattern: "@" }), ["@", "a@b", "x y@z"], ["", "ab", " @", "@ "]],
    ["beginning", string({ pattern: "^x" }), ["x", "xa b"], ["ax"]],
    ["end", string({ pattern: "y$" }), ["y", "a by"], ["ya"]],
    ["anchored", string({ pattern: "^[a-z]+$", maxLength: 3 }), ["ab"], ["", "aB"]],
    [
      "dates by format",
      string({ format: "date" }),
      ["2024-02-29", "2000-02-29", "2023-12-31"],
      ["2023-02-29", "1900-02-29", "2023-13-01", "2023-04-31", "23-01-01"],
    ],
    [
      "addresses by format",
      string({ format: "email" }),
      ["a.b+c@mail.example.org", "A_1@x-y.de"],
      ["a@b", "@b.de", "a b@c.de", "a@-b.de"],
    ],
    [
      "UUIDs by format",
      string({ format: "uuid" }),
      ["1b4e28ba-2fa1-41d2-883f-0016d3cca427"],
      ["1b4e28ba2fa141d2883f0016d3cca427", "x"],
    ],
    [
      "IPv4 addresses by format",
      string({ format: "ipv4" }),
      ["0.0.0.0", "192.168.1.254", "255.255.255.255"],
      ["256.1.1.1", "1.2.3", "01.2.3.4", "1.2.3.4.5"],
    ],
    ["the empty text among others", { enum: ["", "a"] }, ["", "a"], ["b", "aa"]],
    ["nothing but the empty text", { const: "" }, [""], ["a"]],
    [
      "values that begin alike",
      { enum: ["in", "inn", "inner", "out", 'o"u\nt', "😀", "😁"] },
      ["in", "inn", "inner", "out", 'o"u\nt', "😀", "😁"],
      ["i", "inne", "o", "😂", ""],
    ],
    ["unions", { anyOf: [{ const: "" }, string({ pattern: "^\\d+$" })] }, ["", "12"], ["a"]],
  ])("%s", (_name, schema, good, bad) => {
    expect(isTextSchema(schema)).toBe(true);
    const grammar = textSchemaToGbnf(schema)!;
    for (const text of good) expect([text, fits(grammar, text)]).toEqual([text, true]);
    for (const text of bad) expect([text, fits(grammar, text)]).toEqual([text, false]);
  });

  test("any text needs no grammar, and other values are none", () => {
    const any: JsonSchema[] = [
      string({}),
      string({ format: "uri" }),
      { anyOf: [{ const: "a" }, string({})] },
    ];
    for (const schema of any)
      expect([isTextSchema(schema), textSchemaToGbnf(schema)]).toEqual([true, undefined]);
    const others: JsonSchema[] = [
      true,
      {},
      { const: 1 },
      { enum: ["a", null] },
      { type: ["string", "null"] },
    ];
    for (const schema of others) expect(isTextSchema(schema)).toBe(false);
  });

  test("an enum of thousands never has many ways to be read", () => {
    const values = Array.from({ length: 10_000 }, (_, i) => `v${i * 7}`);
    const machine = new Machine(parseGbnf(textSchemaToGbnf({ enum: values })!));
    let state: ReturnType<Machine["after"]> = machine.start;
    for (const byte of Buffer.from("v69993")) {
      expect(state!.places.length).toBeLessThan(20);
      state = machine.after(state!, byte);
    }
    expect(state?.complete).toBe(true);
  });

  test.each<[string, JsonSchema, RegExp]>([
    [
      "too many values",
      { enum: Array.from({ length: 10_001 }, (_, i) => `${i}`) },
      /lists 10001 values: at most 10000/,
    ],
    ["no value", { enum: [] }, /allows no value/],
    [
      "half a character",
      { anyOf: [{ const: "\ud83d" }] },
      /at \/anyOf\/0 has the value .* half of a surrogate pair/,
    ],
    [
      "a very long text",
      string({ minLength: 3000 }),
      /asks for 3000 to any number of items or characters: 0 to 2000/,
    ],
    ["lengths that no text has", string({ minLength: 3, maxLength: 2 }), /asks for 3 to 2/],
  ])("refuses %s", (_name, schema, message) => {
    expect(() => textSchemaToGbnf(schema)).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
    expect(() => textSchemaToGbnf(schema)).toThrow(message);
  });
});
