/**
 * Format repair: broken JSON objects, mixed delimiters, dates, and configuration lines. Every fault is made
 * from a correct value, so the repaired text is known.
 */
import type { DrawnTask, Family } from "../family.js";
import { CITIES, FIRST_NAMES, MONTHS } from "../lexicon/a-people.js";
import { COLOURS, GROCERIES, SUBJECT_WORDS } from "../lexicon/a-products.js";
import { entries, MISSING_WORDS, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as formatRepairConfigFamilies } from "./format-repair-config.js";

const KEYS = words("id name age city size count color price active done level type code status owner score");

function jsonMember(random: Random, key: string): readonly [string, string] {
  if (/^(name|owner)$/.test(key)) return [key, `"${random.pick(FIRST_NAMES)}"`];
  if (key === "city") return [key, `"${random.pick(CITIES)}"`];
  if (key === "color") return [key, `"${random.pick(COLOURS)}"`];
  if (/^(active|done)$/.test(key)) return [key, random.pick(["true", "false"])];
  if (/^(type|status|code)$/.test(key)) return [key, `"${random.pick(SUBJECT_WORDS)}"`];
  return [key, String(random.int(1, 99))];
}

interface Fault {
  readonly about: string;
  readonly apply: (members: readonly (readonly [string, string])[], random: Random) => string;
}

const member = ([key, value]: readonly [string, string]) => `"${key}": ${value}`;

const FAULTS: readonly Fault[] = [
  { about: "a missing closing brace", apply: (m) => `{${m.map(member).join(", ")}` },
  { about: "a trailing comma", apply: (m) => `{${m.map(member).join(", ")},}` },
  { about: "single quotes", apply: (m) => `{${m.map(member).join(", ").replaceAll('"', "'")}}` },
  { about: "keys without quotes", apply: (m) => `{${m.map(([k, v]) => `${k}: ${v}`).join(", ")}}` },
  { about: "a missing opening brace", apply: (m) => `${m.map(member).join(", ")}}` },
  {
    about: "equals signs instead of colons",
    apply: (m) => `{${m.map(([k, v]) => `"${k}" = ${v}`).join(", ")}}`,
  },
  { about: "semicolons instead of commas", apply: (m) => `{${m.map(member).join("; ")}}` },
  {
    about: "a missing quote before a key",
    apply: (m, r) => {
      const at = r.int(0, m.length - 1);
      return `{${m.map(([k, v], i) => (i === at ? `${k}": ${v}` : `"${k}": ${v}`)).join(", ")}}`;
    },
  },
];

const json: Family = {
  id: "format-repair/json-object",
  theme: "format-repair",
  difficulty: "hard",
  draw(random): DrawnTask {
    const faults = random.sample(FAULTS, random.int(1, 3));
    const compact = random.chance(0.5);
    const layout = compact
      ? "without any spaces between the parts"
      : "with one space after every colon and comma";
    const about = faults.map((f) => f.about);
    const list =
      about.length > 1 ? `${about.slice(0, -1).join(", ")} or ${about.at(-1)}` : (about[0] as string);
    return {
      canonical: `Repair the JSON object (${list}) and print it ${layout}.`,
      plain: [
        `Repair a small JSON object that may have ${list}. Print valid JSON ${layout}.`,
        `The input is almost JSON, but it can contain ${list}. Output the corrected object ${layout}, keeping keys and values.`,
        `Fix ${list} in the object so that a strict JSON parser accepts it. Write it ${layout}; a correct object stays the same apart from spacing.`,
        `Turn the broken object into proper JSON with double quotes, ${layout}. Typical mistakes: ${list}.`,
      ],
      terse: [
        `fix JSON (${list}), ${layout}`,
        `broken object -> valid JSON ${layout}; errors: ${list}`,
        `JSON repair: ${list}. Output ${layout}.`,
      ],
      casual: [
        `some script writes bad JSON with ${list}, please clean it up, ${layout}`,
        `this won't parse, can you mend it? usually it's ${list}. I want it back ${layout}.`,
        `make it real JSON again (${list} is what goes wrong), ${layout} please`,
      ],
      sample: (r) => {
        const members = r.sample(KEYS, r.int(1, 2)).map((key) => jsonMember(r, key));
        const whole = `{${members.map(member).join(", ")}}`;
        const broken = r.chance(0.9) ? r.pick(faults).apply(members, r) : whole;
        const output = compact ? `{${members.map(([k, v]) => `"${k}":${v}`).join(",")}}` : whole;
        return { input: r.chance(0.3) ? broken.replaceAll(": ", ":") : broken, output };
      },
    };
  },
};

