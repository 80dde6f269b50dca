/**
 * Fuzzy matching: the same person or company despite stated differences, which are made from a known name. Candidates
 * for a misspelled word are in fuzzy-matching-candidates.ts, abbreviations in fuzzy-matching-abbreviation.ts, slips in
 * fuzzy-matching-slips.ts, messy values in fuzzy-matching-values.ts, products in fuzzy-matching-products.ts.
 */
import type { Family } from "../family.js";
import { decisions, orList, YES_NO } from "../frames/decisions.js";
import { COMPANY_STEMS, COMPANY_SUFFIXES, FIRST_NAMES, LAST_NAMES, NICKNAMES } from "../lexicon/a-people.js";
import { JOINERS, typo, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as fuzzyMatchingAbbreviationFamilies } from "./fuzzy-matching-abbreviation.js";
import { families as fuzzyMatchingCandidatesFamilies } from "./fuzzy-matching-candidates.js";
import { families as fuzzyMatchingProductsFamilies } from "./fuzzy-matching-products.js";
import { families as fuzzyMatchingSlipsFamilies } from "./fuzzy-matching-slips.js";
import { families as fuzzyMatchingValuesFamilies } from "./fuzzy-matching-values.js";

/** A name and another one that differs from it in one way. */
interface Names<D extends string> {
  readonly left: string;
  readonly right: string;
  readonly difference: D;
}

const mistype = (random: Random, name: string): string => {
  const parts = name.split(" ");
  const long = parts.map((p, i) => (p.length >= 3 ? i : -1)).filter((i) => i >= 0);
  const at = random.pick(long);
  return parts.map((p, i) => (i === at ? typo(random, p) : p)).join(" ");
};
const recase = (random: Random, name: string): string =>
  random.chance(0.5) ? name.toUpperCase() : name.toLowerCase();

type PersonDifference = "none" | "slip" | "case" | "initial" | "order" | "middle" | "nickname" | "person";
const PERSON_ABOUT: Readonly<Partial<Record<PersonDifference, string>>> = {
  slip: "one spelling mistake",
  case: "capital or small letters",
  initial: "a first name cut to its initial",
  order: "the order of first and last name",
  middle: "an added middle initial",
  nickname: "a usual nickname (Bob for Robert)",
};
const PERSON_DIFFERENCES: readonly PersonDifference[] = [
  "none",
  "slip",
  "case",
  "initial",
  "order",
  "middle",
  "nickname",
  "person",
  "person",
];
const MIDDLES = words("A. B. C. D. J. K. M. R. S. T.");
/** Short forms that are no mere slip of the long one, as Steve would be of Steven. */
const SHORT_FORMS = NICKNAMES.filter(([long, short]) => long.length > short.length + 1);

function otherPerson(random: Random, first: string, last: string): string {
  const differ = (pool: readonly string[], than: string) => {
    const other = random.pick(pool);
    return other.charAt(0) === than.charAt(0) ? (than.startsWith("A") ? "Walter" : "Amalia") : other;
  };
  return random.chance(0.5)
    ? `${first} ${differ(LAST_NAMES, last)}`
    : `${differ(FIRST_NAMES, first)} ${last}`;
}

function people(random: Random): Names<PersonDifference> {
  const difference = random.pick(PERSON_DIFFERENCES);
  const [long, short] = random.pick(SHORT_FORMS);
  const first = difference === "nickname" || random.chance(0.3) ? long : random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const left = `${first} ${last}`;
  const right = {
    none: () => left,
    slip: () => mistype(random, left),
    case: () => recase(random, left),
    initial: () => `${first.charAt(0)}. ${last}`,
    order: () => `${last}, ${first}`,
    middle: () => `${first} ${random.pick(MIDDLES)} ${last}`,
    nickname: () => `${short} ${last}`,
    person: () => otherPerson(random, first, last),
  }[difference]();
  return random.chance(0.5) ? { left, right, difference } : { left: right, right: left, difference };
}

const SAME: readonly (readonly string[])[] = [
  ["same", "different"],
  ["MATCH", "NO_MATCH"],
  ["merge", "keep"],
  ["one", "two"],
  ["duplicate", "distinct"],
  ...YES_NO,
];
const pairText = (random: Random, { left, right }: Names<string>): string =>
  `${left}${random.pick(JOINERS)[0]}${right}`;

