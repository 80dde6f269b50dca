/** What a published program runs on, and how to get that, where no model here has the name that the program gives. */

import { isPawError, type ProgramMeta } from "@paw/format";
import type { HubClient, RuntimeManifest } from "@paw/hub";
import { nanoManifest } from "@paw/runtime";
import { createModelStore, findModel, loadRegistry, modelAddress } from "@paw/store";
import { programBase } from "paw";
import { oneLine, quoted } from "./output.js";

/**
 * What is missing to run a program, for people; undefined where nothing is. For an interpreter that no model here is named
 * after, the service is asked for the manifest of the program's runtime. Nothing is downloaded.
 */
export async function baseAdvice(
  meta: ProgramMeta,
  client: HubClient,
  cache: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { interpreter, runtime_id: runtimeId } = meta;
  try {
    if ((await programBase(meta, undefined, cache)) !== undefined) return undefined;
    if (interpreter === (await nanoManifest()).snapshot) return undefined;
  } catch (error) {
    if (!isPawError(error)) throw error;
    return error.message;
  }
  const what = `the program runs on ${quoted(oneLine(interpreter))}, which no model here is named after.`;
  if (runtimeId === "") return `${what} Give the path of its GGUF (--base FILE).`;
  try {
    const manifest = await client.runtime(runtimeId, { signal });
    if (manifest.interpreter === interpreter) return `${what} ${await howToGet(manifest, cache)}`;
    return `${what} The manifest of its runtime ${runtimeId} is for ${quoted(manifest.interpreter)}, so it does not help.`;
  } catch (error) {
    if (!isPawError(error) || signal.aborted) throw error;
    return `${what} What its runtime is could not be learnt: ${error.message}`;
  }
}

async function howToGet(manifest: RuntimeManifest, cache: string): Promise<string> {
  const { runtimeId, interpreter, base } = manifest;
  if (base === undefined) return `By the manifest of its runtime ${runtimeId} it runs at the service only.`;
  const { repository, url, file, sizeBytes, sha256 } = base;
  const registry = await loadRegistry(cache);
  const address = modelAddress({ name: runtimeId, ...base });
  // The name that pulling the address gives the file, so that an entry of models.json finds it too.
  const { name } = findModel(registry, address);
  const found = await createModelStore(cache).find(name);
  const here = found !== undefined && (sha256 === undefined || found.sha256 === sha256);
  const place = repository === undefined ? url : `${repository}/${file}`;
  const size = sizeBytes === undefined ? "unknown size" : `${sizeBytes} bytes`;
  const is = `Its runtime ${runtimeId} is ${place}, ${size}, SHA-256 ${sha256 ?? "unknown"}, by the service's manifest.`;
  // Quotes for the & and ? of addresses; a manifest's address has no other sign that a shell acts on.
  const pull = `npx paw pull "${address}"${sha256 === undefined ? "" : ` --sha256 ${sha256}`}`;
  const lines = [
    is,
    here ? "It is on disk." : `Fetch it once:\n  ${pull}`,
    `Then run the program with --base ${name}`,
  ];
  if (!registry.has(name)) {
    const where = repository === undefined ? { url } : { repository, file };
    const entry = { name, ...where, sizeBytes, sha256, interpreters: [interpreter] };
    lines.push(`or, to need no --base, add this to the models of models.json:\n  ${JSON.stringify(entry)}`);
  }
  return lines.join("\n");
}
