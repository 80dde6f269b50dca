/** Grammar steps that change a text: a clause put into another tense, voice or mood, and the forms of a verb. */
import { type Family, family } from "../family.js";
import { askFor, rewriteBy, type Said } from "../frames/three-phrases.js";
import { capital } from "../lexicon/fill.js";
import { OBJECT_VERBS, OTHER_VERBS, type Verb } from "../lexicon/verb-forms.js";
import { be, type Clause, clause, written } from "./nlp-grammar.js";

interface Change {
  readonly said: Said;
  readonly apply: (clause: Clause) => string;
}

const CHANGES = {
  negative: {
    said: [
      "make it negative with does not or do not",
      "negate the verb (does not / do not)",
      "turn it into its negation, using does not or do not",
    ],
    apply: (c) => written({ ...c, negative: true }),
  },
  question: {
    said: [
      "turn it into a yes/no question that begins with does or do",
      "ask whether it is so (Does ...? or Do ...?)",
      "make a question of it with does or do in front",
    ],
    apply: (c) => written({ ...c, question: true }),
  },
  past: {
    said: [
      "put the verb into the simple past",
      "change the tense from present to simple past",
      "say it in the simple past",
    ],
    apply: (c) => written({ ...c, tense: "past" }),
  },
  future: {
    said: [
      "put it into the future with will",
      "change the tense from present to future, using will",
      "say it in the future tense (will)",
    ],
    apply: (c) => written({ ...c, tense: "future" }),
  },
  passive: {
    said: [
      "make it passive and name the doer after the verb with by",
      "turn it into the passive of the same tense, the doer following with by right after the verb",
      "begin with the object and use the present passive, with by and the doer next to the verb",
    ],
    apply: (c) => written({ ...c, passive: true }),
  },
  progressive: {
    said: [
      "use the present progressive (is or are with the -ing form)",
      "change the verb to the present continuous form",
      "say that it is happening right now, with is or are and the -ing form",
    ],
    apply: ({ subject, verb, object, ending }) =>
      `${capital(subject.text)} ${be(subject.plural, false)} ${verb.gerund} ${object.text}${ending ? ` ${ending}` : ""}.`,
  },
} satisfies Record<string, Change>;

const clauseChange = family({
  id: "nlp-pipelines/clause-change",
  theme: "nlp-pipelines",
  difficulty: "hard",
  variants: Object.keys(CHANGES) as (keyof typeof CHANGES)[],
  survives: [],
  draw(random, variant) {
    const { said, apply }: Change = CHANGES[variant];
    return {
      ...rewriteBy(random, said, {
        source: random.pick(["sentence", "statement", "clause"]),
        rule: "Write all words in full, without contractions.",
        brief: "no contractions",
      }),
      sample(r) {
        const latent = clause(r, true);
        return { input: written(latent), output: apply(latent), latent };
      },
      answer: ({ latent }) => apply(latent as Clause),
    };
  },
});

type FormName = keyof Verb;
const FORM_SAID: Readonly<Record<FormName, Said>> = {
  base: [
    "the base form (lemma) of the verb",
    "the verb as a dictionary lists it",
    "the infinitive without to",
  ],
  third: [
    "the form of the verb that goes with he, she or it in the present",
    "the third person singular of the present tense",
    "the present form that ends in s (he ...)",
  ],
  past: [
    "the simple past of the verb",
    "the past tense form (yesterday they ...)",
    "the verb in the simple past",
  ],
  participle: [
    "the past participle of the verb",
    "the form of the verb that follows have (they have ...)",
    "the participle used for the perfect tense",
  ],
  gerund: ["the -ing form of the verb", "the present participle", "the form of the verb that ends in ing"],
};
const FORM_NAMES = Object.keys(FORM_SAID) as FormName[];
const ALL_VERBS = [...OBJECT_VERBS, ...OTHER_VERBS];

const verbForm = family({
  id: "nlp-pipelines/verb-form",
  theme: "nlp-pipelines",
  difficulty: "medium",
  variants: FORM_NAMES,
  survives: ["whitespace", "injection"],
  draw(random, variant) {
    const upper = random.chance(0.2);
    const show = (text: string) => (upper ? text.toUpperCase() : text);
    return {
      ...askFor(random, FORM_SAID[variant], {
        source: random.pick(["verb", "word", "inflected verb"]),
        rule: `The input is any form of the verb and may be the wanted one already. Write one word ${upper ? "in capital letters" : "in small letters"}.`,
        brief: `input in any form, output ${upper ? "in capitals" : "in small letters"}`,
      }),
      sample(r) {
        const verb = r.pick(ALL_VERBS);
        const input = verb[r.pick(FORM_NAMES)];
        return { input, output: show(verb[variant]), latent: verb };
      },
      answer: ({ latent }) => show((latent as Verb)[variant]),
    };
  },
});

export const changeFamilies: Family[] = [clauseChange, verbForm];
