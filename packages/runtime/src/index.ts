export { answerIdentity } from "./answer-identity.js";
export type { Backend, BaseInfo, Segment, Sequence } from "./backend.js";
export { type BaseModel, baseSha256, interpreterSha256 } from "./base.js";
export { cacheDirectory, ensureFile, writeAtomically } from "./cache.js";
export {
  decodeFree,
  type FreeDecoding,
  type FreeDecodingOptions,
} from "./decode.js";
export {
  decodeLabels,
  type LabelDecoding,
  type LabelDecodingOptions,
  type LabelProbability,
} from "./decode-labels.js";
export { MAX_GRAMMAR_CHARS, parseGbnf } from "./grammar/gbnf.js";
export { type JsonSchema, jsonSchemaToGbnf } from "./grammar/json-schema.js";
export { regexToGbnf } from "./grammar/regex.js";
export { isTextSchema, textSchemaToGbnf } from "./grammar/text-schema.js";
export { installBundle, type Weights } from "./install.js";
export { Interpreter } from "./interpreter.js";
export { temperedLabels } from "./label-temperature.js";
export {
  buildLabelTrie,
  type LabelNode,
  type LabelTrie,
  MAX_LABEL_TOKENS,
  MAX_LABELS,
} from "./label-trie.js";
export { openLlamaBackend } from "./llama/backend.js";
export {
  type NanoFile,
  type NanoManifest,
  nanoDirectory,
  nanoGguf,
  nanoManifest,
  readNanoFile,
} from "./nano.js";
export { createPool, type Pool, type PoolOptions, type ProgramSource } from "./pool.js";
export type { GenerateOptions, GenerateResult, Program, RunOptions, RunResult } from "./program.js";
export {
  encoderSegments,
  INPUT_PLACEHOLDER,
  markedPseudoProgram,
  NANO_PREFIX_TOKENS,
  nanoLayout,
  nanoTemplate,
  type PromptLayout,
  promptLayout,
  pseudoProgramBody,
  tokenizeSegments,
} from "./prompt.js";
export { chatSegments, contractTemplate } from "./prompt-contract.js";
export type { EngineName } from "./protocol.js";
export { openReferenceBackend } from "./reference/backend.js";
export { exponential } from "./reference/elementary.js";
export { COPY_TYPES, type CopyType } from "./weights/requantize.js";
export {
  type AnswerKind,
  forgetTuning,
  type MeasuredType,
  TEXT_TOKENS,
  type TuneOptions,
  type Tuning,
  tuneBase,
} from "./weights/tuned.js";
