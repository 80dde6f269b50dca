/**
 * Core text extraction: one field of a message, and words at a position. Classifiers are in core-text.ts
 * and core-text-forms.ts.
 */
import type { DrawnTask, Family } from "../family.js";
import { CITIES, DOMAINS, FIRST_NAMES, LAST_NAMES, MONTHS } from "../lexicon/a-people.js";
import { DESCRIBING_WORDS, SUBJECT_WORDS } from "../lexicon/a-products.js";
import { QUESTIONS, SENTENCE_SLOTS, STATEMENTS } from "../lexicon/a-sentences.js";
import { capital, entries, fill, MISSING_WORDS } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Field {
  readonly names: readonly string[];
  /** [what the output looks like, how to get it from the value]. */
  readonly forms: readonly (readonly [string, (value: string) => string])[];
  readonly value: (random: Random) => string;
  readonly clauses: readonly string[];
}

const asWritten = ["exactly as written", (value: string) => value] as const;

/** Fields of a message; clauses of one field never contain a value of another. */
const FIELDS: readonly Field[] = [
  {
    names: entries("e-mail address / email / mail address"),
    forms: [
      asWritten,
      ["in lower case", (v) => v.toLowerCase()],
      ["only the part after the @ sign", (v) => v.split("@")[1] as string],
      ["only the part before the @ sign", (v) => v.split("@")[0] as string],
    ],
    value: (r) =>
      `${r.pick([r.pick(FIRST_NAMES), `${r.pick(FIRST_NAMES)}.${r.pick(LAST_NAMES)}`, `${r.pick(LAST_NAMES)}${r.int(1, 99)}`])}@${r.pick(DOMAINS)}`,
    clauses: entries(
      "Reach me at {v} / My mail is {v} / Write to {v} / Copy {v} on the reply / You can answer to {v}",
    ),
  },
  {
    names: entries("amount of money / price / sum"),
    forms: [asWritten, ["as a bare number without the currency sign", (v) => v.replace(/[^0-9.]/g, "")]],
    value: (r) => `${r.pick(["$", "€", "£"])}${r.int(2, 990)}${r.chance(0.5) ? `.${r.int(10, 99)}` : ""}`,
    clauses: entries(
      "I was charged {v} / The total came to {v} / It cost {v} / Please refund {v} / I already paid {v}",
    ),
  },
  {
    names: entries("date / day mentioned / calendar date"),
    forms: [
      asWritten,
      ["only the month name", (v) => v.replace(/[^A-Za-z]/g, "")],
      ["only the day number", (v) => v.replace(/\D/g, "")],
    ],
    value: (r) => `${r.int(1, 28)} ${r.pick(MONTHS)}`,
    clauses: entries(
      "It happened on {v} / I need it by {v} / We meet on {v} / It was due on {v} / I ordered it on {v}",
    ),
  },
  {
    names: entries("person's name / name of the sender / customer name"),
    forms: [
      asWritten,
      ["only the first name", (v) => v.split(" ")[0] as string],
      ["only the last name", (v) => v.split(" ")[1] as string],
      ["in capital letters", (v) => v.toUpperCase()],
    ],
    value: (r) => `${r.pick(FIRST_NAMES)} ${r.pick(LAST_NAMES)}`,
    clauses: entries("My name is {v} / This is {v} / I'm {v} / {v} here / The account is under {v}"),
  },
  {
    names: entries("order number / order id / number of the order"),
    forms: [
      asWritten,
      ["only its digits", (v) => v.replace(/\D/g, "")],
      ["in lower case", (v) => v.toLowerCase()],
    ],
    value: (r) => `${r.pick(["A-", "ORD-", "PO", "N-", "#"])}${r.digits(r.int(4, 6))}`,
    clauses: entries(
      "My order is {v} / It's about order {v} / Order {v} never came / Please check {v} / I mean order {v}",
    ),
  },
  {
    names: entries("phone number / telephone number / number to call"),
    forms: [asWritten, ["digits only, without dashes", (v) => v.replace(/\D/g, "")]],
    value: (r) => `${r.digits(3)}-${r.digits(3)}-${r.digits(4)}`,
    clauses: entries(
      "Call me on {v} / My phone is {v} / You can ring {v} / Text me at {v} / Best to phone {v}",
    ),
  },
  {
    names: entries("city / town / place"),
    forms: [
      asWritten,
      ["in capital letters", (v) => v.toUpperCase()],
      ["in lower case", (v) => v.toLowerCase()],
    ],
    value: (r) => r.pick(CITIES),
    clauses: entries(
      "I live in {v} / Ship it to {v} / We are based in {v} / I'm writing from {v} / It got stuck in {v}",
    ),
  },
];

const FILLERS =
  entries(`Thanks in advance / Hello / I hope you can help / It is quite important to me / Hi there /
  Please get back to me soon / The box was damaged / I have waited for days / Many thanks / Sorry to bother you`);

