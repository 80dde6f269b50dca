/**
 * From an unpacked bundle to something the pool can run: the interpreter it was compiled for, and its adapter as a
 * file in the cache folder (engines load adapters by path).
 */
import { join } from "node:path";
import { type Bundle, sha256Hex } from "@paw/format";
import { type BaseModel, interpreterPath } from "./base.js";
import { cacheDirectory, ensureFile } from "./cache.js";
import type { ProgramSource } from "./pool.js";
import { promptLayout } from "./prompt.js";
import { tunedBase } from "./weights/tuned.js";

/** Which weights a base that is not nano runs from: as stored, or the copy that tuning chose, if it was tuned. */
export type Weights = "stored" | "tuned";

/**
 * Resolves the interpreter and places the adapter; `givenBase` is the interpreter's GGUF where that is not nano. Throws MODEL_MISSING, MODEL_INVALID, ADAPTER_MISMATCH, HASH_MISMATCH, IO or CACHE_UNWRITABLE.
 */
export async function installBundle(
  bundle: Pick<Bundle, "meta" | "adapter" | "promptTemplate" | "pseudoProgram">,
  directory: string = cacheDirectory(),
  givenBase?: BaseModel,
  weights: Weights = "stored",
): Promise<ProgramSource> {
  const { meta, adapter } = bundle;
  const { label_temperature: labelTemperature } = meta.decoding;
  const stored = await interpreterPath({ meta, adapter, base: givenBase, directory });
  const kind = meta.labels ? "labels" : "text";
  const tuned = weights === "tuned" && givenBase !== undefined;
  const base = tuned ? await tunedBase(stored, kind, directory) : stored;
  const layout = promptLayout(bundle.promptTemplate, bundle.pseudoProgram);
  const adapterHash = adapter ? sha256Hex(adapter) : "";
  return {
    base,
    // Everything that changes an answer is in the key: two bundles may share a program id and differ in bytes.
    key: sha256Hex(new TextEncoder().encode([base, adapterHash, bundle.promptTemplate].join("\n"))),
    prefix: layout.prefix,
    suffix: layout.suffix,
    states: join(directory, "states"),
    ...(adapter
      ? { adapter: await ensureFile(join(directory, "programs", `${adapterHash}.gguf`), adapter) }
      : {}),
    ...(meta.labels ? { labels: meta.labels } : {}),
    ...(meta.grammar === undefined ? {} : { grammar: meta.grammar }),
    ...(labelTemperature === undefined ? {} : { labelTemperature }),
  };
}
