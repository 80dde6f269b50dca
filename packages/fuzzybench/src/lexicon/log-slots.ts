/**
 * The variable parts of log messages: "{ip}", "{path}", "{dur}" and so on. Filling a template also returns
 * what each slot received, so that an extraction task knows its answer without parsing the line.
 */
import type { Random } from "../random.js";
import { choose } from "./choices.js";

const HOSTS =
  "web,db,app,cache,mail,proxy,worker,edge,api,node,build,gw,ns,vpn,backup,k8s-master,search,queue".split(
    ",",
  );
const SITES = ["", "", "", ".example.com", ".internal", "-eu", "-prod", ".lan", "-us-east"];
export const SERVICES =
  "checkout,billing,auth-service,inventory,search-api,notifier,gateway,user-service,payments,catalog,shipping,mailer,reports,ledger,sessions,image-resizer,recommender,webhooks,scheduler,ingest,pricing,cart,profile-api,exporter".split(
    ",",
  );
const USERS =
  "alice,bob,carol,dmitri,eve,frank,grace,heidi,ivan,judy,mallory,nina,oscar,peggy,root,deploy,admin,jenkins,postgres,svc_backup,maria,tomas,yuki,olivia,liam,noah".split(
    ",",
  );
const DIRS =
  "/var/log,/etc/nginx,/srv/app,/home/deploy,/opt/data,/var/lib/mysql,/usr/local/share,/mnt/backup,/tmp,/data/exports,/var/spool/mail,/etc/ssl,/srv/www/html,/opt/app/config,/var/cache".split(
    ",",
  );
const FILES =
  "app.log,config.yml,users.csv,dump.sql.gz,report.pdf,index.html,cert.pem,state.json,orders.parquet,settings.ini,main.conf,avatar.png,session.dat,queue.db,trace.bin,import.xml,error_log,backup.tar".split(
    ",",
  );
const TABLES =
  "users,orders,invoices,payments,sessions,events,products,audit_log,items,customers,accounts,tokens".split(
    ",",
  );
const TOPICS =
  "orders,clicks,payments,user-events,logs,metrics,email-jobs,invoices,shipments,telemetry".split(",");
const JOBS =
  "nightly-backup,db-dump,invoice-export,log-rotate,cache-warmup,reindex,cleanup-tmp,daily-report,user-sync,etl-orders,cert-renew,thumbnail-gen,stats-rollup,ldap-sync".split(
    ",",
  );
const UNITS =
  "nginx,postgresql,redis-server,docker,sshd,cron,mysql,haproxy,rsyslog,prometheus,grafana-server,mongod,kubelet,elasticsearch".split(
    ",",
  );
const URLS =
  "/,/login,/api/v1/users,/api/orders,/cart/checkout,/health,/static/app.js,/search?q=shoes,/img/logo.png,/api/v2/items,/admin,/feed.xml,/api/payments,/docs/intro,/favicon.ico,/api/error-codes".split(
    ",",
  );
const REPOS = "acme/web,acme/api,registry.local/worker,nginx,redis,postgres,ghcr.io/acme/cart".split(",");
const HEX = "0123456789abcdef";

const hex = (random: Random, n: number): string =>
  Array.from({ length: n }, () => random.pick([...HEX])).join("");

/** One host name, such as "web-03.example.com". */
export const hostName = (random: Random): string =>
  `${random.pick(HOSTS)}${random.pick(["-", "", "-0"])}${random.int(1, 9)}${random.pick(SITES)}`;

/** One IPv4 address, private or public. */
export const ipAddress = (random: Random): string =>
  `${random.pick([`10.${random.int(0, 40)}`, "192.168", `172.${random.int(16, 31)}`, `${random.int(23, 203)}.${random.int(1, 250)}`])}.${random.int(0, 254)}.${random.int(1, 254)}`;

const duration = (random: Random): string =>
  random.pick([
    () => `${random.int(2, 980)}ms`,
    () => `${random.int(2, 5000)} ms`,
    () => `${random.int(1, 59)}.${random.int(0, 9)}s`,
    () => `${random.int(2, 90)}s`,
    () => `${random.int(2, 45)} seconds`,
    () => `${random.int(2, 15)}m`,
  ])();

