/**
 * Tests on the latent facts of a log message, out of which criteria for an alert are built. A test answers
 * undefined where a careful reader could doubt: such messages are never shown for that criterion.
 */
import type { Cause, Kind, Subsystem } from "./log-kinds.js";
import { ENTRIES, type Entry } from "./log-lines.js";

export type Test = (entry: Entry) => boolean | undefined;

const kindOf = ({ message: [kind] }: Entry): Kind => kind;
const causeOf = ({ message: [, , , cause] }: Entry): Cause | undefined => cause;

export const isKind =
  (...kinds: Kind[]) =>
  (entry: Entry): boolean =>
    kinds.includes(kindOf(entry));

/** Nothing went wrong, not even for a moment. */
export const calm = isKind("ok", "info", "noise");
/** Something did not succeed, crashed or was lost. */
export const broken = isKind("crit", "fail");

/** Messages of the causes; recovered trouble and messages with a doubtful cause or wording are left out. */
export const byCause =
  (causes: readonly Cause[], doubtful: readonly Cause[] = [], words?: RegExp): Test =>
  (entry) => {
    const cause = causeOf(entry);
    if (cause !== undefined && causes.includes(cause)) return true;
    if (isKind("heal")(entry)) return undefined;
    if (cause === undefined) return false;
    return doubtful.includes(cause) || words?.test(entry.message[2]) ? undefined : false;
  };

/** The area that a cause suggests, whatever the program that reports it. */
export const SUGGESTS: Partial<Record<Cause, Subsystem>> = {
  refused: "network",
  timeout: "network",
  dns: "network",
  memory: "memory",
  disk: "storage",
  hardware: "storage",
  loss: "storage",
  missing: "storage",
  permission: "auth",
  credentials: "auth",
  intrusion: "auth",
  certificate: "tls",
};

/** Words and slots that make a message of another area doubtful for this one. */
const SPEAKS_OF: Partial<Record<Subsystem, RegExp>> = {
  storage:
    /disk|file|volume|backup|dump|snapshot|archive|storage|bucket|mount|\{(path|dir|file|dev)\}|inode|index/i,
  network: /connect|network|http|host|dns|upstream|route|tunnel|link|\{(host|ip|nic|url|s5|s4|s2)\}/i,
  database: /database|postgres|table|quer|sql|redis|row|migration|transaction|\{(table|unit)\}/i,
  auth: /log(ged )?in|sign|password|permission|access|token|auth|account|session|denied|secret|key|\{user\}/i,
  memory: /memory|heap|oom|leak|gc /i,
  queue: /queue|kafka|topic|broker|message|partition|consumer|\{topic\}/i,
  build: /build|test|compil|npm|package|artifact|pipeline|deploy|image|release/i,
  payment:
    /payment|charge|refund|invoice|payout|card|billing|ledger|checkout|cart|money|customer|\{(table|topic|job|url|order)\}/i,
  mail: /mail|smtp|imap|newsletter|\{(mail|topic)\}/i,
  jobs: /job|cron|backup|task|nightly|import|export|timer|schedul|dump|\{job\}/i,
  tls: /cert|tls|ssl|x509/i,
};
/** A service name in the text could be that of any area. */
const ANY_SERVICE = /\{(svc|pod|image)\}/;

/** True for messages of the area, false for those that surely belong elsewhere. */
export const inArea =
  (area: Subsystem): Test =>
  ({ source, message: [, subsystem, text, cause] }) => {
    if (subsystem === area) return true;
    const near = SPEAKS_OF[area]?.test(`${source.name} ${text}`) || ANY_SERVICE.test(text);
    return near || (cause !== undefined && SUGGESTS[cause] === area) ? undefined : false;
  };

export const isCause =
  (...causes: Cause[]) =>
  (entry: Entry): boolean =>
    causes.includes(causeOf(entry) ?? "other") && causeOf(entry) !== undefined;

/** Three-valued logic: what is surely one or the other, and undefined where it depends on a doubt. */
export const either =
  (...tests: Test[]): Test =>
  (entry) => {
    const results = tests.map((test) => test(entry));
    if (results.includes(true)) return true;
    return results.includes(undefined) ? undefined : false;
  };
export const not =
  (test: Test): Test =>
  (entry) => {
    const result = test(entry);
    return result === undefined ? undefined : !result;
  };
/** The test where the condition holds, undefined elsewhere. */
export const only =
  (condition: Test, test: Test): Test =>
  (entry) =>
    condition(entry) ? test(entry) : undefined;
export const both = (...tests: Test[]): Test => not(either(...tests.map(not)));

/**
 * The messages of a criterion: those to report, and the others in groups to be drawn with equal weight. `close`
 * picks a further group: quiet lines that are easily confused with those to report.
 */
export function pools(
  test: Test,
  close: Test = () => false,
): { readonly yes: readonly Entry[]; readonly no: readonly (readonly Entry[])[] } {
  const quiet = ENTRIES.filter((entry) => test(entry) === false);
  const groups = [isKind("ok", "info"), isKind("noise"), isKind("heal"), isKind("warn"), broken, close];
  return {
    yes: ENTRIES.filter((entry) => test(entry) === true),
    no: groups.map((group) => quiet.filter(group)).filter((group) => group.length > 0),
  };
}
