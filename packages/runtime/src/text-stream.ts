/**
 * Turns a growing list of answer tokens into pieces of text that never have to be taken back.
 *
 * It holds back characters whose bytes are not all there yet and, where the output is trimmed, blank space at the end.
 */

export class TextStream {
  readonly #detokenize: (tokens: readonly number[]) => string;
  readonly #onText: (text: string) => void;
  readonly #trimmed: boolean;
  #sent = 0;

  constructor(
    detokenize: (tokens: readonly number[]) => string,
    onText: (text: string) => void,
    trimmed = true,
  ) {
    this.#detokenize = detokenize;
    this.#onText = onText;
    this.#trimmed = trimmed;
  }

  /** Takes all tokens so far and passes on what is certain; returns false, so that it can be a `stop` that never stops. */
  push(tokens: readonly number[]): false {
    const text = this.#detokenize(tokens);
    this.#send(this.#trimmed ? text.trimStart().replace(/[\s\uFFFD]+$/, "") : text.replace(/\uFFFD+$/, ""));
    return false;
  }

  /** Passes on the rest of the output. */
  end(output: string): void {
    this.#send(output);
  }

  #send(text: string): void {
    if (text.length <= this.#sent) return;
    this.#onText(text.slice(this.#sent));
    this.#sent = text.length;
  }
}
