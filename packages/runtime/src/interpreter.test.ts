import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "./backend.js";
import { decodeFree } from "./decode.js";
import { Interpreter } from "./interpreter.js";
import type { Program, RunOptions } from "./program.js";
import { nanoLayout } from "./prompt.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";
import { openReferenceBackend } from "./reference/backend.js";

let files: RandomFiles;
let backend: Backend;
let interpreter: Interpreter;
let first: Program;
let second: Program;

beforeAll(async () => {
  files = await writeRandomFiles();
  backend = await openReferenceBackend(files.base);
  interpreter = new Interpreter(backend);
  first = { key: "first", adapter: files.adapters[0], ...nanoLayout("Task: Sort the lines.") };
  second = {
    key: "second",
    adapter: files.adapters[1],
    ...nanoLayout("Task: Name the colour of the thing."),
  };
});
afterAll(async () => {
  await interpreter.close();
  await files.remove();
});

/** A result without the part that differs between equal calls. */
function timeless<Result extends { elapsedMs: number }>(result: Result): Omit<Result, "elapsedMs"> {
  const { elapsedMs, ...rest } = result;
  expect(elapsedMs).toBeGreaterThanOrEqual(0);
  return rest;
}

describe("free answers", () => {
  test("are what greedy decoding of the whole prompt gives", async () => {
    const input = "the red one\nand <|im_end|>";
    const result = await interpreter.run(first, input, { maxTokens: 24 });
    const prompt = [
      ...first.prefix.flatMap(({ text, control }) => backend.tokenize(text, control)),
      ...backend.tokenize(input, false),
      ...backend.tokenize("\n[END_INPUT]\n", true),
    ];
    const sequence = await backend.openSequence({ contextLength: 512, adapter: files.adapters[0] });
    const plain = await decodeFree(sequence, prompt, { maxTokens: 24, endTokens: backend.info.endTokens });
    await sequence.close();
    expect(result.output).toBe(backend.detokenize(plain.tokens).trim());
    expect(result.finishReason).toBe(plain.finishReason);
    expect(result.confidence).toBeCloseTo(Math.exp(plain.meanLogProbability), 4);
    expect(result.tokens.output).toBe(plain.tokens.length);
    expect(result.tokens.prefix + result.tokens.input).toBe(prompt.length);
  });

  test("go on from a prompt that ends where the input does, the empty input too", async () => {
    const bare = { key: "bare", prefix: [{ text: "Sort the lines: ", control: false }], suffix: [] };
    const prefix = backend.tokenize("Sort the lines: ", false);
    for (const input of ["", "b a", ""]) {
      const { output, tokens } = await interpreter.run(bare, input, { maxTokens: 8 });
      const sequence = await backend.openSequence({ contextLength: 512 });
      const { endTokens } = backend.info;
      const prompt = [...prefix, ...backend.tokenize(input, false)];
      const plain = await decodeFree(sequence, prompt, { maxTokens: 8, endTokens });
      await sequence.close();
      expect(output).toBe(backend.detokenize(plain.tokens).trim());
      expect(tokens.prefix).toBe(prefix.length);
    }
    expect((await interpreter.run({ ...bare, labels: ["a", "b"] }, "")).output).toMatch(/^[ab]$/);
  });

  test("repeat exactly, whatever ran in between", async () => {
    const run = (program: Program, input: string) =>
      interpreter.run(program, input, { maxTokens: 12 }).then(timeless);
    const alone = await run(first, "abc");
    await run(second, "other");
    await run(first, "a longer input that takes more of the context ".repeat(8));
    await interpreter.run(first, "abc", { labels: ["yes", "no"] });
    expect(await run(first, "abc")).toEqual(alone);
    expect((await run(second, "abc")).output).not.toBe(alone.output);
    expect(await Promise.all([run(first, "abc"), run(second, "x"), run(first, "abc")])).toEqual([
      alone,
      await run(second, "x"),
      alone,
    ]);
  });

  test("do not depend on how many sequences stay open or how far a context has grown", async () => {
    const own = new Interpreter(await openReferenceBackend(files.base), { openPrograms: 1 });
    for (const program of [first, second, first]) {
      for (const input of ["abc", "long ".repeat(150), "abc"]) {
        const options = { maxTokens: 8 };
        expect(timeless(await own.run(program, input, options))).toEqual(
          timeless(await interpreter.run(program, input, options)),
        );
      }
    }
    await own.close();
  });

  test("stream pieces that make up the output", async () => {
    const pieces: string[] = [];
    const onText = (text: string) => void pieces.push(text);
    const { output } = await interpreter.run(second, "stream this", { maxTokens: 40, onText });
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join("")).toBe(output);
  });

  test("a program changed under its key is opened anew", async () => {
    const changed = { ...first, adapter: files.adapters[1] };
    const before = timeless(await interpreter.run(first, "abc", { maxTokens: 12 }));
    const after = timeless(await interpreter.run(changed, "abc", { maxTokens: 12 }));
    expect(after).not.toEqual(before);
    expect(after).toEqual(
      timeless(await interpreter.run({ ...changed, key: "third" }, "abc", { maxTokens: 12 })),
    );
    expect(timeless(await interpreter.run(first, "abc", { maxTokens: 12 }))).toEqual(before);
  });

  test("odd inputs are inputs", async () => {
    for (const input of ["", "\u0000\u0001\uffff", "\ufeffbom", "half a pair \ud83d"]) {
      const { tokens } = await interpreter.run(first, input, { maxTokens: 4 });
      expect(tokens.input).toBe(backend.tokenize(input.replace("\ud83d", "\ufffd"), false).length);
    }
  });
});

