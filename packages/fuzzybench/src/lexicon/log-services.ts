/** Log messages of databases, brokers and web servers; same fields as in log-system.ts. */
import type { Source } from "./log-kinds.js";

const POSTGRES: Source = {
  name: "postgresql",
  layouts: ["postgres"],
  programs: ["postgres"],
  messages: [
    [
      "crit",
      "database",
      "server process (PID {pid}) was terminated by signal {small}: <Segmentation fault|Killed>",
      "crash",
    ],
    [
      "crit",
      "database",
      "<invalid page in block {n} of relation base/{n}/{n}|could not read block {n}: read only 0 of 8192 bytes>",
      "loss",
    ],
    ["fail", "database", 'could not <extend|write to> file "base/{n}/{n}": No space left on device', "disk"],
    ["fail", "database", "deadlock detected", "bug"],
    ["fail", "database", 'relation "{table}" does not exist at character {n}', "missing"],
    ["fail", "database", 'duplicate key value violates unique constraint "{table}_pkey"', "input"],
    ["fail", "database", 'password authentication failed for user "{user}"', "credentials"],
    ["fail", "database", "permission denied for table {table}", "permission"],
    ["fail", "database", "canceling statement due to statement timeout", "timeout"],
    ["fail", "database", "sorry, too many clients already", "limit"],
    ["fail", "database", "out of memory; failed on request of size {n}", "memory"],
    ["fail", "database", "archive command failed with exit code 1", "other"],
    ["warn", "database", 'database "shop" must be vacuumed within {big} transactions', "other"],
    ["warn", "database", 'replication slot "replica_{small}" is {mb} behind, WAL disk filling up', "disk"],
    ["ok", "database", "database system is ready to accept connections"],
    ["ok", "database", "checkpoint complete: wrote {n} buffers ({pct}); 0 WAL file(s) added"],
    ["ok", "database", 'automatic vacuum of table "shop.public.{table}": index scans: 0'],
    ["info", "database", "checkpoint starting: time"],
    ["info", "database", "connection authorized: user={user} database=shop"],
    ["info", "database", "duration: {n}.{small} ms  statement: SELECT * FROM {table} WHERE id = {n}"],
    ["info", "database", 'parameter "work_mem" changed to "{n}MB"'],
    ["noise", "database", "duration: {small} ms  statement: SELECT count(*) FROM {table}_errors"],
    ["noise", "database", "redo done; no invalid pages, recovery not needed"],
    ["heal", "database", "replication connection lost, reconnected to primary after {dur}"],
  ],
};

const MYSQL: Source = {
  name: "mysql",
  layouts: ["mysql"],
  programs: ["mysqld"],
  messages: [
    [
      "crit",
      "database",
      "InnoDB: Database page corruption on disk or a failed file read of page {n}",
      "loss",
    ],
    ["crit", "database", "mysqld got signal {small}; <shutting down|aborting>", "crash"],
    ["fail", "database", "Disk is full writing '{path}'", "disk"],
    ["fail", "database", "Access denied for user '{user}'@'{host}' (using password: YES)", "credentials"],
    [
      "fail",
      "database",
      "Replica SQL: <Could not execute Write_rows|Duplicate entry> on table shop.{table}",
      "input",
    ],
    ["fail", "database", "Can't start server: Bind on TCP/IP port {port}: Address already in use", "other"],
    ["fail", "database", "unknown variable 'query_cache={n}' in {path}", "config"],
    [
      "warn",
      "database",
      "Aborted connection {n} to db: 'shop' user: '{user}' (Got timeout reading packets)",
      "timeout",
    ],
    ["warn", "database", "Replica lag is {n} minutes and growing", "other"],
    ["ok", "database", "/usr/sbin/mysqld: ready for connections. Version: '{ver}' port: {port}"],
    ["ok", "database", "InnoDB: Buffer pool(s) load completed"],
    ["info", "database", "InnoDB: page_cleaner: 1000ms intended loop took {n}ms"],
    ["info", "database", "Shutdown <requested by {user}|complete for upgrade>"],
    ["noise", "database", "InnoDB: 0 corrupted pages, 0 <errors|failures> during check of {table}"],
    ["noise", "database", "--log-error set to '{path}'"],
  ],
};

const REDIS: Source = {
  name: "redis",
  layouts: ["redis"],
  programs: ["redis"],
  messages: [
    ["crit", "database", "Bad file format reading the append only file, {n} keys lost", "loss"],
    ["crit", "database", "=== REDIS BUG REPORT START: crashed by signal {small}", "crash"],
    ["fail", "database", "MISCONF <RDB snapshot failed|unable to persist to disk>, writes disabled", "disk"],
    ["fail", "database", "Error condition on socket for SYNC: Connection refused", "refused"],
    ["fail", "memory", "OOM command not allowed when used memory > 'maxmemory'", "memory"],
    ["warn", "memory", "used memory {highpct} of maxmemory, evicting keys", "memory"],
    ["fail", "database", "Can't save in background: fork: Cannot allocate memory", "memory"],
    ["heal", "database", "Connection with primary lost. MASTER <-> REPLICA sync: finished with success"],
    ["ok", "database", "Background saving terminated with success"],
    ["ok", "database", "Ready to accept connections"],
    ["ok", "database", "DB saved on disk"],
    ["info", "database", "{n} changes in {n} seconds. Saving..."],
    ["info", "database", "Background saving started by pid {pid}"],
    ["noise", "database", "0 rejected connections, 0 failed calls since start"],
  ],
};

