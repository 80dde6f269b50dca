/** Decisions by a written policy: expense claims and comments. Part of the criteria-classification theme. */
import type { Family } from "../family.js";
import { around, decisions, GRADES, orList, YES_NO } from "../frames/decisions.js";
import { FIRST_NAMES, WEEKDAYS } from "../lexicon/a-people.js";
import { capital, entries, fill } from "../lexicon/a-text.js";
import { COMMENT_OPENINGS, FINE_COMMENTS, OFFENCES, type Offence } from "../lexicon/comments.js";

interface Expense {
  readonly kind: string;
  readonly amount: number;
  readonly people: number;
  readonly receipt: boolean;
  readonly day: string;
  readonly client: boolean;
}

/** What is claimed, by the word that a policy uses for it. */
const EXPENSES: Readonly<Record<string, readonly string[]>> = {
  meal: entries("lunch / dinner / breakfast at a cafe"),
  taxi: entries("taxi to the airport / taxi ride / cab from the station"),
  hotel: entries("hotel night / one night in a hotel / hotel room"),
  train: entries("train ticket / rail ticket"),
  gift: entries("flowers as a gift / gift basket / gift voucher"),
  fuel: entries("petrol / fuel for the car"),
  software: entries("software licence / program subscription"),
};
const KINDS = Object.keys(EXPENSES);
const PLURALS: Readonly<Record<string, string>> = {
  meal: "meals",
  taxi: "taxi rides",
  hotel: "hotels",
  train: "train tickets",
  gift: "gifts",
  fuel: "fuel",
  software: "software",
};
const AMOUNTS = [30, 40, 50, 60, 75, 80, 100, 120, 150] as const;

const expense = decisions<Expense, string>({
  id: "criteria-classification/expense-policy",
  theme: "criteria-classification",
  difficulty: "hard",
  nouns: ["expense claim", "expense line", "claim", "expense report entry"],
  labels: [
    ["check", "pay"],
    ["HOLD", "OK"],
    ["review", "approve"],
    ["stop", "go"],
    ["query", "accept"],
    ...YES_NO,
  ],
  facts: (r, limit) => ({
    kind: r.pick(KINDS),
    amount: around(r, limit, 5, 240),
    people: r.int(1, 6),
    receipt: r.chance(0.55),
    day: r.chance(0.35) ? r.pick(["Saturday", "Sunday"]) : r.pick(WEEKDAYS),
    client: r.chance(0.5),
  }),
  write: (r, f) => {
    const what = r.pick(EXPENSES[f.kind] as readonly string[]);
    const whom = f.client
      ? r.pick(["with a client", "for the client visit", "client meeting"])
      : r.pick(["internal", "team only", "own staff"]);
    const people = `${f.people} ${f.people === 1 ? "person" : "people"}`;
    const paper = f.receipt
      ? r.pick(["receipt attached", "with receipt"])
      : r.pick(["no receipt", "receipt lost"]);
    const amount = r.pick([`${f.amount} euros`, `EUR ${f.amount}`, `${f.amount}.00 EUR`]);
    return r.chance(0.3)
      ? `${f.day} | ${what} | ${amount} | ${people} | ${whom} | ${paper}`
      : `${capital(what)}, ${r.shuffle([amount, people, paper, f.day, whom]).join(", ")}`;
  },
  rules: {
    "over-limit": (r) => {
      const limit = r.pick(AMOUNTS);
      return {
        asked: "whether somebody has to look at the expense",
        cases: [`the amount is more than ${limit} euros`],
        decide: (f) => (f.amount > limit ? 0 : 1),
        limit,
      };
    },
    approver: (r) => {
      const low = r.pick([30, 40, 50, 60]);
      const high = low + r.pick([50, 60, 80]);
      return {
        asked: "who has to approve the expense",
        cases: [`the amount is above ${high} euros`, `it is above ${low} euros`],
        labels: [
          ["director", "manager", "nobody"],
          ["CFO", "LEAD", "AUTO"],
          ["board", "boss", "none"],
          ["2", "1", "0"],
        ],
        decide: (f) => (f.amount > high ? 0 : f.amount > low ? 1 : 2),
        limit: r.pick([low, high]),
      };
    },
    "receipt-missing": (r) => {
      const limit = r.pick(AMOUNTS);
      return {
        asked: "whether the claim lacks a necessary receipt",
        cases: [`there is no receipt although the amount is at least ${limit} euros`],
        note: `Below ${limit} euros nobody needs a receipt.`,
        decide: (f) => (!f.receipt && f.amount >= limit ? 0 : 1),
        limit,
      };
    },
    weekend: () => ({
      asked: "whether the day of the expense is unusual",
      cases: ["the day is a Saturday or a Sunday"],
      decide: (f) => (["Saturday", "Sunday"].includes(f.day) ? 0 : 1),
    }),
    "per-person": (r) => {
      const limit = r.pick([10, 15, 20, 25, 30]);
      return {
        asked: "whether too much was spent on each person",
        cases: [`the amount divided by the number of people is more than ${limit} euros`],
        decide: (f) => (f.amount > limit * f.people ? 0 : 1),
        limit: limit * r.int(2, 5),
      };
    },
    "blocked-kinds": (r) => {
      const kinds = r.sample(KINDS, 3);
      return {
        asked: "whether the kind of expense is excluded",
        cases: [`it is for ${orList(kinds.map((kind) => PLURALS[kind] as string))}`],
        note: "The amount does not matter.",
        decide: (f) => (kinds.includes(f.kind) ? 0 : 1),
      };
    },
    "for-a-client": () => ({
      asked: "whether the expense can be charged to a client",
      cases: ["the expense has to do with a client"],
      labels: [["client", "own"], ["BILL", "ABSORB"], ["charge", "keep"], ...YES_NO],
      decide: (f) => (f.client ? 0 : 1),
    }),
    "travel-limit": (r) => {
      const travel = r.pick([100, 120, 150]);
      const other = r.pick([30, 40, 50]);
      return {
        asked: "whether the expense is too high",
        cases: [
          `a taxi, hotel, train or fuel expense is above ${travel} euros, or any other one is above ${other} euros`,
        ],
        decide: (f) =>
          f.amount > (["taxi", "hotel", "train", "fuel"].includes(f.kind) ? travel : other) ? 0 : 1,
        limit: r.pick([travel, other]),
      };
    },
    "faults-count": (r) => {
      const limit = r.pick(AMOUNTS);
      return {
        asked: "how doubtful the claim is",
        cases: [
          `the receipt is missing and the amount is above ${limit} euros`,
          "only one of these two faults is there",
        ],
        labels: GRADES,
        decide: (f) => 2 - Number(!f.receipt) - Number(f.amount > limit),
        limit,
      };
    },
  },
});

