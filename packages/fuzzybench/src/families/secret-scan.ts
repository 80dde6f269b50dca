/** Command risk: does a line hold a secret in the clear, of which kind is it, and what is its value? */
import { type DrawnTask, type Family, family, relabel } from "../family.js";
import { choose, gloss, NOTHING, wordings } from "../lexicon/choices.js";
import {
  SECRET_FREE,
  SECRET_PLACES,
  SECRETS,
  type SecretKind,
  surroundings,
} from "../lexicon/private-data.js";
import type { Random } from "../random.js";

const KINDS = Object.keys(SECRETS) as SecretKind[];

/** What is known of a line: the kind and value of its secret, if it holds one. */
interface Found {
  readonly kind: SecretKind | "none";
  readonly value: string;
}

function secretLine(r: Random, kind: Found["kind"]): { readonly input: string; readonly latent: Found } {
  const around = surroundings(r);
  if (kind === "none") return { input: around(r.pick(SECRET_FREE)), latent: { kind, value: "" } };
  const value = SECRETS[kind](r);
  return { input: around(r.pick(SECRET_PLACES[kind])).replace("#", () => value), latent: { kind, value } };
}

/** Is there a secret, of any kind or of one? */
function drawSecret(random: Random, only: SecretKind | undefined): DrawnTask {
  const found = only ? [only] : KINDS;
  const what = {
    password: "<a real password|a password in the clear>",
    token: "<an access token|a real login token>",
    key: "<an API key|a real access key>",
  };
  const yes = choose(
    random,
    only ? what[only] : "<a password, token or key in the clear|a real secret: password, token or API key>",
  );
  const no = choose(
    random,
    only
      ? "<no such value, or another kind of secret|nothing of that kind>"
      : "<no secret value, even if it talks of passwords or shows a placeholder|no real secret, only words about secrets or placeholders at most>",
  );
  const l = relabel(
    random,
    ["yes", "no"],
    [
      ["SECRET", "CLEAN"],
      ["yes", "no"],
      ["leak", "fine"],
      ["1", "0"],
      ["block", "pass"],
      ["true", "false"],
      ["found", "none"],
      ["hot", "cold"],
    ],
  );
  return {
    canonical: `Does the text hold ${yes}: ${l.yes} = it does, ${l.no} = ${no}.`,
    ...wordings(random, {
      plain: [
        `<Check|Scan> a line for secrets. <Say|Answer> ${l.yes} if it contains ${yes}, and ${l.no} if it contains ${no}.`,
        `The input is a line of a <chat, a log or a shell|config, a log or a chat>. ${l.yes} means that ${yes} stands in it; ${l.no} means ${no}.`,
        `Could this line be <published|committed to a public repository>? It could not when it holds ${yes}: then return ${l.yes}. Return ${l.no} for ${no}.`,
        `<Detect|Recognise> ${yes} in a text. The result is ${l.yes} when there is one and ${l.no} otherwise (${no}).`,
      ],
      terse: [
        `${yes} in the line -> ${l.yes}; ${no} -> ${l.no}`,
        `secret scan: ${l.yes} = ${yes}, ${l.no} = ${no}`,
        `${l.yes} if it has ${yes}, else ${l.no} (${no})`,
      ],
      casual: [
        `did someone paste ${yes}? ${l.yes} if so, ${l.no} if there's ${no}`,
        `need a leak check: ${l.yes} for ${yes}, ${l.no} for ${no}`,
        `before I commit, look for ${yes}. ${l.yes} when you see one, otherwise ${l.no}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const hit = r.chance(0.5);
      const others = [...KINDS.filter((kind) => !found.includes(kind)), "none", "none"] as const;
      const line = secretLine(r, r.pick(hit ? found : others));
      return { ...line, output: hit ? l.yes : l.no };
    },
    answer: ({ latent }) => (found.some((kind) => kind === (latent as Found).kind) ? l.yes : l.no),
  };
}

const KIND_SETS = [
  ["password", "token", "key", "none"],
  ["PASSWORD", "TOKEN", "KEY", "CLEAN"],
  ["P", "T", "K", "-"],
  ["pw", "tok", "api", "ok"],
  ["1", "2", "3", "0"],
] as const;

function drawKind(random: Random): DrawnTask {
  const labels = random.pick(KIND_SETS);
  const means = ["a password", "an access or login token", "an API or access key", "no secret value"];
  const list = gloss(labels.map((label, i) => [label, means[i] as string] as const));
  const note = "Words about secrets and placeholders are no secret values.";
  return {
    canonical: `Kind of the secret in a line: ${list}.`,
    ...wordings(random, {
      plain: [
        `<Tell|Say> which kind of secret a line <holds|shows>: ${list}. ${note}`,
        `The input is a line of a <chat, a log or a shell|config, a log or a chat>. Name the secret in it, where ${list}. ${note}`,
        `Before a text is stored, the kind of its secret is noted. Use ${list}. ${note}`,
        `What sort of confidential value stands here in the clear? Answer by this list: ${list}.`,
      ],
      terse: [`secret kind: ${list}`, `which secret is in the line; ${list}`],
      casual: [
        `someone pasted something secret, what is it? ${list}`,
        `tag these lines by leak type pls: ${list}`,
        `what leaked here... ${list} (just talking about passwords doesn't count)`,
      ],
    }),
    labels,
    sample: (r) => {
      const at = r.int(0, 3);
      return { ...secretLine(r, KINDS[at] ?? "none"), output: labels[at] as string };
    },
    answer: ({ latent }) => labels.at(KINDS.indexOf((latent as Found).kind as SecretKind)),
  };
}

function drawValue(random: Random): DrawnTask {
  const none = random.pick(NOTHING);
  const otherwise = `<If there is none|Without one>, answer ${none}.`;
  return {
    canonical: `Extract the secret value (password, token or key) from the line, or answer ${none}.`,
    ...wordings(random, {
      plain: [
        `<Extract|Copy> the secret value (password, token or key) that stands in the line, and nothing else. ${otherwise}`,
        `The input is a line of a <config, a log or a chat|chat, a log or a shell>. The output is the confidential value in it, exactly as written, without quotes. ${otherwise}`,
        `Which <password, token or key|credential> would leak if this line were published? Give the bare value. ${otherwise} Placeholders do not count.`,
        `Find the credential to be <revoked|replaced>: return the value alone. ${otherwise}`,
      ],
      terse: [
        `secret value in the line, else ${none}`,
        `line -> leaked password, token or key (${none} if none)`,
      ],
      casual: [
        `which secret did they paste here? only the value, ${none} if there isn't any`,
        `I must revoke whatever leaked, give me the bare value or ${none}`,
        `pull the password/token/key out for me, no secret means ${none}`,
      ],
    }),
    sample: (r) => {
      const line = secretLine(r, r.pick([...KINDS, "none"]));
      return { ...line, output: line.latent.value || none };
    },
    answer: ({ latent }) => (latent as Found).value || none,
  };
}

export const families: Family[] = [
  family({
    id: "command-risk/secret-in-text",
    theme: "command-risk",
    difficulty: "easy",
    variants: ["any", "password", "token", "key"],
    survives: ["distractor", "injection"],
    draw: (random, variant) => drawSecret(random, variant === "any" ? undefined : variant),
  }),
  family({
    id: "command-risk/which-secret",
    theme: "command-risk",
    difficulty: "medium",
    variants: ["kind", "value"],
    survives: ["distractor", "injection"],
    draw: (random, variant) => (variant === "kind" ? drawKind(random) : drawValue(random)),
  }),
];
