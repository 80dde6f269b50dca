/** Writes fixtures/parity.json: ten dev specifications of the benchmark with twenty inputs each. `npm run build` first. */
import { writeFile } from "node:fs/promises";
import { drawRecord, familyById } from "@paw/fuzzybench";

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

const cases = FAMILIES.map((id) => {
  const { spec, pairs } = drawRecord(familyById(id), "dev", 7, 0, 20);
  return { family: id, spec, inputs: pairs.map((pair) => pair.input) };
});
await writeFile(new URL("../fixtures/parity.json", import.meta.url), `${JSON.stringify(cases, null, 1)}\n`);
