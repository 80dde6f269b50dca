/** Requests to adjust a setting: the change, or one part of it. */
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { say } from "../lexicon/fill.js";
import { SETTINGS, type Setting, VAGUE_REQUESTS, VALUE_REQUESTS } from "../lexicon/settings-pages.js";
import type { Random } from "../random.js";

/** A spoken value and its stored form; percentages and minutes are stored as bare numbers. */
function settingValue(random: Random, setting: Setting): readonly [string, string] {
  if (setting.values === "percent") {
    const n = random.int(1, 20) * 5;
    return [random.pick([`${n}%`, `${n} percent`, `${n}`]), String(n)];
  }
  if (setting.values === "minutes") {
    const n = random.int(2, 59);
    return [random.pick([`${n} minutes`, `${n} min`]), String(n)];
  }
  return random.pick(setting.values);
}

interface Adjustment {
  readonly setting: Setting;
  readonly value: string | undefined;
  /** The value so far, where the request names it. */
  readonly old: string | undefined;
}

const SHAPES: readonly ((key: string, value: string) => string)[] = [
  (k, v) => `${k}=${v}`,
  (k, v) => `${k}: ${v}`,
  (k, v) => `set ${k} ${v}`,
  (k, v) => `${k} -> ${v}`,
  (k, v) => `--${k}=${v}`,
  (k, v) => `${k}(${v})`,
];

interface SettingOptions {
  readonly settings: readonly Setting[];
  readonly keys: string;
  readonly shape: (key: string, value: string) => string;
}

const RULES = "numbers without units, languages as two-letter codes";
const KINDS = ["percent", "minutes", "choice"] as const;
const kindOf = ({ values }: Setting) => (typeof values === "string" ? KINDS.indexOf(values) : 2);

export const settingChange = tableFamily<Adjustment, SettingOptions>({
  id: "intent-to-navigation/setting-change",
  theme: "intent-to-navigation",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  things: [
    "a request about one setting",
    "what a user says about a setting of the app",
    "a wish or remark on a setting",
  ],
  options: (random) => {
    // Percentages, minutes and choices are all there, so that every part of a change occurs.
    const settings = [0, 1, 2].flatMap((kind) =>
      random.sample(
        SETTINGS.filter((s) => kindOf(s) === kind),
        2,
      ),
    );
    return { settings, keys: settings.map(({ key }) => key).join(", "), shape: random.pick(SHAPES) };
  },
  scene: (r, { settings }) => {
    const setting = r.pick(settings);
    const w = r.pick(setting.words);
    if (r.chance(0.25)) {
      return { input: say(r, VAGUE_REQUESTS, { w }), latent: { setting, value: undefined, old: undefined } };
    }
    const [spoken, stored] = settingValue(r, setting);
    let old = settingValue(r, setting);
    while (old[1] === stored) old = settingValue(r, setting);
    const template = r.pick(r.chance(0.4) ? WITH_OLD : VALUE_REQUESTS);
    const latent = { setting, value: stored, old: template.includes("{x}") ? old[1] : undefined };
    return { input: say(r, [template], { w, v: spoken, x: old[0] }), latent };
  },
  rows: {
    change: {
      solve: ({ setting, value }, miss, { shape }) =>
        value === undefined ? miss : shape(setting.key, value),
      rule: (miss, { shape, keys }) => ({
        long: [
          `output the setting and its new value in the form ${shape("name", "value")} (settings: ${keys}), with ${RULES}, or ${miss} if no new value is named`,
          `convert it into a configuration change ${shape("name", "value")}; the settings are ${keys}, values are written as ${RULES}, and without a definite new value the answer is ${miss}`,
        ],
        short: [
          `${shape("name", "value")} (${keys}); ${RULES}; no value -> ${miss}`,
          `setting request -> ${shape("name", "value")}, names ${keys}; ${RULES}; else ${miss}`,
        ],
      }),
    },
    setting: {
      solve: ({ setting }) => setting.key,
      rule: (_, { keys }) => ({
        long: [
          `output only which setting is meant, as one of ${keys}`,
          `name the setting by its key (${keys}), whether or not a value is given`,
        ],
        short: [`setting key: ${keys}`, `which setting? one of ${keys}`],
      }),
    },
    value: {
      solve: ({ value }, miss) => value ?? miss,
      rule: (miss) => ({
        long: [
          `output only the new value, with ${RULES}, or ${miss} if none is named`,
          `extract what the setting should become (${RULES}); ${miss} when the request names no new value`,
        ],
        short: [`new value, ${RULES}, else ${miss}`, `what it should become (${RULES}), ${miss} if vague`],
      }),
    },
    "old-value": {
      solve: ({ old }, miss) => old ?? miss,
      rule: (miss) => ({
        long: [
          `output only the value that the setting has now or that the user does not want, with ${RULES}, or ${miss} if only a new value or none is named`,
          `extract the value to be replaced or rejected, not the new one (${RULES}); ${miss} when the request does not name it`,
        ],
        short: [
          `old or rejected value, ${RULES}, else ${miss}`,
          `value to get away from (${RULES}), ${miss} if not named`,
        ],
      }),
    },
    definite: {
      sets: [...YES_NO, ["set", "ask"], ["definite", "vague"]],
      read: ({ value }) => (value === undefined ? 1 : 0),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if it says which value the setting should get, and ${no} if one would have to ask back or it is only a question`,
          `decide whether the change can be made at once: ${yes} with a definite new value, ${no} without one`,
        ],
        short: [`${yes} = new value named, ${no} = not`, `definite value given? ${yes}, else ${no}`],
      }),
    },
    control: {
      sets: [
        ["slider", "timer", "list"],
        ["PERCENT", "MINUTES", "CHOICE"],
        ["1", "2", "3"],
        ["A", "B", "C"],
      ],
      read: ({ setting }) => kindOf(setting),
      rule: ([slider, timer, list]) => ({
        long: [
          `say which control to show: ${slider} for settings in percent (brightness, volume, contrast, zoom), ${timer} for times in minutes (timeout, snooze), ${list} for choices (theme, language, font)`,
          `label the kind of setting that is meant: ${slider} if it is set in percent, such as volume or zoom, ${timer} if in minutes, such as snooze, ${list} if one of a few words, such as language or font`,
        ],
        short: [
          `${slider}=percent setting, ${timer}=minutes, ${list}=choice of words`,
          `control: ${slider} (brightness, volume, contrast, zoom), ${timer} (timeout, snooze), ${list} (theme, language, font)`,
        ],
      }),
    },
  },
});

/** The requests that name the old value too. */
const WITH_OLD = VALUE_REQUESTS.filter((template) => template.includes("{x}"));
