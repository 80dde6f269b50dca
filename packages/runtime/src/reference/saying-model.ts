/**
 * A tiny model whose answer is known, for tests of what is done with answers: a real file that real engines run, in which the
 * last token alone decides the next.
 *
 * How: the blocks add nothing to a token's embedding, a random vector, and a token's row of the output matrix is the
 * embedding of the token that it follows.
 */

import { floatTensor, RANDOM_MODEL_CONTROL, randomModel, randomModelToken } from "./random-model.js";

/** Length of an output row: about twice what it takes to be most probable, whatever the angles between embeddings. */
const ROW_LENGTH = 8;

/**
 * The GGUF bytes of a model that goes from each piece to the next and ends after the last. Pieces are tokens in GPT-2's alphabet
 * ("Ġ" is a space); one that occurs again leads where it led first, so that a model can go round for ever.
 */
export function sayingModel(pieces: readonly string[], contextLength = 2048): Uint8Array {
  const next = new Map<number, number>();
  const ids = pieces.map(randomModelToken);
  for (const [i, id] of ids.entries()) {
    if (!next.has(id)) next.set(id, ids[i + 1] ?? RANDOM_MODEL_CONTROL.indexOf("<|im_end|>"));
  }
  return randomModel({
    seed: 1,
    tied: false,
    contextLength,
    edit: (tensors) => {
      for (const [name, { shape }] of tensors) {
        const count = shape.reduce((product, size) => product * size, 1);
        if (/o_proj|down_proj/.test(name)) tensors.set(name, floatTensor(new Float32Array(count), ...shape));
        if (name === "model.norm.weight")
          tensors.set(name, floatTensor(new Float32Array(count).fill(1), ...shape));
      }
      const { shape, data } = tensors.get("model.embed_tokens.weight")!;
      const [count, width] = shape as [number, number];
      const embedding = new Float32Array(data.slice().buffer);
      const output = new Float32Array(count * width);
      for (const [from, to] of next) {
        const row = embedding.subarray(from * width, (from + 1) * width);
        const length = Math.hypot(...row);
        for (const [i, value] of row.entries()) output[to * width + i]! += (ROW_LENGTH * value) / length;
      }
      tensors.set("lm_head.weight", floatTensor(output, count, width));
    },
  });
}
