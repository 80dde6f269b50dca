/**
 * Any chat model behind an OpenAI-compatible endpoint as a system of the benchmark: the specification is the system
 * message, the input the user message. Answers are kept in a file, so that a run that ended goes on without asking
 * (and paying) again.
 */
import { createHash } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isPawError, PawError } from "@paw/format";
import type { Answer, Pair } from "@paw/fuzzybench";
import { cannotWrite, makeOutputFolder } from "./output-file.js";

/** Further tries after an overload, a time-out or a broken connection. */
const RETRIES = 5;
/** First wait between tries in milliseconds; it doubles each time, up to the longest. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const TIMEOUT_MS = 120_000;
/** An answer of 400 characters has at most that many tokens; thinking models need more room. */
const MAX_TOKENS = 1024;
/** A body beyond this is no answer of a chat model. */
const MAX_BODY_CHARS = 4 * 1024 * 1024;

export interface EndpointOptions {
  /** Base URL, e.g. http://127.0.0.1:8080/v1 */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token; most local servers need none. */
  readonly key?: string;
  /** Requests in flight at most. */
  readonly concurrency: number;
  /** File of earlier answers, one JSON object a line. */
  readonly cacheFile?: string;
  readonly signal: AbortSignal;
}

export interface Endpoint {
  /** Answers all inputs of one specification; rejects with IO when the endpoint refuses or stays unreachable. */
  readonly answer: (spec: string, pairs: readonly Pair[]) => Promise<Answer[]>;
}

export async function openEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const url = completionsUrl(options.url);
  const { cacheFile } = options;
  const cache = cacheFile === undefined ? new Map<string, Answer>() : await readCache(cacheFile);
  if (cacheFile !== undefined) await makeOutputFolder(dirname(cacheFile));
  const limit = limiter(options.concurrency);
  const answerOne = async (spec: string, input: string): Promise<Answer> => {
    const key = createHash("sha256")
      .update(JSON.stringify([url, options.model, spec, input]))
      .digest("hex");
    const known = cache.get(key);
    if (known) return known;
    const answer = await limit(() => ask(url, options, spec, input));
    cache.set(key, answer);
    // One short append per answer: a killed run loses at most the answers in flight.
    if (cacheFile !== undefined)
      await appendFile(cacheFile, `${JSON.stringify({ key, ...answer })}\n`).catch((error: unknown) => {
        throw cannotWrite(cacheFile, error);
      });
    return answer;
  };
  return { answer: (spec, pairs) => Promise.all(pairs.map(({ input }) => answerOne(spec, input))) };
}

function completionsUrl(base: string): string {
  let url: URL;
  try {
    url = new URL(base);
  } catch {
    throw new PawError(
      "OPTION_INVALID",
      `--endpoint is '${base}': a URL such as http://127.0.0.1:8080/v1 is needed`,
    );
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new PawError("OPTION_INVALID", `--endpoint is '${base}': http and https are allowed`);
  return `${url.href.replace(/\/+$/, "")}/chat/completions`;
}

/** Earlier answers; a last line that a killed run cut off is left out. */
async function readCache(path: string): Promise<Map<string, Answer>> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw new PawError("IO", `cannot read ${path}: ${error.message}`, { cause: error });
  });
  const cache = new Map<string, Answer>();
  for (const line of text.split("\n").slice(0, -1)) {
    try {
      const { key, ...answer } = JSON.parse(line) as Answer & { key: string };
      cache.set(key, answer);
    } catch {
      // Two runs wrote at once or the disk was full: the answer is asked for again.
    }
  }
  return cache;
}

async function ask(url: string, options: EndpointOptions, spec: string, input: string): Promise<Answer> {
  const body = JSON.stringify({
    model: options.model,
    temperature: 0,
    max_tokens: MAX_TOKENS,
    messages: [
      { role: "system", content: `${spec}\n\nAnswer with the output alone.` },
      { role: "user", content: input },
    ],
  });
  const headers = {
    "content-type": "application/json",
    ...(options.key === undefined ? {} : { authorization: `Bearer ${options.key}` }),
  };
  for (let tries = 0; ; tries++) {
    const started = performance.now();
    const failure = await tryOnce(url, { method: "POST", headers, body }, options.signal);
    if (failure.answer) return { ...failure.answer, ms: performance.now() - started };
    if (!failure.again || tries === RETRIES)
      throw new PawError(
        "IO",
        `${url}: ${failure.reason}. Check --endpoint, --model and the key; ${kept(options)}.`,
      );
    const wait = failure.waitMs ?? FIRST_WAIT_MS * 2 ** tries;
    await pause(Math.min(wait, LONGEST_WAIT_MS), options.signal);
  }
}

const kept = ({ cacheFile }: EndpointOptions): string =>
  cacheFile === undefined ? "no answers are kept without --out" : `answers so far are kept in ${cacheFile}`;

interface Attempt {
  readonly answer?: Answer;
  readonly reason?: string;
  readonly again?: boolean;
  /** What Retry-After asks for. */
  readonly waitMs?: number;
}

async function tryOnce(url: string, request: RequestInit, signal: AbortSignal): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      ...request,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const text = await response.text();
    if (!response.ok) {
      const again = response.status === 429 || response.status === 408 || response.status >= 500;
      const seconds = Number(response.headers.get("retry-after"));
      const reason = `HTTP ${response.status}: ${text.slice(0, 200).replace(/\s+/g, " ")}`;
      return { reason, again, ...(seconds > 0 ? { waitMs: seconds * 1000 } : {}) };
    }
    return { answer: parseAnswer(text) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (isPawError(error)) return { reason: error.message, again: false };
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { reason: cause instanceof Error ? cause.message : String(cause), again: true };
  }
}

/** The first choice of a chat completion; throws OUTPUT_INVALID for any other body. */
function parseAnswer(text: string): Answer {
  try {
    if (text.length > MAX_BODY_CHARS) throw new RangeError(`it has ${text.length} characters`);
    const { choices, usage } = JSON.parse(text) as {
      choices: readonly { message: { content: string | null }; finish_reason?: string }[];
      usage?: { completion_tokens?: number };
    };
    const choice = choices[0] as (typeof choices)[number];
    const output = (choice.message.content ?? "").trim();
    const tokens = usage?.completion_tokens;
    return {
      output,
      ...(tokens === undefined ? {} : { tokens }),
      ...(choice.finish_reason === "length" ? { error: `cut off after ${MAX_TOKENS} tokens` } : {}),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PawError("OUTPUT_INVALID", `the body is no chat completion: ${reason}`);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}

/** Runs at most `n` at a time, in the order asked. */
function limiter(n: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (running >= n) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
