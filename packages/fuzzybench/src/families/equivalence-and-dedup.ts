/** Sameness: do two sentences mean the same, are two records one person, and one address for equal links. */
import { type Family, relabel } from "../family.js";
import { fill, gloss } from "../lexicon/fill.js";
import { CITIES, MEN, SURNAMES, WOMEN } from "../lexicon/named-entities.js";
import { MAIL_HOSTS, PARAPHRASE_ITEMS, PARAPHRASES, STREETS } from "../lexicon/paraphrases.js";
import type { Random } from "../random.js";
import { canonicalUrl } from "./canonical-url.js";

const SAME_SETS = [
  ["same", "different"],
  ["yes", "no"],
  ["1", "0"],
  ["EQUAL", "DISTINCT"],
  ["duplicate", "unique"],
  ["match", "mismatch"],
  ["T", "F"],
] as const;
const PAIR_LAYOUTS: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `A: ${a}\nB: ${b}`,
  (a, b) => `${a} || ${b}`,
  (a, b) => `1) ${a} 2) ${b}`,
  (a, b) => `${a}\n${b}`,
  (a, b) => `${a} <> ${b}`,
];

type Slot = "p" | "n" | "x" | "c";
const SLOT_WORDS: Record<Slot, string> = { p: "people", n: "numbers", x: "objects", c: "places" };
const LOOSE_WORDS: Record<Slot, string> = { p: "who it is", n: "how many", x: "what things", c: "where" };

function slotValue(random: Random, slot: Slot): string {
  if (slot === "p") return random.pick([...WOMEN, ...MEN]);
  if (slot === "n") return String(random.int(2, 60));
  return random.pick(slot === "x" ? PARAPHRASE_ITEMS : CITIES);
}

const paraphrase: Family = {
  id: "equivalence-and-dedup/paraphrase",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  draw(random) {
    const label = relabel(random, ["same", "other"], SAME_SETS);
    const slots = ["p", "n", "x", "c"] as const;
    const ignored = random.chance(0.6) ? random.pick(slots) : undefined;
    const layout = random.pick(PAIR_LAYOUTS);
    const { same: s, other: o } = label;
    const but = ignored ? ` Differences in ${SLOT_WORDS[ignored]} do not count.` : "";
    const brief = ignored ? `, ignoring ${SLOT_WORDS[ignored]}` : "";
    const loose = ignored
      ? ` I don't care ${LOOSE_WORDS[ignored]}, so treat different ${SLOT_WORDS[ignored]} as equal.`
      : "";
    const details = slots.filter((slot) => slot !== ignored).map((slot) => SLOT_WORDS[slot]);
    return {
      canonical: `Do the two sentences state the same? ${s} if the meaning is equal, ${o} if a detail differs or one is negated.${but}`,
      plain: [
        `Decide whether two sentences mean the same. Answer ${s} if they do and ${o} if a detail differs or one of them is negated.${but}`,
        `Compare the statements. Use ${s} for paraphrases of each other and ${o} for statements that differ in ${details.join(", ")} or in being true.${but}`,
        `Paraphrase detection: output ${s} when both sentences report the same fact in other words, otherwise ${o}.${but}`,
        `Semantic equivalence of a pair. If somebody who knows the first sentence also knows the second, and the other way round, write ${s}; if not, write ${o}.${but}`,
      ],
      terse: [
        `same meaning? ${s} = equal, ${o} = not${brief}.`,
        `paraphrase -> ${s}, otherwise ${o}${brief}.`,
        `two sentences: ${s} if equivalent, ${o} if facts differ${brief}.`,
      ],
      casual: [
        `Do these two say the same thing? Say ${s} if yes, ${o} if not.${loose}`,
        `I'm merging notes, so tell me if both lines mean the same (${s}) or something is different (${o}).${loose}`,
        `Just ${s} or ${o} please: ${s} when it's the same story told twice, ${o} when a fact changed.${loose}`,
      ],
      labels: label.all,
      sample(r) {
        const group = r.pick(PARAPHRASES);
        const values = Object.fromEntries(slots.map((slot) => [slot, slotValue(r, slot)])) as Record<
          Slot,
          string
        >;
        const [first, second] = r.sample(group.same, 2) as [string, string];
        const equal = r.chance(0.5);
        const changed = { ...values };
        const change = (slot: Slot) => {
          while (changed[slot] === values[slot]) changed[slot] = slotValue(r, slot);
        };
        const negate = !equal && r.chance(0.35);
        if (ignored && r.chance(equal ? 0.6 : 0.3)) change(ignored);
        if (!equal && !negate) change(r.pick(slots.filter((slot) => slot !== ignored)));
        const a = fill(r, first, values);
        const b = fill(r, negate ? r.pick(group.negated) : second, changed);
        return { input: layout(...(r.shuffle([a, b]) as [string, string])), output: equal ? s : o };
      },
    };
  },
};

type Key = "name" | "email" | "phone" | "street";
const KEY_RULES: Record<Key, readonly [string, string]> = {
  name: [
    "the name agrees, whatever the case of the letters, the order of first and last name, or a comma",
    "same name (case, comma and word order ignored)",
  ],
  email: ["the email address agrees, whatever the case of its letters", "same email (case ignored)"],
  phone: [
    "the phone number has the same digits, whatever the spaces, dashes or brackets",
    "same phone digits (punctuation ignored)",
  ],
  street: [
    "the street address agrees, whatever the case of the letters",
    "same street address (case ignored)",
  ],
};

