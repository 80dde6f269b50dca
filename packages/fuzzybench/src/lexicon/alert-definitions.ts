/**
 * Meanings of "this log line deserves attention": each describes both sides in words and lists the messages of
 * both, so that a description and its answers cannot drift apart.
 */
import type { Cause, Message, Subsystem } from "./log-kinds.js";
import { ENTRIES, type Entry } from "./log-lines.js";

/** The messages that pass a test, with their sources. */
export const entriesWhere = (test: (message: Message, entry: Entry) => boolean): Entry[] =>
  ENTRIES.filter((entry) => test(entry.message, entry));
/** Nothing went wrong, not even for a moment. */
export const benign = ([kind]: Message): boolean => kind === "ok" || kind === "info" || kind === "noise";
/** Something did not succeed, crashed or was lost. */
export const broken = ([kind]: Message): boolean => kind === "crit" || kind === "fail";

/** One meaning of "worth an alert": a sharp description of both sides, and the messages of each. */
export interface Definition {
  readonly alert: readonly string[];
  readonly quiet: readonly string[];
  readonly yes: readonly Entry[];
  /** Lists drawn from with equal weight. */
  readonly no: readonly (readonly Entry[])[];
}

/** All harmless messages. */
export const CALM = entriesWhere(benign);
const SCARY = entriesWhere(([kind]) => kind === "noise");

const NEEDS_PERSON: Definition = {
  alert: [
    "<an error|a failure>, an attack or a warning that <somebody has to look at|needs a person>",
    "something broken, about to break or under attack, so that <a human must step in|someone has to act>",
    "a problem <that will not go away by itself|that is still open>, including attacks and warnings that call for action",
    "<a real failure|a real problem>, a sign of an attack, or a warning that needs action",
  ],
  quiet: [
    "routine lines, successes, and <trouble that already fixed itself|problems that recovered by themselves>",
    "normal operation, also when <a retry helped|things recovered alone> or when it only mentions errors",
    "everyday messages, success reports and recovered hiccups",
  ],
  yes: entriesWhere(([kind]) => kind === "crit" || kind === "fail" || kind === "warn"),
  no: [CALM, SCARY, entriesWhere(([kind]) => kind === "heal")],
};

const ANY_FAILURE: Definition = {
  alert: [
    "something <failed, crashed or was lost|went wrong>",
    "<an operation did not succeed|an error happened>, a process died, or data was lost",
    "a failure <of any sort|of whatever kind>",
  ],
  quiet: [
    "<routine activity|normal work>, success, or a mere mention of errors <such as a count of zero|without a failure>",
    "nothing went wrong, even if words like error <appear|occur>",
  ],
  yes: entriesWhere((m) => broken(m) && m[3] !== "intrusion"),
  no: [CALM, SCARY],
};

/** Alerts on a group of causes; failures with other causes stay quiet, doubtful causes are never shown. */
function byCause(
  alert: readonly string[],
  quiet: readonly string[],
  causes: readonly Cause[],
  doubtful: readonly Cause[],
  doubt: (message: Message) => boolean = () => false,
): Definition {
  const is = (list: readonly Cause[], cause: Cause | undefined) =>
    cause !== undefined && list.includes(cause);
  return {
    alert,
    quiet,
    yes: entriesWhere(([, , , cause]) => is(causes, cause)),
    no: [
      CALM,
      entriesWhere((m) => m[3] !== undefined && !is(causes, m[3]) && !is(doubtful, m[3]) && !doubt(m)),
    ],
  };
}

const SECURITY = byCause(
  [
    "a possible attack or break-in",
    "suspicious or hostile behaviour, such as password guessing or tampering",
  ],
  ["everything else, including ordinary failures and normal logins", "any other line, even an outage"],
  ["intrusion"],
  ["credentials", "permission"],
);
const DATA_LOSS = byCause(
  ["data was lost or damaged", "records, files or messages are lost, corrupt or beyond recovery"],
  ["everything else, including failures that lose no data", "all other lines, even crashes and timeouts"],
  ["loss"],
  ["hardware"],
);
const CAPACITY = byCause(
  [
    "disk space, memory, connections or a quota ran out or is nearly used up",
    "a resource (disk, memory, connections, quota) is full or almost full",
  ],
  [
    "everything else, including other failures",
    "all other lines, even if something failed for another reason",
  ],
  ["disk", "memory", "limit"],
  [],
);
const CRASH = byCause(
  [
    "a process, container or kernel crashed or was killed",
    "some program died, crashed, panicked or keeps restarting",
  ],
  ["everything else, including errors that leave the program running", "any other line, even other failures"],
  ["crash"],
  ["memory", "config"],
  ([kind]) => kind === "crit",
);
const CONNECTIVITY = byCause(
  [
    "a timeout, a refused connection or a host name that does not resolve",
    "something could not be reached: timed out, connection refused or DNS failure",
  ],
  ["everything else, including other failures", "all other lines, even if they report other errors"],
  ["timeout", "refused", "dns"],
  [],
  ([kind, subsystem, , cause]) => kind !== "ok" && subsystem === "network" && cause === "other",
);
const ACCESS = byCause(
  [
    "access was denied: missing permission, or wrong or expired credentials",
    "a permission or credential problem",
  ],
  ["everything else, including other failures", "all other lines, whether they report errors or not"],
  ["permission", "credentials"],
  ["intrusion"],
);

function bySubsystem(subsystem: Subsystem, area: string): Definition {
  return {
    alert: [`a failure in ${area}`, `something went wrong with ${area}`],
    quiet: [
      `normal lines about ${area} and any line about other areas, failed or not`,
      "everything else: success in that area, or trouble somewhere else",
    ],
    yes: entriesWhere((m) => broken(m) && m[1] === subsystem),
    no: [
      entriesWhere((m) => benign(m) && m[1] === subsystem),
      entriesWhere((m, { source }) => broken(m) && m[1] !== subsystem && source.name !== "redis"),
    ],
  };
}

/** Every definition; those that people ask for most stand in the list more than once. */
export const ALERT_DEFINITIONS: readonly Definition[] = [
  NEEDS_PERSON,
  NEEDS_PERSON,
  NEEDS_PERSON,
  NEEDS_PERSON,
  ANY_FAILURE,
  ANY_FAILURE,
  ANY_FAILURE,
  SECURITY,
  DATA_LOSS,
  CAPACITY,
  CRASH,
  CONNECTIVITY,
  ACCESS,
  bySubsystem("payment", "payments"),
  bySubsystem("database", "databases"),
  bySubsystem("mail", "e-mail delivery"),
  bySubsystem("build", "builds and tests"),
];
