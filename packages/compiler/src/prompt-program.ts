/**
 * The compiler `prompt`: the pseudo-program alone, without an adapter, for any interpreter.
 *
 * It writes the same pseudo-program as nano's compiler, laid out as the interpreter's contract says. Without a writer
 * (task-writer.ts) no network is involved, so the program depends on the specification, the contract and the interpreter's
 * file only; with one, what it wrote is part of the program's id, because native arithmetic may differ between machines.
 */

import { isPawError, PawError, type PromptContract } from "@paw/format";
import { type BaseModel, contractTemplate, type Pool, type ProgramSource } from "@paw/runtime";
import type { ProgramOrigin } from "./program-meta.js";
import type { TaskWriter } from "./task-writer.js";

/** Raised when the pseudo-program or a layout changes: it is part of every program's id. */
const PROMPT_SNAPSHOT = "prompt-1";
/** The same where a model words the task, raised also when what that model is asked changes. */
const WRITER_SNAPSHOT = "prompt-writer-1";
/** Tokens of an answer that must fit behind the prompt, as the runtime needs for a call without `maxTokens`. */
const LEAST_ANSWER = 32;

/** What a program is compiled for. */
export interface PromptInterpreter {
  /** As the program states it. */
  readonly name: string;
  /** Names base and stored type together. */
  readonly runtimeId: string;
  readonly sha256: string;
  readonly contract: PromptContract;
  /** Where its GGUF is; nano's own interpreter without. */
  readonly base?: BaseModel;
  /** Words the task; without one its text is the specification's own. */
  readonly writer?: TaskWriter;
}

/** What is stated about a program of this compiler; `body` is its pseudo-program. */
export function promptOrigin(interpreter: PromptInterpreter, body: string): ProgramOrigin {
  const { name, runtimeId, sha256, contract, writer } = interpreter;
  const snapshot = writer === undefined ? PROMPT_SNAPSHOT : WRITER_SNAPSHOT;
  const written = writer === undefined ? [] : [writer.name, writer.base.sha256, writer.contract, body];
  return {
    identity: [snapshot, name, sha256, contract, ...written],
    meta: {
      compiler_snapshot: snapshot,
      interpreter: name,
      runtime_id: runtimeId,
      lora_rank: 0,
      lora_alpha: 0,
      base_sha256: sha256,
      prompt_contract: contract,
      ...(writer === undefined
        ? {}
        : { writer: writer.name, writer_sha256: writer.base.sha256, writer_contract: writer.contract }),
    },
  };
}

/** `prompt_template.txt` for a pseudo-program. */
export function promptTemplateFor(interpreter: PromptInterpreter, body: string): string {
  return contractTemplate(interpreter.contract, body);
}

/**
 * Runs the program on an empty input, so that a prompt for which the context has no room is an error of the compile and
 * not of every call. Throws `CONTEXT_OVERFLOW`, and what loading the interpreter throws.
 */
export async function checkFits(
  pool: Pool,
  program: ProgramSource,
  name: string,
  options: { readonly signal?: AbortSignal },
): Promise<void> {
  try {
    await pool.run(program, "", { ...options, maxTokens: LEAST_ANSWER });
  } catch (cause) {
    if (!isPawError(cause) || cause.code !== "CONTEXT_OVERFLOW") throw cause;
    throw new PawError(
      "CONTEXT_OVERFLOW",
      `the program's prompt leaves no room for an input in the context of ${name} (${cause.message.split(";")[0]}): ` +
        "shorten the specification, its examples or its labels, or compile it for an interpreter with a larger context",
      { cause },
    );
  }
}
