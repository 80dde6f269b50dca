/** Which compiler the options ask for, and the interpreter that it compiles for. */

import type { PromptInterpreter, TaskWriter } from "@paw/compiler";
import { PawError, PROMPT_CONTRACTS, type PromptContract } from "@paw/format";
import { baseSha256, nanoManifest } from "@paw/runtime";
import { HOSTED } from "./hosted.js";
import { isNano, namedInterpreter, SHIPPED } from "./interpreter.js";
import type { PawOptions } from "./options.js";

const PROMPT = "prompt";

/**
 * What the compiler `prompt` compiles for; undefined for nano's compiler. Throws `OPTION_INVALID` for names that do not go
 * together, and as `namedInterpreter`.
 */
export async function promptInterpreter(options: PawOptions): Promise<PromptInterpreter | undefined> {
  const { compiler = SHIPPED, interpreter = SHIPPED, contract, cacheDir } = options;
  checkContract("contract", contract);
  const { snapshot, interpreter: shipped } = await nanoManifest();
  if (await isNano(compiler)) {
    if (!(await isNano(interpreter))) {
      throw invalid(
        `interpreter is ${JSON.stringify(interpreter)}: the compiler ${JSON.stringify(compiler)} makes programs for ` +
          `${snapshot} only. The compiler "${PROMPT}" takes any interpreter.`,
      );
    }
    if (contract === undefined) return undefined;
    throw invalid(`contract is for the compiler "${PROMPT}": nano's prompts have a layout of their own`);
  }
  if (compiler !== PROMPT) {
    const known = [...new Set([SHIPPED, snapshot, PROMPT, HOSTED])].join(", ");
    throw invalid(`compiler is ${JSON.stringify(compiler)}: this version knows ${known}`);
  }
  const writer = await taskWriter(options);
  const worded = writer === undefined ? {} : { writer };
  if (await isNano(interpreter)) {
    const { sha256 } = shipped;
    return { name: snapshot, runtimeId: snapshot, sha256, contract: contract ?? "plain", ...worded };
  }
  const named = await namedInterpreter(interpreter, cacheDir);
  const { name, runtimeId, contract: known, ...base } = named;
  const chosen = contract ?? known;
  if (chosen === undefined) throw unknownLayout(name, "contract (--contract)");
  const sha256 = await baseSha256(base);
  return { name, runtimeId, sha256, contract: chosen, base: { ...base, sha256 }, ...worded };
}

/** The model that words the task, if one is asked for. Throws as `promptInterpreter`. */
async function taskWriter(options: PawOptions): Promise<TaskWriter | undefined> {
  const { writer, writerContract, cacheDir } = options;
  checkContract("writerContract", writerContract);
  if (writer === undefined) return undefined;
  if (await isNano(writer)) {
    throw invalid(
      `writer is ${JSON.stringify(writer)}: nano is too small to word a task. Leave the writer out, so that the task's text ` +
        "is the specification's own, or give an instruct model",
    );
  }
  const { name, contract: known, path, sha256 } = await namedInterpreter(writer, cacheDir, "writer");
  const contract = writerContract ?? known;
  if (contract === undefined) throw unknownLayout(name, "writerContract (--writer-contract)");
  const base = sha256 === undefined ? { path } : { path, sha256 };
  return { name, contract, base: { path, sha256: await baseSha256(base) } };
}

function unknownLayout(name: string, option: string): PawError {
  return invalid(
    `how prompts are laid out for ${JSON.stringify(name)} is not known: give ${option}, one of ` +
      PROMPT_CONTRACTS.join(", "),
  );
}

function checkContract(option: string, contract: unknown): void {
  if (contract === undefined || PROMPT_CONTRACTS.includes(contract as PromptContract)) return;
  throw invalid(`${option} is ${JSON.stringify(contract)}: there are ${PROMPT_CONTRACTS.join(", ")}`);
}

function invalid(message: string): PawError {
  return new PawError("OPTION_INVALID", message);
}
