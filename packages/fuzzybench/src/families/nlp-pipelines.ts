/** Steps of a language-processing pipeline: entity typing, entity extraction, negation, pronouns. */
import type { Family } from "../family.js";
import { answerForm, BRACKETS, gloss, missing, say } from "../lexicon/fill.js";
import {
  EMPTY_SENTENCES,
  ENTITY_KINDS,
  ENTITY_SENTENCES,
  type EntityKind,
  entity,
} from "../lexicon/named-entities.js";
import type { Random } from "../random.js";
import { clauseFamilies } from "./nlp-clauses.js";

const KIND_WORDS: Record<EntityKind, readonly string[]> = {
  person: ["person", "PER", "P", "human", "somebody's name"],
  place: ["place", "LOC", "L", "location", "place name"],
  organisation: ["organisation", "ORG", "O", "company or body", "organisation name"],
  date: ["date", "DATE", "D", "time", "calendar date"],
  money: ["money", "SUM", "M", "amount", "amount of money"],
};
const MEANINGS: Record<EntityKind, string> = {
  person: "a person",
  place: "a city or country",
  organisation: "an organisation",
  date: "a date",
  money: "a sum of money",
};

/** A sentence that mentions the wanted kind, with the mention found at the `mark` callback. */
function sentenceWith(random: Random, kind: EntityKind, mark: (text: string) => string): string {
  const fitting = ENTITY_SENTENCES.filter((template) => template.includes(`{${kind}}`));
  const slots = Object.fromEntries(ENTITY_KINDS.map((k) => [k, entity(random, k)]));
  return say(random, fitting, { ...slots, [kind]: mark(slots[kind] as string) });
}

const markedEntity: Family = {
  id: "nlp-pipelines/marked-entity",
  theme: "nlp-pipelines",
  difficulty: "medium",
  draw(random) {
    const bracket = random.pick(BRACKETS);
    const kinds = random.sample(ENTITY_KINDS, random.int(2, 4));
    const set = random.int(0, 4);
    const numbered = random.chance(0.2);
    const label = (kind: EntityKind) =>
      numbered ? String(kinds.indexOf(kind) + 1) : (KIND_WORDS[kind][set] as string);
    const other = numbered ? "0" : (["other", "MISC", "X", "something else", "none of these"][set] as string);
    const withOther = kinds.length < 4 && random.chance(0.6);
    const rest = ENTITY_KINDS.filter((kind) => !kinds.includes(kind));
    const meanings = kinds.map((kind) => [label(kind), MEANINGS[kind]] as const);
    const all = withOther ? [...meanings, [other, "anything else"] as const] : meanings;
    const long = gloss(all, " for ");
    const short = gloss(all, "=");
    return {
      canonical: `Name the type of the words in ${bracket.name}: ${long}.`,
      plain: [
        `Classify the words in ${bracket.name}. Answer ${long}.`,
        `One mention in the sentence is surrounded by ${bracket.name}. Tell what kind of thing it names: ${long}.`,
        `Named entity typing. Give the type of the span that stands in ${bracket.name}, with ${long}.`,
        `Look only at the marked expression (${bracket.name}) and assign its category: ${long}. The rest of the sentence is context.`,
      ],
      terse: [
        `type of the span in ${bracket.name}: ${short}.`,
        `NER tag for the marked words (${bracket.name}); ${short}.`,
        `what is in ${bracket.name}? ${short}.`,
      ],
      casual: [
        `I put ${bracket.name} around something in each sentence, tell me what sort of thing it is: ${long}.`,
        `hey, what's the marked bit? It's in ${bracket.name}. Use ${long}.`,
        `Quick entity tagging please, just for the part between ${bracket.name}. It should be ${long}.`,
      ],
      labels: all.map(([name]) => name),
      sample(r) {
        const outside = withOther && r.chance(1 / (kinds.length + 1));
        const kind = r.pick(outside ? rest : kinds);
        return { input: sentenceWith(r, kind, bracket.mark), output: outside ? other : label(kind) };
      },
    };
  },
};

const WANTED: Record<EntityKind, readonly [string, string, string]> = {
  person: ["the name of the person", "the person", "who is named"],
  place: ["the city or country", "the place", "the town or country"],
  organisation: ["the name of the company or institution", "the organisation", "the company or institution"],
  date: ["the date", "the date", "the date that is given"],
  money: ["the amount of money", "the sum", "how much money"],
};

const extractEntity: Family = {
  id: "nlp-pipelines/extract-entity",
  theme: "nlp-pipelines",
  difficulty: "medium",
  draw(random) {
    const kind = random.pick(ENTITY_KINDS);
    const [long, short, loose] = WANTED[kind];
    const form = answerForm(random);
    const miss = missing(random);
    const which = random.pick(["first", "last"] as const);
    return {
      canonical: `Extract ${long} from the text, ${form.rule}; the ${which} one if there are two, ${miss.said} if there is none.`,
      plain: [
        `Extract ${long} from the text and write it ${form.rule}. If there are two, take the ${which} one. If there is none, answer ${miss.said}.`,
        `Find ${long} mentioned in the sentence. Output only that, ${form.rule}; with several mentions use the ${which}, and with no mention use ${miss.said}.`,
        `Entity extraction: return ${short} ${form.rule}, and nothing else. Texts without one give ${miss.said}; of two mentions only the ${which} counts.`,
        `Pick out ${long}. The result is to be written ${form.rule}. Keep the ${which} one when the text has more than one, and put ${miss.said} when it has none.`,
      ],
      terse: [
        `extract ${short}, ${form.short}; ${which} if several, ${miss.said} if none`,
        `${short} in the text (${which}), ${form.short}, else ${miss.said}`,
        `text -> ${which} mention: ${short}; ${form.short}; none -> ${miss.said}`,
      ],
      casual: [
        `Pull ${short} out of this text for me, ${form.rule}. If two show up I want the ${which}, and if there isn't one just say ${miss.said}.`,
        `I only care about ${short} here. Give it ${form.rule}, the ${which} one if it's more than one, or ${miss.said} if the text doesn't have it.`,
        `tell me ${loose} (${form.short} please). Take the ${which} if there are two, ${miss.said} if there's none.`,
      ],
      sample(r) {
        const found: string[] = [];
        const keep = (text: string) => {
          found.push(text);
          return text;
        };
        const without = ENTITY_SENTENCES.filter((template) => !template.includes(`{${kind}}`));
        const slots = () => Object.fromEntries(ENTITY_KINDS.map((k) => [k, entity(r, k)]));
        const blank = () => (r.chance(0.4) ? r.pick(EMPTY_SENTENCES) : say(r, without, slots()));
        const n = r.pick([0, 1, 1, 1, 2]);
        const parts = Array.from({ length: n }, () => sentenceWith(r, kind, keep));
        if (n === 0 || (n === 1 && r.chance(0.35))) parts.splice(r.int(0, n), 0, blank());
        const hit = which === "first" ? found[0] : found.at(-1);
        return { input: parts.join(" "), output: hit === undefined ? miss.value : form.apply(hit) };
      },
    };
  },
};

export const families: Family[] = [markedEntity, extractEntity, ...clauseFamilies];
