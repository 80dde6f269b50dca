/** Numbers written in Spanish, French, German or Chinese words: read, compared, counted on. */
import type { Family } from "../family.js";
import { type Question, textFamily } from "../frames/text-questions.js";
import { chineseNumber, frenchNumber, germanNumber, spanishNumber } from "../lexicon/multilingual-numbers.js";
import type { Random } from "../random.js";

type Numeral = Question<number> | ((random: Random) => Question<number>);

interface Words {
  readonly id: string;
  readonly language: string;
  readonly say: (n: number) => string;
  readonly highest: number;
  readonly carriers: readonly string[];
  readonly heldOut?: boolean;
}

/** Small numbers are as frequent as large ones. */
const numeral = (r: Random, highest: number): number => r.int(0, r.pick([99, 999, highest]));

const numbers = <V extends string>(words: Words, variants: Readonly<Record<V, Numeral>>): Family =>
  textFamily({
    id: words.id,
    theme: "program-execution",
    difficulty: "hard",
    ...(words.heldOut ? { heldOut: true } : {}),
    survives: ["whitespace", "distractor", "injection"],
    thing: [
      `text with one number in ${words.language} words`,
      `short ${words.language} texts with a number in words`,
    ],
    latent: (r: Random) => numeral(r, words.highest),
    variants,
    render: (r, n) => r.pick(words.carriers).replace("#", words.say(n)),
  });

const DIGITS: Numeral = { ask: "the number in digits", note: "Use no separators.", read: (n) => String(n) };
const SIZES = [
  ["small", "medium", "large"],
  ["S", "M", "L"],
  ["low", "middle", "high"],
];

const LARGE: Numeral = (random) => {
  const limit = random.pick([100, 150, 200, 300]);
  return {
    ask: `whether the number is above ${limit}`,
    classes: [`the number is greater than ${limit}`, `the number is ${limit} or less`],
    names: [
      ["yes", "no"],
      ["above", "within"],
      ["TOO MUCH", "FINE"],
    ],
    read: (n) => (n > limit ? 0 : 1),
  };
};

const spanish = numbers(
  {
    id: "execution/spanish-number-words",
    language: "Spanish",
    say: spanishNumber,
    highest: 9999,
    carriers: ["#", "#", "el número #", "total: #", "contraseña: #", "respuesta: #"],
  },
  {
    digits: DIGITS,
    "plus-ten": {
      ask: "ten more than the number, in digits",
      note: "Use no separators.",
      read: (n) => String(n + 10),
    },
    parity: {
      ask: "whether the number is even",
      classes: ["the number is even", "the number is odd"],
      names: [
        ["even", "odd"],
        ["yes", "no"],
        ["par", "impar"],
      ],
      note: "Zero is even.",
      read: (n) => n % 2,
    },
    above: LARGE,
  },
);

const french = numbers(
  {
    id: "execution/french-number-words",
    language: "French",
    say: frenchNumber,
    highest: 9999,
    carriers: ["#", "#", "le nombre #", "total : #", "réponse : #", "numéro #"],
    heldOut: true,
  },
  {
    digits: DIGITS,
    double: { ask: "twice the number, in digits", note: "Use no separators.", read: (n) => String(2 * n) },
    "last-digit": { ask: "the last digit of the number", read: (n) => String(n % 10) },
    size: {
      ask: "how large the number is",
      classes: ["the number is below 50", "it is from 50 to 499", "it is 500 or more"],
      names: SIZES,
      read: (n) => (n < 50 ? 0 : n < 500 ? 1 : 2),
    },
  },
);

const german = numbers(
  {
    id: "execution/german-number-words",
    language: "German",
    say: germanNumber,
    highest: 9999,
    carriers: ["#", "#", "die Zahl #", "Summe: #", "Ergebnis: #", "Nummer #"],
  },
  {
    digits: DIGITS,
    "next-in-words": {
      ask: "the next higher whole number, again as one German word in lower case",
      read: (n) => germanNumber(n + 1),
    },
    "digit-count": {
      ask: "how many digits the number has when it is written in digits",
      read: (n) => String(String(n).length),
    },
    half: {
      ask: "half of the number in digits",
      note: "If the number is odd, answer {none}.",
      read: (n, none) => (n % 2 ? none : String(n / 2)),
    },
  },
);

const chinese = numbers(
  {
    id: "execution/chinese-number-words",
    language: "Chinese",
    say: chineseNumber,
    highest: 99_999,
    carriers: ["#", "#", "总数：#", "数字是#", "答案：#", "编号#"],
  },
  {
    digits: DIGITS,
    "plus-one": {
      ask: "one more than the number, in digits",
      note: "Use no separators.",
      read: (n) => String(n + 1),
    },
    above: LARGE,
    grouped: {
      ask: "the number in digits, with a comma between thousands and hundreds",
      note: "Numbers below one thousand get no comma.",
      read: (n) => String(n).replace(/(?=\d{3}$)(?<=\d)/, ","),
    },
  },
);

export const families: Family[] = [spanish, french, german, chinese];
