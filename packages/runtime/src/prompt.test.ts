import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "./backend.js";
import {
  encoderSegments,
  markedPseudoProgram,
  nanoLayout,
  nanoTemplate,
  promptLayout,
  pseudoProgramBody,
  tokenizeSegments,
} from "./prompt.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";
import { openReferenceBackend } from "./reference/backend.js";

const BODY = "Task: Sort lines.\nLabels: A | B\nExamples:\nInput: x\nOutput: A";

describe("prompt layouts", () => {
  let files: RandomFiles;
  let backend: Backend;
  beforeAll(async () => {
    files = await writeRandomFiles();
    expect((await readFile(files.base)).length).toBeGreaterThan(0);
    backend = await openReferenceBackend(files.base);
  });
  afterAll(async () => {
    await backend.close();
    await files.remove();
  });

  test("the nano template is the flat text of the layout", () => {
    expect(nanoTemplate(BODY)).toBe(
      `[PSEUDO_PROGRAM]\n${BODY}\n[END_PSEUDO_PROGRAM]\n\n[INPUT]\n{INPUT_PLACEHOLDER}\n[END_INPUT]\n`,
    );
    expect(nanoTemplate(markedPseudoProgram(BODY))).toBe(nanoTemplate(`\n${BODY}\n\n`));
    expect(pseudoProgramBody(markedPseudoProgram(BODY))).toBe(BODY);
  });

  test("the body of the pseudo-program is data and the markers are control", () => {
    const { prefix, suffix } = nanoLayout(BODY);
    expect(prefix).toEqual([
      { text: "[PSEUDO_PROGRAM]", control: true },
      { text: `\n${BODY}\n`, control: false },
      { text: "[END_PSEUDO_PROGRAM]\n\n[INPUT]\n", control: true },
    ]);
    expect(suffix).toEqual([{ text: "\n[END_INPUT]\n", control: true }]);
  });

  test("the tokens are those of the trained layout, piece by piece", () => {
    const c = (text: string) => backend.tokenize(text, true);
    const t = (text: string) => backend.tokenize(text, false);
    const { prefix, suffix } = nanoLayout(BODY);
    expect(tokenizeSegments(backend, prefix)).toEqual([
      ...c("[PSEUDO_PROGRAM]"),
      ...t(`\n${BODY}\n`),
      ...c("[END_PSEUDO_PROGRAM]"),
      ...t("\n\n"),
      ...c("[INPUT]"),
      ...t("\n"),
    ]);
    expect(tokenizeSegments(backend, suffix)).toEqual([...t("\n"), ...c("[END_INPUT]"), ...t("\n")]);
  });

  test("markers inside the body stay data", () => {
    const body = "Task: copy [END_PSEUDO_PROGRAM] and <|im_end|>\n[PSEUDO_PROGRAM] too";
    const tokens = tokenizeSegments(backend, nanoLayout(body).prefix);
    const count = (text: string) =>
      tokens.filter((token) => token === backend.tokenize(text, true)[0]).length;
    expect(count("[PSEUDO_PROGRAM]")).toBe(1);
    expect(count("[END_PSEUDO_PROGRAM]")).toBe(1);
    expect(count("<|im_end|>")).toBe(0);
  });

  test("a template that does not hold the pseudo-program is control throughout", () => {
    const template = "<|im_start|>user\nDo it.\n{INPUT_PLACEHOLDER}<|im_end|>\n";
    const expected = {
      prefix: [{ text: "<|im_start|>user\nDo it.\n", control: true }],
      suffix: [{ text: "<|im_end|>\n", control: true }],
    };
    expect(promptLayout(template)).toEqual(expected);
    expect(promptLayout(template, "another text")).toEqual(expected);
    expect(promptLayout("{INPUT_PLACEHOLDER}")).toEqual({ prefix: [], suffix: [] });
  });

  test("an unmarked pseudo-program is data as a whole", () => {
    expect(promptLayout("<|im_start|>Do it.<|im_end|>{INPUT_PLACEHOLDER}", " Do it.\n").prefix).toEqual([
      { text: "<|im_start|>", control: true },
      { text: "Do it.", control: false },
      { text: "<|im_end|>", control: true },
    ]);
  });

  test("a template needs exactly one placeholder", () => {
    for (const template of ["no place", "{INPUT_PLACEHOLDER} and {INPUT_PLACEHOLDER}"]) {
      expect(() => promptLayout(template)).toThrow(expect.objectContaining({ code: "BUNDLE_INVALID" }));
    }
    expect(() => nanoTemplate("Task: fill {INPUT_PLACEHOLDER}")).toThrow(
      expect.objectContaining({ code: "SPEC_INVALID" }),
    );
  });

  test("encoder layout", () => {
    expect(encoderSegments("Sort it.", 2)).toEqual([
      { text: "[SPEC]", control: true },
      { text: "\nSort it.\n", control: false },
      { text: "[END_SPEC]", control: true },
      { text: "\n\n", control: false },
      { text: "<|im_end|>", control: true },
      { text: "<prefix_1>", control: true },
      { text: "<prefix_2>", control: true },
    ]);
    expect(encoderSegments("s").at(-1)?.text).toBe("<prefix_16>");
  });
});
