/** Specifications that look like those of label-statements.test.ts and ask for a text, or for several parts. */
import { describe, expect, test } from "vitest";
import { MAX_SPEC_CHARS, parseSpec } from "./spec.js";

const labelsOf = (source: string): readonly string[] | undefined => parseSpec(source).labels;

describe("no set is read of parts behind an arrow", () => {
  test.each([
    "name -> first, last",
    "full name -> first | last",
    "name -> first, last. first means the given name; last means the family name",
    "row -> name | price | stock. name is the article; price is what it costs; stock is how many there are",
    "time -> hours, minutes. hours = two digits, minutes = two digits",
    "address -> street | town | postcode",
    "text -> German, French. Put both on one line.",
    "person -> title, name, role. title if there is one; name in full; role in lower case",
    "city -> name, two-letter code",
    "names -> surname / initials",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
});

describe("no set is read where the answer has one label of each of several sets", () => {
  test.each([
    "Give for each report, in this form: part | kind\n- part: which part it is about; ui, api, install\n- kind: bug, feature",
    "Give the two labels in the following order: tone / sender\n- tone: formal, pushy\n- sender: friend, machine",
    "Label the mail, in this form: sender / tone\n- sender: one of friend, machine\n- tone: one of formal, pushy",
    "For each log line answer attention, area\n* attention: one of alert, quiet\n* area: one of disk, memory, cpu",
    "Answer with two words.\n1. mood, one of happy, sad\n2. size, one of small, large",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
  test("but of an answer's form", () => {
    expect(labelsOf("Judge the log line. Answer in this form: ALERT | QUIET")).toEqual(["ALERT", "QUIET"]);
    expect(labelsOf("Is it spam?\n- Return one of: yes, no\n- no other text")).toEqual(["yes", "no"]);
  });
});

describe("no set is read of forms of an output", () => {
  test.each([
    "Input: a date. Output: the date, as day or month name",
    "Input: a list of words. Output: the words, as one line or several.",
    "Input: a price. Output: the price, as euros and cents.",
    "Input: a text. Output: the text, as plain text or Markdown. Markdown if it has headings; plain text for the others.",
    "Input: a name. Output: the initials, as capitals or small letters.",
    "Input: a number. Output: the number, as words or digits. words for small numbers; digits for the large ones.",
    "Input: a mail. Output: the sender, as name or address. name if it is signed; address for unsigned mails.",
    "Input: a recipe. Output: the time, as hours and minutes. hours for the first number, minutes for the second.",
    "Input: a city. Output: the country, as code or name.",
    "Input: a text. Output: its language, as a two-letter code or unknown.",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
});

describe("no set is read behind a question", () => {
  test.each([
    "is it open? give the hours or the closing date",
    "is there a phone number? number or none",
    "does it name a city? city or nothing",
    "is it German? translate or copy it",
    "Is the text too long? shorten it or copy it.",
    "Is a price given? the price or n/a",
    "does it have a title? title or first line",
    "is there a date? day or month",
    "Is it a greeting? greet back or say goodbye in one sentence.",
    "are there two names? first name or last name",
    "does it end with a full stop? with or without it, write the last word",
    "is it urgent? call me or write a mail",
    "Does it name a person? first or last name of the person",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
});

describe("no set is read behind a request for the answer alone", () => {
  test.each([
    "just the answer pls: no quotes, no units",
    "just the name pls: first, last",
    "only the text please: no markup, no notes",
    "just the date please: day, month, year",
    "just the summary pls: short, clear, polite",
    "only the list please: apples, pears and so on",
    "just the number pls: digits, no words",
    "just the code pls: no comments, no fences",
    "only the result please: rounded, with a unit",
    "just the words please: lower case, comma separated",
    "just the label pls: lower case, no quotes",
    "only the category please: short, in English words",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
});

describe("no set is read for those and for the rest", () => {
  test.each([
    "Answer in German for those, in French for everything else.",
    "Return the price for those, the name for everything else.",
    "Return its title for those, nothing for everything else.",
    "Write a question for those, a statement for everything else.",
    "Reply with the order number for these, none for all others.",
    "Give the date for those, the time for the rest.",
    "Output last name for those, first name for everything else.",
    "Say how many for those, why for everything else.",
    "Return upper case for those, lower case for everything else.",
    "Reply in one line for those, in two for everything else.",
    "Answer what it costs for those, where it is for the rest.",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
});

describe("no set is read if and otherwise", () => {
  test.each([
    "Return the price if it is given, else the text",
    "Return first name if it is given, else last name.",
    "Return order number if there is one, else customer name.",
    "Return main verb if one is found, else last word.",
    "Answer in full if it is a question, else in short.",
    "Output upper case if the word is short, else lower case.",
    "Say good morning to Anna if it is before noon, else wish her a nice day.",
    "Return it unchanged if it is a word, else nothing.",
    "Return shipping address if present, otherwise billing address.",
    "Return total price if the order is complete, else an empty line.",
    "Write one sentence if the text is short, else two sentences.",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
});
describe("no set is read of what outputs are like", () => {
  test.each([
    "Allowed outputs: the name, the city or the country as written.",
    "Allowed outputs: any number from 1 to 100 with two decimals",
    "Possible answers: depends on the text; write one sentence.",
    "Allowed values: see the table",
    "Possible outputs: a date like 2024-01-31",
    "Labels: as many as you like, in German",
    "Allowed outputs: full sentences",
    "Possible values: whatever the form says",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
});

describe("no set is read of alternatives for a part of the answer", () => {
  test.each([
    "Write the ingredients. Allowed units: g | ml g for solid food; ml for liquids",
    "List the ingredients with amounts. Units: g or ml. g for solid food; ml for liquids.",
    "Write a line for each season: spring or summer. spring for hope; summer for heat.",
    "Format the table, left or right. left for names, right for numbers.",
    "Mark every change in the text with + or -. + for an added word; - for a removed one.",
    "Answer with the sentence, each word followed by N or V. N for nouns, V for verbs.",
    "Return the price in euros or dollars. euros for Europe; dollars for everything else.",
    "Give the size as S, M, L or the number. S for small; M for medium; L for large.",
    "Add a prefix: fix or feat. fix for repairs; feat for anything else. Then the title.",
    "Write the commit title as type: subject. The type is fix or feat. fix for repairs; feat for new things.",
    "Return two fields: kind (bug or wish), and title. bug if broken; wish for all else.",
    "Round it up or down. up if it ends in 5; down for everything else.",
    "Put the word into singular or plural. singular for one; plural for more.",
    "Answer in German or French. German for letters from Berlin; French for all others.",
    "Say when it starts, with am or pm. am for mornings; pm for evenings.",
    "Use short or long sentences, short if it is urgent, long for everything else, to answer the mail.",
  ])("%s", (spec) => expect(labelsOf(spec)).toBeUndefined());
});

test.each([
  "is a? b or c\n",
  "is a b ",
  "answer a for those, b for c. ",
  "return a if b, else c. ",
  "return a if ",
  "a | b a = c; ",
  "x -> a, b. a means b; ",
  "or a, ",
  "a for b; ",
])("a long text of %j is read quickly", (part) => {
  const started = process.cpuUsage();
  parseSpec(part.repeat(MAX_SPEC_CHARS).slice(0, MAX_SPEC_CHARS));
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(500);
});

test("a long text of many words with meanings is read quickly", () => {
  const lines = Array.from({ length: 1_000 }, (_, i) => `w${i} means ${i}. `);
  const started = process.cpuUsage();
  parseSpec(`${lines.join("")} w${lines.length}`.slice(0, MAX_SPEC_CHARS));
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(500);
});
