import { isPawError } from "@paw/format";
import { describe, expect, test } from "vitest";
import { MAX_SPEC_CHARS, parseSpec } from "./spec.js";

const code = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    return isPawError(error) ? error.code : String(error);
  }
  return undefined;
};

describe("labels", () => {
  test.each<[string, string[]]>([
    ["Classify the line. Return ONLY one of: ALERT, QUIET.", ["ALERT", "QUIET"]],
    ["Classify the line. Output one of: low, medium, high", ["low", "medium", "high"]],
    ["Route it. Labels: billing, tech support, sales.", ["billing", "tech support", "sales"]],
    ["Sort the mail. Allowed outputs: spam | ham", ["spam", "ham"]],
    ["Is it urgent? The answer is yes or no, nothing else.", ["yes", "no"]],
    ["Is it urgent? Reply with URGENT, LATER or NEVER.", ["URGENT", "LATER", "NEVER"]],
    ["Classify the mood of a message as good or bad.", ["good", "bad"]],
    ["Sort each ticket into billing, bug or other.", ["billing", "bug", "other"]],
    ["language id German = DE, Dutch = NL. DE | NL.", ["DE", "NL"]],
    ["task: keep or drop the record\nlabels: keep, drop", ["keep", "drop"]],
    ["# Task\nTone of a review.\n\n## Labels\nReturn only one of: +, -.", ["+", "-"]],
    ["Answer yes or no: does the text name a city?", ["yes", "no"]],
    ['Pick the mood, one of "happy", "sad" or "angry".', ["happy", "sad", "angry"]],
    ["Severity of a log line. Answer with exactly one of:\n- low\n- high", ["low", "high"]],
  ])("%s", (spec, labels) => {
    expect(parseSpec(spec).labels).toEqual(labels);
  });

  test.each<[string, string[]]>([
    ["Say Y if one of its folders is called app, else N. Output one of: Y, N.", ["Y", "N"]],
    ["Answer 1 if one of the amounts is larger, 0 if not. Reply with 1 or 0.", ["1", "0"]],
    [
      "The answer is 0 unless it is a question; then it is 1. The answer is 1 or 0, nothing else.",
      ["1", "0"],
    ],
    ["The labels: A for an advertisement, B for a menu. A | B.", ["A", "B"]],
    [
      "One of skills (tools and abilities), other (none of these). One of: skills, other.",
      ["skills", "other"],
    ],
    [
      "Which rule is broken?\n\nToo short -> A; no digit -> B; none -> C. Reply with A, B or C.",
      ["A", "B", "C"],
    ],
  ])("the statement that closes the text, not a phrase before it: %s", (spec, labels) => {
    expect(parseSpec(spec).labels).toEqual(labels);
  });

  test.each<[string, string[]]>([
    ["Reply OK if the word is spelled correctly, otherwise reply TYPO.", ["OK", "TYPO"]],
    ["Answer money if it is about a bank; answer other for everything else.", ["money", "other"]],
    ["Duplicate detection: output 1 if the records match and 0 if not.", ["1", "0"]],
    ["Choose the action. BUY: wants to buy; SELL: wants to sell. Output the action.", ["BUY", "SELL"]],
    [
      "Map the message to oil / tires / fuel / battery. Output that word.",
      ["oil", "tires", "fuel", "battery"],
    ],
    ["Part of speech of the word: noun, verb or adverb.", ["noun", "verb", "adverb"]],
    ["Do both sentences mean the same? Yes or No?", ["Yes", "No"]],
    ["Is this about the weather? yes/no, lower case.", ["yes", "no"]],
    ["Name the setting. Output one of these names and nothing more: volume, speed.", ["volume", "speed"]],
    ["Choose one: alarm, timer, reminder.", ["alarm", "timer", "reminder"]],
    [
      "Label the question. Allowed answers: recipe, calories, cook_time.",
      ["recipe", "calories", "cook_time"],
    ],
  ])("a set that is not called one: %s", (spec, labels) => {
    expect(parseSpec(spec).labels).toEqual(labels);
  });

  test.each<[string, string[]]>([
    ["Which shelf does the book go to? Options: poetry, history, travel.", ["poetry", "history", "travel"]],
    [
      "Name the tool. Tools: hammer, saw, drill. If no tool fits, output none.",
      ["hammer", "saw", "drill", "none"],
    ],
    ["Pick the sense for the question: sight, smell, touch.", ["sight", "smell", "touch"]],
    ["Which part of speech is it: noun, verb, adverb?", ["noun", "verb", "adverb"]],
    [
      "Send every letter to sales, billing or archive. Write the name in lower case.",
      ["sales", "billing", "archive"],
    ],
    ["What kind of plant is it? Choose tree, shrub, herb or moss.", ["tree", "shrub", "herb", "moss"]],
    ["Filter: 'bird' for anything with feathers, 'other' for the rest.", ["bird", "other"]],
    ["Two numbers: yes if they are equal, no if not.", ["yes", "no"]],
    ["Is the word used as a noun, a verb or an adverb? Output that word.", ["noun", "verb", "adverb"]],
    ["Determine whether the statement is likely or unlikely.", ["likely", "unlikely"]],
    ["Tag the word with one letter: N noun, V verb, J adjective.", ["N", "V", "J"]],
    [
      "Classify with one letter. A = paid in full, B = paid in part, C = not paid yet. Letter only.",
      ["A", "B", "C"],
    ],
    ["Answer true for yes, false for no, and unknown when it is not said.", ["true", "false", "unknown"]],
  ])("a set in the words of a sentence: %s", (spec, labels) => {
    expect(parseSpec(spec).labels).toEqual(labels);
  });

  test.each<[string, string[]]>([
    [
      "Sort each question into exactly one of: leave (days off), pay (salary, bonuses), other.",
      ["leave", "pay", "other"],
    ],
    [
      "Output yes, no, repeat (asks to say it again) or stop (wants to end).",
      ["yes", "no", "repeat", "stop"],
    ],
    ["Output EARLY or LATE in capitals.", ["EARLY", "LATE"]],
    ["Hand it to one of three desks: front, back, garden. Output the desk.", ["front", "back", "garden"]],
    ["Option of cp, one of -r (folders too), -v (say what is done); otherwise none.", ["-r", "-v", "none"]],
    [
      "It is one of metre, volt, newton. Give the unit. If no unit fits, give none.",
      ["metre", "volt", "newton", "none"],
    ],
    ["Answer pass or fail only.", ["pass", "fail"]],
    ["Answer with one letter: A, B, C or D.", ["A", "B", "C", "D"]],
    ["Output one word: spam or ham.", ["spam", "ham"]],
    ["Answer with pass, fail or skip and nothing else.", ["pass", "fail", "skip"]],
    ["Answer yes or no without explanation. If no, say why.", ["yes", "no"]],
    ["Choose red, green or blue. If no colour is named, say unknown.", ["red", "green", "blue", "unknown"]],
    ["Return positive or negative. If nothing fits, give up.", ["positive", "negative"]],
    ["Return one of: low, high. If no unit is given, write C.", ["low", "high"]],
    ["The answer is ONLY ASKED or ONLY TOLD, nothing else.", ["ONLY ASKED", "ONLY TOLD"]],
  ])(
    "labels without what is said about them, and with what is answered when none fits: %s",
    (spec, labels) => {
      expect(parseSpec(spec).labels).toEqual(labels);
    },
  );

  test.each([
    ["Answer yes or no. Do not output explanations or notes.", ["yes", "no"]],
    ["Classify the mail as spam or ham. Do not output explanations or notes.", ["spam", "ham"]],
    ["Say left or right. Never say straight or back.", ["left", "right"]],
    ["If it is not clear, return one of: a, b.", ["a", "b"]],
    ["Return no or yes.", ["no", "yes"]],
    ["Name the broken rule. Reply with no symbol, no digit or valid.", ["no symbol", "no digit", "valid"]],
    [
      "hide if it tells the end, otherwise show. All others stay, rude or not. hide | show.",
      ["hide", "show"],
    ],
    ["Translate to French. Do not output explanations or notes.", undefined],
    ["Extract the order number. Never return quotes or spaces.", undefined],
    ["Give the title. Return no quotes or markup.", undefined],
    ["Say it shorter. Answer without articles or verbs.", undefined],
    ["Tidy the text. Do NOT output one of: foo, bar.", undefined],
    ["Tidy the text. Avoid one of: apples, pears.", undefined],
    ["Tidy the text. Never use one of the following words: bad, good, fine.", undefined],
  ])("what is not to be answered is no set: %s", (spec, labels) => {
    expect(parseSpec(spec).labels).toEqual(labels);
  });

  test("what a sentence only mentions is no set", () => {
    for (const spec of [
      "Fix the spelling mistake. Return just the word or words.",
      "Answer questions related to historical events, notable people or places, using the text.",
      "Date of the flight back: copy it from the message, or answer none.",
      "Summarise the answer succinctly, focusing on key facts or names.",
      "Output A if the first candidate was meant, B if the second was, C for the third and so on.",
      "Write the walk with one letter for every step. Codes: F forward, B back, W wait. Two steps give FF.",
      "Write the path of the screen; end it with /edit if something is added or changed.",
      "Names of all who are not in Rome, with commas and blanks for the table. Answer - if there is nobody.",
      "Write one SQL query that answers the question. Columns: id, name, price.",
      "Return one JSON object per line. Keys: name, email, phone.",
      "Choose the right SQL for the question. Tables: users, orders, products.",
      "Name the city in the text. Examples: Paris, London, Rome.",
      "Summarize the article in one sentence. Topics: politics, sports, science.",
      "Anonymize the text. Write NAME for names, PLACE for places, DATE for dates.",
      'Rewrite the text in British English: write "colour" for "color", "centre" for "center".',
      "Translate to German. Use 'du' for friends and 'Sie' for strangers.",
      "Give the plural. Write mice for mouse, geese for goose.",
      "Return the month number: 1 for January, 2 for February, up to 12 for December.",
      "Extract the currency. Return USD for dollars, EUR for euros, otherwise the three-letter code in the text.",
      "Return hot if over 30, cold if under 10, otherwise the number.",
      "Convert the letter grade to words. A = excellent, B = good, C = poor.",
      "Answer with a number from 1 to 5: 1 terrible, 5 excellent.",
      "Determine whether the noun is masculine or feminine. Return the noun with its article.",
      "Write an email to send to Anna, Bob or Carol.",
      "Compose an email. Choose formal, neutral or friendly. Sign with Anna.",
      "Pick all tags that apply: news, sports, tech.",
      "Assign one or more labels: bug, feature, docs.",
      "Pick a synonym for each adjective: happy, sad, angry.",
      "Return text or null.",
      'Extract the fields as JSON: {"name": string, "priority": "low" | "medium" | "high"}',
      "Reformat as: last name | first name | birth year",
    ])
      expect(parseSpec(spec).labels, spec).toBeUndefined();
  });

  test("what a free answer is made of is no set", () => {
    for (const spec of [
      "Read the setting and print the value. Switches (yes, on) become true or false; other values stay.",
      "Turn the statement into a yes/no question that begins with does.",
      "in: crash dump; out: the full class name of the exception.",
      "Say what is on top of the stack. Write empty for an empty stack. Write missing if there are too few.",
      "Convert it: minutes for times, metres for lengths, grams for weights.",
      "Copy the name from the message, or answer none.",
      "Name the first word. Output it in capitals; if there is none, output nothing.",
    ])
      expect(parseSpec(spec).labels, spec).toBeUndefined();
  });

  test("examples that are nearly the whole specification show the labels", () => {
    const spec = "Do the same as here.\n\na 1 -> yes\nb 2 -> no\nc 3 -> no\nd 4 -> yes";
    expect(parseSpec(spec).labels).toEqual(["yes", "no"]);
    expect(
      parseSpec(spec.replace("Do the same as here.", "Decide whether the letter of the text comes late."))
        .labels,
    ).toBeUndefined();
    expect(parseSpec("Examples:\n\na -> A\nb -> B\nc -> C\nd -> D").labels).toBeUndefined();
  });

  test("phrases of a sentence are no labels", () => {
    for (const spec of [
      "Reply with the last company or institution that is mentioned.",
      "Give the speaker; answer missing if there is no question or no line after it.",
      "Put the answer (agreement, refusal or doubt) in standard form.",
      "Call it with one of C/F/K, hourly?: boolean); a question mark means optional.",
    ])
      expect(parseSpec(spec).labels, spec).toBeUndefined();
  });

  test("free text has none", () => {
    expect(parseSpec("Extract the e-mail address from the message, or none.").labels).toBeUndefined();
    expect(parseSpec("Return the first two words of the sentence, unchanged.").labels).toBeUndefined();
  });

  test("a set that an example contradicts is not a set", () => {
    const spec = "Answer with the city or the country named.\n\nInput: I live in Rome\nOutput: Rome";
    expect(parseSpec(spec).labels).toBeUndefined();
  });
});

describe("limits", () => {
  test.each<[string, string, string]>([
    ["empty", "", "SPEC_TOO_SHORT"],
    ["nearly empty", "  too \n", "SPEC_TOO_SHORT"],
    ["one character too long", "x".repeat(MAX_SPEC_CHARS + 1), "SPEC_TOO_LONG"],
    ["placeholder", "Say {INPUT_PLACEHOLDER} again", "SPEC_INVALID"],
    ["binary", "Binary \u0000\u0001\u0002 rubbish", "SPEC_INVALID"],
    ["lone surrogate", "Lone surrogate \ud800 here", "SPEC_INVALID"],
  ])("%s", (_name, spec, expected) => {
    expect(code(() => parseSpec(spec))).toBe(expected);
  });

  test("the longest allowed spec parses quickly", () => {
    const hostile = "one of: ".repeat(MAX_SPEC_CHARS / 8).slice(0, MAX_SPEC_CHARS);
    const started = performance.now();
    parseSpec(hostile);
    parseSpec("a or ".repeat(MAX_SPEC_CHARS / 5));
    parseSpec("classify it as a ".repeat(MAX_SPEC_CHARS / 17));
    parseSpec("Input: x\n".repeat(MAX_SPEC_CHARS / 9));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
