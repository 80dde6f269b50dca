/** Anomalies in short series of readings, by a stated criterion. Part of the criteria-classification theme. */
import type { Family } from "../family.js";
import { decisions, YES_NO } from "../frames/decisions.js";
import type { Random } from "../random.js";

type Series = readonly number[];

const METRICS = [
  "temperature",
  "cpu %",
  "queue length",
  "orders per hour",
  "pressure",
  "logins",
  "latency ms",
] as const;
const TIMES = ["08:00", "09:30", "Monday", "night shift", "probe 3", "line 2"] as const;

/** A calm series around a level, with one of the usual disturbances in two of three cases. */
function series(random: Random): number[] {
  const level = random.int(40, 60);
  const n = random.int(5, 7);
  const values = Array.from({ length: n }, () => level + random.int(-4, 4));
  const kind = random.int(0, 8);
  if (kind === 0) values[n - 1] = level * random.int(2, 3);
  else if (kind === 1) values[random.int(1, n - 2)] = level + random.int(20, 60);
  else if (kind === 2) values[random.int(0, n - 1)] = random.int(5, 25);
  else if (kind === 3) values[random.int(0, n - 1)] = 0;
  else if (kind === 4) values.sort((a, b) => a - b);
  else if (kind === 5) for (let i = 1; i < n; i++) values[i] = (values[i - 1] as number) + random.int(1, 6);
  else if (kind === 6) for (let i = 1; i < n; i++) values[i] = (values[i - 1] as number) - random.int(1, 6);
  else if (kind === 7) for (let i = n - 3; i < n; i++) values[i] = values[n - 4] as number;
  return values;
}

const last = (values: Series): number => values.at(-1) as number;
const steps = (values: Series): number[] => values.slice(1).map((value, i) => value - (values[i] as number));
/** The last four readings are equal. */
const stuck = (values: Series): boolean => values.slice(-4).every((value) => value === last(values));

const ALARM = "whether the series is abnormal";

const anomaly = decisions<Series, string>({
  id: "criteria-classification/series-anomaly",
  theme: "criteria-classification",
  difficulty: "hard",
  survives: ["typos", "case", "whitespace", "unicode", "distractor", "injection"],
  nouns: ["series of readings", "row of measurements", "list of values", "sensor log"],
  labels: [
    ["anomaly", "normal"],
    ["ALERT", "OK"],
    ["alarm", "quiet"],
    ["bad", "good"],
    ["abnormal", "regular"],
    ...YES_NO,
  ],
  facts: series,
  write: (r, values) => {
    const metric = r.pick(METRICS);
    return r.pick([
      `${metric}: ${values.join(", ")}`,
      `${metric} (${r.pick(TIMES)}): ${values.join(" ")}`,
      `${metric} = [${values.join(", ")}]`,
      `${r.pick(TIMES)}, ${metric}: ${values.join("; ")}`,
    ]);
  },
  rules: {
    "over-limit": (r) => {
      const limit = r.int(56, 70);
      return {
        asked: ALARM,
        cases: [`any value is greater than ${limit}`],
        decide: (values) => (Math.max(...values) > limit ? 0 : 1),
      };
    },
    "last-over-limit": (r) => {
      const limit = r.int(48, 60);
      return {
        asked: ALARM,
        cases: [`the last value is greater than ${limit}`],
        note: "Earlier values do not count.",
        decide: (values) => (last(values) > limit ? 0 : 1),
      };
    },
    "outside-band": (r) => {
      const low = r.pick([20, 25, 30]);
      const high = r.pick([70, 75, 80]);
      return {
        asked: ALARM,
        cases: [`any value lies below ${low} or above ${high}`],
        note: "The bounds themselves are allowed.",
        decide: (values) => (Math.min(...values) < low || Math.max(...values) > high ? 0 : 1),
      };
    },
    "big-jump": (r) => {
      const jump = r.int(8, 18);
      return {
        asked: "whether there is a jump",
        cases: [`two neighbouring values differ by more than ${jump}, up or down`],
        decide: (values) => (steps(values).some((step) => Math.abs(step) > jump) ? 0 : 1),
      };
    },
    "always-rising": () => ({
      asked: "whether the values keep growing",
      cases: ["each value is greater than the one before it"],
      note: "An equal neighbour breaks the rise.",
      decide: (values) => (steps(values).every((step) => step > 0) ? 0 : 1),
    }),
    "always-falling": () => ({
      asked: "whether the values keep shrinking",
      cases: ["each value is smaller than the one before it"],
      note: "An equal neighbour breaks the fall.",
      decide: (values) => (steps(values).every((step) => step < 0) ? 0 : 1),
    }),
    "stuck-sensor": () => ({
      asked: "whether the sensor is stuck",
      cases: ["the last four values are all the same"],
      decide: (values) => (stuck(values) ? 0 : 1),
    }),
    "zero-reading": () => ({
      asked: "whether the sensor has failed",
      cases: ["at least one value is 0"],
      decide: (values) => (values.includes(0) ? 0 : 1),
    }),
    "end-above-start": () => ({
      asked: "whether the level has gone up",
      cases: ["the last value is greater than the first one"],
      labels: [["up", "not up"], ["RISE", "NO RISE"], ["higher", "not higher"], ...YES_NO],
      note: "The values between them do not count.",
      decide: (values) => (last(values) > (values[0] as number) ? 0 : 1),
    }),
    "doubled-at-the-end": () => ({
      asked: "whether the series ends in a spike",
      cases: ["the last value is more than one and a half times the value before it"],
      decide: (values) => (2 * last(values) > 3 * (values.at(-2) as number) ? 0 : 1),
    }),
    "several-over-limit": (r) => {
      const limit = r.int(48, 58);
      return {
        asked: ALARM,
        cases: [`at least two values are greater than ${limit}`],
        note: "A single high value is no reason for worry.",
        decide: (values) => (values.filter((value) => value > limit).length >= 2 ? 0 : 1),
      };
    },
    trend: () => ({
      asked: "how the level has changed from the first to the last value",
      cases: ["the last value is greater than the first", "the last value is smaller than the first"],
      labels: [
        ["up", "down", "same"],
        ["+", "-", "="],
        ["RISING", "FALLING", "FLAT"],
        ["1", "2", "0"],
      ],
      decide: (values) => {
        const change = last(values) - (values[0] as number);
        return change > 0 ? 0 : change < 0 ? 1 : 2;
      },
    }),
  },
});

export const families: Family[] = [anomaly];
