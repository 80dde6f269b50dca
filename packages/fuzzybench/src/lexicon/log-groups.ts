/** Ways to divide log messages into groups, by what they are about and by the cause of the trouble. */
import type { Random } from "../random.js";
import { calm, either, inArea, isCause, SUGGESTS, type Test } from "./alert-facts.js";
import type { Cause, Subsystem } from "./log-kinds.js";
import { ENTRIES, type Entry } from "./log-lines.js";

export interface Group {
  readonly names: readonly string[];
  readonly means: readonly string[];
  readonly test: Test;
  /** The messages that surely belong to the group. */
  readonly entries: () => readonly Entry[];
}
/** Draws the groups. */
export type Cut = (random: Random) => readonly Group[];

/** A group whose messages are looked for in `pool` when they are first needed. */
function group(names: string, means: string, test: Test, pool: readonly Entry[] = ENTRIES): Group {
  let found: readonly Entry[] | undefined;
  const entries = (): readonly Entry[] => {
    found ??= pool.filter((entry) => test(entry) === true);
    return found;
  };
  return { names: names.split(","), means: means.split("|"), test, entries };
}
const fixed =
  (...groups: Group[]): Cut =>
  () =>
    groups;

/** Names and meaning of each subsystem that a task may offer. */
const AREAS: Partial<Record<Subsystem, readonly [names: string, means: string]>> = {
  storage: ["storage,disk,files", "disks, files and volumes"],
  network: ["network,net,web", "connections and HTTP traffic"],
  database: ["database,db,sql", "databases and queries"],
  auth: ["auth,login,access", "logins, sessions and attacks"],
  memory: ["memory,ram,heap", "memory use"],
  queue: ["queue,messaging,broker", "message queues and brokers"],
  build: ["build,ci,compile", "compiling and tests"],
  payment: ["payment,billing,money", "payments and refunds"],
  mail: ["mail,email,smtp", "sending and receiving e-mail"],
  jobs: ["jobs,cron,schedule", "scheduled jobs"],
  tls: ["tls,certificates,ssl", "certificates"],
};

const AREA_NAMES = Object.keys(AREAS) as Subsystem[];
const INSIDE = new Map(
  AREA_NAMES.map((area) => [area, ENTRIES.filter(({ message }) => message[1] === area)]),
);
const OUTSIDE = new Map(
  AREA_NAMES.map((area) => [area, new Set(ENTRIES.filter((entry) => inArea(area)(entry) === false))]),
);

/** Three to five areas that do not overlap. */
function someAreas(random: Random): readonly Subsystem[] {
  let areas = random.sample(AREA_NAMES, random.int(3, 5));
  if (areas.includes("jobs") && areas.includes("storage")) areas = areas.filter((a) => a !== "jobs");
  if (areas.includes("tls") && areas.includes("network")) areas = areas.filter((a) => a !== "tls");
  return areas;
}

/** A message is of an area when no other one offered is suggested by its cause. */
const areaGroups = (areas: readonly Subsystem[]): Group[] =>
  areas.map((area) => {
    const [names, means] = AREAS[area] as readonly [string, string];
    const test: Test = ({ source, message: [, subsystem, , cause] }) => {
      const hint = cause && SUGGESTS[cause];
      if (subsystem !== area || (hint && hint !== area && areas.includes(hint))) return undefined;
      return !(source.name === "redis" && subsystem === "memory") || undefined;
    };
    return group(names, means, test, INSIDE.get(area));
  });

const of = (...areas: Subsystem[]): Test => {
  const test = either(...areas.map(inArea));
  return (entry) => (areas.includes(entry.message[1]) ? test(entry) : undefined);
};
const SECURITY = group(
  "security,safety,guard",
  "attacks, logins, permissions and certificates|everything about attacks, access rights and certificates",
  either(of("auth", "tls"), isCause("intrusion")),
);
/** Leaves out what the security team could claim as well. */
const without =
  (test: Test): Test =>
  (entry) =>
    isCause("intrusion", "permission", "credentials", "certificate")(entry) ? undefined : test(entry);

export const AREA_CUTS = {
  areas: (random) => areaGroups(someAreas(random)),
  "areas-or-other": (random) => {
    const areas = someAreas(random).slice(0, 3);
    const far = areas.map((area) => OUTSIDE.get(area) as Set<Entry>);
    const outside: Test = (entry) => far.every((set) => set.has(entry)) || undefined;
    return [...areaGroups(areas), group("other,rest,else", "anything else|none of these areas", outside)];
  },
  teams: fixed(
    group(
      "data,databases,storage team",
      "databases, queues and stored files",
      without(of("database", "queue", "storage")),
    ),
    group(
      "business,product,shop",
      "payments, invoices and e-mail to customers",
      without(of("payment", "mail")),
    ),
    group("developers,dev,build team", "building, compiling and testing software", without(of("build"))),
    SECURITY,
  ),
  "build-or-run": fixed(
    group("build,develop,pipeline", "building and testing software, before it is in use", of("build")),
    group(
      "run,operate,production",
      "software and machines in use",
      ({ message: [, area, text] }) =>
        (area !== "build" && area !== "app" && !/deploy|release|test|image|migration|rollout/i.test(text)) ||
        undefined,
    ),
  ),
} as const satisfies Record<string, Cut>;

