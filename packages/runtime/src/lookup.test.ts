import { describe, expect, test } from "vitest";
import { decodeFree } from "./decode.js";
import { Lookup } from "./lookup.js";
import { distribution, END, TableSequence, VOCABULARY } from "./table-sequence.test-suite.js";

describe("guesses", () => {
  test("follow the last place where the last two tokens stood", () => {
    const lookup = new Lookup([1, 2, 3, 4, 1, 2, 5, 6, 9, 1]);
    expect(lookup.guess(9)).toEqual([]); // 9 1 never stood before
    lookup.push(2);
    expect(lookup.guess(9)).toEqual([5, 6]);
    expect(lookup.guess(1)).toEqual([5]);
    expect(lookup.guess(0)).toEqual([]);
  });

  test("reach into the answer itself, which may repeat", () => {
    const lookup = new Lookup([]);
    for (const token of [7, 8, 7, 8]) lookup.push(token);
    expect(lookup.guess(9)).toEqual([7, 8]);
    expect(new Lookup([]).guess(9)).toEqual([]);
    expect(new Lookup([1]).guess(9)).toEqual([]);
  });

  test("grow while they hold and shrink when they do not", () => {
    const lookup = new Lookup([...Array(99).keys(), 0, 1]);
    const lengths = [];
    for (const held of [true, true, true, true, false, true]) {
      const { length } = lookup.guess(99);
      lengths.push(length);
      lookup.held(held ? length : 0, length);
    }
    expect(lengths).toEqual([2, 4, 8, 16, 16, 1]);
  });
});

describe("decoding with guesses gives what decoding without them gives", () => {
  const decode = async (
    sequence: TableSequence,
    input: readonly number[],
    maxTokens: number,
    guessing: boolean,
    stopAfter = 0,
  ) => {
    sequence.held.push(3, 3);
    const seen: number[] = [];
    const result = await decodeFree(sequence, [...input, 1], {
      maxTokens,
      endTokens: [END],
      stop: (tokens) => {
        seen.push(tokens.at(-1)!);
        return tokens.length === stopAfter;
      },
      ...(guessing ? { lookup: new Lookup(input) } : {}),
    });
    expect(seen).toEqual(result.tokens);
    return result;
  };

  test("with a model whose every answer is another", async () => {
    let guessed = 0;
    for (let seed = 0; seed < 300; seed++) {
      const input = Array.from({ length: 20 }, (_, i) => 1 + ((seed + i * i) % (VOCABULARY - 1)));
      const maxTokens = 1 + (seed % 50);
      const [plain, fast] = [new TableSequence(seed), new TableSequence(seed)];
      const stopAfter = seed % 3 === 0 ? 10 : 0;
      const result = await decode(fast, input, maxTokens, true, stopAfter);
      expect(result).toEqual(await decode(plain, input, maxTokens, false, stopAfter));
      guessed += fast.held.length > plain.held.length || fast.evaluations < plain.evaluations ? 1 : 0;
      expect(fast.held.length).toBeLessThanOrEqual(2 + 21 + maxTokens); // never beyond the room for the answer
    }
    expect(guessed).toBeGreaterThan(30);
  });

  test("with a model that copies its input, in a quarter of the evaluations or fewer", async () => {
    const right = Array.from({ length: 120 }, (_, i) => 1 + ((i * 37) % 121)); // no pair occurs twice
    const input = right.with(60, 125); // what the model repairs
    const copies = (history: readonly number[]) => {
      const at = history.length - (2 + input.length + 1);
      const weights = new Array(130).fill(0.001);
      weights[at < right.length ? right[at]! : END] = 0.871;
      return weights;
    };
    const [plain, fast] = [new TableSequence(copies), new TableSequence(copies)];
    const result = await decode(fast, input, 200, true);
    expect(result).toEqual(await decode(plain, input, 200, false));
    expect(fast.evaluations).toBeLessThan(plain.evaluations / 4);
  });

  test("a broken model is an error in the middle of a guess too", async () => {
    const sequence = new TableSequence((history) =>
      history.length > 12 ? new Array(VOCABULARY).fill(Number.NaN) : distribution(1, [history.length % 3]),
    );
    await expect(decode(sequence, [1, 2, 1, 2], 50, true)).rejects.toThrow("not numbers");
  });
});
