import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adapterToGguf, type LoraAdapter, safeTensorValues } from "@paw/format";
import { afterAll, describe, expect, it } from "vitest";
import type { Backend, Sequence } from "../backend.js";
import { openReferenceBackend } from "./backend.js";
import {
  floatTensor,
  hfName,
  RANDOM_MODEL_CONTROL,
  type RandomModelOptions,
  randomAdapter,
  randomModel,
  randomSequence,
} from "./random-model.js";

const folder = mkdtempSync(join(tmpdir(), "paw-reference-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function save(bytes: Uint8Array): string {
  const path = join(folder, `${files++}.gguf`);
  writeFileSync(path, bytes);
  return path;
}

function saveAdapter(adapter: LoraAdapter): string {
  return save(adapterToGguf(adapter, { architecture: "qwen3", type: "F32", name: "test" }));
}

function open(options: RandomModelOptions): Promise<Backend> {
  return openReferenceBackend(save(randomModel(options)));
}

const backend = await open({ seed: 1 });
const everyToken = Array.from({ length: backend.info.vocabularySize }, (_, id) => id);
const CONTEXT = 200;
/** Over two batches, and not a multiple of any tile. */
const PROMPT = randomTokens(21, 79);
const firstAdapter = saveAdapter(randomAdapter(5, 3, 0.3));
const secondAdapter = saveAdapter(randomAdapter(6, 8, 0.2));

function randomTokens(seed: number, count: number): number[] {
  const random = randomSequence(seed);
  return Array.from({ length: count }, () => Math.floor(random() * everyToken.length));
}

/** Log-probabilities of the whole vocabulary after `tokens` in a new sequence. */
async function scores(tokens: readonly number[], adapter?: string, on = backend): Promise<Float64Array> {
  const sequence = await openOn(on, adapter);
  const result = await sequence.score(tokens, everyToken);
  await sequence.close();
  return result;
}

function openOn(on: Backend, adapter?: string): Promise<Sequence> {
  return on.openSequence({ contextLength: CONTEXT, ...(adapter === undefined ? {} : { adapter }) });
}

describe("the model", () => {
  it("says what it is", () => {
    expect(backend.name).toBe("reference");
    expect(backend.info).toEqual({
      architecture: "qwen3",
      contextLength: 512,
      vocabularySize: everyToken.length,
      embeddingLength: 32,
      endTokens: [RANDOM_MODEL_CONTROL.indexOf("<|endoftext|>"), RANDOM_MODEL_CONTROL.indexOf("<|im_end|>")],
    });
    expect(backend.detokenize(backend.tokenize("the <|im_end|> 😀", false))).toBe("the <|im_end|> 😀");
    expect(backend.tokenize("<|im_end|>", true)).toEqual([2]);
  });

  it("gives the same bits on every machine", async () => {
    const digest = createHash("sha256");
    for (const values of [await scores(PROMPT), await scores(PROMPT, firstAdapter)]) {
      const view = new DataView(new ArrayBuffer(8 * values.length));
      values.forEach((value, i) => {
        view.setFloat64(8 * i, value);
      });
      digest.update(new Uint8Array(view.buffer));
    }
    expect(digest.digest("hex").slice(0, 16)).toBe("dfc659a93740f25b");
  });

  it("gives log-probabilities that sum to one, in the order asked for", async () => {
    const all = await scores(PROMPT);
    expect(all.reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 12);
    const sequence = await openOn(backend);
    expect(await sequence.score(PROMPT, [7, 3, 7])).toEqual(Float64Array.of(all[7]!, all[3]!, all[7]!));
    await sequence.rewind(PROMPT.length - 1);
    const best = all.indexOf(Math.max(...all));
    expect(await sequence.greedy(PROMPT.slice(-1))).toEqual({ token: best, logProbability: all[best] });
  });

  it("breaks ties by the lower id", async () => {
    const zeros = (tensors: Parameters<NonNullable<RandomModelOptions["edit"]>>[0]): void => {
      const name = "model.embed_tokens.weight";
      tensors.set(name, floatTensor(new Float32Array(everyToken.length * 32), everyToken.length, 32));
    };
    const sequence = await openOn(await open({ seed: 1, edit: zeros }));
    const { token, logProbability } = await sequence.greedy([5, 6]);
    expect(token).toBe(0);
    expect(logProbability).toBeCloseTo(-Math.log(everyToken.length), 14);
  });

  it("uses a separate output matrix where there is one", async () => {
    const untied = await open({ seed: 1, tied: false });
    expect(await untied.embed(PROMPT)).toEqual(await backend.embed(PROMPT));
    expect(await scores(PROMPT, undefined, untied)).not.toEqual(await scores(PROMPT));
  });
});

describe("a sequence", () => {
  it("gives the same bits token by token as in one batch", async () => {
    for (const adapter of [undefined, firstAdapter]) {
      const expected = await scores(PROMPT, adapter);
      const single = await openOn(backend, adapter);
      for (const token of PROMPT.slice(0, -1)) await single.append([token]);
      expect(single.length).toBe(PROMPT.length - 1);
      expect(await single.score(PROMPT.slice(-1), everyToken)).toEqual(expected);
      const parts = await openOn(backend, adapter);
      await parts.append(PROMPT.slice(0, 33));
      await parts.greedy(PROMPT.slice(33, 40));
      expect(await parts.score(PROMPT.slice(40), everyToken)).toEqual(expected);
    }
  });

  it("gives the same bits when its cache had to grow", async () => {
    const long = randomTokens(4, 400);
    const roomy = await backend.openSequence({ contextLength: 512 });
    await roomy.append(long);
    await roomy.rewind(0); // the room stays: nothing grows from here on
    const expected = await roomy.score(long, everyToken);
    const single = await backend.openSequence({ contextLength: 512 });
    for (const token of long.slice(0, -1)) await single.append([token]);
    expect(await single.score(long.slice(-1), everyToken)).toEqual(expected);
  });

  it("gives the same bits after a rewind as when it is new", async () => {
    const sequence = await openOn(backend, secondAdapter);
    await sequence.append([...PROMPT.slice(0, 20), ...randomTokens(8, 90)]);
    await sequence.rewind(20);
    expect(sequence.length).toBe(20);
    expect(await sequence.score(PROMPT.slice(20), everyToken)).toEqual(await scores(PROMPT, secondAdapter));
    await sequence.rewind(0);
    expect(await sequence.score(PROMPT, everyToken)).toEqual(await scores(PROMPT, secondAdapter));
  });

  it("is not influenced by other sequences and adapters, in turns or at once", async () => {
    const adapters = [undefined, firstAdapter, secondAdapter];
    const alone = await Promise.all(adapters.map((adapter) => scores(PROMPT, adapter)));
    expect(alone[0]).not.toEqual(alone[1]);
    expect(alone[1]).not.toEqual(alone[2]);
    const turns = await Promise.all(adapters.map((adapter) => openOn(backend, adapter)));
    for (const token of PROMPT.slice(0, -1)) for (const sequence of turns) await sequence.append([token]);
    const last = PROMPT.slice(-1);
    expect(await Promise.all(turns.map((sequence) => sequence.score(last, everyToken)))).toEqual(alone);
    const atOnce = await Promise.all(adapters.map((adapter) => openOn(backend, adapter)));
    expect(await Promise.all(atOnce.map((sequence) => sequence.score(PROMPT, everyToken)))).toEqual(alone);
  });

  it("depends on the order of its tokens", async () => {
    const swapped = [PROMPT[1]!, PROMPT[0]!, ...PROMPT.slice(2)];
    expect(await scores(swapped)).not.toEqual(await scores(PROMPT));
  });
});

describe("an adapter", () => {
  it("of zeros changes no bit", async () => {
    const { modules, ...rest } = randomAdapter(5, 3, 0.3);
    const zeros = modules.map((module) => ({ ...module, b: module.b.map(() => 0) }));
    expect(await scores(PROMPT, saveAdapter({ ...rest, modules: zeros }))).toEqual(await scores(PROMPT));
  });

  it("equals the merged weights, for every matrix alone and for all", async () => {
    const all = randomAdapter(9, 4, 0.3);
    const block = all.modules.filter(({ name }) => name.startsWith("blk.1."));
    expect(block).toHaveLength(7);
    for (const modules of [...block.map((module) => [module]), all.modules]) {
      const adapter = { ...all, modules };
      const merged = await open({
        seed: 1,
        edit: (tensors) => {
          for (const { name, nIn, nOut, a, b } of modules) {
            const values = safeTensorValues(tensors.get(hfName(name))!).slice();
            for (let o = 0; o < nOut; o++) {
              for (let i = 0; i < nIn; i++) {
                let delta = 0;
                for (let r = 0; r < all.rank; r++) delta += b[o * all.rank + r]! * a[r * nIn + i]!;
                values[o * nIn + i]! += (all.alpha / all.rank) * delta;
              }
            }
            tensors.set(hfName(name), floatTensor(values, nOut, nIn));
          }
        },
      });
      const expected = await scores(PROMPT, undefined, merged);
      const actual = await scores(PROMPT, saveAdapter(adapter));
      const error = Math.max(...actual.map((value, i) => Math.abs(value - expected[i]!)));
      expect(error).toBeLessThan(2e-5); // float roundings of W + BA against Wx + BAx, over two blocks
      expect(actual).not.toEqual(await scores(PROMPT));
    }
  });
});

describe("embed", () => {
  it("is the hidden state that the tied output matrix turns into the logits", async () => {
    let embedding = new Float32Array(0);
    const same = await open({
      seed: 1,
      edit: (tensors) => {
        embedding = safeTensorValues(tensors.get("model.embed_tokens.weight")!).slice();
      },
    });
    const hidden = await same.embed(PROMPT);
    expect(hidden).toHaveLength(32);
    const logits = everyToken.map((token) => {
      let sum = 0;
      for (let i = 0; i < 32; i++) sum += embedding[token * 32 + i]! * hidden[i]!;
      return sum;
    });
    const expected = await scores(PROMPT);
    const shift = logits[0]! - expected[0]!;
    const error = Math.max(...logits.map((logit, i) => Math.abs(logit - shift - expected[i]!)));
    expect(error).toBeLessThan(1e-5); // logits are floats of size up to 20
  });

  it("knows nothing of the sequences and adapters that are open", async () => {
    const before = await backend.embed(PROMPT);
    const sequence = await openOn(backend, firstAdapter);
    await sequence.append(PROMPT);
    expect(await backend.embed(PROMPT)).toEqual(before);
  });
});
