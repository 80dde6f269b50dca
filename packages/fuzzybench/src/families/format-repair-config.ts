/**
 * Format repair of configuration: lines of key, separator and value, and small YAML blocks. Part of the
 * format-repair theme; the other families are in format-repair.ts.
 */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
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
/** Words for a switch in an input; 1 and 0 are left out, they could be numbers. */
const TYPED = [...SWITCHES.filter(([word]) => word !== "1"), ["Yes", "No"], ["ON", "OFF"]] as const;
const GAPS = ["=", " = ", ": ", ":", " := ", " -> "];

const SEPARATORS = [
  ["=", "an equals sign without spaces"],
  [" = ", "an equals sign with spaces around it"],
  [": ", "a colon and a space"],
  [":", "a colon without spaces"],
  [" ", "one space"],
] as const;

/** A setting; switches have a truth value, others a text. */
interface Setting {
  readonly parts: readonly string[];
  readonly value: boolean | string;
}

const configLine = jobFamily(
  {
    id: "format-repair/config-line",
    theme: "format-repair",
    difficulty: "hard",
    survives: ["whitespace", "injection"],
    noun: ["setting", "config line", "line of a settings file", "configuration entry"],
    setting: (random) => {
      const [style, shown, key] = random.pick(KEY_STYLES);
      const [separator, between] = random.pick(SEPARATORS);
      const [on, off] = random.pick(SWITCHES);
      const said = (value: boolean | string) => (value === true ? on : value === false ? off : value);
      const whole = [
        [
          `The key becomes ${style} (like ${shown}), followed by ${between}.`,
          `Write the key in ${style}, as in ${shown}, then ${between}.`,
        ],
      ];
      const switches = [
        `Switches (yes, on, true, enabled and their opposites) become ${on} or ${off}; other values stay.`,
      ];
      return { style, shown, key, separator, on, off, said, whole, switches };
    },
    pose: (r): Posed<Setting> => {
      const parts = [r.pick(FIRST), r.pick(SECOND)];
      const raw = r.pick([
        ...KEY_STYLES.map(([, , write]) => write(parts)),
        parts.join(" "),
        parts.map(capital).join(" "),
      ]);
      const gap = r.pick(GAPS);
      if (r.chance(0.7)) {
        const value = r.chance(0.5);
        return { input: `${raw}${gap}${r.pick(TYPED)[value ? 0 : 1]}`, value: { parts, value } };
      }
      const value = r.chance(0.5)
        ? String(r.int(2, 900))
        : r.pick(["alice", "blue", "tmp", "local", "eu-west", "main"]);
      return { input: `${raw}${gap}${value}`, value: { parts, value } };
    },
  },
  {
    whole: ({ key, separator, said, whole, switches }) => ({
      does: ["normalise the setting", "rewrite the line in our standard form"],
      gives: ["the setting in standard form", "the normalised line"],
      rules: [...whole, ...switches],
      solve: ({ parts, value }) => `${key(parts)}${separator}${said(value)}`,
    }),
    flipped: ({ key, separator, said, on, off, whole }) => ({
      does: [
        "turn every switch to its opposite and normalise the line",
        "invert the setting if it is a switch, and tidy the line",
      ],
      gives: [
        "the line with its switch turned over",
        "the setting with on and off exchanged, in standard form",
      ],
      rules: [
        ...whole,
        `What was switched on becomes ${off}, what was off becomes ${on}; numbers and names stay.`,
      ],
      solve: ({ parts, value }) =>
        `${key(parts)}${separator}${said(typeof value === "boolean" ? !value : value)}`,
    }),
    key: ({ key, style, shown }) => ({
      does: [
        `write only the key, in ${style} like ${shown}`,
        `give the name of the setting in ${style} (${shown})`,
      ],
      gives: [
        `the key in ${style}, like ${shown}`,
        `the setting's name alone, written in ${style} (${shown})`,
      ],
      solve: ({ parts }) => key(parts),
    }),
    value: ({ said, switches }) => ({
      does: ["give only the value of the setting", "print what stands to the right of the key"],
      gives: ["the value alone", "the setting's value without key and separator"],
      rules: switches,
      solve: ({ value }) => said(value),
    }),
    flag: () => ({
      does: ["turn the setting into a command-line flag", "write the line as an option for the command line"],
      gives: ["the setting as a command-line flag", "the matching command-line option"],
      rules: [
        "Key words are joined by dashes after two dashes.",
        "A switch that is on gives --max-size, one that is off --no-max-size, any other value --max-size=value.",
      ],
      solve: ({ parts, value }) => {
        const name = parts.join("-");
        if (typeof value === "string") return `--${name}=${value}`;
        return value ? `--${name}` : `--no-${name}`;
      },
    }),
    "json-member": ({ key, style, shown }) => ({
      does: ["turn the setting into a JSON object with one key", "write the line as JSON"],
      gives: ["a JSON object that holds just this setting", "the setting as a one-member JSON object"],
      rules: [
        `The key is in ${style} (like ${shown}), with one space after the colon.`,
        "Switches become true or false, numbers stay numbers, other values become strings.",
      ],
      solve: ({ parts, value }) =>
        `{"${key(parts)}": ${typeof value === "boolean" || /^\d+$/.test(value) ? value : `"${value}"`}}`,
    }),
  },
);

