/** `paw bench`: generates and checks FuzzyBench data sets, scores compilers on them, prints reports. */
import { defineCommand } from "citty";

export default defineCommand({
  meta: {
    name: "bench",
    description: "Generate FuzzyBench, check it, score compilers on it, print reports.",
  },
  subCommands: {
    generate: () => import("./bench-generate.js").then((module) => module.default),
    verify: () => import("./bench-verify.js").then((module) => module.default),
    score: () => import("./bench-score.js").then((module) => module.default),
    compare: () => import("./bench-compare.js").then((module) => module.default),
    hard: () => import("./bench-hard.js").then((module) => module.default),
    calibrate: () => import("./bench-calibrate.js").then((module) => module.default),
    report: () => import("./bench-report.js").then((module) => module.default),
  },
});
