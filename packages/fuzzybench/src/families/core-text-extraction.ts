/** Core text extraction: one field of a message, whole or in part. */
import { type Family, family } from "../family.js";
import { askFor, type Said } from "../frames/three-phrases.js";
import { CITIES, DOMAINS, FIRST_NAMES, LAST_NAMES, MONTHS } from "../lexicon/a-people.js";
import { entries, MISSING_WORDS } from "../lexicon/a-text.js";
import { writing } from "../lexicon/choices.js";
import type { Random } from "../random.js";

interface Field {
  readonly value: (random: Random) => string;
  /** Clauses never contain a value of another field. */
  readonly clauses: readonly string[];
}

const FIELDS = {
  email: {
    value: (r) =>
      `${r.pick([r.pick(FIRST_NAMES), `${r.pick(FIRST_NAMES)}.${r.pick(LAST_NAMES)}`, `${r.pick(LAST_NAMES)}${r.int(1, 99)}`])}@${r.pick(DOMAINS)}`,
    clauses: entries(
      "Reach me at {v} / My mail is {v} / Write to {v} / Copy {v} on the reply / You can answer to {v}",
    ),
  },
  amount: {
    value: (r) => `${r.pick(["$", "€", "£"])}${r.int(2, 990)}${r.chance(0.5) ? `.${r.int(10, 99)}` : ""}`,
    clauses: entries(
      "I was charged {v} / The total came to {v} / It cost {v} / Please refund {v} / I already paid {v}",
    ),
  },
  date: {
    value: (r) => `${r.int(1, 28)} ${r.pick(MONTHS)}`,
    clauses: entries(
      "It happened on {v} / I need it by {v} / We meet on {v} / It was due on {v} / I ordered it on {v}",
    ),
  },
  person: {
    value: (r) => `${r.pick(FIRST_NAMES)} ${r.pick(LAST_NAMES)}`,
    clauses: entries("My name is {v} / This is {v} / I'm {v} / {v} here / The account is under {v}"),
  },
  order: {
    value: (r) => `${r.pick(["A-", "ORD-", "PO", "N-", "#"])}${r.digits(r.int(4, 6))}`,
    clauses: entries(
      "My order is {v} / It's about order {v} / Order {v} never came / Please check order {v} / I mean order {v}",
    ),
  },
  phone: {
    value: (r) => `${r.digits(3)}-${r.digits(3)}-${r.digits(4)}`,
    clauses: entries(
      "Call me on {v} / My phone is {v} / You can ring {v} / Text me at {v} / Best to phone {v}",
    ),
  },
  city: {
    value: (r) => r.pick(CITIES),
    clauses: entries(
      "I live in {v} / Ship it to {v} / We are based in {v} / I'm writing from {v} / It got stuck in {v}",
    ),
  },
} satisfies Record<string, Field>;

type FieldName = keyof typeof FIELDS;
const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

interface Wanted {
  readonly field: FieldName;
  readonly said: Said;
  /** The wanted part of the value; the whole of it if absent. */
  readonly part?: (value: string) => string | undefined;
  /** The answer holds no letters, so that rules on letters make no sense. */
  readonly digits?: boolean;
}

