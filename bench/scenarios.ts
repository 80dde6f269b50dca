/**
 * What is measured: programs, inputs and right answers on a model that copies a chain of words (copy-model.ts).
 *
 * An answer begins after the last word of the prompt, which therefore decides its length: `start` words before the end of the chain.
 */

import type { ProgramSource } from "@paw/runtime";
import type { PromptFrame } from "./copy-model.js";
import { CHAIN_WORDS, type Words } from "./copy-words.js";
import type { TextProgram } from "./official-loop.js";

/** One word in this many of a text to repair is wrong. */
const DAMAGE = 20;

export interface Scenario {
  readonly name: string;
  /** Words of the answer, up to the end of the chain. */
  readonly answerWords: number;
  readonly prefixTokens: number;
  readonly labels: boolean;
  /** Programs, used in random turns when more than one. */
  readonly programs: number;
  /** Calls of one round. */
  readonly calls: number;
  readonly input: (words: Words, index: number) => string;
}

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  a: {
    name: "label, 300-token prefix, 40-token inputs",
    answerWords: 1,
    prefixTokens: 300,
    labels: true,
    programs: 1,
    calls: 8,
    input: filler,
  },
  b: {
    name: "extraction, 12-token answers",
    answerWords: 12,
    prefixTokens: 300,
    labels: false,
    programs: 1,
    calls: 6,
    input: filler,
  },
  c: {
    name: "repair, 150-token answers that copy",
    answerWords: 150,
    prefixTokens: 300,
    labels: false,
    programs: 1,
    calls: 2,
    input: damaged,
  },
  e: {
    name: "ten label programs in random turns",
    answerWords: 1,
    prefixTokens: 100,
    labels: true,
    programs: 10,
    calls: 20,
    input: filler,
  },
};

/** The same programs for both sides, as `frame` lays prompts out; `states` is the folder where ours keeps evaluated prefixes. */
export function programs(
  scenario: Scenario,
  frame: PromptFrame,
  words: Words,
  adapters: readonly string[],
  base: string,
  states: string,
) {
  const suffix = frame.closing + words.chain[CHAIN_WORDS - 1 - scenario.answerWords]!;
  const labels = [words.chain[CHAIN_WORDS - 1]!, words.filler[0]!];
  const ours: ProgramSource[] = [];
  const official: TextProgram[] = [];
  for (let i = 0; i < scenario.programs; i++) {
    const prefix =
      frame.opening + pick(words.filler, scenario.prefixTokens - frame.openingTokens, i).join("");
    const adapter = adapters[i]!;
    official.push({ adapter, prefix, suffix });
    ours.push({
      key: `${base} ${adapter} ${scenario.name}`,
      base,
      adapter,
      prefix: [{ text: prefix, control: true }],
      suffix: [{ text: suffix, control: true }],
      contextLength: 2048,
      states,
      ...(scenario.labels ? { labels } : {}),
    });
  }
  return { ours, official };
}

/** The answer of every call of a scenario. */
export function rightAnswer(scenario: Scenario, words: Words): string {
  return words.chain
    .slice(CHAIN_WORDS - scenario.answerWords)
    .join("")
    .trim();
}

function filler(words: Words, index: number): string {
  return pick(words.filler, 40, 1000 + index).join("");
}

/** The answer with every 20th word exchanged. */
function damaged(words: Words, index: number): string {
  const right = words.chain.slice(CHAIN_WORDS - 150);
  const wrong = pick(words.filler, 150, 2000 + index);
  return right.map((word, i) => ((i + index) % DAMAGE === DAMAGE - 1 ? wrong[i]! : word)).join("");
}

/** `count` words, the same for the same seed. */
function pick(words: readonly string[], count: number, seed: number): string[] {
  let state = (seed + 1) * 2654435761;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return words[state % words.length]!;
  });
}
