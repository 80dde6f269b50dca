import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "examples/**/*.test.ts"],
    setupFiles: ["vitest.setup.ts"],
    testTimeout: 30_000,
    // By default one core stays free for watching, which on two cores leaves the tests one.
    maxWorkers: "100%",
    // Modules are loaded once in a worker, not once for every file: a test must put back what it changes.
    isolate: false,
  },
});
