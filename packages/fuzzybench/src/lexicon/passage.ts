/** Composes short passages from the facts of documents.ts, remembering what each sentence states. */
import type { Random } from "../random.js";
import { type Fact, TOPICS } from "./documents.js";
import { capital, fill } from "./fill.js";

export interface Stated {
  readonly fact: Fact;
  readonly value: string;
  readonly sentence: string;
  /** Which of the fact's ways to say it the passage uses. */
  readonly template: string;
}

export interface Passage {
  readonly subject: string;
  readonly stated: readonly Stated[];
  readonly unstated: readonly Fact[];
  readonly text: string;
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
