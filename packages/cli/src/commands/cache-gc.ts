/** `paw cache gc`: removes downloads that nobody goes on with and files that belong to no model. */

import { cacheDirectory } from "@paw/runtime";
import { collectGarbage } from "@paw/store";
import { defineCommand } from "citty";
import { inBytes } from "../download-progress.js";
import { print, printJson } from "../output.js";

export default defineCommand({
  meta: { name: "gc", description: "Remove given-up downloads and files that belong to no model." },
  args: {
    "dry-run": { type: "boolean", description: "Only say what would be removed." },
    "all-parts": {
      type: "boolean",
      description: "Unfinished downloads of any age; default: of three days and more.",
    },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args }): Promise<number> {
    const dryRun = args["dry-run"] === true;
    const found = await collectGarbage(cacheDirectory(), { dryRun, allParts: args["all-parts"] === true });
    const freedBytes = found.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (args.json) {
      await printJson({ dryRun, freedBytes, files: found });
      return 0;
    }
    for (const { kind, path, sizeBytes } of found) await print(`${kind}  ${path}  ${inBytes(sizeBytes)}`);
    await print(`${dryRun ? "would free" : "freed"}  ${inBytes(freedBytes)} in ${found.length} files`);
    return 0;
  },
});
