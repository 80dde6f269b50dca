/** What the service's refusals mean, as errors with a code. */

import { type ErrorCode, isJsonObject, PawError } from "@paw/format";
import type { ApiKey } from "./api-key.js";

/** Characters of the service's own words in a message. */
const MAX_SAID_CHARACTERS = 300;
/** Problems of a validation error that are named. */
const MAX_PROBLEMS = 3;

/**
 * The error for a status that will not pass; `body` is the parsed JSON of the answer, if it is JSON. 400, 409, 413 and 422
 * are `API_REJECTED`.
 */
export function refusedBy(host: string, status: number, body: unknown, key: ApiKey | undefined): PawError {
  const { code, hint } = meaning(status, host, key !== undefined);
  const said = saidBy(body, key);
  return new PawError(code, `${host} answers with status ${status}${said}. ${hint}`);
}

/** ` and says "..."`, with the service's words cut, on one line, and without the key; or nothing. */
export function saidBy(body: unknown, key: ApiKey | undefined): string {
  const words = wordsOf(body);
  if (words === undefined) return "";
  const plain = (key?.redact(words) ?? words).replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  const cut = plain.length > MAX_SAID_CHARACTERS ? `${plain.slice(0, MAX_SAID_CHARACTERS)}...` : plain;
  return cut === "" ? "" : ` and says ${JSON.stringify(cut)}`;
}

function meaning(status: number, host: string, hasKey: boolean): { code: ErrorCode; hint: string } {
  if (status === 401) {
    const hint = hasKey
      ? "The API key is not valid there: make a new one on the service's settings page."
      : "It needs an account: set PAW_API_KEY.";
    return { code: "UNAUTHORISED", hint };
  }
  if (status === 403) return { code: "FORBIDDEN", hint: "This account may not do that." };
  if (status === 404 || status === 410) {
    const hint = `There is no such thing there, or it is private${hasKey ? " to another account" : ": PAW_API_KEY is not set"}.`;
    return { code: "NOT_FOUND", hint };
  }
  if (status === 400 || status === 409 || status === 413 || status === 422) {
    return { code: "API_REJECTED", hint: "Change what is asked for; the same will be refused again." };
  }
  return {
    code: "API_INVALID",
    hint: `That is not in its contract: check that PAW_API_URL (${host}) is the service.`,
  };
}

/**
 * The words of an error: `{ error, message }`, the same below `detail`, a text there, or a list of `{ loc, msg }` as
 * validators write it.
 */
function wordsOf(body: unknown): string | undefined {
  if (typeof body === "string") return body;
  if (Array.isArray(body)) {
    const problems = body.slice(0, MAX_PROBLEMS).map((item: unknown) => {
      if (!isJsonObject(item) || typeof item.msg !== "string") return undefined;
      const place = Array.isArray(item.loc) ? item.loc.filter((part) => typeof part === "string") : [];
      return [place.join("."), item.msg].filter(Boolean).join(": ");
    });
    return problems.filter(Boolean).join("; ");
  }
  if (!isJsonObject(body)) return undefined;
  const { error, message, detail, request_id: id } = body;
  const request = typeof id === "string" ? ` (request ${id})` : "";
  const texts = [error, message].filter((part) => typeof part === "string" && part !== "");
  return texts.length > 0 ? texts.join(": ") + request : wordsOf(detail);
}
