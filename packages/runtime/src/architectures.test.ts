/** The parity table of docs/backbones.md: four architectures on two backends against transformers and against each other. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ArchitectureFixture,
  fixtureGguf,
  fixtureTokens,
  writeArchitecture,
} from "./architecture-fixture.test-suite.js";
import type { Backend, Sequence } from "./backend.js";
import { openLlamaBackend } from "./llama/backend.js";
import { openReferenceBackend } from "./reference/backend.js";

/** Largest difference of any log-probability of the vocabulary: float rounding, in another order. */
const EXACT = 1e-4;
/** llama.cpp looks GELU up in a table of half precision. */
const HALF_TABLE = 1e-2;
const TOLERANCES: Readonly<Record<string, { reference: number; llama: number }>> = {
  qwen3: { reference: EXACT, llama: EXACT },
  llama: { reference: EXACT, llama: EXACT },
  gpt2: { reference: EXACT, llama: HALF_TABLE },
  gemma3: { reference: EXACT, llama: HALF_TABLE },
};
const OPENERS = { reference: openReferenceBackend, llama: openLlamaBackend } as const;
type Name = keyof typeof OPENERS;
const NAMES = Object.keys(OPENERS) as Name[];
/** What was measured; PAW_PARITY_TABLE=1 prints it. */
const measured: Record<string, string | number>[] = [];
afterAll(() => {
  if (process.env.PAW_PARITY_TABLE) console.table(measured);
});
/** The longest golden prompt, which is GPT-2's whole context here. */
const CONTEXT = 64;

async function using<Result>(
  backend: Backend,
  adapter: string | undefined,
  use: (sequence: Sequence) => Promise<Result>,
): Promise<Result> {
  const options = { contextLength: CONTEXT, ...(adapter === undefined ? {} : { adapter }) };
  const sequence = await backend.openSequence(options);
  try {
    return await use(sequence);
  } finally {
    await sequence.close();
  }
}

function largestGap(a: Float64Array, b: Float64Array): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
}

/** Tokens, each the most probable after what is before it, and their log-probabilities. */
async function greedyAnswer(sequence: Sequence, prompt: readonly number[], count: number) {
  const tokens: number[] = [];
  const logProbabilities: number[] = [];
  let next = await sequence.greedy(prompt);
  for (;;) {
    tokens.push(next.token);
    logProbabilities.push(next.logProbability);
    if (tokens.length === count) return { tokens, logProbabilities };
    next = await sequence.greedy([next.token]);
  }
}

