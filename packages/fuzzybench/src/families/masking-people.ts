/** Names of people in sentences. Part of the masking-and-distilling theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { CITIES, FIRST_NAMES, LAST_NAMES } from "../lexicon/a-people.js";
import { fill, lines } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

/** Sentences with the first person as 0 and the second as 1. */
const SENTENCES = lines(`
  0 met 1 in {city}.
  0 forwarded the report to 1, and later 0 called back.
  Please ask 0 about the invoice; 1 is away until Monday.
  0 and 1 will share a room in {city}.
  The letter from 0 was answered by 1 within {n} days.
  0 paid the bill of {n} euros.
  0 booked room {n} for Monday.
  1 says that 0 never called 1 back.
  According to 0, the train from {city} was late.
  On the advice of 1, we hired 0 in March.
  {n} guests came with 0 to {city}.
  Not 1 but 0 will call you back.`);
const NOBODY = lines(`
  The invoice was sent to {city} twice.
  Nobody booked room {n} this week.
  All {n} guests have arrived in {city}.
  The report from {city} is {n} pages long.`);
const SLOTS = { city: CITIES, n: Array.from({ length: 60 }, (_, i) => String(i + 12)) };

interface Person {
  readonly first: string;
  readonly last: string;
}
/** A sentence in pieces: texts, and people in order of appearance. */
type Pieces = readonly (string | Person)[];

const name = ({ first, last }: Person): string => `${first} ${last}`;
const written = (pieces: Pieces, show: (person: Person) => string): string =>
  pieces.map((piece) => (typeof piece === "string" ? piece : show(piece))).join("");
const peopleIn = (pieces: Pieces): Person[] => [
  ...new Set(pieces.filter((piece): piece is Person => typeof piece !== "string")),
];
const INTACT = [
  "The rest stays as it is; names of cities are no people.",
  "Change nothing else, cities least of all.",
];
const TAGS = ["[NAME]", "<person>", "***", "[hidden]", "XXX", "N.N.", "(someone)"];
const ALIASES: readonly (readonly [string, (i: number) => string])[] = [
  ["Person 1, Person 2", (i) => `Person ${i + 1}`],
  ["Person A, Person B", (i) => `Person ${"AB"[i]}`],
  ["P1, P2", (i) => `P${i + 1}`],
  ["[USER_1], [USER_2]", (i) => `[USER_${i + 1}]`],
];

const personName = jobFamily(
  {
    id: "masking/person-name",
    theme: "masking-and-distilling",
    difficulty: "medium",
    survives: [],
    noun: ["sentence with names", "sentence that may name people", "note about people", "line of a report"],
    setting: (random) => ({ none: random.pick(["none", "nobody", "-", "n/a"]), tag: random.pick(TAGS) }),
    pose: (r: Random): Posed<Pieces> => {
      const firsts = r.sample(FIRST_NAMES, 2);
      const lasts = r.sample(LAST_NAMES, 2);
      const people = firsts.map((first, i): Person => ({ first, last: lasts[i] as string }));
      if (r.chance(0.12)) {
        const input = fill(r, r.pick(NOBODY), SLOTS);
        return { input, value: [input] };
      }
      // The places of people are split off before the slots are filled, which may bring digits.
      const pieces = r
        .pick(SENTENCES)
        .split(/\b([01])\b/)
        .map((text, i) => (i % 2 === 1 ? (people[Number(text)] as Person) : fill(r, text, SLOTS)));
      return { input: written(pieces, name), value: pieces };
    },
  },
  {
    tag: ({ tag }) => ({
      does: [`replace each person's name by ${tag}`, `write ${tag} for every full name of a person`],
      gives: [
        `the sentence with ${tag} in place of people's names`,
        `the text in which each person is just ${tag}`,
      ],
      rules: [INTACT, "First and last name together become one."],
      solve: (pieces) => written(pieces, () => tag),
    }),
    initials: () => ({
      does: ["shorten people's names to their initials", "write only the initials of each person"],
      gives: [
        "the sentence with initials for people's names",
        "the text in which two initials stand for each person",
      ],
      rules: [
        INTACT,
        "First and last name give one capital each, both with a full stop, one space between them.",
      ],
      solve: (pieces) => written(pieces, ({ first, last }) => `${first[0]}. ${last[0]}.`),
    }),
    "first-only": () => ({
      does: ["drop people's last names", "keep only the first names of people"],
      gives: ["the sentence with first names only", "the text without surnames"],
      rules: [INTACT],
      solve: (pieces) => written(pieces, ({ first }) => first),
    }),
    "last-initial": () => ({
      does: ["shorten people's last names to the first letter", "cut each surname to its initial"],
      gives: [
        "the sentence with surnames cut to their initial",
        "the text with only the first letter of each surname",
      ],
      rules: [INTACT, "First names stay in full; the initial has a full stop."],
      solve: (pieces) => written(pieces, ({ first, last }) => `${first} ${last[0]}.`),
    }),
    alias: (_, random) => {
      const [shown, alias] = random.pick(ALIASES);
      return {
        does: [
          `number the people and replace their names by ${shown}`,
          `give people the aliases ${shown} instead of names`,
        ],
        gives: [
          `the sentence with ${shown} for the people`,
          `the text with the aliases ${shown} in place of names`,
        ],
        rules: [
          INTACT,
          "Whoever is named first gets the first alias, and the same person always has the same one.",
        ],
        solve: (pieces) => {
          const people = peopleIn(pieces);
          return written(pieces, (person) => alias(people.indexOf(person)));
        },
      };
    },
    list: ({ none }) => ({
      does: ["list the people who are named", "extract the full names of people"],
      gives: ["the full names of all people", "everyone named in the text, first and last name"],
      rules: [
        `Each once, in order of appearance, separated by a comma and a space; without people answer ${none}.`,
      ],
      solve: (pieces) => peopleIn(pieces).map(name).join(", ") || none,
    }),
    surnames: ({ none }) => ({
      does: ["list the last names of the people", "extract the surnames only"],
      gives: ["the last names of all people", "the surnames that occur"],
      rules: [
        `Each once, in order of appearance, separated by a comma and a space; without people answer ${none}.`,
      ],
      solve: (pieces) =>
        peopleIn(pieces)
          .map(({ last }) => last)
          .join(", ") || none,
    }),
  },
);

export const families: Family[] = [personName];
