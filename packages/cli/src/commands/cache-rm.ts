/** `paw cache rm`: removes one model or pulled program from disk. */

import { PawError } from "@paw/format";
import { removeCachedProgram } from "@paw/hub";
import { cacheDirectory, forgetTuning } from "@paw/runtime";
import { createModelStore } from "@paw/store";
import { defineCommand } from "citty";
import { print, printJson } from "../output.js";
import { programReference } from "../program-reference.js";

export default defineCommand({
  meta: {
    name: "rm",
    description: "Remove a model or program from disk, with what is left of its downloads.",
  },
  args: {
    model: { type: "positional", required: true, description: "A name of paw cache ls, or user/slug." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args }): Promise<number> {
    const cache = cacheDirectory();
    const store = createModelStore(cache);
    const reference = programReference(args.model);
    const program = reference !== undefined && (await removeCachedProgram(cache, reference));
    if (!program && reference?.kind === "name") {
      throw new PawError("PROGRAM_MISSING", `${reference.text} is not on disk; paw cache ls says what is`);
    }
    const model = program ? undefined : (await store.list()).find(({ name }) => name === args.model);
    if (model !== undefined) await forgetTuning(model.path, cache); // its copies are found by the file
    if (!program && !(await store.remove(args.model))) {
      const names = (await store.list()).map(({ name }) => name).join(", ") || "none";
      throw new PawError("MODEL_MISSING", `${args.model} is not on disk; there are: ${names}`);
    }
    if (args.json) await printJson({ removed: args.model });
    else await print(`removed  ${args.model}`);
    return 0;
  },
});
