import { describe, expect, test } from "vitest";
import { MAX_SPEC_CHARS, parseSpec } from "./spec.js";

const labelsOf = (source: string): readonly string[] | undefined => parseSpec(source).labels;

describe("what is answered when no label fits joins the stated set", () => {
  test.each<[string, string]>([
    ["If unsure, return unsure.", "unsure"],
    ["If you are not sure, answer unknown", "unknown"],
    ["If you're unsure which it is, use unclear.", "unclear"],
    ["When in doubt answer other.", "other"],
    ["When in doubt, choose `other`.", "other"],
    ["If it is unclear, say unclear.", "unclear"],
    ["If the intent is ambiguous, respond with AMBIGUOUS.", "AMBIGUOUS"],
    ["If you are unsure about it, mark it as NEEDS_REVIEW.", "NEEDS_REVIEW"],
    ['If you cannot tell, return "not sure".', "not sure"],
    ["If none of these apply, return other.", "other"],
    ["If it fits none of them, use **misc**.", "misc"],
    ["If it doesn't match any of these, output none.", "none"],
    ["When nothing fits, use other.", "other"],
    ["Otherwise unknown.", "unknown"],
    ["Otherwise, answer other!", "other"],
    ["Use 'other' for anything else.", "other"],
    ["Use “other” for anything else.", "other"],
    ["Return other in all other cases.", "other"],
    ["Default to none.", "none"],
    ["Default: other", "other"],
    ["Fall back to `general` when unsure.", "general"],
    ["Anything else is other.", "other"],
    ["Return unknown if unsure.", "unknown"],
    ["Reply with null when you can't tell.", "null"],
  ])("%s", (sentence, label) => {
    expect(labelsOf(`Classify the mail. Answer with one of: sales, support. ${sentence}`)).toEqual([
      "sales",
      "support",
      label,
    ]);
  });

  test.each([
    "If unsure, ask.",
    "If unsure, use your judgement.",
    "If unsure, return the closest label.",
    "If unsure, guess.",
    "If unsure, choose sales.",
    "When in doubt, use other sources.",
    "When in doubt, answer honestly.",
    "Otherwise keep it short.",
    "Otherwise other rules apply.",
    "Use 'we' for the company.",
    "Use the default settings.",
    "Anything else is noise.",
    "It has other uses for anything else.",
    "If it is unclear, say so.",
    "The fallback is described elsewhere.",
    "The timeout defaults to none.",
    "When in doubt use JSON.",
  ])("but not: %s", (sentence) => {
    expect(labelsOf(`Classify the mail. Answer with one of: sales, support. ${sentence}`)).toEqual([
      "sales",
      "support",
    ]);
  });

  test("in every way of stating the set", () => {
    const end = "If unsure, return unsure.";
    expect(labelsOf(`Classify the mail as sales or support. ${end}`)).toEqual(["sales", "support", "unsure"]);
    expect(labelsOf(`Is it urgent? yes/no. ${end}`)).toEqual(["yes", "no", "unsure"]);
    expect(labelsOf(`Which team is it?\n\nLabels:\n- sales\n- support\n\n${end}`)).toEqual([
      "sales",
      "support",
      "unsure",
    ]);
    expect(labelsOf(`Answer yes if it is urgent, otherwise no. ${end}`)).toEqual(["yes", "no", "unsure"]);
    expect(labelsOf(`Answer yes or unsure. ${end}`)).toEqual(["yes", "unsure"]);
    expect(labelsOf(`Answer Yes, No or Unsure. ${end}`)).toEqual(["Yes", "No", "Unsure"]);
    expect(labelsOf('Answer yes or no. If unclear, reply "I do not know".')).toEqual([
      "yes",
      "no",
      "I do not know",
    ]);
  });

  test.each([
    "Extract the order number. If unsure, return unknown.",
    "Translate it into German. When in doubt answer other.",
    "Give the name of the city. Otherwise unknown.",
    "Say which city it is. Default to none. Use other for anything else.",
  ])("and makes none alone: %s", (source) => {
    expect(labelsOf(source)).toBeUndefined();
  });
});

