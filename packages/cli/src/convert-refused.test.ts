import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { adapterToGguf, adapterToPeft, isPawError, packBundle, readGguf, writeGguf } from "@paw/format";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PUBLISHED_META, PUBLISHED_TEMPLATE } from "../../paw/src/published.test-suite.js";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { randomAdapter } from "../../runtime/src/reference/random-model.js";
import { dispatch, UsageError } from "./command.js";

const OPTIONS = { architecture: "qwen3", type: "F16", name: "half" } as const;
const PEFT = adapterToPeft(randomAdapter(7, 32, 0.1), "qwen3", "Qwen/Qwen3-0.6B");
const HALF = adapterToGguf(randomAdapter(7, 32, 0.1), OPTIONS);

let files: RandomFiles;
let folder: string;

async function writePeftFolder(name: string, change: Record<string, unknown> = {}): Promise<void> {
  const config = { ...JSON.parse(new TextDecoder().decode(PEFT.config)), ...change };
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, "adapter_config.json"), JSON.stringify(config));
  await writeFile(join(folder, name, "adapter_model.safetensors"), PEFT.weights);
}

/** A GGUF adapter whose second module has another rank than its first. */
function mixedRanks(): Uint8Array {
  const { tensors, metadata } = readGguf(HALF);
  const narrow = readGguf(adapterToGguf(randomAdapter(1, 8, 0.1), OPTIONS)).tensors;
  return writeGguf({ metadata, tensors: [...tensors.slice(0, 2), ...narrow.slice(2, 4)] });
}

beforeAll(async () => {
  files = await writeRandomFiles();
  folder = files.directory;
  const write = (name: string, data: string | Uint8Array) => writeFile(join(folder, name), data);
  await writePeftFolder("trained");
  await writePeftFolder("dora", { use_dora: true });
  await writePeftFolder("ranks", { rank_pattern: { q_proj: 8 } });
  await writePeftFolder("other-rank", { r: 16 });
  await writePeftFolder("llama", { auto_mapping: null, base_model_name_or_path: "meta-llama/Llama-3.2-1B" });
  await writePeftFolder("broken");
  await write("broken/adapter_model.safetensors", PEFT.weights.subarray(0, 500));
  await writePeftFolder("pickled");
  await rename(
    join(folder, "pickled", "adapter_model.safetensors"),
    join(folder, "pickled", "adapter_model.bin"),
  );
  await mkdir(join(folder, "nothing"));
  await write("half.gguf", HALF);
  await write("short.gguf", HALF.subarray(0, 3000));
  await write("mixed.gguf", mixedRanks());
  await write("text.gguf", "hello");
  await write("template.txt", PUBLISHED_TEMPLATE);
  await write("two.txt", "{INPUT_PLACEHOLDER}{INPUT_PLACEHOLDER}");
  const decoding = { kind: "free", max_tokens: 9 } as const;
  const meta = { ...PUBLISHED_META, format_version: 1, lora_rank: 0, decoding };
  await write("bare.paw", packBundle({ meta, promptTemplate: PUBLISHED_TEMPLATE, pseudoProgram: "" }));
});
afterAll(() => files.remove());

