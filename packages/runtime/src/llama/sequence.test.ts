import { expect, test } from "vitest";
import type { AddonContext, AddonSampler } from "./addon.js";
import { LlamaSequence } from "./sequence.js";

/** A sequence whose context evaluates as told, and what it says of the context when it is closed. */
function sequence(decodeBatch: () => Promise<void>) {
  const given: boolean[] = [];
  const context = {
    initBatch() {},
    addToBatch: () => [],
    decodeBatch,
    removeTokenCellsFromSequence: () => true,
  };
  const sampler = { applyConfig() {}, dispose() {} };
  const made = new LlamaSequence(context as unknown as AddonContext, sampler as unknown as AddonSampler, {
    contextLength: 8,
    batchLength: 8,
    vocabularySize: 8,
    bytes: 0,
    stateIdentity: "",
    onClose: async (sound) => void given.push(sound),
  });
  return { made, given };
}

test("gives its context back as sound, also after input that it refused", async () => {
  const { made, given } = sequence(async () => undefined);
  await made.append([1, 2]);
  await expect(made.append([9])).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await made.close();
  expect(given).toEqual([true]);
});

test("after a failed evaluation the context is not to be used again", async () => {
  const { made, given } = sequence(() => Promise.reject(new Error("no memory")));
  await expect(made.append([1])).rejects.toThrow("no memory");
  expect(made.length).toBe(0);
  await made.close();
  expect(given).toEqual([false]);
});
