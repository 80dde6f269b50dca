/**
 * Classification of messages by stated criteria: routing and kind of feedback, each with several ways to group the
 * same messages. Urgency and unwanted mail are in criteria-messages.ts, rules with numbers in criteria-rules.ts,
 * policies in criteria-policies.ts and criteria-attention.ts, anomalies in criteria-anomaly.ts, eligibility in
 * criteria-eligibility.ts.
 */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { alone, type Group, group, grouping, rest, type Texts } from "../frames/grouping.js";
import { DEPARTMENTS, FEEDBACK, SUPPORT_SLOTS } from "../lexicon/a-support-messages.js";
import { capital, entries, rough } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as criteriaAnomalyFamilies } from "./criteria-anomaly.js";
import { families as criteriaAttentionFamilies } from "./criteria-attention.js";
import { families as criteriaEligibilityFamilies } from "./criteria-eligibility.js";
import { families as criteriaMessagesFamilies } from "./criteria-messages.js";
import { families as criteriaPoliciesFamilies } from "./criteria-policies.js";
import { families as criteriaRulesFamilies } from "./criteria-rules.js";

const OPENERS = entries("Hello, / Hi, / Dear team, / Good morning, / Hey, / To whom it may concern,");
const CLOSERS = entries(
  "Thanks. / Regards / Please help. / Thank you in advance. / Best wishes / Looking forward to your answer.",
);

/** A message with an optional greeting and closing, neither of which carries meaning. */
function message(random: Random, body: string): string {
  const open = random.chance(0.3) ? `${random.pick(OPENERS)} ` : "";
  const close = random.chance(0.25) ? ` ${random.pick(CLOSERS)}` : "";
  return rough(random, `${open}${capital(body)}${close}`);
}

/** Kinds that a reader could confuse never stand in different groups, unless the meanings tell them apart. */
const ROUTES: Readonly<Record<string, readonly Group[]>> = {
  "all-desks": DEPARTMENTS.map((info) => ({ info, kinds: [info.key] })),
  "three-desks": [...alone(DEPARTMENTS, "billing", "shipping", "account"), rest("jobs")],
  offices: [
    group("jobs", "staff / people / hr", "people who want to work here / job applications / hiring"),
    group(
      "billing sales",
      "commerce / office / money",
      "prices, offers, payments and invoices / anything about buying or paying / money, quotes and orders",
    ),
    group(
      "shipping returns",
      "warehouse / goods / parcels",
      "parcels in either direction / deliveries and goods sent back / goods on the way or coming back",
    ),
    group(
      "account technical",
      "helpdesk / computers / support",
      "login trouble and things that do not work / accounts, errors and faults / access or technical trouble",
    ),
  ],
  "applicant-or-customer": [
    group(
      "jobs",
      "applicant / candidate / job",
      "someone who seeks work here / an applicant / a person after a job",
    ),
    group(
      "billing shipping account technical returns sales",
      "customer / client / shop",
      "a customer with any request / anyone who buys or uses our products / a customer",
    ),
  ],
  "after-or-before-buying": [
    group(
      "billing returns",
      "after / aftersale / owner",
      "charges and returns after buying / someone who has already bought / matters of a past purchase",
    ),
    group(
      "sales",
      "before / presale / lead",
      "advice or offers before buying / someone who has not bought yet / questions of a possible buyer",
    ),
  ],
  "fault-or-not": [
    group(
      "technical",
      "fault / defect / broken",
      "something that is broken or gives an error / a technical fault / a device or program that fails",
    ),
    group(
      "billing shipping sales jobs",
      "no fault / fine / other",
      "no technical fault / nothing is broken / all requests without a broken thing",
    ),
  ],
  "parcel-direction": [
    group(
      "shipping",
      "outgoing / delivery / to customer",
      "goods on the way to the customer / a delivery to the customer / parcels that we send",
    ),
    group(
      "returns",
      "incoming / return / to us",
      "goods that the customer gives back or swaps / a return or exchange / parcels that come back to us",
    ),
  ],
};

const ROUTED: Texts = { pool: DEPARTMENTS, slots: SUPPORT_SLOTS, write: message };

