/**
 * The gate: the specification's own examples, run through the finished program.
 *
 * It catches a program that does not do what its author wrote down; it says nothing about other inputs.
 */
import { isDeepStrictEqual } from "node:util";
import { type GateCase, type GateReport, isPawError } from "@paw/format";
import type { Pool, ProgramSource } from "@paw/runtime";
import type { SpecExample } from "./spec.js";

/**
 * Runs every example; exact match after trimming, or the same JSON where the program has a grammar, which decides about
 * blanks. An example too long for the context counts as failed.
 */
export async function runGate(
  pool: Pool,
  program: ProgramSource,
  examples: readonly SpecExample[],
  options: { readonly signal?: AbortSignal },
): Promise<GateReport> {
  const cases = await Promise.all(
    examples.map(async ({ input, output: expected }): Promise<GateCase> => {
      const output = await answer(pool, program, input, options);
      const passed =
        output === expected.trim() || (program.grammar !== undefined && sameJson(output, expected));
      return { input, expected, output, passed };
    }),
  );
  return { n: cases.length, passed: cases.filter((c) => c.passed).length, cases };
}

async function answer(
  pool: Pool,
  program: ProgramSource,
  input: string,
  options: { readonly signal?: AbortSignal },
): Promise<string> {
  try {
    return (await pool.run(program, input, options)).output;
  } catch (error) {
    if (isPawError(error) && error.code === "CONTEXT_OVERFLOW") return "";
    throw error;
  }
}

function sameJson(a: string, b: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(a), JSON.parse(b));
  } catch {
    return false;
  }
}
