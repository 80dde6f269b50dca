/** `paw bench verify`: draws every record of a data set again and checks splits, repeats, balance and lengths. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { PawError } from "@paw/format";
import {
  BENCH_VERSION,
  type BenchRecord,
  type DatasetPlan,
  type PartSummary,
  type Shard,
  textTable,
  Verifier,
  type WrittenShard,
} from "@paw/fuzzybench";
import { defineCommand } from "citty";
import type { CommandData } from "../command.js";
import { note, print, printJson, progressBar } from "../output.js";

/** The longest line of a valid data set is far below: 10,000 pairs of 1,900 characters, escaped. */
const MAX_LINE_CHARS = 64 * 1024 * 1024;

/** A deleted file is made again whatever the manifest says of it. */
const AGAIN = "Delete the damaged files and give the same paw bench generate command again.";

type Manifest = Omit<DatasetPlan, "shards"> & { readonly shards: readonly (Shard & WrittenShard)[] };

export default defineCommand({
  meta: { name: "verify", description: "Check a data set: every record drawn again and compared." },
  args: {
    dir: { type: "positional", required: true, description: "Folder that `paw bench generate` wrote." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }) {
    const { signal } = data as CommandData;
    const manifest = await readManifest(args.dir);
    const verifier = new Verifier(manifest.seed);
    const bar = progressBar();
    const lines = new Map<string, number>();
    try {
      for (const [i, shard] of manifest.shards.entries()) {
        bar.update(`${i} of ${manifest.shards.length} files`, i, manifest.shards.length);
        await verifyShard(args.dir, shard, verifier, lines, signal);
      }
    } finally {
      bar.clear();
    }
    const parts = [...verifier.parts.values()];
    const { problems, problemCount } = verifier;
    const subCategories = verifier.subCategories.size;
    if (args.json)
      await printJson({ dir: args.dir, bench: manifest.bench, subCategories, parts, problemCount, problems });
    else await print(inWords(parts, subCategories, problemCount));
    for (const { part, line, what } of args.json ? [] : problems) note(`${part}, record ${line}: ${what}`);
    if (problemCount > 0)
      throw new PawError(
        "INPUT_INVALID",
        `${args.dir} has ${problemCount} problems; it is not what the generator writes. ${AGAIN}`,
      );
  },
});

async function readManifest(directory: string): Promise<Manifest> {
  const path = join(directory, "manifest.json");
  let manifest: Manifest;
  try {
    manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PawError(
      "IO",
      `cannot read ${path}: ${reason}. Give a folder that paw bench generate finished.`,
    );
  }
  if (manifest.bench !== BENCH_VERSION)
    throw new PawError(
      "INPUT_INVALID",
      `${directory} is of benchmark version ${String(manifest.bench)}; this PAW can draw ${BENCH_VERSION} only`,
    );
  return manifest;
}

async function verifyShard(
  directory: string,
  shard: Shard & WrittenShard,
  verifier: Verifier,
  lines: Map<string, number>,
  signal: AbortSignal,
): Promise<void> {
  const hash = createHash("sha256");
  const file = createReadStream(join(directory, shard.path), { signal });
  file.on("data", (piece) => hash.update(piece));
  let records = 0;
  try {
    // A broken file ends in an error of the unzipper, which readline would not pass on.
    const text = file.pipe(createGunzip());
    file.on("error", (error) => text.destroy(error));
    const failed = new Promise<never>((_, reject) => text.on("error", reject));
    const read = (async () => {
      for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.length > MAX_LINE_CHARS) throw new RangeError(`a line has ${line.length} characters`);
        const number = (lines.get(shard.part) ?? 0) + 1;
        lines.set(shard.part, number);
        records++;
        verifier.add(shard.part, JSON.parse(line) as BenchRecord, number);
      }
    })();
    await Promise.race([read, failed]);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PawError("IO", `cannot read ${shard.path}: ${reason}. ${AGAIN}`, { cause: error });
  }
  if (hash.digest("hex") !== shard.sha256)
    verifier.fail(shard.part, records, `${shard.path} has another SHA-256`);
  if (records !== shard.records)
    verifier.fail(shard.part, records, `${shard.path} has ${records} records instead of ${shard.records}`);
}

function inWords(parts: readonly PartSummary[], subCategories: number, problems: number): string {
  const share = (n: number, of: number) => `${((100 * n) / of).toFixed(1)} %`;
  const mean = (sum: number, n: number) => Math.round(sum / n).toString();
  const head = [
    "part",
    "specs",
    "examples",
    "spec again",
    "example again",
    "labels",
    "best constant",
    "spec mean/max",
    "input mean/max",
    "output mean/max",
  ];
  const rows = parts.map((p) => [
    p.part,
    String(p.records),
    String(p.examples),
    share(p.repeatedSpecs, p.records),
    share(p.repeatedExamples, p.examples),
    share(p.labelled, p.records),
    share(p.constant, p.records),
    `${mean(p.total.spec, p.records)}/${p.longest.spec}`,
    `${mean(p.total.input, p.examples)}/${p.longest.input}`,
    `${mean(p.total.output, p.examples)}/${p.longest.output}`,
  ]);
  const verdict = problems === 0 ? "no problems" : `${problems} PROBLEMS`;
  return `${textTable(head, rows)}\n\n${subCategories} sub-categories, ${verdict}.`;
}
