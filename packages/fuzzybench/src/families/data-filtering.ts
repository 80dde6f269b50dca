/**
 * Data filtering: keep or drop a record by a stated condition, and tell the section of a curriculum vitae
 * line. Schedules are in data-filtering-cron.ts.
 */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { RESUME_SECTIONS, RESUME_SLOTS, SHELVES, STATUSES } from "../lexicon/a-resume-lines.js";
import { capital, fill, nameClasses, OTHER_CLASS, outside } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as dataFilteringCronFamilies } from "./data-filtering-cron.js";

type Row = Record<string, string>;

const NUMBER_FIELDS: Readonly<Record<string, number>> = {
  age: 80,
  price: 300,
  stock: 120,
  score: 100,
  visits: 60,
};
const WORD_FIELDS: Readonly<Record<string, readonly string[]>> = {
  city: CITIES,
  status: STATUSES,
  category: SHELVES,
};

const LAYOUTS: readonly ((row: Row) => string)[] = [
  (row) =>
    Object.entries(row)
      .map(([k, v]) => `${k}=${v}`)
      .join("; "),
  (row) =>
    Object.entries(row)
      .map(([k, v]) => `${k}: ${v}`)
      .join(", "),
  (row) =>
    `{${Object.entries(row)
      .map(([k, v]) => `"${k}": ${/^\d+$/.test(v) ? v : `"${v}"`}`)
      .join(", ")}}`,
  (row) =>
    Object.entries(row)
      .map(([k, v]) => `${k}:${v}`)
      .join(" "),
];

interface Condition {
  readonly field: string;
  readonly say: string;
  readonly value: (random: Random, holds: boolean) => string;
}

function condition(random: Random): Condition {
  if (random.chance(0.45)) {
    const field = random.pick(Object.keys(NUMBER_FIELDS));
    const top = NUMBER_FIELDS[field] as number;
    const limit = Math.round((top * random.int(2, 7)) / 50) * 5;
    const above = random.chance(0.5);
    const say = above
      ? random.pick([
          `${field} is over ${limit}`,
          `${field} is more than ${limit}`,
          `${field} is greater than ${limit}`,
        ])
      : random.pick([
          `${field} is below ${limit}`,
          `${field} is less than ${limit}`,
          `${field} is under ${limit}`,
        ]);
    const value = (r: Random, holds: boolean) =>
      String(holds === above ? r.int(limit + 1, top) : above ? r.int(1, limit) : r.int(1, limit - 1));
    const edge = (r: Random, holds: boolean) => (!holds && r.chance(0.15) ? String(limit) : value(r, holds));
    return { field, say, value: edge };
  }
  const field = random.pick(Object.keys(WORD_FIELDS));
  const pool = WORD_FIELDS[field] as readonly string[];
  const chosen = random.sample(pool, random.int(1, 3));
  const negated = random.chance(0.35);
  const list =
    chosen.length > 1 ? `${chosen.slice(0, -1).join(", ")} or ${chosen.at(-1)}` : (chosen[0] as string);
  return {
    field,
    say: `${field} is ${negated ? "not " : ""}${list}`,
    value: (r, holds) => r.pick(holds !== negated ? chosen : pool.filter((v) => !chosen.includes(v))),
  };
}

