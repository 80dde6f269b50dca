/** Eligibility of people for discounts and programmes. Part of the criteria-classification theme. */
import type { Family } from "../family.js";
import { around, decisions, orList, YES_NO } from "../frames/decisions.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { entries } from "../lexicon/a-text.js";

interface Person {
  readonly age: number;
  readonly status: "student" | "employed" | "unemployed" | "retired";
  readonly children: number;
  readonly city: string;
  /** In thousands a year. */
  readonly income: number;
  readonly member: number;
}

const TOWNS = CITIES.slice(0, 8);
const STATUS: Readonly<Record<Person["status"], readonly string[]>> = {
  student: entries("student / studies law / university student"),
  employed: entries("employed / works as a cook / has a job as a clerk"),
  unemployed: entries("unemployed / out of work / looking for a job"),
  retired: entries("retired / pensioner / draws a pension"),
};

/** The status that fits the age, so that no pensioner is twenty. */
const statusAt = (age: number): readonly Person["status"][] =>
  age < 18 ? ["student"] : age < 60 ? ["student", "employed", "unemployed"] : ["retired", "employed"];

const asked = "whether the person is entitled to the programme";

const eligibility = decisions<Person, string>({
  id: "criteria-classification/eligibility",
  theme: "criteria-classification",
  difficulty: "hard",
  heldOut: true,
  nouns: ["application", "applicant", "person", "membership form"],
  labels: [
    ["eligible", "not eligible"],
    ["ACCEPT", "DECLINE"],
    ["grant", "refuse"],
    ["qualifies", "fails"],
    ["in", "out"],
    ...YES_NO,
  ],
  facts: (r, limit) => {
    const age = around(r, limit, 12, 85);
    return {
      age,
      status: r.pick(statusAt(age)),
      children: age < 20 ? 0 : r.int(0, age < 28 ? 2 : 4),
      city: r.pick(TOWNS),
      income: r.int(4, 60),
      member: r.int(0, Math.min(12, age - 9)),
    };
  },
  write: (r, f) => {
    const children =
      f.children === 0 ? "no children" : f.children === 1 ? "1 child" : `${f.children} children`;
    const years = f.member === 1 ? "1 year" : `${f.member} years`;
    return [
      r.pick(FIRST_NAMES),
      r.pick([`${f.age}`, `aged ${f.age}`, `${f.age} years old`]),
      ...r.shuffle([
        r.pick(STATUS[f.status]),
        children,
        r.pick([`lives in ${f.city}`, `from ${f.city}`]),
        r.pick([`earns ${f.income}000 a year`, `income ${f.income}000`]),
        f.member === 0 ? "not a member yet" : r.pick([`member for ${years}`, `joined ${years} ago`]),
      ]),
    ].join(", ");
  },
  rules: {
    "from-age": (r) => {
      const limit = r.pick([16, 18, 21, 60, 62, 65]);
      return {
        asked,
        cases: [`the age is ${limit} or more`],
        note: "Nothing else counts.",
        decide: (f) => (f.age >= limit ? 0 : 1),
        limit,
      };
    },
    "age-groups": (r) => {
      const young = r.pick([16, 18, 20, 25]);
      const old = r.pick([60, 62, 65, 67]);
      return {
        asked: "which fare the person pays",
        cases: [`the person is younger than ${young}`, `the person is ${old} or older`],
        labels: [
          ["youth", "senior", "full"],
          ["YOUNG", "OLD", "ADULT"],
          ["A", "B", "C"],
          ["1", "2", "3"],
        ],
        decide: (f) => (f.age < young ? 0 : f.age >= old ? 1 : 2),
        limit: r.pick([young, old]),
      };
    },
    "student-or-jobless": () => ({
      asked,
      cases: ["the person is a student or has no job at present (pensioners do not count as jobless)"],
      decide: (f) => (f.status === "student" || f.status === "unemployed" ? 0 : 1),
    }),
    "big-family": (r) => {
      const least = r.pick([2, 3]);
      return {
        asked: "whether the family pass is granted",
        cases: [`there are at least ${least} children`],
        decide: (f) => (f.children >= least ? 0 : 1),
      };
    },
    "low-income": (r) => {
      const top = r.pick([15, 18, 20, 24, 30]);
      return {
        asked,
        cases: [`the income is below ${top}000 a year`],
        decide: (f) => (f.income < top ? 0 : 1),
      };
    },
    local: (r) => {
      const towns = r.sample(TOWNS, 3);
      return {
        asked,
        cases: [`the person comes from ${orList(towns)}`],
        note: "All other towns are out.",
        decide: (f) => (towns.includes(f.city) ? 0 : 1),
      };
    },
    "adult-local": (r) => {
      const towns = r.sample(TOWNS, 4);
      const limit = r.pick([18, 21, 25]);
      return {
        asked,
        cases: [`the person is at least ${limit} years old and lives in ${orList(towns)}`],
        decide: (f) => (f.age >= limit && towns.includes(f.city) ? 0 : 1),
        limit,
      };
    },
    "loyal-member": (r) => {
      const years = r.int(3, 8);
      return {
        asked: "whether the loyalty bonus is paid",
        cases: [`the membership has lasted more than ${years} years`],
        decide: (f) => (f.member > years ? 0 : 1),
      };
    },
    "two-of-three": (r) => {
      const top = r.pick([20, 25, 30]);
      const years = r.int(3, 6);
      return {
        asked,
        cases: [
          `at least two of these are true: income below ${top}000, one child or more, member for at least ${years} years`,
        ],
        decide: (f) =>
          Number(f.income < top) + Number(f.children > 0) + Number(f.member >= years) >= 2 ? 0 : 1,
      };
    },
    "income-per-head": (r) => {
      const top = r.pick([8, 10, 12, 15]);
      return {
        asked,
        cases: [
          `the income divided by the number of people is below ${top}000, counting the applicant and the children`,
        ],
        decide: (f) => (f.income < top * (1 + f.children) ? 0 : 1),
      };
    },
  },
});

export const families: Family[] = [eligibility];
