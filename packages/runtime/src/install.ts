/**
 * From an unpacked bundle to something the pool can run: the interpreter it was compiled for, and its adapter as a
 * file in the cache folder (engines load adapters by path).
 */
import { join } from "node:path";
import { type Bundle, PawError, sha256Hex } from "@paw/format";
import { cacheDirectory, ensureFile } from "./cache.js";
import { nanoGguf, nanoManifest } from "./nano.js";
import type { ProgramSource } from "./pool.js";
import { promptLayout } from "./prompt.js";

/** Resolves the interpreter and places the adapter; throws MODEL_MISSING, HASH_MISMATCH or CACHE_UNWRITABLE. */
export async function installBundle(
  bundle: Pick<Bundle, "meta" | "adapter" | "promptTemplate" | "pseudoProgram">,
  directory: string = cacheDirectory(),
): Promise<ProgramSource> {
  const { meta, adapter } = bundle;
  const { label_temperature: labelTemperature } = meta.decoding;
  const base = await interpreterPath(meta.interpreter, meta.base_sha256, directory);
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

/** GGUF path of an interpreter by the name a bundle gives; refuses a base other than the one compiled for. */
export async function interpreterPath(
  name: string,
  sha256: string | undefined,
  directory: string,
): Promise<string> {
  const nano = await nanoManifest();
  if (name !== nano.snapshot)
    throw new PawError(
      "MODEL_MISSING",
      `the program needs the interpreter "${name}"; this version of PAW has "${nano.snapshot}". ` +
        "Compile the specification again, or install the version the program was made with.",
    );
  if (sha256 !== undefined && sha256 !== nano.interpreter.sha256)
    throw new PawError(
      "HASH_MISMATCH",
      `the program was compiled for another "${name}" (base ${sha256.slice(0, 16)}..., here ` +
        `${nano.interpreter.sha256.slice(0, 16)}...). Its adapter would give wrong answers: compile it again.`,
    );
  return nanoGguf("interpreter", directory);
}
