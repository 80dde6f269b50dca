/**
 * Criteria for "this log line deserves attention": each says in words what to report and what to leave, and tests
 * the facts of a message, so that a description and its answers cannot drift apart.
 */
import { FAILURE_CRITERIA, THING_CRITERIA } from "./alert-areas.js";
import { broken, byCause, calm, either, isCause, isKind, not, only, type Test } from "./alert-facts.js";
import type { Cause } from "./log-kinds.js";

export interface Criterion {
  /** Noun phrases, with choices. */
  readonly report: readonly string[];
  readonly ignore: readonly string[];
  readonly test: Test;
  /** Quiet lines that are easily confused with those to report, to be shown more often. */
  readonly close?: Test;
}

const warns = isKind("warn");
const heals = isKind("heal");
const SOUNDS_BAD =
  /error|fail(?!over|safe)|crash|exception|attack|corrupt|fatal|kill|dead|bad |reject|alert|lost|loss|invalid|intrusion|malware|threat|abort|panic|problem|evict|bounce|poison|expired|leak|brute|quarantine|broke|wrong|chargeback|core dump/i;
const SOUNDS_REPAIRED = /renew|refresh|reset|restart|restor|again|healthy|rotat|unban|recover/i;
const sounds =
  (words: RegExp): Test =>
  ({ message: [, , text] }) =>
    words.test(text);

/** Criteria on how bad a thing is, whatever it is about. */
const BY_KIND = {
  "needs-person": {
    report: [
      "<an error|a failure>, an attack or a warning that <somebody has to look at|needs a person>",
      "something broken, about to break or under attack, so that <a human must step in|someone has to act>",
      "a problem <that will not go away by itself|that is still open>, including attacks and warnings that call for action",
      "<a real failure|a real problem>, a sign of an attack, or a warning that needs action",
      "anything that somebody has to <act on|take care of>: <a failure|an outage|a breakdown>, lost data, an attack, a looming shortage",
    ],
    ignore: [
      "routine lines, successes, and <trouble that already fixed itself|problems that recovered by themselves>",
      "normal operation, also when <a retry helped|things recovered alone> or when it only mentions errors",
      "everyday messages, success reports, recovered hiccups and mere mentions of errors",
    ],
    test: isKind("crit", "fail", "warn"),
  },
  "any-failure": {
    report: [
      "something that <failed, crashed or was lost|went wrong>, even if it worked later on",
      "<an operation that did not succeed at once|an error that happened>, a dead process or lost data, repaired or not",
      "a failure <of any sort|of whatever kind>, also one that <recovered|a retry has cured>",
    ],
    ignore: [
      "<routine activity|normal work>, success, warnings of what may come, or a mere mention of errors <such as a count of zero|without a failure>",
      "lines where nothing has failed, even if <words like error appear|something is running short>",
    ],
    test: (entry) => {
      if (isCause("intrusion")(entry)) return undefined;
      if (warns(entry)) return isCause("disk", "memory", "limit", "certificate")(entry) ? false : undefined;
      return !calm(entry);
    },
    close: isKind("noise"),
  },
  "open-failure": {
    report: [
      "a failure that is <not repaired|still there>: something failed, crashed or was lost <and did not recover|for good>",
      "something that is broken now, <an operation failed or a program died|a failed operation or a dead program>",
    ],
    ignore: [
      "warnings about <the future|things that still work>, failures that were repaired, and normal lines",
      "everything that works, even if it is <running short|getting tight> or only worked after a retry",
    ],
    test: (entry) =>
      isCause("intrusion", "timeout", "other")(entry) && warns(entry) ? undefined : broken(entry),
  },
  "any-trouble": {
    report: [
      "trouble of any kind, even if it <is over already|repaired itself> or is only a warning",
      "a failure, a warning, an attack, or a hiccup that has <passed|recovered> meanwhile",
      "anything that <went wrong or threatens to|did not go smoothly>, also when a retry helped in the end",
    ],
    ignore: [
      "lines without any trouble, even if they <name|mention> errors that did not happen",
      "smooth operation: routine, success, error counts of zero",
    ],
    test: not(calm),
  },
  "early-warning": {
    report: [
      "a warning that something still works but will <break|run out> soon",
      "a shortage or wear that is <coming|building up>, before anything has failed",
    ],
    ignore: [
      "what has failed already, what has recovered, and normal lines",
      "failures that already happened, success, routine and <attacks|repaired problems>",
    ],
    test: (entry) => {
      if (!warns(entry)) return false;
      const early = isCause("disk", "memory", "limit", "certificate", "hardware")(entry);
      return early && !sounds(/fail|error|stopped|fault|exhausted/i)(entry) ? true : undefined;
    },
  },
  catastrophe: {
    report: [
      "the worst only: <a process or machine that died|a crash>, or lost data",
      "a crash, <a killed process|a process killed for memory> or data that is gone",
    ],
    ignore: [
      "everything less: single failed operations, warnings, normal lines",
      "all other lines, even if <one request|an operation> failed",
    ],
    test: (entry) => {
      if (isKind("crit")(entry)) return isCause("crash", "loss", "memory")(entry) || undefined;
      return broken(entry) && isCause("crash", "memory", "loss")(entry) ? undefined : false;
    },
    close: isKind("fail"),
  },
  recovered: {
    report: [
      "a problem that has <gone away by itself|been overcome>, for instance by a retry or a restart",
      "trouble that is over: it failed or was down for a while, and <works again|then succeeded>",
    ],
    ignore: [
      "lines without trouble, and trouble that is still there",
      "failures that remain, warnings, and operation that was <smooth|normal> all along",
    ],
    test: (entry) => (calm(entry) && sounds(SOUNDS_REPAIRED)(entry) ? undefined : heals(entry)),
    close: isKind("fail"),
  },
  "good-news": {
    report: [
      "something that was completed or <succeeded|works>",
      "<good news|a success>: a thing done, sent, ready or connected",
    ],
    ignore: [
      "a failure, a warning or an attack",
      "<bad news|trouble>: something failed, is short or under attack",
    ],
    test: (entry) => (isKind("ok")(entry) ? true : calm(entry) || heals(entry) ? undefined : false),
  },
  "false-alarm": {
    report: [
      "a harmless line that <merely mentions|only talks of> errors, failures, crashes or attacks, though none happened",
      "a false alarm: words such as error or failed <stand|appear> in it, but <nothing went wrong|the count is zero or it is only a name>",
    ],
    ignore: [
      "real trouble, even if it is over, and plain lines without such words",
      "lines about something that did go wrong, and ordinary lines that do not sound bad",
    ],
    test: (entry) => {
      if (isKind("noise")(entry)) return sounds(SOUNDS_BAD)(entry) || undefined;
      return calm(entry) && sounds(SOUNDS_BAD)(entry) ? undefined : false;
    },
    close: broken,
  },
} as const satisfies Record<string, Criterion>;

