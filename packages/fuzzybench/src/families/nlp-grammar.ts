/**
 * Grammar steps: clauses whose features are known, and the question which tense, voice, polarity, number or mood one
 * has. Changes of such clauses are in nlp-grammar-changes.ts.
 */
import { type Family, family } from "../family.js";
import { decide, type Entry, type Said } from "../frames/three-phrases.js";
import { capital } from "../lexicon/fill.js";
import {
  CLAUSE_ENDINGS,
  OBJECT_VERBS,
  OBJECTS,
  type Phrase,
  SUBJECTS,
  type Verb,
} from "../lexicon/verb-forms.js";
import type { Random } from "../random.js";

const TENSES = ["past", "present", "future"] as const;

export interface Clause {
  readonly subject: Phrase;
  readonly verb: Verb;
  readonly object: Phrase;
  readonly ending: string;
  readonly tense: (typeof TENSES)[number];
  readonly passive: boolean;
  readonly negative: boolean;
  readonly question: boolean;
}

export const be = (plural: boolean, past: boolean): string =>
  past ? (plural ? "were" : "was") : plural ? "are" : "is";

/** The auxiliary (none for a plain active verb), what follows it, and the plain form without auxiliary. */
function predicate(clause: Clause): { aux: string; rest: string; plain: string | undefined } {
  const { subject, verb, object, tense, passive } = clause;
  if (passive) {
    const tail = `${verb.participle} by ${subject.text}`;
    if (tense === "future") return { aux: "will", rest: `be ${tail}`, plain: undefined };
    return { aux: be(object.plural, tense === "past"), rest: tail, plain: undefined };
  }
  const rest = `${verb.base} ${object.text}`;
  if (tense === "future") return { aux: "will", rest, plain: undefined };
  if (tense === "past") return { aux: "did", rest, plain: `${verb.past} ${object.text}` };
  const finite = subject.plural ? verb.base : verb.third;
  return { aux: subject.plural ? "do" : "does", rest, plain: `${finite} ${object.text}` };
}

/** Writes the clause in full, without contractions. */
export function written(clause: Clause): string {
  const { subject, object, passive, negative, question, ending } = clause;
  const { aux, rest, plain } = predicate(clause);
  const who = passive ? object.text : subject.text;
  const tail = ending ? ` ${ending}` : "";
  const not = negative ? "not " : "";
  if (question) return `${capital(aux)} ${who} ${not}${rest}${tail}?`;
  const middle = plain !== undefined && !negative ? plain : `${aux} ${not}${rest}`;
  return `${capital(who)} ${middle}${tail}.`;
}

export function clause(random: Random, simple: boolean): Clause {
  return {
    subject: random.pick(SUBJECTS),
    verb: random.pick(OBJECT_VERBS),
    object: random.pick(OBJECTS),
    ending: random.chance(0.5) ? random.pick(CLAUSE_ENDINGS) : "",
    tense: simple ? "present" : random.pick(TENSES),
    passive: !simple && random.chance(0.5),
    negative: !simple && random.chance(0.5),
    question: !simple && random.chance(0.5),
  };
}

interface Feature {
  readonly said: Said;
  readonly meanings: readonly string[];
  readonly names: readonly (readonly string[])[];
  readonly read: (clause: Clause) => number;
}

const FEATURES = {
  tense: {
    said: ["when it happens", "which tense the verb is in", "what time the clause speaks about"],
    meanings: ["the past", "the present", "the future"],
    names: [
      ["past", "present", "future"],
      ["PAST", "PRES", "FUT"],
      ["before", "now", "later"],
      ["-1", "0", "1"],
    ],
    read: ({ tense }) => TENSES.indexOf(tense),
  },
  voice: {
    said: [
      "whether the verb is active or passive",
      "which voice the clause has",
      "whether the subject acts or is acted upon",
    ],
    meanings: ["active voice", "passive voice"],
    names: [
      ["active", "passive"],
      ["ACT", "PASS"],
      ["does", "undergoes"],
      ["A", "P"],
    ],
    read: ({ passive }) => (passive ? 1 : 0),
  },
  polarity: {
    said: [
      "whether the clause is affirmative or negative",
      "which polarity the clause has",
      "whether the verb is negated",
    ],
    meanings: ["affirmative", "negated with not"],
    names: [
      ["affirmative", "negative"],
      ["AFF", "NEG"],
      ["plain", "negated"],
      ["+", "-"],
    ],
    read: ({ negative }) => (negative ? 1 : 0),
  },
  number: {
    said: [
      "whether the grammatical subject is singular or plural",
      "which number the subject of the clause has",
      "whether the verb agrees with one or with several (look at the subject)",
    ],
    meanings: ["a singular subject", "a plural subject"],
    names: [
      ["singular", "plural"],
      ["SG", "PL"],
      ["one", "many"],
      ["1", "2+"],
    ],
    read: ({ passive, subject, object }) => ((passive ? object : subject).plural ? 1 : 0),
  },
  mood: {
    said: [
      "whether it asks or states",
      "which mood the clause has",
      "whether this is a question or a statement",
    ],
    meanings: ["a question", "a statement"],
    names: [
      ["question", "statement"],
      ["INT", "DECL"],
      ["asks", "tells"],
      ["Q", "S"],
    ],
    read: ({ question }) => (question ? 0 : 1),
  },
  "acting-number": {
    said: [
      "whether one or several act, also in the passive",
      "how many carry out the action",
      "whether the doer (behind by in a passive clause) is one or more than one",
    ],
    meanings: ["a single doer", "several doers"],
    names: [
      ["single", "several"],
      ["ONE", "MORE"],
      ["alone", "group"],
      ["1", "n"],
    ],
    read: ({ subject }) => (subject.plural ? 1 : 0),
  },
} satisfies Record<string, Feature>;

const clauseFeature = family({
  id: "nlp-pipelines/clause-feature",
  theme: "nlp-pipelines",
  difficulty: "medium",
  variants: Object.keys(FEATURES) as (keyof typeof FEATURES)[],
  survives: ["case", "whitespace"],
  draw(random, variant) {
    const naming = random.int(0, 3);
    const { said, meanings, names, read }: Feature = FEATURES[variant];
    const labels = names[naming] as readonly string[];
    const entries = labels.map((label, i): Entry => [label, meanings[i] as string]);
    return {
      ...decide(random, said, entries, { source: random.pick(["clause", "sentence", "line"]) }),
      labels,
      sample(r) {
        const latent = clause(r, false);
        const text = written(latent);
        // No stop in half of the inputs: the word order has to tell questions apart.
        return {
          input: r.chance(0.5) ? text : text.slice(0, -1),
          output: labels[read(latent)] as string,
          latent,
        };
      },
      answer: ({ latent }) => labels[read(latent as Clause)],
    };
  },
});

export const grammarFamilies: Family[] = [clauseFeature];