const KAFKA: Source = {
  name: "kafka",
  layouts: ["kafka"],
  programs: ["kafka"],
  messages: [
    ["crit", "queue", "[Broker {small}] Shutting down because all log dirs have failed", "other"],
    ["crit", "queue", "Truncating {topic}-{small}: {n} <messages|records> lost", "loss"],
    [
      "fail",
      "queue",
      "[Producer] Expiring {n} record(s) for {topic}-{small}: {n} ms has passed since batch creation",
      "timeout",
    ],
    [
      "fail",
      "queue",
      "<Connection to node {small} ({host}:{port})|Bootstrap broker {host}:{port}> could not be established: Connection refused",
      "refused",
    ],
    ["fail", "queue", "Error while reading checkpoint file {path}: Permission denied", "permission"],
    ["warn", "queue", "[Partition {topic}-{small}] Shrinking ISR from 1,2,3 to 1", "other"],
    ["warn", "queue", "Consumer group billing lag on {topic} is {big} and growing", "other"],
    ["heal", "queue", "[Partition {topic}-{small}] ISR expanded to 1,2,3, fully replicated again"],
    ["ok", "queue", "[KafkaServer id={small}] started"],
    ["ok", "queue", "Created log for partition {topic}-{small} in {dir}"],
    ["info", "queue", "[GroupCoordinator] Member joined group <billing|reports|search>, generation {n}"],
    ["info", "queue", "Rolled new log segment at offset {big} in {small} ms"],
    ["info", "queue", "Deleting segment {n} of {topic}-{small} due to retention time"],
    ["noise", "queue", "Dead letter topic {topic}-errors is empty"],
    ["noise", "queue", "offline partitions: 0, failed brokers: 0"],
  ],
};

const NGINX: Source = {
  name: "nginx",
  layouts: ["nginx"],
  programs: ["nginx"],
  messages: [
    [
      "fail",
      "network",
      "*{n} upstream timed out (110: Connection timed out) while reading response, client: {ip}",
      "timeout",
    ],
    [
      "fail",
      "network",
      "*{n} connect() failed (111: Connection refused) while connecting to upstream, client: {ip}",
      "refused",
    ],
    ["fail", "storage", '*{n} open() "{path}" failed (13: Permission denied), client: {ip}', "permission"],
    ["fail", "storage", '*{n} open() "{path}" failed (2: No such file or directory)', "missing"],
    ["fail", "network", 'host not found in upstream "{host}"', "dns"],
    [
      "fail",
      "tls",
      "SSL_do_handshake() failed (SSL: certificate verify failed) to upstream {host}",
      "certificate",
    ],
    ["fail", "tls", 'cannot load certificate "{path}": PEM_read_bio() failed', "certificate"],
    [
      "fail",
      "app",
      'unknown directive "<proxy_pas|listn|sever_name>" in /etc/nginx/nginx.conf:{n}',
      "config",
    ],
    ["crit", "storage", '*{n} pwrite() "{path}" failed (28: No space left on device)', "disk"],
    ["crit", "app", "worker process {pid} exited on signal {small}", "crash"],
    ["warn", "network", "{n} worker_connections are not enough", "limit"],
    ["heal", "network", "upstream server {ip}:{port} is up again, peer marked healthy"],
    ["ok", "app", "the configuration file /etc/nginx/nginx.conf test is successful"],
    ["info", "app", "start worker process {pid}"],
    ["info", "app", "signal process started<| for reload>"],
    ["info", "app", "gracefully shutting down worker {pid} after reload"],
    ["noise", "app", "reopening logs: error_log and access_log"],
    ["noise", "app", "custom error_page 404 loaded from {path}"],
  ],
};

const WEB_ACCESS: Source = {
  name: "access",
  layouts: ["plain"],
  programs: ["httpd"],
  messages: [
    [
      "fail",
      "network",
      '{ip} - - [{clf}] "<GET|POST|PUT> {url} HTTP/1.1" {s5} {n} "-" "<curl/8.1|Mozilla/5.0|okhttp/4.9>"',
      "other",
    ],
    ["fail", "network", '{ip} - {user} [{clf}] "<GET|POST> {url} HTTP/2.0" {s5} {n}', "other"],
    [
      "ok",
      "network",
      '{ip} - - [{clf}] "<GET|POST|HEAD> {url} HTTP/1.1" {s2} {n} "-" "<curl/8.1|Mozilla/5.0|Googlebot/2.1>"',
    ],
    ["info", "network", '{ip} - {user} [{clf}] "<GET|POST|DELETE> {url} HTTP/2.0" {s2} {n}'],
    [
      "noise",
      "network",
      '{ip} - - [{clf}] "GET </api/errors|/error.css|/docs/failure-modes> HTTP/1.1" {s2} {n} "-" "Mozilla/5.0"',
    ],
  ],
};

export const SERVICE_SOURCES: readonly Source[] = [POSTGRES, MYSQL, REDIS, KAFKA, NGINX, WEB_ACCESS];
