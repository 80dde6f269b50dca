/** Criteria for an alert by area: a failure in it, or any line about it. */
import type { Criterion } from "./alert-definitions.js";
import { both, broken, calm, inArea, isCause, isKind, only } from "./alert-facts.js";
import type { Subsystem } from "./log-kinds.js";
import type { Entry } from "./log-lines.js";

export const AREAS = {
  payment: ["payments", "charges, refunds and invoices"],
  database: ["databases", "databases and their queries"],
  mail: ["e-mail delivery", "sending and delivering mail"],
  build: ["builds and tests", "compiling and testing software"],
  queue: ["message queues", "queues and message brokers"],
  jobs: ["scheduled jobs", "batch and cron jobs"],
  auth: ["logins and access rights", "accounts, logins and permissions"],
  storage: ["disks, files and backups", "storage: disks, files, backups"],
  memory: ["main memory", "memory use and memory shortage"],
  tls: ["TLS certificates", "certificates for encryption"],
} as const satisfies Partial<Record<Subsystem, readonly string[]>>;
export type Area = keyof typeof AREAS;

const FAILURE_AREAS = ["payment", "database", "mail", "build", "queue", "jobs", "auth", "storage"] as const;

export const failureIn = (area: Area): Criterion => ({
  report: AREAS[area].flatMap((name) => [
    `a failure in ${name}`,
    `something that <failed|went wrong> in ${name}`,
  ]),
  ignore: [
    `normal lines about ${AREAS[area][0]} and any line about other areas, failed or not`,
    "everything else: success in that area, or trouble somewhere else",
  ],
  test: both(
    inArea(area),
    only((entry) => broken(entry) || calm(entry) || inArea(area)(entry) === false, broken),
  ),
  close: (entry) => calm(entry) && inArea(area)(entry),
});

export const FAILURE_CRITERIA = Object.fromEntries(
  FAILURE_AREAS.map((area) => [`${area}-failure`, failureIn(area)]),
) as Record<`${(typeof FAILURE_AREAS)[number]}-failure`, Criterion>;

/** Trouble with something that several areas deal with, known by words of the message; others make it doubtful. */
const troubleWith = (
  what: RegExp,
  doubt: RegExp,
  report: readonly string[],
  ignore: readonly string[],
  trouble: (entry: Entry) => boolean,
): Criterion => ({
  report,
  ignore,
  test: (entry) => {
    if (calm(entry)) return false;
    const [, , text] = entry.message;
    if (doubt.test(text)) return undefined;
    return what.test(text) ? trouble(entry) || undefined : false;
  },
  close: (entry) => calm(entry) && what.test(entry.message[2]),
});

export const THING_CRITERIA = {
  "backup-trouble": troubleWith(
    /backup (of|archive|<of)|last <successful|archive command|restore of|snapshot chain/i,
    /dump(ed|s)?\b(?! is)|not in any|not? backup|any backup|final snapshot|snapshot failed|s3:|\{(job|path|file|dir)\}(?! is corrupt)/i,
    ["a backup that failed, was skipped or cannot be restored", "trouble with backups, dumps or snapshots"],
    [
      "backups that worked, and everything that has nothing to do with backups",
      "all else: fine backups, other failures, routine",
    ],
    isKind("crit", "fail", "warn"),
  ),
  "deploy-trouble": troubleWith(
    /deploy of|rollout|migration|helm|smoke test/i,
    /integrity|deploy user|manifest|image|pull|pipeline|main\.tf|state lock|Quota|bucket|Instance|UNREACHABLE|unit tests|build|registry|snapshot/i,
    [
      "a deployment, rollout or migration that failed",
      "trouble while a new version was rolled out or a migration was run",
    ],
    [
      "deployments that worked, and all lines about other things",
      "everything else, successful rollouts as well as other failures",
    ],
    broken,
  ),
  "login-trouble": troubleWith(
    /login|log in|logged in|sign-in|sign in|password|authentication|LDAP|Invalid user/i,
    /session|sudo|token (of|<sig)|ssh key|unknown\.host|privilege|denied|API key|SMTP|SASL|database|for user "|Access|provider|SSO|unauthorized|no mailbox/i,
    [
      "a login that was refused or looks suspicious",
      "trouble with somebody signing in: wrong password, failed or odd login",
    ],
    [
      "logins that worked, and everything that has nothing to do with logins",
      "all else: normal sign-ins, other failures, routine",
    ],
    (entry) => isCause("intrusion", "credentials")(entry) && inArea("auth")(entry) === true,
  ),
  "falling-behind": troubleWith(
    /backlog|lag |lag on|slow query|response time|stuck|waiting|overdue|has not run|longer every|keep up|growing/i,
    /time(d|out| limit|-out)|timeout|answer|within|exceed|lockup|vacuum|refund|backup|expir|keepalive|leader|ready|after \{dur\}|for \{dur\}|memory|rising|yellow|behind|pool/i,
    [
      "work that is piling up or late: a growing queue, a lag, an overdue job, slow answers",
      "something that does not keep pace: too slow, overdue or ever longer queues",
    ],
    [
      "failures that have nothing to do with delay, and everything that is on time",
      "all else: routine, quick work, other trouble",
    ],
    (entry) => isKind("warn")(entry) && isCause("other")(entry),
  ),
} as const satisfies Record<string, Criterion>;

/** Any line about an area, good or bad. */
export const TOPIC_CRITERIA = Object.fromEntries(
  (Object.keys(AREAS) as Area[]).map((area) => [
    area,
    {
      report: AREAS[area].map((name) => `${name}, <good or bad|whether all is well or not|failed or not>`),
      ignore: [
        "lines about something else, <even if they report failures|however serious>",
        "everything about other parts of the system",
      ],
      test: inArea(area),
    },
  ]),
) as unknown as Record<Area, Criterion>;