describe("remarks and Markdown in a list", () => {
  test.each<[string, string[]]>([
    ["Return one of: urgent, normal, low (lowercase)", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal, low, lowercase", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal, low, all lower case, no punctuation.", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal, low - nothing else", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal, low — lowercase, no punctuation.", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal, low; no explanation.", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal, low; if unsure, take low.", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal or low depending on the tone.", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal or low, whichever fits best.", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal, low. No punctuation", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal, low, one word only.", ["urgent", "normal", "low"]],
    ["Return urgent, normal or low please.", ["urgent", "normal", "low"]],
    ["Return urgent, normal or low, nothing else.", ["urgent", "normal", "low"]],
    ["Return urgent, normal or low - lowercase, no quotes.", ["urgent", "normal", "low"]],
    ['Return "urgent" or "low" (lowercase, no punctuation).', ["urgent", "low"]],
    ["Return one of: urgent, normal, low, no punctuation or explanation.", ["urgent", "normal", "low"]],
    ["Return one of: urgent, normal, low — and nothing else!", ["urgent", "normal", "low"]],
    ["\nOutput: urgent or low", ["urgent", "low"]],
    ["Return `urgent`, `normal`, or `low` - nothing else.", ["urgent", "normal", "low"]],
    ["Return `urgent`, `normal`, or `low` and no other text.", ["urgent", "normal", "low"]],
    ["Return one of `urgent`, `not urgent` in this spelling.", ["urgent", "not urgent"]],
    ["Return **urgent**, **normal** or **low**.", ["urgent", "normal", "low"]],
    ["Return **only one of**: urgent, normal, low.", ["urgent", "normal", "low"]],
    ["Return only **urgent** or **low**, *nothing else*.", ["urgent", "low"]],
    ["**Return exactly one word:** *urgent* or *low*.", ["urgent", "low"]],
    ["Labels: urgent | normal | low — no other text", ["urgent", "normal", "low"]],
    ["**Return one of:** *urgent*, *normal*, *low*", ["urgent", "normal", "low"]],
    ["Return **`urgent`** or **`low`**.", ["urgent", "low"]],
    ["Return “urgent” or “low”.", ["urgent", "low"]],
    ["Return one of: urgent - today, normal - this week, low - whenever.", ["urgent", "normal", "low"]],
    ["Classify the message as **urgent**, **normal** or **low**.", ["urgent", "normal", "low"]],
    ["Classify the message as `urgent` or `not urgent`.", ["urgent", "not urgent"]],
    ["Label each message as either **urgent** or **low**.", ["urgent", "low"]],
    ['Sort the message into "urgent", "normal", or "low".', ["urgent", "normal", "low"]],
  ])("%s", (source, labels) => {
    expect(labelsOf(`Message triage. ${source}`)).toEqual(labels);
  });

  test.each<[string, string[]]>([
    [
      "Name the style. Return one of: camelcase, uppercase, lowercase.",
      ["camelcase", "uppercase", "lowercase"],
    ],
    [
      "Name the fault. Return one of: no capital, no digit, no punctuation.",
      ["no capital", "no digit", "no punctuation"],
    ],
    ["How long? Return letter, sentence or one word.", ["letter", "sentence", "one word"]],
    ["How old? Return one of: 0 - 9, 10 - 99, 100 - 999.", ["0 - 9", "10 - 99", "100 - 999"]],
    ["Which file? Return one of: *.js, *.ts, *.py", ["*.js", "*.ts", "*.py"]],
    ["Which method? Return one of: __init__, __call__.", ["__init__", "__call__"]],
  ])("labels that look like remarks: %s", (source, labels) => {
    expect(labelsOf(source)).toEqual(labels);
  });

  test("quoted phrases of which a part is to be filled in are no labels", () => {
    expect(labelsOf('Menu moves: "N up", "N down" or "stay" from here.')).toBeUndefined();
  });

  test("a part with a meaning among others without is no label", () => {
    expect(labelsOf("Triage it. Return one of: bug - slow, broken, feature - new things.")).toBeUndefined();
  });
});