const YAML_KEYS = words("name port host mode path owner level retries region theme timeout image");
const YAML_WORDS = words(
  "web alpha local main debug eu-west nightly small blue proxy cache green worker stable",
);

/** A YAML mapping under one top key; an empty value was left out by its writer. */
interface Block {
  readonly top: string;
  readonly members: readonly (readonly [string, string])[];
}

const LEVEL = [
  "All lines below the first are members of one level, whatever their indentation.",
  "Below the first line there is one level only.",
];

const yaml = jobFamily(
  {
    id: "format-repair/yaml-block",
    theme: "format-repair",
    difficulty: "hard",
    heldOut: true,
    survives: ["injection"],
    noun: ["YAML block", "piece of badly indented YAML", "YAML snippet", "YAML fragment"],
    setting: (random) => ({
      indent: random.pick([2, 4]),
      fill: random.pick(["null", "~", '""', "none", "TODO"]),
    }),
    pose: (r): Posed<Block> => {
      const top = r.pick(words("server app job client cache build"));
      const members = r
        .sample(YAML_KEYS, r.int(2, 4))
        .map(
          (key) =>
            [key, r.chance(0.2) ? "" : r.chance(0.4) ? String(r.int(1, 9000)) : r.pick(YAML_WORDS)] as const,
        );
      const colon = () => r.pick([":", ": ", " : ", ":   "]);
      const lines = members.map(([k, v]) =>
        `${r.pick(["  ", " ", "\t", "   ", "    "])}${k}${colon()}${v}`.trimEnd(),
      );
      return { input: [`${top}${r.pick([":", " :"])}`, ...lines].join("\n"), value: { top, members } };
    },
  },
  {
    repair: ({ indent }) => ({
      does: [
        `repair the YAML so that members stand ${indent} spaces deep`,
        `fix spacing and indentation (${indent} spaces under the first line)`,
      ],
      gives: [
        `the block with ${indent} spaces before each member and one space after each colon`,
        `clean YAML: members indented by ${indent} spaces, one space after the colon`,
      ],
      rules: [
        LEVEL,
        "Tabs, missing spaces and uneven indentation are the mistakes.",
        "A key without a value ends in its colon.",
      ],
      solve: ({ top, members }) =>
        [`${top}:`, ...members.map(([k, v]) => `${" ".repeat(indent)}${k}:${v && ` ${v}`}`)].join("\n"),
    }),
    "fill-empty": ({ indent, fill }) => ({
      does: [
        `repair the YAML and write ${fill} where a value is missing`,
        `fix the spacing and give keys without a value ${fill}`,
      ],
      gives: [
        `the repaired block with ${fill} for every missing value`,
        `clean YAML in which empty members hold ${fill}`,
      ],
      rules: [LEVEL, `Members are indented by ${indent} spaces, with one space after the colon.`],
      solve: ({ top, members }) =>
        [`${top}:`, ...members.map(([k, v]) => `${" ".repeat(indent)}${k}: ${v || fill}`)].join("\n"),
    }),
    "one-line": () => ({
      does: ["write the block on one line in braces", "turn the YAML into flow style on a single line"],
      gives: ["the block in flow style, like top: {a: 1, b: x}", "one line such as top: {a: 1, b: x}"],
      rules: [
        LEVEL,
        "It looks like top: {a: 1, b: x}.",
        "Leave out keys without a value and keep the order.",
      ],
      solve: ({ top, members }) =>
        `${top}: {${members
          .filter(([, v]) => v)
          .map(([k, v]) => `${k}: ${v}`)
          .join(", ")}}`,
    }),
    dotted: () => ({
      does: [
        "flatten the YAML into lines like top.key=value",
        "write each member as a properties line with a dotted key",
      ],
      gives: ["one line top.key=value per member", "the members as properties, such as top.key=value"],
      rules: [
        LEVEL,
        "One line each, in the same order, without spaces; a missing value leaves nothing after the equals sign.",
      ],
      solve: ({ top, members }) => members.map(([k, v]) => `${top}.${k}=${v}`).join("\n"),
    }),
  },
);

export const families: Family[] = [configLine, yaml];
