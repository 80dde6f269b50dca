/** Distilling the results of test runs. Part of the masking-and-distilling theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { entries } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";

const TESTS =
  entries(`login works / cart keeps items / rejects empty names / parses dates / sends the mail / sorts by price /
  loads the map / counts visitors / shows the menu / saves drafts / resizes images / finds duplicates / reads old files /
  closes the file / handles long lines / escapes quotes / merges lists / rounds prices / ignores blanks / opens the door`);

type Outcome = "pass" | "fail" | "skip";
interface Test {
  readonly name: string;
  readonly outcome: Outcome;
  readonly ms: number;
}
const OUTCOMES: readonly Record<Outcome, string>[] = [
  { pass: "PASS", fail: "FAIL", skip: "SKIP" },
  { pass: "✓", fail: "✗", skip: "○" },
  { pass: "ok", fail: "not ok", skip: "skipped" },
  { pass: "[+]", fail: "[!]", skip: "[-]" },
];
const TIMES = Array.from({ length: 240 }, (_, i) => i * 3 + 5);
const MIXES: readonly (readonly Outcome[])[] = [
  ["pass", "fail"],
  ["pass", "fail", "skip"],
  ["pass", "skip"],
  ["pass"],
];
const BARS = "Separate several by a bar with spaces ( | ).";
const named = (tests: readonly Test[], outcome: Outcome, none: string): string =>
  tests
    .filter((test) => test.outcome === outcome)
    .map(({ name }) => name)
    .join(" | ") || none;
const count = (tests: readonly Test[], outcome: Outcome): number =>
  tests.filter((test) => test.outcome === outcome).length;

const testRun = jobFamily(
  {
    id: "masking/test-run",
    theme: "masking-and-distilling",
    difficulty: "medium",
    survives: ["distractor", "injection"],
    noun: ["report of a test run", "list of test results", "output of a test suite", "test log"],
    setting: (random) => {
      const signs = random.pick(OUTCOMES);
      return {
        signs,
        none: random.pick(NOTHING),
        marks: [
          `${signs.pass} marks a test that passed, ${signs.fail} one that failed, ${signs.skip} one that was skipped.`,
          `Passed tests have ${signs.pass}, failed ones ${signs.fail}, skipped ones ${signs.skip}.`,
        ],
      };
    },
    pose: (r, { signs }): Posed<readonly Test[]> => {
      const n = r.int(3, 5);
      const mix = r.pick(MIXES);
      const times = r.sample(TIMES, n);
      const tests = r
        .sample(TESTS, n)
        .map((name, i) => ({ name, outcome: r.pick(mix), ms: times[i] as number }));
      return {
        input: tests.map((t) => `${signs[t.outcome]} ${t.name} (${t.ms} ms)`).join("\n"),
        value: tests,
      };
    },
  },
  {
    failed: ({ none, marks }) => ({
      does: ["list the tests that failed", "name the failed tests"],
      gives: ["the names of the failed tests", "the failed tests by name"],
      rules: [marks, `${BARS} If none failed, answer ${none}.`],
      solve: (tests) => named(tests, "fail", none),
    }),
    passed: ({ none, marks }) => ({
      does: ["list the tests that passed", "name the tests that went well"],
      gives: ["the names of the tests that passed", "the passed tests by name"],
      rules: [marks, `${BARS} If none passed, answer ${none}.`],
      solve: (tests) => named(tests, "pass", none),
    }),
    tally: ({ marks }) => ({
      does: [
        "sum up the run like 3 passed, 1 failed, 0 skipped",
        "count the outcomes, written like 3 passed, 1 failed, 0 skipped",
      ],
      gives: [
        "a summary like 3 passed, 1 failed, 0 skipped",
        "the three counts in the form 3 passed, 1 failed, 0 skipped",
      ],
      rules: [marks],
      solve: (tests) =>
        `${count(tests, "pass")} passed, ${count(tests, "fail")} failed, ${count(tests, "skip")} skipped`,
    }),
    slowest: () => ({
      does: ["name the slowest test", "find the test that took longest"],
      gives: ["the name of the slowest test", "which test took the most time"],
      rules: [["It does not matter whether it passed.", "All outcomes count."]],
      solve: (tests) => tests.reduce((a, b) => (b.ms > a.ms ? b : a)).name,
    }),
    fastest: () => ({
      does: [
        "name the fastest test with its time, like loads the map (12 ms)",
        "find the test that took the least time and print it with the time",
      ],
      gives: [
        "the fastest test with its time, like loads the map (12 ms)",
        "name and time of the quickest test, such as loads the map (12 ms)",
      ],
      rules: [["It does not matter whether it passed.", "All outcomes count."]],
      solve: (tests) => {
        const { name, ms } = tests.reduce((a, b) => (b.ms < a.ms ? b : a));
        return `${name} (${ms} ms)`;
      },
    }),
    "total-time": () => ({
      does: ["add up the times", "say how many milliseconds all tests took together"],
      gives: ["the sum of all times in milliseconds, as a bare number", "the total number of milliseconds"],
      rules: ["Every line counts; write the number without a unit."],
      solve: (tests) => String(tests.reduce((sum, { ms }) => sum + ms, 0)),
    }),
    verdict: ({ marks }, random) => {
      const [bad, middle, good] = random.pick([
        ["red", "yellow", "green"],
        ["failed", "partial", "passed"],
        ["2", "1", "0"],
      ] as const);
      return {
        does: ["judge the whole run", "give the verdict on the run"],
        gives: ["the verdict on the run", "the state of the whole suite"],
        rules: [
          marks,
          `${bad} if any test failed, otherwise ${middle} if any was skipped, otherwise ${good}.`,
        ],
        labels: [bad, middle, good],
        solve: (tests) => (count(tests, "fail") ? bad : count(tests, "skip") ? middle : good),
      };
    },
  },
);

export const families: Family[] = [testRun];
