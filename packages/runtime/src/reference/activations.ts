/** The nonlinear parts of a feed-forward, in place, each value rounded to float once. */

import { exponential } from "./elementary.js";

/** SwiGLU in place: gate = gate * sigmoid(gate) * up, over `count` values. */
export function swiGlu(gate: Float32Array, up: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const g = gate[i]!;
    gate[i] = (g / (1 + exponential(-g))) * up[i]!;
  }
}

/** The same with GELU: gate = gelu(gate) * up. */
export function geGlu(gate: Float32Array, up: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) gate[i] = geluOf(gate[i]!) * up[i]!;
}

/** GELU in place over `count` values. */
export function gelu(x: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) x[i] = geluOf(x[i]!);
}

/** sqrt(2 / pi). */
const GELU_SCALE = 0.7978845608028654;

/** x / 2 * (1 + tanh(u)), u = sqrt(2 / pi) (x + 0.044715 x^3), as x * sigmoid(2 u). */
function geluOf(x: number): number {
  return x / (1 + exponential(-2 * GELU_SCALE * (x + 0.044715 * x * x * x)));
}