const CAUSES: Partial<Record<Cause, readonly [names: string, means: string]>> = {
  disk: ["disk,disk full,no-space", "no disk space left or nearly none"],
  memory: ["memory,oom,out of memory", "memory ran out or is short"],
  timeout: ["timeout,too slow,timed-out", "something took too long"],
  refused: ["refused,connection refused,closed-port", "a connection was refused"],
  dns: ["dns,name lookup,unknown-host", "a host name could not be resolved"],
  permission: ["permission,denied,no-access", "rights to a file or object are missing"],
  certificate: ["certificate,tls,bad-cert", "a TLS certificate is bad or ends soon"],
  credentials: ["credentials,bad login,auth", "a password, token or key was not accepted"],
  missing: ["missing,not found,absent", "a file, table, image or script does not exist"],
  config: ["config,settings,misconfigured", "a setting is wrong or not set"],
  bug: ["bug,code,program error", "the code itself is wrong, as an exception or failed test shows"],
  intrusion: ["attack,security,intrusion", "somebody tries to break in or tampered"],
  hardware: ["hardware,device,broken-part", "a disk, fan or other part is failing"],
  crash: ["crash,died,killed", "a process crashed or was killed"],
  input: ["input,bad data,invalid", "data was refused as invalid"],
  loss: ["loss,lost data,corrupt", "data is lost or damaged"],
};
/** Causes that a reader could take for each other. */
const CLASH: readonly (readonly Cause[])[] = [
  ["permission", "credentials", "intrusion"],
  ["crash", "bug", "hardware"],
  ["input", "bug"],
  ["loss", "hardware", "missing"],
  ["config", "missing"],
];

const CAUSE_GROUPS = (Object.keys(CAUSES) as Cause[]).map((cause) => ({
  cause,
  group: group(...(CAUSES[cause] as readonly [string, string]), isCause(cause)),
}));
const clash = (one: Cause, other: Cause): boolean =>
  CLASH.some((set) => set.includes(one) && set.includes(other));

const someCauses = (random: Random): Group[] =>
  random
    .shuffle(CAUSE_GROUPS)
    .filter(({ cause }, i, all) => !all.slice(0, i).some((earlier) => clash(cause, earlier.cause)))
    .slice(0, random.int(3, 5))
    .map(({ group }) => group);

const NO_TROUBLE = group("none,no problem,ok", "nothing went wrong|the line reports no problem", calm);

/** Time-outs inside of one machine are left out. */
const remote: Test = (entry) =>
  isCause("refused", "dns")(entry) ||
  (isCause("timeout")(entry) && ["network", "mail", "payment", "queue"].includes(entry.message[1])) ||
  undefined;

export const CAUSE_CUTS = {
  causes: someCauses,
  "causes-or-none": (random) => [...someCauses(random), NO_TROUBLE],
  "kinds-of-cause": fixed(
    group(
      "resource,shortage,capacity",
      "disk space, memory or a quota is short",
      isCause("disk", "memory", "limit"),
    ),
    group("network,connection,remote", "something could not be reached, or a name not resolved", remote),
    group(
      "rights,access,denied",
      "a permission, password, key or certificate is missing or wrong",
      isCause("permission", "credentials", "certificate"),
    ),
    group("software,code,program", "the code or its configuration is wrong", isCause("bug", "config")),
  ),
  "who-fixes-it": fixed(
    group("developer,programmer,dev", "a programmer, since the code is wrong", isCause("bug")),
    group(
      "administrator,operator,ops",
      "an administrator, for disk, memory, hardware, certificate or network",
      isCause("disk", "memory", "hardware", "certificate", "dns", "refused"),
    ),
    group(
      "security,guard,incident team",
      "the security team, for an attack or break-in",
      isCause("intrusion"),
    ),
    group("nobody,no one,none", "nobody, as nothing is wrong", calm),
  ),
  "retry-or-fix": fixed(
    group(
      "retry,again,later",
      "trying again later may help, since something was slow, unreachable or at its limit for the moment",
      (entry) => (entry.message[0] === "fail" && isCause("timeout", "refused", "limit")(entry)) || undefined,
    ),
    group(
      "fix,repair,change",
      "trying again will not help: something is missing, forbidden, wrongly set or wrongly programmed",
      isCause("missing", "permission", "config", "bug"),
    ),
  ),
} as const satisfies Record<string, Cut>;
