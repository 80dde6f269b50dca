/**
 * Builds everything: the packages, then the `paw` command as a bundle. Packages are compiled in two processes where they do not need each other,
 * because TypeScript uses one core; what is built already is left alone. With --noCheck types are left for the next build without it.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { bundleCommand } from "./bundle-command.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

const flags = process.argv.slice(2);

function compile(...projects) {
  const child = spawn(process.execPath, [tsc, "-b", ...projects, ...flags], { cwd: root, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`tsc -b ${projects.join(" ")} ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

try {
  await compile("packages/format"); // both of the next read it
  await Promise.all([compile("packages/fuzzybench"), compile("packages/paw")]);
  await compile();
  await bundleCommand();
} catch (error) {
  console.error(`build: ${error.message}`); // tsc has said what is wrong
  process.exitCode = 1;
}