export const REST = [
  "everything else, <including other failures|even other failures>",
  "any other line, <failed or not|whether it reports another failure or none>",
  "<all remaining lines|the rest>: routine, success and failures of another sort",
] as const;

/** Causes to report, doubtful ones, words that make a message doubtful, and the phrases. */
type CauseRow = readonly [
  causes: readonly Cause[],
  doubtful: readonly Cause[],
  words: RegExp,
  ...report: string[],
];

// biome-ignore format: one criterion a line or two.
const CAUSE_ROWS = {
  security: [["intrusion"], ["credentials", "permission"], /attack|security|virus|vulnerab|two-factor/i,
    "a possible attack or break-in", "suspicious or hostile behaviour, such as password guessing or tampering", "<a sign|signs> of intruders, malware or abuse"],
  "data-loss": [["loss"], [], /RAID|sector|I\/O|EXT4|media|disk|lost|loss|corrupt|delet|overwr|destroy|encrypt|skipped|backup|truncat/i,
    "data that was lost or damaged", "records, files or messages that are lost, corrupt or beyond recovery"],
  capacity: [["disk", "memory", "limit"], [], /full|exhaust|quota|pool|space|memory|limit|slow|grow|backlog|cannot keep up/i,
    "disk space, memory, connections or a quota that ran out or is nearly used up", "a resource (disk, memory, connections, quota) that is full or almost full"],
  connectivity: [["timeout", "refused", "dns"], [], /connect|unreach|network|link|tunnel|reach|resolve|answer|BGP|down|upstream|session|HTTP|packet|NIC|offline/i,
    "a timeout, a refused connection or a host name that does not resolve", "a timeout of any sort, a connection that was refused, or a DNS failure"],
  access: [["permission", "credentials"], [], /denied|password|login|logged in|auth|forbidden|factor|account|sudo|user|admin|privilege|session|ssh/i,
    "access that was denied: missing permission, or wrong or expired credentials", "a permission or credential problem"],
  disk: [["disk"], [], /device|sector|disk|space|full|quota|volume|inode/i,
    "disk space that ran out or is nearly used up", "a full or almost full disk"],
  memory: [["memory"], [], /memory|heap|oom|allocat/i,
    "memory that ran out or gets tight", "a shortage of main memory, including processes killed for it"],
  timeout: [["timeout"], [], /time|slow|after \{dur\}|answer|wait|deadline|stuck|delay|overdue|longer|expir|lag/i,
    "something that timed out", "an operation that was given up because it took too long"],
  "name-lookup": [["dns"], [], /dns|resol|host name|domain/i,
    "a host name that could not be resolved", "a DNS problem: the name of a machine is not found"],
  refused: [["refused"], [], /refus|reject|declin|denied|bind|unreach|not be established|down/i,
    "a connection that was refused", "a remote port that <refuses|refused> the connection"],
  certificate: [["certificate"], [], /cert|tls|ssl|expire|token/i,
    "a TLS certificate that is bad, expired or about to expire", "trouble with a TLS certificate"],
  missing: [["missing"], ["config", "dns"], /not found|no such|missing|not exist|absent|unknown|no copy|unassigned|cannot find|empty|gone/i,
    "a file, table, image or other object that does not exist", "something that was needed but <is not there|could not be found>"],
  misconfigured: [["config"], [], /config|option|setting|variable|value|syntax|already in use|misconf/i,
    "a wrong or missing setting", "a mistake in the configuration"],
  "program-bug": [["bug"], ["crash", "input"], /exception|panic|undefined|null|test|error/i,
    "a mistake in a program, as an exception, a compile error or a failed test shows", "a bug in the code: an exception, code that does not compile, a wrong query or a failing test"],
  hardware: [["hardware"], ["loss"], /device|cable|hardware|link|uplink|nic|temperature|lockup|disk|sector|clock/i,
    "a broken or failing part of the hardware", "a disk, fan, cable or other device that is <failing|wearing out>"],
  "bad-input": [["input"], [], /exception|null|test|error|invalid|malformed|schema|reject|syntax|unknown|format|validat|duplicate|declin|field/i,
    "data that was refused because it is invalid", "bad input: <malformed or unacceptable|wrong or unusable> data"],
  "limit-reached": [["limit"], [], /limit|quota|full|many|exhaust|maxim|max|pool|capacity|cannot keep up/i,
    "a quota, rate limit or maximum number that is used up or nearly so", "a limit (connections, requests, nodes, quota) that was hit or is close"],
} as const satisfies Record<string, CauseRow>;

