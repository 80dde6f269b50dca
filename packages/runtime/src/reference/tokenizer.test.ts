import { ggufNumbers, ggufStrings, isPawError, readGguf } from "@paw/format";
import { describe, expect, it } from "vitest";
import { BYTE_CHARACTERS } from "./byte-alphabet.js";
import { readTokenizerData, type TokenizerData } from "./config.js";
import { RANDOM_MODEL_CONTROL, randomModel, randomSequence } from "./random-model.js";
import { Tokenizer } from "./tokenizer.js";

const { metadata } = readGguf(randomModel({ seed: 1 }));
const data = readTokenizerData(metadata);
const tokenizer = new Tokenizer(data);
const ids = new Map(data.tokens.map((text, id) => [text, id]));

/** The expression in pre-tokenizer.ts, run by the engine. */
const PIECES =
  /'(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\p{White_Space}\p{L}\p{N}]+[\r\n]*|\p{White_Space}*[\r\n]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

/** Byte-pair encoding as its definition reads: always the best pair, leftmost first. Quadratic. */
function plainEncode(text: string): number[] {
  const ranks = new Map(data.merges.map((merge, rank) => [merge, rank]));
  return (text.match(PIECES) ?? []).flatMap((piece) => {
    const parts = [...new TextEncoder().encode(piece)].map((byte) => BYTE_CHARACTERS[byte]!);
    for (;;) {
      const found = parts
        .slice(1)
        .map((right, i) => ranks.get(`${parts[i]} ${right}`) ?? Number.POSITIVE_INFINITY);
      const best = Math.min(...found);
      if (!Number.isFinite(best)) return parts.map((part) => ids.get(part)!);
      const at = found.indexOf(best);
      parts.splice(at, 2, parts[at]! + parts[at + 1]!);
    }
  });
}

const TRICKY = [
  "",
  " ",
  "the",
  " the and  in\tthe",
  "I'll we'RE it's 'S 'ſ ' ''",
  "12345 7½Ⅷ٣",
  "\r\n\r\n \n  x\r\r\n",
  "a \u00a0\u3000\u0085\u2028 b\u00a0c",
  "\ufeffbyte order mark\ufeff",
  "e\u0301 é Ȩ́ ñ",
  "😀 👩‍👩‍👧 👍🏽🇩🇪",
  "中文 ไทย العربية हिन्दी",
  "\u0000\u0001\u007f\u0080\uffff",
  "....,;:!? --- => (x) $5.00 _x_",
  `${" ".repeat(37)}x${"\n".repeat(9)}`,
  "a".repeat(1001),
  "[INPUT] <|im_end|> [END_INPUT]<|im_start|>",
  "x😀".repeat(50),
];

/** Random strings over the alphabets that matter. */
const RANDOM = (() => {
  const random = randomSequence(3);
  const parts = [
    "the",
    " ",
    "  ",
    "\n",
    "\r\n",
    "'s",
    "'",
    "1",
    "é",
    "\u0301",
    "😀",
    "[",
    "INPUT",
    "]",
    "<|",
    "aa",
    ".",
  ];
  return Array.from({ length: 300 }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 14) },
      () => parts[Math.floor(random() * parts.length)],
    ).join(""),
  );
})();

describe("encode", () => {
  it("agrees with the plain definition and comes back unchanged", () => {
    for (const text of [...TRICKY, ...RANDOM]) {
      const tokens = tokenizer.encode(text, false);
      expect(tokens, JSON.stringify(text)).toEqual(plainEncode(text));
      expect(tokenizer.decode(tokens)).toBe(text);
    }
  });

  it("keeps digits apart and merges by rank", () => {
    const texts = (text: string): string[] => tokenizer.encode(text, false).map((id) => data.tokens[id]!);
    expect(texts("42")).toEqual(["4", "2"]);
    expect(texts(" the and")).toEqual(["Ġthe", "Ġand"]);
    expect(texts("aaaaaaa")).toEqual(["aaaa", "aa", "a"]);
    expect(texts("a  b")).toEqual(["a", "Ġ", "Ġ", "b"]);
  });

  it("makes control tokens only of control text", () => {
    const text = "[INPUT]x<|im_end|>";
    const control = (name: string): number => RANDOM_MODEL_CONTROL.indexOf(name);
    expect(tokenizer.encode(text, true)).toEqual([control("[INPUT]"), ids.get("x"), control("<|im_end|>")]);
    for (const data of [text, ...RANDOM, RANDOM_MODEL_CONTROL.join("")]) {
      expect(Math.min(...tokenizer.encode(data, false))).toBeGreaterThanOrEqual(RANDOM_MODEL_CONTROL.length);
    }
    expect(tokenizer.encode("[END_INPUT][INPUT", true)[0]).toBe(control("[END_INPUT]"));
    expect(tokenizer.encode("[INPUT[INPUT]", true).at(-1)).toBe(control("[INPUT]"));
  });

  it("reads lone surrogates as U+FFFD", () => {
    for (const text of ["\ud800", "a\udc00b", "\ude00\ud83d", "😀\ud83d"]) {
      const tokens = tokenizer.encode(text, false);
      expect(tokenizer.decode(tokens)).toBe(text.replace(/\p{Surrogate}/gu, "\ufffd"));
    }
  });

  it("takes a million letters without a border", () => {
    expect(tokenizer.encode("a".repeat(1_000_000), false)).toHaveLength(125_000);
    expect(tokenizer.encode(" ".repeat(1_000_000), true)).toHaveLength(125_000);
  });
});

