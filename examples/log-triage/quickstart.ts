/** Compiles spec.md, runs the program on every line of sample.log, and compares with labels.txt. */
import { readFile } from "node:fs/promises";
import { compile } from "paw";

const here = new URL("../../log-triage/", import.meta.url);
const read = async (name: string) => (await readFile(new URL(name, here), "utf8")).trimEnd();

const compileStarted = performance.now();
await using triage = await compile(await read("spec.md"));
const compileMs = performance.now() - compileStarted;

const lines = (await read("sample.log")).split("\n");
const labels = (await read("labels.txt")).split("\n");

await triage(lines[0] ?? ""); // the first call starts the second half of the engine; leave it out of the rate
const started = performance.now();
const answers: string[] = [];
for await (const { output } of triage.map(lines)) answers.push(output);
const seconds = (performance.now() - started) / 1000;

for (const [i, answer] of answers.entries()) if (answer === "ALERT") console.log(`ALERT  ${lines[i]}`);
const count = (label: string) => answers.filter((answer) => answer === label).length;
const right = answers.filter((answer, i) => answer === labels[i]).length;
console.log(`
compiled in   ${(compileMs / 1000).toFixed(2)} s, gate ${triage.gate?.passed} of ${triage.gate?.n} examples
answers       ${count("ALERT")} ALERT, ${count("QUIET")} QUIET, ${answers.length} lines
rate          ${(answers.length / seconds).toFixed(0)} calls/s
accuracy      ${(right / answers.length).toFixed(3)} (${right} of ${answers.length} agree with labels.txt)`);
