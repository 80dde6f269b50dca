/**
 * Masking and distilling: hiding private values in a text. Secrets, names and records are in the other files
 * masking-*.ts; the files distilling*.ts keep only the essence of a text.
 */
import type { Family } from "../family.js";
import { type Job, jobFamily, type Posed } from "../frames/jobs.js";
import {
  CARRIERS,
  HARMLESS,
  KIND_NAMES,
  PRIVATE,
  type PrivateKind,
  surroundings,
} from "../lexicon/private-data.js";
import type { Random } from "../random.js";
import { families as distilling } from "./distilling.js";
import { families as distillingMail } from "./distilling-mail.js";
import { families as distillingNotes } from "./distilling-notes.js";
import { families as distillingTests } from "./distilling-tests.js";
import { families as maskingPeople } from "./masking-people.js";
import { families as maskingRecords } from "./masking-records.js";
import { families as maskingSecrets } from "./masking-secrets.js";

/** Part of a message: a sentence with "#" in the place of a private value, or one without. */
interface Part {
  readonly text: string;
  readonly kind?: PrivateKind;
  readonly value: string;
}

const ALL = Object.keys(PRIVATE) as PrivateKind[];
const MARKS = ["*", "x", "#", "X"] as const;

const part = (r: Random, kind: PrivateKind): Part => ({
  text: r.pick(CARRIERS[kind]),
  kind,
  value: PRIVATE[kind](r),
});
const harmless = (r: Random): Part => ({ text: r.pick(HARMLESS), value: "" });

/** One or two sentences; `favoured` is the kind that the drawn function is about. */
function message(r: Random, favoured: PrivateKind): Posed<Message> {
  const roll = r.float();
  const others = ALL.filter((kind) => kind !== favoured);
  const first = roll < 0.75 ? part(r, favoured) : roll < 0.88 ? part(r, r.pick(others)) : harmless(r);
  const second = r.chance(0.6) ? undefined : r.chance(0.6) ? part(r, r.pick(others)) : harmless(r);
  const value = { frame: surroundings(r), parts: second ? r.shuffle([first, second]) : [first] };
  return { input: written(value, ({ value: shown }) => shown), value };
}

interface Message {
  readonly frame: (text: string) => string;
  readonly parts: readonly Part[];
}
const written = ({ frame, parts }: Message, show: (part: Part) => string): string =>
  frame(parts.map((one) => one.text.replace("#", () => show(one))).join("; "));

/** What replaces a hidden value; the same text for every value. */
const tags = (kind: string) => [
  `[${kind.toUpperCase()}]`,
  `<${kind}>`,
  "***",
  "[hidden]",
  "XXX",
  "(removed)",
  "[MASKED]",
  "█",
];
const WHOLE = [
  "Leave the rest of the text as it is, other private data included.",
  "Everything else stays unchanged, even other private data.",
  "Return the whole text with just that change.",
];

/** Masks values of one kind by `hide`, which `how` puts into words. */
function masked(kind: PrivateKind, how: string, hide: (value: string) => string): Job<Message> {
  const names = KIND_NAMES[kind];
  const article = /^[aeI]/.test(names[0] as string) ? "an" : "a";
  return {
    does: names.flatMap((name) => [`hide the ${name} in the text`, `mask any ${name}`]),
    gives: names.flatMap((name) => [
      `the text with its ${name} masked`,
      `the message in which the ${name} is hidden`,
    ]),
    rules: [
      [`To hide it, ${how}.`, `Do it like this: ${how}.`, `The way to mask it: ${how}.`],
      WHOLE,
      [
        `A text without ${article} ${names[0]} comes back as it is.`,
        `Without any ${names[0]} nothing changes.`,
      ],
    ],
    solve: (text) => written(text, (one) => (one.kind === kind ? hide(one.value) : one.value)),
    pose: (r) => message(r, kind),
  };
}

const byTag =
  (kind: PrivateKind) =>
  (_: unknown, random: Random): Job<Message> => {
    const tag = random.pick(tags(kind));
    return masked(kind, `replace it by ${tag}`, () => tag);
  };

/** Replaces all but the last `keep` digits. */
const lastDigits = (value: string, keep: number, mark: string): string => {
  let left = value.replace(/\D/g, "").length;
  return value.replace(/\d/g, (d) => (left-- > keep ? mark : d));
};
const byDigits =
  (kind: PrivateKind) =>
  (_: unknown, random: Random): Job<Message> => {
    const [mark, keep] = [random.pick(MARKS), random.pick([2, 3, 4])];
    return masked(kind, `write ${mark} for each of its digits but the last ${keep}`, (v) =>
      lastDigits(v, keep, mark),
    );
  };

const privateValue = jobFamily(
  {
    id: "masking/private-value",
    theme: "masking-and-distilling",
    difficulty: "medium",
    survives: [],
    noun: ["short message", "note", "line of customer mail", "text that may hold private data"],
    setting: () => undefined,
    pose: (r: Random): Posed<Message> => message(r, r.pick(ALL)),
  },
  {
    email: byTag("email"),
    phone: byTag("phone"),
    card: byTag("card"),
    ip: byTag("ip"),
    account: byTag("account"),
    "phone-digits": byDigits("phone"),
    "card-digits": byDigits("card"),
    "account-digits": byDigits("account"),
    "email-user": (_, random) => {
      const mark = random.pick(MARKS).repeat(3);
      return masked("email", `replace the part before the @ by ${mark}`, (v) => v.replace(/^[^@]+/, mark));
    },
    "email-initial": (_, random) => {
      const mark = random.pick(MARKS).repeat(3);
      const how = `keep its first letter and the domain, with ${mark} between the letter and the @`;
      return masked("email", how, (v) => v.replace(/^(.)[^@]*/, `$1${mark}`));
    },
    "ip-part": (_, random) => {
      const mark = random.pick(MARKS);
      return masked("ip", `replace its last number by ${mark}`, (v) => v.replace(/\d+$/, mark));
    },
    everything: (_, random) => {
      const tag = random.pick(tags("private"));
      return {
        does: [
          `replace every private value by ${tag}`,
          `put ${tag} in place of all contact and account data`,
        ],
        gives: [
          `the text with each private value replaced by ${tag}`,
          `the message with ${tag} for all private data`,
        ],
        rules: [
          "Private are e-mail addresses, phone, card and bank account numbers, and IP addresses.",
          "Names, dates, amounts and other numbers stay.",
        ],
        solve: (text) => written(text, ({ kind, value }) => (kind ? tag : value)),
      };
    },
    "only-value": (_, random) => {
      const none = random.pick(["none", "-", "n/a", "nothing"]);
      return {
        does: ["extract the private values from the text", "list the contact and account data in the text"],
        gives: ["the private values alone", "only the private data, as written"],
        rules: [
          "Private are e-mail addresses, phone, card and bank account numbers, and IP addresses.",
          `Separate two by a bar with spaces ( | ); if there is none, answer ${none}.`,
        ],
        solve: ({ parts }) =>
          parts
            .filter(({ kind }) => kind)
            .map(({ value }) => value)
            .join(" | ") || none,
      };
    },
  },
);

export const families: Family[] = [
  privateValue,
  ...maskingSecrets,
  ...maskingPeople,
  ...maskingRecords,
  ...distilling,
  ...distillingTests,
  ...distillingNotes,
  ...distillingMail,
];
