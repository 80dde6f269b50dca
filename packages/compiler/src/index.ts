export {
  COMPILE_STAGES,
  type CompiledProgram,
  type CompileEvent,
  type CompileOptions,
  type CompileStage,
  compileProgram,
} from "./compile.js";
export { runGate } from "./gate.js";
export { Mapper, type MapperSettings } from "./mapper.js";
export type { PromptInterpreter } from "./prompt-program.js";
export { pseudoProgramBody } from "./pseudo-program.js";
export { MAX_SPEC_CHARS, MIN_SPEC_CHARS, type ParsedSpec, parseSpec, type SpecExample } from "./spec.js";
export type { TaskWriter } from "./task-writer.js";
