/**
 * Byte-pair merging of one piece: joins the neighbouring pair of lowest rank, leftmost first, until none is left.
 *
 * A heap over pair positions and a linked list of symbols give O(n log n) for a piece of n bytes, so that a long
 * input without a word border costs time but never hangs.
 */

/** Most merges: rank * 2^31 + position must stay an exact integer below 2^53. */
export const MAX_MERGES = 2 ** 22;
const POSITION_RANGE = 2 ** 31;

/** Merge rules over token ids. */
export interface MergeTable {
  readonly vocabularySize: number;
  /** left * vocabularySize + right -> rule. */
  readonly rules: ReadonlyMap<number, number>;
  /** rule -> rank; rules of one rank are taken leftmost first. */
  readonly ranks: Int32Array;
  /** rule -> merged token id. */
  readonly results: Int32Array;
}

/** Appends to `output` the tokens of a piece whose bytes, as token ids, are `symbols` (overwritten). */
export function mergePairs(symbols: Int32Array, table: MergeTable, output: number[]): void {
  const count = symbols.length;
  if (count === 1) {
    output.push(symbols[0]!);
    return;
  }
  const { vocabularySize, rules, ranks, results } = table;
  const next = new Int32Array(count);
  const previous = new Int32Array(count);
  const heap: number[] = [];
  for (let i = 0; i < count; i++) {
    next[i] = i + 1;
    previous[i] = i - 1;
  }

  /** Rule of the pair that begins at `at`, or -1. A symbol merged into its left neighbour is -1 in `symbols`. */
  const ruleAt = (at: number): number => {
    const left = symbols[at]!;
    const right = next[at]!;
    if (left < 0 || right >= count) return -1;
    return rules.get(left * vocabularySize + symbols[right]!) ?? -1;
  };
  const offer = (at: number): void => {
    const rule = ruleAt(at);
    if (rule >= 0) pushHeap(heap, ranks[rule]! * POSITION_RANGE + at);
  };

  for (let i = 0; i + 1 < count; i++) offer(i);
  while (heap.length > 0) {
    const entry = popHeap(heap);
    const rank = Math.floor(entry / POSITION_RANGE);
    const at = entry - rank * POSITION_RANGE;
    const rule = ruleAt(at);
    if (rule < 0 || ranks[rule] !== rank) continue; // the pair has changed since it was offered
    const right = next[at]!;
    const after = next[right]!;
    symbols[at] = results[rule]!;
    symbols[right] = -1;
    next[at] = after;
    if (after < count) previous[after] = at;
    if (at > 0) offer(previous[at]!);
    offer(at);
  }
  for (let i = 0; i < count; i = next[i]!) output.push(symbols[i]!);
}

function pushHeap(heap: number[], value: number): void {
  let at = heap.length;
  heap.push(value);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! <= value) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = value;
}

/** Removes and returns the smallest entry of a heap that is not empty. */
function popHeap(heap: number[]): number {
  const smallest = heap[0]!;
  const last = heap.pop()!;
  const size = heap.length;
  if (size === 0) return smallest;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && heap[child + 1]! < heap[child]!) child += 1;
    if (heap[child]! >= last) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return smallest;
}
