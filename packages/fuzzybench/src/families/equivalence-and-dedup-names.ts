/** Two mentions of people: may they be the same person, when nicknames, initials or other names count. */
import { type LabelRow, tableFamily, YES_NO } from "../frames/rule-table.js";
import { LAST_NAMES, NICKNAMES } from "../lexicon/a-people.js";
import { PAIR_LAYOUTS, SAME_SETS } from "../lexicon/paraphrases.js";

/** How the second mention relates to the first, which is always a full name. */
type Relation = "full" | "nick" | "initial" | "other-first" | "other-initial" | "other-last";
const RELATIONS: readonly Relation[] = [
  "full",
  "nick",
  "initial",
  "other-first",
  "other-initial",
  "other-last",
];

type Layout = (typeof PAIR_LAYOUTS)[number];

const row = (
  same: readonly Relation[],
  rules: readonly [string, string],
  brief: string,
): LabelRow<Relation, Layout> => ({
  // Names of relatives are no duplicates, so only neutral labels suit them.
  sets: same.includes("full") ? SAME_SETS : YES_NO,
  read: (relation) => (same.includes(relation) ? 0 : 1),
  rule: ([yes, no]) => ({
    long: [
      `answer ${yes} if ${rules[0]}, and ${no} otherwise; letter case and the order of first and last name do not matter`,
      `compare the names: ${yes} when ${rules[1]}, ${no} when not ("Last, First" is the same as "First Last", and case is ignored)`,
    ],
    short: [
      `${yes} = ${brief}, ${no} = not; case and name order ignored`,
      `${brief}? ${yes}, else ${no} (ignore case and "Last, First")`,
    ],
  }),
});

export const names = tableFamily<Relation, Layout>({
  id: "equivalence-and-dedup/names",
  theme: "equivalence-and-dedup",
  difficulty: "medium",
  survives: ["case", "whitespace", "injection"],
  things: ["two names of people", "two mentions of a person", "a pair of names from two lists"],
  options: (random) => random.pick(PAIR_LAYOUTS),
  scene: (r, layout) => {
    const relation = r.pick(RELATIONS);
    const [long, nick] = r.pick(NICKNAMES);
    const [last, otherLast] = r.sample(LAST_NAMES, 2) as [string, string];
    // Neither the name nor the short form of the other person may begin alike.
    const others = NICKNAMES.filter(([a]) => a[0] !== long[0] && a[0] !== nick[0]);
    const [otherFirst] = r.pick(others);
    const first = {
      nick,
      initial: `${long[0]}.`,
      "other-first": otherFirst,
      "other-initial": `${otherFirst[0]}.`,
    };
    const write = (given: string, family: string) => {
      const text = r.chance(0.35) ? `${family}, ${given}` : `${given} ${family}`;
      return r.pick([text, text, text.toUpperCase(), text.toLowerCase()]);
    };
    const given = relation === "full" || relation === "other-last" ? long : first[relation];
    const pair = r.shuffle([write(long, last), write(given, relation === "other-last" ? otherLast : last)]);
    return { input: layout(pair[0] as string, pair[1] as string), latent: relation };
  },
  rows: {
    strict: row(
      ["full"],
      [
        "both have the same full first name and the same last name",
        "first and last name are written out and equal; short forms and initials are not accepted",
      ],
      "same first and last name, no short forms or initials",
    ),
    nickname: row(
      ["full", "nick"],
      [
        "the last names are equal and the first names are equal or one is a usual short form of the other (Bob for Robert), while initials are not accepted",
        "family names agree and given names agree too, counting nicknames but not single letters",
      ],
      "same name, nicknames count, initials do not",
    ),
    initial: row(
      ["full", "initial"],
      [
        "the last names are equal and the first names are equal or one is the initial of the other (R. for Robert), while nicknames are not accepted",
        "family names agree and given names agree too, counting initials but not nicknames",
      ],
      "same name, initials count, nicknames do not",
    ),
    lenient: row(
      ["full", "nick", "initial"],
      [
        "the last names are equal and the first names fit, as equal names, a usual nickname (Bob for Robert) or a fitting initial (R. for Robert)",
        "they may be one person: same family name, and given names that agree, shorten or abbreviate each other",
      ],
      "possibly one person, nicknames and initials count",
    ),
    "last-name": row(
      RELATIONS.filter((relation) => relation !== "other-last"),
      [
        "the last names are equal, whatever the first names",
        "both bear one family name, with any given name or initial",
      ],
      "same last name",
    ),
    "first-name": row(
      ["full", "nick", "other-last"],
      [
        "the first names are equal or one is a usual short form of the other, whatever the last names; a mere initial is not enough",
        "given names agree, counting nicknames but not initials, with any family name",
      ],
      "same first name (nicknames count, initials do not)",
    ),
    relatives: row(
      ["other-first", "other-initial"],
      [
        "they could be relatives, that is the last names are equal but the first names cannot belong to one person (neither equal nor nickname nor fitting initial)",
        "the family name is shared while the given names contradict each other",
      ],
      "same last name but surely another person",
    ),
  },
});
