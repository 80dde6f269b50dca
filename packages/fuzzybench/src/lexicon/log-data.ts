/** More log messages about data: databases, queues, search, caches, object storage and data pipelines. */
import { APP_LAYOUTS } from "./log-apps.js";
import type { Source } from "./log-kinds.js";
import { messageTable } from "./log-tables.js";

const DATABASES: Source = {
  name: "database client",
  layouts: APP_LAYOUTS,
  programs: ["db-proxy", "orm", "pool", "migrator", "replicator", "query-router"],
  messages: messageTable(`
    fail database timeout: <lock wait timeout exceeded|statement timed out> while updating {table}, transaction <rolled back|aborted>
    fail database bug: column reference "id" is ambiguous in query on {table}
    fail database limit: <no free connection|connection pool is empty> after waiting {dur}, query on {table} not executed
    fail database credentials: login to database {host} rejected: <wrong password|unknown role> for {user}
    fail database permission: role {user} may not <INSERT into|UPDATE|DELETE from> {table}
    fail database missing: <index|view|sequence> {table}_<idx|v2|seq> does not exist
    fail database input: row {n} of {table} violates check constraint "positive_amount"
    fail database dns: database host {host} cannot be resolved, <Name or service not known|NXDOMAIN>
    fail database config: option max_connections={n} is not <a valid value|allowed>, server will not start
    fail database other: replication to {host} <stopped|broke off> at position {big}, manual resync required
    crit database loss: <table|index> {table} is corrupt, {n} <rows|pages> <unreadable|gone>
    crit database loss: last {n} transactions on {table} were <never flushed|lost> after power cut
    crit database crash: database process on {host} <died|was killed> and did not come back
    crit database loss: restore of {table} stopped: dump is truncated, no other copy exists
    warn database disk: tablespace of {table} is {highpct} full
    warn database limit: {n} connections in use, pool <nearly exhausted|almost at its limit>
    warn database other: table {table} has not been vacuumed for {days} days, bloat is growing
    warn database other: slow query log grew by {big} entries today, <please investigate|check indexes>
    heal database: deadlock on {table} resolved, transaction <retried and committed|went through on second try>
    heal database: primary {host} was unreachable for {dur}, <failover done, no data lost|writes accepted again>
    heal database: replica {host} fell behind but has <caught up|no lag any more>
    heal database: lost connection to {host}, <reconnected on attempt {small}|session re-established>, all queries replayed
    ok database: <nightly|weekly> dump of {table} verified, {n} rows
    ok database: index rebuild on {table} done in {dur}
    ok database: replica {host} in sync, lag 0
    info database: begin transaction {hex} on {table}
    info database: query plan cache cleared by {user}
    info database: {n} idle connections closed after {dur}
    info database: opening read replica {host}:{port}
    noise database: table {table}_failed_logins has 0 rows
    noise database: ON CONFLICT DO NOTHING: {n} rows inserted, 0 errors
    noise database: deadlock detector started, interval {dur}
    noise database: statement_timeout <set|changed> to {dur} for role {user}
    noise database: consistency check of {table}: no corruption, no lost rows
    noise database: column error_code added to {table}
    noise database: failover rehearsal on {host} passed, <as planned|no action needed>`),
};

