/** Steps that read clauses for their meaning: findings under negation, and whom or what a pronoun means. */
import { type Family, family, MEANING_SURVIVES } from "../family.js";
import { ABSENT, askFor, check, decide, YES_NO } from "../frames/three-phrases.js";
import { answerForm, BRACKETS, capital, fill, say } from "../lexicon/fill.js";
import { AFFIRMED, FINDINGS, NEGATED, UNCERTAIN } from "../lexicon/findings.js";
import { MEN, WOMEN } from "../lexicon/named-entities.js";
import { PRONOUN_ENDINGS, PRONOUN_MAINS } from "../lexicon/pronouns.js";
import { THINGS } from "../lexicon/word-classes.js";

const POLARITIES = ["affirmed", "negated", "open"] as const;
type Polarity = (typeof POLARITIES)[number];
const POLAR_CLAUSES = { affirmed: AFFIRMED, negated: NEGATED, open: UNCERTAIN } as const;

const POLARITY_CHECKS = {
  "is-affirmed": {
    polarity: "affirmed",
    said: [
      "the report says that the named finding is there",
      "the given item is affirmed",
      "the note states the presence of the finding in question",
    ],
    rule: "A mere possibility is not enough, and what is said about other items does not count.",
    brief: "a possibility is not enough, other items do not count",
  },
  "is-ruled-out": {
    polarity: "negated",
    said: [
      "the report rules the named finding out",
      "the given item is denied",
      "the note says that the finding in question is absent",
    ],
    rule: "Leaving it open is not ruling it out, and what is said about other items does not count.",
    brief: "left open is not ruled out, other items do not count",
  },
  "is-open": {
    polarity: "open",
    said: [
      "the report leaves it open whether the named finding is there",
      "the given item is neither confirmed nor excluded",
      "the note treats the finding in question as a possibility only",
    ],
    rule: "What is said about other items does not count.",
    brief: "other items do not count",
  },
} as const;

const negationScope = family({
  id: "nlp-pipelines/negation-scope",
  theme: "nlp-pipelines",
  difficulty: "hard",
  heldOut: true,
  variants: ["three-way", "is-affirmed", "is-ruled-out", "is-open"],
  survives: MEANING_SURVIVES,
  draw(random, variant) {
    const names = random.pick([
      ["present", "absent", "uncertain"],
      ["yes", "no", "unsure"],
      ["AFFIRMED", "NEGATED", "POSSIBLE"],
      ["+", "-", "?"],
      ["1", "0", "2"],
      ["found", "not found", "suspected"],
      ["P", "N", "U"],
    ] as const);
    const yesNo = random.pick(YES_NO);
    const layout = random.pick([
      (term: string, text: string) => `${term}: ${text}`,
      (term: string, text: string) => `Finding: ${term}\nReport: ${text}`,
      (term: string, text: string) => `${text} [${term}]`,
      (term: string, text: string) => `${text} || ${term}`,
    ]);
    const source = random.pick(["report", "inspection note", "finding with its report"]);
    const one = variant === "three-way" ? undefined : POLARITY_CHECKS[variant];
    const labels: readonly string[] = one ? yesNo : names;
    const place = (polarity: Polarity) =>
      one ? (polarity === one.polarity ? 0 : 1) : POLARITIES.indexOf(polarity);
    const byLabel = labels.map((_, at) => POLARITIES.filter((polarity) => place(polarity) === at));
    const texts = one
      ? check(random, one.said, yesNo, { source, ...one })
      : decide(
          random,
          [
            "what the report states about the named finding",
            "whether the given item is affirmed, denied or left open",
            "the status of the finding in question",
          ],
          [
            [names[0], "it is there"],
            [names[1], "it is ruled out"],
            [names[2], "it is left open"],
          ],
          {
            source,
            rule: "What is said about other findings does not count.",
            brief: "other findings do not count",
          },
        );
    return {
      ...texts,
      labels,
      sample(r) {
        const [term, second] = r.sample(r.pick(FINDINGS), 2) as [string, string];
        const polarity = r.pick(byLabel[r.int(0, labels.length - 1)] as Polarity[]);
        const clause = (about: Polarity, t: string) => {
          const template = r.pick(POLAR_CLAUSES[about]);
          return fill(r, template, { t: /\bno \{t\}/.test(template) ? t.replace(/^a /, "") : t });
        };
        const target = clause(polarity, term);
        const two = r.shuffle([target, clause(r.pick(POLARITIES), second)]);
        const text = r.chance(0.2) ? target : two.join(r.pick([", but ", "; ", ". ", ", and "]));
        const tidy = text.split(". ").map(capital).join(". ");
        const input = layout(term.replace(/^a /, ""), `${tidy}.`);
        return { input, output: labels[place(polarity)] as string, latent: polarity };
      },
      answer: ({ latent }) => labels[place(latent as Polarity)],
    };
  },
});

