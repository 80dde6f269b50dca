/**
 * A `Sequence` on one llama.cpp context.
 *
 * Checks every call itself: left alone, node-llama-cpp would shift old tokens out of a full context, which silently
 * changes answers.
 */

import { PawError } from "@paw/format";
import type { LlamaContext, LlamaContextSequence, Token } from "node-llama-cpp";
import type { Prediction, SavedState, Sequence } from "../backend.js";

/** What was sampled after a token: see `#next`. */
interface Next {
  readonly token: number;
  readonly totalLogitWeight: number;
  readonly logits: ReadonlyMap<Token, number>;
}

export class LlamaSequence implements Sequence {
  readonly #context: LlamaContext;
  readonly #sequence: LlamaContextSequence;
  readonly #contextLength: number;
  readonly #vocabularySize: number;
  readonly bytes: number;
  readonly state: SavedState;

  /** Takes over a context made for one sequence of at least `contextLength` + 1 tokens. */
  constructor(
    context: LlamaContext,
    options: {
      readonly contextLength: number;
      readonly vocabularySize: number;
      readonly bytes: number;
      readonly stateIdentity: string;
    },
  ) {
    this.#context = context;
    this.#sequence = context.getSequence();
    this.#contextLength = options.contextLength;
    this.#vocabularySize = options.vocabularySize;
    this.bytes = options.bytes;
    this.state = {
      identity: options.stateIdentity,
      save: async (path) => {
        await this.#sequence.saveStateToFile(path);
      },
      load: async (path) => {
        await this.#sequence.loadStateFromFile(path, { acceptRisk: true });
        if (this.length > this.#contextLength) throw overflow(0, this.length, this.#contextLength);
        return this.#sequence.contextTokens;
      },
    };
  }

  get length(): number {
    return this.#context.disposed ? 0 : this.#sequence.nextTokenIndex;
  }

  async rewind(length: number): Promise<void> {
    this.#requireOpen();
    const end = this.length;
    if (!Number.isInteger(length) || length < 0 || length > end) {
      throw new PawError("INPUT_INVALID", `cannot rewind to ${length}: the sequence holds ${end} tokens`);
    }
    if (length < end) await this.#sequence.eraseContextTokenRanges([{ start: length, end }]);
  }

  async append(tokens: readonly number[]): Promise<void> {
    await this.#sequence.evaluateWithoutGeneratingNewTokens(this.#check(tokens));
  }

  async greedy(tokens: readonly number[]): Promise<Prediction> {
    const [next] = await this.#next(tokens, 1, []);
    return prediction(next!);
  }

  async greedyEach(tokens: readonly number[]): Promise<Prediction[]> {
    return (await this.#next(tokens, tokens.length, [])).map(prediction);
  }

  async score(tokens: readonly number[], candidates: readonly number[]): Promise<Float64Array> {
    requireTokens(candidates, this.#vocabularySize);
    const [next] = await this.#next(tokens, 1, candidates);
    const { token, totalLogitWeight, logits } = next!;
    const offset = logits.get(token as Token)! + Math.log(totalLogitWeight);
    return Float64Array.from(candidates, (candidate) => logits.get(candidate as Token)! - offset);
  }

  async close(): Promise<void> {
    await this.#context.dispose();
  }

  /**
   * Evaluates tokens and samples after each of the last `count` at temperature 0, so `token` has the largest logit and `totalLogitWeight` is the sum
   * of exp(logit - that one) over the whole vocabulary. Filtered logits are read because llama.cpp need not sort
   * the vocabulary for them (9 ms at 152k entries).
   */
  async #next(tokens: readonly number[], count: number, candidates: readonly number[]): Promise<Next[]> {
    const checked = this.#check(tokens);
    const first = checked.length - count;
    const filter = { tokens: candidates as readonly Token[], includeSelected: true };
    const generateNext = {
      token: true,
      totalLogitWeight: true,
      logits: { filter },
      options: { temperature: 0 },
    };
    const outputs = await this.#sequence.controlledEvaluate(
      checked.map((token, i) => (i < first ? token : [token, { generateNext }])),
    );
    return outputs.slice(first).map((output) => {
      const { token, totalLogitWeight, logits } = output?.next ?? {};
      if (token == null || logits === undefined || !Number.isFinite(totalLogitWeight)) {
        throw new PawError(
          "MODEL_INVALID",
          "the model gave no usable probabilities: the base or the adapter is damaged; fetch or compile it again",
        );
      }
      return { token: token as number, totalLogitWeight: totalLogitWeight!, logits };
    });
  }

  #check(tokens: readonly number[]): Token[] {
    this.#requireOpen();
    if (tokens.length === 0) {
      throw new PawError("INPUT_INVALID", "no tokens to append: at least one is needed");
    }
    requireTokens(tokens, this.#vocabularySize);
    const total = this.length + tokens.length;
    if (total > this.#contextLength) {
      throw overflow(this.length, tokens.length, this.#contextLength);
    }
    return tokens as Token[];
  }

  #requireOpen(): void {
    if (this.#context.disposed) throw new PawError("CLOSED", "the sequence is closed: open another");
  }
}

function overflow(held: number, more: number, limit: number): PawError {
  return new PawError(
    "CONTEXT_OVERFLOW",
    `${more} tokens after ${held} make ${held + more}; the context holds ${limit}: shorten the input`,
  );
}

function prediction({ token, totalLogitWeight }: Next): Prediction {
  return { token, logProbability: -Math.log(totalLogitWeight) };
}

/** Throws `INPUT_INVALID` unless all are token ids. */
export function requireTokens(tokens: readonly number[], vocabularySize: number): void {
  for (const token of tokens) {
    if (!Number.isInteger(token) || token < 0 || token >= vocabularySize) {
      throw new PawError("INPUT_INVALID", `${token} is no token id: 0 to ${vocabularySize - 1} are`);
    }
  }
}