/** How each slot is filled. */
const SLOTS: Record<string, (random: Random) => string> = {
  host: hostName,
  ip: ipAddress,
  port: (r) => String(r.pick([22, 80, 443, 5432, 3306, 6379, 8080, 9092, 8443, 3000, r.int(1024, 65535)])),
  pid: (r) => String(r.int(100, 65000)),
  user: (r) => r.pick(USERS),
  svc: (r) => r.pick(SERVICES),
  path: (r) => `${r.pick(DIRS)}/${r.pick(FILES)}`,
  dir: (r) => r.pick(DIRS),
  file: (r) => r.pick(FILES),
  url: (r) => r.pick(URLS),
  dur: duration,
  n: (r) => String(r.pick([r.int(1, 9), r.int(10, 99), r.int(100, 9999)])),
  small: (r) => String(r.int(2, 9)),
  big: (r) => String(r.int(10000, 9999999)),
  pct: (r) => `${r.int(5, 65)}%`,
  highpct: (r) => `${r.int(90, 99)}%`,
  mb: (r) => `${r.int(1, 900)}${r.pick(["MB", "M", " MB", "MiB", "GB", "G"])}`,
  table: (r) => r.pick(TABLES),
  topic: (r) => r.pick(TOPICS),
  job: (r) => r.pick(JOBS),
  unit: (r) => r.pick(UNITS),
  image: (r) => `${r.pick(REPOS)}:${r.int(1, 6)}.${r.int(0, 20)}`,
  pod: (r) => `${r.pick(SERVICES)}-${hex(r, 6)}-${hex(r, 5)}`,
  dev: (r) => r.pick(["sda", "sdb", "sdc1", "nvme0n1", "md0", "vda1", "dm-3"]),
  nic: (r) => r.pick(["eth0", "eth1", "ens5", "bond0", "wlan0", "enp3s0"]),
  hex: (r) => hex(r, 12),
  sha: (r) => hex(r, 7),
  req: (r) => `req-${hex(r, 6)}`,
  order: (r) => `${r.pick(["", "A-", "ORD-", "#"])}${r.digits(r.int(4, 6))}`,
  amount: (r) => `${r.int(1, 480)}.${r.digits(2)} ${r.pick(["EUR", "USD", "GBP"])}`,
  mail: (r) => `${r.pick(USERS)}${r.int(1, 99)}@${r.pick(["example.com", "mail.test", "acme.org"])}`,
  s5: (r) => String(r.pick([500, 502, 503, 504])),
  s2: (r) => String(r.pick([200, 200, 201, 204, 301, 302, 304])),
  s4: (r) => String(r.pick([400, 401, 403, 404, 405, 409, 422, 429])),
  clf: (r) =>
    `${String(r.int(1, 28)).padStart(2, "0")}/${r.pick(["Jan", "Feb", "Mar", "May", "Jul", "Oct", "Dec"])}/20${r.int(19, 26)}:${String(r.int(0, 23)).padStart(2, "0")}:${r.int(10, 59)}:${r.int(10, 59)} +0000`,
  days: (r) => String(r.int(2, 9)),
  ver: (r) => `${r.int(1, 9)}.${r.int(0, 20)}.${r.int(0, 9)}`,
};

/** Slots that an extraction task can ask for, by field; several slots may carry one field. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  host: "host",
  ip: "ip",
  port: "port",
  pid: "pid",
  user: "user",
  svc: "service",
  unit: "unit",
  path: "path",
  dir: "path",
  file: "file",
  url: "url",
  dur: "duration",
  order: "order",
  mail: "mail",
  s5: "status",
  s2: "status",
  s4: "status",
  req: "request",
};

export interface Filled {
  readonly text: string;
  /** Values received per field of FIELD_OF. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** Resolves choices and slots of a template; throws on an unknown slot name. */
export function fillSlots(random: Random, template: string): Filled {
  const fields: Record<string, string[]> = {};
  const text = choose(random, template).replace(/\{([a-z0-9]+)\}/g, (_, name: string) => {
    const slot = SLOTS[name];
    if (!slot) throw new RangeError(`unknown slot {${name}} in ${template}`);
    const value = slot(random);
    const field = FIELD_OF[name];
    if (field) {
      const values = fields[field] ?? [];
      fields[field] = values;
      values.push(value);
    }
    return value;
  });
  return { text, fields };
}