const field: Family = {
  id: "core-text/message-field",
  theme: "core-text",
  difficulty: "medium",
  draw(random): DrawnTask {
    const wanted = random.pick(FIELDS);
    const [form, convert] = random.pick(wanted.forms);
    const name = random.pick(wanted.names);
    const missing = random.pick(MISSING_WORDS);
    const source = random.pick(["message", "customer e-mail", "note", "support request", "text"]);
    return {
      canonical: `Give the ${name} from the ${source}, ${form}; ${missing} if there is none.`,
      plain: [
        `Extract the ${name} from a ${source} and print it ${form}. When the ${source} has none, print ${missing}.`,
        `Find the ${name} in the input. Return it ${form}, or ${missing} if it is not mentioned.`,
        `A ${source} may contain a ${name}. Output that value ${form}. If it is absent the answer is ${missing}.`,
        `From each ${source}, pull out the ${name} (${form}) and ignore all other details. Without one, answer ${missing}.`,
        `What is the ${name} given by the writer? Answer ${form}, and with ${missing} when the writer does not give it.`,
      ],
      terse: [
        `${name} from ${source}, ${form}; else ${missing}`,
        `extract ${name} ${form}, ${missing} if absent`,
        `get the ${name} (${form}). No match: ${missing}.`,
      ],
      casual: [
        `can you grab the ${name} for me? ${form} please, and just ${missing} if they forgot it`,
        `I need the ${name} out of every ${source}, ${form}. if you don't see one say ${missing}`,
        `people bury the ${name} somewhere in the ${source}; dig it out, ${form}. nothing there? then ${missing}.`,
      ],
      sample: (r) => {
        const present = r.chance(0.82);
        const others = r.sample(
          FIELDS.filter((f) => f !== wanted),
          r.int(0, 2),
        );
        const value = wanted.value(r);
        const say = (f: Field, v: string) => r.pick(f.clauses).replace("{v}", v);
        const clauses = others.map((f) => say(f, f.value(r)));
        if (present) clauses.push(say(wanted, value));
        if (clauses.length < 3) clauses.push(r.pick(FILLERS));
        return { input: `${r.shuffle(clauses).join(". ")}.`, output: present ? convert(value) : missing };
      },
    };
  },
};

const POSITIONS: readonly (readonly [readonly string[], (list: readonly string[]) => readonly string[]])[] = [
  [["first word", "opening word", "word at the start"], (w) => w.slice(0, 1)],
  [["last word", "final word", "word at the end"], (w) => w.slice(-1)],
  [["second word", "word number 2", "word after the first one"], (w) => w.slice(1, 2)],
  [["third word", "word number 3", "word in third place"], (w) => w.slice(2, 3)],
  [["first two words", "two opening words", "words one and two"], (w) => w.slice(0, 2)],
  [["last two words", "two final words", "two words at the end"], (w) => w.slice(-2)],
  [
    ["first and last word", "opening word and final word", "words at both ends"],
    (w) => [w[0] as string, w.at(-1) as string],
  ],
  [
    ["initial letters of all words", "first letter of each word", "leading letter of every word"],
    (w) => [w.map((x) => x.charAt(0)).join("")],
  ],
];

const CASES: readonly (readonly [string, string, (text: string) => string])[] = [
  ["unchanged", "as it stands", (t) => t],
  ["in upper case", "in capitals", (t) => t.toUpperCase()],
  ["in lower case", "uncapitalised", (t) => t.toLowerCase()],
];

const wordPick: Family = {
  id: "core-text/word-pick",
  theme: "core-text",
  difficulty: "easy",
  draw(random): DrawnTask {
    const [names, take] = random.pick(POSITIONS);
    const [c, c2, convert] = random.pick(CASES);
    const glue = random.pick([
      [" ", "a space"],
      ["-", "a hyphen"],
      ["_", "an underscore"],
    ] as const);
    const several = /two words|words one|ends|and (last|final)/.test(names.join());
    const joined = several ? ` Join the words with ${glue[1]}.` : "";
    const [a, b, d] = names as readonly [string, string, string];
    const text = random.pick(["line", "sentence", "phrase", "input"]);
    return {
      canonical: `Return the ${a} of the ${text}, ${c}.${joined}`,
      plain: [
        `Return the ${a} of the ${text}, ${c}.${joined}`,
        `Take the ${text} and output only its ${b}, ${c2}. Drop everything else.${joined}`,
        `The answer is the ${d} of the ${text}, written ${c}.${joined}`,
        `Print the ${a}, ${c2}, and nothing more.${joined}`,
        `From a ${text} of several words keep the ${b} (${c}).${joined}`,
      ],
      terse: [`${a}, ${c}.${joined}`, `${b} of the ${text}; ${c2}.${joined}`, `keep ${d}, ${c}.${joined}`],
      casual: [
        `just give me the ${a}, ${c2}.${joined}`,
        `I only need the ${b} of each ${text}, ok? ${c} please.${joined}`,
        `chop it down to the ${d}, ${c}.${joined}`,
      ],
      sample: (r) => {
        const nouns = r.sample(SUBJECT_WORDS, r.int(2, 3));
        const list = r.chance(0.4)
          ? fill(r, r.pick([...STATEMENTS, ...QUESTIONS]), SENTENCE_SLOTS).split(" ")
          : nouns.flatMap((noun) => (r.chance(0.6) ? [r.pick(DESCRIBING_WORDS), noun] : [noun]));
        while (list.length < 3) list.push(r.pick(SUBJECT_WORDS));
        if (r.chance(0.4)) list[0] = capital(list[0] as string);
        return { input: list.join(" "), output: convert(take(list).join(glue[0])) };
      },
    };
  },
};

export const families: Family[] = [field, wordPick];
