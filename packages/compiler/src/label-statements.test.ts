/** Sentences in which people state a label set, and sentences that look like them. */
import { describe, expect, test } from "vitest";
import { parseSpec } from "./spec.js";

const labelsOf = (source: string): readonly string[] | undefined => parseSpec(source).labels;

describe("a set is read", () => {
  test.each<[string, string]>([
    ["Decide the mood of the message (one of: happy, sad, angry).", "happy sad angry"],
    ['Check the answer. Output should be either "PASS" or "FAIL".', "PASS FAIL"],
    ["Check the tests. The result must be PASS, FAIL or SKIP.", "PASS FAIL SKIP"],
    ["Is it polite? The answer must be yes or no.", "yes no"],
    ["Tag the ticket. Valid labels are bug, feature and question.", "bug feature question"],
    ["The categories are food, travel and other. Pick one.", "food travel other"],
    [
      "You are a classifier. Return the category. Categories: food, travel, other. Return only the category name.",
      "food travel other",
    ],
    ["Output must be exactly one of [billing, tech, sales].", "billing tech sales"],
    ["Reply with exactly one word, either SAFE or UNSAFE.", "SAFE UNSAFE"],
    ["Respond with a single word: ALERT or QUIET.", "ALERT QUIET"],
  ])("%s", (spec, labels) => expect(labelsOf(spec)).toEqual(labels.split(" ")));
});

describe("no set is read", () => {
  test.each([
    "Count the categories. Categories: food, travel, other. Return the number of them.",
    "Return the price. Categories: food, travel.",
    "Reply with one word, the capital of the country or the largest town.",
    "Shorten the text. The answer should be short or empty.",
    "The output must be lowercase or numeric.",
    "The output should be a list or a string.",
    "Extract the values. Values are separated by commas, semicolons or tabs.",
    "Write SQL. Valid values are 1, 2 and 3.",
    "Replace each word (one of: foo, bar) by baz.",
    "Convert the units (one of: kg, lb) to grams and return the number.",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
});
