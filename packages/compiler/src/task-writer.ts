/**
 * A language model words the task of a pseudo-program, in place of the specification's own text.
 *
 * The model writes wording only: labels and examples are the parser's, so that nothing it writes can lose or change one.
 * What it writes is refused, never repaired, where it cannot be a task text. Decoding is greedy.
 */

import { isPawError, PawError, type PromptContract } from "@paw/format";
import { type BaseModel, chatSegments, type Pool, type Segment } from "@paw/runtime";
import { MAX_TASK_CHARS } from "./pseudo-program.js";

export interface TaskWriter {
  /** As the program states it. */
  readonly name: string;
  readonly contract: PromptContract;
  readonly base: Required<BaseModel>;
}

/** Part of the snapshot `prompt-writer-1` (prompt-program.ts), as are the bounds below. */
const INSTRUCTION = `Below is a specification between [SPEC] and [END_SPEC]. A small language model will carry it out without seeing it: it reads only a task description, the labels and a few examples. Write that task description.

Write one paragraph of at most 120 words. Say what the input is and what to answer, with every rule, limit and exception, and the form of the answer. Keep names and values exactly as the specification has them. Do not carry out the specification. Write no examples and no list of labels: they are added after your text.`;
/** Begun for the model, so that it goes on with the text itself. */
const ANSWER = "Task:";
/** Where a model that writes a whole pseudo-program ends its task. */
const STOPS = ["\nLabels:", "\nExamples:", "\nInput:", "\nOutput:", "[END_PSEUDO_PROGRAM]"];
/** Enough for `MAX_TASK_CHARS` of English in any vocabulary here. */
const MAX_TOKENS = 350;
/** Markers and control tokens of the prompt contracts: an interpreter would read them as data, but they are no task. */
const CONTROL_TEXT =
  /<\|[^|\s]{1,40}\|>|<\/?(?:think|s|bos|eos|start_of_turn|end_of_turn)>|\[(?:END_)?(?:SPEC|INPUT|PSEUDO_PROGRAM)\]|\{INPUT_PLACEHOLDER\}/;
/** Characters of what was written that an error repeats. */
const SHOWN = 120;

/** What a writer reads. The specification is data: control tokens written in it stay ordinary text. */
export function writerSegments(contract: PromptContract, spec: string): Segment[] {
  return chatSegments(contract, `${INSTRUCTION}\n\n[SPEC]\n${spec}\n[END_SPEC]`, ANSWER);
}

/**
 * The task text that a model writes for a specification: at most `MAX_TASK_CHARS` characters. Throws `OUTPUT_INVALID` for what
 * cannot be one, `CONTEXT_OVERFLOW` for a specification that the model has no room for, and what loading it throws.
 */
export async function writeTask(
  pool: Pool,
  { name, contract, base }: TaskWriter,
  spec: string,
  options: { readonly signal?: AbortSignal },
): Promise<string> {
  const segments = writerSegments(contract, spec);
  try {
    const bounds = { maxTokens: MAX_TOKENS, stop: STOPS };
    const { text, finishReason } = await pool.generate(base.path, segments, { ...bounds, ...options });
    const task = text.trim();
    const problem = finishReason === "length" ? `no end within ${MAX_TOKENS} tokens` : taskProblem(task);
    if (problem === undefined) return task;
    throw new PawError(
      "OUTPUT_INVALID",
      `the writer ${JSON.stringify(name)} wrote no task text that can be used: ${problem}. It wrote ${shortened(task)}. ` +
        "Leave the writer out (--writer), so that the task's text is the specification's own, or take a larger instruct model",
    );
  } catch (cause) {
    if (!isPawError(cause) || cause.code !== "CONTEXT_OVERFLOW") throw cause;
    throw new PawError(
      "CONTEXT_OVERFLOW",
      `the specification leaves the writer ${JSON.stringify(name)} no room for its answer (${cause.message.split(";")[0]}): ` +
        "shorten the specification, or leave the writer out (--writer)",
      { cause },
    );
  }
}

/** Why a text can be no task text; undefined where it can. */
export function taskProblem(task: string): string | undefined {
  if (!/\p{L}/u.test(task)) return "no word in it";
  if (task.length > MAX_TASK_CHARS) return `${task.length} characters, at most ${MAX_TASK_CHARS} are allowed`;
  const control = CONTROL_TEXT.exec(task)?.[0];
  if (control !== undefined) return `the text ${control} in it, which only prompts may hold`;
  if (/[^\P{Cc}\n\t]|[\p{Cs}\ufffd]/u.test(task)) return "control characters or broken Unicode in it";
  return undefined;
}

/** The beginning of a text, quoted; what would steer a terminal is replaced. */
function shortened(text: string): string {
  const characters = [...text.replace(/[^\P{C}\n\t]/gu, "\ufffd")];
  const shown = characters.slice(0, SHOWN).join("");
  return JSON.stringify(characters.length > SHOWN ? `${shown}...` : shown);
}
