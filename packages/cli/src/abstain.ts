/** `--abstain-below`: answers that are not sure enough are not given. Only label answers have such a confidence. */

import { PawError } from "@paw/format";
import type { CallOptions, CallResult, PawFunction } from "paw";

/** A result as it is given: its output is null where its confidence is too low. */
export type GivenResult = Omit<CallResult, "output"> & {
  readonly output: string | null;
  readonly abstained?: true;
};

export interface Abstaining {
  call(text: string, options?: CallOptions): Promise<GivenResult>;
}

/** The function with its unsure answers withheld; none without a least confidence. Throws as `checkAbstention`. */
export function abstaining(fn: PawFunction, least: number | undefined): Abstaining {
  checkAbstention(least, fn);
  return {
    call: async (text, options) => {
      const result = await fn.call(text, options);
      return abstains(result.confidence, least) ? { ...result, output: null, abstained: true } : result;
    },
  };
}

/** Throws OPTION_INVALID when a least confidence is asked of a program with free answers. */
export function checkAbstention(least: number | undefined, fn: Pick<PawFunction, "labels">): void {
  if (least === undefined || fn.labels !== undefined) return;
  throw new PawError(
    "OPTION_INVALID",
    `--abstain-below is ${least}, but the program's answers are free text: the confidence of a free answer is only a ` +
      "sequence score, not a probability of being right. Use a program with labels, or leave the flag out.",
  );
}

/** Whether an answer is not to be given. */
export function abstains(confidence: number, least: number | undefined): boolean {
  return least !== undefined && confidence < least;
}
