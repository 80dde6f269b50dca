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

describe("a set is read explained in the same text", () => {
  test.each<[string, string[]]>([
    [
      "ticket -> billing / tech / other. billing if it is about money; tech for faults; other for the rest.",
      ["billing", "tech", "other"],
    ],
    ["tweet => rumour, fact. fact: can be checked; rumour: anything else", ["rumour", "fact"]],
    [
      "review → very good | so so | awful. Very good means praise. So so means mixed. Awful means complaints.",
      ["very good", "so so", "awful"],
    ],
    [
      "bug report -> now, next release, never. now when data is lost, next release when there is a workaround, never if it is by design.",
      ["now", "next release", "never"],
    ],
    [
      "log line -> page me | leave it. page me if the site is down, leave it otherwise.",
      ["page me", "leave it"],
    ],
    [
      "email -> [spam | not spam]. spam = unwanted adverts, not spam = anything a person wrote to me",
      ["spam", "not spam"],
    ],
    ["pull-request title -> 1 / 0. 1 for pipelines and hooks; 0 if it is about anything else", ["1", "0"]],
    [
      "Input: a chat message. Output: the mood (happy, upset or flat). Happy for joy, upset for anger, flat for everything else.",
      ["happy", "upset", "flat"],
    ],
    [
      "In: a headline. Out: the section as Sport, Politics or Home life. Sport when a match is named; Politics for government; Home life is for cooking.",
      ["Sport", "Politics", "Home life"],
    ],
    [
      "Input: a log line. Output: whether it matters, as + or -. + means a person should look; - if it is about everything else.",
      ["+", "-"],
    ],
    [
      "Give me the team: Sales, Front desk or Legal. Sales is for quotes; Front desk for visits; Legal for contracts.",
      ["Sales", "Front desk", "Legal"],
    ],
    [
      "Tell me what it is about as food, company or body or other. food for dishes; company or body for an organisation.",
      ["food", "company or body", "other"],
    ],
    [
      "no match when the line shows a success, otherwise match. Answer with no match or match.",
      ["no match", "match"],
    ],
    [
      "Decide how fast. This week if it is due in days; Urgent if it burns; P3 means no deadline. Answer with This week, Urgent or P3.",
      ["This week", "Urgent", "P3"],
    ],
    [
      "i have many of these (mails) and need to know the team. Front desk = visits; Repair if it is about faults. just the label pls: Front desk / Repair",
      ["Front desk", "Repair"],
    ],
    [
      "Sort each mail. Allowed outputs: today, this week, later today = must be done at once; this week = can wait a day; later for all else.",
      ["today", "this week", "later"],
    ],
    [
      "Label the tweet. Labels: pro / con / unclear pro means in favour; con means against; unclear otherwise",
      ["pro", "con", "unclear"],
    ],
    [
      "Possible answers: fits | does not fit fits means the shoe is the right size; does not fit if it is too small.",
      ["fits", "does not fit"],
    ],
    [
      "Can it wait? Allowed outputs: soon | now | whenever soon = this week; now if it burns; whenever for no deadline.",
      ["soon", "now", "whenever"],
    ],
  ])("%s", (spec, labels) => expect(labelsOf(spec)).toEqual(labels));
});

describe("a set is read behind a question", () => {
  test.each<[string, string[]]>([
    ["Is the customer angry? calm or angry", ["calm", "angry"]],
    ["Does the message ask for a refund? REFUND / OTHER", ["REFUND", "OTHER"]],
    ["Can this wait until Monday? can wait or cannot wait", ["can wait", "cannot wait"]],
    ["Read the log line. Does it need a human? wake up or sleep", ["wake up", "sleep"]],
    ["Has the parcel arrived? 1 or 0", ["1", "0"]],
    ["Was the build green? green | red", ["green", "red"]],
    ["Would a lawyer have to see it? legal or not legal", ["legal", "not legal"]],
    ["Are both sentences the same? same / different", ["same", "different"]],
    ["Should it be escalated? Escalate or Close.", ["Escalate", "Close"]],
    ["is it records in a data store? keep or drop\n\nInput: SELECT 1\nOutput: keep", ["keep", "drop"]],
    [
      "Must it be handled at once, or does somebody have to reply at once? critical or low",
      ["critical", "low"],
    ],
  ])("%s", (spec, labels) => expect(labelsOf(spec)).toEqual(labels));
});

describe("a set is read behind a request for the label alone", () => {
  test.each<[string, string[]]>([
    ["I need only the label please: good, bad, ugly. good is praise", ["good", "bad", "ugly"]],
    [
      "need to sort these mails. just the tag, thanks: work, private, junk mail",
      ["work", "private", "junk mail"],
    ],
    ["no explanation, only the class: A, B, C", ["A", "B", "C"]],
    ["Read the review. Just the verdict pls: buy, wait, avoid", ["buy", "wait", "avoid"]],
  ])("%s", (spec, labels) => expect(labelsOf(spec)).toEqual(labels));
});

describe("a set is read as one answer for those and another for the rest", () => {
  test.each<[string, string[]]>([
    [
      "Look for mails about refunds. Answer money back for those, other for the rest.",
      ["money back", "other"],
    ],
    [
      "Mark each line on disk faults. Say needs work for those, fine for anything else.",
      ["needs work", "fine"],
    ],
    [
      'Find messages that sound like a threat. Reply "call police" for those, "no threat" for everything else.',
      ["call police", "no threat"],
    ],
    [
      "Spot all questions. Output question for these and statement for all others.",
      ["question", "statement"],
    ],
    [
      "Pick out the lines on failed logins. Return look into it for them, ignore for all the others.",
      ["look into it", "ignore"],
    ],
    [
      "Flag every line about this: disks, fans or fuses. Answer TRUE for those, FALSE for broken or soon broken.",
      ["TRUE", "FALSE"],
    ],
  ])("%s", (spec, labels) => expect(labelsOf(spec)).toEqual(labels));
});

describe("a set is read as one answer if and another otherwise", () => {
  test.each<[string, string[]]>([
    ["Answer needs reply when the writer asks something, otherwise no reply.", ["needs reply", "no reply"]],
    ["Say too long if the text has more than 20 words, otherwise say fine.", ["too long", "fine"]],
    ["Output high risk if data could be lost; otherwise output low risk.", ["high risk", "low risk"]],
    ['Reply with "call back" if they want a call, else "no call".', ["call back", "no call"]],
    [
      "return match if the record is about disks and storage, where data is kept, else no match.",
      ["match", "no match"],
    ],
    [
      "Return take if somebody has to do something: send, repair, pay or something is to be fixed, else leave.",
      ["take", "leave"],
    ],
  ])("%s", (spec, labels) => expect(labelsOf(spec)).toEqual(labels));
});