describe("decode", () => {
  it("gives nothing for control tokens and U+FFFD for incomplete UTF-8", () => {
    const bytes = tokenizer.encode("é", false);
    expect(tokenizer.decode([0, ...bytes, 2])).toBe("é");
    expect(tokenizer.decode([ids.get("Ã")!])).toBe("\ufffd");
    expect(tokenizer.decode([ids.get("ð")!, ids.get("a")!])).toBe("\ufffda");
    expect(tokenizer.decode([])).toBe("");
  });

  it("refuses an id outside the vocabulary", () => {
    for (const id of [-1, data.tokens.length, 0.5]) {
      expect(() => tokenizer.decode([id])).toThrow(`token ${id} is not in the vocabulary`);
    }
  });

  it("gives user-defined tokens as they are, and finds them in data too", () => {
    const tokens = [...data.tokens, "<think> ü"];
    const withUserToken = new Tokenizer({ ...data, tokens, types: [...data.types, 4] });
    expect(withUserToken.encode("a<think> üb", false)).toEqual([
      ids.get("a"),
      tokens.length - 1,
      ids.get("b"),
    ]);
    expect(withUserToken.decode([tokens.length - 1])).toBe("<think> ü");
  });
});

describe("a vocabulary that cannot work", () => {
  const { tokens, types, merges } = data;
  const cases: [string, Partial<TokenizerData>][] = [
    ['has pre-tokeniser "llama3"', { pre: "llama3" }],
    ["has 0 tokens", { tokens: [], types: [] }],
    [`has ${tokens.length} tokens but 1 token types`, { types: [1] }],
    ["has no token for byte 97", { tokens: tokens.map((text) => (text === "a" ? "ĠĠĠ" : text)) }],
    [
      "twice",
      { tokens: [...tokens, "the"].map((text) => (text === "he" ? "er" : text)), types: [...types, 1] },
    ],
    ["has an empty token", { tokens: [...tokens, ""], types: [...types, 1] }],
    ["outside the byte alphabet", { tokens: [...tokens, "a b"], types: [...types, 1] }],
    ["of type 6", { types: types.map((type, id) => (id === 300 ? 6 : type)) }],
    ["has merge 0 whose parts or result", { merges: ["q q", ...merges] }],
    ["has merge 0 whose parts or result", { merges: ["he", ...merges] }],
    ["has merge 0 whose parts or result", { merges: ["[ END_INPUT]", ...merges] }],
  ];
  it.each(cases)("%s", (message, change) => {
    try {
      new Tokenizer({ ...data, ...change });
      expect.unreachable();
    } catch (error) {
      expect(isPawError(error) && error.code).toBe("MODEL_INVALID");
      expect((error as Error).message).toContain(message);
    }
  });

  it("is refused when a merge makes a control token", () => {
    const grown = [...tokens, "INPUT]", "[INPU"];
    const attack = {
      ...data,
      tokens: grown,
      types: [...types, 1, 1],
      merges: [...merges, "[ INPUT]"],
      pre: "qwen2",
    };
    expect(() => new Tokenizer(attack)).toThrow(`has merge ${merges.length}`);
  });
});

it("reads its data from the metadata", () => {
  expect(data.tokens).toEqual(ggufStrings(metadata, "tokenizer.ggml.tokens"));
  expect(data.types).toEqual(ggufNumbers(metadata, "tokenizer.ggml.token_type"));
});
