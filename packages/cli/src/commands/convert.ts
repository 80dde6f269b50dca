/**
 * `paw convert`: an adapter between PEFT folder, GGUF file and `.paw` program, with what the change of form cost; or a model's
 * folder to GGUF.
 */

import {
  type AdapterTensorType,
  adapterToGguf,
  adapterToPeft,
  type BaseHeads,
  type ConversionError,
  conversionError,
  importProgram,
  isPawError,
  PEFT_ARCHITECTURES,
  type PeftArchitecture,
  packBundle,
  readAdapterGguf,
  readPeft,
  type TensorType,
} from "@paw/format";
import { cacheDirectory, nanoManifest } from "@paw/runtime";
import { findInterpreter, loadRegistry, type ModelEntry, modelRuntimeId } from "@paw/store";
import { defineCommand } from "citty";
import { writeProgramFile } from "paw";
import { type CommandData, UsageError } from "../command.js";
import { convertModel, isModelFolder, reportModel } from "../convert-model.js";
import { baseHeads, type ConvertSource, readSource } from "../convert-source.js";
import { checkTarget, nameOf, targetKind, writeFolder } from "../convert-target.js";
import { labelList } from "../flags.js";
import { readText } from "../input.js";
import { note, print, printJson } from "../output.js";
import { isHubName, vllmCommand } from "../vllm-command.js";

const TYPES: readonly AdapterTensorType[] = ["F32", "F16", "Q8_0", "Q4_0"];
const FOR_PROGRAMS = ["template", "spec", "labels", "interpreter"] as const;

/** What was written, and how it differs from what was read. */
interface Written {
  readonly bytes: number;
  readonly files: readonly string[];
  readonly types: readonly TensorType[];
  readonly error: ConversionError;
  readonly programId?: string;
}

