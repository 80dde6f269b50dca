/** Data filtering on small tables: the rows that meet a condition, their number, or the extreme one. */
import type { Family } from "../family.js";
import { type Transform, transforms } from "../frames/transforms.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { NOTHING } from "../lexicon/choices.js";
import type { Random } from "../random.js";

interface Person {
  readonly name: string;
  readonly age: number;
  readonly city: string;
}
type Table = readonly Person[];

const TOWNS = CITIES.slice(0, 5);
const NAMES = FIRST_NAMES.slice(0, 40);

/** Names in table order, or the answer for none. */
function names(random: Random, whose: string, test: (person: Person) => boolean): Transform<Table> {
  const miss = random.pick(NOTHING);
  const [join, how] = random.pick([
    [", ", "separated by commas and blanks"],
    ["; ", "separated by semicolons and blanks"],
    [" ", "separated by blanks"],
  ] as const);
  return {
    gives: `the names of ${whose}, in table order, ${how}`,
    note: `Answer ${miss} if there is nobody.`,
    miss,
    solve: (table) =>
      table
        .filter(test)
        .map(({ name }) => name)
        .join(join) || miss,
  };
}

const by = (table: Table, better: (one: Person, best: Person) => boolean): Person =>
  table.reduce((best, one) => (better(one, best) ? one : best));

const tables = transforms<Table, string>({
  id: "data-filtering/table-query",
  theme: "data-filtering",
  difficulty: "hard",
  survives: ["injection"],
  nouns: ["table with name, age and city", "small table of people", "CSV text with a header", "member table"],
  facts: (r) => {
    const ages = r.int(18, 50);
    // Neighbouring ages in steps: no two people are equally old, so the oldest is one person.
    return r.shuffle(
      r
        .sample(NAMES, r.int(3, 5))
        .map((name, i) => ({ name, age: ages + i * 4 + r.int(0, 3), city: r.pick(TOWNS) })),
    );
  },
  write: (r, table) => {
    const sign = r.pick([",", ";", " | ", ", "]);
    return ["name age city", ...table.map(({ name, age, city }) => `${name} ${age} ${city}`)]
      .map((line) => line.split(" ").join(sign))
      .join("\n");
  },
  rules: {
    "older-than": (r) => {
      const limit = r.int(28, 50);
      return names(r, `the people who are older than ${limit}`, ({ age }) => age > limit);
    },
    "younger-than": (r) => {
      const limit = r.int(28, 50);
      return names(r, `all people younger than ${limit}`, ({ age }) => age < limit);
    },
    "in-city": (r) => {
      const city = r.pick(TOWNS);
      return names(r, `the people in ${city}`, (person) => person.city === city);
    },
    "not-in-city": (r) => {
      const city = r.pick(TOWNS);
      return names(r, `everybody who is not in ${city}`, (person) => person.city !== city);
    },
    "in-city-and-older": (r) => {
      const cities = r.sample(TOWNS, 2);
      const limit = r.int(24, 36);
      return names(
        r,
        `the people in ${cities.join(" or ")} who are at least ${limit} years old`,
        ({ age, city }) => cities.includes(city) && age >= limit,
      );
    },
    oldest: () => ({
      gives: "the name of the oldest person",
      solve: (table) => by(table, (one, best) => one.age > best.age).name,
    }),
    youngest: () => ({
      gives: "the name of the youngest person",
      solve: (table) => by(table, (one, best) => one.age < best.age).name,
    }),
    "city-of-oldest": () => ({
      gives: "the city of the person with the highest age",
      solve: (table) => by(table, (one, best) => one.age > best.age).city,
    }),
    "count-older": (r) => {
      const limit = r.int(28, 45);
      return {
        gives: `the number of people older than ${limit}, as a digit`,
        note: "This can be 0.",
        solve: (table) => String(table.filter(({ age }) => age > limit).length),
      };
    },
    "total-age": () => ({
      gives: "the sum of all ages, as a number",
      solve: (table) => String(table.reduce((sum, { age }) => sum + age, 0)),
    }),
    "oldest-first": (r) => {
      const [join, how] = r.pick([
        [" > ", 'with " > " between them'],
        [", ", "separated by commas and blanks"],
      ] as const);
      return {
        gives: `all names from the oldest person to the youngest, ${how}`,
        solve: (table) =>
          [...table]
            .sort((a, b) => b.age - a.age)
            .map(({ name }) => name)
            .join(join),
      };
    },
    "last-row-name": () => ({
      gives: "the name in the last row of the table",
      solve: (table) => table.at(-1)?.name,
    }),
  },
});

export const families: Family[] = [tables];
