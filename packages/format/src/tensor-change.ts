/** What happens to a tensor between Hugging Face and GGUF, beside its name and type. Values are row-major. */

import type { ModelConfig, TensorChange } from "./architecture.js";

/** The values as GGUF holds them; `columns` values a row there. */
export function changedTensor(
  values: Float32Array,
  change: TensorChange | undefined,
  columns: number,
  heads: Pick<ModelConfig, "headCount" | "keyValueHeadCount">,
): Float32Array {
  switch (change) {
    case undefined:
      return values;
    case "plus-one":
      return values.map((value) => value + 1);
    case "transpose":
      return transposed(values, columns);
    case "pairs-of-queries":
      return pairedRows(values, heads.headCount, columns, false);
    case "pairs-of-keys":
      return pairedRows(values, heads.keyValueHeadCount, columns, false);
  }
}

/**
 * Reorders the rows of each of `heads` heads so that row i and row i + half become neighbours, 2i and 2i + 1; `back` undoes it.
 * llama.cpp's converter does so to the query and key matrices of Llama, and to B of a LoRA on them.
 */
export function pairedRows(
  values: Float32Array,
  heads: number,
  columns: number,
  back: boolean,
): Float32Array {
  const rows = values.length / columns;
  const head = rows / heads;
  const half = head / 2;
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    const within = row % head;
    const paired = row - within + 2 * (within % half) + Math.floor(within / half);
    const [from, to] = back ? [paired, row] : [row, paired];
    result.set(values.subarray(from * columns, (from + 1) * columns), to * columns);
  }
  return result;
}

/** [columns x rows] to [rows x columns]. */
function transposed(values: Float32Array, columns: number): Float32Array {
  const rows = values.length / columns;
  const result = new Float32Array(values.length);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) result[row * columns + column] = values[column * rows + row]!;
  }
  return result;
}
