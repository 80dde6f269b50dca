/**
 * Decisions by stated rules with numbers: refund eligibility and incident priority. Part of the
 * criteria-classification theme; classification by meaning is in criteria-classification.ts.
 */
import type { Family } from "../family.js";
import { around, decisions, GRADES, orList } from "../frames/decisions.js";
import { FIRST_NAMES } from "../lexicon/a-people.js";
import { SINGULAR_PRODUCTS } from "../lexicon/a-products.js";
import { entries } from "../lexicon/a-text.js";

interface Return {
  readonly age: number;
  readonly receipt: boolean;
  readonly sealed: boolean;
  readonly fullPrice: boolean;
}

type Fact = "receipt" | "sealed" | "fullPrice";

/** How a customer says that a fact holds or does not hold. */
const SAID: Readonly<Record<Fact, readonly [yes: readonly string[], no: readonly string[]]>> = {
  receipt: [
    entries("receipt attached / I have the receipt / with receipt / I kept the receipt"),
    entries("no receipt / I lost the receipt / without a receipt / receipt was thrown away"),
  ],
  sealed: [
    entries("still sealed / never opened / in the unopened box / seal not broken"),
    entries("already opened / box was opened / seal is broken / I unpacked it"),
  ],
  fullPrice: [
    entries("paid full price / regular price / not on sale / no discount"),
    entries("bought on sale / half-price deal / clearance item / with a discount code"),
  ],
};
const FACTS: readonly Fact[] = ["receipt", "sealed", "fullPrice"];
const AGE = entries(
  "bought {n} days ago / purchased {n} days ago / I got it {n} days ago / it's {n} days old",
);
const WINDOWS = [7, 10, 14, 20, 30, 45, 60, 90] as const;
const ASKED = "whether the customer gets the money back";

/** A window of days, and one more thing that has to be so. */
const withinAnd = (about: string, holds: (facts: Return) => boolean) => (days: number) => ({
  asked: ASKED,
  cases: [`the purchase was at most ${days} days ago${about}`],
  note: "Nothing else is required.",
  decide: (facts: Return) => (facts.age <= days && holds(facts) ? 0 : 1),
  limit: days,
});

const plainly = withinAnd("", () => true);
const receipt = withinAnd(" and there is a receipt", (f) => f.receipt);
const sealed = withinAnd(" and the item is unopened", (f) => f.sealed);
const fullPrice = withinAnd(" and it was not bought on sale", (f) => f.fullPrice);
const everything = withinAnd(
  ", there is a receipt, the item is unopened and it was not bought on sale",
  (f) => f.receipt && f.sealed && f.fullPrice,
);

const refund = decisions<Return, string>({
  id: "criteria-classification/refund-rule",
  theme: "criteria-classification",
  difficulty: "hard",
  nouns: ["refund request", "return", "customer message", "return request"],
  labels: [
    ["approve", "deny"],
    ["yes", "no"],
    ["REFUND", "REJECT"],
    ["eligible", "not eligible"],
    ["accept", "decline"],
    ["1", "0"],
    ["Y", "N"],
  ],
  facts: (r, limit = 30) => ({
    age: r.chance(0.3) ? r.int(1, limit * 2 + 20) : around(r, limit, 1, limit * 2 + 20),
    receipt: r.chance(0.6),
    sealed: r.chance(0.6),
    fullPrice: r.chance(0.6),
  }),
  write: (r, facts) => {
    const said = FACTS.map((fact) => r.pick(SAID[fact][facts[fact] ? 0 : 1]));
    const when = r.pick(AGE).replace("{n}", String(facts.age));
    return [r.pick(SINGULAR_PRODUCTS), when, ...r.shuffle(said)].join(", ");
  },
  rules: {
    "days-only": (r) => plainly(r.pick(WINDOWS)),
    "with-receipt": (r) => receipt(r.pick(WINDOWS)),
    unopened: (r) => sealed(r.pick(WINDOWS)),
    "not-on-sale": (r) => fullPrice(r.pick(WINDOWS)),
    "all-conditions": (r) => everything(r.pick(WINDOWS)),
    "refund-or-voucher": (r) => {
      const days = r.pick(WINDOWS);
      return {
        asked: "what the customer gets",
        cases: [
          `the purchase was at most ${days} days ago and there is a receipt`,
          `it was at most ${days} days ago and there is no receipt`,
        ],
        labels: [
          ["refund", "voucher", "nothing"],
          ["MONEY", "CREDIT", "REJECT"],
          ["cash", "coupon", "no"],
          ["1", "2", "3"],
        ],
        decide: (f) => (f.age > days ? 2 : f.receipt ? 0 : 1),
        limit: days,
      };
    },
    "shorter-when-opened": (r) => {
      const days = r.pick([30, 45, 60, 90]);
      const short = r.pick([5, 7, 10, 14]);
      return {
        asked: ASKED,
        cases: [
          `the purchase was at most ${days} days ago, or at most ${short} days ago in case the item has been opened`,
        ],
        decide: (f) => (f.age <= (f.sealed ? days : short) ? 0 : 1),
        limit: r.pick([days, short]),
      };
    },
  },
});

