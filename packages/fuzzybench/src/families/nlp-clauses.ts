/** Clause-level language steps: negation, pronouns and word classes. Part of the nlp-pipelines theme. */
import { type Family, relabel } from "../family.js";
import { answerForm, BRACKETS, capital, fill, missing, say } from "../lexicon/fill.js";
import { AFFIRMED, FINDINGS, NEGATED, UNCERTAIN } from "../lexicon/findings.js";
import { MEN, WOMEN } from "../lexicon/named-entities.js";
import { PRONOUN_ENDINGS, PRONOUN_MAINS } from "../lexicon/pronouns.js";
import {
  ADJECTIVES,
  ADVERBS,
  CLASS_SENTENCES,
  NOUNS,
  PREPOSITIONS,
  THINGS,
  TRANSITIVE,
  VERBS,
} from "../lexicon/word-classes.js";

const negationScope: Family = {
  id: "nlp-pipelines/negation-scope",
  theme: "nlp-pipelines",
  difficulty: "hard",
  heldOut: true,
  draw(random) {
    const three = random.chance(0.5);
    const label = relabel(
      random,
      ["yes", "no", "open"],
      [
        ["present", "absent", "uncertain"],
        ["yes", "no", "unsure"],
        ["AFFIRMED", "NEGATED", "POSSIBLE"],
        ["+", "-", "?"],
        ["1", "0", "2"],
        ["found", "not found", "suspected"],
        ["P", "N", "U"],
      ],
    );
    const [y, n, u] = [label.yes, label.no, label.open];
    const layout = random.pick([
      (term: string, text: string) => `${term}: ${text}`,
      (term: string, text: string) => `Finding: ${term}\nReport: ${text}`,
      (term: string, text: string) => `${text} [${term}]`,
      (term: string, text: string) => `${text} || ${term}`,
    ]);
    const long = `${y} if the report says it is there, ${n} if it rules it out${three ? `, ${u} if it leaves it open` : ""}`;
    const short = `${y} = is there, ${n} = ruled out${three ? `, ${u} = left open` : ""}`;
    return {
      canonical: `Say what the report states about the given finding: ${long}.`,
      plain: [
        `Tell whether the named finding is affirmed in the report: ${long}.`,
        `The input names one finding and quotes a report. Decide what the report states about that finding, not about others: ${long}.`,
        `Negation detection. For the given term, answer ${long}.`,
        `Check the polarity of one item of an inspection note. The answer is ${long}, whatever is said about other items.`,
      ],
      terse: [
        `finding in the report? ${short}.`,
        `negation check of the named term: ${short}.`,
        `status of the given item: ${short}.`,
      ],
      casual: [
        `I give you one thing to look for and a note. Reply ${long}. Mind the words like "no" or "ruled out"!`,
        `does the report say it has that? Answer ${long}.`,
        `Watch out, the notes mix several findings and I only ask about the one I name: ${long}.`,
      ],
      labels: three ? label.all : [y, n],
      sample(r) {
        const field = r.pick(FINDINGS);
        const [term, second] = r.sample(field, 2) as [string, string];
        const kinds = three ? (["yes", "no", "open"] as const) : (["yes", "no"] as const);
        const kind = r.pick(kinds);
        const clause = (polarity: "yes" | "no" | "open", t: string) => {
          const pool = { yes: AFFIRMED, no: NEGATED, open: UNCERTAIN }[polarity];
          const template = r.pick(pool);
          return fill(r, template, { t: /\bno \{t\}/.test(template) ? t.replace(/^a /, "") : t });
        };
        const target = clause(kind, term);
        const distractor = clause(r.pick(kinds), second);
        const two = r.shuffle([target, distractor]);
        const text = r.chance(0.2) ? target : two.join(r.pick([", but ", "; ", ". ", ", and "]));
        const tidy = text
          .split(". ")
          .map((part) => capital(part))
          .join(". ");
        return { input: layout(term.replace(/^a /, ""), `${tidy}.`), output: label[kind] };
      },
    };
  },
};