describe("paw convert refuses", () => {
  it.each([
    ["a missing source", "@gone.gguf -o @x.gguf", 1, /^IO: cannot read gone\.gguf: ENOENT/],
    [
      "an empty folder",
      "@nothing -o @x.gguf",
      1,
      /INPUT_INVALID: nothing holds neither adapter_config\.json/,
    ],
    ["a file of another kind", "@text.gguf -o @x.paw", 1, /INPUT_INVALID: text\.gguf is neither a GGUF file/],
    [
      "safetensors alone",
      "@trained/adapter_model.safetensors -o @x.gguf",
      1,
      /name the folder that also holds/,
    ],
    [
      "pickled weights",
      "@pickled -o @x.gguf",
      1,
      /IO: there is no pickled.adapter_model\.safetensors: .*pickle/,
    ],
    ["a cut GGUF file", "@short.gguf -o @x.gguf", 1, /GGUF_INVALID: short\.gguf: /],
    ["cut weights", "@broken -o @x.gguf", 1, /SAFETENSORS_INVALID: broken: /],
    ["a base model", "@base.gguf -o @x.gguf", 1, /ADAPTER_INVALID: base\.gguf: general\.type is "model"/],
    ["DoRA", "@dora -o @x.gguf", 1, /ADAPTER_INVALID: dora: use_dora is true, which is not supported/],
    ["a rank pattern", "@ranks -o @x.gguf", 1, /rank_pattern is set, .*: every module must have one rank/],
    ["another rank", "@other-rank -o @x.gguf", 1, /has rank 32 in A and 32 in B: the config says 16/],
    ["mixed ranks", "@mixed.gguf -o @x/", 1, /ADAPTER_INVALID: mixed\.gguf: .*every module must have 32/],
    [
      "an unknown architecture",
      "@llama -o @x.gguf",
      1,
      /"meta-llama\/Llama-3\.2-1B"\): say which of qwen3, gpt2/,
    ],
    ["the wrong one", "@trained -o @x.gguf --architecture gpt2", 1, /not a LoRA tensor of gpt2/],
    [
      "a contradicted one",
      "@half.gguf -o @x/ --architecture gpt2",
      2,
      /OPTION_INVALID: .*for the architecture qwen3/,
    ],
    [
      "a program without adapter",
      "@bare.paw -o @x.gguf",
      1,
      /INPUT_INVALID: bare\.paw is a program without an adapter/,
    ],
    ["no template", "@trained -o @x.paw", 2, /a program needs its prompt: give --template FILE/],
    [
      "two placeholders",
      "@trained -o @x.paw --template @two.txt",
      1,
      /BUNDLE_INVALID: .* 2 times: exactly once/,
    ],
    [
      "no interpreter",
      "@half.gguf -o @x.paw --template @template.txt",
      2,
      /does not tell its base: give --interpreter/,
    ],
    [
      "a template without program",
      "@half.gguf -o @x.gguf --template @template.txt",
      2,
      /--template describes a program/,
    ],
    [
      "an unknown type",
      "@half.gguf -o @x.gguf --type Q4_K",
      2,
      /--type is 'Q4_K': F32, F16, Q8_0, Q4_0 are allowed/,
    ],
    ["a type for PEFT", "@half.gguf -o @x/ --type F16", 2, /--type is for GGUF/],
    [
      "another ending",
      "@half.gguf -o @x.safetensors",
      2,
      /-o is 'x\.safetensors': a name that ends with \.paw or \.gguf/,
    ],
    ["no output", "@half.gguf", 2, /no output: give it with -o/],
    [
      "no folder for it",
      "@half.gguf -o @none/x.gguf",
      1,
      /IO: cannot write none\/x\.gguf: there is no folder/,
    ],
    [
      "a file for a folder",
      "@half.gguf -o @template.txt/ --force",
      1,
      /IO: template\.txt\/ is a file, but a folder is written/,
    ],
  ])("%s", async (_what, args, code, message) => {
    const line = args.split(" ").map((arg) => arg.replace(/^@/, `${folder}/`));
    const data = { signal: new AbortController().signal };
    const error = await dispatch(["convert", ...line], data).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    const { message: text, name } = error as Error;
    const usage = error instanceof UsageError || (isPawError(error) && error.code === "OPTION_INVALID");
    expect(`${isPawError(error) ? error.code : name}: ${text.replaceAll(`${folder}/`, "")}`).toMatch(message);
    expect(usage ? 2 : isPawError(error) ? 1 : undefined).toBe(code);
    expect((await readdir(folder)).filter((file) => /^x(\.|$)/.test(file))).toEqual([]);
  });
});
