/** Arithmetic of log-probabilities: sums, and renormalising a few of them at a temperature. */

/** ln of the sum of exp of the values; -Infinity without any, NaN when one is NaN. */
export function logSumExp(values: ArrayLike<number>): number {
  const list = Array.from(values);
  const largest = list.reduce((max, value) => Math.max(max, value), Number.NEGATIVE_INFINITY);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  return largest + Math.log(list.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}

/** Log-probabilities divided by a temperature (over 0) and renormalised: their exp sums to 1. */
export function renormalised(logProbabilities: readonly number[], temperature: number): number[] {
  const total = logSumExp(logProbabilities);
  const own = logProbabilities.map((value) => value - total);
  if (temperature === 1) return own;
  // The largest becomes 0 first: dividing by a tiny temperature then leaves at least one finite value.
  const largest = Math.max(...own);
  const divided = own.map((value) => (value - largest) / temperature);
  const sum = logSumExp(divided);
  return divided.map((value) => value - sum);
}
