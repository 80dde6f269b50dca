/**
 * Entry of a worker process: holds interpreters and answers the pool's requests.
 *
 * Native code runs only here. Started by `pool.ts` with an IPC channel; ends when the channel does, so that no
 * worker outlives its parent, however that ended.
 */

import { stat } from "node:fs/promises";
import { isPawError } from "@paw/format";
import { Interpreter } from "./interpreter.js";
import { openLlamaBackend, startLlamaEngine } from "./llama/backend.js";
import type { EngineName, FromWorker, Operation, Operations, ToWorker } from "./protocol.js";
import { openReferenceBackend } from "./reference/backend.js";
import { forecast, speed } from "./weights/speed.js";

/** Bases kept loaded; a process rarely uses more than one. */
const LOADED_BASES = 3;

/** By engine, path, size and time of change; least recently used first. */
const interpreters = new Map<string, Promise<Interpreter>>();
const running = new Map<number, AbortController>();

async function interpreterFor(engine: EngineName, base: string): Promise<Interpreter> {
  // A missing file is reported by the backend, with its own message; one that is loaded already goes on, such as a copy that was tuned away.
  const file = await stat(base).catch(() => undefined);
  const name = JSON.stringify([engine, base]);
  const loaded = file === undefined && [...interpreters.keys()].findLast((key) => key.startsWith(name));
  const key = loaded || `${name} ${file?.size} ${file?.mtimeMs} ${file?.ctimeMs}`;
  let interpreter = interpreters.get(key);
  interpreters.delete(key);
  if (interpreter === undefined) {
    const backend = engine === "llama" ? openLlamaBackend(base) : openReferenceBackend(base);
    interpreter = backend.then((opened) => new Interpreter(opened));
    interpreter.catch(() => interpreters.delete(key));
  }
  interpreters.set(key, interpreter);
  while (interpreters.size > LOADED_BASES) {
    const [[oldest, unused]] = [...interpreters] as [[string, Promise<Interpreter>]];
    interpreters.delete(oldest);
    unused.then((opened) => opened.close()).catch(() => undefined); // it failed to open: nothing to free
  }
  return interpreter;
}

async function perform(
  id: number,
  engine: EngineName,
  operation: Operation,
  signal: AbortSignal,
): Promise<Operations[keyof Operations]["value"]> {
  if (operation.op === "start") {
    if (engine === "llama") await startLlamaEngine();
    return null;
  }
  const interpreter = await interpreterFor(engine, operation.base);
  switch (operation.op) {
    case "run": {
      const { program, input, options, stream } = operation;
      const onText = stream ? { onText: (text: string) => send({ id, text }) } : {};
      return interpreter.run(program, input, { ...options, ...onText, signal });
    }
    case "generate":
      return interpreter.generate(operation.segments, { ...operation.options, signal });
    case "embed":
      return interpreter.embed(operation.segments);
    case "info":
      return interpreter.info;
    case "forecast":
      return interpreter.measure(forecast);
    case "speed":
      return interpreter.measure(speed);
  }
}

async function handle(message: ToWorker): Promise<void> {
  if ("cancel" in message) {
    running.get(message.cancel)?.abort();
    return;
  }
  const { id, engine, operation } = message;
  const controller = new AbortController();
  running.set(id, controller);
  try {
    send({ id, value: await perform(id, engine, operation, controller.signal) });
  } catch (error) {
    const code = isPawError(error) ? error.code : "ENGINE_CRASHED";
    const text = error instanceof Error ? error.message : String(error);
    send({ id, error: { code, message: isPawError(error) ? text : `the engine failed: ${text}` } });
  } finally {
    running.delete(id);
  }
}

function send(message: FromWorker): void {
  // A failed send means that the parent is gone; the disconnect ends this process.
  process.send?.(message, undefined, undefined, () => undefined);
}

/** Ends at once: `process.exit` would wait for native code that is still computing. */
function end(): void {
  process.kill(process.pid, "SIGKILL");
}

process.on("message", (message) => void handle(message as ToWorker));
process.on("disconnect", end);
// Ctrl-C reaches the whole process group: the parent decides what happens, and takes this process with it.
process.on("SIGINT", () => undefined);
