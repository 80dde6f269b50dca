/** Habits of writers: recognised in one text, compared between two, and changed. */
import { type Family, family } from "../family.js";
import { check, decide, rewriteBy, type Said, YES_NO } from "../frames/three-phrases.js";
import {
  type Content,
  content,
  HABIT_TEXTS,
  HABITS,
  type Habit,
  type Style,
  style,
  written,
} from "./style-habit-texts.js";

const writingHabit = family({
  id: "authorship-and-style/writing-habit",
  theme: "authorship-and-style",
  difficulty: "medium",
  variants: HABITS,
  survives: ["whitespace"],
  draw(random, variant) {
    const naming = random.int(0, 3);
    const { said, meanings, names } = HABIT_TEXTS[variant];
    const labels = names[naming] as readonly [string, string];
    return {
      ...decide(
        random,
        said,
        [
          [labels[0], meanings[0]],
          [labels[1], meanings[1]],
        ],
        { source: random.pick(["text", "note", "sample", "paragraph"]) },
      ),
      labels,
      sample(r) {
        const latent = style(r);
        return { input: written(content(r), latent), output: labels[latent[variant]], latent };
      },
      answer: ({ latent }) => labels[(latent as Style)[variant]],
    };
  },
});

const habitChange = family({
  id: "authorship-and-style/habit-change",
  theme: "authorship-and-style",
  difficulty: "medium",
  variants: HABITS.flatMap((habit) => [`${habit}-first`, `${habit}-second`] as const),
  survives: [],
  draw(random, variant) {
    const [habit, which] = variant.split("-") as [Habit, "first" | "second"];
    const to = which === "first" ? 0 : 1;
    return {
      ...rewriteBy(random, HABIT_TEXTS[habit].change[to], {
        source: random.pick(["text", "note", "paragraph", "draft"]),
        rule: "If it is so already, return the text unchanged.",
        brief: "unchanged if it is so already",
      }),
      sample(r) {
        const text = content(r);
        // Mostly a text that has to change.
        const change = r.chance(0.75);
        const before: Style = { ...style(r), ...(change && { [habit]: 1 - to }) };
        const latent = { text, before };
        return {
          input: written(text, before),
          output: written(text, { ...before, [habit]: to }),
          latent,
        };
      },
      answer: ({ latent }) => {
        const { text, before } = latent as { readonly text: Content; readonly before: Style };
        return written(text, { ...before, [habit]: to });
      },
    };
  },
});

type Two = readonly [Style, Style];
const agreements = ([a, b]: Two): number => HABITS.filter((habit) => a[habit] === b[habit]).length;

const sameAuthor = family({
  id: "authorship-and-style/same-author",
  theme: "authorship-and-style",
  difficulty: "hard",
  heldOut: true,
  variants: [...HABITS, "agreements", "most-habits"],
  survives: [],
  draw(random, variant) {
    const yesNo = random.pick(YES_NO);
    const [tagA, tagB] = random.pick([
      ["A: ", "B: "],
      ["Text 1: ", "Text 2: "],
      ["- ", "- "],
      ["", ""],
    ] as const);
    const source = random.pick(["pair of texts", "pair of notes", "pair of lines"]);
    const prefix = random.pick(["", "", "n=", "#"]);
    const listed =
      "The five habits are spelling (British or American), the comma before the and of a list, numbers in digits or words, contractions, and double or single quotation marks.";
    const brief =
      "habits: British/American spelling, serial comma, digits/words, contractions, double/single quotes";
    const habit = HABITS.find((name) => name === variant);
    const solve = (texts: Two): string => {
      if (variant === "agreements") return `${prefix}${agreements(texts)}`;
      if (variant === "most-habits") return yesNo[agreements(texts) >= 3 ? 0 : 1];
      return yesNo[texts[0][variant] === texts[1][variant] ? 0 : 1];
    };
    const drawn = () => {
      if (variant === "agreements") {
        const labels = [0, 1, 2, 3, 4, 5].map((n) => `${prefix}${n}`);
        const entries = labels.map((label, n) => [label, n === 1 ? "1 habit" : `${n} habits`] as const);
        const said: Said = [
          "how many of the five habits both writers share",
          "in how many habits the two texts agree",
          "the number of writing habits that the texts have in common",
        ];
        return { ...decide(random, said, entries, { source, rule: listed, brief }), labels };
      }
      if (variant === "most-habits") {
        const said: Said = [
          "the two texts agree in at least three of the five habits",
          "both writers share three or more of five habits",
          "most of the five habits are the same in both texts",
        ];
        return check(random, said, yesNo, { source, rule: listed, brief });
      }
      const { shared } = HABIT_TEXTS[variant];
      const said: Said = [
        `both writers ${shared}`,
        `the two texts ${shared}`,
        `the first and the second author ${shared}`,
      ];
      return check(random, said, yesNo, {
        source,
        rule: "Other differences do not count.",
        brief: "other differences do not count",
      });
    };
    return {
      ...drawn(),
      sample(r) {
        const [about, other] = [content(r), content(r)];
        const one = style(r);
        const two = style(r);
        // One more even draw settles the habit in question.
        const equal = r.chance(0.5);
        const latent: Two = habit
          ? [one, { ...two, [habit]: equal ? one[habit] : 1 - one[habit] }]
          : [one, two];
        const [first, second] = [written(about, latent[0]), written(other, latent[1])];
        return { input: `${tagA}${first}\n${tagB}${second}`, output: solve(latent), latent };
      },
      answer: ({ latent }) => solve(latent as Two),
    };
  },
});

export const habitFamilies: Family[] = [writingHabit, habitChange, sameAuthor];
