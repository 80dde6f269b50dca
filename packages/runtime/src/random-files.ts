/** Files of a random base and adapters for it in a temporary directory, for tests. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adapterToGguf } from "@paw/format";
import { randomAdapter, randomModel } from "./reference/random-model.js";

export interface RandomFiles {
  readonly directory: string;
  /** A random base with a context of 1,024 tokens. */
  readonly base: string;
  /** Two adapters for the base that change its answers a lot. */
  readonly adapters: readonly [string, string];
  remove(): Promise<void>;
}

/** Writes a base of an architecture, by its GGUF name, and two adapters. */
export async function writeRandomFiles(architecture = "qwen3"): Promise<RandomFiles> {
  const directory = await mkdtemp(join(tmpdir(), "paw-runtime-"));
  const base = join(directory, "base.gguf");
  await writeFile(base, randomModel({ seed: 1, architecture, contextLength: 1024 }));
  const write = async (seed: number): Promise<string> => {
    const path = join(directory, `adapter-${seed}.gguf`);
    const options = { architecture, type: "F32", name: `random ${seed}` } as const;
    await writeFile(path, adapterToGguf(randomAdapter(seed, 4, 0.3, architecture), options));
    return path;
  };
  return {
    directory,
    base,
    adapters: [await write(2), await write(3)],
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
