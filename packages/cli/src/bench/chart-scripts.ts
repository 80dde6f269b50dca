/** The texts of the plotting library that the HTML report carries inside. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ChartScripts } from "@paw/fuzzybench";

export async function chartScripts(): Promise<ChartScripts> {
  const plot = createRequire(import.meta.url).resolve("@observablehq/plot");
  const d3 = createRequire(plot).resolve("d3");
  const bundle = (entry: string, name: string) => readFile(join(entry, "../../dist", name), "utf8");
  return { d3: await bundle(d3, "d3.min.js"), plot: await bundle(plot, "plot.umd.min.js") };
}
