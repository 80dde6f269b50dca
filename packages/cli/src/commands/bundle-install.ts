/** `paw bundle install`: models and programs of a bundle go into this machine's cache folder, checked; no connection. */

import { cacheDirectory } from "@paw/runtime";
import { installKit } from "@paw/store";
import { defineCommand } from "citty";
import type { CommandData } from "../command.js";
import { inBytes } from "../download-progress.js";
import { note, print, printJson, progressBar } from "../output.js";

export default defineCommand({
  meta: { name: "install", description: "Put a bundle's models and programs into the cache folder." },
  args: {
    bundle: { type: "positional", required: true, description: "A folder or tar file of paw bundle." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const bar = progressBar();
    const installed = await installKit(args.bundle, cacheDirectory(), {
      signal,
      onProgress: (done, of) => bar.update(`checking ${inBytes(of)}`, done, of),
      onWait: () => bar.update("waiting for another installation", 0, 1),
    }).finally(() => bar.clear());
    if (args.json) await printJson(installed);
    else {
      const { models, programs, members } = installed;
      for (const { name, path, sizeBytes, outcome } of models) {
        await print(`${outcome.padEnd(9)}  model    ${name}  ${inBytes(sizeBytes)}  ${path}`);
      }
      for (const { path, sizeBytes, outcome } of programs) {
        await print(`${outcome.padEnd(9)}  program  ${inBytes(sizeBytes)}  ${path}`);
      }
      await print(`checked    ${members} files; the command stays in the bundle: node paw.js there`);
    }
    const here = `${process.platform}-${process.arch}`;
    if (installed.platform !== here) {
      note(
        `paw: note: the bundle's command was packed on ${installed.platform}, this is ${here}: its engine runs as plain JavaScript, slowly`,
      );
    }
    return 0;
  },
});
