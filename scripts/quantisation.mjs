// What fewer bits cost: nano's networks and adapters stored in other types, each scored on the same items, against the snapshot as it
// ships. Run by hand after `npm run build`; the more specifications, the longer and the surer:
//
//     node scripts/quantisation.mjs OUT [SPECS]
//
// OUT keeps every run (`paw bench score --out`); runs that are there are not repeated. Printed are the difference in exact match, how many
// answers are others, and how far the confidences of the same answers are apart.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [, , folder, specs = "250"] = process.argv;
if (folder === undefined) {
  console.error("usage: node scripts/quantisation.mjs OUT [SPECS]");
  process.exit(2);
}
const paw = fileURLToPath(new URL("../packages/cli/bin/paw.js", import.meta.url));
const nano = fileURLToPath(new URL("../models/nano", import.meta.url));
const out = resolve(folder);
/** Q6_K is only read, not written (packages/format). */
const TYPES = ["F16", "Q8_0", "Q4_0"];

/** A copy of the snapshot, its manifest changed. */
function variant(name, change) {
  const directory = join(out, name);
  const run = join(directory, "run");
  if (!existsSync(join(run, "report.json"))) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    const snapshot = join(directory, "nano");
    cpSync(nano, snapshot, { recursive: true });
    const path = join(snapshot, "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    change(manifest);
    writeFileSync(path, JSON.stringify({ ...manifest, snapshot: `${manifest.snapshot}-${name}` }));
    const env = { ...process.env, PAW_NANO_DIR: snapshot, PAW_CACHE_DIR: join(directory, "cache") };
    const args = ["bench", "score", "--systems", "paw", "--cut", "seen", "--specs", specs, "--out", run];
    execFileSync(process.execPath, [paw, ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  }
  return run;
}

/** The program's answer to every item of a run, in order. */
function answers(run) {
  const lines = readFileSync(join(run, "items.jsonl"), "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line).answers.paw);
}

function printAnswers(a, b) {
  const others = answers(b);
  const pairs = answers(a).map((answer, i) => [answer, others[i]]);
  const same = pairs.filter(([x, y]) => x.output === y.output);
  const gap = Math.max(0, ...same.map(([x, y]) => Math.abs((x.confidence ?? 0) - (y.confidence ?? 0))));
  console.log(
    `${pairs.length - same.length} of ${pairs.length} answers differ; confidences by at most ${gap.toExponential(1)}`,
  );
}

const shipped = variant("shipped", () => undefined);
const variants = {
  interpreter: (manifest, type) => {
    manifest.interpreter.type = type;
  },
  encoder: (manifest, type) => {
    manifest.encoder.type = type;
  },
  adapter: (manifest, type) => {
    manifest.adapter_type = type;
  },
};
for (const [part, set] of Object.entries(variants)) {
  for (const type of TYPES) {
    const run = variant(`${part}-${type}`, (manifest) => set(manifest, type));
    console.log(`\n== ${part} ${type} (B) against the snapshot as it ships (A)`);
    execFileSync(process.execPath, [paw, "bench", "compare", shipped, run], { stdio: "inherit" });
    printAnswers(shipped, run);
  }
}
