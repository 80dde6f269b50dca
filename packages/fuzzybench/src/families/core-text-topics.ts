/** Core text by subject: the topic of one sentence, and how the topics of a passage relate. */
import { type Family, family, MEANING_SURVIVES } from "../family.js";
import { askFor, check, decide, type Said, YES_NO } from "../frames/three-phrases.js";
import { capital, fill, nameClasses, OTHER_CLASS, rough } from "../lexicon/a-text.js";
import { TOPICS, type Topic } from "../lexicon/a-topics.js";
import type { Random } from "../random.js";

const about = (random: Random, topic: Topic): string =>
  capital(fill(random, random.pick(topic.templates), topic.slots));

const topic = family({
  id: "core-text/topic",
  theme: "core-text",
  difficulty: "easy",
  variants: ["which", "which-or-other", "is-about"],
  survives: MEANING_SURVIVES.filter((axis) => axis !== "distractor"),
  draw(random, variant) {
    const chosen = random.sample(TOPICS, random.int(2, 5));
    const first = chosen[0] as Topic;
    const yesNo = random.pick(YES_NO);
    const source = random.pick(["sentence", "headline", "line of news", "text", "snippet"]);
    const named = nameClasses(random, variant === "which-or-other" ? [...chosen, OTHER_CLASS] : chosen);
    const single = variant === "is-about";
    const labels: readonly string[] = single ? yesNo : named.all;
    const place = (one: Topic): number => {
      if (single) return one === first ? 0 : 1;
      const at = chosen.indexOf(one);
      return at < 0 && variant === "which-or-other" ? chosen.length : at;
    };
    const byLabel = labels.map((_, at) => TOPICS.filter((one) => place(one) === at));
    const [name, ...more] = first.about;
    const texts = single
      ? check(
          random,
          [
            `the ${source} is about ${name}`,
            `its subject is ${first.names[0]} (${more[0] ?? name})`,
            `the writer deals with ${more[1] ?? name}`,
          ],
          yesNo,
          { source },
        )
      : decide(
          random,
          ["what it is about", "which subject area it belongs to", "which topic it deals with"],
          named.keys.map((key, i) => [
            named.all[i] as string,
            random.pick(
              [...chosen, OTHER_CLASS].find((info) => info.key === key)?.about ?? OTHER_CLASS.about,
            ),
          ]),
          { source },
        );
    return {
      ...texts,
      labels,
      sample(r) {
        const one = r.pick(byLabel[r.int(0, labels.length - 1)] as Topic[]);
        return { input: rough(r, about(r, one)), output: labels[place(one)] as string, latent: one };
      },
      answer: ({ latent }) => labels[place(latent as Topic)],
    };
  },
});

/** Topics of a passage, sentence by sentence. */
type Topics = readonly Topic[];

interface Relation {
  readonly said: Said;
  readonly rule: string;
  readonly read: (topics: Topics) => Topic;
}

const timesIn = (topics: Topics, one: Topic): number => topics.filter((other) => other === one).length;

const RELATIONS = {
  opening: {
    said: [
      "the topic of the first sentence",
      "the subject that the text starts with",
      "what the opening sentence is about",
    ],
    rule: "Ignore the later sentences.",
    read: (t) => t[0] as Topic,
  },
  closing: {
    said: [
      "the topic of the last sentence",
      "the subject that the text ends with",
      "what the final sentence is about",
    ],
    rule: "Ignore the earlier sentences.",
    read: (t) => t.at(-1) as Topic,
  },
  main: {
    said: [
      "the main topic, the one that two of the three sentences share",
      "the subject that occurs twice",
      "the topic of the majority of the sentences",
    ],
    rule: "One sentence digresses; do not name its topic.",
    read: (t) => t.find((one) => timesIn(t, one) === 2) as Topic,
  },
  stray: {
    said: [
      "the topic of the one sentence that does not fit the other two",
      "the subject that occurs only once",
      "the topic of the odd one out among the sentences",
    ],
    rule: "Two of the three sentences share another topic; do not name that one.",
    read: (t) => t.find((one) => timesIn(t, one) === 1) as Topic,
  },
} satisfies Record<string, Relation>;

const passageTopic = family({
  id: "core-text/passage-topic",
  theme: "core-text",
  difficulty: "hard",
  variants: Object.keys(RELATIONS) as (keyof typeof RELATIONS)[],
  survives: ["typos", "case", "whitespace", "unicode"],
  draw(random, variant) {
    const chosen = random.sample(TOPICS, random.int(3, 5));
    const named = nameClasses(random, chosen);
    const source = random.pick(["text of three sentences", "short passage", "paragraph", "digest"]);
    const between = random.pick([" ", " ", "\n"]);
    const { said, rule, read }: Relation = RELATIONS[variant];
    const label = (topics: Topics) => named.label(read(topics).key);
    return {
      ...askFor(random, said, {
        source,
        rule: `${rule} The topics are: ${named.says[0]}.`,
        brief: named.says[1],
      }),
      labels: named.all,
      sample(r) {
        const [main, stray] = r.sample(chosen, 2) as [Topic, Topic];
        const topics = [main, main];
        topics.splice(r.int(0, 2), 0, stray);
        const [a, b, c] = topics.map((one) => about(r, one)) as [string, string, string];
        const input = [a, b, c].join(between);
        return { input, output: label(topics), latent: topics };
      },
      answer: ({ latent }) => label(latent as Topics),
    };
  },
});

export const topicFamilies: Family[] = [topic, passageTopic];
