/** Grammar of Spanish verbs and of German and French nouns. */
import type { Family } from "../family.js";
import { type Question, textFamily } from "../frames/text-questions.js";
import { capital } from "../lexicon/a-text.js";
import {
  FRENCH_NOUNS,
  GERMAN_NOUNS,
  type Noun,
  SPANISH_SUBJECTS,
  SPANISH_VERBS,
  spanishForm,
} from "../lexicon/multilingual-grammar.js";
import type { Random } from "../random.js";

const spanishVerb = textFamily({
  id: "nlp-pipelines/spanish-verb",
  theme: "nlp-pipelines",
  difficulty: "medium",
  survives: ["injection"],
  thing: ["a Spanish sentence with one verb", "Spanish sentences with one verb each"],
  latent: (r: Random) => ({
    verb: r.int(0, SPANISH_VERBS.length - 1),
    tense: r.int(0, 2),
    person: r.int(0, 5),
    negated: r.int(0, 1),
    subject: r.chance(0.5),
  }),
  variants: {
    tense: {
      ask: "the tense of the verb",
      classes: ["the sentence is about the past", "it is about the present", "it is about the future"],
      names: [
        ["past", "present", "future"],
        ["pretérito", "presente", "futuro"],
        ["PAST", "NOW", "LATER"],
      ],
      read: ({ tense }) => tense,
    },
    person: {
      ask: "the grammatical person of the verb",
      classes: ["the verb is in the first person", "it is in the second person", "it is in the third person"],
      names: [
        ["first", "second", "third"],
        ["1", "2", "3"],
        ["1P", "2P", "3P"],
        ["speaker", "listener", "others"],
      ],
      note: "Singular and plural count alike.",
      read: ({ person }) => person % 3,
    },
    number: {
      ask: "whether the subject is singular or plural",
      classes: ["the verb is singular", "the verb is plural"],
      names: [
        ["singular", "plural"],
        ["one", "several"],
        ["sg", "pl"],
        ["SG", "PL"],
      ],
      read: ({ person }) => (person < 3 ? 0 : 1),
    },
    negation: {
      ask: "whether the sentence is negated",
      classes: ["it is negated", "it is affirmative"],
      names: [
        ["yes", "no"],
        ["negated", "affirmed"],
        ["NEG", "POS"],
        ["negativa", "afirmativa"],
      ],
      read: ({ negated }) => 1 - negated,
    },
    infinitive: {
      ask: "the infinitive of the verb, in lower case",
      read: ({ verb }) => SPANISH_VERBS[verb]!.infinitive,
    },
    "subject-pronoun": {
      ask: "the Spanish pronoun for the subject: yo, tú, nosotros, vosotros, él/ella or ellos/ellas",
      note: "For the third person always give both forms with the slash.",
      read: ({ person }) => ["yo", "tú", "él/ella", "nosotros", "vosotros", "ellos/ellas"][person]!,
    },
  },
  render: (r, { verb: at, tense, person, negated, subject }) => {
    const verb = SPANISH_VERBS[at]!;
    // Some forms of the first person plural are the same in past and present: an adverb tells them apart.
    const adverb = person === 3 || r.chance(0.2) ? r.pick([["ayer"], ["ahora"], ["mañana"]][tense]!) : "";
    // Without its subject "Limpia la cocina" would be an order.
    const order = tense === 1 && person === 2 && !negated;
    const who = subject || order ? r.pick(SPANISH_SUBJECTS[person]!) : "";
    const parts = [adverb, who, negated ? "no" : "", spanishForm(verb, tense, person), r.pick(verb.objects)];
    return `${capital(parts.filter(Boolean).join(" "))}.`;
  },
});

/** Ways to show a bare noun; `%` is a number, as in a list of words to learn. */
const CARRIERS = ["#", "#", '"#"', "- #", "%. #", "%) #", "#?", "Nr. %: #", "> #"];

/** A noun alone: every variant gives another form of it. */
const nounFamily = <V extends string>(
  id: string,
  language: string,
  nouns: readonly Noun[],
  variants: Readonly<Record<V, Question<Noun>>>,
  heldOut: boolean,
): Family =>
  textFamily({
    id,
    theme: "nlp-pipelines",
    difficulty: "hard",
    ...(heldOut ? { heldOut } : {}),
    survives: ["injection"],
    thing: [`a ${language} noun without its article`, `${language} nouns without articles`],
    latent: (r: Random) => r.pick(nouns),
    variants,
    render: (r, { word }) =>
      r
        .pick(CARRIERS)
        .replace("%", String(r.int(1, 60)))
        .replace("#", word),
  });

const by = (m: string, f: string, n: string) => (noun: Noun) => `${{ m, f, n }[noun.gender]} ${noun.word}`;

const germanNoun = nounFamily(
  "nlp-pipelines/german-noun",
  "German",
  GERMAN_NOUNS,
  {
    definite: {
      ask: "the noun with its definite article in the nominative (der, die or das)",
      read: by("der", "die", "das"),
    },
    indefinite: {
      ask: "the noun with its indefinite article in the nominative",
      read: by("ein", "eine", "ein"),
    },
    accusative: {
      ask: "the noun with its definite article in the accusative",
      read: by("den", "die", "das"),
    },
    "with-mit": {
      ask: "the noun after the preposition mit, with the definite article, like mit dem Hund",
      read: (noun) => `mit ${noun.gender === "f" ? "der" : "dem"} ${noun.word}`,
    },
    plural: { ask: "the plural of the noun with the article die", read: ({ plural }) => `die ${plural}` },
    negated: {
      ask: "the noun with the right form of kein in the nominative",
      read: by("kein", "keine", "kein"),
    },
    pronoun: {
      ask: "the pronoun that replaces the noun in the nominative, er, sie or es",
      note: "Go by the grammatical gender.",
      read: ({ gender }) => ({ m: "er", f: "sie", n: "es" })[gender],
    },
  },
  false,
);

const VOWEL = /^[aeiouâàéèêëîïôûœh]/;
const elided = (noun: Noun, long: string, short: string): string =>
  VOWEL.test(noun.word) ? `${short}${noun.word}` : `${long} ${noun.word}`;
const feminine = ({ gender }: Noun): boolean => gender === "f";

const frenchNoun = nounFamily(
  "nlp-pipelines/french-noun",
  "French",
  FRENCH_NOUNS,
  {
    definite: {
      ask: "the noun with its definite article (le, la or l')",
      read: (noun) => elided(noun, feminine(noun) ? "la" : "le", "l'"),
    },
    indefinite: {
      ask: "the noun with its indefinite article, un or une",
      read: (noun) => `${feminine(noun) ? "une" : "un"} ${noun.word}`,
    },
    plural: { ask: "the plural of the noun with the article les", read: ({ plural }) => `les ${plural}` },
    demonstrative: {
      ask: "the noun with the demonstrative ce, cet or cette",
      read: (noun) => `${feminine(noun) ? "cette" : VOWEL.test(noun.word) ? "cet" : "ce"} ${noun.word}`,
    },
    "with-de": {
      ask: "the noun with de and the definite article joined correctly (du, de la or de l')",
      read: (noun) => elided(noun, feminine(noun) ? "de la" : "du", "de l'"),
    },
  },
  true,
);

export const families: Family[] = [spanishVerb, germanNoun, frenchNoun];
