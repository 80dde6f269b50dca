/** Claims held against a passage: supported, contradicted or not mentioned, and what would be right. */
import { MEANING_SURVIVES } from "../family.js";
import { type Scene, tableFamily, YES_NO } from "../frames/rule-table.js";
import { capital, say } from "../lexicon/fill.js";
import { LAYOUTS, passage } from "../lexicon/passage.js";
import type { Random } from "../random.js";

interface Claim {
  /** 0 supported, 1 contradicted, 2 not mentioned. */
  readonly verdict: 0 | 1 | 2;
  readonly claim: string;
  /** The claim with the value of the text. */
  readonly right: string;
  readonly value: string;
  readonly sentence: string;
}

interface ClaimOptions {
  readonly layout: (typeof LAYOUTS)[number];
  readonly tag: string;
}

const options = (random: Random): ClaimOptions => ({
  layout: random.pick(LAYOUTS),
  tag: random.pick(["Claim", "Statement"]),
});

function claimScene(r: Random, { layout, tag }: ClaimOptions): Scene<Claim> {
  const doc = passage(r, r.int(2, 4));
  const verdict = r.pick([0, 1, 2] as const);
  const hit = r.pick(doc.stated);
  const fact = verdict === 2 ? r.pick(doc.unstated) : hit.fact;
  let value = verdict === 0 ? hit.value : fact.value(r);
  while (verdict === 1 && value === hit.value) value = fact.value(r);
  const template = r.pick(fact.says.filter((one) => one !== hit.template));
  const claimed = (v: string) => `${capital(say(r, [template], { s: doc.subject, v }))}.`;
  const latent = {
    verdict,
    claim: claimed(value),
    right: claimed(hit.value),
    value: hit.value,
    sentence: `${hit.sentence}.`,
  };
  return { input: layout(doc.text, latent.claim, tag), latent };
}

const THINGS = [
  "a text and a claim about it",
  "a passage with a statement to check",
  "a document and an assertion",
];
const PASS = [...YES_NO, ["pass", "fail"], ["OK", "FLAG"], ["A", "B"]];