const routing: Family = {
  id: "criteria-classification/ticket-routing",
  theme: "criteria-classification",
  difficulty: "easy",
  variants: Object.keys(ROUTES),
  survives: MEANING_SURVIVES,
  draw: (random, variant) =>
    grouping(random, ROUTED, ROUTES[variant] as readonly Group[], {
      nouns: ["ticket", "support request", "customer message", "e-mail", "enquiry"],
      word: (noun, [s0, s1, s2, s3, s4]) => ({
        canonical: `Route the ${noun}: ${s0}.`,
        plain: [
          `Route each ${noun} to the team in charge. The teams are: ${s1}.`,
          `Choose where the ${noun} should be handled. Use ${s2}.`,
          `Read the ${noun} and name the queue it belongs in: ${s0}. Greetings and thanks do not matter.`,
          `Assign the incoming ${noun} to exactly one desk. ${capital(s3 as string)}.`,
          `Who has to answer this ${noun}? ${capital(s4 as string)}.`,
        ],
        terse: [
          `route ${noun}: ${s0}`,
          `Where to? ${capital(s3 as string)}.`,
          `queue for the ${noun}, one of ${s1}`,
        ],
        casual: [
          `our inbox is a mess. put every ${noun} in the right pile: ${s1}`,
          `who should I forward this to? ${s3}`,
          `can you triage these for me, ${s2}, just the name please`,
        ],
      }),
    }),
};

const FEEDBACK_GROUPS: Readonly<Record<string, readonly Group[]>> = {
  "all-kinds": FEEDBACK.map((info) => ({ info, kinds: [info.key] })),
  "praise-or-complaint": [...alone(FEEDBACK, "praise"), ...alone(FEEDBACK, "complaint")],
  "complaint-praise-rest": [
    ...alone(FEEDBACK, "complaint", "praise"),
    rest("question suggestion cancellation"),
  ],
  "idea-question-rest": [...alone(FEEDBACK, "question", "suggestion"), rest("complaint praise cancellation")],
  "reply-needed": [
    group(
      "complaint question cancellation",
      "reply / answer / todo",
      "complaints, questions and cancellations / a problem, a question or the end of a contract or order / anything that is a complaint, an enquiry or a cancellation",
    ),
    group(
      "praise suggestion",
      "file / no reply / done",
      "praise and ideas / thanks or proposals / compliments and suggestions",
    ),
  ],
  leaving: [
    group(
      "cancellation",
      "leaving / churn / stop",
      "ending a contract, order or appointment / a wish to cancel something / customers who call something off",
    ),
    group(
      "complaint praise question suggestion",
      "staying / stays / go on",
      "everything else, even angry complaints / no wish to cancel / all feedback without a cancellation",
    ),
  ],
};

const FEEDBACK_TEXTS: Texts = { pool: FEEDBACK, slots: SUPPORT_SLOTS, write: message };

const feedbackKind: Family = {
  id: "criteria-classification/feedback-kind",
  theme: "criteria-classification",
  difficulty: "easy",
  heldOut: true,
  variants: Object.keys(FEEDBACK_GROUPS),
  survives: MEANING_SURVIVES,
  draw: (random, variant) =>
    grouping(random, FEEDBACK_TEXTS, FEEDBACK_GROUPS[variant] as readonly Group[], {
      nouns: ["comment", "piece of feedback", "customer note", "message"],
      word: (noun, [s0, s1, s2, s3, s4]) => ({
        canonical: `Kind of ${noun}: ${s0}.`,
        plain: [
          `Say what the customer wants to express. The kinds of ${noun} are: ${s0}.`,
          `Classify each ${noun} by its purpose, ${s1}.`,
          `Sort the ${noun} into one bin. Use ${s2}.`,
          `Why was this ${noun} written? ${capital(s3 as string)}.`,
          `Label the intention behind the ${noun}. ${capital(s4 as string)}.`,
        ],
        terse: [`intent: ${s0}`, `Purpose of the ${noun}. ${capital(s3 as string)}.`, `what kind? ${s1}`],
        casual: [
          `going through the feedback box, tag each one please: ${s1}`,
          `what does this person want from us? ${s3}`,
          `use ${s2} and nothing else, I have to make a chart of it`,
        ],
      }),
    }),
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  routing,
  feedbackKind,
  ...criteriaMessagesFamilies,
  ...criteriaRulesFamilies,
  ...criteriaPoliciesFamilies,
  ...criteriaAttentionFamilies,
  ...criteriaAnomalyFamilies,
  ...criteriaEligibilityFamilies,
];