type Comment = Offence | "fine";
const ALL_OFFENCES = Object.keys(OFFENCES) as Offence[];
/** Statements, which can stand before another comment. */
const HARMLESS = FINE_COMMENTS.filter((text) => !text.endsWith("?"));
const does = (offences: readonly Offence[]) => orList(offences.map((one) => OFFENCES[one].about));

/** One or more offences lead to removal, everything else stays. */
const remove =
  (...offences: readonly Offence[]) =>
  () => ({
    asked: "whether the comment is taken down",
    cases: [`it ${does(offences)}`],
    note: "All other comments stay, rude or not.",
    decide: (comment: Comment) => (comment !== "fine" && offences.includes(comment) ? 0 : 1),
  });

const moderation = decisions<Comment, string>({
  id: "criteria-classification/comment-policy",
  theme: "criteria-classification",
  difficulty: "medium",
  nouns: ["comment", "reader comment", "post", "reply in the forum"],
  labels: [
    ["remove", "keep"],
    ["DELETE", "KEEP"],
    ["hide", "show"],
    ["reject", "publish"],
    ["violation", "fine"],
    ...YES_NO,
  ],
  facts: (r) => (r.chance(0.3) ? "fine" : r.pick(ALL_OFFENCES)),
  write: (r, comment) => {
    const slots = { who: r.pick(FIRST_NAMES), n: String(r.int(11, 99)) };
    const text = fill(r, r.pick(comment === "fine" ? FINE_COMMENTS : OFFENCES[comment].texts), slots);
    const body = r.chance(0.2) ? `${r.pick(COMMENT_OPENINGS)} ${text}` : r.chance(0.5) ? capital(text) : text;
    const end = r.pick(["", ".", "!"]);
    return r.chance(0.25)
      ? `${capital(fill(r, r.pick(HARMLESS), slots))}. ${capital(text)}${end}`
      : body + end;
  },
  rules: {
    insults: remove("insult"),
    threats: remove("threat"),
    "private-details": remove("personal"),
    adverts: remove("advert"),
    spoilers: remove("spoiler"),
    swearing: remove("swearing"),
    "attacks-on-people": remove("insult", "threat", "personal"),
    "any-offence": () => ({
      asked: "whether the comment breaks a rule",
      cases: [`it ${does(ALL_OFFENCES)}`],
      note: "Harsh criticism of a film, book or article is allowed.",
      decide: (comment) => (comment === "fine" ? 1 : 0),
    }),
    sanctions: () => ({
      asked: "what happens to the author",
      cases: [`the comment ${does(["threat", "personal"])}`, `it ${does(["insult", "advert"])}`],
      labels: [
        ["ban", "warn", "nothing"],
        ["BLOCK", "WARNING", "OK"],
        ["red card", "yellow card", "no card"],
        ["2", "1", "0"],
      ],
      note: "Spoilers, swear words and criticism have no consequences.",
      decide: (comment) =>
        comment === "threat" || comment === "personal"
          ? 0
          : comment === "insult" || comment === "advert"
            ? 1
            : 2,
    }),
  },
});

export const families: Family[] = [expense, moderation];