/** Only the listed differences are forgiven. */
const forgive =
  <D extends string>(about: Readonly<Partial<Record<D, string>>>, who: string, ...forgiven: readonly D[]) =>
  () => ({
    asked: `whether both names count as the same ${who}`,
    cases: [
      `the names are equal or differ only in ${orList(forgiven.flatMap((difference) => about[difference] ?? []))}`,
    ],
    note: `Any other difference counts as another ${who}.`,
    decide: ({ difference }: Names<D>) =>
      (difference as string) === "none" || forgiven.includes(difference) ? 0 : 1,
  });
const person = (...forgiven: readonly PersonDifference[]) => forgive(PERSON_ABOUT, "person", ...forgiven);

const sameName = decisions<Names<PersonDifference>, string>({
  id: "fuzzy-matching/same-name",
  theme: "fuzzy-matching",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  nouns: ["pair of names", "pair of customers", "couple of names", "pair of authors"],
  labels: SAME,
  facts: people,
  write: pairText,
  rules: {
    slip: person("slip"),
    case: person("case"),
    initial: person("initial"),
    order: person("order"),
    "middle-initial": person("middle"),
    nickname: person("nickname"),
    "slip-or-case": person("slip", "case"),
    "order-or-initial": person("order", "initial"),
    "short-forms": person("initial", "nickname"),
    "any-difference": person("slip", "case", "initial", "order", "middle", "nickname"),
  },
});

type CompanyDifference = "none" | "slip" | "case" | "suffix" | "spaces" | "hyphens" | "company";
const COMPANY_ABOUT: Readonly<Partial<Record<CompanyDifference, string>>> = {
  slip: "one spelling mistake",
  case: "capital or small letters",
  suffix: "a legal ending such as Inc or Ltd",
  spaces: "missing spaces",
  hyphens: "hyphens in place of spaces",
};
const COMPANY_DIFFERENCES: readonly CompanyDifference[] = [
  "none",
  "slip",
  "case",
  "suffix",
  "spaces",
  "hyphens",
  "company",
  "company",
];
const STEMS = COMPANY_STEMS.filter((stem) => !stem.includes("&"));

function companies(random: Random): Names<CompanyDifference> {
  const difference = random.pick(COMPANY_DIFFERENCES);
  const at = random.int(0, STEMS.length - 1);
  const left = STEMS[at] as string;
  const other = STEMS[(at + random.int(1, STEMS.length - 1)) % STEMS.length] as string;
  const right = {
    none: () => left,
    slip: () => mistype(random, left),
    case: () => recase(random, left),
    suffix: () => `${left} ${random.pick(COMPANY_SUFFIXES)}`,
    spaces: () => left.replaceAll(" ", ""),
    hyphens: () => left.replaceAll(" ", "-"),
    company: () => (random.chance(0.5) ? `${left.split(" ")[0]} ${other.split(" ").at(-1)}` : other),
  }[difference]();
  return random.chance(0.5) ? { left, right, difference } : { left: right, right: left, difference };
}
const company = (...forgiven: readonly CompanyDifference[]) => forgive(COMPANY_ABOUT, "company", ...forgiven);

const sameCompany = decisions<Names<CompanyDifference>, string>({
  id: "fuzzy-matching/same-company",
  theme: "fuzzy-matching",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  nouns: ["pair of company names", "pair of suppliers", "couple of firms", "pair of business names"],
  labels: SAME,
  facts: companies,
  write: pairText,
  rules: {
    slip: company("slip"),
    case: company("case"),
    "legal-ending": company("suffix"),
    "missing-spaces": company("spaces"),
    "spaces-or-hyphens": company("spaces", "hyphens"),
    "ending-or-case": company("suffix", "case"),
    "any-difference": company("slip", "case", "suffix", "spaces", "hyphens"),
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  sameName,
  sameCompany,
  ...fuzzyMatchingCandidatesFamilies,
  ...fuzzyMatchingAbbreviationFamilies,
  ...fuzzyMatchingSlipsFamilies,
  ...fuzzyMatchingValuesFamilies,
  ...fuzzyMatchingProductsFamilies,
];
