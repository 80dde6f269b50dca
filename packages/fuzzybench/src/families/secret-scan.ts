/** Command risk: does a line hold a secret in the clear? */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { choose, wordings } from "../lexicon/choices.js";
import {
  SECRET_FREE,
  SECRET_PLACES,
  SECRETS,
  type SecretKind,
  surroundings,
} from "../lexicon/private-data.js";
import type { Random } from "../random.js";

function drawSecret(random: Random): DrawnTask {
  const kinds = Object.keys(SECRETS) as SecretKind[];
  const only = random.chance(0.5) ? undefined : random.pick(kinds);
  const found = only ? [only] : kinds;
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
      const around = surroundings(r);
      const others = kinds.filter((k) => !found.includes(k));
      if (!hit && (others.length === 0 || r.chance(0.5)))
        return { input: around(r.pick(SECRET_FREE)), output: l.no };
      const kind = r.pick(hit ? found : others);
      const value = SECRETS[kind](r);
      return {
        input: around(r.pick(SECRET_PLACES[kind])).replace("#", () => value),
        output: hit ? l.yes : l.no,
      };
    },
  };
}

export const families: Family[] = [
  { id: "command-risk/secret-in-text", theme: "command-risk", difficulty: "easy", draw: drawSecret },
];
