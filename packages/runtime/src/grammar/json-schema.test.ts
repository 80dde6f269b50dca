import { describe, expect, test } from "vitest";
import { type JsonSchema, jsonSchemaToGbnf } from "./json-schema.js";
import { read } from "./read-text.test-suite.js";

const person: JsonSchema = {
  type: "object",
  properties: {
    name: { type: "string" },
    age: { type: "integer" },
    "e-mail": { type: ["string", "null"] },
    tags: { type: "array", items: { enum: ["a", "b"] }, maxItems: 2 },
  },
  required: ["name", "tags"],
  additionalProperties: false,
};

describe("JSON schemas", () => {
  test.each<[string, JsonSchema, readonly string[], readonly string[]]>([
    [
      "objects",
      person,
      [
        '{"name":"Zoë \\"Z\\" 東","age":-4,"e-mail":null,"tags":["a","b"]}',
        '{"name": "", "tags": []}',
        '{"name":"x","e-mail":"a@b","tags":["b"]}',
      ],
      [
        '{"age":4,"name":"x","tags":[]}',
        '{"name":"x","age":04}',
        '{"name":"x","tags":["a","b","a"]}',
        '{"name":"x"}',
        '{"name":"x",}',
        '{"name":"line\nbreak"',
        ' {"name"',
      ],
    ],
    [
      "no property required",
      { properties: { a: { type: "null" }, b: { type: "boolean" } } },
      ["{}", '{"b":true}', '{"a":null, "b":false}'],
      ['{"b":true,"a"', "{,"],
    ],
    [
      "records",
      { type: "object", additionalProperties: { type: "number" } },
      ["{}", '{"x":1.5,"y":-0}'],
      ['{"x":"1"', '{"x":1.}'],
    ],
    ["any value", {}, ['{"a":[1,{"b":"c"}],"d":null}', "[]", '"x"', "-12.75"], ["{a", "01", "[1,]"]],
    [
      "enums and constants",
      { enum: ['a"b', "c\\d", 3, null, { x: [1] }] },
      ['"a\\"b"', '"c\\\\d"', "3", "null", '{"x":[1]}'],
      ["a", "4"],
    ],
    ["unions", { anyOf: [{ const: "on" }, { type: "integer" }] }, ['"on"', "12"], ['"off"', "1.5"]],
    [
      "tuples",
      { type: "array", prefixItems: [{ type: "string" }, { type: "boolean" }] },
      ['["x", true]'],
      ['["x"]', '["x",true,1'],
    ],
    [
      "counted lists",
      { type: "array", items: { type: "null" }, minItems: 2, maxItems: 3 },
      ["[null,null]", "[null, null, null]"],
      ["[null]", "[null,null,null,null", "[]"],
    ],
    ["an empty list", { type: "array", maxItems: 0 }, ["[]"], ["[1"]],
    [
      "lengths and patterns",
      {
        type: "array",
        items: {
          anyOf: [
            { type: "string", minLength: 2, maxLength: 3 },
            { type: "string", pattern: "^[A-Z]{1}-\\d+$" },
          ],
        },
      },
      ['["ab","éèê","Q-12"]'],
      ['["a"]', '["abcd"]', '["q-12"]'],
    ],
    [
      "whole numbers between bounds",
      {
        type: "array",
        prefixItems: [
          { type: "integer", minimum: 1, maximum: 5 },
          { type: "integer", minimum: -12, maximum: 305 },
          { type: "integer", exclusiveMinimum: 0 },
          { type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 },
        ],
      },
      ["[1,-12,1,-7]", "[5,305,999999999999999,0]", "[3,-9,12,12]", "[3,0,12,12]", "[4,299,10,-1]"],
      ["[0,", "[6,", "[12", "[1,-13,", "[1,306,", "[1,3050", "[1,1,0,", "[1,1,-1"],
    ],
    [
      "numbers between bounds",
      {
        type: "array",
        prefixItems: [
          { type: "number", minimum: 0, maximum: 1 },
          { type: "number", exclusiveMaximum: 20 },
          { type: "number", minimum: -2.5, maximum: 2.5 },
          { type: "number", minimum: 1000 },
        ],
      },
      ["[0.25,19.9,-2.5,1000]", "[1,-200.5,2.5,1000.01]", "[0,0,0,123456789012345]"],
      ["[2", "[1.", "[-", "[1,20", "[1,1,3", "[1,1,-3", "[1,1,1,999,", "[1,1,1,-"],
    ],
    [
      "records of certain keys",
      {
        type: "object",
        properties: {
          few: {
            type: "object",
            propertyNames: { enum: ["a", "b"] },
            additionalProperties: { type: "null" },
          },
          form: { type: "object", propertyNames: { type: "string", pattern: "^k\\d$" } },
        },
        required: ["few"],
      },
      ['{"few":{"a":null,"b":null},"form":{"k1":1}}', '{"few":{}}', '{"few":{"b":null}}'],
      ['{"few":{"c"', '{"few":{},"form":{"k"'],
    ],
    [
      "lengths in units of UTF-16 and in characters",
      { type: "array", items: { type: "string", minLength: 1, maxLength: 4 } },
      ['["abcd","a","\\n\\n\\n\\n","😀","a😀","éé漢字"]'],
      ['[""', '["abcde', '["😀😀😀', '["abc😀'],
    ],
    [
      "objects that are several at once",
      {
        allOf: [
          { type: "object", properties: { a: { type: "null" } }, required: ["a"] },
          { type: "object", properties: { b: { type: "null" } } },
        ],
      },
      ['{"a":null}', '{"a":null,"b":null}'],
      ["{}", '{"b"'],
    ],
    [
      "several patterns: the first",
      { type: "array", items: { type: "string", allOf: [{ pattern: "^x" }, { pattern: "y$" }] } },
      ['["x","xy"]'],
      ['["y'],
    ],
    [
      "an enum of many values",
      { enum: Array.from({ length: 3_000 }, (_, i) => `v${i}`) },
      ['"v0"', '"v17"', '"v2999"'],
      ['"v3000', '"v01', '"w'],
    ],
    [
      "a pattern is searched for, unless it is anchored",
      {
        type: "array",
        items: {
          anyOf: [
            { pattern: "@", type: "string" },
            { pattern: "^x|y$", type: "string" },
          ],
        },
      },
      ['["@","a@b","\\n@@"]', '["x","xa","by"]'],
      ['["ab"]', '["ax"]', '["ya"]'],
    ],
    [
      "recursion by reference",
      {
        $defs: {
          tree: {
            type: "object",
            properties: { v: { type: "integer" }, kids: { type: "array", items: { $ref: "#/$defs/tree" } } },
            required: ["v"],
          },
        },
        $ref: "#/$defs/tree",
      },
      ['{"v":1,"kids":[{"v":2},{"v":3,"kids":[]}]}'],
      ['{"kids":[]}', '{"v":1,"kids":[2'],
    ],
  ])("%s", (_name, schema, good, bad) => {
    const grammar = jsonSchemaToGbnf(schema);
    for (const text of good) {
      expect([text, read(grammar, text)]).toEqual([text, "fits"]);
      JSON.parse(text);
    }
    for (const text of bad) expect([text, typeof read(grammar, text)]).toEqual([text, "number"]);
  });

  test("a deep schema gives a grammar of its own size, not one of copies in copies", () => {
    const flat = (depth: number): JsonSchema =>
      depth === 0
        ? { type: "integer" }
        : { type: "object", properties: { a: flat(depth - 1) }, required: [] };
    expect(jsonSchemaToGbnf(flat(40)).length).toBeLessThan(20_000);
  });

  test.each<[string, unknown, RegExp]>([
    ["no schema", "x", /^the schema is "x": an object or true is needed/],
    ["false", { properties: { a: false } }, /the schema at \/properties\/a is false/],
    ["unknown type", { type: "text" }, /the type "text", which JSON Schema does not know/],
    ["not", { properties: { a: { not: {} } } }, /at \/properties\/a uses "not"/],
    ["allOf", { allOf: [{}, {}] }, /"allOf" of several/],
    [
      "a property of two kinds",
      {
        allOf: [
          { type: "object", properties: { a: { type: "null" } } },
          { type: "object", properties: { a: {} } },
        ],
      },
      /"allOf" of several/,
    ],
    ["foreign reference", { $ref: "http://x" }, /refers to http:\/\/x/],
    ["missing reference", { $ref: "#/$defs/none" }, /which is not there/],
    ["inherited name", { $ref: "#/constructor" }, /which is not there/],
    ["empty enum", { enum: [] }, /allows no value/],
    ["no whole number", { type: "integer", minimum: 1.2, maximum: 1.8 }, /no whole number from 1.2 to 1.8/],
    ["no number", { type: "number", exclusiveMinimum: 1, maximum: 1 }, /allows no number from 1 to 1/],
    [
      "look-around",
      { properties: { a: { type: "string", pattern: "a(?=b)" } } },
      /at \/properties\/a has a pattern that cannot be followed: .*look-around.* Check it after the answer/,
    ],
    ["bounds", { type: "array", minItems: 3, maxItems: 2 }, /asks for 3 to 2/],
    [
      "endless nesting",
      JSON.parse(
        `${'{"items":'.repeat(150)}true${"}".repeat(150)}`.replaceAll('{"items"', '{"type":"array","items"'),
      ),
      /nests over 100 deep/,
    ],
  ])("refuses %s", (_name, schema, message) => {
    expect(() => jsonSchemaToGbnf(schema as JsonSchema)).toThrow(
      expect.objectContaining({ code: "OPTION_INVALID" }),
    );
    expect(() => jsonSchemaToGbnf(schema as JsonSchema)).toThrow(message);
  });
});
