/**
 * The mapper: one encoder state becomes the LoRA of every layer, by mixing shared bases.
 *
 * x = rmsnorm(state); h = gelu(W1 x + b1); c = W2 h + b2 reshaped to [layer][module][A|B][basis];
 * A = sum (c_A + offset) A_n and B = sum c_B B_n. Twin of training/paw_training/compiler.py (golden test).
 * Plain double arithmetic in a fixed order, so equal states give equal bytes on every machine.
 */
import { type LoraAdapter, type LoraModule, PawError, readSafetensors, safeTensorValues } from "@paw/format";
import { exponential } from "@paw/runtime";

/** Hugging Face and GGUF names of the adapted linear layers, in the order of the coefficients. */
const MODULES = [
  ["q_proj", "attn_q"],
  ["k_proj", "attn_k"],
  ["v_proj", "attn_v"],
  ["o_proj", "attn_output"],
  ["gate_proj", "ffn_gate"],
  ["up_proj", "ffn_up"],
  ["down_proj", "ffn_down"],
] as const;

const NORM_EPSILON = 1e-6;

export interface MapperSettings {
  readonly rank: number;
  readonly alpha: number;
  readonly n_bases: number;
  /** Added to every A coefficient. */
  readonly a_offset: number;
}

interface Matrix {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A loaded mapper. */
export class Mapper {
  readonly #settings: MapperSettings;
  readonly #tensors: ReadonlyMap<string, Matrix>;

  constructor(safetensors: Uint8Array, settings: MapperSettings) {
    this.#settings = settings;
    this.#tensors = new Map(
      [...readSafetensors(safetensors)].map(([name, tensor]) => [
        name,
        { shape: tensor.shape, values: safeTensorValues(tensor) },
      ]),
    );
  }

  /** The adapter for an encoder state [width]. */
  emit(state: Float32Array): LoraAdapter {
    const hidden = this.#linear("trunk", normalise(state)).map(gelu);
    const coefficients = this.#linear("head", hidden);
    const { rank, alpha, n_bases, a_offset } = this.#settings;
    const perLayer = MODULES.length * 2 * n_bases;
    const layers = coefficients.length / perLayer;
    if (!Number.isInteger(layers))
      throw invalid(`head gives ${coefficients.length} coefficients, not a multiple of ${perLayer}`);
    const modules: LoraModule[] = [];
    for (let layer = 0; layer < layers; layer++) {
      for (const [index, [hf, gguf]] of MODULES.entries()) {
        const start = layer * perLayer + index * 2 * n_bases;
        const a = this.#tensor(`a_bases.${hf}`, [n_bases, rank, undefined]);
        const b = this.#tensor(`b_bases.${hf}`, [n_bases, undefined, rank]);
        modules.push({
          name: `blk.${layer}.${gguf}`,
          nIn: a.shape[2] as number,
          nOut: b.shape[1] as number,
          a: mix(a.values, coefficients.subarray(start, start + n_bases), a_offset),
          b: mix(b.values, coefficients.subarray(start + n_bases, start + 2 * n_bases), 0),
        });
      }
    }
    return { rank, alpha, modules };
  }

  /** weight [out x in] times x, plus bias, accumulated in double. */
  #linear(name: string, x: Float64Array): Float64Array {
    const weight = this.#tensor(`${name}.weight`, [undefined, x.length]);
    const nOut = weight.shape[0] as number;
    const bias = this.#tensor(`${name}.bias`, [nOut]).values;
    const out = new Float64Array(nOut);
    for (let row = 0; row < nOut; row++) {
      let sum = bias[row] as number;
      for (let i = 0; i < x.length; i++)
        sum += (weight.values[row * x.length + i] as number) * (x[i] as number);
      out[row] = sum;
    }
    return out;
  }

  #tensor(name: string, shape: readonly (number | undefined)[]): Matrix {
    const tensor = this.#tensors.get(name);
    const fits =
      tensor?.shape.length === shape.length &&
      shape.every((n, i) => n === undefined || n === tensor.shape[i]);
    if (!tensor || !fits)
      throw invalid(
        `tensor ${name} is ${tensor ? `[${tensor.shape}]` : "missing"}, expected [${shape.map((n) => n ?? "any")}]`,
      );
    return tensor;
  }
}

/** Weighted sum of the bases: values [N x size], coefficients [N]. */
function mix(values: Float32Array, coefficients: Float64Array, offset: number): Float32Array {
  const size = values.length / coefficients.length;
  const sum = new Float64Array(size);
  for (let n = 0; n < coefficients.length; n++) {
    const c = (coefficients[n] as number) + offset;
    for (let i = 0; i < size; i++) sum[i] = (sum[i] as number) + c * (values[n * size + i] as number);
  }
  return Float32Array.from(sum);
}

/** RMS norm without weight; makes the mapper independent of the state's scale. */
function normalise(state: Float32Array): Float64Array {
  let squares = 0;
  for (const value of state) squares += value * value;
  const scale = 1 / Math.sqrt(squares / state.length + NORM_EPSILON);
  return Float64Array.from(state, (value) => value * scale);
}

/** The tanh form of GELU (Hendrycks and Gimpel 2016), with tanh(u) = 1 - 2 / (exp(2u) + 1). */
function gelu(x: number): number {
  const u = 0.7978845608028654 * (x + 0.044715 * x * x * x);
  return 0.5 * x * (2 - 2 / (exponential(2 * u) + 1));
}

function invalid(what: string): PawError {
  return new PawError(
    "MODEL_INVALID",
    `the mapper file does not fit its manifest: ${what}. Reinstall @paw/nano.`,
  );
}
