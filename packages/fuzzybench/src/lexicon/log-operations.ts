/** More log messages of operations: containers, deployments, networks, machines and platform services. */
import type { Source } from "./log-kinds.js";
import { messageTable } from "./log-tables.js";

const PLATFORM: Source = {
  name: "platform",
  layouts: ["docker", "klog", "logfmt", "syslog", "json"],
  programs: ["operator", "ingress", "autoscaler", "dockerd", "nomad", "consul", "etcd", "vault"],
  messages: messageTable(`
    crit app crash: container {svc} exited with code <137|139|134>, restart limit reached
    crit app other: quorum lost: only 1 of {small} etcd members <alive|reachable>
    crit app other: cluster has no leader for {dur}, <scheduling halted|no writes possible>
    fail app missing: image {image} <not found in registry|has no matching manifest>
    fail app limit: pod {pod} cannot be placed: <not enough CPU|no node has room>
    fail app config: manifest of {svc} rejected: unknown field "<replica|contaners|imge>"
    fail auth credentials: vault token of {svc} <has expired|was revoked>, secrets cannot be read
    fail app timeout: rollout of {svc} did not become ready within {dur}
    fail network refused: liveness probe of {pod}: dial tcp {ip}:{port}: connection refused
    fail app permission: service account {svc} is forbidden to list secrets in namespace prod
    fail network dns: ingress cannot resolve backend {host}
    fail storage other: volume of {pod} is attached to another node, mount refused
    warn app limit: node {host} uses {highpct} of its pod slots
    warn memory memory: container {svc} at {highpct} of its memory limit
    warn app other: pod {pod} restarted {n} times in the last hour
    warn tls certificate: certificate {file} of {svc} becomes invalid in {days} days
    warn tls certificate: ingress certificate for {host} runs out in {days} days, renewal <failed so far|not configured>
    warn app limit: autoscaler hit maximum of {small} nodes, demand still rising
    heal app: pod {pod} crashed once, restarted and <healthy|passing probes> since {dur}
    heal app: new leader elected after {dur} without one, cluster healthy
    heal app: node {host} was NotReady for {dur}, now Ready
    heal app: image pull of {image} failed at first, succeeded on retry
    heal auth: token of {svc} had expired, renewed automatically, requests pass again
    ok app: rollout of {svc} complete, all replicas ready
    ok app: secret for {svc} rotated
    ok app: node {host} joined the cluster
    ok app: liveness probe of {pod} passed
    info app: scaling {svc} from {small} to 1{small} replicas
    info app: draining node {host} for <maintenance|kernel upgrade>
    info app: pulling layer {hex} of {image}
    info app: leader lease renewed by {host}
    info app: watch on configmap {svc} restarted
    noise app: terminated container {svc} with exit code 0
    noise app: deleted completed pod {pod}, failedJobsHistoryLimit={small}
    noise app: failureThreshold={small} set for readiness probe of {svc}
    noise app: pod disruption budget for {svc} created, 0 disruptions
    noise app: crash loop detection enabled for namespace {svc}
    noise app: evicted 0 pods, all nodes healthy`),
};

const DELIVERY: Source = {
  name: "delivery",
  layouts: ["plain", "actions", "clocked", "prefixed", "docker"],
  programs: ["deploy", "argocd", "jenkins", "gitlab-runner", "helm", "release-bot"],
  messages: messageTable(`
    fail build bug: {n} unit tests failed in module {svc}
    fail build bug: src/{svc}/main.go:{n}:{small}: undefined: <cfg|ctx|userID>
    fail build missing: package {svc}-client@{ver} is not in the registry
    fail build credentials: push of {image} denied: <login required|token expired>
    fail build dns: could not resolve registry host {host}
    fail build config: pipeline file has <a syntax error|an unknown key> on line {n}
    fail build memory: compiler ran out of memory while building {svc}
    fail build timeout: stage integration-test hit the time limit of {n} minutes
    fail build disk: runner {host} has no disk space left, checkout aborted
    fail app other: smoke test after deploy of {svc} {ver} failed, <rollback required|version is broken>
    fail app other: <helm upgrade|argocd sync> of {svc} failed: hook exited with {small}
    fail app config: deploy of {svc} stopped: environment variable <DB_URL|SECRET_KEY|REGION> is not set
    fail app permission: deploy user may not <push tags|update service {svc}>: forbidden
    crit storage loss: migration {n} dropped column total of {table}, <values cannot be restored|no backup taken>
    warn build other: coverage of {svc} fell below the required <80|70>%, next merge will be blocked
    warn build other: dependency {svc}-core {ver} has a known <remote code execution|critical> vulnerability
    heal build: test_{table} failed, then passed on rerun {small}, job is green
    heal app: deploy of {svc}: first health check timed out, second one ok, release live
    heal build: registry was down for {dur}, upload of {image} completed afterwards
    ok build: all {n} unit tests passed in module {svc}
    ok build: artifact {svc}-{ver}.<jar|tgz|whl> published
    ok app: smoke test after deploy of {svc} {ver} passed
    ok app: release {ver} of {svc} is live on all hosts
    ok build: lint finished clean in {dur}
    info build: cloning https://git.example.com/{svc}.git at {sha}
    info build: restoring cache {hex} ({mb})
    info app: starting deploy of {svc} {ver} by {user}
    info build: merge request !{n} approved by {user}
    info build: downloading {svc}-client@{ver}
    noise build: test "returns an error for bad input" passed
    noise build: src/errors/fatal.ts: 0 problems
    noise build: fix: "crash on empty cart" merged by {user}
    noise build: allow_failure: true for job nightly-lint
    noise build: expected exception was thrown, test_{table} ok
    noise build: downloading failsafe-plugin {ver}
    noise app: error page of {svc} deployed with version {ver}
    noise app: rollback plan for {svc} {ver} attached, not needed`),
};

