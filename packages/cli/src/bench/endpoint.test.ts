/** The endpoint system against a local server that answers, overloads, lies and breaks off. */
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openEndpoint } from "./endpoint.js";

interface Seen {
  readonly url: string | undefined;
  readonly key: string | undefined;
  readonly body: { model: string; messages: { role: string; content: string }[]; temperature: number };
}
let server: Server;
let url: string;
let seen: Seen[];
let reply: (response: ServerResponse, seen: Seen, number: number) => void;
let directory: string;

const completion = (content: string, rest: object = {}) =>
  JSON.stringify({ choices: [{ message: { content }, finish_reason: "stop" }], ...rest });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-endpoint-"));
  server = createServer(async (request: IncomingMessage, response) => {
    let text = "";
    for await (const piece of request) text += String(piece);
    const one = {
      url: request.url,
      key: request.headers.authorization,
      body: JSON.parse(text) as Seen["body"],
    };
    seen.push(one);
    reply(response, one, seen.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(directory, { recursive: true, force: true });
});
beforeEach(() => {
  seen = [];
  reply = (response, { body }) => response.end(completion(` ${body.messages[1]!.content.toUpperCase()}\n`));
});

const pairs = (...inputs: string[]) => inputs.map((input) => ({ input, output: "" }));
const open = (change: Partial<Parameters<typeof openEndpoint>[0]> = {}) =>
  openEndpoint({ url, model: "m", concurrency: 2, signal: new AbortController().signal, ...change });

describe("endpoint", () => {
  test("asks with the specification as system message and the input as user message", async () => {
    const endpoint = await open({ key: "secret" });
    const answers = await endpoint.answer("Upper case.", pairs("a", "b", "c"));
    expect(answers.map(({ output }) => output)).toEqual(["A", "B", "C"]);
    expect(answers[0]!.ms).toBeGreaterThan(0);
    expect(seen[0]).toMatchObject({
      url: "/v1/chat/completions",
      key: "Bearer secret",
      body: { model: "m", temperature: 0 },
    });
    expect(seen[0]!.body.messages[0]).toEqual({
      role: "system",
      content: "Upper case.\n\nAnswer with the output alone.",
    });
  });

  test("counts tokens, and marks answers that were cut off", async () => {
    reply = (response) =>
      response.end(
        JSON.stringify({
          choices: [{ message: { content: "x" }, finish_reason: "length" }],
          usage: { completion_tokens: 7 },
        }),
      );
    const [answer] = await (await open()).answer("s", pairs("a"));
    expect(answer).toMatchObject({ output: "x", tokens: 7, error: "cut off after 1024 tokens" });
  });

  test("tries again after overload, server errors and broken connections, and waits as long as it is told", async () => {
    reply = (response, _, number) => {
      if (number === 1) response.writeHead(429, { "retry-after": "0.05" }).end("slow down");
      else if (number === 2) response.destroy();
      else response.end(completion("fine"));
    };
    const started = performance.now();
    const [answer] = await (await open()).answer("s", pairs("a"));
    expect(answer!.output).toBe("fine");
    expect(seen).toHaveLength(3);
    expect(performance.now() - started).toBeGreaterThan(50);
  });

  test("gives up at once on a refusal and on a body that is no completion", async () => {
    reply = (response) => response.writeHead(401).end("no such key");
    const endpoint = await open();
    await expect(endpoint.answer("s", pairs("a"))).rejects.toThrow("HTTP 401: no such key. Check --endpoint");
    reply = (response) => response.end("<html>");
    await expect(endpoint.answer("s", pairs("b"))).rejects.toThrow("the body is no chat completion");
    expect(seen).toHaveLength(2);
  });

  test("asks nothing twice: earlier answers come from the file, a line cut off by a kill is asked again", async () => {
    const cacheFile = join(directory, "new", "answers.jsonl");
    await (await open({ cacheFile })).answer("s", pairs("a", "b"));
    await appendFile(cacheFile, '{"key":"cut');
    const again = await (await open({ cacheFile })).answer("s", pairs("a", "b", "c"));
    expect(again.map(({ output }) => output)).toEqual(["A", "B", "C"]);
    expect(seen.map(({ body }) => body.messages[1]!.content).sort()).toEqual(["a", "b", "c"]);
    expect((await readFile(cacheFile, "utf8")).trimEnd().split("\n").length).toBeGreaterThanOrEqual(3);
    await (await open({ cacheFile, model: "other" })).answer("s", pairs("a"));
    expect(seen).toHaveLength(4);
  });

  test("keeps to the number of requests at a time, and stops when it is told to", async () => {
    let running = 0;
    let most = 0;
    reply = (response) => {
      most = Math.max(most, ++running);
      setTimeout(() => {
        running--;
        response.end(completion("x"));
      }, 5);
    };
    await (await open({ concurrency: 3 })).answer("s", pairs(..."abcdefghij"));
    expect(most).toBe(3);
    const controller = new AbortController();
    reply = () => controller.abort(new Error("stopped"));
    await expect((await open({ signal: controller.signal })).answer("s", pairs("y"))).rejects.toThrow(
      "stopped",
    );
  });

  test("says where answers so far are kept, and that they are not without a file", async () => {
    reply = (response) => response.writeHead(401).end("no");
    const cacheFile = join(directory, "kept", "answers.jsonl");
    await expect((await open({ cacheFile })).answer("s", pairs("a"))).rejects.toThrow(
      `and the key; answers so far are kept in ${cacheFile}.`,
    );
    await expect((await open()).answer("s", pairs("a"))).rejects.toThrow(
      "and the key; no answers are kept without --out.",
    );
  });

  test("says which file of answers cannot be written", async () => {
    const cacheFile = join(directory, "late", "answers.jsonl");
    const endpoint = await open({ cacheFile });
    await rm(join(directory, "late"), { recursive: true });
    await expect(endpoint.answer("s", pairs("a"))).rejects.toMatchObject({
      code: "IO",
      message: expect.stringContaining(`cannot write ${cacheFile}: ENOENT`),
    });
  });

  test("refuses what is no web address", async () => {
    await expect(open({ url: "localhost" })).rejects.toThrow("--endpoint is 'localhost'");
    await expect(open({ url: "ftp://host/v1" })).rejects.toThrow("http and https are allowed");
  });
});
