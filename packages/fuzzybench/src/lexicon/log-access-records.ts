/** Requests in web access logs: made-up records with all their facts, written in several formats. */
import type { Random } from "../random.js";

export interface AccessRecord {
  readonly ip: string;
  /** The address is private. */
  readonly inside: boolean;
  readonly method: string;
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly query: string;
  readonly target: "page" | "static" | "probe";
  readonly status: number;
  readonly bytes: number;
  readonly ms: number;
  readonly agent: string;
  readonly visitor: "browser" | "robot" | "script";
}

const PATHS = {
  page: "/,/login,/cart,/checkout,/api/v1/users,/api/orders,/api/orders/#,/search,/blog/#,/health,/admin/users,/account,/docs/errors,/product/#,/help/failed-payment,/news,/about".split(
    ",",
  ),
  static:
    "/static/app.js,/css/main.css,/img/logo.png,/img/hero-#.jpg,/fonts/sans.woff2,/assets/icons.svg,/static/chunk-#.js,/css/error.css".split(
      ",",
    ),
  probe:
    "/.env,/wp-login.php,/.git/config,/phpmyadmin/index.php,/../../etc/passwd,/admin.php.bak,/cgi-bin/test.sh,/xmlrpc.php,/backup.sql,/.aws/credentials".split(
      ",",
    ),
} as const;
const QUERIES = "page=#,q=shoes,q=error+500,id=#,sort=price,lang=de&page=#,utm_source=mail,from=#&to=#".split(
  ",",
);
const STATUS = {
  page: [
    200, 200, 200, 201, 204, 301, 302, 304, 304, 307, 400, 401, 403, 404, 409, 422, 429, 500, 500, 502, 503,
    504,
  ],
  static: [200, 200, 304, 304, 404, 403, 500, 502, 503],
  probe: [404, 404, 403, 400, 301, 302, 500, 200],
} as const;
const AGENTS = {
  browser: [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/124.0",
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/122.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_3) Safari/604.1",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Safari/605.1",
    "Mozilla/5.0 (Linux; Android 14) Chrome/121.0 Mobile",
  ],
  robot: [
    "Googlebot/2.1",
    "bingbot/2.0",
    "Mozilla/5.0 (compatible; YandexBot/3.0)",
    "AhrefsBot/7.0",
    "Baiduspider/2.0",
    "DuckDuckBot/1.1",
  ],
  script: [
    "curl/8.4.0",
    "python-requests/2.31",
    "Wget/1.21",
    "okhttp/4.9",
    "Go-http-client/1.1",
    "PostmanRuntime/7.36",
  ],
} as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const numbered = (r: Random, text: string): string => text.replace(/#/g, () => String(r.int(1, 900)));

export function accessRecord(r: Random): AccessRecord {
  const target = r.pick(["page", "page", "static", "probe"] as const);
  const visitor = r.pick(["browser", "robot", "script"] as const);
  const method =
    target === "page"
      ? r.pick(["GET", "GET", "POST", "PUT", "PATCH", "DELETE", "POST"])
      : r.pick(["GET", "GET", "HEAD"]);
  const inside = r.chance(0.35);
  const [a, b, c, d] = [r.int(23, 126), r.int(0, 250), r.int(0, 254), r.int(1, 254)];
  const start = r.pick([`10.${r.int(0, 60)}`, "192.168", `172.${r.int(16, 31)}`]);
  return {
    ip: inside ? `${start}.${c}.${d}` : `${a}.${b}.${c}.${d}`,
    inside,
    method,
    path: numbered(r, r.pick(PATHS[target])),
    query: target === "page" && r.chance(0.7) ? numbered(r, r.pick(QUERIES)) : "",
    target,
    status: r.pick(STATUS[target]),
    bytes: r.pick([r.int(120, 999), r.int(1000, 9999), r.int(10000, 90000)]),
    ms: r.pick([r.int(2, 190), r.int(190, 600), r.int(600, 4000)]),
    agent: r.pick(AGENTS[visitor]),
    visitor,
  };
}

const two = (n: number): string => String(n).padStart(2, "0");

/** Writes a record in the common format of web servers, as JSON, or as key=value pairs. */
export function writeAccess(r: Random, record: AccessRecord): string {
  const { ip, method, path, query, status, bytes, ms, agent } = record;
  const [day, month, hour, minute, second] = [
    r.int(1, 28),
    r.int(1, 12),
    r.int(0, 23),
    r.int(0, 59),
    r.int(0, 59),
  ];
  const clock = [hour, minute, second].map(two).join(":");
  const iso = `2025-${two(month)}-${two(day)}T${clock}Z`;
  const address = query === "" ? path : `${path}?${query}`;
  const form = r.int(0, 3);
  if (form === 0)
    return JSON.stringify({ time: iso, client: ip, method, url: address, status, bytes, ms, agent });
  if (form === 1)
    return `ts=${iso} remote=${ip} method=${method} uri=${address} status=${status} size=${bytes} duration=${ms}ms agent="${agent}"`;
  return `${ip} - - [${two(day)}/${MONTHS[month - 1]}/2025:${clock} +0000] "${method} ${address} HTTP/1.1" ${status} ${bytes} "-" "${agent}" ${ms}ms`;
}