/** What a marked pronoun stands for; `first` if that is the person who is named first. */
interface Antecedent {
  readonly kind: "person" | "thing" | "nothing";
  readonly name: string;
  readonly first: boolean;
}

const pronoun = family({
  id: "nlp-pipelines/pronoun",
  theme: "nlp-pipelines",
  difficulty: "hard",
  variants: ["antecedent", "antecedent-kind", "is-first-person-named"],
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant) {
    const bracket = random.pick(BRACKETS);
    const form = answerForm(random);
    const absent = random.pick(ABSENT);
    const yesNo = random.pick(YES_NO);
    const kinds = random.pick([
      ["person", "thing", "nothing"],
      ["PERSON", "OBJECT", "EMPTY"],
      ["p", "t", "0"],
      ["somebody", "something", "dummy"],
    ] as const);
    const source = "sentence";
    const solve = ({ kind, name, first }: Antecedent): string => {
      if (variant === "antecedent") return kind === "nothing" ? absent : form.apply(name);
      if (variant === "is-first-person-named") return yesNo[first ? 0 : 1];
      return kinds[{ person: 0, thing: 1, nothing: 2 }[kind]] as string;
    };
    const texts = {
      antecedent: () =>
        askFor(
          random,
          [
            `the name or noun that the pronoun in ${bracket.name} refers to`,
            `the antecedent of the marked pronoun (${bracket.name})`,
            `whom or what the word in ${bracket.name} stands for`,
          ],
          {
            source,
            rule: `Write it ${form.rule} and without "the"; if the pronoun is the empty "it" of weather or time, answer ${absent}.`,
            brief: `${form.short}, no "the"; ${absent} for the "it" of weather or time`,
          },
        ),
      "antecedent-kind": () =>
        decide(
          random,
          [
            `what the pronoun in ${bracket.name} refers to`,
            `which kind of thing the marked pronoun (${bracket.name}) stands for`,
            `whom or what the word in ${bracket.name} means`,
          ],
          [
            [kinds[0], "a person"],
            [kinds[1], "an object"],
            [kinds[2], 'nothing, as in "it is raining"'],
          ],
          { source },
        ),
      "is-first-person-named": () =>
        check(
          random,
          [
            `the pronoun in ${bracket.name} refers to the person who is named first`,
            `the marked pronoun (${bracket.name}) means the first of the people in the sentence`,
            `the word in ${bracket.name} stands for the person whose name comes first`,
          ],
          yesNo,
          { source },
        ),
    }[variant]();
    const labels = { antecedent: undefined, "antecedent-kind": kinds, "is-first-person-named": yesNo }[
      variant
    ];
    return {
      ...texts,
      ...(labels && { labels }),
      sample(r) {
        const thing = r.pick(THINGS);
        const people = r.shuffle([
          ["man", r.pick(MEN)],
          ["woman", r.pick(WOMEN)],
        ] as const);
        const [first, second] = people;
        const [a, b] = people.map(([, name]) => name) as [string, string];
        const kind = r.pick(
          variant === "antecedent-kind"
            ? (["person", "thing", "nothing"] as const)
            : (["person", "person", "person", "person", "thing", "nothing"] as const),
        );
        const isFirst = kind === "person" && r.chance(variant === "is-first-person-named" ? 0.75 : 0.5);
        const [gender, name] = (isFirst ? first : second) as readonly ["man" | "woman", string];
        const ending = { person: gender, thing: "thing", nothing: "nobody" }[
          kind
        ] as keyof typeof PRONOUN_ENDINGS;
        const main = say(r, PRONOUN_MAINS, { a, b, thing });
        const end = r
          .pick(PRONOUN_ENDINGS[ending])
          .replace(/\{(\w+)\}/, (_, word: string) => bracket.mark(word));
        const latent: Antecedent = { kind, name: kind === "thing" ? thing : name, first: isFirst };
        return { input: `${main} ${end}.`, output: solve(latent), latent };
      },
      answer: ({ latent }) => solve(latent as Antecedent),
    };
  },
});

export const clauseFamilies: Family[] = [negationScope, pronoun];
