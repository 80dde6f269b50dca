/** The service's answers, field by field: what is needed is checked, what is absent or null is left out. */

import type { PawError } from "@paw/format";
import { boolean, defined, isThere, list, number, object, text, wrong } from "./answer-fields.js";
import { isProgramId } from "./reference.js";

export type JobStatus = "queued" | "compiling" | "ready" | "failed" | "cancelled";
const JOB_STATUSES: readonly string[] = ["queued", "compiling", "ready", "failed", "cancelled"];

/** A compile job, as its submission and every look at it give it. */
export interface CompileJob {
  readonly status: JobStatus;
  /** Absent where the service answered with the finished program at once. */
  readonly jobId?: string;
  readonly programId?: string;
  readonly slug?: string;
  readonly version?: number;
  readonly compilerSnapshot?: string;
  readonly runtimeId?: string;
  readonly pseudoProgram?: string;
  /** 0 to 100. */
  readonly percent?: number;
  readonly queuePosition?: number;
  readonly estimatedWaitSeconds?: number;
  /** Whether the service had this program already. */
  readonly cached?: boolean;
  readonly error?: string;
}

export interface ProgramVersion {
  readonly version: number;
  readonly programId: string;
  /** Whether the name without a version means this one. */
  readonly isMain: boolean;
}

export interface ProgramVersions {
  readonly slug: string;
  readonly mainVersion?: number;
  readonly versions: readonly ProgramVersion[];
}

export interface ListedProgram {
  readonly id: string;
  readonly name?: string;
  readonly spec?: string;
  readonly interpreter?: string;
  readonly author?: string;
  readonly public?: boolean;
  readonly createdAt?: string;
}

export interface ProgramPage {
  readonly programs: readonly ListedProgram[];
  readonly total?: number;
  readonly page?: number;
}

export interface Inference {
  readonly output: string;
  readonly tokensGenerated?: number;
  readonly latencyMs?: number;
}

/** Characters of a job's id, which becomes part of an address. */
const JOB_ID = /^[A-Za-z0-9_-]{1,128}$/;

/** Throws `API_INVALID`, as all readers here, naming what is missing or wrong. */
export function readJob(value: unknown): CompileJob {
  const json = object(value, "a compile job");
  const { status, job_id: jobId, program_id: programId } = json;
  if (typeof status !== "string" || !JOB_STATUSES.includes(status)) {
    throw wrong("status of a compile job", status, JOB_STATUSES.join(", "));
  }
  if (isThere(jobId) && !(typeof jobId === "string" && JOB_ID.test(jobId))) {
    throw wrong("job_id", jobId, "letters, digits, _ and -");
  }
  if (isThere(programId) && programId !== "" && !isProgramId(programId)) throw wrongId(programId);
  if (status === "ready" && !isProgramId(programId)) throw wrongId(programId);
  const open = status === "queued" || status === "compiling";
  if (open && !isThere(jobId)) throw wrong("job_id of an unfinished job", jobId, "an id to ask with");
  return defined({
    status: status as JobStatus,
    jobId: isThere(jobId) ? (jobId as string) : undefined,
    programId: isProgramId(programId) ? programId : undefined,
    slug: text(json.slug),
    version: number(json.version),
    compilerSnapshot: text(json.compiler_snapshot),
    runtimeId: text(json.runtime_id),
    pseudoProgram: text(json.pseudo_program),
    percent: number(json.percent),
    queuePosition: number(json.queue_position),
    estimatedWaitSeconds: number(json.estimated_wait_s),
    cached: boolean(json.cached),
    error: text(json.error),
  });
}

/** The id that a reference resolves to. */
export function readResolved(value: unknown): string {
  const { program_id: id } = object(value, "a resolved reference");
  if (!isProgramId(id)) throw wrongId(id);
  return id;
}

export function readVersions(value: unknown): ProgramVersions {
  const json = object(value, "a list of versions");
  const versions = list(json.versions, "versions").map((entry): ProgramVersion => {
    const { version, program_id: programId, is_main: isMain } = object(entry, "a version");
    if (!isProgramId(programId)) throw wrongId(programId);
    if (!Number.isSafeInteger(version)) throw wrong("version", version, "a whole number");
    return { version: version as number, programId, isMain: isMain === true };
  });
  return defined({ slug: text(json.slug) ?? "", mainVersion: number(json.main_version), versions });
}

export function readPage(value: unknown): ProgramPage {
  const json = object(value, "a list of programs");
  const programs = list(json.programs, "programs").map((entry): ListedProgram => {
    const { id, name, spec, interpreter, author, public: isPublic, created_at } = object(entry, "a program");
    if (!isProgramId(id)) throw wrongId(id);
    return defined({
      id,
      name: text(name),
      spec: text(spec),
      interpreter: text(interpreter),
      author: text(author),
      public: boolean(isPublic),
      createdAt: text(created_at),
    });
  });
  return defined({ programs, total: number(json.total), page: number(json.page) });
}

export function readInference(value: unknown): Inference {
  const { output, tokens_generated, latency_ms } = object(value, "an inference");
  if (typeof output !== "string") throw wrong("output", output, "a text");
  return defined({ output, tokensGenerated: number(tokens_generated), latencyMs: number(latency_ms) });
}

function wrongId(value: unknown): PawError {
  return wrong("program_id", value, "16 to 64 lower-case hexadecimal digits");
}
