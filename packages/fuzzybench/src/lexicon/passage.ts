/** Composes short passages from the facts of documents.ts, remembering what each sentence states. */
import type { Random } from "../random.js";
import { type Fact, TOPICS } from "./documents.js";
import { capital, fill, say } from "./fill.js";

export interface Stated {
  readonly fact: Fact;
  readonly value: string;
  readonly sentence: string;
  /** Which of the fact's ways to say it the passage uses. */
  readonly template: string;
}

export interface Passage {
  readonly subject: string;
  /** Other subjects of the same kind, which the passage does not mention. */
  readonly others: readonly string[];
  readonly stated: readonly Stated[];
  readonly unstated: readonly Fact[];
  readonly text: string;
}

/** What a question asks for: something stated (then `hit`), a point that the text leaves open, or another subject. */
export interface Asked {
  readonly question: string;
  readonly hit: Stated | undefined;
  readonly otherSubject: boolean;
}

/** A question about a passage; three in four are answered there. */
export function asked(random: Random, doc: Passage, known = 0.75): Asked {
  const hit = random.chance(known) ? random.pick(doc.stated) : undefined;
  const otherSubject = hit === undefined && random.chance(0.4);
  const fact = hit?.fact ?? (otherSubject ? random.pick(doc.stated).fact : random.pick(doc.unstated));
  const subject = otherSubject ? random.pick(doc.others) : doc.subject;
  return { question: say(random, fact.asks, { s: subject }), hit, otherSubject };
}

/** A passage of n sentences about one subject; at least two of the subject's facts stay unstated. */
export function passage(random: Random, n: number): Passage {
  const topic = random.pick(TOPICS);
  const subject = random.pick(topic.subjects);
  const facts = random.shuffle(topic.facts);
  const stated = facts.slice(0, n).map((fact, i): Stated => {
    const template = random.pick(fact.says);
    const value = fact.value(random);
    const s = i === 0 || random.chance(0.3) ? subject : random.pick(topic.refers);
    return { fact, value, template, sentence: capital(fill(random, template, { s, v: value })) };
  });
  return {
    subject,
    others: topic.subjects.filter((other) => other !== subject),
    stated,
    unstated: facts.slice(n),
    text: `${stated.map((s) => s.sentence).join(". ")}.`,
  };
}

/** Ways to lay out a passage and a tagged question or claim. */
export const LAYOUTS: readonly ((text: string, asked: string, tag: string) => string)[] = [
  (text, asked, tag) => `${text}\n${tag}: ${asked}`,
  (text, asked, tag) => `Text: ${text}\n${tag}: ${asked}`,
  (text, asked, tag) => `${tag}: ${asked}\n${text}`,
  (text, asked) => `${text} || ${asked}`,
  (text, asked, tag) => `${tag}: ${asked} | Passage: ${text}`,
];
