/**
 * Log messages of operating systems: kernel, systemd, sshd and access control. Each message has a latent kind,
 * subsystem and cause (log-kinds.ts).
 */
import type { Source } from "./log-kinds.js";

const KERNEL: Source = {
  name: "kernel",
  layouts: ["dmesg", "kernel"],
  programs: ["kernel"],
  messages: [
    [
      "crit",
      "memory",
      "Out of memory: Killed process {pid} (<java|node|postgres|python3|chrome>) total-vm:{big}kB",
      "memory",
    ],
    ["crit", "memory", "oom-kill:constraint=CONSTRAINT_MEMCG,task=<java|mysqld|node>,pid={pid}", "memory"],
    ["fail", "storage", "blk_update_request: I/O error, dev {dev}, sector {big}", "hardware"],
    ["fail", "storage", "Buffer I/O error on dev {dev}, logical block {big}, async page read", "hardware"],
    [
      "crit",
      "storage",
      "EXT4-fs error (device {dev}): ext4_find_entry: inode #{n}: reading directory lblock 0; remounting filesystem read-only",
      "hardware",
    ],
    ["crit", "storage", "EXT4-fs ({dev}): This should not happen!! Data will be lost", "loss"],
    [
      "warn",
      "storage",
      "md/raid1:md0: Disk failure on {dev}, disabling device. Operation continuing on 1 devices.",
      "hardware",
    ],
    ["fail", "network", "{nic}: NIC Link is Down", "other"],
    [
      "fail",
      "app",
      "<nginx|php-fpm|worker|java>[{pid}]: segfault at {n} ip 00007f sp 00007ffd error 4 in libc.so.6",
      "crash",
    ],
    [
      "crit",
      "app",
      "Kernel panic - not syncing: <Fatal exception|VFS: Unable to mount root fs|Attempted to kill init!>",
      "crash",
    ],
    ["fail", "app", "BUG: unable to handle page fault for address: {hex}", "bug"],
    ["warn", "app", "watchdog: BUG: soft lockup - CPU#{small} stuck for {n}s! [kworker:{pid}]", "other"],
    ["warn", "app", "CPU{small}: Core temperature above threshold, cpu clock throttled", "hardware"],
    ["warn", "storage", "ata{small}.00: failed command: READ FPDMA QUEUED, status: DRDY ERR", "hardware"],
    ["warn", "memory", "EDAC MC0: {n} CE memory read error on DIMM_{small}", "hardware"],
    ["heal", "app", "CPU{small}: Core temperature/speed normal"],
    ["ok", "network", "{nic}: <Link is Up - 1000Mbps/Full|link becomes ready|NIC Link is Up 10 Gbps>"],
    ["ok", "storage", "EXT4-fs ({dev}): mounted filesystem with ordered data mode. Opts: (null)"],
    ["noise", "storage", "EXT4-fs ({dev}): re-mounted. Opts: errors=remount-ro"],
    ["noise", "app", "ACPI: Interpreter enabled, error reporting through HEST"],
    ["noise", "memory", "EDAC MC: Ver: 3.0.0, error detection enabled"],
    ["info", "app", "usb 1-{small}: new high-speed USB device number {n} using xhci_hcd"],
    ["info", "app", "Linux version {ver} (gcc {ver}) #{n} SMP"],
    ["info", "network", "{nic}: renamed from <veth{hex}|eth{small}>"],
    ["info", "network", "device {nic} <entered|left> promiscuous mode"],
    ["info", "memory", "Memory: {big}K/{big}K available"],
    [
      "info",
      "app",
      'audit: type=1400 apparmor="STATUS" operation="profile_load" name="<snap|docker-default|man_filter>"',
    ],
  ],
};

const SYSTEMD: Source = {
  name: "systemd",
  layouts: ["syslog", "rfc5424", "syslog"],
  programs: ["systemd"],
  messages: [
    [
      "crit",
      "app",
      "{unit}.service: Main process exited, code=<killed, status=9/KILL|dumped, status=11/SEGV|exited, status=1/FAILURE>",
      "crash",
    ],
    ["crit", "app", "{unit}.service: Failed with result '<exit-code|signal|core-dump>'.", "crash"],
    ["fail", "app", "Failed to start {unit}.service<.| - high performance server.>", "other"],
    ["crit", "app", "{unit}.service: Start request repeated too quickly. Giving up.", "crash"],
    ["fail", "storage", "Failed to mount {dir}.", "other"],
    ["fail", "app", "Dependency failed for {unit}.service.", "other"],
    ["fail", "app", "{unit}.service: Failed to load environment files: No such file or directory", "missing"],
    ["fail", "app", "{unit}.service: Failed at step EXEC spawning {path}: Permission denied", "permission"],
    ["warn", "app", "{unit}.service: Watchdog timeout (limit {n}s)!", "timeout"],
    [
      "heal",
      "app",
      "{unit}.service: Scheduled restart job, restart counter is at 1. Started {unit}.service.",
    ],
    ["ok", "app", "<Started|Reloaded|Finished> {unit}.service<.| - reload configuration.>"],
    ["ok", "app", "{unit}.service: Succeeded."],
    ["ok", "app", "{unit}.service: Deactivated successfully."],
    ["info", "app", "<Starting|Stopping|Reloading> {unit}.service..."],
    ["info", "jobs", "{job}.timer: next run in {n} minutes"],
    ["info", "auth", "Created slice User Slice of UID {n}."],
    ["info", "app", "Reached target <Multi-User System|Network|Timers|Sockets>."],
    ["info", "app", "{unit}.service: Consumed {n}ms CPU time."],
    ["noise", "app", "Starting Process error reports when automatic reporting is enabled..."],
    ["noise", "app", "Reset failed state of {unit}.service."],
    ["noise", "app", "Listening on <Process Core Dump|Failure Report> Socket."],
  ],
};

