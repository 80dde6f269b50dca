import { MAX_LABEL_TEMPERATURE, MIN_LABEL_TEMPERATURE } from "@paw/format";
import { buildLabelTrie, temperedLabels } from "@paw/runtime";
import { describe, expect, test } from "vitest";
import {
  fitTemperature,
  goldenSection,
  measureTemperature,
  negativeLogLikelihood,
} from "./fit-temperature.js";
import type { LabelAnswer } from "./label-answers.js";

const bytes = (text: string) => [...Buffer.from(text)];
/** "B1" and "B2" share a node, so that a temperature works at two of them. */
const trie = buildLabelTrie(["A", "B1", "B2"], bytes);

/** Answers whose right labels are exactly as frequent as `truth` says, all with the same probabilities. */
function answersLike(
  truth: readonly number[],
  probabilities: readonly number[],
  items: number,
): LabelAnswer[] {
  return truth.flatMap((share, right) =>
    Array.from({ length: Math.round(share * items) }, () => ({ trie, probabilities, right })),
  );
}

describe("fitTemperature", () => {
  const truth = [0.5, 0.4, 0.1];

  test.each([0.25, 0.8, 1, 2.5, 9])("finds the temperature %d that was undone before", (temperature) => {
    const sharper = [...temperedLabels(trie, truth, 1 / temperature)];
    const fit = fitTemperature(answersLike(truth, sharper, 10));
    expect(fit.temperature).toBeCloseTo(temperature, 2);
    expect(fit.atBorder).toBe(false);
  });

  test("keeps four significant digits", () => {
    const sharper = [...temperedLabels(trie, truth, 1 / 1.23456)];
    expect(fitTemperature(answersLike(truth, sharper, 10)).temperature).toBe(1.235);
  });

  test("says that it ended at the border: answers always right, or no better than a guess", () => {
    const sure = fitTemperature(answersLike([1, 0, 0], [0.6, 0.2, 0.2], 10));
    expect(sure).toEqual({ temperature: MIN_LABEL_TEMPERATURE, atBorder: true });
    const guess = fitTemperature(answersLike([0, 0, 1], [0.9, 0.05, 0.05], 10));
    expect(guess).toEqual({ temperature: MAX_LABEL_TEMPERATURE, atBorder: true });
  });

  test("does not stumble over a right label of probability 0", () => {
    const { temperature } = fitTemperature([{ trie, probabilities: [1, 0, 0], right: 2 }]);
    expect(temperature).toBe(MAX_LABEL_TEMPERATURE);
  });
});

describe("measures", () => {
  const answers = answersLike([0.5, 0.5, 0], [0.6, 0.3, 0.1], 4);

  test("agree with values computed by hand", () => {
    expect(negativeLogLikelihood(answers, 1)).toBeCloseTo(-(Math.log(0.6) + Math.log(0.3)) / 2, 12);
    const { confidence, accuracy, ece, brier } = measureTemperature(answers, 1);
    expect([accuracy, confidence]).toEqual([0.5, expect.closeTo(0.6, 12)]);
    expect([ece, brier]).toEqual([expect.closeTo(0.1, 12), expect.closeTo((0.4 ** 2 + 0.6 ** 2) / 2, 12)]);
  });

  test("goldenSection finds a minimum inside, and the end where there is none", () => {
    expect(goldenSection((x) => (x - 0.3) ** 2, -2, 5)).toBeCloseTo(0.3, 5);
    expect(goldenSection((x) => x, -2, 5)).toBeCloseTo(-2, 5);
    expect(goldenSection((x) => -x, -2, 5)).toBeCloseTo(5, 5);
  });
});
