/** Log messages of business applications written in any language; same fields as in log-system.ts. */
import type { LayoutName } from "./log-formats.js";
import type { Source } from "./log-kinds.js";
import { SERVICES } from "./log-slots.js";

/** Layouts of applications that log for themselves. */
export const APP_LAYOUTS: readonly LayoutName[] = [
  "log4j",
  "spring",
  "python",
  "pybasic",
  "pino",
  "json",
  "logfmt",
  "go",
  "rust",
  "prefixed",
  "clocked",
  "plain",
];

/** Business, database, network and general messages. */
export const BUSINESS: Source = {
  name: "application",
  layouts: APP_LAYOUTS,
  programs: SERVICES,
  messages: [
    [
      "fail",
      "payment",
      "<payment|charge|capture> <failed|was rejected|error> for order {order}: <gateway timeout|timed out after {dur}>",
      "timeout",
    ],
    [
      "fail",
      "payment",
      "<refund|payout> of {amount} <could not be booked|failed>: <ledger rejected entry|invalid account>",
      "input",
    ],
    ["fail", "payment", "payment provider <returned|answered> HTTP {s5} for order {order}", "other"],
    ["crit", "payment", "{n} payments <missing from|were never written to> the ledger", "loss"],
    [
      "warn",
      "payment",
      "<reconciliation|settlement> differs by {amount}, <manual check needed|please review>",
      "other",
    ],
    ["ok", "payment", "<payment|charge> of {amount} <captured|accepted|settled> for order {order}"],
    ["ok", "payment", "refund of {amount} <issued|paid out> for order {order}"],
    ["info", "payment", "<created|opened> invoice {n} for {amount}"],
    [
      "heal",
      "payment",
      "payment for order {order}: <retry succeeded|second attempt accepted> after gateway timeout",
    ],
    ["noise", "payment", "failed payments in last hour: 0"],
    [
      "fail",
      "database",
      "<could not|failed to|unable to> <connect to|reach> database {host}: <connection refused|ECONNREFUSED>",
      "refused",
    ],
    [
      "fail",
      "database",
      "<query|transaction> on {table} <timed out|exceeded the time limit> after {dur}",
      "timeout",
    ],
    ["fail", "database", "connection pool exhausted, {n} requests waiting", "limit"],
    [
      "fail",
      "database",
      'migration {n} <failed|rolled back>: column "total" of {table} <is missing|does not exist>',
      "missing",
    ],
    ["crit", "database", "{n} rows of {table} <lost|overwritten|could not be recovered>", "loss"],
    ["ok", "database", "migration {n} applied to {table} in {dur}"],
    ["ok", "database", "connected to database {host}:{port}"],
    ["info", "database", "opening connection pool, size {n}"],
    ["heal", "database", "<reconnected to|connection restored to> database {host} after {dur}"],
    ["noise", "database", "loaded {n} rows from {table}, 0 rejected, 0 errors"],
    [
      "fail",
      "network",
      "<GET|POST|request to> https://{host}{url} <failed|gave up>: <read timeout|ETIMEDOUT|deadline exceeded>",
      "timeout",
    ],
    ["fail", "network", "getaddrinfo <ENOTFOUND|EAI_AGAIN> {host}", "dns"],
    ["fail", "network", "<could not resolve host|DNS lookup failed for|no such host:> {host}", "dns"],
    ["fail", "network", "dial tcp {ip}:{port}: connect: connection refused", "refused"],
    ["fail", "network", "<upstream|remote API> {host} answered {s5}, giving up after {small} tries", "other"],
    ["warn", "network", "circuit breaker for {host} is open, <all calls rejected|traffic blocked>", "other"],
    [
      "fail",
      "network",
      "rate limit <exceeded|hit> on {host}: <429 Too Many Requests|quota used up>",
      "limit",
    ],
    ["heal", "network", "<retry succeeded|request ok on attempt {small}> for {host} after {dur}"],
    ["heal", "network", "circuit breaker for {host} closed, service healthy again"],
    ["ok", "network", "<request {req}|POST {url}|GET {url}> <completed|done|finished> with {s2} in {dur}"],
    ["info", "network", "listening on <0.0.0.0|port>:{port}"],
    [
      "info",
      "network",
      "<client {ip} connected|new websocket from {ip}|connection from {ip} closed normally>",
    ],
    ["noise", "network", "retry policy: max {small} attempts on timeout or error"],
    ["noise", "app", "error handling <middleware|hook> <enabled|registered|loaded>"],
    ["noise", "app", "<error reporter|crash handler|Sentry client> initialised"],
    ["noise", "app", "<health check|self test>: ok, errors=0, failures=0"],
    ["noise", "app", "GET /api/error-codes {s2} {dur}"],
    ["noise", "app", "log level <changed|set> to ERROR for module {svc}"],
    ["noise", "app", "user {user} opened the page 'Common failures and fatal errors'"],
    [
      "noise",
      "app",
      "<no|0> <failures|errors|exceptions|problems> <detected|found|reported> in the last {n} minutes",
    ],
    ["noise", "app", "test alert <sent|fired> by {user}, please ignore"],
    ["noise", "app", "simulated failure drill for {svc} <finished|completed> as planned"],
  ],
};
