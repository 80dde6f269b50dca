import { createPool } from "@paw/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkInput } from "./input.js";
import { checkLabels, checkOptions, type PawOptions } from "./options.js";
import { leasePool } from "./pool-lease.js";
import { checkSchema, type StandardSchema, validateOutput } from "./standard-schema.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

let snapshot: TinySnapshot;

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
});
afterAll(() => snapshot.remove());

describe("checkOptions", () => {
  it("takes names", () => {
    expect(() => checkOptions({})).not.toThrow();
    const names = { interpreter: "nano", compiler: snapshot.manifest.snapshot };
    expect(() => checkOptions({ ...names, offline: true, cacheDir: "x" })).not.toThrow();
  });

  it.each([
    [{ interpreter: 5 }, /interpreter is number: a name is needed/],
    [{ compiler: "" }, /compiler is empty: a name is needed/],
    [{ writer: "", compiler: "prompt" }, /writer is empty: a name is needed/],
    [{ writer: "x" }, /writer is for the compiler "prompt"/],
    [{ writer: "x", compiler: "hosted" }, /writer is for the compiler "prompt"/],
    [{ writerContract: "plain", compiler: "prompt" }, /writerContract is the layout of a writer/],
    [{ offline: "yes" }, /offline is string/],
    [{ cacheDir: "" }, /cacheDir is not a path/],
    [{ labels: "a,b" }, /labels is string: a list/],
    [{ signal: 5 }, /signal is number: an AbortSignal is needed/],
    [{ signal: null }, /signal is null/],
    [{ onProgress: 5 }, /onProgress is number: a function is needed/],
    [{ pool: {} }, /pool is object: what createPool gives is needed/],
    [null, /the options are null: an object is needed/],
  ])("refuses %j", (options, message) => {
    const check = () => checkOptions(options as unknown as PawOptions);
    expect(check).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
    expect(check).toThrow(message);
  });
});

it("keeps the labels that were given, whatever becomes of the list", () => {
  const labels = ["a", "b"];
  const options = checkOptions({ labels });
  labels[0] = "b";
  expect(options.labels).toEqual(["a", "b"]);
});

describe("checkLabels", () => {
  it("takes one label and labels with blanks inside", () => {
    expect(() => checkLabels(["yes"])).not.toThrow();
    expect(() => checkLabels(["needs a person", "não", "{x}"])).not.toThrow();
  });

  it.each([
    [[], /0 labels: a list of 1 to 256/],
    [Array.from({ length: 257 }, (_, i) => `l${i}`), /257 labels/],
    [["a", ""], /label 2 is ""/],
    [["a", " b"], /label 2 is " b"/],
    [["a\nb"], /label 1 is "a\\nb"/],
    [["a", "b", "a"], /label "a" is given twice/],
    [["a", 5], /label 2 is 5/],
    [["\ud800"], /label 1/],
  ])("refuses %j", (labels, message) => {
    expect(() => checkLabels(labels as string[])).toThrow(message);
  });
});

describe("checkInput", () => {
  it.each(["", " \n", "<|im_end|>", "日本 😀 \u001b[31m", "\ufeffx"])("takes %j as it is", (text) => {
    expect(checkInput(text)).toBe(text);
  });

  it.each([
    [5, /the input is number/],
    [null, /the input is null/],
    [undefined, /the input is undefined/],
    [["a"], /the input is an array/],
    [Buffer.from("a"), /the input is bytes/],
    ["PK\u0003\u0004\0\0", /NUL character at position 4, so it is binary/],
    ["cut \ud83d", /half a surrogate pair/],
  ])("refuses %j", (input, message) => {
    expect(() => checkInput(input)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
    expect(() => checkInput(input)).toThrow(message);
  });
});

describe("leasePool", () => {
  it("shares one pool and closes it with its last user", async () => {
    const first = leasePool({});
    const second = leasePool({});
    expect(second.pool).toBe(first.pool);
    await first.release();
    await first.release();
    // One user is left: a new one still gets the same pool.
    const third = leasePool({});
    expect(third.pool).toBe(second.pool);
    await second.release();
    await third.release();
    await expect(third.pool.info("any.gguf")).rejects.toMatchObject({ code: "CLOSED" });
    const fourth = leasePool({});
    expect(fourth.pool).not.toBe(third.pool);
    await fourth.release();
  });

  it("leaves a given pool open and closes one of its own", async () => {
    const pool = createPool({ workers: 1 });
    await leasePool({ pool }).release();
    expect(() => pool.warm()).not.toThrow();
    expect(pool.workerPids).toHaveLength(1);
    await pool.close();
    const own = leasePool({ workers: 2 });
    await own.release();
    await expect(own.pool.info("any.gguf")).rejects.toMatchObject({ code: "CLOSED" });
  });

  it("refuses wrong and contradicting options", () => {
    expect(() => leasePool({ workers: 0 })).toThrow(/workers is 0/);
    expect(() => leasePool({ pool: createPool(), backend: "llama" })).toThrow(/pool is given together/);
  });
});

describe("Standard Schema", () => {
  const upper: StandardSchema<unknown, number> = {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: async (value) =>
        typeof value === "string" && /^\d+$/.test(value)
          ? { value: Number(value) }
          : { issues: [{ message: "not digits" }, { message: "try again" }] },
    },
  };

  it("gives the validated value, also from an asynchronous schema", async () => {
    expect(await validateOutput(upper, "42")).toBe(42);
  });

  it("names the output and all issues when it does not fit", async () => {
    await expect(validateOutput(upper, "x".repeat(500))).rejects.toMatchObject({
      code: "OUTPUT_INVALID",
      message: expect.stringMatching(/answered "x{80}", .*\(not digits; try again\)/),
    });
  });

  it.each([{}, null, { "~standard": { version: 2, validate: () => ({ value: 1 }) } }])(
    "refuses %j",
    (schema) => {
      expect(() => checkSchema(schema)).toThrow(/Standard Schema/);
    },
  );
});
