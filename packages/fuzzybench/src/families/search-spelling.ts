/** Correcting the one misspelt word of a search query. Part of the smart-search theme. */
import { family } from "../family.js";
import { missing } from "../lexicon/fill.js";
import { SHOP_COLOURS, SPELLING_WORDS } from "../lexicon/shop.js";
import type { Random } from "../random.js";

/** The word with one slip inside it: a letter lost, doubled, swapped with the next, or replaced. */
function misspell(random: Random, word: string): string {
  for (;;) {
    const i = random.int(1, word.length - 2);
    const [before, letter, next, after] = [
      word.slice(0, i),
      word.charAt(i),
      word.charAt(i + 1),
      word.slice(i + 2),
    ];
    const slip = random.pick([
      before + next + after,
      before + letter + letter + next + after,
      before + next + letter + after,
      before + random.pick("aeionrst".split("")) + next + after,
    ]);
    if (slip !== word) return slip;
  }
}

/** The word of the clean query that was misspelt. */
interface Mistake {
  readonly clean: readonly string[];
  readonly wrong: string;
  readonly at: number;
}

export const spelling = family({
  id: "smart-search/spelling",
  theme: "smart-search",
  difficulty: "hard",
  variants: ["query", "word", "pair", "wrong-word", "position"],
  survives: ["whitespace", "injection"],
  draw(random, mode) {
    const miss = missing(random);
    const arrow = random.pick(["->", "=", ":", "=>"]);
    const pair = `wrong${arrow}right`;
    const [long, short, none] = {
      query: [
        "the whole query with the misspelt word corrected",
        "whole corrected query",
        "the query unchanged",
      ],
      word: ["only the corrected form of the misspelt word", "corrected word only", miss.said],
      pair: [`the misspelt word and its correction as ${pair}`, pair, miss.said],
      "wrong-word": ["the misspelt word just as it was typed", "misspelt word as typed", miss.said],
      position: [
        "the place of the misspelt word in the query (1 for the first word)",
        "number of the misspelt word, from 1",
        miss.said,
      ],
    }[mode] as [string, string, string];
    const solve = ({ clean, wrong, at }: Mistake): string =>
      ({
        query: clean.join(" "),
        word: clean[at] as string,
        pair: `${wrong}${arrow}${clean[at]}`,
        "wrong-word": wrong,
        position: String(at + 1),
      })[mode];
    return {
      canonical: `Correct the typo in the query: output ${long}; if there is no typo, ${none}.`,
      plain: [
        `Correct the spelling mistake in the search query. Output ${long}. If nothing is misspelt, output ${none}.`,
        `At most one word of the query has a typing error. Return ${long}, or ${none} when all words are right.`,
        `"Did you mean" for a shop: answer with ${long}; a query without errors gives ${none}.`,
        `Spot the typo and fix it. The result is ${long}. For flawless input it is ${none}.`,
      ],
      terse: [
        `fix typo: ${short}; no typo -> ${none}`,
        `spell check -> ${short}, else ${none}`,
        `query spelling; ${short}; all correct: ${none}`,
      ],
      casual: [
        `People can't type. Give me ${long}, or ${none} if it's all fine.`,
        `find the misspelt word in this search and send me ${long}. If there isn't one, ${none}.`,
        `My thumbs are too big for my phone, please sort out my typo: I want ${long}, and ${none} in case I got it right.`,
      ],
      sample(r) {
        const clean = r.sample(SPELLING_WORDS, r.int(1, 3)) as string[];
        if (r.chance(0.3)) clean.unshift(r.pick(SHOP_COLOURS));
        if (r.chance(0.2))
          return { input: clean.join(" "), output: mode === "query" ? clean.join(" ") : miss.value };
        const at = r.pick(clean.flatMap((word, i) => (word.length >= 6 ? [i] : [])));
        const mistake = { clean, wrong: misspell(r, clean[at] as string), at };
        const input = clean.map((word, i) => (i === at ? mistake.wrong : word)).join(" ");
        return { input, output: solve(mistake) };
      },
    };
  },
});
