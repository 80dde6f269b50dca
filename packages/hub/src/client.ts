/**
 * The client of the hosted service, one method for each thing it does. Methods that send a specification or an input
 * say so first on stderr; all refuse offline before any connection.
 */

import { PawError } from "@paw/format";
import { type Downloaded, type DownloadOptions, shownAddress } from "@paw/store";
import {
  type CompileJob,
  type Inference,
  type ProgramPage,
  type ProgramVersions,
  readInference,
  readPage,
  readResolved,
  readVersions,
} from "./answers.js";
import { type CallOptions, callApi } from "./api-call.js";
import {
  type CompileRequest,
  cancelJob,
  compileAtService,
  type FinishedJob,
  type JobOptions,
  jobStatus,
  submit,
} from "./compile-job.js";
import { refuseOffline, warnBeforeSending } from "./disclosure.js";
import { downloadProgram } from "./program-download.js";
import { requireReference } from "./reference.js";
import { type RuntimeManifest, readManifest, requireRuntimeId } from "./runtime-manifest.js";
import { type Environment, hubSettings } from "./settings.js";

/** Characters of an input: more than the service's context of 2,048 tokens can hold. */
const MAX_INPUT_CHARACTERS = 64_000;
/** Milliseconds for an inference at the service, as its own client waits. */
const INFER_TIMEOUT_MS = 60_000;
const MAX_PER_PAGE = 100;

export interface InferRequest {
  /** A reference or an id. */
  readonly program: string;
  readonly input: string;
  readonly maxTokens?: number | undefined;
  readonly temperature?: number | undefined;
}

export interface ListRequest {
  readonly query?: string | undefined;
  /** "recent", "votes" or "recommended". */
  readonly sort?: string | undefined;
  readonly tag?: string | undefined;
  /** Only those of the account. */
  readonly mine?: boolean | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  readonly perPage?: number | undefined;
}

export interface HubClient {
  /** Where the service is, as in messages. */
  readonly host: string;
  readonly address: string;
  /** Whether connections are forbidden. */
  readonly offline: boolean;
  /** Compiles within one request, or waits where the service queues it. */
  compile(request: CompileRequest, options?: JobOptions): Promise<FinishedJob>;
  /** Compiles through the queue, for slow compilers. An abort calls the job off. */
  compileQueued(
    request: CompileRequest & { readonly compiler: string },
    options?: JobOptions,
  ): Promise<FinishedJob>;
  /** Submits to the queue and does not wait. */
  submit(request: CompileRequest & { readonly compiler: string }, options?: CallOptions): Promise<CompileJob>;
  job(jobId: string, options?: CallOptions): Promise<CompileJob>;
  /** Calls a queued job off; throws `API_REJECTED` when it has begun. */
  cancel(jobId: string, options?: CallOptions): Promise<void>;
  /** The id that a reference means now; an id means itself, without asking. */
  resolve(reference: string, options?: CallOptions): Promise<string>;
  versions(reference: string, options?: CallOptions): Promise<ProgramVersions>;
  list(request?: ListRequest, options?: CallOptions): Promise<ProgramPage>;
  /** Puts the `.paw` file of an id at a path, checked, waiting until the service has made it. */
  download(programId: string, path: string, options?: DownloadOptions): Promise<Downloaded>;
  /** What the programs of a runtime (`runtime_id`) run on. */
  runtime(runtimeId: string, options?: CallOptions): Promise<RuntimeManifest>;
  /** Runs a program at the service. */
  infer(request: InferRequest, options?: CallOptions): Promise<Inference>;
}

export interface HubOptions {
  /** Default: that of the process. */
  readonly environment?: Environment | undefined;
  /** Forbids connections; `PAW_OFFLINE` does so too. */
  readonly offline?: boolean | undefined;
}

/** The client for the settings of an environment. Throws as `hubSettings`; makes no connection. */
export async function createHubClient({ environment, offline }: HubOptions = {}): Promise<HubClient> {
  const settings = await hubSettings(
    offline ? { ...(environment ?? process.env), PAW_OFFLINE: "1" } : environment,
  );
  const { api } = settings;
  return {
    host: api.host,
    address: shownAddress(api),
    offline: settings.offline,
    compile: (request, options) => compileAtService(settings, request, false, options),
    compileQueued: (request, options) => compileAtService(settings, request, true, options),
    submit: (request, options) => submit(settings, request, true, options),
    job: (jobId, options) => jobStatus(settings, jobId, options),
    cancel: (jobId, options) => cancelJob(settings, jobId, options),

    async resolve(text, options) {
      const reference = requireReference(text);
      if (reference.kind === "id") return reference.id;
      refuseOffline(settings, `resolving ${reference.text}`);
      const call = { method: "GET", path: `programs/resolve/${reference.text}`, repeatable: true } as const;
      return readResolved(await callApi(settings, call, options));
    },

    async versions(text, options) {
      const reference = requireReference(text);
      refuseOffline(settings, `listing the versions of ${reference.text}`);
      const name = reference.kind === "id" ? reference.id : `${reference.owner}/${reference.slug}`;
      const call = { method: "GET", path: `programs/${name}/versions`, repeatable: true } as const;
      return readVersions(await callApi(settings, call, options));
    },

    async list(request = {}, options) {
      refuseOffline(settings, "listing programs");
      const { query: q, sort, tag, mine, page = 1, perPage = 20 } = request;
      checkCount("page", page, 1, 1_000_000);
      checkCount("perPage", perPage, 1, MAX_PER_PAGE);
      const query = {
        ...(q === undefined ? {} : { q }),
        ...(sort === undefined ? {} : { sort }),
        ...(tag === undefined ? {} : { tag }),
        ...(mine ? { mine: "true" } : {}),
        page: String(page),
        per_page: String(perPage),
      };
      return readPage(
        await callApi(settings, { method: "GET", path: "programs", query, repeatable: true }, options),
      );
    },

    download: (programId, path, options) => downloadProgram(settings, programId, path, options),

    async runtime(text, options) {
      const id = requireRuntimeId(text);
      refuseOffline(settings, `the manifest of the runtime ${id}`);
      const call = { method: "GET", path: `models/runtimes/${id}`, repeatable: true } as const;
      return readManifest(await callApi(settings, call, options), id);
    },

    async infer({ program, input, maxTokens, temperature }, options) {
      const { text } = requireReference(program);
      if (typeof input !== "string" || input.length > MAX_INPUT_CHARACTERS) {
        const got = typeof input === "string" ? `${input.length} characters` : typeof input;
        throw new PawError(
          "INPUT_INVALID",
          `the input has ${got}: a text of at most ${MAX_INPUT_CHARACTERS} is needed`,
        );
      }
      refuseOffline(settings, "inference at the service");
      warnBeforeSending(settings);
      const answer = await callApi(
        settings,
        {
          method: "POST",
          path: "infer",
          body: { program_id: text, input, max_tokens: maxTokens, temperature },
          repeatable: true,
          timeoutMs: INFER_TIMEOUT_MS,
        },
        options,
      );
      return readInference(answer);
    },
  };
}

function checkCount(name: string, value: number, from: number, to: number): void {
  if (Number.isSafeInteger(value) && value >= from && value <= to) return;
  throw new PawError("OPTION_INVALID", `${name} is ${value}: a whole number from ${from} to ${to} is needed`);
}
