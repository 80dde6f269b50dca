/** Features that are switched on and off: what a user wants of them, and what follows from the present state. */
import { MEANING_SURVIVES } from "../family.js";
import { type Scene, tableFamily, YES_NO } from "../frames/rule-table.js";
import { say } from "../lexicon/fill.js";
import { FEATURES, SWITCH_REQUESTS } from "../lexicon/settings-pages.js";
import type { Random } from "../random.js";

const KINDS = ["on", "off", "ask"] as const;

interface Toggle {
  readonly kind: (typeof KINDS)[number];
  /** The feature without its article. */
  readonly feature: string;
}

function request(r: Random): Scene<Toggle> {
  const kind = r.pick(KINDS);
  const f = r.pick(FEATURES);
  const tail = r.pick(["", "", "", " before my flight", " for tonight", ", I'm in a meeting"]);
  const text = say(r, SWITCH_REQUESTS[kind], { f });
  return {
    input: /[?]$/.test(text) ? text : `${text}${tail}`,
    latent: { kind, feature: f.replace(/^the /, "") },
  };
}

const FORMS: readonly ((verb: string, feature: string) => string)[] = [
  (verb, feature) => `${verb} ${feature}`,
  (verb, feature) => `${feature}: ${verb}`,
  (verb, feature) => `${verb}("${feature}")`,
  (verb, feature) => `${feature}=${verb}`,
];
const VERBS = [
  ["on", "off", "ask"],
  ["enable", "disable", "query"],
  ["1", "0", "?"],
] as const;

export const switchIntent = tableFamily<
  Toggle,
  { form: (verb: string, feature: string) => string; verbs: (typeof VERBS)[number] }
