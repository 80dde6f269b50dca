/** The command that serves a PEFT folder with vLLM: the way to scale beyond one machine. */

import { PawError } from "@paw/format";

/** Ranks that vLLM takes as `--max-lora-rank` (its `LoRAConfig`, all versions that have the larger ones). */
const RANKS = [8, 16, 32, 64, 128, 256];
/** Stands for a base that no hub has. */
const UNKNOWN_BASE = "BASE";

export interface ServedAdapter {
  readonly architecture: string;
  readonly rank: number;
  readonly folder: string;
  /** Name of the model in requests. */
  readonly name: string;
  /** The base as programs name it. */
  readonly interpreter: string;
}

/** The command in one line; throws `ADAPTER_INVALID` saying why there is none. */
export function vllmCommand({ architecture, rank, folder, name, interpreter }: ServedAdapter): string {
  if (architecture === "gpt2") {
    throw new PawError("ADAPTER_INVALID", `vLLM serves no LoRA on ${architecture} models`);
  }
  const maxRank = RANKS.find((limit) => limit >= rank);
  if (maxRank === undefined) {
    throw new PawError("ADAPTER_INVALID", `vLLM serves ranks up to ${RANKS.at(-1)}, the adapter has ${rank}`);
  }
  const base = isHubName(interpreter) ? interpreter : UNKNOWN_BASE;
  return `vllm serve ${base} --enable-lora --max-lora-rank ${maxRank} --lora-modules ${quoted(`${name}=${folder}`)}`;
}

/** Whether a base is one that vLLM can fetch: "owner/name". */
export function isHubName(interpreter: string): boolean {
  return /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(interpreter);
}

/** As one word of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w./=:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
