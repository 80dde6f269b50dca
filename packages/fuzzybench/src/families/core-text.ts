/**
 * Core text classification by meaning: sentiment and topic. Form and counting are in core-text-forms.ts,
 * extraction in core-text-extraction.ts.
 */
import { type DrawnTask, type Family, relabel } from "../family.js";
import {
  CONTRASTS,
  CRITICISM,
  FINAL_CONTRASTS,
  OPINION_SLOTS,
  PLAIN_FACTS,
  PRAISE,
} from "../lexicon/a-opinions.js";
import { capital, fill, nameClasses, OTHER_CLASS, rough } from "../lexicon/a-text.js";
import { TOPICS } from "../lexicon/a-topics.js";
import type { Random } from "../random.js";
import { families as coreTextExtractionFamilies } from "./core-text-extraction.js";
import { families as coreTextFormsFamilies } from "./core-text-forms.js";

function opinionAbout(random: Random, thing: string, attitude: "pos" | "neg" | "neu"): string {
  const templates = { pos: PRAISE, neg: CRITICISM, neu: PLAIN_FACTS }[attitude];
  return fill(random, random.pick(templates), { ...OPINION_SLOTS, thing });
}

function review(random: Random, attitude: string, finalWins: boolean): string {
  const thing = random.pick(OPINION_SLOTS.thing);
  const opinion = (from: Random, side: "pos" | "neg" | "neu") => opinionAbout(from, thing, side);
  const join = (first: string, contrast: string, second: string) => `${first}${contrast} ${second}`;
  if (attitude === "mixed") {
    const [a, b] = random.chance(0.5) ? (["pos", "neg"] as const) : (["neg", "pos"] as const);
    return join(opinion(random, a), random.pick(CONTRASTS), opinion(random, b));
  }
  const clear = attitude as "pos" | "neg" | "neu";
  if (finalWins && random.chance(0.6))
    return join(
      opinion(random, clear === "pos" ? "neg" : "pos"),
      random.pick(FINAL_CONTRASTS),
      opinion(random, clear),
    );
  if (clear !== "neu" && random.chance(0.3))
    return `${opinion(random, "neu")}. ${capital(opinion(random, clear))}`;
  return opinion(random, clear);
}

const sentiment: Family = {
  id: "core-text/sentiment",
  theme: "core-text",
  difficulty: "easy",
  draw(random): DrawnTask {
    const mode = random.pick(["two", "two", "final", "neutral", "mixed"] as const);
    const keys = ["pos", "neg", ...(mode === "neutral" ? ["neu"] : mode === "mixed" ? ["mixed"] : [])];
    const third =
      mode === "neutral"
        ? ["neutral", "NEU", "none", "0", "flat", "C"]
        : ["mixed", "BOTH", "torn", "±", "unclear", "C"];
    const pairs = ["positive|negative", "POS|NEG", "good|bad", "+|-", "happy|unhappy", "A|B"];
    const L = relabel(
      random,
      keys,
      pairs.map((pair, i) => [...pair.split("|"), ...(keys.length === 3 ? [third[i] as string] : [])]),
    );
    const { pos, neg } = L as unknown as Record<string, string>;
    const rest = keys.length === 3 ? (L.all[2] as string) : "";
    const tail = {
      two: "",
      final: " When the opinion is divided, the part after the contrast word (but, however, still) decides.",
      neutral: ` Use ${rest} when it only states facts without any opinion.`,
      mixed: ` Use ${rest} when it both praises and criticises.`,
    }[mode];
    const short = {
      two: "",
      final: "; after a 'but' the second half decides",
      neutral: `, ${rest}=no opinion, just facts`,
      mixed: `, ${rest}=praise and criticism together`,
    }[mode];
    const text = random.pick(["review", "comment", "customer review", "text", "sentence", "remark"]);
    return {
      canonical: `Sentiment of the ${text}: ${pos} = likes it, ${neg} = dislikes it${short}.`,
      plain: [
        `Classify the sentiment of a ${text}. Answer ${pos} if the writer is satisfied and ${neg} if the writer is dissatisfied.${tail}`,
        `Read the ${text} and decide how the author feels: ${pos} stands for a favourable opinion, ${neg} for an unfavourable one.${tail}`,
        `Tell whether a ${text} is praise (${pos}) or criticism (${neg}). Pay attention to negations such as "not bad".${tail}`,
        `Given a short ${text}, output ${pos} when its tone is approving, or ${neg} when its tone is disapproving.${tail}`,
        `Determine the polarity of the input. A ${text} that recommends something gets ${pos}, one that complains gets ${neg}.${tail}`,
      ],
      terse: [
        `sentiment: ${pos}=likes, ${neg}=dislikes${short}`,
        `${pos} if happy, ${neg} if unhappy${short}.`,
        `Polarity of a ${text}. ${pos}: approves, ${neg}: complains${short}.`,
      ],
      casual: [
        `hey, can you tell me if people liked it or not? say ${pos} when they did and ${neg} when they didn't.${tail}`,
        `I have a pile of ${text}s and want to know who's pleased (${pos}) and who's annoyed (${neg}).${tail}`,
        `basically thumbs up or thumbs down: ${pos} for up, ${neg} for down.${tail}`,
      ],
      labels: L.all,
      sample: (r) => {
        const at = r.int(0, keys.length - 1);
        const body = capital(review(r, keys[at] as string, mode === "final"));
        return { input: rough(r, `${body}${r.chance(0.8) ? "." : ""}`), output: L.all[at] as string };
      },
    };
  },
};

const topic: Family = {
  id: "core-text/topic",
  theme: "core-text",
  difficulty: "easy",
  draw(random): DrawnTask {
    const chosen = random.sample(TOPICS, random.int(2, 5));
    const rest = TOPICS.filter((t) => !chosen.includes(t));
    const catchAll = chosen.length < 5 && random.chance(0.4);
    const named = nameClasses(random, catchAll ? [...chosen, OTHER_CLASS] : chosen);
    const [s0, s1, s2, s3, s4] = named.says;
    const noun = random.pick(["sentence", "headline", "line of news", "text", "snippet"]);
    return {
      canonical: `Topic of the ${noun}: ${s0}.`,
      plain: [
        `Decide what a ${noun} is about. The topics are: ${s0}.`,
        `Classify each ${noun} by subject: ${s1}. Judge by the main content, not by single words.`,
        `Sort the input into one of ${named.all.length} subject areas and print only its name. Use ${s2}.`,
        `Every ${noun} belongs to exactly one category. ${capital(s3 as string)}.`,
        `Which theme does the ${noun} deal with? ${capital(s4 as string)}.`,
      ],
      terse: [`topic: ${s0}`, `Subject label. ${capital(s3 as string)}.`, `categorise by theme, ${s1}`],
      casual: [
        `I need these ${noun}s tagged by what they talk about, so ${s3}.`,
        `can you put a topic on each one? ${s1}. just the tag, thanks`,
        `what's it about? pick from ${s2}.`,
      ],
      labels: named.all,
      sample: (r) => {
        const at = r.int(0, named.all.length - 1);
        const source = chosen[at] ?? r.pick(rest);
        const text = capital(fill(r, r.pick(source.templates), source.slots));
        return { input: rough(r, text), output: named.all[at] as string };
      },
    };
  },
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [sentiment, topic, ...coreTextExtractionFamilies, ...coreTextFormsFamilies];