describe.each(Object.keys(TOLERANCES))("%s", (architecture) => {
  let fixture: ArchitectureFixture;
  let backends: Record<Name, Backend>;
  let all: number[];
  beforeAll(async () => {
    fixture = await writeArchitecture(architecture);
    backends = {
      reference: await openReferenceBackend(fixture.base),
      llama: await openLlamaBackend(fixture.base),
    };
    all = [...Array(backends.reference.info.vocabularySize).keys()];
  });
  afterAll(async () => {
    await Promise.all(NAMES.map((name) => backends[name].close()));
    await fixture.remove();
  });

  test.each(NAMES)("%s gives the log-probabilities of transformers and PEFT", async (name) => {
    const gaps: Record<string, number> = {};
    for (const kind of ["base", "adapted"] as const) {
      const adapter = kind === "adapted" ? fixture.adapter : undefined;
      for (const [i, prompt] of fixture.prompts.entries()) {
        const found = await using(backends[name], adapter, (sequence) => sequence.score(prompt, all));
        gaps[kind] = Math.max(gaps[kind] ?? 0, largestGap(found, fixture.golden[kind][i]!));
      }
    }
    measured.push({ architecture, backend: name, ...gaps });
    for (const gap of Object.values(gaps)) expect(gap).toBeLessThan(TOLERANCES[architecture]![name]);
    // The adapter is there to be seen.
    for (const [i, golden] of fixture.golden.adapted.entries()) {
      expect(largestGap(golden, fixture.golden.base[i]!)).toBeGreaterThan(0.5);
    }
  });

  test("both backends give the same greedy answers", async () => {
    const tolerance = TOLERANCES[architecture]!.llama;
    for (const adapter of [undefined, fixture.adapter]) {
      for (const prompt of fixture.prompts.slice(0, 3)) {
        const [reference, llama] = await Promise.all(
          NAMES.map((name) => using(backends[name], adapter, (s) => greedyAnswer(s, prompt, 40))),
        );
        expect(llama!.tokens).toEqual(reference!.tokens);
        for (const [i, value] of llama!.logProbabilities.entries()) {
          expect(Math.abs(value - reference!.logProbabilities[i]!)).toBeLessThan(tolerance);
        }
      }
    }
  });

  test.each(NAMES)("%s forgets what was rewound, also beyond a window", async (name) => {
    const prompt = fixture.prompts.at(-1)!;
    await using(backends[name], undefined, async (sequence) => {
      await sequence.append(prompt.toReversed());
      await sequence.rewind(0);
      await sequence.append(prompt.slice(0, 30));
      await sequence.append(prompt.toReversed().slice(0, 30));
      await sequence.rewind(30);
      const found = await sequence.score(prompt.slice(30), all);
      expect(largestGap(found, fixture.golden.base.at(-1)!)).toBeLessThan(TOLERANCES[architecture]![name]);
    });
  });

  test("llama takes evaluated tokens from a file, also those outside a window", async () => {
    const prompt = fixture.prompts.at(-1)!;
    const path = `${fixture.base}.state`;
    await using(backends.llama, fixture.adapter, async (sequence) => {
      await sequence.append(prompt.slice(0, 40));
      await sequence.state!.save(path);
    });
    await using(backends.llama, fixture.adapter, async (sequence) => {
      expect(await sequence.state!.load(path)).toEqual(prompt.slice(0, 40));
      await sequence.rewind(30);
      const found = await sequence.score(prompt.slice(30), all);
      expect(largestGap(found, fixture.golden.adapted.at(-1)!)).toBeLessThan(TOLERANCES[architecture]!.llama);

      await expect(sequence.state!.load(fixture.base)).rejects.toThrow(); // no state: refused, and nothing is left of before
      expect(sequence.length).toBe(0);
      const again = await sequence.score(prompt, all);
      expect(largestGap(again, fixture.golden.adapted.at(-1)!)).toBeLessThan(TOLERANCES[architecture]!.llama);
    });
  });

  test.each(NAMES)("%s cuts 1,000 strings as Hugging Face does, with and without control tokens", (name) => {
    checkTokens(backends[name], architecture);
  });

  test.each(NAMES)("%s ends at the model's last position with an error", async (name) => {
    const { contextLength } = backends[name].info;
    await expect(backends[name].openSequence({ contextLength: contextLength + 1 })).rejects.toMatchObject({
      code: "OPTION_INVALID",
      message: expect.stringContaining(`1 to ${contextLength}`),
    });
    const sequence = await backends[name].openSequence({ contextLength });
    const full = Array.from({ length: contextLength }, (_, i) => i);
    await sequence.append(full);
    for (const more of [sequence.append([1]), sequence.greedy([1]), sequence.score([1], [1])]) {
      await expect(more).rejects.toMatchObject({ code: "CONTEXT_OVERFLOW" });
    }
    expect(sequence.length).toBe(contextLength);
    await sequence.close();
    await expect(backends[name].embed([...full, 1])).rejects.toMatchObject({ code: "CONTEXT_OVERFLOW" });
  });
});

test.each(NAMES)("%s cuts 1,000 strings as SmolLM2's tokenizer does", async (name) => {
  const folder = await mkdtemp(join(tmpdir(), "paw-architecture-"));
  const path = join(folder, "smollm.gguf");
  await writeFile(path, fixtureGguf("llama", "smollm"));
  const backend = await OPENERS[name](path);
  checkTokens(backend, "smollm");
  await backend.close();
  await rm(folder, { recursive: true });
});

function checkTokens(backend: Backend, tokenizer: string): void {
  const cases = fixtureTokens(tokenizer);
  expect(cases).toHaveLength(1000);
  for (const { text, control, plain } of cases) {
    expect(backend.tokenize(text, true), JSON.stringify(text)).toEqual(control);
    expect(backend.tokenize(text, false), JSON.stringify(text)).toEqual(plain);
    expect(backend.detokenize(plain)).toBe(text);
  }
  // The strings hold control tokens' texts, and those make a difference.
  expect(cases.some(({ control, plain }) => control.length < plain.length)).toBe(true);
}
