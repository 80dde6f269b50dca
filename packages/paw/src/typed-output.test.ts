/** Output schemas of real libraries: what they restrict, what the function returns, and how failures are told. */

import { createPool, type Pool } from "@paw/runtime";
import { toStandardJsonSchema } from "@valibot/to-json-schema";
import { type } from "arktype";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { compile, load, type PawFunction } from "./index.js";
import { planOutput, restrictedBy } from "./output-plan.js";
import type { StandardSchema } from "./standard-schema.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

const SPEC = "Say how urgent the message is, and why.";

/** More than a label set holds. */
const MANY = Array.from({ length: 1_000 }, (_, i) => `value ${i}`);

let snapshot: TinySnapshot;
let pool: Pool;
let program: Uint8Array;

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
  pool = createPool({ workers: 1 });
  program = (await compile(SPEC, { pool })).bytes;
});
afterAll(async () => {
  await pool.close();
  await snapshot.remove();
});

describe("the plan of a schema", () => {
  const LEVELS = ["low", "high"];
  it.each<[string, StandardSchema, readonly string[]]>([
    ["zod enum", z.enum(["low", "high"]), LEVELS],
    ["zod union", z.union([z.literal("low"), z.literal("high")]), LEVELS],
    ["valibot picklist", toStandardJsonSchema(v.picklist(["low", "high"])), LEVELS],
    ["arktype union", type("'low' | 'high'"), LEVELS],
    ["numbers", z.union([z.literal(1), z.literal(2)]), ["1", "2"]],
    ["a boolean", z.boolean(), ["true", "false"]],
    ["a nullable enum", z.enum(["a"]).nullable(), ['"a"', "null"]],
    ["a nullable boolean", z.boolean().nullable(), ["true", "false", "null"]],
  ])("%s: labels", (_name, schema, labels) => {
    const plan = planOutput(schema);
    expect([...(plan.labels ?? [])].sort()).toEqual([...labels].sort());
    expect(plan.grammar).toBeUndefined();
  });

  it("objects, lists and numbers are grammars, plain texts are free, patterns restrict", () => {
    expect(planOutput(z.object({ a: z.string() })).grammar).toContain('"\\"a\\""');
    expect(planOutput(z.array(z.number())).grammar).toContain("json-number");
    expect(planOutput(z.string())).toEqual({ read: expect.any(Function) });
    expect(planOutput(z.string().regex(/^[A-Z]{2}$/)).grammar).toMatch(/^root ::= \[A-Z\]\{2\}$/);
  });

  it.each<[string, StandardSchema]>([
    ["an empty text", z.enum(["", "low"])],
    ["a text that is no line", toStandardJsonSchema(v.picklist(["low", "a\nb"]))],
    ["a long text", z.enum(["low", "high ".repeat(60)])],
    ["more than a label set holds", z.enum(MANY)],
    ["more numbers than that", z.literal(MANY.map((_, i) => i))],
  ])("an enum with %s is a grammar", (_name, schema) => {
    expect(planOutput(schema)).toEqual({ grammar: expect.any(String), read: expect.any(Function) });
  });

  it("what a grammar cannot hold is refused before any call", () => {
    const refused = (schema: StandardSchema, message: RegExp) =>
      expect(() => planOutput(schema)).toThrow(
        expect.objectContaining({ code: "OPTION_INVALID", message: expect.stringMatching(message) }),
      );
    refused(z.enum(Array.from({ length: 10_001 }, (_, i) => `v${i}`)), /lists 10001 values: at most 10000/);
    refused(
      z.enum(MANY.map((text) => text + "x".repeat(250))),
      /a grammar of \d+ characters: at most 200000/,
    );
    refused(
      z.object({ wait: z.iso.duration() }),
      /at \/properties\/wait has a pattern that cannot be followed/,
    );
  });

  it("an option goes before a schema that cannot be followed, and the schema reads", async () => {
    const date = restrictedBy(z.coerce.date(), { grammar: /\d{4}-\d\d-\d\d/ });
    expect(await date.read!("2024-02-29")).toEqual(new Date("2024-02-29"));
    const wait = restrictedBy(z.object({ wait: z.iso.duration() }), { labels: ['{"wait":"PT1H"}'] });
    expect(await wait.read!('{"wait":"PT1H"}')).toEqual({ wait: "PT1H" });
  });

  it("values are read as the schema takes them", async () => {
    expect(await planOutput(z.union([z.literal(1), z.literal(2)])).read("2")).toBe(2);
    expect(await planOutput(z.boolean()).read("true")).toBe(true);
    expect(await planOutput(z.string().transform((text) => text.length)).read("four")).toBe(4);
    expect(await planOutput(z.object({ a: z.number().int() })).read('{"a": 7}')).toEqual({ a: 7 });
    const positive = planOutput(z.number().positive());
    await expect(positive.read("-1")).rejects.toMatchObject({ code: "OUTPUT_INVALID" });
    await expect(positive.read("-")).rejects.toMatchObject({
      code: "OUTPUT_INVALID",
      message: expect.stringMatching(/"-", which is not JSON/),
    });
    const nested = planOutput(z.object({ a: z.array(z.int().multipleOf(2)) })).read('{"a":[2,3]}');
    await expect(nested).rejects.toThrow(/does not fit the output schema \(a\.1: Invalid number/);
  });

  it("a schema that does not tell its shape is only checked, which a warning says", async () => {
    const plan = planOutput(v.picklist(["low", "high"]));
    expect(plan.warning).toMatch(
      /not restricted to it: give toStandardJsonSchema\(schema\) of @valibot\/to-json-schema/,
    );
    expect(plan).not.toHaveProperty("labels");
    expect(await plan.read("low")).toBe("low");
    await expect(plan.read("no")).rejects.toMatchObject({ code: "OUTPUT_INVALID" });
    await using judge = await load(program, { pool, output: v.picklist(["low", "high"]) });
    expect(judge.warnings).toEqual([plan.warning]);
  });

  it("a schema that no JSON Schema can say is refused with the library's reason", () => {
    expect(() => planOutput(z.date())).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
    expect(() => planOutput(z.date())).toThrow(/zod cannot write the output schema as JSON Schema: .*Date/);
  });
});

describe("typed functions", () => {
  it("answer with values of an object schema, always of its shape, also when loaded again", async () => {
    const output = z.object({ level: z.enum(["low", "high"]), urgent: z.boolean() });
    const judge = await compile({ spec: SPEC, output }, { pool });
    expectTypeOf(judge).toEqualTypeOf<PawFunction<{ level: "low" | "high"; urgent: boolean }>>();
    expect(judge.meta.decoding.kind).toBe("grammar");
    for (const text of ["fire", "all is well", "x".repeat(60)]) {
      const answer = await judge(text);
      expect(["low", "high"]).toContain(answer.level);
      expect(typeof answer.urgent).toBe("boolean");
    }
    const again = await load(judge.bytes, { pool, output });
    expect(await again("fire")).toEqual(await judge("fire"));
    // Without the schema the program still answers in its grammar, as text.
    const text = await (await load(judge.bytes, { pool }))("fire");
    expect(JSON.parse(text)).toEqual(await judge("fire"));
  });

  it("the gate takes an example's JSON as a value, not as a text", async () => {
    const grammar = `root ::= "{\\"a\\": 7}" | "[1]"`;
    const examples = 'Input: x\nOutput: {"a":7}\n\nInput: x\nOutput: [ 1 ]\n\nInput: x\nOutput: seven';
    const { gate } = await compile(`${SPEC}\n\n${examples}`, { pool, grammar });
    expect(gate).toMatchObject({ n: 3, passed: 1 });
  });

  it("an enum is the label set, with confidence", async () => {
    const severity = await compile({ spec: SPEC, output: z.enum(["low", "high"]) }, { pool });
    expectTypeOf(severity).toEqualTypeOf<PawFunction<"low" | "high">>();
    expect(severity.labels).toEqual(["low", "high"]);
    const { output, labelProbabilities } = await severity.call("fire");
    expect(["low", "high"]).toContain(output);
    expect(labelProbabilities?.length).toBeGreaterThan(0);
  });

  it.each<[string, StandardSchema]>([
    ["zod length", z.string().length(3)],
    ["zod lengths", z.string().min(2).max(5)],
    ["zod empty text", z.literal("")],
    ["zod enum with an empty text", z.enum(["", "a"])],
    ["zod enum of 1,000", z.enum(MANY)],
    ["zod date", z.iso.date()],
    ["zod UUID", z.uuid()],
    ["zod whole number", z.int().min(3).max(12)],
    ["zod share", z.number().min(0).max(1)],
    ["zod record", z.record(z.enum(["a", "b"]), z.int().min(0).max(9))],
    [
      "zod list",
      z
        .array(z.enum(["a", "b"]).nullable())
        .min(1)
        .max(2),
    ],
    [
      "zod discriminated union",
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("at"), day: z.iso.date().optional() }),
        z.object({ kind: z.literal("in"), days: z.int().min(1).max(31).default(1) }),
      ]),
    ],
    ["valibot date", toStandardJsonSchema(v.pipe(v.string(), v.isoDate()))],
    ["valibot IPv4", toStandardJsonSchema(v.pipe(v.string(), v.ipv4()))],
    ["valibot UUID", toStandardJsonSchema(v.pipe(v.string(), v.uuid()))],
    [
      "valibot whole number",
      toStandardJsonSchema(v.pipe(v.number(), v.integer(), v.minValue(-2), v.maxValue(40))),
    ],
    [
      "valibot intersection",
      toStandardJsonSchema(
        v.intersect([v.object({ a: v.boolean() }), v.object({ b: v.picklist(["x", "y"]) })]),
      ),
    ],
    ["arktype UUID", type("string.uuid")],
    ["arktype object", type({ level: "1 <= number.integer <= 5", "note?": "string == 2" })],
  ])("%s: answers fit without luck", async (_name, output) => {
    const judge = await load(program, { pool, output });
    for (const text of ["fire", "all is well"]) await judge(text);
    await judge.close();
  });

  it("an answer cut in the middle is an error, not half a value", async () => {
    const list = await compile({ spec: SPEC, output: z.array(z.string().min(40)).min(2) }, { pool });
    await expect(list.call("fire", { maxTokens: 4 })).rejects.toMatchObject({ code: "OUTPUT_INVALID" });
  });

  it("take a grammar or a regular expression without a schema, for one call too", async () => {
    const code = await compile(SPEC, { pool, grammar: /[A-Z]{2}-\d{3}/ });
    expect(await code("fire")).toMatch(/^[A-Z]{2}-\d{3}$/);
    expect(code.labels).toBeUndefined();
    const { output } = await code.call("fire", { grammar: 'root ::= "yes" | "no"' });
    expect(["yes", "no"]).toContain(output);
    expect(await code("fire", { labels: ["one"] })).toBe("one");
    // Equal inputs under other restrictions must not share a remembered answer.
    expect(await code("fire")).toMatch(/^[A-Z]{2}-\d{3}$/);
  });

  it("labels that the spec states give way to a grammar", async () => {
    const spec = "Classify it. Return ONLY one of: ALERT, QUIET.";
    const one = await compile(spec, { pool, grammar: 'root ::= "7"' });
    expect([one.labels, await one("x")]).toEqual([undefined, "7"]);
  });

  it.each<[string, object, RegExp]>([
    ["both", { labels: ["a"], grammar: "root ::= [a]" }, /one of them restricts/],
    ["broken", { grammar: "root ::= (" }, /the grammar/],
    ["flags", { grammar: /a/i }, /the flag i has no meaning/],
    ["neither text nor expression", { grammar: 7 }, /grammar is number/],
  ])("refuse %s", async (_name, options, message) => {
    await expect(compile(SPEC, { pool, ...options })).rejects.toMatchObject({
      code: "OPTION_INVALID",
      message: expect.stringMatching(message),
    });
  });
});
