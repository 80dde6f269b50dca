/**
 * Masking and distilling: hiding private values in a text, redacting secrets, the parts of a traceback, and the
 * one line of a program's output that matters.
 */
import type { DrawnTask, Family } from "../family.js";
import { NOTHING, wordings } from "../lexicon/choices.js";
import {
  CARRIERS,
  HARMLESS,
  KIND_NAMES,
  PRIVATE,
  type PrivateKind,
  SECRET_FREE,
  SECRET_PLACES,
  SECRETS,
  type SecretKind,
  surroundings,
} from "../lexicon/private-data.js";
import type { Random } from "../random.js";
import { families as distilling } from "./distilling.js";

/** A way to hide a value: how it is said, and what it makes of the value. */
interface Mask {
  readonly say: string;
  readonly brief: string;
  readonly hide: (value: string) => string;
}

/** Replaces all but the last `keep` digits. */
const lastDigits = (value: string, keep: number, mark: string): string => {
  let left = value.replace(/\D/g, "").length;
  return value.replace(/\d/g, (d) => (left-- > keep ? mark : d));
};

function drawMaskRule(random: Random, kind: PrivateKind, name: string): Mask {
  const tag = random.pick([
    `[${kind.toUpperCase()}]`,
    `<${kind}>`,
    "***",
    "[hidden]",
    "XXX",
    "(removed)",
    "[MASKED]",
    "█",
  ]);
  const replace: Mask = { say: `replace it by ${tag}`, brief: `-> ${tag}`, hide: () => tag };
  const mark = random.pick(["*", "x", "#", "X"]);
  const keep = random.pick([2, 3, 4]);
  if (kind === "email") {
    return random.pick<Mask>([
      replace,
      replace,
      {
        say: `replace the part before the @ by ${mark}${mark}${mark}`,
        brief: `-> ${mark}${mark}${mark}@domain`,
        hide: (v) => v.replace(/^[^@]+/, mark.repeat(3)),
      },
      {
        say: `keep only its first letter and the domain, with ${mark}${mark}${mark} between the letter and the @`,
        brief: `first letter, then ${mark}${mark}${mark}, then @domain`,
        hide: (v) => v.replace(/^(.)[^@]*/, `$1${mark.repeat(3)}`),
      },
    ]);
  }
  const every: Mask = {
    say: `write ${mark} for each of its digits`,
    brief: `every digit -> ${mark}`,
    hide: (v) => v.replace(/\d/g, mark),
  };
  if (kind === "ip") {
    const last: Mask = {
      say: `replace its last number by ${mark}`,
      brief: `last number -> ${mark}`,
      hide: (v) => v.replace(/\d+$/, mark),
    };
    return random.pick([replace, last, every]);
  }
  const partly: Mask = {
    say: `write ${mark} for each digit of the ${name} but the last ${keep}`,
    brief: `digits -> ${mark} except last ${keep}`,
    hide: (v) => lastDigits(v, keep, mark),
  };
  return random.pick([replace, every, partly, partly]);
}

