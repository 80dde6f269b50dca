/** GGUF: the file format of llama.cpp for models and adapters. Reader, writer, metadata accessors and limits. */

export * from "./gguf-limits.js";
export {
  type GgufFile,
  type GgufHeader,
  type GgufPlace,
  type GgufTensor,
  hasGgufMagic,
  readGguf,
  readGgufHeader,
} from "./gguf-reader.js";
export {
  type GgufBigintType,
  type GgufMetadata,
  type GgufNumberType,
  type GgufScalarType,
  type GgufValue,
  ggufBoolean,
  ggufNumber,
  ggufNumbers,
  ggufString,
  ggufStrings,
} from "./gguf-value.js";
export { type GgufHead, type GgufOutline, ggufHead, writeGguf } from "./gguf-writer.js";
