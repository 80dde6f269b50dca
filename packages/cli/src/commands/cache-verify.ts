/** `paw cache verify`: hashes the models on disk again; exit code 1 when one is damaged. */

import { isPawError } from "@paw/format";
import { cacheDirectory } from "@paw/runtime";
import { createModelStore } from "@paw/store";
import { defineCommand } from "citty";
import type { CommandData } from "../command.js";
import { downloadDisplay } from "../download-progress.js";
import { oneLine, print, printJson, verdict } from "../output.js";

export default defineCommand({
  meta: { name: "verify", description: "Hash the models on disk again and compare." },
  args: {
    model: { type: "positional", required: false, description: "A name of paw cache ls. Default: all." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const store = createModelStore(cacheDirectory());
    const names = args.model === undefined ? (await store.list()).map(({ name }) => name) : [args.model];
    const models: { name: string; ok: boolean; detail: string }[] = [];
    for (const name of names) {
      const display = downloadDisplay(name);
      const model = await store
        .verify(name, { signal, onHashed: display.onHashed })
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
    else if (models.length === 0) await print("no models on disk");
    return ok ? 0 : 1;
  },
});