const DELIMITERS = [
  [",", "comma"],
  [";", "semicolon"],
  ["|", "vertical bar"],
  ["/", "slash"],
  [":", "colon"],
  ["+", "plus sign"],
] as const;

const delimiter: Family = {
  id: "format-repair/delimiter",
  theme: "format-repair",
  difficulty: "medium",
  heldOut: true,
  draw(random): DrawnTask {
    const [target, name] = random.pick(DELIMITERS);
    const spaced = random.chance(0.4);
    const glue = target === "," || target === ";" ? `${target} ` : ` ${target} `;
    const joiner = spaced ? glue : target;
    const how = spaced ? `"${glue}" (with its space)` : `"${target}" without spaces`;
    const sources = random.sample(
      DELIMITERS.map(([sign]) => sign).filter((sign) => sign !== target),
      random.int(2, 4),
    );
    const upper = random.chance(0.3);
    const shout = upper ? " Write the values in capitals." : "";
    const signs = sources.map((sign) => `"${sign}"`).join(" or ");
    return {
      canonical: `Replace the separators ${signs} by ${how}.${shout}`,
      plain: [
        `The values in a row are separated by ${signs}, with random spaces. Join them with ${how}.${shout}`,
        `Normalise the row: whatever separates the values (${signs}), the result uses a ${name}, written as ${how}.${shout}`,
        `Split the line at ${signs}, trim each piece, and put the pieces together with ${how}.${shout}`,
        `Rewrite the list so that its only delimiter is the ${name}: ${how} in place of ${signs}.${shout}`,
      ],
      terse: [
        `${signs} -> ${how}.${shout}`,
        `unify delimiters (${signs}) to ${how}.${shout}`,
        `trim values, join by ${how} instead of ${signs}.${shout}`,
      ],
      casual: [
        `every export uses another separator (${signs}), give me ${how} everywhere.${shout}`,
        `can you make these rows consistent? ${how} between the values, not ${signs}.${shout}`,
        `swap ${signs} for ${how} and drop the stray spaces.${shout}`,
      ],
      sample: (r) => {
        const n = r.int(2, 4);
        const pool = r.pick([CITIES, FIRST_NAMES, GROCERIES.filter((g) => !g.includes(" ")), COLOURS]);
        const values = r.sample(pool, n).map((v) => (r.chance(0.25) ? String(r.int(1, 400)) : v));
        const sign = r.pick(sources);
        const mixed = r.chance(0.3);
        const pad = () => r.pick(["", "", " ", "  "]);
        const input = values
          .map((v, i) => (i === 0 ? v : `${pad()}${mixed ? r.pick(sources) : sign}${pad()}${v}`))
          .join("");
        return { input, output: values.map((v) => (upper ? v.toUpperCase() : v)).join(joiner) };
      },
    };
  },
};

const two = (n: number) => String(n).padStart(2, "0");
const short = (month: number) => (MONTHS[month - 1] as string).slice(0, 3);

type DateForm = readonly [string, (y: number, m: number, d: number) => string];

