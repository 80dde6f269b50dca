/** `our-cold-start.js PROGRAM INPUT`: one call in a fresh process, then the end; the counterpart of official-loop.js run alone. */

import { createPool } from "@paw/runtime";

await using pool = createPool();
const { output } = await pool.run(JSON.parse(process.argv[2]!), process.argv[3]!);
process.stdout.write(output);