export const CAUSE_CRITERIA = Object.fromEntries(
  Object.entries(CAUSE_ROWS).map(([name, [causes, doubtful, words, ...report]]) => [
    name,
    { report, ignore: REST, test: byCause(causes, doubtful, words), close: broken },
  ]),
) as unknown as Record<keyof typeof CAUSE_ROWS, Criterion>;

const CRASH: Criterion = {
  report: [
    "a process, container or kernel that crashed or was killed",
    "a program that died, crashed, panicked or keeps restarting",
  ],
  ignore: ["everything else, including errors that leave the program running", ...REST],
  test: either(
    isCause("crash"),
    only(
      (entry) => !isKind("crit")(entry) || isCause("loss", "intrusion")(entry),
      byCause(
        ["crash"],
        ["memory", "config"],
        /exit|died|kill|panic|abort|stopp|down|terminat|restart|start|froze/i,
      ),
    ),
  ),
  close: isKind("fail"),
};

/** Criteria of the family that every user needs: how bad, of which cause, in which area. */
export const ALERT_CRITERIA = {
  ...BY_KIND,
  ...CAUSE_CRITERIA,
  crash: CRASH,
  ...FAILURE_CRITERIA,
  ...THING_CRITERIA,
} as const satisfies Record<string, Criterion>;
