/** `paw cache ls`: the models and published programs on disk, unfinished downloads, and what else is in the cache folder. */

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { listCachedPrograms } from "@paw/hub";
import { cacheDirectory } from "@paw/runtime";
import { collectGarbage, createModelStore } from "@paw/store";
import { defineCommand } from "citty";
import { inBytes } from "../download-progress.js";
import { print, printJson } from "../output.js";
import { table } from "./models.js";

export default defineCommand({
  meta: {
    name: "ls",
    description: "List the models and programs on disk, and the size of the cache folder.",
  },
  args: { json: { type: "boolean", description: "Print one JSON document." } },
  async run({ args }): Promise<number> {
    const folder = cacheDirectory();
    const models = await createModelStore(folder).list();
    const programs = await listCachedPrograms(folder);
    const unfinished = (await collectGarbage(folder, { dryRun: true, allParts: true })).filter(
      ({ path, kind }) => kind === "part" && path.endsWith(".part"),
    );
    const installed = await installedPrograms(folder);
    const totalBytes = await folderBytes(folder);
    if (args.json) {
      await printJson({ folder, totalBytes, models, programs, installed, unfinished });
      return 0;
    }
    const rows = [
      ...models.map(({ name, sizeBytes, installedAt, path }) => [
        name,
        inBytes(sizeBytes),
        installedAt,
        path,
      ]),
      ...programs.map(({ name, sizeBytes, installedAt, source }) => [
        name,
        inBytes(sizeBytes),
        installedAt,
        `program from ${source}`,
      ]),
      ...installed.map(({ path, sizeBytes }) => ["(program)", inBytes(sizeBytes), "", path]),
      ...unfinished.map(({ path, sizeBytes }) => ["(unfinished)", inBytes(sizeBytes), "", path]),
    ];
    for (const line of table(rows)) await print(line);
    const kept = [...models, ...programs, ...installed, ...unfinished];
    const made = totalBytes - kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    await print(`${folder}  ${inBytes(totalBytes)}, of it ${inBytes(made)} that PAW made and can make again`);
    return 0;
  },
});

/** Programs that came with a bundle. */
async function installedPrograms(folder: string): Promise<{ path: string; sizeBytes: number }[]> {
  const names = await readdir(join(folder, "programs")).catch(() => []);
  const paths = names.filter((name) => name.endsWith(".paw")).map((name) => join(folder, "programs", name));
  return Promise.all(paths.sort().map(async (path) => ({ path, sizeBytes: (await stat(path)).size })));
}

/** Sum of the sizes of all files below a folder; 0 when there is none. */
async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let sum = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sum += await folderBytes(path);
    else if (entry.isFile()) sum += (await stat(path).catch(() => undefined))?.size ?? 0;
  }
  return sum;
}
