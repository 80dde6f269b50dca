/**
 * Fuzzy matching: the same name despite spelling, and the candidate that a misspelled word means. Differences
 * are made from a known name, so the answer is known. Abbreviations are in fuzzy-matching-abbreviation.ts.
 */
import { type DrawnTask, type Family, relabel } from "../family.js";
import {
  CITIES,
  COMPANY_STEMS,
  COMPANY_SUFFIXES,
  FIRST_NAMES,
  LAST_NAMES,
  NICKNAMES,
} from "../lexicon/a-people.js";
import { GROCERIES, SINGULAR_PRODUCTS, SUBJECT_WORDS } from "../lexicon/a-products.js";
import { JOINERS, typo, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as fuzzyMatchingAbbreviationFamilies } from "./fuzzy-matching-abbreviation.js";

interface Same {
  readonly about: string;
  readonly apply: (random: Random, name: string) => string;
}

const mistype = (random: Random, name: string) => {
  const parts = name.split(" ");
  const long = parts.map((p, i) => (p.length >= 3 ? i : -1)).filter((i) => i >= 0);
  const at = random.pick(long);
  return parts.map((p, i) => (i === at ? typo(random, p) : p)).join(" ");
};
const shout = (random: Random, name: string) =>
  random.chance(0.5) ? name.toUpperCase() : name.toLowerCase();

/** Differences that a rule may forgive; a forgiven one keeps the name the same. */
const PERSON_RULES: readonly Same[] = [
  { about: "one spelling mistake", apply: mistype },
  { about: "upper or lower case", apply: shout },
  { about: "a first name cut to its initial", apply: (_, n) => n.replace(/^(\w)\w+/, "$1.") },
  { about: "the order of first and last name", apply: (_, n) => n.split(" ").reverse().join(", ") },
  {
    about: "an added middle initial",
    apply: (r, n) => n.replace(" ", ` ${r.pick(words("A. B. C. D. J. K. M. R. S. T."))} `),
  },
];
const COMPANY_RULES: readonly Same[] = [
  { about: "one spelling mistake", apply: mistype },
  { about: "upper or lower case", apply: shout },
  { about: "a legal ending such as Inc or Ltd", apply: (r, n) => `${n} ${r.pick(COMPANY_SUFFIXES)}` },
  { about: "missing spaces", apply: (_, n) => n.replaceAll(" ", "") },
  { about: "hyphens in place of spaces", apply: (_, n) => n.replaceAll(" ", "-") },
];

function otherPerson(random: Random, name: string): string {
  const [first, last] = name.split(" ") as [string, string];
  const differ = (pool: readonly string[], than: string) =>
    random.pick(pool.filter((p) => p.charAt(0) !== than.charAt(0)));
  return random.chance(0.5)
    ? `${first} ${differ(LAST_NAMES, last)}`
    : `${differ(FIRST_NAMES, first)} ${last}`;
}

function otherCompany(random: Random, name: string): string {
  const other = random.pick(COMPANY_STEMS.filter((stem) => stem !== name));
  const mixed = `${name.split(" ")[0]} ${other.split(" ").slice(1).join(" ")}`;
  return random.chance(0.5) && !mixed.includes("&") && mixed !== name ? mixed : other;
}

const sameName: Family = {
  id: "fuzzy-matching/same-name",
  theme: "fuzzy-matching",
  difficulty: "medium",
  draw(random): DrawnTask {
    const people = random.chance(0.5);
    const rules = random.sample(people ? PERSON_RULES : COMPANY_RULES, random.int(2, 4));
    const nicknames = people && random.chance(0.4);
    const [joiner, joinName] = random.pick(JOINERS);
    const { yes, no } = relabel(
      random,
      ["yes", "no"],
      [
        ["same", "different"],
        ["yes", "no"],
        ["MATCH", "NO_MATCH"],
        ["true", "false"],
        ["1", "0"],
        ["merge", "keep"],
        ["Y", "N"],
      ],
    );
    const about = [...rules.map((r) => r.about), ...(nicknames ? ["usual nicknames (Bob for Robert)"] : [])];
    const list = `${about.slice(0, -1).join(", ")} and ${about.at(-1)}`;
    const noun = people
      ? random.pick(["person", "customer", "author"])
      : random.pick(["company", "firm", "supplier"]);
    const sample = (r: Random) => {
      const isSame = r.chance(0.5);
      const nick = r.pick(NICKNAMES);
      const useNick = nicknames && isSame && r.chance(0.3);
      const base = people
        ? `${useNick ? nick[0] : r.pick(FIRST_NAMES)} ${r.pick(LAST_NAMES)}`
        : r.pick(COMPANY_STEMS);
      const short = useNick ? base.replace(nick[0], nick[1]) : base;
      const target = isSame ? short : people ? otherPerson(r, base) : otherCompany(r, base);
      const changed = useNick || (!isSame && r.chance(0.4)) ? target : r.pick(rules).apply(r, target);
      const pair = r.chance(0.5) ? [base, changed] : [changed, base];
      return { input: pair.join(joiner), output: isSame ? yes : no };
    };
    return {
      canonical: `${yes} if both names mean the same ${noun}, ignoring ${list}; else ${no}.`,
      plain: [
        `Two names are separated by ${joinName}. Answer ${yes} if they name the same ${noun} and ${no} if not. Ignore ${list}.`,
        `Decide whether both sides refer to one ${noun}. Differences in ${list} do not count. Output ${yes} for one ${noun}, ${no} for two.`,
        `Compare the pair of names (split by ${joinName}). It is a match, ${yes}, when only ${list} can explain the difference; otherwise it is ${no}.`,
        `For removing duplicates: print ${yes} when the two entries are one and the same ${noun}, forgiving ${list}. Print ${no} when they are two.`,
      ],
      terse: [
        `same ${noun}? ${yes}/${no}, ignore ${list}`,
        `${yes} if equal apart from ${list}, else ${no}`,
        `duplicate ${noun} check (${list} forgiven): ${yes} or ${no}`,
      ],
      casual: [
        `is that the same ${noun} twice? don't be picky about ${list}. ${yes} or ${no} (${no} = two of them)`,
        `our list is full of doubles. say ${yes} if these two are really one ${noun}, ${no} otherwise; ${list} can differ`,
        `${no} if they're clearly not the same ${noun}, ${yes} if it's just ${list}`,
      ],
      labels: [yes, no],
      sample,
    };
  },
};

