#!/usr/bin/env node
// The `paw` command as installed: plain JavaScript, so that it is there before the packages are built.
import { existsSync } from "node:fs";
import process from "node:process";

const entry = new URL("../bundle/main.js", import.meta.url);
if (!existsSync(entry)) {
  process.stderr.write("paw: not built yet: run `npm run build` in the repository first\n");
  process.exit(1);
}
const { main } = await import(entry.href);
// Not only exitCode: an open terminal or pipe on stdin would keep the process waiting.
process.exit(await main(process.argv.slice(2)));
