/** The README.md of a generated data set, with the metadata block that Hugging Face tools read. */
import { subCategories } from "../family.js";
import { FAMILIES } from "../registry.js";
import { type DatasetPlan, PARTS } from "./plan.js";

/** What a written shard weighs. */
export interface WrittenShard {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the compressed file, in hex. */
  readonly sha256: string;
}

export function datasetCard(plan: DatasetPlan, written: readonly WrittenShard[]): string {
  const records = plan.shards.reduce((sum, shard) => sum + shard.records, 0);
  const bytes = written.reduce((sum, shard) => sum + shard.bytes, 0);
  const rows = PARTS.map(({ part, heldOut }) => {
    const n = plan.shards.filter((shard) => shard.part === part).reduce((sum, s) => sum + s.records, 0);
    return `| ${part} | ${heldOut ? "families that training never uses" : "seen families"} | ${n} | ${n * plan.pairs} |`;
  });
  return `---
license: mit
language: [en, es, fr, de, zh, ar]
pretty_name: FuzzyBench (computed)
task_categories: [text-classification, text-generation]
tags: [program-synthesis, instruction-following, synthetic]
size_categories: [${sizeCategory(records * plan.pairs)}]
configs:
- config_name: default
  data_files:
${PARTS.map(({ part }) => `  - split: ${part}\n    path: data/${part}-*.jsonl.gz`).join("\n")}
---

# FuzzyBench ${plan.bench}, seed ${plan.seed}

Specifications of small text functions in plain words, each with ${plan.pairs} inputs and their outputs. The outputs are
computed by the generator, not written by a language model: ${subCategories(FAMILIES).length} sub-categories in
${FAMILIES.length} families over 29 themes. Splits are by specification text; held-out families occur in no training record.

| split | families | specifications | examples |
| --- | --- | ---: | ---: |
${rows.join("\n")}

${written.length} files, ${(bytes / 1e6).toFixed(1)} MB. Their sizes and SHA-256 are in \`manifest.json\`.

One JSON object a line: \`family\`, \`variant\`, \`theme\`, \`split\`, \`heldOut\`, \`index\`, \`style\`, \`spec\` (the specification),
\`task\` (the function in one sentence), \`labels\` (every possible output; absent for free text), \`examples\` (shown in the
specification) and \`pairs\` (\`input\`, \`output\`; none of them is shown).

Made by \`paw bench generate --count ${plan.count} --seed ${plan.seed} --pairs ${plan.pairs}\`; \`paw bench verify\` draws every
record again and compares. All texts are templates and word lists of the generator; no data set of others is in it.
`;
}

function sizeCategory(examples: number): string {
  const bounds = [
    [1e3, "n<1K"],
    [1e4, "1K<n<10K"],
    [1e5, "10K<n<100K"],
    [1e6, "100K<n<1M"],
    [1e7, "1M<n<10M"],
  ] as const;
  return bounds.find(([bound]) => examples < bound)?.[1] ?? "10M<n<100M";
}