interface Incident {
  readonly users: number;
  readonly stuck: boolean;
  readonly service: string;
}

const SERVICES = entries(
  "checkout / login / search / e-mail / payments / reports / chat / printing / booking / backup",
);
const LIMITS = [10, 20, 50, 100, 200, 500, 1000] as const;
const TOP: readonly (readonly string[])[] = [
  ["urgent", "normal"],
  ["HIGH", "LOW"],
  ["escalate", "queue"],
  ["page", "wait"],
  ["yes", "no"],
  ["1", "0"],
];

const PRIORITY = "how important the incident is";

const priority = decisions<Incident, string>({
  id: "criteria-classification/priority-rule",
  theme: "criteria-classification",
  difficulty: "hard",
  nouns: ["incident", "outage report", "ticket", "problem report"],
  labels: TOP,
  facts: (r, limit = 50) => ({
    users: around(r, limit, 1, limit * 4),
    stuck: r.chance(0.5),
    service: r.pick(SERVICES),
  }),
  write: (r, { users, stuck, service }) =>
    r.pick([
      `${service}: ${users} users affected, workaround: ${stuck ? "no" : "yes"}`,
      `${users} users can't use ${service}, ${stuck ? "no workaround" : "there is a workaround"}`,
      `users=${users} service=${service} workaround=${stuck ? "none" : "available"}`,
      `${r.pick(FIRST_NAMES)} reports ${service} trouble for ${users} users; ${stuck ? "nothing helps so far" : "a workaround exists"}`,
    ]),
  rules: {
    "both-one-none": (r) => {
      const limit = r.pick(LIMITS);
      return {
        asked: PRIORITY,
        cases: [
          `more than ${limit} users are affected and there is no workaround`,
          "just one of these two things is true",
        ],
        labels: GRADES,
        decide: (f) => 2 - Number(f.users > limit) - Number(f.stuck),
        limit,
      };
    },
    "many-users": (r) => {
      const limit = r.pick(LIMITS);
      return {
        asked: PRIORITY,
        cases: [`more than ${limit} users are affected`],
        note: "Workarounds make no difference.",
        decide: (f) => (f.users > limit ? 0 : 1),
        limit,
      };
    },
    "user-levels": (r) => {
      const low = r.pick([10, 20, 50]);
      const high = low * r.pick([2, 3, 4]);
      return {
        asked: "how far the trouble has spread",
        cases: [`at least ${high} users are affected`, `at least ${low} users are affected`],
        labels: GRADES,
        decide: (f) => (f.users >= high ? 0 : f.users >= low ? 1 : 2),
        limit: high,
      };
    },
    "no-workaround": () => ({
      asked: PRIORITY,
      cases: ["there is no workaround"],
      note: "The number of users plays no role.",
      decide: (f) => (f.stuck ? 0 : 1),
    }),
    "many-and-stuck": (r) => {
      const limit = r.pick(LIMITS);
      return {
        asked: PRIORITY,
        cases: [`at least ${limit} users are affected and no workaround exists`],
        decide: (f) => (f.users >= limit && f.stuck ? 0 : 1),
        limit,
      };
    },
    "many-or-stuck": (r) => {
      const limit = r.pick(LIMITS);
      return {
        asked: PRIORITY,
        cases: [`at least ${limit} users are affected or no workaround exists (or both)`],
        decide: (f) => (f.users >= limit || f.stuck ? 0 : 1),
        limit,
      };
    },
    "core-service": (r) => {
      const core = r.sample(SERVICES, 3);
      return {
        asked: PRIORITY,
        cases: [`the service concerned is ${orList(core)}`],
        note: "It does not matter how many users it hits.",
        decide: (f) => (core.includes(f.service) ? 0 : 1),
      };
    },
  },
});

export const families: Family[] = [refund, priority];
