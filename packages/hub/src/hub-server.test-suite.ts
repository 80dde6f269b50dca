/**
 * A local server with the published contract of the hosted service, for tests: compile, jobs, programs, inference, keys,
 * the shapes of its errors, and faults on demand. Everything is in memory; a program's id is a hash of what was compiled.
 */

import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { packProgramFolder } from "@paw/format";
import { fileOf } from "../../store/src/flaky-server.test-suite.js";

export interface HubFault {
  /** Only for requests whose method and path match, as in "POST /compile". */
  readonly on?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Ends the connection after this many bytes of the right answer, whose length was stated. */
  readonly cutAfter?: number;
  /** Never answers. */
  readonly silent?: boolean;
}

export interface SeenRequest {
  /** As in "GET /programs?page=1", below the API's path. */
  readonly line: string;
  readonly key: string | undefined;
  readonly body: Record<string, unknown> | undefined;
}

export interface HubServer {
  /** For `PAW_API_URL`. */
  readonly url: string;
  readonly host: string;
  readonly seen: SeenRequest[];
  /** Each is used up by the first request that it is for. */
  faults: HubFault[];
  /** States that a queued job goes through, one for each look at it. */
  jobStates: { readonly status: string; readonly percent?: number; readonly error?: string }[];
  /** Downloads that are answered with 202 before the file comes. */
  notReady: number;
  /** Where downloads are redirected to, with these headers; undefined sends the file. */
  cdn: { readonly location: string; readonly headers?: Readonly<Record<string, string>> } | undefined;
  /** Keys and their accounts. */
  readonly accounts: Map<string, string>;
  /** `.paw` files by id. */
  readonly programs: Map<
    string,
    { readonly bytes: Uint8Array; readonly owner: string | undefined; readonly public: boolean }
  >;
  /** Versions by name, the last one the main one. */
  readonly names: Map<string, string[]>;
  /** Runtime manifests by id. */
  readonly runtimes: Map<string, object>;
  close(): Promise<void>;
}