type Person = Record<Key, string>;
function person(random: Random): Person {
  const first = random.pick([...WOMEN, ...MEN]);
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
  const orders = key === "name" ? [value, value, `${last}, ${first}`] : [value, value];
  const text = random.pick(orders);
  return random.pick([text, text, text.toUpperCase(), text.toLowerCase()]);
}

const sameRecord: Family = {
  id: "equivalence-and-dedup/same-record",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  draw(random) {
    const label = relabel(random, ["same", "other"], SAME_SETS);
    const { same: s, other: o } = label;
    const keys = ["name", "email", "phone", "street"] as const;
    const fields = random.sample(keys, random.int(2, 3));
    const key = random.pick(fields);
    const layout = random.pick(PAIR_LAYOUTS);
    const [rule, brief] = KEY_RULES[key];
    const join = random.pick([" | ", ", ", "; ", " / "]);
    return {
      canonical: `Are two records duplicates? ${s} if ${rule}, otherwise ${o}; other fields do not matter.`,
      plain: [
        `Decide whether two contact records belong together. Answer ${s} if ${rule}. Otherwise answer ${o}; other fields do not matter.`,
        `Deduplicate an address book: two entries count as one (${s}) exactly when ${rule}. In any other case they are separate (${o}).`,
        `Compare both rows by one key only. If ${rule}, output ${s}, if not, output ${o}, even when the rest of the row is equal.`,
        `Record linkage. The records are linked, ${s}, as soon as ${rule}; else ${o}.`,
      ],
      terse: [
        `${s} = ${brief}, else ${o}.`,
        `duplicate rows? ${brief} -> ${s}; otherwise ${o}.`,
        `dedup by ${key}: ${brief} gives ${s}, all else ${o}.`,
      ],
      casual: [
        `Is it the same customer? For us that's ${s} if ${rule}, and ${o} otherwise. Ignore everything else.`,
        `merge or not? say ${s} when ${rule}, ${o} when it doesn't. the other columns can be anything.`,
        `I'm cleaning my contacts and only look at the ${key}: ${brief} means ${s}, anything else ${o}.`,
      ],
      labels: label.all,
      sample(r) {
        const equal = r.chance(0.5);
        const a = person(r);
        const b = person(r);
        const shared: Person = { ...b };
        for (const field of fields) if (field !== key && r.chance(0.5)) shared[field] = a[field];
        if (equal) shared[key] = a[key];
        else while (shared[key] === a[key]) shared[key] = person(r)[key];
        const row = (who: Person) => fields.map((f) => written(r, f, who[f])).join(join);
        return { input: layout(row(a), row(shared)), output: equal ? s : o };
      },
    };
  },
};

const RELATIONS = {
  equal: "both sentences say the same",
  count: "only the number differs",
  person: "only the person differs",
  place: "only the place differs",
  negated: "one sentence denies the other",
} as const;
type Relation = keyof typeof RELATIONS;
const CHANGED_SLOT: Partial<Record<Relation, Slot>> = { count: "n", person: "p", place: "c" };
const RELATION_NAMES: Record<Relation, readonly string[]> = {
  equal: ["same", "EQUAL", "0", "A"],
  count: ["number", "COUNT", "1", "B"],
  person: ["person", "WHO", "2", "C"],
  place: ["place", "WHERE", "3", "D"],
  negated: ["negation", "NOT", "4", "E"],
};

const difference: Family = {
  id: "equivalence-and-dedup/difference",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  heldOut: true,
  draw(random) {
    const all = Object.keys(RELATIONS) as Relation[];
    const chosen: Relation[] = ["equal", ...random.sample(all.slice(1), random.int(2, 3))];
    const set = random.int(0, 3);
    const layout = random.pick(PAIR_LAYOUTS);
    const name = (k: Relation) => RELATION_NAMES[k][set] as string;
    const entries = chosen.map((k) => [name(k), RELATIONS[k]] as const);
    const long = gloss(entries, " if ");
    const short = gloss(entries, "=", "; ");
    return {
      canonical: `Say how the two sentences differ: ${short}.`,
      plain: [
        `Say how the two sentences differ. Answer ${long}.`,
        `Two statements are compared. Name the kind of change between them: ${long}.`,
        `Find what was altered from one sentence to the other, apart from the wording, and output ${long}.`,
        `Change detection for pairs of claims, with ${long}.`,
      ],
      terse: [`what differs: ${short}.`, `${short}.`, `kind of change; ${short}.`],
      casual: [
        `What's different between these two? Say ${long}.`,
        `spot the difference: ${long}.`,
        `Somebody rewrote my sentence and maybe changed a fact. I want to know which kind, ${long}.`,
      ],
      labels: entries.map(([label]) => label),
      sample(r) {
        const kind = r.pick(chosen);
        const group = r.pick(PARAPHRASES);
        const slots = ["p", "n", "x", "c"] as const;
        const values = Object.fromEntries(slots.map((slot) => [slot, slotValue(r, slot)])) as Record<
          Slot,
          string
        >;
        const [first, second] = r.sample(group.same, 2) as [string, string];
        const changed = { ...values };
        const slot = CHANGED_SLOT[kind];
        if (slot) while (changed[slot] === values[slot]) changed[slot] = slotValue(r, slot);
        const b = fill(r, kind === "negated" ? r.pick(group.negated) : second, changed);
        const pair = r.shuffle([fill(r, first, values), b]) as [string, string];
        return { input: layout(...pair), output: name(kind) };
      },
    };
  },
};

export const families: Family[] = [paraphrase, sameRecord, difference, canonicalUrl];
