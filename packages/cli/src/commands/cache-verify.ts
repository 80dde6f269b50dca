/** `paw cache verify`: hashes the models and programs on disk again; exit code 1 when one is damaged. */

import { isPawError, PawError } from "@paw/format";
import { cachedProgram, listCachedPrograms, type Reference } from "@paw/hub";
import { cacheDirectory } from "@paw/runtime";
import { createModelStore } from "@paw/store";
import { defineCommand } from "citty";
import type { CommandData } from "../command.js";
import { downloadDisplay } from "../download-progress.js";
import { oneLine, print, printJson, verdict } from "../output.js";
import { programReference } from "../program-reference.js";

export default defineCommand({
  meta: { name: "verify", description: "Hash the models and programs on disk again and compare." },
  args: {
    model: {
      type: "positional",
      required: false,
      description: "A name of paw cache ls, or user/slug. Default: all.",
    },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const cache = cacheDirectory();
    const store = createModelStore(cache);
    const all = async () => [...(await store.list()), ...(await listCachedPrograms(cache))];
    const names = args.model === undefined ? (await all()).map(({ name }) => name) : [args.model];
    const models: { name: string; ok: boolean; detail: string }[] = [];
    for (const name of names) {
      const display = downloadDisplay(name);
      const reference = programReference(name);
      const checked = reference
        ? checkProgram(cache, reference)
        : store.verify(name, { signal, onHashed: display.onHashed });
      const model = await checked
        .then(({ sha256 }) => ({ name, ok: true, detail: `sha256 ${sha256}` }))
        .catch((error: unknown) => {
          if (!isPawError(error) || error.code === "ABORTED") throw error;
          return { name, ok: false, detail: `${error.code}: ${oneLine(error.message)}` };
        })
        .finally(() => display.clear());
      models.push(model);
      if (!args.json) await print(`${verdict(model.ok)}  ${name}  ${model.detail}`);
    }
    const ok = models.every((model) => model.ok);
    if (args.json) await printJson({ ok, models });
    else if (models.length === 0) await print("nothing on disk");
    return ok ? 0 : 1;
  },
});

async function checkProgram(cache: string, reference: Reference): Promise<{ readonly sha256: string }> {
  const program = await cachedProgram(cache, reference);
  if (program !== undefined) return program.record;
  const { text } = reference;
  throw new PawError("PROGRAM_MISSING", `${text} is not on disk: npx paw pull ${text} fetches it`);
}
