/**
 * Log messages of container platforms, build pipelines and deployment tools; same fields as in log-system.ts.
 */
import type { Source } from "./log-kinds.js";

const CONTAINERS: Source = {
  name: "kubernetes",
  layouts: ["event", "klog", "docker"],
  programs: ["kubelet", "dockerd", "containerd"],
  messages: [
    [
      "crit",
      "app",
      "BackOff  pod/{pod}  Back-off restarting failed container<| (CrashLoopBackOff)>",
      "crash",
    ],
    ["crit", "memory", "OOMKilling  pod/{pod}  Memory cgroup out of memory: Killed process {pid}", "memory"],
    [
      "fail",
      "app",
      "Failed  pod/{pod}  Failed to pull image {image}: <not found|manifest unknown>",
      "missing",
    ],
    ["fail", "auth", "Failed  pod/{pod}  pull access denied for {image}: unauthorized", "credentials"],
    [
      "fail",
      "app",
      "FailedScheduling  pod/{pod}  0/{small} nodes are available: insufficient <cpu|memory>",
      "limit",
    ],
    [
      "fail",
      "storage",
      "FailedMount  pod/{pod}  Unable to attach volume: timed out waiting for the condition",
      "timeout",
    ],
    ["fail", "app", "Unhealthy  pod/{pod}  Readiness probe failed: HTTP status {s5}", "other"],
    ["crit", "app", "NodeNotReady  node/{host}  Node is not ready", "other"],
    ["warn", "storage", "EvictionThresholdMet  node/{host}  Attempting to reclaim ephemeral-storage", "disk"],
    ["fail", "app", 'Failed  pod/{pod}  configmap "{svc}" not found', "missing"],
    ["heal", "app", "Unhealthy probe cleared, pod/{pod} is ready after 1 restart"],
    ["ok", "app", "<Started|Created>  pod/{pod}  <Started|Created> container {svc}"],
    ["ok", "app", "Pulled  pod/{pod}  Successfully pulled image {image} in {dur}"],
    ["info", "app", "Scheduled  pod/{pod}  Successfully assigned {svc}/{pod} to {host}"],
    ["info", "app", "Pulling  pod/{pod}  Pulling image {image}"],
    ["info", "app", "ScalingReplicaSet  deployment/{svc}  Scaled up to {small}"],
    ["info", "app", "Killing  pod/{pod}  Stopping container {svc} for rolling update"],
    ["info", "app", "Container image {image} already present on machine"],
    ["noise", "app", "Completed  job/{job}  Job completed, failed=0 succeeded={small}"],
    ["noise", "app", "restartPolicy OnFailure set for {job}, 0 restarts"],
  ],
};

const BUILD: Source = {
  name: "ci",
  layouts: ["plain", "actions", "clocked", "prefixed"],
  programs: ["ci", "build", "runner"],
  messages: [
    [
      "fail",
      "build",
      "src/{svc}/index.ts({n},{small}): error TS2304: Cannot find name '<foo|userId|config>'.",
      "bug",
    ],
    ["fail", "build", "npm ERR! <missing script: build|code ELIFECYCLE|404 Not Found - {svc}>", "missing"],
    ["fail", "build", "Process completed with exit code {small}.", "other"],
    ["fail", "build", "Tests: {small} failed, {n} passed, {n} total", "bug"],
    ["fail", "build", "FAILED tests/test_{table}.py::test_create - AssertionError: assert {n} == {n}", "bug"],
    ["fail", "build", "make: *** [{file}] Error {small}", "other"],
    ["fail", "build", "error[E0382]: borrow of moved value: `<cfg|buf|req>`", "bug"],
    ["fail", "build", "fatal: Authentication failed for 'https://git.example.com/{svc}.git'", "credentials"],
    ["fail", "build", "BUILD FAILED in {dur}", "other"],
    ["fail", "build", "CONFLICT (content): Merge conflict in {file}", "other"],
    ["warn", "build", "{small} critical vulnerabilities found in dependencies", "other"],
    ["heal", "build", "flaky test test_{table} passed on retry {small}"],
    ["ok", "build", "<BUILD SUCCESSFUL|BUILD SUCCESS> in {dur}"],
    ["ok", "build", "Tests: {n} passed, {n} total"],
    ["ok", "build", "Successfully <built {sha}|tagged {image}|pushed {image}>"],
    ["ok", "build", "<All checks have passed|Pipeline #{n} succeeded|Job succeeded>"],
    ["info", "build", "Compiling {svc} v{ver}"],
    ["info", "build", "added {n} packages in {dur}"],
    ["info", "build", "Step {small}/1{small} : <COPY . /app|RUN npm ci|FROM node:20>"],
    ["info", "build", "Checking out {sha} as {svc}"],
    ["info", "build", "> Task :{svc}:compileJava UP-TO-DATE"],
    ["noise", "build", "0 failed, {n} passed, {small} skipped"],
    ["noise", "build", "<Found 0 errors|0 errors, 0 warnings|no problems found>. Watching for file changes."],
    ["noise", "build", "Compiling error-<handler|stack|codes> v{ver}"],
    ["noise", "build", "PASS src/errors/<failure|crash|fatal>.test.ts ({dur})"],
  ],
};

const CLOUD: Source = {
  name: "terraform",
  layouts: ["plain", "clocked", "actions"],
  programs: ["terraform", "ansible", "deploy"],
  messages: [
    ["fail", "app", "Error: <error creating S3 bucket|creating EC2 Instance>: AccessDenied", "permission"],
    ["fail", "app", "Error: Error acquiring the state lock", "other"],
    ["fail", "app", "Error: Invalid value for variable on main.tf line {n}", "config"],
    ["fail", "app", "Error: Quota '<CPUS|IN_USE_ADDRESSES>' exceeded. Limit: {n}", "limit"],
    ["fail", "app", "fatal: [{host}]: UNREACHABLE! => ssh: connect: Connection timed out", "timeout"],
    ["fail", "app", "deploy of {svc} {ver} <failed|aborted>: health check never passed", "other"],
    [
      "crit",
      "storage",
      "aws_db_instance.main: Destroyed without final snapshot, data not recoverable",
      "loss",
    ],
    ["heal", "app", "deploy of {svc} {ver}: health check ok on attempt {small}, rollout complete"],
    ["ok", "app", "Apply complete! Resources: {small} added, {small} changed, 0 destroyed."],
    ["ok", "app", "{svc} {ver} deployed to <production|staging> in {dur}"],
    ["info", "app", "aws_instance.web: Still creating... [{n}s elapsed]"],
    ["info", "app", "Plan: {small} to add, 0 to change, 0 to destroy."],
    ["info", "app", "No changes. Your infrastructure matches the configuration."],
    ["info", "app", "TASK [<nginx|common|docker> : install packages] ok: [{host}]"],
    ["noise", "app", "{host} : ok={n} changed={small} unreachable=0 failed=0"],
    ["noise", "app", "aws_cloudwatch_metric_alarm.error_rate: Refreshing state..."],
  ],
};

export const DEPLOY_SOURCES: readonly Source[] = [CONTAINERS, BUILD, CLOUD];
