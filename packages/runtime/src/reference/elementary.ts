/**
 * exp, log, sin and cos in plain double arithmetic.
 *
 * ECMAScript leaves Math.exp, Math.log, Math.sin, Math.cos and Math.pow to the engine, so their last bits differ
 * between releases. These use only + - * /, exact powers of two and Math.round, which IEEE 754 and ECMAScript
 * define exactly: the same bits on every machine. Not a general libm: each function states its domain and error.
 * Method: argument reduction with split constants, then a Taylor polynomial long enough for doubles.
 */

/** ln 2 as a part with trailing zero bits (times any exponent: exact) and the rest. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LOG2_E = 1 / (LN2_HIGH + LN2_LOW);

/** pi/2 as 33 bits, 33 more bits and the rest; the first two times an integer below 2^20 are exact. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487959506e-21;
const TWO_OVER_PI = 0.6366197723675814;

/** Largest |angle| for `sine` and `cosine`: beyond it the reduction by pi/2 is no longer exact. */
export const MAX_ANGLE = 2 ** 20;

const LOWEST_EXPONENT = -1074;
const HIGHEST_EXPONENT = 1023;
const POWERS_OF_TWO = powersOfTwo();

const bits = new DataView(new ArrayBuffer(8));

/** e^x for any x; relative error below 4e-16 where the result is a normal double. */
export function exponential(x: number): number {
  if (!(x > -746)) return Number.isNaN(x) ? x : 0;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  const exponent = Math.round(x * LOG2_E);
  const r = x - exponent * LN2_HIGH - exponent * LN2_LOW; // |r| <= 0.35
  let sum = 1 / 6227020800; // 1/13!
  sum = sum * r + 1 / 479001600;
  sum = sum * r + 1 / 39916800;
  sum = sum * r + 1 / 3628800;
  sum = sum * r + 1 / 362880;
  sum = sum * r + 1 / 40320;
  sum = sum * r + 1 / 5040;
  sum = sum * r + 1 / 720;
  sum = sum * r + 1 / 120;
  sum = sum * r + 1 / 24;
  sum = sum * r + 1 / 6;
  sum = sum * r + 0.5;
  const value = 1 + (r + r * r * sum);
  if (exponent > HIGHEST_EXPONENT) return value * 2 * POWERS_OF_TWO[exponent - 1 - LOWEST_EXPONENT]!;
  if (exponent < LOWEST_EXPONENT) return value * 0.25 * POWERS_OF_TWO[exponent + 2 - LOWEST_EXPONENT]!;
  return value * POWERS_OF_TWO[exponent - LOWEST_EXPONENT]!;
}

/** Natural logarithm of a normal positive double; relative error below 4e-16. Other arguments give NaN. */
export function logarithm(x: number): number {
  if (!(x >= 2.2250738585072014e-308) || x === Number.POSITIVE_INFINITY) return Number.NaN;
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  // log m = f - f^2/2 + s (f^2/2 + R), with f = m - 1 and s = f / (2 + f): keeps the large part f exact.
  const f = mantissa - 1;
  const s = f / (2 + f); // |s| < 0.172
  const z = s * s;
  let sum = 2 / 23;
  for (let odd = 21; odd >= 3; odd -= 2) sum = sum * z + 2 / odd;
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + sum * z) + exponent * LN2_LOW) - f);
}

/** sin x for |x| <= MAX_ANGLE (radians); absolute error below 3e-16. */
export function sine(x: number): number {
  const quarter = Math.round(x * TWO_OVER_PI);
  return quarterTurn(reduceAngle(x, quarter), quarter);
}

/** cos x for |x| <= MAX_ANGLE (radians); absolute error below 3e-16. */
export function cosine(x: number): number {
  const quarter = Math.round(x * TWO_OVER_PI);
  return quarterTurn(reduceAngle(x, quarter), quarter + 1);
}

function reduceAngle(x: number, quarter: number): number {
  if (!(Math.abs(x) <= MAX_ANGLE)) throw new RangeError(`angle ${x} is outside +-${MAX_ANGLE}`);
  return x - quarter * HALF_PI_1 - quarter * HALF_PI_2 - quarter * HALF_PI_3;
}

/** sin(r + quarter * pi/2) for |r| <= 0.79. */
function quarterTurn(r: number, quarter: number): number {
  const z = r * r;
  const sign = (quarter & 2) === 0 ? 1 : -1;
  if ((quarter & 1) === 0) {
    let sum = 1 / 355687428096000; // 1/17!
    sum = sum * z - 1 / 1307674368000;
    sum = sum * z + 1 / 6227020800;
    sum = sum * z - 1 / 39916800;
    sum = sum * z + 1 / 362880;
    sum = sum * z - 1 / 5040;
    sum = sum * z + 1 / 120;
    sum = sum * z - 1 / 6;
    return sign * (r + r * z * sum);
  }
  let sum = 1 / 20922789888000; // 1/16!
  sum = sum * z - 1 / 87178291200;
  sum = sum * z + 1 / 479001600;
  sum = sum * z - 1 / 3628800;
  sum = sum * z + 1 / 40320;
  sum = sum * z - 1 / 720;
  sum = sum * z + 1 / 24;
  return sign * (1 - 0.5 * z + z * z * sum);
}

/** 2^e for every exponent e from LOWEST_EXPONENT on, by exact doubling and halving. */
function powersOfTwo(): Float64Array {
  const powers = new Float64Array(HIGHEST_EXPONENT - LOWEST_EXPONENT + 1);
  for (let e = 0, p = 1; e <= HIGHEST_EXPONENT; e++, p *= 2) powers[e - LOWEST_EXPONENT] = p;
  for (let e = -1, p = 0.5; e >= LOWEST_EXPONENT; e--, p *= 0.5) powers[e - LOWEST_EXPONENT] = p;
  return powers;
}