describe("bulleted lists", () => {
  test.each([
    "Answer with one of:\n\n- bug\n- new feature",
    "Answer with one of\n\n- bug\n- new feature",
    "Answer with one of:\n* bug\n* new feature\n\n- Do not explain.",
    "Answer with exactly one of the following:\n\n1. bug\n2. new feature",
    "Labels:\n- bug\n- new feature",
    "**Labels:**\n\n- **bug**: it does not work, or is slow\n- **new feature**: something else is wanted",
    "## Categories\n\n- `bug` - it does not work\n- `new feature` - something else is wanted",
    "## Allowed outputs\n- bug (it does not work)\n- new feature (wanted, not there)",
    "Classify the ticket into these categories:\n\n- bug: broken\n- new feature: wanted",
    "Classify the ticket as:\n- bug,\n- new feature.\n\nBe brief.",
    "Route it to one of:\n- bug, or\n- new feature",
    "Answer with one of:\n- bug\n- new feature\n- Do not explain your choice.",
  ])("%j", (source) => {
    expect(labelsOf(`Name the kind of ticket, one label.\n\n${source}`)).toEqual(["bug", "new feature"]);
  });

  test.each([
    "Return these fields:\n\n- name\n- date",
    "Sort the lines as follows:\n- short ones\n- long ones",
    "Rules:\n- be brief\n- be polite",
    "Write a changelog.\n\n## Categories\n\n- Added\n- Fixed\n\nGroup the commits below these.",
    "Categories:\n- Added\n- Fixed\n\nGroup the commits below these.",
    "Tag every sentence with these labels:\n- PER\n- ORG",
    "Assign the tasks to:\n- Anna\n- Bob",
    "Mark the errors with:\n- SP for spelling\n- GR for grammar",
    "The output must be:\n- short\n- polite",
    "Assign one or more labels:\n\n- bug\n- feature",
    "Classify the ticket.\n\n- Be brief.\n- Be polite.",
    "Answer with one of:\n\n- the name of the person\n- the name of the city",
  ])("no set: %j", (source) => {
    expect(labelsOf(`About a ticket.\n\n${source}`)).toBeUndefined();
  });
});

describe("words with what they mean", () => {
  test.each<[string, string[]]>([
    ["Choose the action. BUY: wants to buy; SELL: wants to sell.", ["BUY", "SELL"]],
    ["Classify the ticket.\nRefund: wants money back\nComplaint: is not content", ["Refund", "Complaint"]],
    ["Which priority is it?\n\nP0: outage\nP1: all else", ["P0", "P1"]],
    ["Score the answer.\n\n1: bad\n2: good", ["1", "2"]],
    ["Choose the action.\nBUY: purchase\nSELL: sale", ["BUY", "SELL"]],
    ["Which team is it?\nbilling: about an invoice\ntech: something is broken", ["billing", "tech"]],
  ])("%j", (source, labels) => {
    expect(labelsOf(source)).toEqual(labels);
  });

  test.each([
    "Say what it costs.\nCurrency: euros\nTone: polite\nLanguage: German",
    "Classify the ticket.\nCurrency: euros\nTone: polite\nLanguage: German",
    "Which server is it?\nHOST: localhost.local\nPORT: 8080",
    "Which product is it?\nRegion: Europe\nRelease: 4.2",
    "Say which product it is. Tone: polite; language: German.",
    "Give the price.\nretries: three at most\ntimeout: five seconds",
    "Answer the customer.\nSystem: you are a clerk\nUser: asks something\nAssistant: answers it",
    "Say how it ends.\nQ: what was asked\nA: what was answered",
    "Say what comes next.\n\nco: camera, copper -> copper\nt: ticket, tent -> tent -> ticket",
  ])("no set: %j", (source) => {
    expect(labelsOf(source)).toBeUndefined();
  });
});

test.each([
  "**a** or ",
  "*a*, ",
  "`a` - ",
  "one of:\n\n- ",
  'Classify it as "a", ',
  "If unsure of ",
  "if it is not sure the is still ",
  "otherwise, answer ",
  "use 'a for ",
  "with no ",
  "a, lowercase, ",
  "; if ",
  "- a\n",
  "Q: a\n",
  "Q: a\nA: b\n",
  "User: a\n\nAssistant: b\n\n",
  "Input: a text\nOutput: a text\n\n",
  "Input: a\nOutput: one of a\n",
  "Input: a\nOutput: {\n\n",
  "1. a -> b\n",
  "\n",
  "A: b c\n",
  "classify sort as to ",
  "a.",
])("a long text of %j is read quickly", (part) => {
  const source = `x${part.repeat(MAX_SPEC_CHARS)}`.slice(0, MAX_SPEC_CHARS - 1).padEnd(MAX_SPEC_CHARS, "x");
  const started = process.cpuUsage();
  parseSpec(source);
  const { user } = process.cpuUsage(started);
  expect(user / 1_000).toBeLessThan(500);
});
