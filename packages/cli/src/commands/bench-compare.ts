/** `paw bench compare`: the paired comparison of two scoring runs on the items that both have. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { PawError } from "@paw/format";
import { compareSystems, type ItemLine, joinRuns, parseItemLines } from "@paw/fuzzybench/score";
import { defineCommand } from "citty";
import { UsageError } from "../command.js";
import { print, printJson } from "../output.js";

/** A million items; more do not fit one string of V8. */
const MAX_BYTES = 500 * 1024 * 1024;

export default defineCommand({
  meta: { name: "compare", description: "Compare two runs of `paw bench score --out` item by item." },
  args: {
    a: { type: "positional", required: true, description: "Folder of run A." },
    b: { type: "positional", required: true, description: "Folder of run B." },
    systems: {
      type: "string",
      default: "paw,paw",
      description: "Whose answers are compared: of A, of B.",
      valueHint: "x,y",
    },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args }) {
    const [a, b] = args.systems.split(",").map((name) => name.trim());
    if (!a || !b)
      throw new UsageError(`--systems is '${args.systems}': two names such as paw,base are needed`);
    const joined = joinOrRefuse(await readItems(args.a), await readItems(args.b), { a, b });
    const groups = [...joined.groups].map(([group, results]) => ({
      group,
      ...compareSystems(results, "A", "B"),
    }));
    if (groups.length === 0)
      throw new PawError(
        "INPUT_INVALID",
        "the two runs have no item in common: give them the same --seed, --cut and --items",
      );
    const { unpaired, repeated } = joined;
    if (args.json) return printJson({ a: args.a, b: args.b, systems: { a, b }, unpaired, repeated, groups });
    const lines = groups.map(({ group, statement }) => `${group}: ${statement}`);
    const rest = [
      ...(unpaired > 0 ? [`${unpaired} items are in one run only and were left out.`] : []),
      ...(repeated > 0 ? [`${repeated} lines repeat an item of their run and were left out.`] : []),
    ];
    await print([`A: ${args.a} (${a})`, `B: ${args.b} (${b})`, ...lines, ...rest].join("\n"));
  },
});

function joinOrRefuse(a: readonly ItemLine[], b: readonly ItemLine[], system: { a: string; b: string }) {
  try {
    return joinRuns(a, b, system);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`--systems: ${error.message}`);
  }
}

async function readItems(directory: string): Promise<ItemLine[]> {
  const path = join(directory, "items.jsonl");
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new RangeError(`it has ${size} bytes; at most ${MAX_BYTES} are read`);
    text = await readFile(path, "utf8");
  } catch (error) {
    throw unreadable("IO", `cannot read ${path}`, error);
  }
  try {
    return parseItemLines(text);
  } catch (error) {
    throw unreadable("INPUT_INVALID", path, error);
  }
}

function unreadable(code: "IO" | "INPUT_INVALID", what: string, cause: unknown): PawError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PawError(code, `${what}: ${reason}. Give a folder that paw bench score --out wrote.`, { cause });
}
