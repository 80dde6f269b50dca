/** `paw models`: the interpreters that can be pulled, and which are on disk. Makes no connection. */

import { cacheDirectory } from "@paw/runtime";
import { createModelStore, loadRegistry, type ModelEntry, modelAddress } from "@paw/store";
import { defineCommand } from "citty";
import { inBytes } from "../download-progress.js";
import { print, printJson } from "../output.js";

export default defineCommand({
  meta: { name: "models", description: "List the interpreter models that paw pull knows." },
  args: { json: { type: "boolean", description: "Print one JSON document." } },
  async run({ args }): Promise<number> {
    const cache = cacheDirectory();
    const registry = await loadRegistry(cache);
    const store = createModelStore(cache);
    const installed = new Map((await store.list()).map((model) => [model.name, model]));
    const known = [...registry.values()].map((entry) => ({ ...entry, address: modelAddress(entry) }));
    const pulledByAddress = [...installed.values()]
      .filter(({ name }) => !registry.has(name))
      .map(({ name, source, licence }): ModelEntry & { address: string } => ({
        name,
        address: source,
        ...(licence === undefined ? {} : { licence }),
      }));
    const models = [...known, ...pulledByAddress].map((entry) => {
      const here = installed.get(entry.name);
      return {
        name: entry.name,
        title: entry.title ?? null,
        sizeBytes: entry.sizeBytes ?? here?.sizeBytes ?? null,
        sha256: entry.sha256 ?? here?.sha256 ?? null,
        licence: entry.licence ?? null,
        origin: entry.origin ?? null,
        contextLength: entry.contextLength ?? null,
        promptContract: entry.promptContract ?? null,
        address: entry.address,
        onDisk: here !== undefined,
        path: here?.path ?? null,
      };
    });
    if (args.json) {
      await printJson({ models });
      return 0;
    }
    const rows = models.map(({ name, sizeBytes, licence, origin, address, onDisk }) => [
      name,
      sizeBytes === null ? "unknown" : inBytes(sizeBytes),
      onDisk ? "on disk" : "-",
      licence ?? "unknown",
      origin ?? address,
    ]);
    for (const line of table([["name", "size", "here", "licence", "origin"], ...rows])) await print(line);
    return 0;
  },
});

/** Columns of equal width, two spaces between them. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
