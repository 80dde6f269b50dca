/** Two contact records: are they duplicates, by one of several rules. */
import { type LabelRow, tableFamily, YES_NO } from "../frames/rule-table.js";
import { MEN, SURNAMES, WOMEN } from "../lexicon/named-entities.js";
import { MAIL_HOSTS, PAIR_LAYOUTS, SAME_SETS, STREETS } from "../lexicon/paraphrases.js";
import type { Random } from "../random.js";

const KEYS = ["name", "email", "phone", "street"] as const;
type Key = (typeof KEYS)[number];
type Person = Record<Key, string>;
/** Which fields agree, whatever the way of writing. */
type Agreement = Readonly<Record<Key, boolean>>;

const PEOPLE = [...WOMEN, ...MEN];

function person(random: Random): Person {
  const first = random.pick(PEOPLE);
  const last = random.pick(SURNAMES);
  const user = random.pick([
    `${first}.${last}`,
    `${last}${random.int(1, 99)}`,
    `${first}${random.int(1, 99)}`,
  ]);
  return {
    name: `${first} ${last}`,
    email: `${user.toLowerCase()}@${random.pick(MAIL_HOSTS)}`,
    phone: random.digits(7),
    street: `${random.int(1, 99)} ${random.pick(STREETS)}`,
  };
}

/** The value in one of the ways people write it. */
function written(random: Random, key: Key, value: string): string {
  if (key === "phone") {
    const [a, b] = [value.slice(0, 3), value.slice(3)];
    return random.pick([`${a}-${b}`, `${a} ${b}`, `(${a}) ${b}`, value, `${a}.${b}`]);
  }
  const [first = "", last = ""] = value.split(" ");
  const text = key === "name" && random.chance(0.4) ? `${last}, ${first}` : value;
  return random.pick([text, text, text.toUpperCase(), text.toLowerCase()]);
}

interface RecordOptions {
  readonly layout: (typeof PAIR_LAYOUTS)[number];
  readonly join: string;
}

/** How fields are compared, part of every rule. */
const LOOSE =
  "letter case, the order and comma of a name and the dashes, dots, spaces and brackets of a phone number do not matter";

const row = (
  test: (agree: Agreement) => boolean,
  rule: string,
  brief: string,
  sets: LabelRow<Agreement, RecordOptions>["sets"] = SAME_SETS,
): LabelRow<Agreement, RecordOptions> => ({
  sets,
  read: (agree) => (test(agree) ? 0 : 1),
  rule: ([same, other]) => ({
    long: [
      `answer ${same} if ${rule}, and ${other} otherwise, whatever the rest; ${LOOSE}`,
      `compare the two rows: ${same} exactly when ${rule}, else ${other} (${LOOSE})`,
      `say ${same} as soon as ${rule}, ${other} when not; other columns can be anything, and ${LOOSE}`,
    ],
    short: [
      `${same} = ${brief}, else ${other}; ${LOOSE}`,
      `test for ${brief}: ${same}, otherwise ${other} (${LOOSE})`,
    ],
  }),
});

const count = (agree: Agreement) => KEYS.filter((key) => agree[key]).length;

export const sameRecord = tableFamily<Agreement, RecordOptions>({
  id: "equivalence-and-dedup/same-record",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  survives: ["case", "whitespace", "injection"],
  things: [
    "two contact records",
    "two rows of an address book with name, email, phone and street",
    "a pair of customer entries",
  ],
  options: (random) => ({ layout: random.pick(PAIR_LAYOUTS), join: random.pick([" | ", "; ", " / "]) }),
  scene: (r, { layout, join }) => {
    const a = person(r);
    const b = person(r);
    const share = r.pick([0.3, 0.5, 0.75, 1]);
    for (const key of KEYS) if (r.chance(share)) b[key] = a[key];
    const line = (who: Person) => KEYS.map((key) => written(r, key, who[key])).join(join);
    const latent = Object.fromEntries(KEYS.map((key) => [key, a[key] === b[key]])) as Record<Key, boolean>;
    return { input: layout(line(a), line(b)), latent };
  },
  rows: {
    name: row((agree) => agree.name, "the names agree", "same name"),
    email: row((agree) => agree.email, "the email addresses agree", "same email"),
    phone: row((agree) => agree.phone, "the phone numbers agree", "same phone number"),
    street: row((agree) => agree.street, "the street addresses agree", "same street address"),
    "email-or-phone": row(
      (agree) => agree.email || agree.phone,
      "the email addresses or the phone numbers agree",
      "same email or same phone",
    ),
    "name-and-street": row(
      (agree) => agree.name && agree.street,
      "both the names and the street addresses agree",
      "same name and same street address",
    ),
    household: row(
      (agree) => agree.street && !agree.name,
      "they are two people of one household, that is the street addresses agree but the names differ",
      "same street address but another name",
      YES_NO,
    ),
    "two-of-four": row(
      (agree) => count(agree) >= 2,
      "at least two of the four fields (name, email, phone, street) agree",
      "at least two fields agree",
    ),
    "all-but-one": row(
      (agree) => count(agree) === 3,
      "exactly three of the four fields agree",
      "exactly three fields agree",
      YES_NO,
    ),
    "agreeing-fields": {
      solve: (agree) => String(count(agree)),
      rule: () => ({
        long: [
          `count the fields (name, email, phone, street) that agree and output the number from 0 to 4; ${LOOSE}`,
          `output in how many of the four columns both rows hold the same value, as a digit; ${LOOSE}`,
        ],
        short: [
          `number of agreeing fields (0-4); ${LOOSE}`,
          `how many of name/email/phone/street are the same; ${LOOSE}`,
        ],
      }),
    },
  },
});
