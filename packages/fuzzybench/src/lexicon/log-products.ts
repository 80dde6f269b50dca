/** More log messages of products that people use: shops, mail, accounts and security monitoring. */
import { APP_LAYOUTS } from "./log-apps.js";
import type { Source } from "./log-kinds.js";
import { messageTable } from "./log-tables.js";

const SHOP: Source = {
  name: "shop",
  layouts: APP_LAYOUTS,
  programs: ["web", "worker", "api", "backend", "frontend", "service", "core"],
  messages: messageTable(`
    fail payment other: card of order {order} <declined|was refused> by issuer, order put on hold
    fail payment credentials: payment provider rejects our API key, no charge possible
    fail payment timeout: no answer from payment gateway for order {order} after {dur}
    fail payment input: invoice for order {order} not created: tax id is malformed
    fail payment bug: rounding bug: order {order} charged twice, {amount} too much
    crit payment loss: ledger entries of {n} orders are missing, <no copy found|cannot be rebuilt>
    crit payment crash: payment worker {pid} died, charges are not processed
    warn payment other: {n} refunds wait for manual approval since {days} days
    warn payment intrusion: {n} cards tried from {ip} within {dur}, card testing suspected
    heal payment: charge for order {order} went through on the second attempt
    heal payment: payment provider answers again, {n} waiting charges settled
    ok payment: payout of {amount} sent to merchant {n}
    ok payment: invoice for order {order} paid
    info payment: checkout of order {order} opened
    noise payment: chargebacks today: 0, failed captures: 0
    noise payment: page "payment failed? what to do" viewed by {user}
    noise payment: test charge declined as expected in sandbox
    fail mail dns: no mail server is known for the domain of {mail}, message returned
    fail mail refused: {host} refuses SMTP connections, {n} mails not delivered
    fail mail missing: attachment {file} not found, mail to {mail} not sent
    fail payment refused: connection to payment terminal {host}:{port} refused
    fail payment other: refund of {amount} for order {order} sent back by the bank
    fail payment missing: no price stored for item {n}, invoice not created
    fail mail limit: daily sending quota used up, {n} newsletters not sent
    fail mail input: mail to {mail} not sent: address is malformed
    fail mail credentials: SMTP login for {svc} rejected: 535 authentication failed
    fail mail timeout: mail server {host} did not answer, message to {mail} not delivered
    warn mail other: our address {ip} is on a spam blacklist, mail may bounce
    heal mail: mail to {mail} deferred once, now delivered
    ok mail: newsletter sent to {n} subscribers
    info mail: mail to {mail} queued
    noise mail: bounce report: 0 bounces, 0 complaints
    noise mail: sent mail "Your backup failed? Try our product" to {mail}
    fail app bug: uncaught exception in /checkout: <undefined is not a function|NoneType has no attribute 'price'>
    fail app bug: 500 on {url}: unexpected null in field <price|owner|locale>
    fail app input: upload of {file} rejected: not a valid image
    fail app limit: API quota of customer {n} is used up, requests refused
    fail app missing: template {file} for page {url} not found
    fail app config: feature {svc} disabled: license key is missing
    fail app timeout: search for customer {n} cancelled after {dur}
    crit app crash: app server {host} froze and was killed by the watchdog
    crit memory memory: worker {pid} killed: memory limit of {mb} exceeded
    warn app other: stock of item {n} went negative, <please correct|manual check needed>
    warn app other: error rate of {svc} is {small}0%, three times the usual value
    warn memory memory: memory of worker {pid} grows by {mb} per hour, leak suspected
    heal app: request {req} failed, repeated and answered with 200
    heal app: {svc} was overloaded for {dur}, response times back to normal
    heal memory: worker {pid} above its memory limit, recycled, all requests served
    ok app: order {order} packed and handed to the carrier
    ok app: import of {n} products finished
    ok app: health check of {svc}: all dependencies reachable
    info app: customer {n} opened a ticket about shipping costs
    info app: search for "{svc}" returned {n} hits
    info app: session of customer {n} extended
    info app: language of customer {n} set to <de|en|fr>
    noise app: search for "error 404 shirt" returned {n} hits
    noise app: customer {n} reads help page "What does failed payment mean?"
    noise app: global error handler <registered|installed>
    noise app: exceptions in last 24 h: none
    noise app: error budget of {svc}: 100% left
    noise app: retry limit set to {small}
    noise app: survey answer: "no problems, nothing broke"
    noise app: ErrorBoundary mounted
    noise app: crash statistics uploaded, 0 crashes this week`),
};

const GUARD: Source = {
  name: "guard",
  layouts: ["syslog", "rfc5424", "json", "logfmt", "prefixed"],
  programs: ["audit", "ids", "waf", "iam", "edr", "siem", "suricata", "clamd"],
  messages: messageTable(`
    warn auth intrusion: {n} different accounts tried from {ip} in {dur}, password spraying
    warn auth intrusion: admin {user} logged in from two continents within {dur}
    warn auth intrusion: {user} downloaded {big} customer records in one hour, unusual volume
    crit auth intrusion: audit log was switched off by {user} without a ticket
    crit auth intrusion: unknown ssh key added to account {user}
    crit auth intrusion: backdoor listening on {ip}:{port}
    crit auth intrusion: process <kworkerds|xmrig|.sshd> connects to known command server {ip}
    warn app intrusion: request to {url} contains ' OR 1=1 --, <blocked|passed on>
    warn app intrusion: {n} requests for /wp-login.php and /.env from {ip}, scanner at work
    warn auth intrusion: one-time password of {user} guessed wrong {n} times, account under attack
    crit storage intrusion: {n} files in {dir} were encrypted with extension .locked, ransomware
    warn auth intrusion: privilege of {user} raised to owner outside of any approval
    fail auth credentials: signature key for login tokens has expired, nobody can sign in
    fail auth permission: policy denies {user} access to {path}
    fail auth timeout: identity provider {host} did not answer, sign-in of {user} failed
    fail auth other: virus signatures could not be updated, scanner is out of date
    fail auth config: SSO misconfigured: redirect address of {svc} is not on the list
    fail auth missing: account {user} has no mailbox and no home directory, login aborted
    warn auth other: {n} accounts still without two-factor login, deadline in {days} days
    warn auth credentials: API key of {svc} expires in {days} days, no new key stored
    heal auth: identity provider was down for {dur}, sign-in works again
    heal auth: virus signature update failed once, completed on retry
    ok auth: two-factor login enabled by {user}
    ok auth: {user} signed in with security key
    ok auth: virus signatures updated to {big}
    ok auth: access review of {svc} completed
    info auth: {user} opened the audit log
    info auth: policy set {n} loaded
    info auth: session of {user} ended
    info auth: group <staff|viewers|ops> has {n} members
    noise auth: 0 attacks, 0 anomalies in the last {n} minutes
    noise auth: phishing training mail sent to {n} employees
    noise auth: scan of {path}: clean, no malware
    noise auth: rule "brute force" updated to version {ver}
    noise auth: failed_login counter reset after maintenance, value 0
    noise auth: planned penetration test by {user} finished, report filed
    noise auth: lockout policy: {small} wrong passwords, then {n} minutes wait
    noise auth: honeypot started, no visitors so far`),
};

export const PRODUCT_SOURCES: readonly Source[] = [SHOP, GUARD];
