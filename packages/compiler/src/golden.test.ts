/** The golden vectors that training/scripts/write_fixtures.py wrote with PyTorch: layouts, logits, mapper. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { adapterToGguf, ggufFromHf, readSafetensors } from "@paw/format";
import {
  type Backend,
  encoderSegments,
  nanoLayout,
  openReferenceBackend,
  tokenizeSegments,
} from "@paw/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Mapper } from "./mapper.js";
import { pseudoProgramBody } from "./pseudo-program.js";
import { parseSpec } from "./spec.js";

const PICO = fileURLToPath(new URL("../../../fixtures/pico/", import.meta.url));
const json = async (name: string) => JSON.parse(await readFile(join(PICO, name), "utf8"));

interface Golden {
  spec: string;
  body: string;
  input: string;
  answer: string;
  encoder_ids: number[];
  prompt_ids: number[];
  state: number[];
  a_down_1: number[];
  b_down_1: number[];
  logits: number[];
  logits_adapted: number[];
}

/** Largest absolute difference. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] as number) - (b[i] as number)));
  return most;
}

let golden: Golden;
let folder: string;
let interpreter: Backend;
let encoder: Backend;

async function open(part: "interpreter" | "encoder"): Promise<Backend> {
  const gguf = ggufFromHf({
    config: await json("config.json"),
    tokenizer: await json("tokenizer.json"),
    tensors: readSafetensors(await readFile(join(PICO, `${part}.safetensors`))),
    type: "F32",
    name: "pico",
  });
  await writeFile(join(folder, `${part}.gguf`), gguf);
  return openReferenceBackend(join(folder, `${part}.gguf`));
}

beforeAll(async () => {
  golden = await json("golden.json");
  folder = await mkdtemp(join(tmpdir(), "paw-golden-"));
  [interpreter, encoder] = await Promise.all([open("interpreter"), open("encoder")]);
});

afterAll(async () => {
  await Promise.all([interpreter?.close(), encoder?.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** Log-probabilities of every token after `ids`. */
async function logProbabilities(ids: readonly number[], adapter?: string): Promise<Float64Array> {
  const sequence = await interpreter.openSequence({ contextLength: 512, ...(adapter ? { adapter } : {}) });
  const all = golden.logits.map((_, i) => i);
  const scores = await sequence.score(ids, all);
  await sequence.close();
  return scores;
}

function logSoftmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const sum = logits.reduce((total, x) => total + Math.exp(x - top), 0);
  return logits.map((x) => x - top - Math.log(sum));
}

describe("PyTorch golden vectors", () => {
  test("pseudo-program and prompt layouts give the same token ids", () => {
    const parsed = parseSpec(golden.spec);
    expect(parsed.labels).toEqual(["ALERT", "QUIET"]);
    const body = pseudoProgramBody(parsed, parsed.labels);
    expect(body).toBe(golden.body);
    expect(tokenizeSegments(interpreter, encoderSegments(golden.spec))).toEqual(golden.encoder_ids);
    const layout = nanoLayout(body);
    const prompt = tokenizeSegments(interpreter, [
      ...layout.prefix,
      { text: golden.input, control: false },
      ...layout.suffix,
      { text: golden.answer, control: false },
    ]);
    expect(prompt).toEqual(golden.prompt_ids);
  });

  test("1,000 awkward strings tokenise identically", async () => {
    const strings: [string, number[]][] = await json("strings.json");
    expect(strings.length).toBe(1000);
    const wrong = strings.filter(([text, ids]) => interpreter.tokenize(text, false).join() !== ids.join());
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  test("reference logits equal PyTorch's within 2e-4, plain and with the emitted LoRA", async () => {
    const state = await encoder.embed(golden.encoder_ids);
    expect(distance(state, golden.state)).toBeLessThan(2e-4);

    const manifest = await json("manifest.json");
    const mapper = new Mapper(await readFile(join(PICO, "mapper.safetensors")), manifest.mapper);
    const adapter = mapper.emit(Float32Array.from(golden.state));
    const down = adapter.modules.find((m) => m.name === "blk.1.ffn_down");
    expect(distance(down!.a, golden.a_down_1)).toBeLessThan(1e-5);
    expect(distance(down!.b, golden.b_down_1)).toBeLessThan(1e-5);

    const path = join(folder, "adapter.gguf");
    await writeFile(path, adapterToGguf(adapter, { architecture: "qwen3", type: "F32", name: "golden" }));
    const plain = logSoftmax(golden.logits);
    const adapted = logSoftmax(golden.logits_adapted);
    expect(distance(await logProbabilities(golden.prompt_ids), plain)).toBeLessThan(2e-4);
    expect(distance(await logProbabilities(golden.prompt_ids, path), adapted)).toBeLessThan(2e-4);
    // The LoRA matters: without this the tolerance above would prove nothing.
    expect(distance(plain, adapted)).toBeGreaterThan(0.05);
  });

  test("a mapper that does not fit its manifest is refused", async () => {
    const manifest = await json("manifest.json");
    const bytes = await readFile(join(PICO, "mapper.safetensors"));
    const wrong = new Mapper(bytes, { ...manifest.mapper, rank: 5 });
    expect(() => wrong.emit(Float32Array.from(golden.state))).toThrow(/MODEL_INVALID|does not fit/);
  });
});
