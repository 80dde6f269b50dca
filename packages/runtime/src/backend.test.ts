import { afterAll, beforeAll, expect, test } from "vitest";
import type { Backend } from "./backend.js";
import { backendConformance } from "./backend.test-suite.js";
import { decodeFree } from "./decode.js";
import { openLlamaBackend } from "./llama/backend.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";
import { openReferenceBackend } from "./reference/backend.js";

for (const architecture of ["qwen3", "llama", "gpt2", "gemma3"]) {
  backendConformance("reference", openReferenceBackend, 1e-4, architecture);
  // GELU is a table of half precision in llama.cpp, which turns last bits of its argument into 1e-3.
  const tolerance = architecture === "gpt2" || architecture === "gemma3" ? 1e-2 : 1e-4;
  backendConformance("llama", openLlamaBackend, tolerance, architecture);
}

let files: RandomFiles;
let backends: readonly [Backend, Backend];
beforeAll(async () => {
  files = await writeRandomFiles();
  backends = [await openReferenceBackend(files.base), await openLlamaBackend(files.base)];
});
afterAll(async () => {
  for (const backend of backends) await backend.close();
  await files.remove();
});

test("reference and llama agree on tokens, answers and log-probabilities", async () => {
  for (const [i, text] of ["the line", "Error: 42 in it's <|im_end|>", "漢字 😀\n\n", "x y z"].entries()) {
    const prompt = backends[0].tokenize(text, false);
    expect(backends[1].tokenize(text, false)).toEqual(prompt);
    const [reference, llama] = await Promise.all(
      backends.map(async (backend) => {
        const sequence = await backend.openSequence({ contextLength: 512, adapter: files.adapters[i % 2]! });
        const answer = await decodeFree(sequence, prompt, {
          maxTokens: 40,
          endTokens: backend.info.endTokens,
        });
        await sequence.close();
        return answer;
      }),
    );
    expect(llama!.tokens).toEqual(reference!.tokens);
    expect(llama!.finishReason).toBe(reference!.finishReason);
    expect(Math.abs(llama!.logProbability - reference!.logProbability)).toBeLessThan(1e-2);
  }
});
