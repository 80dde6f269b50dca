/**
 * Calls that no worker has yet. A worker is offered the one that suits it best; of equal ones the oldest.
 *
 * Staying with a program keeps its cache warm; changing it may close another's context and read a prefix again, and a program that
 * two workers have open takes memory twice. Nothing starves: the oldest call is passed over a bounded number of times, and then it goes
 * first. Every operation is constant time or bounded by LOOK_AHEAD, because ten thousand calls may wait.
 */

/** Waiting calls that are looked at, oldest first. */
const LOOK_AHEAD = 64;
/** Times that the oldest call may be passed over before it must go. */
const MOST_PASSED = 32;

export class CallQueue<Call extends { readonly key: string }> {
  /** Oldest first. */
  readonly #calls = new Set<Call>();
  #oldest: Call | undefined;
  /** Times that `#oldest` was passed over. */
  #passed = 0;

  get size(): number {
    return this.#calls.size;
  }

  add(call: Call): void {
    this.#calls.add(call);
  }

  delete(call: Call): void {
    this.#calls.delete(call);
  }

  [Symbol.iterator](): Iterator<Call> {
    return this.#calls.values();
  }

  /** Takes the next call; `cost` of its program is 0 or more, the lowest suits best. Undefined when none waits. */
  take(cost: (key: string) => number): Call | undefined {
    const [oldest] = this.#calls;
    if (oldest === undefined) return undefined;
    if (oldest !== this.#oldest) {
      this.#oldest = oldest;
      this.#passed = 0;
    }
    const chosen = this.#passed < MOST_PASSED ? this.#best(oldest, cost) : oldest;
    if (chosen !== oldest) this.#passed++;
    this.#calls.delete(chosen);
    return chosen;
  }

  #best(oldest: Call, cost: (key: string) => number): Call {
    let best = oldest;
    let least = cost(oldest.key);
    let looked = 0;
    for (const call of this.#calls) {
      if (least === 0 || ++looked > LOOK_AHEAD) break;
      const its = cost(call.key);
      if (its < least) [best, least] = [call, its];
    }
    return best;
  }
}
