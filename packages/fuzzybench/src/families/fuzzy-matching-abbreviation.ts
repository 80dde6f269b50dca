/**
 * Fuzzy matching of abbreviations: whether a short form has the initials of a phrase. The other families of
 * the theme are in fuzzy-matching.ts.
 */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { JOINERS, words } from "../lexicon/a-text.js";

const ADJECTIVES = words(
  "National International Central Digital Open Royal United Global Public Northern Mobile Annual",
);
const MIDDLES = words(
  "Health Energy Research Transport Music Ocean Safety Housing Data Travel Farming Science Language",
);
const HEADS = words(
  "Agency Board Council Office Union Institute Network Fund Service Group Committee Foundation",
);
const LITTLE = words("of for and the");

const abbreviation: Family = {
  id: "fuzzy-matching/abbreviation",
  theme: "fuzzy-matching",
  difficulty: "hard",
  draw(random): DrawnTask {
    const skip = random.chance(0.6);
    const dots = random.chance(0.4);
    const [joiner, joinName] = random.pick(JOINERS);
    const { yes, no } = relabel(
      random,
      ["yes", "no"],
      [
        ["yes", "no"],
        ["true", "false"],
        ["match", "mismatch"],
        ["OK", "WRONG"],
        ["1", "0"],
        ["fits", "differs"],
      ],
    );
    const little = skip
      ? "leaving out small words (of, for, and, the)"
      : "counting small words (of, for, and, the) too";
    const forgive = dots ? " Dots between the letters are fine." : "";
    const initials = (list: readonly string[]) =>
      list.filter((w) => !skip || !LITTLE.includes(w)).map((w) => w.charAt(0).toUpperCase());
    return {
      canonical: `${yes} if the abbreviation has exactly the initials of the phrase, ${little}; else ${no}.${forgive}`,
      plain: [
        `An abbreviation and a phrase are separated by ${joinName}. Answer ${yes} if the letters are the first letters of the words, ${little}; otherwise ${no}.${forgive}`,
        `Check whether the short form stands for the long form: take the initials of the phrase, ${little}, and compare. Equal gives ${yes}, unequal gives ${no}.${forgive}`,
        `Does the acronym fit the name behind it? Print ${yes} when the initial letters agree in order (${little}), ${no} when they do not.${forgive}`,
        `Compare each letter of the abbreviation with the words of the phrase, ${little}. Output ${yes} for a full match and ${no} for any missing, extra or wrong letter.${forgive}`,
      ],
      terse: [
        `acronym = initials, ${little}? ${yes}/${no}.${forgive}`,
        `${yes} if the initials fit (${little}), else ${no}.${forgive}`,
        `abbreviation check, ${little}: ${yes} or ${no} when wrong.${forgive}`,
      ],
      casual: [
        `is that really short for that? compare the first letters, ${little}, and say ${yes} or ${no} (${no} = doesn't fit).${forgive}`,
        `somebody made up these acronyms, check them please: ${yes} when the initials work, ${little}, ${no} when they don't.${forgive}`,
        `${no} if a letter is off, ${yes} if the initials are right, ${little}.${forgive}`,
      ],
      labels: [yes, no],
      sample: (r) => {
        const [adjective, middle, head] = [r.pick(ADJECTIVES), r.pick(MIDDLES), r.pick(HEADS)] as const;
        const phrase = r.pick([
          [adjective, middle, head],
          [head, "of", middle],
          [adjective, head, "for", middle],
          [head, "of", middle, "and", r.pick(MIDDLES.filter((m) => m !== middle))],
          [adjective, middle, "and", r.pick(MIDDLES.filter((m) => m !== middle)), head],
        ]);
        const right = initials(phrase);
        const good = r.chance(0.5);
        const letters = [...right];
        if (!good) {
          const at = r.int(0, letters.length - 1);
          const other = r.pick([..."BKLQVXZW"].filter((c) => c !== letters[at]));
          const fault = r.int(0, 2);
          if (fault === 0) letters[at] = other;
          else if (fault === 1) letters.splice(at, 1);
          else letters.splice(at, 0, other);
        }
        const short = dots && r.chance(0.5) ? `${letters.join(".")}.` : letters.join("");
        return { input: `${short}${joiner}${phrase.join(" ")}`, output: good ? yes : no };
      },
    };
  },
};

export const families: Family[] = [abbreviation];
