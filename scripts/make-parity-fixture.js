/**
 * Writes fixtures/parity.json: ten dev specifications of the benchmark with twenty inputs each; of several, the shortest, because the
 * reference backend, which is slow, answers all of them in a test. `npm run build` first.
 */
import { writeFile } from "node:fs/promises";
import { drawRecord, familyById, subCategories } from "@paw/fuzzybench";

const FAMILIES = [
  "log-monitoring/alert-or-quiet",
  "log-monitoring/extract-field",
  "core-text/sentiment",
  "core-text/word-pick",
  "core-text/message-field",
  "criteria-classification/ticket-routing",
  "command-risk/risk-level",
  "grounded-qa/answer-span",
  "html-understanding/element-text",
  "intent-to-navigation/section",
];

const shortest = (all, textOf) => all.toSorted((a, b) => textOf(a).length - textOf(b).length);

const cases = FAMILIES.map((id) => {
  const [category] = subCategories([familyById(id)]);
  const records = Array.from({ length: 8 }, (_, index) => drawRecord(category, "dev", 7, index, 100));
  const { spec, pairs } = shortest(records, (record) => record.spec)[0];
  return {
    family: id,
    spec,
    inputs: shortest(
      pairs.map(({ input }) => input),
      (input) => input,
    ).slice(0, 20),
  };
});
await writeFile(new URL("../fixtures/parity.json", import.meta.url), `${JSON.stringify(cases, null, 1)}\n`);
