/**
 * Tiny models that transformers and PEFT evaluated (fixtures/architectures, written by training/scripts/write_architectures.py),
 * converted to GGUF in a temporary folder, with what came out there.
 */

import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { adapterToGguf, ggufFromHf, parseModelConfig, readPeft, readSafetensors } from "@paw/format";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "fixtures", "architectures");

export interface ArchitectureFixture {
  readonly name: string;
  /** GGUF paths of the base and of its adapter. */
  readonly base: string;
  readonly adapter: string;
  readonly prompts: readonly (readonly number[])[];
  /** Log-probabilities [vocabulary] after each prompt, without and with the adapter. */
  readonly golden: Readonly<Record<"base" | "adapted", readonly Float64Array[]>>;
  remove(): Promise<void>;
}

/** Converts one family's model and adapter. */
export async function writeArchitecture(name: string): Promise<ArchitectureFixture> {
  const folder = await mkdtemp(join(tmpdir(), "paw-architecture-"));
  const base = join(folder, `${name}.gguf`);
  const adapter = join(folder, `${name}-adapter.gguf`);
  await writeFile(base, fixtureGguf(name));
  const peft = readPeft(
    {
      config: readFileSync(join(ROOT, name, "adapter_config.json")),
      weights: readFileSync(join(ROOT, name, "adapter_model.safetensors")),
    },
    undefined,
    parseModelConfig(json(name, "config.json")).sizes,
  );
  const options = { architecture: peft.architecture, type: "F32", name } as const;
  await writeFile(adapter, adapterToGguf(peft.adapter, options));
  const golden = json(name, "golden.json") as { prompts: number[][]; base: string[]; adapted: string[] };
  return {
    name,
    base,
    adapter,
    prompts: golden.prompts,
    golden: { base: golden.base.map(logProbabilities), adapted: golden.adapted.map(logProbabilities) },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The model of a family as GGUF (F32), with the tokenizer of that or another folder. */
export function fixtureGguf(name: string, tokenizer = name): Uint8Array {
  return ggufFromHf({
    config: json(name, "config.json"),
    tensors: readSafetensors(readFileSync(join(ROOT, name, "model.safetensors"))),
    tokenizer: json(tokenizer, "tokenizer.json"),
    type: "F32",
    name,
  });
}

/** The awkward strings, and their tokens by Hugging Face's tokenizer, with and without control tokens. */
export function fixtureTokens(tokenizer: string): { text: string; control: number[]; plain: number[] }[] {
  const strings = JSON.parse(readFileSync(join(ROOT, "strings.json"), "utf8")) as string[];
  const packed = json(tokenizer, "tokens.json") as { control: string; plain: string };
  const control = unpack(packed.control);
  const plain = new Map(unpack(packed.plain).map(([index, ...ids]) => [index, ids]));
  return strings.map((text, i) => ({ text, control: control[i]!, plain: plain.get(i) ?? control[i]! }));
}

function json(name: string, file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, name, file), "utf8"));
}

/** Lists of 16-bit numbers, each with its length in front, in base64. */
function unpack(text: string): number[][] {
  const bytes = Buffer.from(text, "base64");
  const lists: number[][] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt16LE(at);
    lists.push(Array.from({ length }, (_, i) => bytes.readUInt16LE(at + 2 + 2 * i)));
    at += 2 + 2 * length;
  }
  return lists;
}

/** Of logits, float32 in base64. */
function logProbabilities(text: string): Float64Array {
  const bytes = Buffer.from(text, "base64");
  const logits = Float64Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
  const highest = Math.max(...logits);
  const total = highest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
  return logits.map((logit) => logit - total);
}
