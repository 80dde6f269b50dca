/**
 * Puts the `paw` command into a few files: Node's loader takes a third of a millisecond and more for each of the hundreds that `tsc` writes,
 * half of what a short command costs. Called by build.js; the library and the tests of modules run from `dist`.
 */
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

export function bundleCommand() {
  return build({
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    input: {
      main: "packages/cli/dist/main.js",
      // Started by file name, from beside the code that starts them.
      worker: "packages/runtime/dist/worker.js",
      "shard-worker": "packages/cli/dist/bench/shard-worker.js",
    },
    platform: "node",
    external: ["node-llama-cpp"], // only where its library has to be searched for
    output: { dir: "packages/cli/bundle", cleanDir: true },
  });
}
