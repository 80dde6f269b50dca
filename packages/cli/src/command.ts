/**
 * Finding and parsing commands: each is citty data in its own module, imported only when it is asked for.
 *
 * citty renders the help and gives the arguments their types. Its parser accepts anything, so Node's strict one reads
 * the line first: an unknown flag or a missing value is an error here.
 */

import { readFileSync } from "node:fs";
import { parseArgs as parseStrictly, stripVTControlCharacters } from "node:util";
import {
  type ArgsDef,
  type CommandDef,
  type CommandMeta,
  defineCommand,
  parseArgs,
  renderUsage,
} from "citty";
import { coloured, quoted } from "./output.js";

/** What every command is handed as `data`. */
export interface CommandData {
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** A mistake in the command line; `usage` is the line that shows how it is written. */
export class UsageError extends Error {
  usage = "";
}

const root: CommandDef = defineCommand({
  meta: {
    name: "paw",
    version: packageVersion(),
    description: "Compile English into a small program and run it on this machine.",
  },
  subCommands: {
    compile: () => import("./commands/compile.js").then((module) => module.default),
    spec: () => import("./commands/spec.js").then((module) => module.default),
    run: () => import("./commands/run.js").then((module) => module.default),
    eval: () => import("./commands/eval.js").then((module) => module.default),
    inspect: () => import("./commands/inspect.js").then((module) => module.default),
    verify: () => import("./commands/verify.js").then((module) => module.default),
    convert: () => import("./commands/convert.js").then((module) => module.default),
    models: () => import("./commands/models.js").then((module) => module.default),
    pull: () => import("./commands/pull.js").then((module) => module.default),
    tune: () => import("./commands/tune.js").then((module) => module.default),
    cache: () => import("./commands/cache.js").then((module) => module.default),
    bundle: () => import("./commands/bundle.js").then((module) => module.default),
    types: () => import("./commands/types.js").then((module) => module.default),
    bench: () => import("./commands/bench.js").then((module) => module.default),
    doctor: () => import("./commands/doctor.js").then((module) => module.default),
  },
});

/** Runs the command that a line names; returns its exit code. Throws `UsageError` and what the command throws. */
export async function dispatch(argv: readonly string[], data: CommandData): Promise<number> {
  let command = root;
  let parent: CommandDef | undefined;
  let rest = [...argv];
  try {
    for (;;) {
      const subCommands = (await resolve(command.subCommands)) as Record<string, unknown> | undefined;
      if (subCommands === undefined) break;
      const name = rest[0];
      // A command that does something itself besides its subcommands (paw bundle, paw bundle install).
      if (command.run !== undefined && !Object.hasOwn(subCommands, name ?? "")) break;
      if (name === undefined || name.startsWith("-")) {
        if (parent === undefined && (name === "--version" || name === "-v")) return say(packageVersion());
        if (name === "--help" || name === "-h") return say(await help(command, parent));
        throw new UsageError(name === undefined ? "no command given" : `unknown option '${name}'`);
      }
      if (!Object.hasOwn(subCommands, name)) {
        throw new UsageError(`unknown command '${name}': there are ${Object.keys(subCommands).join(", ")}`);
      }
      const found = (await resolve(subCommands[name])) as CommandDef;
      parent = await named(command, parent);
      command = found;
      rest = rest.slice(1);
    }
    const end = rest.indexOf("--");
    const flags = end < 0 ? rest : rest.slice(0, end);
    if (flags.includes("--help") || flags.includes("-h")) return say(await help(command, parent));
    const definitions = ((await resolve(command.args)) ?? {}) as ArgsDef;
    checkArguments(definitions, rest);
    const args = parseArgs(rest, definitions);
    const code: unknown = await command.run?.({ rawArgs: rest, args, cmd: command, data });
    return typeof code === "number" ? code : 0;
  } catch (error) {
    if (error instanceof UsageError) {
      const text = stripVTControlCharacters(await renderUsage(command, parent));
      error.usage = text.split("\n").find((line) => line.startsWith("USAGE")) ?? "";
    }
    throw error;
  }
}

/** Throws `UsageError` for flags that are not defined, values that are missing and positionals too few or many. */
function checkArguments(definitions: ArgsDef, raw: readonly string[]): void {
  const positionals = Object.entries(definitions).filter(([, { type }]) => type === "positional");
  const options = Object.fromEntries(
    Object.entries(definitions)
      .filter(([, { type }]) => type !== "positional")
      .map(([name, definition]) => {
        const alias = "alias" in definition ? [definition.alias ?? []].flat() : [];
        const short = alias.find((other) => other.length === 1);
        const type = definition.type === "boolean" ? ("boolean" as const) : ("string" as const);
        // Multiple, so that all values are seen.
        return [name, { type, multiple: true as const, ...(short === undefined ? {} : { short }) }];
      }),
  );
  let parsed: { readonly values: FlagValues; readonly positionals: readonly string[] };
  try {
    parsed = parseStrictly({ args: [...raw], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [first = ""] = (error as Error).message.split(". To specify a positional");
    const hint =
      first === (error as Error).message ? "" : "; write `--` before a text that begins with a dash";
    throw new UsageError(`${first.charAt(0).toLowerCase()}${first.slice(1)}${hint}`, { cause: error });
  }
  refuseTwice(parsed.values);
  const given = parsed.positionals;
  const missing = positionals.filter(([, { required }]) => required !== false)[given.length];
  if (missing) throw new UsageError(`missing argument <${missing[0]}>`);
  const extra = given[positionals.length];
  if (extra !== undefined) {
    throw new UsageError(
      `unexpected argument '${extra.slice(0, 60)}': ${positionals.length} allowed; quote a text that has spaces`,
    );
  }
}

type FlagValues = Readonly<Record<string, readonly (string | boolean)[] | undefined>>;

/** Throws `UsageError` for a flag with two values: each has one, and none may be dropped without a word. */
function refuseTwice(values: FlagValues): void {
  for (const [name, [first, second] = []] of Object.entries(values)) {
    if (typeof second !== "string") continue;
    throw new UsageError(
      `--${name} is given twice, as ${quoted(String(first))} and ${quoted(second)}: give it once`,
    );
  }
}

async function help(command: CommandDef, parent: CommandDef | undefined): Promise<string> {
  const text = await renderUsage(command, parent);
  return coloured(process.stdout) ? text : stripVTControlCharacters(text).replace(/[ \t]+$/gm, "");
}

function say(text: string): number {
  process.stdout.write(`${text.trimEnd()}\n`);
  return 0;
}

/** citty names a command after one parent only: gives it the whole path. */
async function named(command: CommandDef, parent: CommandDef | undefined): Promise<CommandDef> {
  const meta = (await resolve(command.meta)) as CommandMeta;
  const above = (await resolve(parent?.meta)) as CommandMeta | undefined;
  return { ...command, meta: { ...meta, name: [above?.name, meta.name].filter(Boolean).join(" ") } };
}

async function resolve(value: unknown): Promise<unknown> {
  return typeof value === "function" ? value() : value;
}

function packageVersion(): string {
  const file = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { version: string }).version;
}
