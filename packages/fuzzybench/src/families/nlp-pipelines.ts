/** Steps of a language-processing pipeline: entities here, the other steps in the files that it re-exports. */
import { type Family, family } from "../family.js";
import { ABSENT, askFor, check, decide, type Entry, type Said, YES_NO } from "../frames/three-phrases.js";
import { answerForm, BRACKETS, say } from "../lexicon/fill.js";
import {
  EMPTY_SENTENCES,
  ENTITY_KINDS,
  ENTITY_SENTENCES,
  type EntityKind,
  entity,
} from "../lexicon/named-entities.js";
import { clauseFamilies } from "./nlp-clauses.js";
import { grammarFamilies } from "./nlp-grammar.js";
import { changeFamilies } from "./nlp-grammar-changes.js";
import { roleFamilies } from "./nlp-roles.js";
import { tokenFamilies } from "./nlp-tokens.js";
import { wordClassFamilies } from "./nlp-word-classes.js";

const KIND_WORDS: Record<EntityKind, readonly string[]> = {
  person: ["person", "PER", "P", "human", "somebody's name"],
  place: ["place", "LOC", "L", "location", "place name"],
  organisation: ["organisation", "ORG", "O", "company or body", "organisation name"],
  date: ["date", "DATE", "D", "time", "calendar date"],
  money: ["money", "SUM", "M", "amount", "amount of money"],
};
const OTHER_WORDS = ["other", "MISC", "X", "something else", "none of these"] as const;
const MEANINGS: Record<EntityKind, string> = {
  person: "a person",
  place: "a city or country",
  organisation: "an organisation",
  date: "a date",
  money: "a sum of money",
};

const sentencesWith = (kind: EntityKind): readonly string[] =>
  ENTITY_SENTENCES.filter((template) => template.includes(`{${kind}}`));
const SENTENCES_WITH: Record<EntityKind, readonly string[]> = {
  person: sentencesWith("person"),
  place: sentencesWith("place"),
  organisation: sentencesWith("organisation"),
  date: sentencesWith("date"),
  money: sentencesWith("money"),
};

const markedEntity = family({
  id: "nlp-pipelines/marked-entity",
  theme: "nlp-pipelines",
  difficulty: "medium",
  variants: ["type", "type-or-other", "is-person", "is-place", "is-organisation"],
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant) {
    const bracket = random.pick(BRACKETS);
    const kinds = random.sample(ENTITY_KINDS, random.int(2, 4));
    const naming = random.int(0, 4);
    const yesNo = random.pick(YES_NO);
    const source = random.pick(["sentence", "line", "text"]);
    const one = ENTITY_KINDS.find((kind) => variant === `is-${kind}`);
    const entries = kinds.map((kind): Entry => [KIND_WORDS[kind][naming] as string, MEANINGS[kind]]);
    if (variant === "type-or-other") entries.push([OTHER_WORDS[naming] as string, "anything else"]);
    const labels: readonly string[] = one ? yesNo : entries.map(([label]) => label);
    const place = (kind: EntityKind): number => {
      if (one) return kind === one ? 0 : 1;
      const at = kinds.indexOf(kind);
      return at < 0 && variant === "type-or-other" ? kinds.length : at;
    };
    const byLabel = labels.map((_, at) => ENTITY_KINDS.filter((kind) => place(kind) === at));
    const texts = one
      ? check(
          random,
          [
            `the words in ${bracket.name} name ${MEANINGS[one]}`,
            `the marked words (${bracket.name}) stand for ${MEANINGS[one]}`,
            `what is put in ${bracket.name} is ${MEANINGS[one]}`,
          ],
          yesNo,
          { source },
        )
      : decide(
          random,
          [
            `what the words in ${bracket.name} name`,
            `what type of entity is marked by ${bracket.name}`,
            `what kind of thing stands in ${bracket.name}`,
          ],
          entries,
          { source },
        );
    return {
      ...texts,
      labels,
      sample(r) {
        const kind = r.pick(byLabel[r.int(0, labels.length - 1)] as EntityKind[]);
        const slots = Object.fromEntries(ENTITY_KINDS.map((k) => [k, entity(r, k)]));
        const marked = bracket.mark(slots[kind] as string);
        const input = say(r, SENTENCES_WITH[kind], { ...slots, [kind]: marked });
        return { input, output: labels[place(kind)] as string, latent: kind };
      },
      answer: ({ latent }) => labels[place(latent as EntityKind)],
    };
  },
});

const WANTED: Record<EntityKind, Said> = {
  person: [
    "person mentioned by name, with surname if given",
    "named person, with surname if given",
    "person whose name is given, with surname if there is one",
  ],
  place: ["city or country", "place name (city or country)", "town or country that is mentioned"],
  organisation: ["company or institution", "organisation", "company or institution that is mentioned"],
  date: ["date", "calendar date", "date that is given"],
  money: ["amount of money", "sum of money", "price or amount"],
};

/** Mentions of a text in their order. */
type Mentions = readonly { readonly kind: EntityKind; readonly text: string }[];

const ORDERS = ["first", "last"] as const;

const extractEntity = family({
  id: "nlp-pipelines/extract-entity",
  theme: "nlp-pipelines",
  difficulty: "medium",
  variants: ORDERS.flatMap((order) => ENTITY_KINDS.map((kind) => `${order}-${kind}` as const)),
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant) {
    const [order, kind] = variant.split("-") as [(typeof ORDERS)[number], EntityKind];
    const form = answerForm(random);
    const absent = random.pick(ABSENT);
    const solve = (mentions: Mentions): string => {
      const found = mentions.filter((mention) => mention.kind === kind);
      const hit = found.at(order === "first" ? 0 : -1);
      return hit === undefined ? absent : form.apply(hit.text);
    };
    const without = ENTITY_SENTENCES.filter((template) => !template.includes(`{${kind}}`));
    const [a, b, c] = WANTED[kind];
    return {
      ...askFor(
        random,
        [`the ${order} ${a}`, `the ${b} (the ${order} if there are several)`, `the ${order} ${c}`],
        {
          source: random.pick(["text", "sentence", "news line", "note"]),
          rule: `Write it ${form.rule}; if there is none, answer ${absent}.`,
          brief: `${form.short}, ${absent} if none`,
        },
      ),
      sample(r) {
        const mentions: { kind: EntityKind; text: string }[] = [];
        const written = (template: string) =>
          template.replace(/\{(\w+)\}/g, (_, name: EntityKind) => {
            const text = entity(r, name);
            mentions.push({ kind: name, text });
            return text;
          });
        const blank = () => (r.chance(0.3) ? r.pick(EMPTY_SENTENCES) : written(r.pick(without)));
        const shape = r.pick(["w", "w", "ww", "ww", "wb", "bw", "b"] as const);
        const parts = [...shape].map((part) =>
          part === "w" ? written(r.pick(SENTENCES_WITH[kind])) : blank(),
        );
        return { input: parts.join(" "), output: solve(mentions), latent: mentions };
      },
      answer: ({ latent }) => solve(latent as Mentions),
    };
  },
});

export const families: Family[] = [
  markedEntity,
  extractEntity,
  ...clauseFamilies,
  ...wordClassFamilies,
  ...grammarFamilies,
  ...changeFamilies,
  ...roleFamilies,
  ...tokenFamilies,
];