const NETWORK: Source = {
  name: "network",
  layouts: ["syslog", "rfc5424", "syslog", "logfmt"],
  programs: ["haproxy", "dnsmasq", "openvpn", "keepalived", "dhcpd", "ntpd", "bgpd", "varnish"],
  messages: messageTable(`
    fail network timeout: backend {svc}/{host} did not answer within {dur}, request dropped
    fail network refused: backend {svc}/{host}:{port} is DOWN, reason: connection refused
    fail network other: all servers of backend {svc} are down, no server available
    fail network dns: query for {host} failed: SERVFAIL from {ip}
    fail network timeout: VPN tunnel to {ip} <lost|down>: no keepalive for {n} seconds
    fail network dns: lookup of {host} failed: <no such host|server misbehaving>
    fail network dns: cannot find the address of {host}, <name server {ip} gives no answer|the name is unknown>
    fail tls certificate: hostname {host} does not match the certificate presented by {ip}
    fail tls certificate: renewal of certificate for {host} failed: challenge not answered
    fail tls certificate: <self-signed certificate|incomplete certificate chain> presented by {host}, call aborted
    fail network refused: nothing listens on {ip}:{port}, connection refused
    heal tls: certificate of {host} had expired, renewed and reloaded
    ok tls: certificate of {host} checked, still valid for months
    info tls: loading certificate chain from {path}
    info tls: TLS 1.3 negotiated with {ip}
    noise tls: revocation list checked: 0 revoked certificates
    noise tls: certificate errors today: none
    fail network limit: DHCP pool exhausted, no lease for {hex}
    fail tls certificate: TLS handshake with {ip} failed: certificate expired
    fail network config: route {ip}/24 rejected: invalid next hop
    fail auth credentials: VPN client {user} rejected: wrong password or expired account
    fail network other: BGP session with {ip} closed: hold timer expired
    crit network other: uplink {nic} of {host} is dead, site offline
    warn network limit: frontend {svc} at {highpct} of maxconn
    warn network other: packet loss to {ip} at {small}% and rising
    warn network other: clock of {host} is {n} seconds off and drifting
    warn network hardware: {nic}: {n} CRC errors in {dur}, check the cable
    warn network intrusion: {big} SYN packets per second from {ip}, possible flood
    warn network intrusion: ARP entry of gateway {ip} changed to an unknown MAC, spoofing suspected
    heal network: backend {svc}/{host} is UP again after {dur}, layer 7 check passed
    heal network: VPN tunnel to {ip} re-established after {dur}
    heal network: DNS server {ip} timed out, answer came from the second server
    heal network: {nic} flapped twice, link stable since {dur}
    ok network: backend {svc}/{host} is UP, layer 7 check passed
    ok network: VPN client {user} connected from {ip}
    ok network: clock synchronised with {ip}, offset {small} ms
    info network: DHCPACK on {ip} to {host}
    info network: reloading configuration, {n} backends
    info network: query {host} from {ip}
    info network: BGP table version {big}, {n} prefixes
    noise network: backend {svc}: 0 errors, 0 retries, 0 redispatches
    noise network: {nic}: RX errors 0 dropped 0, TX errors 0
    noise network: option redispatch on connection failure enabled
    noise network: timeout connect <set to|is now> {dur}
    noise network: failover address {ip} configured, not active
    noise network: dead peer detection enabled for {ip}`),
};

export const OPERATION_SOURCES: readonly Source[] = [PLATFORM, DELIVERY, NETWORK];
