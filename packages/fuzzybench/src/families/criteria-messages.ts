/** Urgency of messages and unwanted mail, by stated criteria. Part of the criteria-classification theme. */
import type { Family } from "../family.js";
import { decisions, GRADES, orList, YES_NO } from "../frames/decisions.js";
import { MAIL, type MailKey, URGENCY_FACTS } from "../lexicon/a-mail-messages.js";
import { SUPPORT_SLOTS } from "../lexicon/a-support-messages.js";
import { capital, fill } from "../lexicon/a-text.js";

type Tone = "hurry" | "calm" | "none";
interface Report {
  readonly reason: string;
  readonly tone: Tone;
}

const REASONS = Object.keys(URGENCY_FACTS).filter((key) => key !== "minor");
const MINOR = URGENCY_FACTS.minor?.facts as readonly string[];
const TONES: Readonly<Record<Tone, readonly string[]>> = {
  hurry: ["URGENT: ", "Please hurry, ", "ASAP! ", "This is urgent, ", "As fast as you can please, "],
  calm: ["No rush, but ", "Whenever you have time, ", "Not urgent: ", "Take your time, but "],
  none: ["", "", "", "By the way, ", "FYI: "],
};

/** The message is about one of the reasons, whatever its tone. */
const about =
  (...reasons: readonly string[]) =>
  () => ({
    asked: "whether the message is urgent",
    cases: [`it reports ${orList(reasons.map((key) => URGENCY_FACTS[key]?.about as string))}`],
    note: "The tone of the sender does not matter.",
    decide: ({ reason }: Report) => (reasons.includes(reason) ? 0 : 1),
  });

const urgency = decisions<Report, string>({
  id: "criteria-classification/urgency",
  theme: "criteria-classification",
  difficulty: "medium",
  nouns: ["message", "ticket", "report", "request"],
  labels: [
    ["urgent", "normal"],
    ["yes", "no"],
    ["HIGH", "LOW"],
    ["now", "later"],
    ["1", "0"],
    ["escalate", "queue"],
    ["P1", "P3"],
  ],
  facts: (r) => ({
    reason: r.chance(0.3) ? "minor" : r.pick(REASONS),
    tone: r.pick(["hurry", "calm", "none"]),
  }),
  write: (r, { reason, tone }) => {
    const fact = r.pick(URGENCY_FACTS[reason]?.facts as readonly string[]);
    const opening = r.pick(TONES[tone]);
    const tail = r.chance(0.25) && reason !== "minor" ? `, also ${r.pick(MINOR)}` : "";
    return `${opening}${opening ? fact : capital(fact)}${tail}${r.chance(0.6) ? "." : ""}`;
  },
  rules: {
    "outage-or-attack": about("outage", "security"),
    "danger-to-people": about("harm"),
    "money-at-risk": about("money"),
    "deadline-today": about("deadline"),
    "any-serious-reason": about(...REASONS),
    "three-grades": () => ({
      asked: "how urgent the message is",
      cases: [
        `it reports ${orList(["harm", "security"].map((key) => URGENCY_FACTS[key]?.about as string))}`,
        `it reports ${orList(["outage", "money", "deadline"].map((key) => URGENCY_FACTS[key]?.about as string))}`,
      ],
      labels: GRADES,
      note: "Whether the sender asks for speed does not matter.",
      decide: ({ reason }) => (reason === "minor" ? 2 : ["harm", "security"].includes(reason) ? 0 : 1),
    }),
    "sender-hurries": () => ({
      asked: "whether the sender asks for speed",
      cases: ["the sender expressly asks to hurry (urgent, ASAP and the like)"],
      note: "Judge only this wish, not how bad the matter itself is.",
      decide: ({ reason, tone }) => (reason === "deadline" ? -1 : tone === "hurry" ? 0 : 1),
    }),
    "stated-speed": () => ({
      asked: "what the sender says about the speed",
      cases: ["the sender asks to hurry", "the sender says that there is plenty of time"],
      labels: [
        ["fast", "slow", "unsaid"],
        ["HURRY", "RELAXED", "NONE"],
        ["+", "-", "0"],
        ["1", "2", "3"],
      ],
      note: "The matter itself does not count, only what is said about the hurry.",
      decide: ({ reason, tone }) => (reason === "deadline" ? -1 : ["hurry", "calm", "none"].indexOf(tone)),
    }),
  },
});

const MAIL_KINDS = Object.keys(MAIL) as MailKey[];
const phrase = (kinds: readonly MailKey[]) => orList(kinds.map((kind) => MAIL[kind].about));

/** Mail of some kinds is stopped, all other mail goes through. */
const stop =
  (...kinds: readonly MailKey[]) =>
  () => ({
    asked: "whether the mail is kept out",
    cases: [`it falls under ${phrase(kinds)}`],
    note: "Anything else is let through, whether or not it is useful.",
    decide: (kind: MailKey) => (kinds.includes(kind) ? 0 : 1),
  });

const unwanted = decisions<MailKey, string>({
  id: "criteria-classification/unwanted-mail",
  theme: "criteria-classification",
  difficulty: "easy",
  nouns: ["mail", "message", "subject line", "letter"],
  labels: [
    ["spam", "ham"],
    ["SPAM", "OK"],
    ["block", "allow"],
    ["junk", "inbox"],
    ["trash", "keep"],
    ...YES_NO,
  ],
  facts: (r) => r.pick(MAIL_KINDS),
  write: (r, kind) =>
    `${r.chance(0.2) ? "Subject: " : ""}${fill(r, r.pick(MAIL[kind].texts), SUPPORT_SLOTS)}`,
  rules: {
    phishing: stop("phishing"),
    adverts: stop("advert"),
    "easy-money": stop("scam"),
    "every-fraud": stop("phishing", "scam"),
    bulk: stop("advert", "newsletter"),
    "all-unasked": stop("phishing", "advert", "scam"),
    "private-or-work": () => ({
      asked: "whether the mail is private or business",
      cases: ["it comes from friends or family about private life"],
      labels: [
        ["private", "work"],
        ["home", "office"],
        ["P", "W"],
        ["personal", "business"],
      ],
      note: "All other mail here is about the job.",
      decide: (kind) => (kind === "personal" ? 0 : kind === "work" ? 1 : -1),
    }),
    folders: () => ({
      asked: "which folder the mail goes to",
      cases: [`it falls under ${phrase(["personal", "work"])}`, `it falls under ${phrase(["newsletter"])}`],
      labels: [
        ["inbox", "reading", "junk"],
        ["MAIN", "NEWS", "SPAM"],
        ["people", "lists", "trash"],
        ["1", "2", "3"],
      ],
      decide: (kind) => (["personal", "work"].includes(kind) ? 0 : kind === "newsletter" ? 1 : 2),
    }),
    newsletters: stop("newsletter"),
  },
});

export const families: Family[] = [urgency, unwanted];
