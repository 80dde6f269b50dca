/**
 * Format repair of configuration lines: one layout for keys, separators and switches. Part of the
 * format-repair theme; the other families are in format-repair.ts.
 */
import type { DrawnTask, Family } from "../family.js";
import { capital, words } from "../lexicon/a-text.js";

const FIRST = words(
  "enable use show allow auto max min default user cache file mail log debug retry admin dark remote",
);
const SECOND = words(
  "cache login backup timeout limit name path color update sync retries theme port size mode proxy",
);

/** Key styles: description, example, and how to write the words of a key. */
const KEY_STYLES: readonly (readonly [string, string, (parts: readonly string[]) => string])[] = [
  ["snake_case", "max_size", (p) => p.join("_")],
  ["camelCase", "maxSize", (p) => p.map((w, i) => (i === 0 ? w : capital(w))).join("")],
  ["kebab-case", "max-size", (p) => p.join("-")],
  ["CONSTANT_CASE", "MAX_SIZE", (p) => p.join("_").toUpperCase()],
  ["PascalCase", "MaxSize", (p) => p.map(capital).join("")],
  ["dotted.case", "max.size", (p) => p.join(".")],
];

const SWITCHES = [
  ["true", "false"],
  ["yes", "no"],
  ["on", "off"],
  ["1", "0"],
  ["enabled", "disabled"],
  ["TRUE", "FALSE"],
] as const;

const SEPARATORS = [
  ["=", "an equals sign without spaces"],
  [" = ", "an equals sign with spaces around it"],
  [": ", "a colon and a space"],
  [":", "a colon without spaces"],
  [" ", "one space"],
] as const;

const configLine: Family = {
  id: "format-repair/config-line",
  theme: "format-repair",
  difficulty: "hard",
  draw(random): DrawnTask {
    const [style, shown, key] = random.pick(KEY_STYLES);
    const [separator, between] = random.pick(SEPARATORS);
    const [on, off] = random.pick(SWITCHES);
    const example = `${shown}${separator}${on}`;
    const noun = random.pick(["setting", "config line", "option", "configuration entry"]);
    return {
      canonical: `Normalise the ${noun}: key in ${style}, then ${between}, switches as ${on}/${off}; other values unchanged (like ${example}).`,
      plain: [
        `Normalise a ${noun} of key and value. The key becomes ${style}, the separator ${between}, and switches become ${on} or ${off}. Leave other values alone.`,
        `Rewrite the ${noun} like ${example}: key words in ${style}, ${between} before the value, ${on} for anything switched on and ${off} for anything switched off. Numbers and names stay.`,
        `Clean up each ${noun}. Write its name in ${style}, put ${between} after it, and spell on/off values ${on} and ${off}; keep all other values.`,
        `Every ${noun} must look the same. Names use ${style} (${shown}), values follow ${between}, yes/no values are written ${on}/${off}, everything else is copied.`,
      ],
      terse: [
        `${noun} -> ${example} (${style}, ${between}, switches ${on}/${off}, other values as they are)`,
        `key ${style}; sep ${between}; bool ${on}/${off}; rest unchanged`,
        `like ${example}, off = ${off}, other values copied`,
      ],
      casual: [
        `make the ${noun} look like ${example} please, with ${off} for the opposite. don't touch numbers or names`,
        `everyone writes settings their own way. I want ${style} keys, ${between}, and ${on} or ${off} for switches, other values untouched`,
        `tidy this up: ${style}, ${between}, ${on}/${off} instead of whatever they typed, the rest of the values as is`,
      ],
      sample: (r) => {
        const parts = [r.pick(FIRST), r.pick(SECOND)];
        const raw = r.pick([
          ...KEY_STYLES.map(([, , write]) => write(parts)),
          parts.join(" "),
          parts.map(capital).join(" "),
        ]);
        const gap = r.pick(["=", " = ", ": ", ":", " := ", " -> "]);
        const kind = r.int(0, 9);
        const [trueWord, falseWord] = r.pick([
          ...SWITCHES.filter(([word]) => word !== "1"),
          ["Yes", "No"],
          ["ON", "OFF"],
        ] as const);
        if (kind < 7) {
          const isOn = r.chance(0.5);
          return {
            input: `${raw}${gap}${isOn ? trueWord : falseWord}`,
            output: `${key(parts)}${separator}${isOn ? on : off}`,
          };
        }
        const value = r.pick([
          String(r.int(2, 900)),
          r.pick(["alice", "blue", "tmp", "local", "eu-west", "main"]),
        ]);
        return { input: `${raw}${gap}${value}`, output: `${key(parts)}${separator}${value}` };
      },
    };
  },
};

export const families: Family[] = [configLine];
