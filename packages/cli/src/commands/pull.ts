/** `paw pull`: fetches an interpreter model into the cache folder, resuming what an earlier try left. */

import { cacheDirectory } from "@paw/runtime";
import { createModelStore, findModel, loadRegistry } from "@paw/store";
import { defineCommand } from "citty";
import { type CommandData, UsageError } from "../command.js";
import { downloadDisplay, inBytes } from "../download-progress.js";
import { print, printJson } from "../output.js";

export default defineCommand({
  meta: { name: "pull", description: "Download an interpreter model, or go on with a download." },
  args: {
    model: { type: "positional", required: true, description: "A name of paw models, or an address." },
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
    const entry = findModel(await loadRegistry(cache), args.model);
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
    return 0;
  },
});