export const claimCheck = tableFamily<Claim, ClaimOptions>({
  id: "grounded-qa/claim-check",
  theme: "grounded-qa",
  difficulty: "hard",
  survives: MEANING_SURVIVES,
  things: THINGS,
  options,
  scene: claimScene,
  rows: {
    "three-way": {
      sets: [
        ["supported", "contradicted", "unknown"],
        ["TRUE", "FALSE", "UNKNOWN"],
        ["agrees", "conflicts", "not mentioned"],
        ["entailment", "contradiction", "neutral"],
        ["1", "2", "3"],
        ["S", "R", "N"],
      ],
      read: ({ verdict }) => verdict,
      rule: ([yes, no, open]) => ({
        long: [
          `answer ${yes} if the text says the same, ${no} if the text says something that rules it out, ${open} if the text does not speak about it`,
          `verify the statement using the text alone: ${yes} when it is stated there, ${no} when the text says otherwise, ${open} when the point is not in the text`,
          `fact-check without outside knowledge and reply ${yes} for backed, ${no} for refuted, ${open} for not mentioned`,
        ],
        short: [
          `${yes} = stated in the text, ${no} = text says otherwise, ${open} = not in the text`,
          `claim vs text: backed ${yes}, refuted ${no}, not mentioned ${open}`,
        ],
      }),
    },
    stated: {
      sets: PASS,
      read: ({ verdict }) => (verdict === 0 ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the text says the same, and ${no} if it says otherwise or does not speak about it`,
          `let through only what the source backs: ${yes} for a claim that the text states, ${no} for one that it refutes or leaves open`,
        ],
        short: [
          `${yes} = stated in the text, ${no} = text says otherwise or nothing`,
          `backed by the text? ${yes}, else (also if not mentioned) ${no}`,
        ],
      }),
    },
    refuted: {
      sets: PASS,
      read: ({ verdict }) => (verdict === 1 ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the text says something that rules the claim out, and ${no} if it says the same or does not speak about it`,
          `look for conflicts only: ${yes} when the text gives another value than the claim, ${no} when it agrees or is silent on the point`,
        ],
        short: [
          `${yes} = text says otherwise, ${no} = same in the text or not in the text`,
          `conflict with the text? ${yes}, else (also if not mentioned) ${no}`,
        ],
      }),
    },
    mentioned: {
      sets: PASS,
      read: ({ verdict }) => (verdict === 2 ? 1 : 0),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the text speaks about the point at all, with the same or another value, and ${no} if it does not`,
          `tell whether the claim can be checked against the text: ${yes} when the text confirms or refutes it, ${no} when the text is silent on it`,
        ],
        short: [
          `${yes} = text confirms or refutes it, ${no} = not in the text`,
          `claim checkable with this text? ${yes} or ${no}`,
        ],
      }),
    },
  },
});

interface FixOptions extends ClaimOptions {
  /** What is said of a right claim. */
  readonly fine: string;
}

export const claimFix = tableFamily<Claim, FixOptions>({
  id: "grounded-qa/claim-fix",
  theme: "grounded-qa",
  difficulty: "hard",
  survives: ["distractor", "injection"],
  things: THINGS,
  misses: ["not mentioned", "unknown", "?", "n/a", "no info", "-"],
  options: (random) => ({
    ...options(random),
    fine: random.pick(["ok", "correct", "fine", "=", "RIGHT", "true"]),
  }),
  scene: claimScene,
  rows: {
    "right-value": {
      solve: ({ verdict, value }, miss, { fine }) => [fine, value, miss][verdict] as string,
      rule: (miss, { fine }) => ({
        long: [
          `output ${fine} if the text says the same as the claim; if the text gives another value, output only that value as written in the text; if it does not speak about the point, output ${miss}`,
          `correct the claim by its value: ${fine} for a true one, the value from the text for a false one, ${miss} for one that the text leaves open`,
        ],
        short: [
          `${fine} if right, else the value from the text, ${miss} if not mentioned`,
          `right value from the text for a wrong claim; ${fine} = agrees, ${miss} = not in the text`,
        ],
      }),
    },
    "corrected-claim": {
      solve: ({ verdict, claim, right }, miss) => [claim, right, miss][verdict] as string,
      rule: (miss) => ({
        long: [
          `repeat the claim with its value replaced by that of the text where they differ; a claim that agrees is repeated unchanged, and one on a point that the text does not mention gives ${miss}`,
          `output the claim so that it is true by the text: unchanged if it is right, with the one wrong value swapped if it is not, ${miss} if the text is silent`,
        ],
        short: [
          `claim corrected after the text (unchanged if right), ${miss} if not mentioned`,
          `fix the wrong value in the claim; keep right claims; silent text -> ${miss}`,
        ],
      }),
    },
    evidence: {
      solve: ({ verdict, sentence }, miss) => (verdict === 2 ? miss : sentence),
      rule: (miss) => ({
        long: [
          `copy the sentence of the text that confirms or refutes the claim, or output ${miss} if there is none`,
          `quote the evidence for or against the claim, one full sentence as it stands in the text; ${miss} when the text does not speak about the point`,
        ],
        short: [
          `sentence that proves or disproves the claim, else ${miss}`,
          `evidence sentence either way; ${miss} if not mentioned`,
        ],
      }),
    },
    "both-values": {
      solve: ({ verdict, claim, sentence }, miss) => (verdict === 1 ? `${claim} <> ${sentence}` : miss),
      rule: (miss) => ({
        long: [
          `report conflicts only: output the claim, then " <> ", then the sentence of the text that contradicts it; if nothing contradicts it, output ${miss}`,
          `put the claim and the opposing sentence side by side with " <> " between them when the text says otherwise; for claims that agree or are not mentioned write ${miss}`,
        ],
        short: [
          `conflict as "claim <> sentence", else ${miss}`,
          `claim <> contradicting sentence; ${miss} if none contradicts`,
        ],
      }),
    },
  },
});
