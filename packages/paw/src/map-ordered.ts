/**
 * Ordered mapping with a bound: results come in the order of the items, and no more than `concurrency` items are
 * taken ahead of the consumer.
 */

import { abortError, PawError } from "@paw/format";
import { expectManyListeners } from "./abort.js";
import { typeName } from "./input.js";

export interface MapOrderedOptions {
  /** Items taken and not yet given out, at most; an integer of at least 1. */
  readonly concurrency: number;
  readonly signal?: AbortSignal;
}

/**
 * Applies `work` to each item. A failed item, or a failed source, ends the iteration after the results before it; an
 * abort ends it at once (`ABORTED` or `TIMED_OUT`). Then, and when the consumer stops early, works still running get an abort.
 */
export async function* mapOrdered<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
  options: MapOrderedOptions,
): AsyncGenerator<Result, void, undefined> {
  const { concurrency, signal } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new PawError("OPTION_INVALID", `concurrency is ${concurrency}: an integer of at least 1 is needed`);
  }
  const source = iteratorOf(items);
  const stop = new AbortController();
  expectManyListeners(stop.signal);
  const abort = rejectionOn(signal);
  const running: Promise<Result>[] = [];
  let next: Promise<Taken<Item>> | undefined;
  let last: Taken<Item> | undefined;
  try {
    while (!last || running.length > 0) {
      if (!last && running.length < concurrency) next ??= take(source);
      // Taking the next item goes before giving out a result, so that the workers stay busy.
      const first = await Promise.race([
        ...(next ? [next] : []),
        ...(running[0] ? [running[0].then((result) => ({ result }))] : []),
        abort.rejection(),
      ]);
      if ("result" in first) {
        running.shift();
        yield first.result;
        continue;
      }
      next = undefined;
      if ("item" in first) running.push(begin(work, first.item, stop.signal));
      else last = first;
    }
    if ("error" in last) throw last.error;
  } finally {
    abort.end();
    stop.abort(signal?.reason);
    const returned = last ? undefined : Promise.resolve(source.return?.()).catch(() => undefined);
    // Not awaited while an item is on its way: a source that waits for input would hold the return back.
    if (next === undefined) await returned;
  }
}

// --- internal ---

type Taken<Item> =
  | { readonly item: Item }
  | { readonly end: true }
  /** The source failed: its earlier items are still worth their results. */
  | { readonly error: unknown };

function iteratorOf<Item>(items: Iterable<Item> | AsyncIterable<Item>): Iterator<Item> | AsyncIterator<Item> {
  const source = items as Partial<Iterable<Item> & AsyncIterable<Item>> | null | undefined;
  const iterator = source?.[Symbol.asyncIterator]?.() ?? source?.[Symbol.iterator]?.();
  if (iterator === undefined || typeof items === "string") {
    throw new PawError(
      "INPUT_INVALID",
      `map takes a list or another iterable of texts; got ${typeName(items)}`,
    );
  }
  return iterator;
}

async function take<Item>(source: Iterator<Item> | AsyncIterator<Item>): Promise<Taken<Item>> {
  try {
    const { value, done } = await source.next();
    return done ? { end: true } : { item: value };
  } catch (error) {
    return { error };
  }
}

/** Starts a work; its failure is looked at when its turn comes, so it must not count as unhandled before. */
function begin<Item, Result>(
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
  item: Item,
  signal: AbortSignal,
): Promise<Result> {
  const result = (async () => work(item, signal))();
  result.catch(() => undefined);
  return result;
}

/**
 * Rejections when the signal aborts. Each race gets a promise of its own: one for all races would keep what every
 * race hung on it, and memory would grow with the number of items.
 */
function rejectionOn(signal: AbortSignal | undefined): { rejection: () => Promise<never>; end: () => void } {
  let reject: (reason: PawError) => void = () => undefined;
  const onAbort = (): void => {
    reject(abortError("the mapping", signal));
  };
  signal?.addEventListener("abort", onAbort, { once: true });
  return {
    rejection: () =>
      new Promise((_, rejectThis) => {
        reject = rejectThis;
        if (signal?.aborted) onAbort();
      }),
    end: () => signal?.removeEventListener("abort", onAbort),
  };
}