>({
  id: "intent-to-navigation/switch",
  theme: "intent-to-navigation",
  difficulty: "easy",
  survives: ["whitespace", "injection"],
  things: [
    "what somebody says about a feature of a device",
    "a voice command about some feature",
    "a user's remark on a feature",
  ],
  options: (random) => ({ form: random.pick(FORMS), verbs: random.pick(VERBS) }),
  scene: request,
  rows: {
    state: {
      sets: [
        ["on", "off", "ask"],
        ["ENABLE", "DISABLE", "QUERY"],
        ["1", "0", "?"],
        ["true", "false", "null"],
        ["activate", "deactivate", "info"],
        ["A", "B", "C"],
      ],
      read: ({ kind }) => KINDS.indexOf(kind),
      rule: ([on, off, ask]) => ({
        long: [
          `answer ${on} if the user wants the feature switched on, ${off} if switched off, ${ask} if they only ask about it`,
          `give the state that the toggle should get, ${on} or ${off}, or ${ask} for a mere question; the name of the feature does not matter`,
          `tell whether it should be flipped: ${on} to enable it, ${off} to disable it, ${ask} when nothing is to change`,
        ],
        short: [
          `${on}=wants it on, ${off}=wants it off, ${ask}=only asks`,
          `toggle intent: enable ${on}, disable ${off}, question ${ask}`,
        ],
      }),
    },
    acts: {
      sets: [...YES_NO, ["act", "answer"], ["do", "tell"]],
      read: ({ kind }) => (kind === "ask" ? 1 : 0),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the feature is to be switched, on or off, and ${no} if the user only wants to know something about it`,
          `decide whether the device has to do something (${yes}) or only to reply (${no}), whichever feature it is`,
        ],
        short: [
          `${yes} = switch it (on or off), ${no} = only a question`,
          `action needed ${yes}, just an answer ${no}`,
        ],
      }),
    },
    feature: {
      solve: ({ feature }) => feature,
      rule: () => ({
        long: [
          'output the name of the feature as written, without "the", whatever is wanted of it',
          "extract only which feature is meant and drop a leading article",
        ],
        short: ['feature name without "the"', "which feature? name only"],
      }),
    },
    command: {
      solve: ({ kind, feature }, _, { form, verbs }) => form(verbs[KINDS.indexOf(kind)] as string, feature),
      rule: (_, { form, verbs: [on, off, ask] }) => ({
        long: [
          `output a command such as ${form(on, "dark mode")}, ${form(off, "dark mode")} or ${form(ask, "dark mode")}, with the feature that is meant (without "the"): ${on} to switch it on, ${off} to switch it off, ${ask} for a mere question`,
          `translate it into the form ${form(on, "FEATURE")}; use ${off} instead of ${on} if the feature should be off and ${ask} if it is only asked about, and leave out a leading "the"`,
        ],
        short: [
          `${form(on, "FEATURE")} (${on}=on, ${off}=off, ${ask}=question), no "the"`,
          `command like ${form(off, "dark mode")}; ${on} on, ${off} off, ${ask} asks`,
        ],
      }),
    },
  },
});

interface Stated extends Toggle {
  readonly before: boolean;
}

const after = ({ kind, before }: Stated) => (kind === "ask" ? before : kind === "on");
const STATES = [
  (f: string, on: boolean) => `(${f}: ${on ? "on" : "off"})`,
  (f: string, on: boolean) => `State: ${f} ${on ? "enabled" : "disabled"}.`,
  (f: string, on: boolean) => `[${f}=${on ? "true" : "false"}]`,
];

export const switchState = tableFamily<Stated, (f: string, on: boolean) => string>({
  id: "intent-to-navigation/switch-state",
  theme: "intent-to-navigation",
  difficulty: "medium",
  heldOut: true,
  survives: MEANING_SURVIVES,
  things: [
    "the present state of a feature and what the user says",
    "a feature with its state, then a user's remark",
    "a setting that is on or off and a voice command",
  ],
  options: (random) => random.pick(STATES),
  scene: (r, state) => {
    const { input, latent } = request(r);
    const before = r.chance(0.5);
    return { input: `${state(latent.feature, before)} ${input}`, latent: { ...latent, before } };
  },
  rows: {
    after: {
      sets: [
        ["on", "off"],
        ["ENABLED", "DISABLED"],
        ["1", "0"],
        ["true", "false"],
      ],
      read: (one) => (after(one) ? 0 : 1),
      rule: ([on, off]) => ({
        long: [
          `output the state of the feature after the request has been followed: ${on} or ${off}; a mere question leaves it as it is`,
          `tell how the switch stands in the end, ${on} or ${off}: as the user wants it, or unchanged if they only ask`,
        ],
        short: [
          `state afterwards: ${on} or ${off} (questions change nothing)`,
          `${on}=feature ends up on, ${off}=ends up off`,
        ],
      }),
    },
    "must-change": {
      sets: YES_NO,
      read: (one) => (after(one) === one.before ? 1 : 0),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the switch has to be moved to do what the user wants, and ${no} if it already stands that way or the user only asks`,
          `decide whether anything must change: ${yes} when the wanted state differs from the present one, ${no} otherwise and for questions`,
        ],
        short: [
          `${yes} = switch must be moved, ${no} = already so or only a question`,
          `change needed? ${yes}, else ${no}`,
        ],
      }),
    },
    reply: {
      sets: [
        ["done", "already", "info"],
        ["CHANGE", "NOTHING TO DO", "EXPLAIN"],
        ["1", "2", "3"],
        ["A", "B", "C"],
      ],
      read: (one) => (one.kind === "ask" ? 2 : after(one) === one.before ? 1 : 0),
      rule: ([done, already, info]) => ({
        long: [
          `choose the reply: ${done} if the feature must be switched, ${already} if the wanted state is the present one, ${info} if the user only asks about the feature`,
          `answer ${info} for questions; for wishes answer ${done} when the state has to change and ${already} when it is that way already`,
        ],
        short: [
          `${done}=must be switched, ${already}=is so already, ${info}=only a question`,
          `reply: ${done} change, ${already} no need, ${info} question`,
        ],
      }),
    },
    "needed-command": {
      sets: [
        ["on", "off", "no"],
        ["OBEY ON", "OBEY OFF", "KEEP"],
        ["+", "-", "0"],
      ],
      read: (one) => (after(one) === one.before ? 2 : one.kind === "on" ? 0 : 1),
      rule: ([on, off, keep]) => ({
        long: [
          `output the smallest command that brings about what the user wants: ${on} to turn it on, ${off} to turn it off, ${keep} if it needs no command, because it is so already or the user only asks`,
          `send ${on} or ${off} to the device only when the state has to change, and ${keep} in every other case`,
        ],
        short: [
          `${on}=turn on, ${off}=turn off, ${keep}=nothing to send`,
          `needed command: ${on}, ${off} or ${keep} (already so, or a question)`,
        ],
      }),
    },
  },
});
