/** Limits on untrusted GGUF files; each is far above real files and far below what would hurt. */

/** Metadata keys; real models have 20-60. */
export const MAX_GGUF_KEYS = 4096;

/** Bytes of one key; the specification allows 65,535, real keys have under 80. */
export const MAX_GGUF_KEY_BYTES = 1024;

/** Bytes of one string value; the longest real ones are chat templates and licences of some 10 KB. */
export const MAX_GGUF_STRING_BYTES = 1024 * 1024;

/** Bytes of everything before the tensor data; a vocabulary of 262,144 with merges takes about 20 MB. */
export const MAX_GGUF_HEADER_BYTES = 64 * 1024 * 1024;

/** Array items in all arrays together: a vocabulary of 262,144 needs about 1.3 million. */
export const MAX_GGUF_ARRAY_ITEMS = 4 * 1024 * 1024;

/** Tensors; a 100-layer model with adapters on all seven matrices has 2,800. */
export const MAX_GGUF_TENSORS = 16_384;

/** Bytes of a tensor name: llama.cpp keeps 64 with the closing zero. */
export const MAX_GGUF_TENSOR_NAME_BYTES = 63;

/** Dimensions of a tensor: GGML_MAX_DIMS. */
export const MAX_GGUF_DIMS = 4;

/** Elements of a tensor: 2^40, so that products and byte sizes stay exact in a double. */
export const MAX_GGUF_ELEMENTS = 2 ** 40;

/** Default alignment of tensor data, and the largest `general.alignment` accepted (a memory page). */
export const GGUF_ALIGNMENT = 32;
export const MAX_GGUF_ALIGNMENT = 4096;
