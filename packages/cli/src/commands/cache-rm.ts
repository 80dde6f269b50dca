/** `paw cache rm`: removes one model from disk. */

import { PawError } from "@paw/format";
import { cacheDirectory } from "@paw/runtime";
import { createModelStore } from "@paw/store";
import { defineCommand } from "citty";
import { print, printJson } from "../output.js";

export default defineCommand({
  meta: { name: "rm", description: "Remove a model from disk, with what is left of its downloads." },
  args: {
    model: { type: "positional", required: true, description: "A name of paw cache ls." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args }): Promise<number> {
    const store = createModelStore(cacheDirectory());
    if (!(await store.remove(args.model))) {
      const names = (await store.list()).map(({ name }) => name).join(", ") || "none";
      throw new PawError("MODEL_MISSING", `${args.model} is not on disk; there are: ${names}`);
    }
    if (args.json) await printJson({ removed: args.model });
    else await print(`removed  ${args.model}`);
    return 0;
  },
});
