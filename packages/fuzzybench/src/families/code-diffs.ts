/** Unified diffs: what a hunk adds and removes, and how a single setting changes. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { CODE_SLOTS } from "../lexicon/a-code-texts.js";
import { fill, lines, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Diff extends Problem {
  readonly file: string;
  readonly scope: string;
  readonly start: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const FILES = lines(`{d}/{m}.ts
  {d}/{m}/{v}.py
  {d}/{t}.java
  lib/{v}_{m}.go
  tests/{m}.test.ts
  {m}/{f}.js`);
const STATEMENTS = lines(`{v} = {f}({v})
  return {v} + {n}
  log("{v}", {v})
  {v}.push({n})
  if ({v} > {n}) {f}()
  const {v} = {n}
  throw new {t}Error("{v}")
  // {f} the {v} first
  {f}({v}, {n})`);

const statement = (r: Random): string => fill(r, r.pick(STATEMENTS), CODE_SLOTS);
const many = (r: Random, n: number): string[] => Array.from({ length: n }, () => statement(r));

/** Removed lines come before added ones; both never are empty. */
function diff(r: Random): Diff {
  const file = fill(r, r.pick(FILES), CODE_SLOTS);
  const scope = r.pick(CODE_SLOTS.f);
  const start = r.int(2, 240);
  const kind = r.int(0, 2);
  const removed = many(r, kind === 0 ? 0 : r.int(1, 3));
  const added = many(r, kind === 1 ? 0 : r.int(1, 3));
  const [before, after] = [many(r, r.int(0, 1)), many(r, r.int(0, 1))];
  const context = before.length + after.length;
  const head = r.chance(0.5) ? `--- a/${file}\n+++ b/${file}` : `diff --git a/${file} b/${file}`;
  const text = [
    head,
    `@@ -${start},${context + removed.length} +${start},${context + added.length} @@ ${scope}()`,
    ...before.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...after.map((line) => ` ${line}`),
  ].join("\n");
  return { text, file, scope, start, added, removed };
}

const diffSummary = tabled<Diff, string>({
  id: "code-classification/diff-summary",
  theme: "code-classification",
  difficulty: "medium",
  survives: ["injection"],
  input: ["unified diff", "diff of one file", "git diff", "patch"],
  problems: () => diff,
  rows: {
    kind: {
      by: "<what the diff does to the file|the kind of edit>",
      note: "Header lines (---, +++) and unchanged lines do not count.",
      classes: [
        klass("added/insert/grows", "lines are only added/nothing is removed"),
        klass("removed/delete/shrinks", "lines are only removed/nothing is added"),
        klass("changed/replace/mixed", "lines are both removed and added/some go and some come"),
      ],
      of: ({ added, removed }) => (removed.length === 0 ? 0 : added.length === 0 ? 1 : 2),
    },
    "count-added": {
      goal: "<the number of added lines|how many lines the diff adds, as a number>",
      note: "The +++ header is not an added line.",
      solve: ({ added }) => String(added.length),
    },
    "count-removed": {
      goal: "<the number of removed lines|how many lines the diff takes away, as a number>",
      note: "The --- header is not a removed line.",
      solve: ({ removed }) => String(removed.length),
    },
    "first-added": {
      goal: "<the first added line without its plus sign|the text of the first line that is new>",
      none: "nothing is added",
      solve: ({ added }) => added[0],
    },
    "last-removed": {
      goal: "<the last removed line without its minus sign|the text of the last line that goes away>",
      none: "nothing is removed",
      solve: ({ removed }) => removed.at(-1),
    },
    file: {
      goal: "<the path of the changed file|which file is changed>",
      note: "Leave out the prefix a/ or b/.",
      solve: ({ file }) => file,
    },
    function: {
      goal: "<the function named after the second @@, without parentheses|the name of the enclosing function from the @@ line, no parentheses>",
      solve: ({ scope }) => scope,
    },
    start: {
      goal: "<the line number at which the hunk starts|the first line number of the hunk in the old file>",
      solve: ({ start }) => String(start),
    },
    net: {
      by: "<whether the file gets longer|the effect on the length of the file>",
      classes: [
        klass("longer/grows/+", "more lines are added than removed/the file gains lines"),
        klass("shorter/shrinks/-", "more lines are removed than added/the file loses lines"),
        klass("equal/same/0", "as many are added as removed/the number of lines stays"),
      ],
      of: ({ added, removed }) => (added.length > removed.length ? 0 : added.length < removed.length ? 1 : 2),
    },
  },
});

interface Change extends Problem {
  readonly key: string;
  readonly old: number;
  readonly now: number;
}

const SETTINGS = words(
  "timeout max_retries port pool_size cacheSeconds pageLimit WORKERS batch_size MAX_USERS debounceMs chunkSize ttl",
);
const WRITTEN = [
  "{k} = {n}",
  "{k}: {n}",
  "const {k} = {n};",
  '"{k}": {n},',
  "{k}={n}",
  "export {k}={n}",
  "let {k} = {n};",
];

/** One setting gets another number; the lines around it are other settings that stay. */
function change(r: Random): Change {
  const [key, ...others] = r.sample(SETTINGS, 3) as [string, string, string];
  const form = r.pick(WRITTEN);
  const write = (k: string, n: number): string => form.replace("{k}", k).replace("{n}", String(n));
  const old = r.pick([r.int(1, 9), r.int(10, 99), r.int(1, 60) * 100]);
  const wild = r.pick([r.int(1, 9), r.int(10, 99), r.int(1, 60) * 100]);
  const now = r.chance(0.35) ? old * 2 : wild === old ? old + 1 : wild;
  const [before, after] = others.map((k) => (r.chance(0.5) ? [` ${write(k, r.int(1, 500))}`] : []));
  return {
    text: [...before!, `-${write(key, old)}`, `+${write(key, now)}`, ...after!].join("\n"),
    key,
    old,
    now,
  };
}

const settingChange = tabled<Change, string>({
  id: "code-classification/setting-change",
  theme: "code-classification",
  difficulty: "medium",
  heldOut: true,
  survives: ["injection"],
  input: ["diff of a settings file", "changed setting in diff form", "configuration diff"],
  problems: () => change,
  rows: {
    key: {
      goal: "<the name of the setting that changes|which setting gets another value>",
      solve: ({ key }) => key,
    },
    old: {
      goal: "<the value before the change|the old number of the setting that changes>",
      solve: ({ old }) => String(old),
    },
    new: {
      goal: "<the value after the change|the new number of the setting that changes>",
      solve: ({ now }) => String(now),
    },
    direction: {
      yes: "the new value is greater than the old one",
      no: "it is smaller",
      names: [
        ["up", "down"],
        ["raised", "lowered"],
      ],
      holds: ({ old, now }) => now > old,
    },
    doubled: {
      yes: "the new value is exactly twice the old one",
      no: "it is any other value",
      names: [["double", "other"]],
      holds: ({ old, now }) => now === 2 * old,
    },
    sentence: {
      goal: 'the change as one line "name: old -> new"',
      solve: ({ key, old, now }) => `${key}: ${old} -> ${now}`,
    },
  },
});

export const families: Family[] = [diffSummary, settingChange];