export default defineCommand({
  meta: {
    name: "convert",
    description: "Convert an adapter (PEFT folder, GGUF file, .paw program), or a model's folder to GGUF.",
  },
  args: {
    from: {
      type: "positional",
      required: true,
      description: "A PEFT, program or model folder, .gguf or .paw file.",
    },
    output: {
      type: "string",
      alias: "o",
      valueHint: "path",
      description: "Where to write: NAME.paw, NAME.gguf, or a folder for PEFT.",
    },
    type: {
      type: "string",
      valueHint: TYPES.join("|"),
      description: "Stored type. Default: as read, exactly.",
    },
    architecture: {
      type: "string",
      valueHint: PEFT_ARCHITECTURES.join("|"),
      description: "Architecture of the base, where the adapter does not tell it.",
    },
    "base-config": {
      type: "string",
      valueHint: "file",
      description: "config.json of the base: a Llama's adapter is permuted by its heads.",
    },
    template: { type: "string", valueHint: "file", description: "Prompt template of the program (to .paw)." },
    spec: { type: "string", valueHint: "file", description: "Specification of the program (to .paw)." },
    labels: { type: "string", valueHint: "a,b", description: "Label set of the program (to .paw)." },
    interpreter: {
      type: "string",
      valueHint: "name",
      description: 'Base of the program (to .paw): "Qwen/Qwen3-0.6B", "gpt2", "nano" or another name.',
    },
    force: { type: "boolean", description: "Replace what is there." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const { output } = args;
    if (output === undefined) throw new UsageError("no output: give it with -o");
    const kind = targetKind(output);
    const type = oneOf("type", TYPES, args.type);
    const architecture = oneOf("architecture", PEFT_ARCHITECTURES, args.architecture);
    if (kind === "peft" && type !== undefined) {
      throw new UsageError("--type is for GGUF: a PEFT folder holds F32, which loses nothing");
    }
    const stray = FOR_PROGRAMS.find((flag) => kind !== "paw" && args[flag] !== undefined);
    if (stray !== undefined) throw new UsageError(`--${stray} describes a program: -o NAME.paw is needed`);
    if (await isModelFolder(args.from)) {
      const flag = ["architecture", "base-config"].find((name) => args[name as "architecture"] !== undefined);
      if (flag !== undefined) throw new UsageError(`--${flag} is for adapters: ${args.from} holds a model`);
      if (kind !== "gguf")
        throw new UsageError(`${args.from} holds a model, which becomes GGUF: -o NAME.gguf`);
      await checkTarget(output, kind, args.force === true);
      const model = await convertModel(args.from, output, type);
      await reportModel(args.from, output, model, args.json === true);
      return 0;
    }
    await checkTarget(output, kind, args.force === true);
    const heads = await baseHeads(args["base-config"]);
    const source = await readSource(args.from, architecture, heads);

    let written: Written;
    if (kind === "peft") written = await writePeft(source, output, heads);
    else {
      const gguf = storedAdapter(source, type, nameOf(output));
      const program = kind === "gguf" ? undefined : await packProgram(gguf, source, args, signal);
      const bytes = program?.bytes ?? gguf;
      await writeProgramFile(output, bytes);
      const { adapter, types } = readAdapterGguf(gguf);
      const error = conversionError(source.adapter, adapter);
      written = {
        bytes: bytes.length,
        files: [output],
        types,
        error,
        ...(program && { programId: program.id }),
      };
    }
    const serve = kind === "peft" && source.program ? servingOf(source, output) : undefined;
    if (args.json) {
      const { rank, alpha, modules } = source.adapter;
      await printJson({
        from: { path: args.from, kind: source.kind, types: source.types },
        to: { path: output, kind, ...written, error: undefined },
        adapter: { architecture: source.architecture, rank, alpha, modules: modules.length },
        error: written.error,
        ...(serve === undefined ? {} : { vllm: serve.command ?? null }),
      });
    } else await printReport(source, kind, written, serve);
    return 0;
  },
});

/** The adapter as GGUF: the same bytes where no other type is asked for. */
function storedAdapter(source: ConvertSource, type: AdapterTensorType | undefined, name: string): Uint8Array {
  const { adapter, architecture, gguf, types } = source;
  if (gguf !== undefined && type === undefined) return gguf;
  const stored = type ?? (types[0] as "F16" | "F32");
  return adapterToGguf(adapter, { architecture, type: stored, name: source.name ?? name });
}

async function knownBase(interpreter: string): Promise<ModelEntry | undefined> {
  return findInterpreter(await loadRegistry(cacheDirectory()), interpreter);
}

/** What other tools may know a base by: a name of its own, unless that is one of the names already. */
function nameInPrograms(base: ModelEntry | undefined, interpreter: string): string | undefined {
  const names = base?.interpreters ?? [];
  return names.includes(interpreter) ? interpreter : names[0];
}

async function writePeft(
  { adapter, architecture, program, interpreter }: ConvertSource,
  folder: string,
  heads: BaseHeads | undefined,
): Promise<Written> {
  const base =
    interpreter === undefined || isHubName(interpreter)
      ? interpreter
      : nameInPrograms(await knownBase(interpreter), interpreter);
  const peft = adapterToPeft(adapter, architecture as PeftArchitecture, base, heads);
  const files = new Map([
    ["adapter_config.json", peft.config],
    ["adapter_model.safetensors", peft.weights],
  ]);
  // Whoever serves the adapter must send the input in this prompt.
  if (program) files.set("prompt_template.txt", new TextEncoder().encode(program.promptTemplate));
  await writeFolder(folder, files);
  return {
    bytes: [...files.values()].reduce((sum, file) => sum + file.length, 0),
    files: [...files.keys()],
    types: ["F32"],
    error: conversionError(adapter, readPeft(peft, undefined, heads).adapter),
  };
}

interface ProgramFlags {
  readonly template?: string | undefined;
  readonly spec?: string | undefined;
  readonly labels?: string | undefined;
  readonly interpreter?: string | undefined;
}

async function packProgram(
  gguf: Uint8Array,
  source: ConvertSource,
  flags: ProgramFlags,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly bytes: Uint8Array }> {
  if (flags.template === undefined && source.program === undefined) {
    throw new UsageError(
      "a program needs its prompt: give --template FILE with one {INPUT_PLACEHOLDER} in it",
    );
  }
  const nano = flags.interpreter === "nano" ? await nanoManifest() : undefined;
  const interpreter = nano?.snapshot ?? flags.interpreter ?? source.interpreter;
  if (interpreter === undefined) {
    throw new UsageError(
      'the adapter does not tell its base: give --interpreter, such as "Qwen/Qwen3-0.6B" or nano',
    );
  }
  const known = nano ? undefined : await knownBase(interpreter);
  const file = async (path: string | undefined): Promise<string | undefined> =>
    path === undefined ? undefined : readText({ path }, path, signal);
  const content = importProgram(
    gguf,
    {
      promptTemplate: await file(flags.template),
      spec: await file(flags.spec),
      labels: labelList(flags.labels),
      interpreter,
      baseSha256: nano?.interpreter.sha256,
      runtimeId: nano?.snapshot ?? (known && modelRuntimeId(known)),
    },
    source.program,
  );
  return { id: content.meta.program_id, bytes: packBundle(content) };
}

interface Serving {
  readonly command?: string;
  readonly note?: string;
}

function servingOf({ adapter, architecture, interpreter = "" }: ConvertSource, folder: string): Serving {
  try {
    const { rank } = adapter;
    const command = vllmCommand({ architecture, rank, folder, name: nameOf(folder), interpreter });
    if (isHubName(interpreter)) return { command };
    return {
      command,
      note: `BASE is a folder with ${interpreter || "the base"} as Hugging Face stores models`,
    };
  } catch (error) {
    if (!isPawError(error)) throw error;
    return { note: error.message };
  }
}

async function printReport(
  { architecture, adapter }: ConvertSource,
  kind: string,
  { bytes, files, types, error, programId }: Written,
  serve: Serving | undefined,
): Promise<void> {
  const { rank, alpha, modules } = adapter;
  await print(
    `adapter  ${architecture}, rank ${rank}, alpha ${alpha}, ${modules.length} modules, ${error.values} values`,
  );
  await print(`stored   ${types.join(", ")}`);
  await print(
    error.exact
      ? "error    none: every value is the same"
      : `error    largest ${error.maxAbsolute.toPrecision(3)}, RMS ${(100 * error.rmsRelative).toPrecision(3)} % of the values' own`,
  );
  await print(
    `written  ${files.join(", ")}  ${bytes} bytes${programId === undefined ? "" : `  id ${programId}`}`,
  );
  if (serve?.command !== undefined) await print(`serve    ${serve.command}`);
  if (serve?.note !== undefined) note(`paw: note: ${serve.note}`);
  if (kind === "peft" && serve?.command !== undefined) {
    note("paw: note: send prompt_template.txt with the input in its place to /v1/completions, temperature 0");
  }
}

function oneOf<Value extends string>(
  flag: string,
  allowed: readonly Value[],
  value: string | undefined,
): Value | undefined {
  const found = allowed.find((other) => other === value);
  if (value === undefined || found !== undefined) return found;
  throw new UsageError(`--${flag} is '${value}': ${allowed.join(", ")} are allowed`);
}