export interface HubServerOptions {
  /** `adapter.gguf` of every program. */
  readonly adapter?: Uint8Array;
  readonly template?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

const API = "/api/v1";
const FAST = ["paw-4b-qwen3-0.6b", "paw-4b-gpt2"];
const SLOW = "paw-ft-bs48";

export async function hubServer(options: HubServerOptions = {}): Promise<HubServer> {
  const jobs = new Map<string, { states: HubServer["jobStates"]; programId: string }>();
  const server = createServer((request, response) => {
    void collect(request).then((body) => {
      const line = `${request.method} ${(request.url ?? "").replace(API, "")}`;
      hub.seen.push({ line, key: request.headers["x-api-key"] as string | undefined, body });
      const index = hub.faults.findIndex(({ on }) => on === undefined || line.startsWith(on));
      const fault = index < 0 ? undefined : hub.faults.splice(index, 1)[0];
      if (fault?.silent) return;
      if (fault?.status !== undefined) {
        response.writeHead(fault.status, fault.headers).end(fault.body);
        return;
      }
      answer(line, hub.seen.at(-1) as SeenRequest, new Reply(response, fault?.cutAfter));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hub: HubServer = {
    url: `http://${host}`,
    host,
    seen: [],
    faults: [],
    jobStates: [{ status: "queued" }, { status: "compiling", percent: 40 }, { status: "ready" }],
    notReady: 0,
    cdn: undefined,
    accounts: new Map([["paw_sk_test", "da03"]]),
    programs: new Map(),
    names: new Map(),
    runtimes: new Map(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function answer(line: string, { key, body }: SeenRequest, reply: Reply): Reply {
    const account = key === undefined ? undefined : hub.accounts.get(key);
    if (key !== undefined && account === undefined)
      return reply.error(401, "invalid_api_key", "Unknown API key.");
    const [method, address = ""] = line.split(" ");
    const { pathname, searchParams } = new URL(address, hub.url);
    const parts = pathname.slice(1).split("/");
    if (line === "POST /compile" || line === "POST /compile/async") {
      return compile(body ?? {}, parts[1] === "async", account, reply);
    }
    if (parts[0] === "compile") return job(method ?? "", parts[1] ?? "", reply);
    if (line === "POST /infer") {
      const id = idOf(String(body?.program_id));
      if (id === undefined) return reply.error(404, "not_found", "Program not found.");
      return reply.json(200, {
        output: `${id.slice(0, 4)}:${body?.input}`,
        tokens_generated: 3,
        latency_ms: 12.5,
      });
    }
    if (pathname.startsWith("/models/runtimes/")) {
      const manifest = hub.runtimes.get(parts[2] ?? "");
      if (manifest === undefined) return reply.error(404, "not_found", "Runtime not found.");
      return reply.json(200, manifest);
    }
    if (parts[0] !== "programs") return reply.error(404, "not_found", "Not found.");
    if (parts.length === 1) {
      if (searchParams.get("mine") && account === undefined)
        return reply.error(401, "auth_required", "Sign in.");
      const listed = [...hub.programs].map(([id, program]) => ({ id, public: program.public, name: null }));
      return reply.json(200, { programs: listed, total: listed.length, page: 1, per_page: 20 });
    }
    const resolving = parts[1] === "resolve";
    const name = parts.slice(resolving ? 2 : 1, resolving ? undefined : -1).join("/");
    if (parts.at(-1) === "versions") {
      const ids = hub.names.get(name);
      if (ids === undefined) return reply.error(404, "not_found", "Slug not found.");
      const versions = ids.map((id, i) => ({
        version: i + 1,
        program_id: id,
        is_main: i === ids.length - 1,
      }));
      return reply.json(200, { slug: name, main_version: ids.length, versions });
    }
    const id = idOf(name);
    if (resolving && id !== undefined) return reply.json(200, { program_id: id });
    const program = id === undefined ? undefined : hub.programs.get(id);
    // Private programs do not exist for others.
    if (program === undefined || (!program.public && program.owner !== account)) {
      return reply.error(404, "not_found", "Program not found.");
    }
    if (hub.notReady-- > 0)
      return reply.send(202, { "retry-after": "3" }, JSON.stringify({ status: "generating" }));
    if (hub.cdn) return reply.send(302, { location: hub.cdn.location, ...hub.cdn.headers }, "");
    return reply.send(200, { "content-type": "application/zip" }, program.bytes);
  }

  function compile(
    body: Record<string, unknown>,
    queued: boolean,
    owner: string | undefined,
    reply: Reply,
  ): Reply {
    const { spec, compiler = FAST[0], slug } = body;
    if (typeof spec !== "string" || spec.length < 10 || spec.length > 16_000) {
      const problem = {
        loc: ["body", "spec"],
        msg: "String should have at least 10 characters",
        type: "string",
      };
      return reply.json(422, { detail: [problem] });
    }
    const known = queued ? [SLOW] : [...FAST, SLOW];
    if (!known.includes(String(compiler)))
      return reply.error(400, "unknown_compiler", `Unknown compiler ${compiler}`);
    if (slug !== undefined && owner === undefined)
      return reply.error(403, "auth_required", "Slugs need an account.");
    const id = createHash("sha256").update(`${compiler}\n${spec}`).digest("hex").slice(0, 20);
    hub.programs.set(id, {
      bytes: program(id, spec, String(compiler)),
      owner,
      public: body.public !== false,
    });
    const name = slug === undefined ? undefined : `${owner}/${slug}`;
    if (name !== undefined) hub.names.set(name, [...(hub.names.get(name) ?? []), id]);
    const jobId = `job_${jobs.size + 1}`;
    const states = queued ? [...hub.jobStates] : [{ status: "ready" }];
    jobs.set(jobId, { states, programId: id });
    return reply.json(202, {
      ...state(jobId),
      slug: name ?? null,
      compiler_snapshot: `${compiler}-20260407`,
      pseudo_program: "Task: as asked.",
      timings: { total_s: 6.1 },
    });
  }

  function job(method: string, jobId: string, reply: Reply): Reply {
    const found = jobs.get(jobId);
    if (found === undefined) return reply.error(404, "not_found", "Job not found.");
    if (method === "DELETE") {
      if (found.states[0]?.status !== "queued")
        return reply.error(409, "already_started", "The job has started.");
      found.states = [{ status: "cancelled" }];
      return reply.json(200, { job_id: jobId, status: "cancelled" });
    }
    if (found.states.length > 1) found.states.shift();
    return reply.json(200, state(jobId));
  }

  function state(jobId: string): object {
    const found = jobs.get(jobId);
    const now = found?.states[0];
    const ready = now?.status === "ready";
    return { job_id: jobId, percent: null, error: null, ...now, program_id: ready ? found?.programId : null };
  }

  function idOf(text: string): string | undefined {
    if (hub.programs.has(text)) return text;
    const [plain = "", version] = text.split("@v");
    const ids = hub.names.get(plain.includes("/") ? plain : `programasweights/${plain}`);
    return version === undefined ? ids?.at(-1) : ids?.[Number(version) - 1];
  }

  function program(id: string, spec: string, compiler: string): Uint8Array {
    const gpt2 = compiler.includes("gpt2");
    const meta = {
      program_id: id,
      spec,
      compiler_snapshot: `${compiler}-20260407`,
      interpreter: gpt2 ? "gpt2" : "Qwen/Qwen3-0.6B",
      runtime_id: gpt2 ? "gpt2-q8_0" : "qwen3-0.6b-q6_k",
      lora_rank: 32,
      lora_alpha: 64,
      ...options.meta,
    };
    const text = (value: string) => new TextEncoder().encode(value);
    return packProgramFolder(
      new Map([
        ["meta.json", text(JSON.stringify(meta))],
        ["adapter.gguf", options.adapter ?? fileOf(4096)],
        ["prompt_template.txt", text(options.template ?? "[INPUT]\n{INPUT_PLACEHOLDER}\n[END_INPUT]")],
      ]),
    );
  }
  return hub;
}

/** Writes one answer, or the beginning of it. */
class Reply {
  constructor(
    private readonly response: ServerResponse,
    private readonly cutAfter: number | undefined,
  ) {}

  json(status: number, value: object): this {
    return this.send(status, { "content-type": "application/json" }, JSON.stringify(value));
  }

  error(status: number, error: string, message: string): this {
    return this.json(status, { error, message, request_id: "req_1" });
  }

  send(status: number, headers: Record<string, string>, body: string | Uint8Array): this {
    const bytes = Buffer.from(body);
    this.response.writeHead(status, { ...headers, "content-length": String(bytes.length) });
    if (this.cutAfter === undefined) this.response.end(bytes);
    else
      this.response.write(bytes.subarray(0, this.cutAfter), () =>
        setImmediate(() => this.response.destroy()),
      );
    return this;
  }
}

async function collect(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  let text = "";
  for await (const piece of request) text += piece;
  return text === "" ? undefined : (JSON.parse(text) as Record<string, unknown>);
}
