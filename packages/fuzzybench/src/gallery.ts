/** GALLERY.md: every sub-category with its function in one sentence and two of its pairs, by theme and family. */
import { type Family, subCategories, THEMES } from "./family.js";
import { BENCH_VERSION, drawRecord } from "./generate.js";

/** Characters of a task sentence, an input and an output that are shown. */
const SHOWN = { task: 200, input: 90, output: 60 } as const;

export function gallery(families: readonly Family[]): string {
  const all = subCategories(families);
  const heldOut = all.filter(({ family }) => family.heldOut).length;
  const head = [
    `${all.length} distinct sub-categories`,
    `FuzzyBench ${BENCH_VERSION}: ${families.length} families over ${THEMES.length} themes; ${heldOut} sub-categories belong to ` +
      "held-out families, which training never uses. A sub-category is a different function, not another wording " +
      "(`src/different.test-suite.ts` shows it). Each is drawn with many wordings, labels and formats; one is shown here. " +
      "Written by `npm run gallery`.",
  ];
  const themes = THEMES.map((theme) => {
    const own = families.filter((family) => family.theme === theme);
    const count = subCategories(own).length;
    return [`## ${theme} (${count})`, ...own.map(familyText)].join("\n\n");
  });
  return `${[...head, ...themes].join("\n\n")}\n`;
}

function familyText(family: Family): string {
  const title = `### ${family.id}${family.heldOut ? " (held out)" : ""}`;
  const lines = subCategories([family]).map(({ variant }) => {
    const { task, pairs } = drawRecord({ family, variant }, "test", 0, 0, 2);
    const shown = pairs.map(
      ({ input, output }) => `  - ${code(input, SHOWN.input)} → ${code(output, SHOWN.output)}`,
    );
    return [`- **${variant}**: ${cut(task.replace(/\s+/g, " "), SHOWN.task)}`, ...shown].join("\n");
  });
  return `${title}\n\n${lines.join("\n")}`;
}

/** A JSON text in a code span; a text with backticks gets longer marks around it. */
function code(text: string, limit: number): string {
  const json = JSON.stringify(cut(text, limit));
  const fence = json.includes("`") ? "``" : "`";
  return fence + json + fence;
}

/** Cut by code points, so that no character is halved. */
function cut(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}
