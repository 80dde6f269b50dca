import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "./backend.js";
import { decodeGrammar } from "./decode-grammar.js";
import { parseGbnf } from "./grammar/gbnf.js";
import { jsonSchemaToGbnf } from "./grammar/json-schema.js";
import { Machine } from "./grammar/machine.js";
import { regexToGbnf } from "./grammar/regex.js";
import { TokenFilter, TokenTree } from "./grammar/token-filter.js";
import { Interpreter } from "./interpreter.js";
import { openLlamaBackend } from "./llama/backend.js";
import { OpenPrograms } from "./open-programs.js";
import { nanoLayout } from "./prompt.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";
import { openReferenceBackend } from "./reference/backend.js";

const PROMPT = [40, 50, 60];
const JSON_GRAMMAR = jsonSchemaToGbnf({
  type: "object",
  properties: {
    level: { enum: ["low", "high"] },
    count: { type: "integer" },
    note: { type: "string", maxLength: 5 },
  },
  required: ["level", "note"],
});
const GRAMMARS: readonly (readonly [string, string])[] = [
  ["JSON", JSON_GRAMMAR],
  ["date", `root ::= ${regexToGbnf("\\d{4}-(0[1-9]|1[0-2])-[0-3]\\d")}`],
  ["accents", `root ::= ${regexToGbnf("[é-ü]{3}😀?")}`],
  ["maybe nothing", 'root ::= ("the" | "line")*'],
];

let files: RandomFiles;
let backend: Backend;
let tree: TokenTree;
const filterOf = (grammar: string) => new TokenFilter(new Machine(parseGbnf(grammar)), tree);

beforeAll(async () => {
  files = await writeRandomFiles();
  backend = await openReferenceBackend(files.base);
  tree = new TokenTree(await backend.tokenBytes());
});
afterAll(async () => {
  await backend.close();
  await files.remove();
});

async function decode(grammar: string, maxTokens: number) {
  const sequence = await backend.openSequence({ contextLength: 512 });
  const { endTokens } = backend.info;
  const result = await decodeGrammar(sequence, PROMPT, filterOf(grammar), { maxTokens, endTokens });
  await sequence.close();
  return result;
}

/** The slow twin: every token of the vocabulary is tried against the whole text so far, every step is evaluated anew. */
async function plainDecode(
  grammar: string,
  maxTokens: number,
): Promise<{ tokens: number[]; ended: boolean }> {
  const bytesOf = await backend.tokenBytes();
  const read = (tokens: readonly number[]) => {
    const machine = new Machine(parseGbnf(grammar));
    let state: ReturnType<Machine["after"]> = machine.start;
    for (const token of tokens)
      for (const byte of bytesOf[token]!) state = state && machine.after(state, byte);
    return state;
  };
  const tokens: number[] = [];
  const { endTokens, vocabularySize } = backend.info;
  while (tokens.length < maxTokens) {
    const allowed = [...Array(vocabularySize).keys()].filter(
      (t) => bytesOf[t]!.length > 0 && read([...tokens, t]),
    );
    const complete = read(tokens)!.complete;
    if (allowed.length === 0) return { tokens, ended: complete };
    const sequence = await backend.openSequence({ contextLength: 512 });
    const scores = await sequence.score([...PROMPT, ...tokens], [...allowed, ...endTokens]);
    await sequence.close();
    const end = Math.log(scores.slice(allowed.length).reduce((sum, x) => sum + Math.exp(x), 0));
    const best = Math.max(...scores.slice(0, allowed.length));
    if (complete && end >= best) return { tokens, ended: true };
    tokens.push(allowed[scores.indexOf(best)]!);
  }
  return { tokens, ended: false };
}

describe("grammar decoding", () => {
  test.each(GRAMMARS)("%s: the tokens that trying every token would choose", async (_name, grammar) => {
    const [fast, plain] = [await decode(grammar, 14), await plainDecode(grammar, 14)];
    expect(fast.tokens).toEqual(plain.tokens);
    expect(fast.finishReason).toBe(plain.ended ? "stop" : "length");
    expect(fast.logProbability).toBeLessThanOrEqual(0);
  });

  test("what must come is not asked for", async () => {
    const result = await decode('root ::= "\\u0001\\u0002\\u0003"', 20);
    expect(backend.detokenize(result.tokens)).toBe("\u0001\u0002\u0003");
    expect(result).toMatchObject({ finishReason: "stop", logProbability: 0 });
  });

  test("the empty answer ends at once, also as one of several", async () => {
    const nothing = { tokens: [], finishReason: "stop" };
    expect(await decode('root ::= ""', 20)).toMatchObject({ ...nothing, logProbability: 0 });
    const sequence = await backend.openSequence({ contextLength: 512 });
    const filter = filterOf('root ::= "" | "a"');
    const [other] = filter.allowed(filter.machine.start);
    // Every token but the other answer may end it, so the end is the more probable.
    const endTokens = [...Array(backend.info.vocabularySize).keys()].filter((token) => token !== other);
    const result = await decodeGrammar(sequence, PROMPT, filter, { maxTokens: 20, endTokens });
    expect(result).toMatchObject(nothing);
    await sequence.close();
  });

  test("runs out of tokens in the middle, and ends by an abort", async () => {
    expect(await decode('root ::= "a"{50}', 3)).toMatchObject({ finishReason: "length", incomplete: true });
    const open = await decode("root ::= [a-z]*", 3);
    expect(open).not.toHaveProperty("incomplete");
    const { tokens } = await decode('root ::= "abc"', 20);
    expect(await decode('root ::= "abc"', tokens.length)).toMatchObject({ finishReason: "stop", tokens });
    const sequence = await backend.openSequence({ contextLength: 512 });
    const signal = AbortSignal.abort();
    const options = { maxTokens: 9, endTokens: backend.info.endTokens, signal };
    const refused = decodeGrammar(sequence, PROMPT, filterOf("root ::= .*"), options);
    await expect(refused).rejects.toMatchObject({ code: "ABORTED" });
    await sequence.close();
  });

  test("a grammar that the vocabulary cannot write is an error", async () => {
    const nothing = new TokenFilter(
      new Machine(parseGbnf('root ::= "a"')),
      new TokenTree([new Uint8Array(0)]),
    );
    const sequence = await backend.openSequence({ contextLength: 512 });
    const refused = decodeGrammar(sequence, PROMPT, nothing, { maxTokens: 9, endTokens: [2] });
    await expect(refused).rejects.toMatchObject({ code: "OPTION_INVALID" });
    await sequence.close();
  });
});