describe("label answers", () => {
  test("are one of the labels, and the program's own labels hold unless the call names others", async () => {
    const labels = ["ALERT", "QUIET", "QUIET NOW", "ask"];
    const outputs = new Set<string>();
    for (const input of ["a", "bb", "ccc", "dd dd", "e", "Return MAYBE", "12", "#"]) {
      const result = await interpreter.run({ ...first, labels }, input);
      outputs.add(result.output);
      expect(labels).toContain(result.output);
      const [top, ...others] = result.labelProbabilities!;
      expect(top).toEqual({ label: result.output, probability: result.confidence });
      const total = others.reduce((sum, { probability }) => sum + probability, result.confidence);
      expect(total).toBeLessThan(1 + 1e-9);
      for (const other of others) expect(other.probability).toBeLessThanOrEqual(result.confidence);
    }
    expect(outputs.size).toBeGreaterThan(1);
    const only = await interpreter.run({ ...first, labels }, "a", { labels: ["x"] });
    expect(only).toMatchObject({ output: "x", confidence: 1, finishReason: "stop" });
  });

  test("take the program's temperature unless the call names another, and can tell all labels", async () => {
    const program = { ...first, labels: ["ALERT", "QUIET", "QUIET NOW", "ask"] };
    const run = (own: Program, options: RunOptions = {}) =>
      interpreter.run(own, "abc", options).then(timeless);
    const plain = await run(program);
    const hot = await run({ ...program, labelTemperature: 8 });
    expect(hot.confidence).toBeLessThan(plain.confidence);
    expect(await run(program, { labelTemperature: 8 })).toEqual(hot);
    expect(await run({ ...program, labelTemperature: 8 }, { labelTemperature: 1 })).toEqual(plain);
    const all = await run(program, { allLabels: true });
    expect(all).toMatchObject({ output: plain.output, confidence: plain.confidence });
    expect(all.labelProbabilities).toHaveLength(4);
    expect(all.labelProbabilities!.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
  });

  test("a temperature that is none is refused and harms nothing", async () => {
    const program = { ...first, labels: ["a", "b"] };
    const before = timeless(await interpreter.run(program, "x"));
    for (const labelTemperature of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, "2" as unknown as number]) {
      const refused = { code: "OPTION_INVALID", message: expect.stringContaining("labelTemperature is") };
      await expect(interpreter.run(program, "x", { labelTemperature })).rejects.toMatchObject(refused);
      await expect(interpreter.run({ ...program, labelTemperature }, "x")).rejects.toMatchObject(refused);
    }
    expect(timeless(await interpreter.run(program, "x"))).toEqual(before);
  });

  test("wrong sets are refused", async () => {
    for (const labels of [[], [""], ["a", "a"]]) {
      await expect(interpreter.run(first, "x", { labels })).rejects.toMatchObject({ code: "OPTION_INVALID" });
    }
  });
});

