/**
 * Turns a growing list of answer tokens into pieces of text that never have to be taken back.
 *
 * It holds back blank space at the end (the output is trimmed) and characters whose bytes are not all there yet.
 */

export class TextStream {
  readonly #detokenize: (tokens: readonly number[]) => string;
  readonly #onText: (text: string) => void;
  #sent = 0;

  constructor(detokenize: (tokens: readonly number[]) => string, onText: (text: string) => void) {
    this.#detokenize = detokenize;
    this.#onText = onText;
  }

  /** Takes all tokens so far and passes on what is certain; returns false, so that it can be a `stop` that never stops. */
  push(tokens: readonly number[]): false {
    const text = this.#detokenize(tokens).trimStart();
    this.#send(text.replace(/[\s\uFFFD]+$/, ""));
    return false;
  }

  /** Passes on the rest of the trimmed output. */
  end(output: string): void {
    this.#send(output);
  }

  #send(text: string): void {
    if (text.length <= this.#sent) return;
    this.#onText(text.slice(this.#sent));
    this.#sent = text.length;
  }
}
