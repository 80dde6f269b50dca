/**
 * A compilation at the service: submitted once, watched until it ends, called off when its caller goes.
 *
 * Submitting is never repeated after a cut or a time-out: these do not prove that the service did not take it.
 */

import { isPawError, MAX_SPEC_CHARACTERS, PawError } from "@paw/format";
import { systemClock } from "@paw/store";
import { type CompileJob, readJob } from "./answers.js";
import { type CallOptions, callApi } from "./api-call.js";
import { saidBy } from "./api-error.js";
import { refuseOffline, warnBeforeSending } from "./disclosure.js";
import type { HubSettings } from "./settings.js";

/** Characters of a specification, as the service takes them. */
const MIN_SPEC_CHARACTERS = 10;
/** Milliseconds for a compilation within one request: it takes 5 to 10 s, and gateways cut at minutes. */
const SYNC_TIMEOUT_MS = 240_000;
/** Milliseconds before the first look at a queued job; half as much again for each further one, up to the second. */
const FIRST_POLL_MS = 1000;
const LAST_POLL_MS = 15_000;
/** Most milliseconds to watch a job: the service gives one up after 1,900 s and 330 s to finish. */
const MAX_JOB_MS = 2_400_000;
/** Milliseconds for calling a job off, when the caller is leaving. */
const CANCEL_TIMEOUT_MS = 5000;

export interface CompileRequest {
  readonly spec: string;
  /** A compiler of the service; default its own choice. */
  readonly compiler?: string | undefined;
  /** Whether the service lists the program for everybody; default false. */
  readonly public?: boolean | undefined;
  readonly name?: string | undefined;
  /** Makes the alias `<account>/<slug>`; needs a key. */
  readonly slug?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

export interface JobOptions extends CallOptions {
  /** Told the job's state after each look. */
  readonly onStatus?: ((job: CompileJob) => void) | undefined;
}

/** A job that is done, with its program. */
export type FinishedJob = CompileJob & { readonly programId: string };

/**
 * Submits a specification and waits for the program. `queued` asks for the service's queue, which its slow compilers
 * need and which takes only those. Throws `SPEC_TOO_SHORT`, `SPEC_TOO_LONG`, `OFFLINE` before anything is sent, or as
 * `callApi`; `API_FAILED` for a compilation that failed.
 */
export async function compileAtService(
  settings: HubSettings,
  request: CompileRequest,
  queued: boolean,
  options: JobOptions = {},
): Promise<FinishedJob> {
  const job = await submit(settings, request, queued, options);
  options.onStatus?.(job);
  return watch(settings, job, options);
}

/** Submits a specification and gives the job back as it is then. */
export async function submit(
  settings: HubSettings,
  request: CompileRequest,
  queued: boolean,
  options: CallOptions = {},
): Promise<CompileJob> {
  checkSpec(request.spec);
  refuseOffline(settings, "compiling at the service");
  warnBeforeSending(settings);
  const { spec, compiler, name, slug, tags, public: listed = false } = request;
  const answer = await callApi(
    settings,
    {
      method: "POST",
      path: queued ? "compile/async" : "compile",
      body: { spec, compiler, public: listed, name, slug, tags },
      repeatable: false,
      ...(queued ? {} : { timeoutMs: SYNC_TIMEOUT_MS }),
    },
    options,
  );
  return readJob(answer);
}

/** The job as it is now. */
export async function jobStatus(
  settings: HubSettings,
  jobId: string,
  options?: CallOptions,
): Promise<CompileJob> {
  refuseOffline(settings, "looking at a compile job");
  const path = `compile/${encodeURIComponent(jobId)}`;
  return readJob(await callApi(settings, { method: "GET", path, repeatable: true }, options));
}

/** Calls a job off; throws `API_REJECTED` when it has begun. */
export async function cancelJob(settings: HubSettings, jobId: string, options?: CallOptions): Promise<void> {
  refuseOffline(settings, "calling a compile job off");
  const path = `compile/${encodeURIComponent(jobId)}`;
  await callApi(
    settings,
    { method: "DELETE", path, repeatable: true, timeoutMs: CANCEL_TIMEOUT_MS },
    options,
  );
}

/** Looks at a job until it ends; an abort calls it off. */
export async function watch(
  settings: HubSettings,
  first: CompileJob,
  options: JobOptions,
): Promise<FinishedJob> {
  const { signal, clock = systemClock, onStatus } = options;
  const { jobId } = first;
  const began = clock.now();
  let job = first;
  for (let wait = FIRST_POLL_MS; ; wait = Math.min(LAST_POLL_MS, wait * 1.5)) {
    const ended = finished(job, settings);
    if (ended !== undefined) return ended;
    if (jobId === undefined) throw new Error("an unfinished job without an id was read");
    if (clock.now() - began > MAX_JOB_MS) {
      throw new PawError(
        "TIMED_OUT",
        `the compile job ${jobId} at ${settings.api.host} is ${job.status} after ${MAX_JOB_MS / 60_000} minutes. ` +
          "It may still end; the same specification gives the same program.",
      );
    }
    try {
      await clock.sleep(wait, signal);
      job = await jobStatus(settings, jobId, options);
      onStatus?.(job);
    } catch (error) {
      if (!signal?.aborted) throw error;
      throw await calledOff(settings, jobId, signal);
    }
  }
}

/** The finished job; undefined while it runs. Throws `API_FAILED`. */
function finished(job: CompileJob, { api, key }: HubSettings): FinishedJob | undefined {
  const { status, programId } = job;
  if (status === "ready" && programId !== undefined) return { ...job, programId };
  if (status === "queued" || status === "compiling") return undefined;
  const said = saidBy(job.error, key);
  throw new PawError(
    "API_FAILED",
    `the compilation at ${api.host} ${status === "failed" ? "failed" : "was cancelled there"}${said}. ` +
      "Change the specification or the compiler, or try again later.",
  );
}

/** Calls the job off for a caller who has gone, and says how that went. */
async function calledOff(settings: HubSettings, jobId: string, signal: AbortSignal): Promise<PawError> {
  const how = await cancelJob(settings, jobId, { signal: AbortSignal.timeout(CANCEL_TIMEOUT_MS) }).then(
    () => "and called off at the service",
    (error: unknown) =>
      isPawError(error) && error.code === "API_REJECTED"
        ? "but had begun: the service finishes it"
        : "but may go on at the service, which did not answer",
  );
  return new PawError("ABORTED", `the compile job ${jobId} was aborted by its caller ${how}`, {
    cause: signal.reason,
  });
}

function checkSpec(spec: string): void {
  const count = [...spec].length;
  if (count < MIN_SPEC_CHARACTERS) {
    throw new PawError(
      "SPEC_TOO_SHORT",
      `the specification has ${count} characters; at least ${MIN_SPEC_CHARACTERS} are needed`,
    );
  }
  if (count > MAX_SPEC_CHARACTERS) {
    throw new PawError(
      "SPEC_TOO_LONG",
      `the specification has ${count} characters; at most ${MAX_SPEC_CHARACTERS} are allowed`,
    );
  }
}