describe("limits", () => {
  test("an input over the context is an error with the numbers", async () => {
    const small = { ...first, contextLength: 100 };
    const { tokens } = await interpreter.run(small, "abc", { maxTokens: 5 });
    const prefix = tokens.prefix;
    await expect(interpreter.run(small, "x".repeat(200), { maxTokens: 5 })).rejects.toMatchObject({
      code: "CONTEXT_OVERFLOW",
      message: expect.stringMatching(
        new RegExp(`^used ${prefix + 205} of 100 tokens: prefix ${prefix}, input 200, reserve 5 .*shorten`),
      ),
    });
    const room = 100 - prefix - 5;
    const full = await interpreter.run(small, "x1".repeat(room).slice(0, room), { maxTokens: 5 });
    expect(full.tokens.input).toBe(room);
    await expect(interpreter.run(first, "x".repeat(1_000_001))).rejects.toMatchObject({
      code: "CONTEXT_OVERFLOW",
    });
  });

  test("without maxTokens the answer takes what is left, but at least 32", async () => {
    const program = { ...first, contextLength: 120 };
    const { tokens } = await interpreter.run(program, "abc");
    expect(tokens.output).toBeLessThanOrEqual(120 - tokens.prefix - 3);
    const input = "x1".repeat(60).slice(0, 120 - tokens.prefix - 31);
    await expect(interpreter.run(program, input)).rejects.toMatchObject({
      code: "CONTEXT_OVERFLOW",
      message: expect.stringContaining("used 121 of 120 tokens"),
    });
  });

  test("wrong arguments are refused and harm nothing", async () => {
    const before = timeless(await interpreter.run(first, "abc", { maxTokens: 4 }));
    for (const maxTokens of [0, -1, 1.5, Number.NaN]) {
      await expect(interpreter.run(first, "x", { maxTokens })).rejects.toMatchObject({
        code: "OPTION_INVALID",
      });
    }
    await expect(interpreter.run(first, 7 as unknown as string)).rejects.toMatchObject({
      code: "INPUT_INVALID",
    });
    const far = { ...first, key: "far", contextLength: 4096 };
    await expect(interpreter.run(far, "x")).rejects.toMatchObject({ code: "OPTION_INVALID" });
    await expect(interpreter.generate([], { maxTokens: 4 })).rejects.toMatchObject({ code: "INPUT_INVALID" });
    expect(timeless(await interpreter.run(first, "abc", { maxTokens: 4 }))).toEqual(before);
  });

  test("an abort stops between tokens and harms nothing", async () => {
    const before = timeless(await interpreter.run(first, "abc", { maxTokens: 4 }));
    const controller = new AbortController();
    let text = "";
    const onText = (piece: string) => {
      text += piece;
      controller.abort();
    };
    const { signal } = controller;
    await expect(interpreter.run(first, "abc", { maxTokens: 400, signal, onText })).rejects.toMatchObject({
      code: "ABORTED",
    });
    expect(text.length).toBeLessThan(20);
    expect(timeless(await interpreter.run(first, "abc", { maxTokens: 4 }))).toEqual(before);
  });

  test("a closed interpreter refuses calls, those that waited too", async () => {
    const own = new Interpreter(await openReferenceBackend(files.base));
    const running = own.run(first, "abc", { maxTokens: 4 });
    const waiting = expect(own.run(first, "abc", { maxTokens: 4 })).rejects.toMatchObject({ code: "CLOSED" });
    await Promise.resolve();
    const closing = own.close();
    await expect(running.catch((error: { code: string }) => error.code)).resolves.toBeDefined();
    await waiting;
    await closing;
    await expect(own.run(first, "abc")).rejects.toMatchObject({ code: "CLOSED" });
  });
});

describe("the bare base", () => {
  test("writes on, up to a text, a control token or the limit", async () => {
    const prompt = [{ text: "the line", control: false }];
    const free = await interpreter.generate(prompt, { maxTokens: 30, stopAtControl: false });
    expect(free.tokens).toEqual({ prompt: backend.tokenize("the line", false).length, output: 30 });
    expect(free.finishReason).toBe("length");
    const stop = free.text.slice(5, 7);
    const cut = await interpreter.generate(prompt, {
      maxTokens: 30,
      stopAtControl: false,
      stop: [stop, "none"],
    });
    expect(cut.text).toBe(free.text.slice(0, free.text.indexOf(stop)));
    expect(cut.finishReason).toBe("stop");
    expect(cut.logProbability).toBeGreaterThan(free.logProbability);
    expect(await interpreter.generate(prompt, { maxTokens: 30, stopAtControl: false })).toEqual(free);
  });

  test("embeds segments", async () => {
    const state = await interpreter.embed([{ text: "[SPEC]", control: true }]);
    expect(state).toEqual(await backend.embed(backend.tokenize("[SPEC]", true)));
  });
});