describe.each([
  ["reference", openReferenceBackend],
  ["llama", openLlamaBackend],
] as const)("an interpreter on %s", (_name, open) => {
  test("answers in the grammar, streams what it answers, and says what is wrong with a grammar", async () => {
    const interpreter = new Interpreter(await open(files.base));
    const program = { key: "p", adapter: files.adapters[0], ...nanoLayout("Task: Give the level.") };
    const pieces: string[] = [];
    const onText = (text: string) => void pieces.push(text);
    const { output, finishReason, confidence } = await interpreter.run(program, "the red line", {
      grammar: JSON_GRAMMAR,
      maxTokens: 200,
      onText,
    });
    expect(finishReason).toBe("stop");
    expect(Object.keys(JSON.parse(output) as object)).toEqual(expect.arrayContaining(["level", "note"]));
    expect(pieces.join("")).toBe(output);
    expect(confidence).toBeGreaterThan(0);

    // The program's own grammar, which labels of a call replace.
    const blank = { ...program, grammar: 'root ::= " x " | " y "' };
    expect((await interpreter.run(blank, "a")).output).toMatch(/^ [xy] $/);
    expect((await interpreter.run(blank, "a", { labels: ["q"] })).output).toBe("q");
    expect(
      (await interpreter.run({ ...program, labels: ["q"] }, "a", { grammar: 'root ::= "z"' })).output,
    ).toBe("z");
    await expect(interpreter.run(program, "a", { grammar: "root ::= x" })).rejects.toMatchObject({
      code: "OPTION_INVALID",
    });
    await interpreter.close();
  });
});

describe("what a grammar's machine remembers", () => {
  const NESTED = 'root ::= "a" root "b" | "c"';
  const walk = (machine: Machine, text: string) =>
    [...Buffer.from(text)].reduce<ReturnType<Machine["after"]>>(
      (state, byte) => state && machine.after(state, byte),
      machine.start,
    );

  test("is let go of between calls once it is more than the limit, and kept until then", async () => {
    const limits = { openPrograms: 1, openBytes: 0, stateWorthMs: 0, rememberedPlaces: 100 };
    const programs = new OpenPrograms(backend, limits);
    const open = await programs.open({ key: "p", ...nanoLayout("Task: x.") });
    const first = await programs.filter(open, NESTED);
    walk(first.machine, "a".repeat(10));
    expect(await programs.filter(open, NESTED)).toBe(first);
    walk(first.machine, "a".repeat(200));
    expect(first.machine.size).toBeGreaterThan(100);
    const second = await programs.filter(open, NESTED);
    expect(second.machine.size).toBeLessThan(10);
    expect(walk(second.machine, "aacbb")?.complete).toBe(true);
  });

  test("changes no answer", async () => {
    const answers = async (limits: object) => {
      const interpreter = new Interpreter(await openReferenceBackend(files.base), limits);
      const program = { key: "p", ...nanoLayout("Task: x."), grammar: JSON_GRAMMAR };
      const found: unknown[] = [];
      for (const input of ["red", "blue", "red", ""]) {
        const { output, confidence } = await interpreter.run(program, input, { maxTokens: 60 });
        found.push([output, confidence]);
      }
      await interpreter.close();
      return found;
    };
    expect(await answers({ rememberedPlaces: 0 })).toEqual(await answers({}));
  });

  test("is bounded within one answer", () => {
    expect(() => walk(new Machine(parseGbnf(NESTED), 1000), "a".repeat(2000))).toThrow(/too much memory/);
    expect(walk(new Machine(parseGbnf(NESTED), 1000), `${"a".repeat(50)}c`)).not.toBeNull();
  });
});

test("both backends read the same bytes of the same tokens", async () => {
  const llama = await openLlamaBackend(files.base);
  expect(await llama.tokenBytes()).toEqual(await backend.tokenBytes());
  await llama.close();
});