const POOLS: readonly (readonly [string, readonly string[]])[] = [
  ["city", CITIES.filter((w) => w.length > 4)],
  ["product", SINGULAR_PRODUCTS.filter((w) => !w.includes(" "))],
  ["word", SUBJECT_WORDS],
  ["first name", FIRST_NAMES.filter((w) => w.length > 4)],
  ["item", GROCERIES.filter((w) => w.length > 4 && !w.includes(" "))],
];

const meant: Family = {
  id: "fuzzy-matching/meant-candidate",
  theme: "fuzzy-matching",
  difficulty: "medium",
  draw(random): DrawnTask {
    const [noun, pool] = random.pick(POOLS);
    const fixed = random.chance(0.5);
    const names = random.sample(pool, random.int(3, 6));
    const listed = names.join(", ");
    const numbered = !fixed && random.chance(0.4);
    const upper = !numbered && random.chance(0.25);
    const show = (name: string) => (upper ? name.toUpperCase() : name);
    const missing = random.pick(["none", "?", "unknown", "no match", "NONE"]);
    const caps = upper ? " in capitals" : "";
    const answer = numbered ? "its position in the list, counted from 1" : `the ${noun}${caps}`;
    const sign = random.pick([": ", " -> ", " ? ", " => "]);
    const before = `The mistyped ${noun} stands before "${sign.trim()}", the candidates after it.`;
    const where = fixed ? `The valid ones are ${listed}.` : before;
    return {
      canonical: fixed
        ? `Which of ${listed} is the misspelled ${noun} meant to be${caps}? ${missing} if none.`
        : `Which candidate after "${sign.trim()}" does the misspelled ${noun} mean? Give ${answer}.`,
      plain: fixed
        ? [
            `Correct a mistyped ${noun}. ${where} Print the closest one${caps}, or ${missing} if nothing is similar.`,
            `Users enter a ${noun} with spelling mistakes. Map the input to one of ${listed}${caps}; unrelated input gives ${missing}.`,
            `Match the input to this list despite typos: ${listed}. Output the matching ${noun}${caps}, ${missing} without a match.`,
            `The answer is the ${noun} that the writer wanted to type${caps}, out of ${listed}. If it is something quite different, answer ${missing}.`,
          ]
        : [
            `Correct a mistyped ${noun}. ${where} Answer with ${answer}.`,
            `Choose the candidate that is closest in spelling to the ${noun} given first. ${where} Print ${answer}.`,
            `Which entry of the list did the writer mean? ${where} The output is ${answer}.`,
            `Find the right spelling. ${where} Return ${answer} for the candidate that differs by only a letter or so.`,
          ],
      terse: fixed
        ? [
            `typo -> one of ${listed}${caps}, else ${missing}`,
            `nearest ${noun}${caps} from: ${listed}; ${missing} if far off`,
            `fix spelling; valid: ${listed}. Otherwise ${missing}.${upper ? " Answer in capitals." : ""}`,
          ]
        : [
            `closest candidate after "${sign.trim()}", give ${answer}`,
            `typo${sign}candidates; output ${answer}`,
            `did you mean? (${noun}${sign}list) print ${answer}`,
          ],
      casual: fixed
        ? [
            `people can't type. it's always one of ${listed}, tell me which${caps}, or ${missing} when it's none of them`,
            `guess what they meant: ${listed}? give me the proper spelling${caps}, ${missing} if you can't tell`,
            `sort of a did-you-mean for ${listed}. anything else is ${missing}${upper ? ", and shout it in capitals" : ""}`,
          ]
        : [
            `someone misspelled a ${noun}, and the options come after "${sign.trim()}". which one is it? I want ${answer}`,
            `did-you-mean helper please: first the typo, then "${sign.trim()}" and the options. give me ${answer}`,
            `pick the one they were trying to write (options after "${sign.trim()}"), just ${answer}`,
          ],
      sample: (r) => {
        if (fixed && r.chance(0.15)) {
          const far = r.pick(words("zzz 12345 hello qwerty thanks xyz okay 99 abc"));
          return { input: far, output: missing };
        }
        const list = fixed ? names : r.sample(pool, r.int(3, 4));
        const at = r.int(0, list.length - 1);
        const right = list[at] as string;
        const wrong = r.chance(0.15) ? right.toLowerCase() : typo(r, right);
        const input = fixed ? wrong : `${wrong}${sign}${list.join(", ")}`;
        return { input, output: numbered ? String(at + 1) : show(right) };
      },
    };
  },
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [sameName, meant, ...fuzzyMatchingAbbreviationFamilies];