const record: Family = {
  id: "data-filtering/record-condition",
  theme: "data-filtering",
  difficulty: "medium",
  draw(random): DrawnTask {
    const first = condition(random);
    let second = random.chance(0.35) ? condition(random) : undefined;
    if (second?.field === first.field) second = undefined;
    const any = random.chance(0.4);
    const said = second ? `${first.say} ${any ? "or" : "and"} ${second.say}` : first.say;
    const layout = random.pick(LAYOUTS);
    const { keep, drop } = relabel(
      random,
      ["keep", "drop"],
      [
        ["keep", "drop"],
        ["KEEP", "DROP"],
        ["yes", "no"],
        ["true", "false"],
        ["1", "0"],
        ["include", "exclude"],
        ["pass", "skip"],
      ],
    );
    const noun = random.pick(["record", "row", "entry"]);
    return {
      canonical: `${keep} if ${said}; otherwise ${drop}.`,
      plain: [
        `Filter each ${noun}. Answer ${keep} if its ${said}, and ${drop} if this does not hold.`,
        `Look at one ${noun} with several fields. Print ${keep} when ${said}; print ${drop} in all other cases.`,
        `Only a ${noun} whose ${said} should stay, marked ${keep}. Every other ${noun} is marked ${drop}.`,
        `Test this condition on the ${noun}: ${said}. True gives ${keep}, false gives ${drop}. Other fields play no role.`,
      ],
      terse: [
        `${said} -> ${keep}, else ${drop}`,
        `${keep} where ${said}; ${drop} otherwise`,
        `filter (${said}): ${keep}/${drop}`,
      ],
      casual: [
        `I just need the ones where ${said}, say ${keep} for those and ${drop} for the others`,
        `go through the table and tell me ${keep} when ${said}, ${drop} if that's not the case`,
        `it's ${drop} for me unless ${said}, then it's ${keep}.`,
      ],
      labels: [keep, drop],
      sample: (r) => {
        const holds = r.chance(0.5);
        const one = second === undefined ? holds : any ? holds && r.chance(0.6) : holds || r.chance(0.5);
        const two = any ? holds && (!one || r.chance(0.3)) : holds || !one ? holds || r.chance(0.5) : false;
        const values: Row = { [first.field]: first.value(r, one) };
        if (second) values[second.field] = second.value(r, two);
        const fields = [...Object.keys(NUMBER_FIELDS), ...Object.keys(WORD_FIELDS)].filter(
          (f) => !(f in values),
        );
        for (const field of r.sample(fields, r.int(1, 2)))
          values[field] = WORD_FIELDS[field]
            ? r.pick(WORD_FIELDS[field] as readonly string[])
            : String(r.int(1, NUMBER_FIELDS[field] as number));
        const row: Row = r.chance(0.6) ? { name: r.pick(FIRST_NAMES) } : {};
        for (const field of r.shuffle(Object.keys(values))) row[field] = values[field] as string;
        return { input: layout(row), output: holds ? keep : drop };
      },
    };
  },
};

const resume: Family = {
  id: "data-filtering/resume-line",
  theme: "data-filtering",
  difficulty: "easy",
  draw(random): DrawnTask {
    const chosen = random.sample(RESUME_SECTIONS, random.int(2, 5));
    const rest = outside(RESUME_SECTIONS, chosen, [
      "skills languages",
      "education certificate",
      "skills certificate",
    ]);
    const named = nameClasses(
      random,
      rest.length > 0 && chosen.length < 5 && random.chance(0.5) ? [...chosen, OTHER_CLASS] : chosen,
    );
    const [s0, s1, s2, s3, s4] = named.says;
    const noun = random.pick(["résumé", "CV", "curriculum vitae", "job application"]);
    return {
      canonical: `Section of the ${noun} line: ${s0}.`,
      plain: [
        `Say which section a line of a ${noun} belongs to: ${s0}.`,
        `Classify one line taken from a ${noun}. The classes are ${s1}.`,
        `Where in a ${noun} would this line stand? Use ${s2}.`,
        `Sort ${noun} lines for a recruiter. ${capital(s3 as string)}.`,
        `Name the part of the ${noun}. ${capital(s4 as string)}.`,
      ],
      terse: [`${noun} section: ${s0}`, `line type? ${s3}`, `${noun} line, one of ${s1}`],
      casual: [
        `I'm parsing a ${noun} line by line, what is each one? ${s1}`,
        `tag the lines please: ${s3}`,
        `what kind of info is that in the ${noun}? use ${s2}`,
      ],
      labels: named.all,
      sample: (r) => {
        const at = r.int(0, named.all.length - 1);
        const line = fill(r, r.pick((chosen[at] ?? r.pick(rest)).templates), RESUME_SLOTS);
        return { input: r.chance(0.3) ? `- ${line}` : line, output: named.all[at] as string };
      },
    };
  },
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [record, resume, ...dataFilteringCronFamilies];
