/**
 * Log messages of scheduled jobs, hardware and service monitors, and mail servers; same fields as in
 * log-system.ts.
 */
import type { Source } from "./log-kinds.js";

const CRON: Source = {
  name: "cron",
  layouts: ["syslog", "rfc5424", "clocked"],
  programs: ["CRON", "crond", "anacron", "backup"],
  messages: [
    ["fail", "jobs", "job {job} <failed|exited> with <status|code> {small}", "other"],
    ["fail", "jobs", "(root) <could not|unable to> <run|execute> {job}: {path}: not found", "missing"],
    ["fail", "jobs", "{job}: <aborted|gave up> after {dur}: lock held by pid {pid}", "other"],
    ["fail", "jobs", "{job}: <permission denied|not allowed to write to> {dir}", "permission"],
    [
      "fail",
      "storage",
      "backup <of {table} |>failed: <archive tool exited early|snapshot could not be created>",
      "other",
    ],
    ["crit", "storage", "backup archive {path} is corrupt, <cannot be restored|checksum mismatch>", "loss"],
    ["warn", "storage", "last <successful|good> backup is {days} days old", "other"],
    ["warn", "jobs", "{job} <has not run|is overdue> for {days} days", "other"],
    ["ok", "jobs", "{job}: <completed|finished|done> in {dur}<, {n} items|>"],
    ["ok", "storage", "backup <completed|finished|ok>: {n} files, {mb}"],
    ["ok", "jobs", "Job `{job}' terminated, exit status 0"],
    ["info", "jobs", "(root) CMD ({path} --quiet)"],
    ["info", "jobs", "<starting|running|launching> {job}"],
    ["info", "jobs", "(CRON) INFO (Running @reboot jobs)"],
    ["noise", "jobs", "{job}: 0 <errors|failures>, {n} processed"],
    ["noise", "storage", "error_log rotated<, {small} old files removed|>"],
    ["heal", "jobs", "{job}: first attempt failed, <second try succeeded|retry ok> after {dur}"],
  ],
};

const STORAGE: Source = {
  name: "monitoring",
  layouts: ["nagios", "syslog", "logfmt", "prefixed"],
  programs: ["disk", "smartd", "load", "raid", "ups", "sensors"],
  messages: [
    ["warn", "storage", "<disk|filesystem|volume> {dir} is {highpct} full", "disk"],
    ["fail", "storage", "no space left on device <while writing|for> {path}", "disk"],
    ["warn", "storage", "<free inodes on|inode usage of> {dir} <almost exhausted|critical>", "disk"],
    [
      "warn",
      "storage",
      "Device: /dev/{dev}, {n} <Currently unreadable (pending)|Offline uncorrectable> sectors",
      "hardware",
    ],
    [
      "warn",
      "storage",
      "/dev/{dev}: SMART prefailure attribute Reallocated_Sector_Ct <rising|changed>",
      "hardware",
    ],
    ["crit", "storage", "RAID array md0 lost {small} disks, volume <offline|failed>", "hardware"],
    ["warn", "memory", "memory <usage|use> at {highpct}, swap <exhausted|full>", "memory"],
    ["warn", "app", "UPS on battery, <{small} minutes left|charge low>", "hardware"],
    ["warn", "app", "<fan|power supply> {small} <stopped|reports fault>", "hardware"],
    ["crit", "network", "PING CRITICAL - <host unreachable|Packet loss = 100%> ({ip})", "other"],
    ["warn", "tls", "certificate for {host} expires in {days} days", "certificate"],
    ["fail", "network", "HTTP CRITICAL: HTTP/1.1 {s5} - {dur} response time", "other"],
    ["heal", "network", "PING OK - host {ip} reachable again after {dur}"],
    ["heal", "storage", "RAID rebuild <complete|finished>, array md0 healthy <again|>"],
    ["ok", "storage", "DISK OK - free space: {dir} {mb}"],
    ["ok", "network", "PING OK - Packet loss = 0%, RTA = {dur}"],
    ["ok", "app", "<HTTP OK: HTTP/1.1 200 OK|all sensors normal> - {dur}"],
    ["info", "storage", "Device: /dev/{dev}, SMART usage attribute Temperature_Celsius changed to {small}5"],
    ["info", "app", "load average: 0.{n}, 0.{small}"],
    ["info", "storage", "<disk|filesystem|volume> {dir} is {pct} full"],
    ["noise", "storage", "/dev/{dev}: no <errors|failures> logged, self-test passed"],
    ["noise", "storage", "0 bad sectors, error log empty on {dev}"],
  ],
};

const MAIL: Source = {
  name: "mail",
  layouts: ["syslog", "rfc5424"],
  programs: ["postfix/smtp", "postfix/qmgr", "dovecot", "exim"],
  messages: [
    [
      "fail",
      "mail",
      "to=<{mail}>, relay=none, status=deferred (connect to {host}: Connection timed out)",
      "timeout",
    ],
    ["fail", "mail", "to=<{mail}>, status=bounced (host {host} said: 550 user unknown)", "other"],
    ["fail", "mail", "to=<{mail}>, status=bounced (mailbox full)", "limit"],
    ["fail", "mail", "<cannot|unable to> open mailbox of {user}: Permission denied", "permission"],
    ["warn", "mail", "{n} messages stuck in deferred queue <for {days} days|, growing>", "other"],
    ["fail", "mail", "connect to {host}[{ip}]:{port}: Connection refused", "refused"],
    ["fail", "mail", "Host or domain name not found. Name service error for name={host}", "dns"],
    ["heal", "mail", "to=<{mail}>, status=sent after {small} earlier failures"],
    ["ok", "mail", "to=<{mail}>, relay={host}[{ip}]:{port}, delay=0.{small}, status=sent (250 OK)"],
    ["info", "mail", "imap-login: Login: user=<{user}>, method=PLAIN, rip={ip}, TLS"],
    ["info", "mail", "{hex}: from=<{mail}>, size={n}, nrcpt=1 (queue active)"],
    ["info", "mail", "{hex}: removed"],
    ["noise", "mail", "statistics: max failure rate 0/{n}s for (smtp:{ip})"],
  ],
};

export const MONITOR_SOURCES: readonly Source[] = [CRON, STORAGE, MAIL];
