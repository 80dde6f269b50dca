/** `paw pull`: fetches an interpreter model or a published program into the cache folder, or goes on with it. */

import { createHubClient, pullProgram } from "@paw/hub";
import { cacheDirectory } from "@paw/runtime";
import { createModelStore, findModel, loadRegistry } from "@paw/store";
import { defineCommand } from "citty";
import { readProgram } from "paw";
import { baseAdvice } from "../base-advice.js";
import { type CommandData, UsageError } from "../command.js";
import { downloadDisplay, inBytes } from "../download-progress.js";
import { note, print, printJson } from "../output.js";
import { programReference } from "../program-reference.js";

export default defineCommand({
  meta: { name: "pull", description: "Download an interpreter model or a published program." },
  args: {
    model: {
      type: "positional",
      required: true,
      description: "A name of paw models, an address, or a program: user/slug, user/slug@v2 or its id.",
    },
    sha256: {
      type: "string",
      valueHint: "hex",
      description: "The hash that the file of an address must have.",
    },
    offline: { type: "boolean", description: "Forbid downloads: fail unless the model is on disk." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const cache = cacheDirectory();
    const registry = await loadRegistry(cache);
    if (!registry.has(args.model) && programReference(args.model) !== undefined) {
      if (args.sha256 !== undefined)
        throw new UsageError("--sha256 is for models: a program is named by its id");
      return pullPublished(args.model, cache, { signal, offline: args.offline, json: args.json });
    }
    const entry = findModel(registry, args.model);
    const sha256 = args.sha256?.toLowerCase();
    if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256)) {
      throw new UsageError(`--sha256 is '${args.sha256}': 64 hexadecimal digits are needed`);
    }
    if (sha256 !== undefined && entry.sha256 !== undefined && sha256 !== entry.sha256) {
      throw new UsageError(
        `--sha256 differs from the hash that ${entry.name} is known to have, ${entry.sha256}`,
      );
    }
    const display = downloadDisplay(entry.name);
    const pulled = await createModelStore(cache)
      .pull(sha256 === undefined ? entry : { ...entry, sha256 }, {
        signal,
        onProgress: display.onProgress,
        ...(args.offline ? { offline: true } : {}),
      })
      .finally(() => display.clear());
    const { download, ...model } = pulled;
    if (args.json) {
      await printJson({ ...model, fetchedBytes: download?.fetchedBytes ?? 0 });
      return 0;
    }
    const how = download === undefined ? "on disk already" : `${inBytes(download.fetchedBytes)} fetched`;
    const hash = model.pinned ? "as expected" : "recorded: it was not known before";
    await print(`${model.name}  ${model.path}  ${inBytes(model.sizeBytes)}, ${how}`);
    await print(`sha256 ${model.sha256} (${hash})`);
    if (download !== undefined && process.stderr.isTTY) {
      note(
        `paw: note: npx paw tune ${model.name} finds out whether it runs faster in another stored type here`,
      );
    }
    return 0;
  },
});

interface PullOptions {
  readonly signal: AbortSignal;
  readonly offline: boolean | undefined;
  readonly json: boolean | undefined;
}

async function pullPublished(text: string, cache: string, options: PullOptions): Promise<number> {
  const { signal, offline, json } = options;
  const display = downloadDisplay(text);
  const client = await createHubClient({ offline });
  const pulled = await pullProgram(client, cache, text, {
    signal,
    onProgress: display.onProgress,
    ...(offline ? { offline } : {}),
  }).finally(() => display.clear());
  const { reference, programId, path, record, download } = pulled;
  const { sizeBytes, sha256, source } = record;
  const { meta } = (await readProgram(path)).bundle;
  if (json) {
    const { interpreter } = meta;
    const fetchedBytes = download?.fetchedBytes ?? 0;
    await printJson({ reference, programId, path, sizeBytes, sha256, source, interpreter, fetchedBytes });
    return 0;
  }
  const how = download === undefined ? "on disk already" : `${inBytes(download.fetchedBytes)} fetched`;
  await print(`${reference}  ${path}  ${inBytes(sizeBytes)}, ${how}`);
  await print(`id ${programId}  sha256 ${sha256}  from ${new URL(source).host}`);
  // The program is there; what it runs on may not be.
  const advice = await baseAdvice(meta, client, cache, signal);
  if (advice !== undefined) note(`paw: note: ${advice}`);
  return 0;
}
