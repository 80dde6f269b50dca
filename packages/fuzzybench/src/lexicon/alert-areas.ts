/** Criteria for an alert by area: a failure in it, or any line about it. */
import type { Criterion } from "./alert-definitions.js";
import { both, broken, calm, inArea, only } from "./alert-facts.js";
import type { Subsystem } from "./log-kinds.js";

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