const WANTED = {
  email: {
    field: "email",
    said: ["the e-mail address", "the mail address", "the address for electronic mail"],
  },
  "mail-domain": {
    field: "email",
    said: [
      "the part of the e-mail address after the @ sign",
      "the domain of the mail address",
      "the mail domain (what follows the @)",
    ],
    part: (v) => v.split("@")[1],
  },
  "mail-user": {
    field: "email",
    said: [
      "the part of the e-mail address before the @ sign",
      "the user name of the mail address (left of the @)",
      "what stands in front of the @ in the e-mail address",
    ],
    part: (v) => v.split("@")[0],
  },
  amount: {
    field: "amount",
    said: [
      "the amount of money with its currency sign",
      "the sum including the currency sign",
      "the price, sign and number",
    ],
    digits: true,
  },
  "whole-amount": {
    field: "amount",
    said: [
      "the amount of money without currency sign and cents",
      "the whole units of the sum (cents cut off, no sign)",
      "the price as a whole number, dropping whatever follows the point",
    ],
    part: (v) => v.slice(1).split(".")[0],
    digits: true,
  },
  date: {
    field: "date",
    said: ["the date (day and month)", "the calendar date", "the day and month mentioned"],
  },
  month: {
    field: "date",
    said: ["the month of the date", "the name of the month mentioned", "the month alone, without the day"],
    part: (v) => v.split(" ")[1],
  },
  day: {
    field: "date",
    said: [
      "the day number of the date",
      "the day of the month as a number",
      "the day alone, without the month",
    ],
    part: (v) => v.split(" ")[0],
    digits: true,
  },
  person: {
    field: "person",
    said: ["the full name of the person", "the name of the customer", "the writer's first and last name"],
  },
  "first-name": {
    field: "person",
    said: ["the first name of the person", "the customer's given name", "the writer's first name alone"],
    part: (v) => v.split(" ")[0],
  },
  "last-name": {
    field: "person",
    said: ["the last name of the person", "the customer's family name", "the writer's surname alone"],
    part: (v) => v.split(" ")[1],
  },
  order: {
    field: "order",
    said: ["the order number with its prefix", "the complete order id", "the full number of the order"],
  },
  "order-digits": {
    field: "order",
    said: [
      "the digits of the order number",
      "the order number without its prefix",
      "the order id stripped of letters and signs",
    ],
    part: (v) => v.replace(/\D/g, ""),
    digits: true,
  },
  phone: {
    field: "phone",
    said: [
      "the phone number with its dashes",
      "the telephone number as given",
      "the number to call, dashes included",
    ],
    digits: true,
  },
  "area-code": {
    field: "phone",
    said: [
      "the area code (the first three digits) of the phone number",
      "the first three digits of the telephone number",
      "the digits before the first dash of the phone number",
    ],
    part: (v) => v.split("-")[0],
    digits: true,
  },
  city: { field: "city", said: ["the city", "the town that is mentioned", "the name of the place"] },
} satisfies Record<string, Wanted>;

const FILLERS =
  entries(`Thanks in advance / Hello / I hope you can help / It is quite important to me / Hi there /
  Please get back to me soon / The box was damaged / I have waited for days / Many thanks / Sorry to bother you`);

/** The fields that a message states. */
type Stated = Partial<Record<FieldName, string>>;

const messageField = family({
  id: "core-text/message-field",
  theme: "core-text",
  difficulty: "medium",
  variants: Object.keys(WANTED) as (keyof typeof WANTED)[],
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant) {
    const { field, said, part, digits }: Wanted = WANTED[variant];
    const [free, bare] = [writing(random), writing(random, false)];
    const form = digits ? bare : free;
    const missing = random.pick(MISSING_WORDS);
    const source = random.pick(["message", "customer e-mail", "note", "support request", "text"]);
    const others = FIELD_NAMES.filter((name) => name !== field);
    const solve = (stated: Stated) => {
      const value = stated[field];
      return value === undefined ? missing : form.apply(part ? (part(value) ?? missing) : value);
    };
    return {
      ...askFor(random, said, {
        source,
        rule: `Write it ${form.rule}, or ${missing} if the ${source} has none.${field === "person" ? " Names inside e-mail addresses do not count." : ""}`,
        brief: `${form.short}, ${missing} if absent${field === "person" ? ", ignore e-mail addresses" : ""}`,
      }),
      sample(r) {
        const names = r.sample(others, r.int(0, 2));
        if (r.chance(0.82)) names.push(field);
        const stated: Stated = Object.fromEntries(names.map((name) => [name, FIELDS[name].value(r)]));
        const clauses = names.map((name) =>
          r.pick(FIELDS[name].clauses).replace("{v}", () => stated[name] ?? ""),
        );
        if (clauses.length < 3) clauses.push(r.pick(FILLERS));
        return { input: `${r.shuffle(clauses).join(". ")}.`, output: solve(stated), latent: stated };
      },
      answer: ({ latent }) => solve(latent as Stated),
    };
  },
});

export const extractionFamilies: Family[] = [messageField];