const SSHD: Source = {
  name: "sshd",
  layouts: ["syslog", "syslog", "rfc5424"],
  programs: ["sshd"],
  messages: [
    ["warn", "auth", "Failed password for <invalid user |>{user} from {ip} port {port} ssh2", "intrusion"],
    [
      "warn",
      "auth",
      "error: maximum authentication attempts exceeded for <invalid user |>{user} from {ip} port {port} ssh2",
      "intrusion",
    ],
    ["warn", "auth", "Invalid user {user} from {ip} port {port}", "intrusion"],
    [
      "warn",
      "auth",
      "reverse mapping checking getaddrinfo for unknown.host [{ip}] failed - POSSIBLE BREAK-IN ATTEMPT!",
      "intrusion",
    ],
    [
      "warn",
      "auth",
      "PAM {small} more authentication failures; logname= uid=0 tty=ssh rhost={ip}",
      "intrusion",
    ],
    ["fail", "auth", "error: Could not load host key: /etc/ssh/ssh_host_rsa_key", "missing"],
    ["fail", "network", "error: Bind to port {port} on 0.0.0.0 failed: Address already in use.", "other"],
    ["ok", "auth", "Accepted <publickey|password> for {user} from {ip} port {port} ssh2"],
    ["info", "auth", "pam_unix(sshd:session): session <opened|closed> for user {user}"],
    ["info", "auth", "<Disconnected from user {user}|Received disconnect from> {ip} port {port}"],
    ["info", "auth", "Connection closed by {ip} port {port}"],
    ["info", "network", "Server listening on 0.0.0.0 port {port}."],
    ["noise", "auth", "Deprecated option UsePrivilegeSeparation ignored, no error"],
  ],
};

const ACCESS: Source = {
  name: "security",
  layouts: ["syslog", "rfc5424", "json"],
  programs: ["sudo", "fail2ban", "auditd", "ossec", "falco"],
  messages: [
    [
      "warn",
      "auth",
      "{user} : user NOT in sudoers ; TTY=pts/0 ; COMMAND=/bin/<bash|cat /etc/shadow>",
      "intrusion",
    ],
    [
      "warn",
      "auth",
      "{user} : {small} incorrect password attempts ; USER=root ; COMMAND=/bin/su",
      "intrusion",
    ],
    [
      "warn",
      "auth",
      "<brute force|credential stuffing|password spraying> <suspected|detected> from {ip}, {n} tries",
      "intrusion",
    ],
    [
      "crit",
      "auth",
      "<rootkit signature|malware|webshell|crypto miner> <found|detected> in {path}",
      "intrusion",
    ],
    ["warn", "network", "port scan <detected|seen> from {ip} ({n} ports)", "intrusion"],
    [
      "crit",
      "auth",
      "integrity check: {path} was modified <unexpectedly|outside of a deployment>",
      "intrusion",
    ],
    [
      "warn",
      "app",
      "<SQL injection|path traversal|XSS> attempt <blocked|in request> from {ip}: {url}",
      "intrusion",
    ],
    [
      "crit",
      "auth",
      "new user {user} with uid 0 was added <by unknown process|outside change window>",
      "intrusion",
    ],
    [
      "warn",
      "auth",
      "login for {user} from <unusual country|unknown device|Tor exit node> {ip}",
      "intrusion",
    ],
    ["info", "auth", "{user} : TTY=pts/{small} ; PWD={dir} ; USER=root ; COMMAND=/usr/bin/apt update"],
    ["info", "auth", "pam_unix(sudo:session): session <opened|closed> for user root by {user}(uid=0)"],
    ["ok", "auth", "password <changed|updated> for {user}"],
    ["info", "network", "[sshd] Unban {ip}"],
    ["noise", "auth", "scan <complete|finished>: 0 threats, 0 <suspicious|infected> files in {dir}"],
    ["noise", "network", "intrusion detection rules reloaded, {n} rules active"],
    ["ok", "auth", "integrity check passed, <no changes|all hashes match> in {dir}"],
  ],
};

export const SYSTEM_SOURCES: readonly Source[] = [KERNEL, SYSTEMD, SSHD, ACCESS];
