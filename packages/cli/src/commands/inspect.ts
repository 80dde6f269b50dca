/** `paw inspect`: what a program file holds, read without any model. */

import { sha256Hex } from "@paw/format";
import { defineCommand } from "citty";
import { readProgram } from "paw";
import { print, printJson, quoted, verdict } from "../output.js";

export default defineCommand({
  meta: { name: "inspect", description: "Show what a program file holds." },
  args: {
    program: {
      type: "positional",
      required: true,
      description: "A .paw file, a program folder, or user/slug.",
    },
    json: { type: "boolean", description: "Print one JSON document, with the whole prompt template." },
  },
  async run({ args }): Promise<number> {
    const { bundle, bytes, skipped } = await readProgram(args.program);
    const { meta, adapter, promptTemplate, pseudoProgram } = bundle;
    const sizes = { file: bytes.length, adapter: adapter?.length ?? 0 };
    const sha256 = { file: sha256Hex(bytes), adapter: adapter ? sha256Hex(adapter) : null };
    if (args.json) {
      await printJson({ path: args.program, meta, sizes, sha256, promptTemplate, pseudoProgram, skipped });
      return 0;
    }
    const { labels, gate, decoding, grammar, writer, prompt_contract: contract } = meta;
    const { label_temperature: temperature } = decoding;
    const askedAs = typeof meta.writer_contract === "string" ? `, asked as ${meta.writer_contract}` : "";
    const kind = grammar === undefined ? "free text" : "text in the grammar below";
    const answers = labels
      ? `labels ${labels.join(" | ")}${temperature === undefined ? "" : `, temperature ${temperature}`}`
      : `${kind}, at most ${decoding.max_tokens} tokens`;
    const rows: [string, string][] = [
      ["program", meta.program_id],
      ["file", `${args.program}  ${sizes.file} bytes  sha256 ${sha256.file}`],
      ["format", meta.format_version === 0 ? "published bundle" : `version ${meta.format_version}`],
      ["compiler", meta.compiler_snapshot || "-"],
      ...(writer === undefined
        ? []
        : [["writer", `${writer}${askedAs}  sha256 ${meta.writer_sha256 ?? "-"}`] as [string, string]]),
      ["runs on", `${meta.interpreter || "-"}  base sha256 ${meta.base_sha256 ?? "-"}`],
      [
        "adapter",
        adapter
          ? `rank ${meta.lora_rank}, alpha ${meta.lora_alpha}, ${sizes.adapter} bytes  sha256 ${sha256.adapter}`
          : `none: the prompt alone${typeof contract === "string" ? `, laid out as ${contract}` : ""}`,
      ],
      ["answers", answers],
      ["licence", meta.licence ?? "-"],
      ["gate", gate ? `${gate.passed} of ${gate.n} examples pass` : "-"],
    ];
    for (const [name, value] of rows) await print(`${name.padEnd(9)}${plain(value)}`);
    for (const { input, expected, output, passed } of gate?.cases ?? []) {
      await print(
        `  ${verdict(passed)}  ${quoted(input)} -> ${quoted(output)}${passed ? "" : `, expected ${quoted(expected)}`}`,
      );
    }
    for (const name of skipped) await print(`skipped  ${plain(name)} (engine state is never read)`);
    if (grammar !== undefined) await print(`\ngrammar\n${indented(grammar)}`);
    await print(`\nspecification\n${indented(meta.spec)}\n\npseudo-program\n${indented(pseudoProgram)}`);
    return 0;
  },
});

/** Texts of a foreign file must not steer the terminal. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => (/[\n\t]/.test(character) ? character : "\uFFFD"));
}

function indented(text: string): string {
  return plain(text).replace(/^/gm, "  ");
}
