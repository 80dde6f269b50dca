export * from "./family.js";
export * from "./generate.js";
export * from "./random.js";
export { FAMILIES, familyById } from "./registry.js";
export * from "./score/index.js";
export { STYLES, type Style, type WrittenSpec, writeSpec } from "./spec.js";
