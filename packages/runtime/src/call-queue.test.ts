import { expect, test } from "vitest";
import { CallQueue } from "./call-queue.js";

interface Call {
  readonly key: string;
  readonly id: number;
}

function queueOf(keys: readonly string[]): CallQueue<Call> {
  const queue = new CallQueue<Call>();
  for (const [id, key] of keys.entries()) queue.add({ key, id });
  return queue;
}

const isA = (key: string) => (key === "a" ? 0 : 1);

/** The ids that one worker gets, which stays with the program of its last call. */
function taken(queue: CallQueue<Call>): number[] {
  const ids: number[] = [];
  let last: string | undefined;
  const cost = (key: string) => (key === last ? 0 : 1);
  for (let call = queue.take(cost); call !== undefined; call = queue.take(cost)) {
    ids.push(call.id);
    last = call.key;
  }
  return ids;
}

test("a worker stays with its program while calls of it wait, and takes the oldest otherwise", () => {
  expect(taken(queueOf(["a", "b", "a", "c", "b", "a"]))).toEqual([0, 2, 5, 1, 4, 3]);
});

test("calls of one program keep their order", () => {
  expect(taken(queueOf(["a", "a", "a"]))).toEqual([0, 1, 2]);
});

test("a steady stream of one program's calls does not starve another's", () => {
  const queue = queueOf(["a", "b"]);
  let next = 2;
  let waited = 0;
  for (let call = queue.take(isA); call?.key !== "b"; call = queue.take(isA)) {
    queue.add({ key: "a", id: next++ });
    expect(++waited).toBeLessThan(100);
  }
  // The call before it, and the most that may pass it.
  expect(waited).toBe(1 + 32);
});

test("what waits far behind is not looked at", () => {
  const keys = [...Array.from({ length: 64 }, (_, i) => `p${i}`), "a"];
  expect(queueOf(keys).take(isA)?.id).toBe(0);
  expect(queueOf(keys.slice(1)).take(isA)?.id).toBe(63);
});

test("a deleted call is not taken; an empty queue gives none", () => {
  const queue = new CallQueue<Call>();
  const call = { key: "a", id: 0 };
  queue.add(call);
  expect(queue.size).toBe(1);
  queue.delete(call);
  expect(queue.take(isA)).toBeUndefined();
  expect([...queue]).toEqual([]);
});

test("every call is taken exactly once, whatever the order of programs", () => {
  const keys = Array.from({ length: 500 }, (_, i) => `p${(i * 7919) % 13}`);
  const ids = taken(queueOf(keys));
  expect([...ids].sort((x, y) => x - y)).toEqual(keys.map((_, i) => i));
});

test("of many programs each stays with one worker as far as it can, and none of the workers waits", () => {
  const queue = queueOf(Array.from({ length: 600 }, (_, i) => `p${(i * i * 31 + i * 7) % 10}`));
  const workers = [new Set<string>(), new Set<string>()];
  const last: (string | undefined)[] = [undefined, undefined];
  for (let turn = 0; queue.size > 0; turn++) {
    const [mine, other] = [workers[turn % 2]!, workers[(turn + 1) % 2]!];
    const call = queue.take((key) =>
      last[turn % 2] === key ? 0 : mine.has(key) ? 1 : other.has(key) ? 3 : 2,
    );
    expect(call).toBeDefined();
    mine.add(call!.key);
    last[turn % 2] = call!.key;
  }
  const programs = new Set([...workers[0]!, ...workers[1]!]);
  expect(workers[0]!.size + workers[1]!.size).toBeLessThanOrEqual(programs.size + 4); // twice as many where turns are blind
});
