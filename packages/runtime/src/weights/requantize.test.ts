import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { dequantize, type GgufTensor, ggufNumber, quantize, readGguf } from "@paw/format";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLlamaBackend } from "../llama/backend.js";
import { type RandomFiles, writeRandomFiles } from "../random-files.js";
import { randomModel } from "../reference/random-model.js";
import { COPY_TYPES, requantizeBase, storedType } from "./requantize.js";

let files: RandomFiles;
let folder: string;

beforeAll(async () => {
  files = await writeRandomFiles();
  folder = join(files.directory, "copies");
  await mkdir(folder);
});
afterAll(() => files.remove());

const left = async () => (await readdir(folder)).filter((name) => name.endsWith(".part"));

/** The plain twin: the whole tensor at once. */
function plainly({ dims, type, data }: GgufTensor, wanted: (typeof COPY_TYPES)[number]): Uint8Array {
  const count = dims.reduce((product, size) => product * size, 1);
  return quantize(dequantize(data, type, count), wanted, dims[0]!);
}

describe("a copy of a base in another type", () => {
  it.each(COPY_TYPES)(
    "has in %s what converting whole tensors gives, and vectors as they were",
    async (type) => {
      const target = join(folder, `${type}.gguf`);
      const written: [number, number][] = [];
      const size = await requantizeBase(files.base, type, target, {
        onWritten: (bytes, of) => written.push([bytes, of]),
      });
      const [before, after] = await Promise.all(
        [files.base, target].map(async (path) => readGguf(await readFile(path))),
      );
      expect(after!.tensors.map(({ name, dims }) => [name, dims])).toEqual(
        before!.tensors.map(({ name, dims }) => [name, dims]),
      );
      const changed = new Set<string>();
      for (const [i, tensor] of before!.tensors.entries()) {
        const copy = after!.tensors[i]!;
        const { type: stored, data } = copy;
        if (stored === "F32") expect(Buffer.compare(data, tensor.data), tensor.name).toBe(0);
        else {
          expect(stored).toBe(type);
          expect(Buffer.compare(data, plainly(tensor, type)), tensor.name).toBe(0);
          changed.add(tensor.name);
        }
      }
      // Rows of 96 and 64; the others have 32, one block, which AMX kernels sum wrongly.
      expect([...changed].sort()).toEqual(
        [0, 1].flatMap((block) => [`blk.${block}.attn_output.weight`, `blk.${block}.ffn_down.weight`]),
      );
      expect((await readFile(target)).length).toBe(size);
      expect(written.at(-1)).toEqual([size, size]);
      expect(await storedType(files.base)).toBe("F32");
      expect([...after!.metadata.keys()]).toEqual(
        expect.arrayContaining([...before!.metadata.keys(), "general.file_type"]),
      );
      expect(ggufNumber(after!.metadata, "general.file_type")).toBe({ Q8_0: 7, Q4_0: 2 }[type]);
      const backend = await openLlamaBackend(target);
      expect(backend.info.architecture).toBe("qwen3");
      await backend.close();
    },
  );

  it("leaves GPT-2's positions alone, as llama.cpp's quantiser does", async () => {
    const source = join(files.directory, "gpt2.gguf");
    const target = join(folder, "gpt2.gguf");
    await writeFile(source, randomModel({ seed: 1, architecture: "gpt2", contextLength: 64 }));
    await requantizeBase(source, "Q8_0", target);
    const types = new Map(readGguf(await readFile(target)).tensors.map(({ name, type }) => [name, type]));
    expect(types.get("position_embd.weight")).toBe("F32");
    expect(types.get("blk.0.ffn_down.weight")).toBe("Q8_0");
  });

  it("is made of a copy again, from blocks", async () => {
    const first = join(folder, "again-8.gguf");
    const second = join(folder, "again-4.gguf");
    await requantizeBase(files.base, "Q8_0", first);
    await requantizeBase(first, "Q4_0", second);
    const types = new Map(readGguf(await readFile(second)).tensors.map(({ name, type }) => [name, type]));
    expect(types.get("blk.0.ffn_down.weight")).toBe("Q4_0");
  });

  it("leaves nothing behind when it is stopped, and says so", async () => {
    const controller = new AbortController();
    const target = join(folder, "stopped.gguf");
    const stopped = requantizeBase(files.base, "Q8_0", target, {
      signal: controller.signal,
      onWritten: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({
      code: "ABORTED",
      message: "the copy of base.gguf was stopped",
    });
    await expect(readFile(target)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await left()).toEqual([]);
  });

  it("refuses a base that is cut, missing or no model, and a place that cannot be written", async () => {
    const cut = join(files.directory, "cut.gguf");
    await writeFile(cut, await readFile(files.base));
    await truncate(cut, 100_000);
    const noModel = join(files.directory, "no-model.gguf");
    await writeFile(noModel, "hello");
    const target = join(folder, "refused.gguf");
    await expect(requantizeBase(cut, "Q8_0", target)).rejects.toMatchObject({ code: "MODEL_INVALID" });
    await expect(requantizeBase(noModel, "Q8_0", target)).rejects.toMatchObject({ code: "MODEL_INVALID" });
    await expect(requantizeBase(join(folder, "none"), "Q8_0", target)).rejects.toMatchObject({
      code: "MODEL_MISSING",
    });
    await expect(requantizeBase(files.base, "Q8_0", "/proc/paw/copy.gguf")).rejects.toMatchObject({
      code: "CACHE_UNWRITABLE",
      message: expect.stringContaining("cannot write a Q8_0 copy"),
    });
    await rm(cut);
    expect(await left()).toEqual([]);
  });

  it("is not there when the disk is full", async () => {
    const target = join(folder, "full.gguf");
    const module = new URL("../../dist/weights/requantize.js", import.meta.url).href;
    const code = `
      const { requantizeBase } = await import(${JSON.stringify(module)});
      const outcome = await requantizeBase(...process.argv.slice(1)).catch((error) => error.code);
      process.stdout.write(String(outcome));`;
    // The bound on a file's size stands for the disk (units of 512 bytes).
    for (const blocks of [0, 8, 200]) {
      const script = ["-c", `ulimit -f ${blocks}; exec "$@"`, "sh", process.execPath, "--input-type=module"];
      const { stdout } = await promisify(execFile)("sh", [...script, "-e", code, files.base, "Q8_0", target]);
      expect(stdout).toBe("CACHE_UNWRITABLE");
    }
    expect(await left()).toEqual([]);
    await expect(readFile(target)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("refuses weights that are not finite, naming the tensor", async () => {
    const bytes = new Uint8Array(await readFile(files.base));
    const { tensors } = readGguf(bytes);
    const { data } = tensors.find(({ name }) => name === "blk.0.ffn_down.weight")!;
    new DataView(data.buffer, data.byteOffset).setFloat32(0, Number.NaN, true);
    const broken = join(files.directory, "nan.gguf");
    await writeFile(broken, bytes);
    await expect(requantizeBase(broken, "Q8_0", join(folder, "nan-copy.gguf"))).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining("blk.0.ffn_down.weight"),
    });
  });
});