function drawMask(random: Random): DrawnTask {
  const kind = random.pick(Object.keys(PRIVATE) as PrivateKind[]);
  const name = random.pick(KIND_NAMES[kind]);
  const mask = drawMaskRule(random, kind, name);
  // A mask that is always the same text must keep the text around it, or the answer would be a constant.
  const whole = mask.hide("1") === mask.hide("2@3") || random.chance(0.5);
  const scope = whole
    ? random.pick([
        "Leave the rest of the text as it is.",
        "Everything else stays unchanged.",
        "Return the whole text with just that change.",
      ])
    : random.pick([`Return only the changed ${name}.`, `Give back nothing but the masked ${name}.`]);
  const brief = whole ? "rest unchanged" : "return only that value";
  const none = random.pick(NOTHING);
  const empty = whole ? "" : ` <If there is none|Without one>, answer ${none}.`;
  const emptyBrief = whole ? "" : `, ${none} if there is none`;
  return {
    canonical: `Mask the ${name} in the text: ${mask.say}. ${whole ? "Return the whole text." : `Return only it, or ${none}.`}`,
    ...wordings(random, {
      plain: [
        `<Hide|Mask> the ${name} in a text: ${mask.say}. ${scope}${empty}`,
        `A message may hold <a|one> ${name}. For privacy ${mask.say}. ${scope}${empty}`,
        `<Find|Locate> the ${name} in the input and ${mask.say}. ${scope}${empty}`,
        `<Anonymise|Censor> short notes. When a ${name} occurs, ${mask.say}. ${scope}${empty}`,
      ],
      terse: [
        `mask ${name} ${mask.brief.startsWith("->") ? mask.brief : `(${mask.brief})`}, ${brief}${emptyBrief}`,
        `${name}: ${mask.brief}; ${brief}${emptyBrief}`,
        `hide ${name}, ${mask.say}, ${brief}${emptyBrief}`,
      ],
      casual: [
        `we can't store a ${name} so please ${mask.say}, ${brief}${emptyBrief}`,
        `can you hide any ${name} for me? just ${mask.say} (${brief}${emptyBrief})`,
        `privacy stuff again. ${name}? ${mask.say}, ${brief}${emptyBrief}`,
      ],
    }),
    sample: (r) => {
      if (r.chance(whole ? 0.12 : 0.2)) {
        const input = surroundings(r)(r.pick(HARMLESS));
        return { input, output: whole ? input : none };
      }
      const value = PRIVATE[kind](r);
      const carrier = surroundings(r)(r.pick(CARRIERS[kind]));
      const hidden = mask.hide(value);
      return {
        input: carrier.replace("#", () => value),
        output: whole ? carrier.replace("#", () => hidden) : hidden,
      };
    },
  };
}

const SECRET_NAMES: Record<SecretKind, string> = {
  password: "password",
  token: "access token",
  key: "API key",
};

function drawRedact(random: Random): DrawnTask {
  const kinds = random.pick<readonly SecretKind[]>([
    ["password"],
    ["token"],
    ["key"],
    ["password", "token", "key"],
    ["password", "token"],
    ["token", "key"],
  ]);
  const what = kinds.map((k) => SECRET_NAMES[k]).join(" or ");
  const mark = random.pick([
    "[REDACTED]",
    "***",
    "<secret>",
    "XXXX",
    "(hidden)",
    "•••",
    "REMOVED",
    "[cut]",
    "?????",
  ]);
  const others = (Object.keys(SECRETS) as SecretKind[]).filter((k) => !kinds.includes(k));
  const rest = random.pick([
    "Leave the rest of the line as it is.",
    "Nothing else changes.",
    "Lines without one come back unchanged.",
  ]);
  return {
    canonical: `Replace the value of any ${what} in a line by ${mark}; everything else stays as it is.`,
    ...wordings(random, {
      plain: [
        `<Replace|Swap> the value of any ${what} in the line <by|for> ${mark}. ${rest}`,
        `<Redact|Black out> secrets: where a ${what} stands, write ${mark}. ${rest}`,
        `Before we publish <logs|notes>, each ${what} has to go. Put ${mark} in its place. ${rest}`,
        `The output is the input line with the secret value of a ${what} turned into ${mark}. ${rest}`,
      ],
      terse: [
        `${what} value -> ${mark}, rest as is`,
        `redact ${what} with ${mark}, keep the rest`,
        `${mark} in place of each ${what} value, rest same`,
      ],
      casual: [
        `oops, someone pasted a ${what}. change it to ${mark} and leave the rest alone`,
        `scrub the ${what} for me, ${mark} instead, don't touch anything else`,
        `no ${what} may leak! write ${mark} there, the rest of the line stays`,
      ],
    }),
    sample: (r) => {
      const roll = r.float();
      if (roll < 0.2) {
        const input = surroundings(r)(r.pick(SECRET_FREE));
        return { input, output: input };
      }
      const kind = r.pick(roll < 0.35 && others.length > 0 ? others : kinds);
      const value = SECRETS[kind](r);
      const place = surroundings(r)(r.pick(SECRET_PLACES[kind]));
      const input = place.replace("#", () => value);
      return { input, output: kinds.includes(kind) ? place.replace("#", () => mark) : input };
    },
  };
}

export const families: Family[] = [
  { id: "masking/private-value", theme: "masking-and-distilling", difficulty: "medium", draw: drawMask },
  { id: "masking/redact-secret", theme: "masking-and-distilling", difficulty: "medium", draw: drawRedact },
  ...distilling,
];
