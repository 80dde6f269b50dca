/** Personal records made coarser. Part of the masking-and-distilling theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { FIRST_NAMES, LAST_NAMES } from "../lexicon/a-people.js";

const FIELDS = ["name", "age", "postcode", "born", "salary"] as const;
type Field = (typeof FIELDS)[number];
type Entry = Readonly<Record<Field, string>>;

const SEPARATORS = ["; ", ", ", " | "];
const decade = (age: string): string => {
  const low = Math.floor(Number(age) / 10) * 10;
  return `${low}-${low + 9}`;
};
const two = (n: number): string => String(n).padStart(2, "0");

const record = jobFamily(
  {
    id: "masking/record",
    theme: "masking-and-distilling",
    difficulty: "medium",
    survives: [],
    noun: ["personal record", "record of a person", "row of personal data", "customer record"],
    setting: (random) => {
      const order = random.shuffle(FIELDS);
      const [equals, between] = [random.pick([": ", "="]), random.pick(SEPARATORS)];
      const show = (entry: Entry, fields: readonly Field[] = order) =>
        fields.map((field) => `${field}${equals}${entry[field]}`).join(between);
      return {
        order,
        show,
        tag: random.pick(["***", "[NAME]", "hidden", "X"]),
        mark: random.pick(["x", "*", "#"]),
      };
    },
    pose: (r, { show }): Posed<Entry> => {
      const age = r.int(18, 89);
      const value = {
        name: `${r.pick(FIRST_NAMES)} ${r.pick(LAST_NAMES)}`,
        age: String(age),
        postcode: r.digits(5),
        born: `${2025 - age}-${two(r.int(1, 12))}-${two(r.int(1, 28))}`,
        salary: String(r.int(220, 990) * 100),
      };
      return { input: show(value), value };
    },
  },
  {
    age: ({ show }) => ({
      does: [
        "replace the age by its decade, like 30-39",
        "make the age coarser: only the ten years it is in, as in 30-39",
      ],
      gives: [
        "the record with the age as a decade, like 30-39",
        "the same data, age given as a range such as 30-39",
      ],
      rules: [["All other fields stay.", "Change nothing else."]],
      solve: (e) => show({ ...e, age: decade(e.age) }),
    }),
    postcode: ({ show, mark }) => ({
      does: [
        `keep two digits of the postcode and write ${mark} for the others`,
        `mask all but the first two digits of the postcode with ${mark}`,
      ],
      gives: [
        `the record with a postcode like 80${mark.repeat(3)}`,
        `the same data, postcode cut to two digits and ${mark.repeat(3)}`,
      ],
      rules: [["All other fields stay.", "Change nothing else."]],
      solve: (e) => show({ ...e, postcode: e.postcode.slice(0, 2) + mark.repeat(3) }),
    }),
    born: ({ show }) => ({
      does: ["reduce the date of birth to the year", "drop month and day of birth"],
      gives: ["the record with only the year under born", "the same data, date of birth cut to its year"],
      rules: [["All other fields stay.", "Change nothing else."]],
      solve: (e) => show({ ...e, born: e.born.slice(0, 4) }),
    }),
    salary: ({ show }) => ({
      does: [
        "round the salary down to full thousands",
        "make the salary coarser: full thousands, rounded down",
      ],
      gives: [
        "the record with the salary rounded down to thousands",
        "the same data, 52300 becoming 52000 and so on",
      ],
      rules: [["All other fields stay.", "Change nothing else."], "Write all digits, as in 52000."],
      solve: (e) => show({ ...e, salary: `${e.salary.slice(0, -3)}000` }),
    }),
    name: ({ show, tag }) => ({
      does: [`replace the name by ${tag}`, `write ${tag} instead of the name`],
      gives: [`the record with ${tag} as the name`, `the same data, name hidden as ${tag}`],
      rules: [["All other fields stay.", "Change nothing else."]],
      solve: (e) => show({ ...e, name: tag }),
    }),
    drop: ({ show, order }) => ({
      does: ["remove the fields name and postcode", "delete name and postcode from the record"],
      gives: ["the record without name and postcode", "what is left without the fields name and postcode"],
      rules: ["The other fields keep their order and form."],
      solve: (e) =>
        show(
          e,
          order.filter((field) => field !== "name" && field !== "postcode"),
        ),
    }),
    coarse: ({ show, tag }) => ({
      does: ["make the record anonymous", "hide or coarsen every field but the postcode"],
      gives: ["the anonymous record", "the record made anonymous"],
      rules: [
        `The name becomes ${tag}, the age its decade (like 30-39), the birth date its year, the salary is rounded down to thousands (52000); the postcode stays.`,
      ],
      solve: (e) =>
        show({
          ...e,
          name: tag,
          age: decade(e.age),
          born: e.born.slice(0, 4),
          salary: `${e.salary.slice(0, -3)}000`,
        }),
    }),
  },
);

export const families: Family[] = [record];
