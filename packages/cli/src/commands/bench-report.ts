/** `paw bench report`: the tables of a stored report. */
import { readFile, stat } from "node:fs/promises";
import { PawError } from "@paw/format";
import { MAX_REPORT_CHARS, parseReport, reportMarkdown } from "@paw/fuzzybench/score";
import { defineCommand } from "citty";
import { print, printJson } from "../output.js";

export default defineCommand({
  meta: { name: "report", description: "Print the tables of a report.json." },
  args: {
    report: {
      type: "positional",
      required: true,
      description: "The report.json that `paw bench score --out` wrote.",
    },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args }) {
    const report = parseReport(await readReport(args.report));
    if (args.json) await printJson(report);
    else await print(reportMarkdown(report).trimEnd());
  },
});

async function readReport(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_REPORT_CHARS)
      throw new PawError("INPUT_INVALID", `${path} has ${size} bytes; at most ${MAX_REPORT_CHARS} are read`);
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof PawError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PawError("IO", `cannot read ${path}: ${reason}`, { cause: error });
  }
}