/** Output forms of a date, each with the words that describe it. */
const DATE_TARGETS: readonly DateForm[] = [
  ["YYYY-MM-DD", (y, m, d) => `${y}-${two(m)}-${two(d)}`],
  ["DD/MM/YYYY", (y, m, d) => `${two(d)}/${two(m)}/${y}`],
  ["MM/DD/YYYY", (y, m, d) => `${two(m)}/${two(d)}/${y}`],
  ["DD.MM.YYYY", (y, m, d) => `${two(d)}.${two(m)}.${y}`],
  ["YYYYMMDD", (y, m, d) => `${y}${two(m)}${two(d)}`],
  ["YYYY/MM/DD", (y, m, d) => `${y}/${two(m)}/${two(d)}`],
  ["DD-MM-YY", (y, m, d) => `${two(d)}-${two(m)}-${two(y % 100)}`],
  ["YYYY-MM", (y, m) => `${y}-${two(m)}`],
  ["D Mon YYYY, like 5 Mar 2024", (y, m, d) => `${d} ${short(m)} ${y}`],
  ["Mon D, YYYY, like Mar 5, 2024", (y, m, d) => `${short(m)} ${d}, ${y}`],
];

/** Input forms: the month is a word, or the year comes first, so that day and month are never mixed up. */
const DATE_SOURCES: readonly ((y: number, m: number, d: number) => string)[] = [
  (y, m, d) => `${d} ${MONTHS[m - 1]} ${y}`,
  (y, m, d) => `${MONTHS[m - 1]} ${d}, ${y}`,
  (y, m, d) => `${d}. ${short(m)} ${y}`,
  (y, m, d) => `${short(m)} ${two(d)} ${y}`,
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${y}/${two(m)}/${two(d)}`,
  (y, m, d) => `${y} ${short(m)} ${d}`,
  (y, m, d) => `${d}-${short(m).toUpperCase()}-${y}`,
];

const NO_DATES = entries(
  "soon / not yet / tbd / to be announced / next time / n.d. / ask Maria / unknown / see letter / later / pending / no date",
);
const DATE_OPENERS = entries(
  "due / on / since / until / date: / sent / paid / from / valid until / received",
);

const date: Family = {
  id: "format-repair/date-format",
  theme: "format-repair",
  difficulty: "medium",
  draw(random): DrawnTask {
    const [form, write] = random.pick(DATE_TARGETS);
    const missing = random.pick(MISSING_WORDS);
    const field = random.pick(["date", "due date", "date field", "delivery date"]);
    return {
      canonical: `Rewrite the ${field} as ${form}; ${missing} if there is no date.`,
      plain: [
        `Convert the ${field} to the form ${form}. If the input holds no date, answer ${missing}.`,
        `People enter the ${field} in many ways. Normalise it to ${form}, and write ${missing} when no day is given.`,
        `Output the ${field} in the pattern ${form}. Numeric dates start with the year. Text without a date becomes ${missing}.`,
        `Bring every ${field} into one format, ${form}; use ${missing} for entries that are not dates.`,
      ],
      terse: [
        `${field} -> ${form}, else ${missing}`,
        `reformat as ${form}; no date: ${missing}`,
        `to ${form} (${missing} if none)`,
      ],
      casual: [
        `the ${field} column is chaos, I want ${form} everywhere and ${missing} if there's nothing usable`,
        `can you turn this into ${form}? just say ${missing} when it isn't a date`,
        `please rewrite the ${field} like this: ${form}. if they didn't give one put ${missing}.`,
      ],
      sample: (r) => {
        const open = r.chance(0.35) ? `${r.pick(DATE_OPENERS)} ` : "";
        if (r.chance(0.12)) return { input: `${open}${r.pick(NO_DATES)}`, output: missing };
        const [y, m, d] = [r.int(1998, 2031), r.int(1, 12), r.int(1, 28)] as const;
        return { input: open + r.pick(DATE_SOURCES)(y, m, d), output: write(y, m, d) };
      },
    };
  },
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [json, delimiter, date, ...formatRepairConfigFamilies];
