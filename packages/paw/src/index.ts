/** Program-as-Weights: `compile` English into a small program, `load` it again, call it like a function. */

export type { Decoding, ErrorCode, GateCase, GateReport, ProgramMeta, PromptContract } from "@paw/format";
export { ERROR_CODES, isPawError, PawError, PROMPT_CONTRACTS } from "@paw/format";
export { createHubClient, type HubClient, type HubOptions } from "@paw/hub";
export type { EngineName, LabelProbability, Pool, PoolOptions } from "@paw/runtime";
export { createPool } from "@paw/runtime";
export type { CallOptions, CallResult, MapOptions } from "./call-options.js";
export { type CompileSource, compile } from "./compile.js";
export { readProgramFile, writeProgramFile } from "./file.js";
export { isNano, namedInterpreter, programBase } from "./interpreter.js";
export { type LoadOptions, load } from "./load.js";
export { mapOrdered } from "./map-ordered.js";
export type { PawOptions, ProgressEvent } from "./options.js";
export type { PawFunction } from "./paw-function.js";
export { type ProgramOnDisk, readProgram } from "./program-file.js";
export type { PawPrograms, ProgramOutput } from "./programs.js";
export type { SchemaOutput, StandardSchema } from "./standard-schema.js";