const pronoun: Family = {
  id: "nlp-pipelines/pronoun",
  theme: "nlp-pipelines",
  difficulty: "hard",
  draw(random) {
    const bracket = random.pick(BRACKETS);
    const form = answerForm(random);
    const miss = missing(random);
    return {
      canonical: `Say whom or what the pronoun in ${bracket.name} refers to, ${form.rule}, without "the"; ${miss.said} if "it" means weather or time.`,
      plain: [
        `Resolve the pronoun in ${bracket.name}: write the name or the noun (without "the") that it stands for, ${form.rule}. If the pronoun is an empty "it" about weather or time, write ${miss.said}.`,
        `Coreference. Output the person or thing that the word in ${bracket.name} points to, ${form.rule} and with no article. For "it" in remarks on weather or the hour output ${miss.said}.`,
        `Who or what does the marked pronoun (${bracket.name}) mean? Give that name or noun ${form.rule}, leaving out "the". Say ${miss.said} for the "it" of "it was raining" or "it was late".`,
        `Replace the pronoun between ${bracket.name} in your mind by its antecedent and return only the antecedent, ${form.rule}, dropping "the". Pronouns that stand for nothing, as in "it is cold", give ${miss.said}.`,
      ],
      terse: [
        `antecedent of the pronoun in ${bracket.name}, no article, ${form.short}; weather/time "it" -> ${miss.said}`,
        `who/what is the marked pronoun (${bracket.name})? ${form.short}, no "the", ${miss.said} for dummy "it"`,
        `pronoun in ${bracket.name} -> its noun or name, ${form.short}, without "the"; empty "it" = ${miss.said}`,
      ],
      casual: [
        `tell me who or what the pronoun in ${bracket.name} is about. One word, ${form.rule}, no "the". If it's just "it was raining" style, answer ${miss.said}.`,
        `I marked a he/she/it with ${bracket.name}. Who's that? Reply ${form.rule}, skip the article, and use ${miss.said} when "it" is only about the weather or the time.`,
        `Figure out what the marked word (${bracket.name}) stands for and just send me that name or noun, ${form.rule}, minus the "the". An "it" that means nothing, like "it was dark", gets ${miss.said}.`,
      ],
      sample(r) {
        const people = { man: r.pick(MEN), woman: r.pick(WOMEN), thing: r.pick(THINGS) };
        const [a, b] = r.shuffle([people.man, people.woman]) as [string, string];
        const kind = r.pick(["man", "man", "woman", "woman", "thing", "thing", "nobody"] as const);
        const main = say(r, PRONOUN_MAINS, { a, b, thing: people.thing });
        const end = r
          .pick(PRONOUN_ENDINGS[kind])
          .replace(/\{(\w+)\}/, (_, word: string) => bracket.mark(word));
        return {
          input: `${main} ${end}.`,
          output: kind === "nobody" ? miss.value : form.apply(people[kind]),
        };
      },
    };
  },
};

const partOfSpeech: Family = {
  id: "nlp-pipelines/part-of-speech",
  theme: "nlp-pipelines",
  difficulty: "medium",
  draw(random) {
    const bracket = random.pick(BRACKETS);
    const label = relabel(
      random,
      ["noun", "verb", "adjective", "adverb"],
      [
        ["noun", "verb", "adjective", "adverb"],
        ["NOUN", "VERB", "ADJ", "ADV"],
        ["N", "V", "J", "R"],
        ["1", "2", "3", "4"],
        ["thing", "action", "quality", "manner"],
        ["n.", "v.", "adj.", "adv."],
      ],
    );
    const { noun, verb, adjective, adverb } = label;
    const formal = `${noun} for a noun, ${verb} for a verb, ${adjective} for an adjective, ${adverb} for an adverb`;
    const lay = `${noun} for a naming word (noun), ${verb} for a doing word (verb), ${adjective} for a describing word (adjective), ${adverb} for a how or when word (adverb)`;
    return {
      canonical: `Give the part of speech of the word in ${bracket.name}: ${formal}.`,
      plain: [
        `Give the part of speech of the word in ${bracket.name}. Use ${formal}.`,
        `One word of the sentence stands in ${bracket.name}. Which word class does it belong to? Answer ${formal}.`,
        `Tag the marked word (${bracket.name}) by its grammatical role: ${formal}.`,
        `Grammar check: identify what kind of word is enclosed by ${bracket.name}. Write ${lay}.`,
      ],
      terse: [
        `POS of the word in ${bracket.name}: ${noun}=noun, ${verb}=verb, ${adjective}=adjective, ${adverb}=adverb.`,
        `word class of the marked word (${bracket.name}); ${formal}.`,
        `${bracket.name} mark a word, tag it ${formal}.`,
      ],
      casual: [
        `What kind of word is the one in ${bracket.name}? I need ${lay}.`,
        `Help me with my grammar homework, just the word in ${bracket.name}: ${formal}.`,
        `hey, tag the highlighted word for me (it's between ${bracket.name}), ${formal}.`,
      ],
      labels: label.all,
      sample(r) {
        const kind = r.pick(["noun", "verb", "adjective", "adverb"] as const);
        const slot = { noun: ["{n}", "{n2}"], verb: ["{v}", "{t}"], adjective: ["{j}"], adverb: ["{r}"] }[
          kind
        ];
        const template = r.pick(CLASS_SENTENCES.filter((text) => slot.some((name) => text.includes(name))));
        const name = r.pick(slot.filter((each) => template.includes(each)));
        const [n, n2] = r.sample(NOUNS, 2) as [string, string];
        const words = {
          n,
          n2,
          v: r.pick(VERBS),
          t: r.pick(TRANSITIVE),
          j: r.pick(ADJECTIVES),
          r: r.pick(ADVERBS),
          p: r.pick(PREPOSITIONS),
          p2: capital(r.pick(PREPOSITIONS)),
        };
        return { input: fill(r, template.replace(name, bracket.mark(name)), words), output: label[kind] };
      },
    };
  },
};

export const clauseFamilies: Family[] = [negationScope, pronoun, partOfSpeech];