const QUEUES: Source = {
  name: "broker client",
  layouts: APP_LAYOUTS,
  programs: ["rabbitmq", "consumer", "producer", "stream-worker", "event-bus", "sqs-poller"],
  messages: messageTable(`
    fail queue refused: broker {host}:{port} <refused the connection|connection refused>, messages are not consumed
    fail queue timeout: no acknowledgement from broker for {topic} within {dur}, <publish failed|message not sent>
    fail queue input: cannot deserialise message {hex} on {topic}: <unknown schema id {n}|unexpected byte>
    fail queue other: <message|batch> of {mb} exceeds max.message.size, rejected by broker
    fail queue credentials: SASL authentication with broker {host} failed
    fail queue missing: topic {topic} does not exist and auto-create is off
    fail queue other: consumer group for {topic} <keeps rebalancing|cannot elect a leader>, nothing is processed
    crit queue loss: {n} messages of {topic} expired before anyone read them, <not recoverable|gone for good>
    crit queue loss: queue {topic} was purged by mistake, {big} messages lost
    crit queue crash: broker {host} terminated abnormally, partitions of {topic} offline
    warn queue other: backlog on {topic} doubled to {big} in {dur}, consumers cannot keep up
    warn queue other: {n} messages landed in dead letter queue {topic}.dlq, <inspect them|please check>
    warn queue memory: broker memory watermark reached, publishers of {topic} will be blocked soon
    heal queue: backlog on {topic} <drained|worked off>, lag back to 0
    heal queue: message {hex} redelivered after a consumer error and processed
    heal queue: connection to broker {host} dropped and restored within {dur}
    ok queue: {n} messages of {topic} acknowledged
    ok queue: consumer for {topic} caught up
    info queue: consumer {hex} joined group for {topic}
    info queue: prefetch set to {n} for {topic}
    info queue: partition {small} of {topic} assigned to {host}
    noise queue: dead letter queue {topic}.dlq: 0 messages
    noise queue: retry topic {topic}-retry created, max attempts {small}
    noise queue: on_error policy for {topic} is "skip"
    noise queue: poison message handler registered for {topic}
    noise queue: no lost, no duplicate messages on {topic} since start`),
};

const PIPELINES: Source = {
  name: "pipeline",
  layouts: [...APP_LAYOUTS, "python", "syslog"],
  programs: ["etl", "airflow", "spark", "loader", "archiver", "search-indexer", "s3-sync"],
  messages: messageTable(`
    fail jobs input: load of {file} <stopped|rejected>: {n} rows do not match the schema
    fail jobs missing: source file {path} for {job} <never arrived|is not there>
    fail jobs refused: {job}: database on {host} refuses connections, nothing exported
    fail jobs dns: {job}: unknown host {host}, upload not started
    fail jobs timeout: task {job} exceeded its limit of {dur} and was cancelled
    fail jobs other: DAG {job}: task load_{table} is marked failed, downstream tasks skipped
    fail jobs permission: {job} may not write to bucket <exports|raw|archive>: AccessDenied
    fail jobs bug: {job}: division by zero in step aggregate_{table}
    fail storage missing: object s3://<data|backup>/{file} does not exist (NoSuchKey)
    fail storage limit: upload of {file} refused, bucket quota reached
    fail storage hardware: tape drive {small} reports a media fault, <archive stopped|job halted>
    crit storage loss: {n} files under {dir} were deleted by a wrong rule and are not in any backup
    crit storage loss: snapshot chain of volume {dev} is broken, restore impossible
    crit jobs loss: {job} overwrote {n} records of {table} with empty values
    warn storage other: backup of {host} skipped for {days} nights in a row
    warn jobs other: {job} takes longer every night, now {n} minutes, window closes soon
    warn storage disk: index of search cluster uses {highpct} of disk, writes will be blocked soon
    fail storage disk: search index is read-only: disk flood stage watermark exceeded on {host}
    warn storage other: search cluster status is yellow, {n} replica shards unassigned for {days} hours
    crit storage other: search cluster status is red, {n} primary shards missing
    heal jobs: {job}: upload of {file} failed twice, <third attempt worked|third attempt ok>
    heal jobs: late file {file} has arrived after all, {job} completed
    heal storage: shard recovery finished, cluster status green again
    heal storage: damaged block on {dev} repaired from mirror, all data intact
    heal storage: cleanup freed {mb}, {dir} back to {pct}
    ok jobs: {job}: {n} rows extracted, {n} rows loaded
    ok storage: snapshot of volume {dev} created in {dur}
    ok storage: restore test of {file} <passed|succeeded>
    ok jobs: DAG {job} <succeeded|reached state success> after {dur}
    info jobs: {job}: reading {n} files from {dir}
    info jobs: waiting for {file}, next look in {dur}
    info storage: lifecycle rule moved {n} objects to cold storage
    info storage: compaction of {table} started
    noise jobs: {job}: rejected rows: 0, bad lines: 0
    noise jobs: {job}: writing empty error report to {path}
    noise jobs: quarantine folder empty, no corrupt files
    noise storage: deleted expired file crash-{n}.dmp as configured
    noise jobs: --continue-on-error is set for {job}
    noise jobs: 0 tasks failed, {n} tasks succeeded in {job}`),
};

export const DATA_SOURCES: readonly Source[] = [DATABASES, QUEUES, PIPELINES];
