/** What every backend must do: run with each of them by `backend.test.ts`. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { adapterFromGguf, adapterToGguf } from "@paw/format";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Backend, Sequence } from "./backend.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";

const TEXTS = [
  "",
  "Hello, the line and the other.",
  "  two  spaces\n\n\ttab 12345\r\n",
  "Ünïcödé 漢字 😀 e\u0301 and it's",
  "a".repeat(300),
  "\u0000\u0001\u007f\ufeff\uffff",
  "<|im_end|>[INPUT] in text [END_INPUT]",
];

/** Tokens of the random vocabularies: byte-level, and SentencePiece. */
const BYTE_PIECES = 316;
const SENTENCE_PIECES = 401;

/**
 * Tests a backend: tokens, histories, adapters, errors. Evaluations of a random model of an
 * architecture must agree to `tolerance` in log-probability.
 */
export function backendConformance(
  name: string,
  open: (path: string) => Promise<Backend>,
  tolerance: number,
  architecture = "qwen3",
): void {
  describe(`backend ${name} on ${architecture}`, () => {
    let files: RandomFiles;
    let backend: Backend;
    beforeAll(async () => {
      files = await writeRandomFiles(architecture);
      backend = await open(files.base);
    });
    afterAll(async () => {
      await backend.close();
      await files.remove();
    });

    const tokens = (text: string) => backend.tokenize(text, false);
    const inSequence = async <Result>(
      adapter: string | undefined,
      use: (sequence: Sequence) => Promise<Result>,
    ): Promise<Result> => {
      const sequence = await backend.openSequence({
        contextLength: 512,
        ...(adapter === undefined ? {} : { adapter }),
      });
      try {
        return await use(sequence);
      } finally {
        await sequence.close();
      }
    };
    const all = () => [...Array(backend.info.vocabularySize).keys()];
    const close = (a: Float64Array, b: Float64Array) => {
      for (const [i, value] of a.entries()) expect(Math.abs(value - b[i]!)).toBeLessThan(tolerance);
    };

    test("describes the base", () => {
      expect(backend.info).toEqual({
        architecture,
        contextLength: 1024,
        vocabularySize: architecture === "gemma3" ? SENTENCE_PIECES : BYTE_PIECES,
        embeddingLength: 32,
        endTokens: [0, 2],
      });
    });

    test("texts survive tokens", () => {
      for (const text of TEXTS) expect(backend.detokenize(tokens(text))).toBe(text);
      const clef = tokens("𝄞"); // no merge of the random vocabulary covers it
      expect(clef.length).toBeGreaterThan(1);
      expect(backend.detokenize(clef.slice(0, 1))).toContain("\ufffd");
    });

    test("control tokens come from control pieces only and give no text", () => {
      expect(backend.tokenize("<|im_end|>", true)).toEqual([2]);
      expect(backend.tokenize("a<|im_end|>[INPUT]b", true)).toEqual([...tokens("a"), 2, 7, ...tokens("b")]);
      for (const text of TEXTS) expect(tokens(text).filter((token) => token < 9)).toEqual([]);
      expect(backend.detokenize([2, ...tokens("x"), 7])).toBe("x");
    });

    test("scores are log-probabilities over the whole vocabulary, and greedy takes the largest", async () => {
      const prompt = tokens("the line is");
      const scores = await inSequence(undefined, (s) => s.score(prompt, all()));
      expect(scores.reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 5);
      const best = scores.indexOf(Math.max(...scores));
      const { token, logProbability } = await inSequence(undefined, (s) => s.greedy(prompt));
      expect(token).toBe(best);
      expect(Math.abs(logProbability - scores[best]!)).toBeLessThan(tolerance);
      const some = [best, 0, 40, best];
      const picked = await inSequence(undefined, (s) => s.score(prompt, some));
      close(
        picked,
        Float64Array.from(some, (candidate) => scores[candidate]!),
      );
    });

    test("one by one equals all at once, and a rewound history is forgotten", async () => {
      const prompt = tokens("the quick line and the slow line");
      const once = await inSequence(undefined, (s) => s.score(prompt, all()));
      await inSequence(undefined, async (s) => {
        for (const token of prompt.slice(0, -1)) await s.append([token]);
        close(await s.score(prompt.slice(-1), all()), once);
        expect(s.length).toBe(prompt.length);
        await s.rewind(3);
        expect(s.length).toBe(3);
        await s.append(tokens("something else that is far longer than it was"));
        await s.rewind(3);
        close(await s.score(prompt.slice(3), all()), once);
        await s.rewind(0);
        expect(s.length).toBe(0);
        expect(await s.score(prompt, all())).toEqual(once);
      });
    });

    test("predictions after each of several tokens are those of one after the other", async () => {
      const prompt = tokens("the line is");
      const more = tokens("and the other line");
      expect(more.length).toBeGreaterThan(2);
      const single = await inSequence(undefined, async (s) => {
        await s.append(prompt);
        const predictions = [];
        for (const token of more) predictions.push(await s.greedy([token]));
        return predictions;
      });
      await inSequence(undefined, async (s) => {
        await s.append(prompt);
        const each = await s.greedyEach(more);
        expect(each.map(({ token }) => token)).toEqual(single.map(({ token }) => token));
        for (const [i, { logProbability }] of each.entries()) {
          expect(Math.abs(logProbability - single[i]!.logProbability)).toBeLessThan(tolerance);
        }
        expect(s.length).toBe(prompt.length + more.length);
        await expect(s.greedyEach([])).rejects.toMatchObject({ code: "INPUT_INVALID" });
        expect(s.length).toBe(prompt.length + more.length);
      });
    });

    test("the same steps give the same bits, in contexts of any size", async () => {
      const steps = async (s: Sequence) => {
        await s.append(tokens("a prefix that is kept"));
        return s.score(tokens("an input"), all());
      };
      const first = await inSequence(undefined, steps);
      expect(await inSequence(undefined, steps)).toEqual(first);
      const large = await backend.openSequence({ contextLength: 1024 });
      expect(await steps(large)).toEqual(first);
      await large.close();
    });

    test("adapters change answers and do not leak between sequences used in turns", async () => {
      const [a, b] = files.adapters;
      const prompt = tokens("the line is");
      const alone = new Map<string | undefined, Float64Array>();
      for (const adapter of [undefined, a, b]) {
        alone.set(adapter, await inSequence(adapter, (s) => s.score(prompt, all())));
      }
      const largestGap = (x: Float64Array, y: Float64Array) =>
        Math.max(...x.map((v, i) => Math.abs(v - y[i]!)));
      expect(largestGap(alone.get(a)!, alone.get(b)!)).toBeGreaterThan(0.5);
      expect(largestGap(alone.get(a)!, alone.get(undefined)!)).toBeGreaterThan(0.5);

      const open = await Promise.all(
        [undefined, a, b].map(async (adapter) => ({
          adapter,
          sequence: await backend.openSequence({
            contextLength: 256,
            ...(adapter === undefined ? {} : { adapter }),
          }),
        })),
      );
      for (let turn = 0; turn < 3; turn++) {
        for (const { adapter, sequence } of open) {
          await sequence.rewind(0);
          expect(await sequence.score(prompt, all())).toEqual(alone.get(adapter));
        }
      }
      for (const { sequence } of open) await sequence.close();
    });

    test("embeds with the bare base, the last state times the tied embedding being the logits", async () => {
      const prompt = tokens("some words to read");
      const state = await backend.embed(prompt);
      expect(state).toHaveLength(backend.info.embeddingLength);
      expect(await backend.embed(prompt)).toEqual(state);
      await backend.embed(tokens("a longer one ".repeat(40)));
      expect(await backend.embed(prompt)).toEqual(state);
      const { readGguf, dequantize } = await import("@paw/format");
      const embedding = readGguf(await readFile(files.base)).tensors.find(
        (t) => t.name === "token_embd.weight",
      )!;
      const [width = 0, rows = 0] = embedding.dims;
      const values = dequantize(embedding.data, embedding.type, width * rows);
      const logit = (row: number) => state.reduce((sum, v, i) => sum + v * values[row * width + i]!, 0);
      const scores = await inSequence(undefined, (s) => s.score(prompt, [40, 41, 42]));
      expect(Math.abs(logit(40) - logit(41) - (scores[0]! - scores[1]!))).toBeLessThan(1e-3);
      expect(Math.abs(logit(40) - logit(42) - (scores[0]! - scores[2]!))).toBeLessThan(1e-3);
    });

    test("a full context is an error and changes nothing", async () => {
      const sequence = await backend.openSequence({ contextLength: 256 });
      const many = Array<number>(256).fill(40);
      await sequence.append(many.slice(0, 250));
      await expect(sequence.append(many.slice(0, 7))).rejects.toMatchObject({ code: "CONTEXT_OVERFLOW" });
      expect(sequence.length).toBe(250);
      await sequence.append(many.slice(0, 6));
      expect(sequence.length).toBe(256);
      await sequence.rewind(10);
      expect((await sequence.greedy([41])).logProbability).toBeLessThan(0);
      await sequence.close();
      await expect(backend.embed(Array<number>(1025).fill(40))).rejects.toMatchObject({
        code: "CONTEXT_OVERFLOW",
      });
    });

    test("wrong calls are refused", async () => {
      await inSequence(undefined, async (s) => {
        await s.append([40]);
        await expect(s.append([])).rejects.toMatchObject({ code: "INPUT_INVALID" });
        await expect(s.append([backend.info.vocabularySize])).rejects.toMatchObject({
          code: "INPUT_INVALID",
        });
        await expect(s.greedy([-1])).rejects.toMatchObject({ code: "INPUT_INVALID" });
        await expect(s.score([40], [1.5])).rejects.toMatchObject({ code: "INPUT_INVALID" });
        await expect(s.rewind(2)).rejects.toMatchObject({ code: "INPUT_INVALID" });
        expect(s.length).toBe(1);
      });
      for (const contextLength of [0, 1.5, 1025]) {
        await expect(backend.openSequence({ contextLength })).rejects.toMatchObject({
          code: "OPTION_INVALID",
        });
      }
      await expect(backend.embed([])).rejects.toMatchObject({ code: "INPUT_INVALID" });
    });

    test("a sequence holds nothing of one that was closed before it", async () => {
      const [prompt, other] = [tokens("the line"), tokens("and the other, which is longer")];
      const answer = (adapter?: string) => inSequence(adapter, (s) => s.score(prompt, all()));
      const [adapted, plain] = [await answer(files.adapters[0]), await answer()];
      for (const used of [files.adapters[1], undefined]) {
        await inSequence(used, (s) => s.append(other));
        expect(await answer(files.adapters[0])).toEqual(adapted);
        await inSequence(used, (s) => s.append(other));
        expect(await answer()).toEqual(plain);
      }
    });

    test("adapters of another base and broken ones are refused", async () => {
      const bytes = await readFile(files.adapters[0]);
      const adapter = adapterFromGguf(bytes);
      const options = { architecture, type: "F32", name: "x" } as const;
      const [first] = adapter.modules;
      const renamed = { ...adapter, modules: [{ ...first!, name: first!.name.replace("blk.0", "blk.7") }] };
      const half = first!.nIn / 2;
      const narrow = {
        ...adapter,
        modules: [{ ...first!, nIn: half, a: first!.a.slice(0, half * adapter.rank) }],
      };
      const cases = {
        deep: [adapterToGguf(renamed, options), "ADAPTER_MISMATCH"],
        narrow: [adapterToGguf(narrow, options), "ADAPTER_MISMATCH"],
        cut: [bytes.subarray(0, bytes.length / 2), "ADAPTER_INVALID"],
        text: [Buffer.from("not an adapter"), "ADAPTER_INVALID"],
        base: [await readFile(files.base), "ADAPTER_INVALID"],
      } as const;
      for (const [file, [content, code]] of Object.entries(cases)) {
        const path = join(files.directory, `${file}.gguf`);
        await writeFile(path, content);
        await expect(inSequence(path, async () => file)).rejects.toMatchObject({ code });
      }
      await expect(inSequence(join(files.directory, "none"), async () => "")).rejects.toMatchObject({
        code: "IO",
      });
    });

    test("bases that are missing or damaged are refused", async () => {
      const bytes = await readFile(files.base);
      await expect(open(join(files.directory, "none"))).rejects.toMatchObject({ code: "MODEL_MISSING" });
      for (const length of [0, 3, 100, bytes.length - 1]) {
        const path = join(files.directory, `base-${length}.gguf`);
        await writeFile(path, bytes.subarray(0, length));
        await expect(open(path)).rejects.toMatchObject({ code: "MODEL_INVALID" });
      }
    });

    test("closing is final and idempotent", async () => {
      const own = await open(files.base);
      const sequence = await own.openSequence({ contextLength: 256 });
      await sequence.append([40]);
      await sequence.close();
      await sequence.close();
      await expect(sequence.append([40])).rejects.toMatchObject({ code: "CLOSED" });
      await own.close();
      await own.close();
      await expect(own.openSequence({ contextLength: 256 })).rejects.toMatchObject({ code: "CLOSED" });
    });
  });
}
