/** Which compiler the options ask for, and the interpreter that it compiles for. */

import type { PromptInterpreter } from "@paw/compiler";
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
  checkContract(contract);
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
  if (await isNano(interpreter)) {
    const { sha256 } = shipped;
    return { name: snapshot, runtimeId: snapshot, sha256, contract: contract ?? "plain" };
  }
  const named = await namedInterpreter(interpreter, cacheDir);
  const { name, runtimeId, contract: known, ...base } = named;
  const chosen = contract ?? known;
  if (chosen === undefined) {
    throw invalid(
      `how prompts are laid out for ${JSON.stringify(name)} is not known: give contract (--contract), one of ` +
        PROMPT_CONTRACTS.join(", "),
    );
  }
  const sha256 = await baseSha256(base);
  return { name, runtimeId, sha256, contract: chosen, base: { ...base, sha256 } };
}

function checkContract(contract: unknown): void {
  if (contract === undefined || PROMPT_CONTRACTS.includes(contract as PromptContract)) return;
  throw invalid(`contract is ${JSON.stringify(contract)}: there are ${PROMPT_CONTRACTS.join(", ")}`);
}

function invalid(message: string): PawError {
  return new PawError("OPTION_INVALID", message);
}
