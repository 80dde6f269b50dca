/** Redacting secrets in lines of configuration and in web addresses. Part of the masking-and-distilling theme. */
import type { Family } from "../family.js";
import { type Job, jobFamily, type Posed } from "../frames/jobs.js";
import { FIRST_NAMES } from "../lexicon/a-people.js";
import { words } from "../lexicon/a-text.js";
import {
  SECRET_FREE,
  SECRET_PLACES,
  SECRETS,
  type SecretKind,
  surroundings,
} from "../lexicon/private-data.js";
import type { Random } from "../random.js";

const NAMES: Record<SecretKind, string> = { password: "password", token: "access token", key: "API key" };
const KINDS = Object.keys(SECRETS) as SecretKind[];

/** A line with "#" in the place of its secret, if it has one. */
interface SecretLine {
  readonly text: string;
  readonly kind?: SecretKind;
  readonly secret: string;
}

function secretLine(r: Random, kind: SecretKind | undefined): Posed<SecretLine> {
  const frame = surroundings(r);
  if (!kind) {
    const input = frame(r.pick(SECRET_FREE));
    return { input, value: { text: input, secret: "" } };
  }
  const value = { text: frame(r.pick(SECRET_PLACES[kind])), kind, secret: SECRETS[kind](r) };
  return { input: value.text.replace("#", () => value.secret), value };
}
const REST = [
  "Leave the rest of the line as it is; a line without one comes back unchanged.",
  "Nothing else changes; names of variables and placeholders are no secrets.",
  "Lines without one come back unchanged.",
];

function redacted(
  what: string,
  kinds: readonly SecretKind[],
  how: string,
  hide: (secret: string) => string,
): Job<SecretLine> {
  const wrong = KINDS.filter((kind) => !kinds.includes(kind));
  return {
    does: [`redact the value of any ${what}`, `hide the ${what} that the line shows`],
    gives: [`the line with the value of each ${what} hidden`, `the line without its ${what}`],
    rules: [[`To hide a value, ${how}.`, `Where it stands, ${how}.`, `For each such value ${how}.`], REST],
    solve: ({ text, kind, secret }) =>
      text.replace("#", () => (kind && kinds.includes(kind) ? hide(secret) : secret)),
    pose: (r) => {
      const roll = r.float();
      return secretLine(
        r,
        roll < 0.2 ? undefined : roll < 0.35 && wrong.length > 0 ? r.pick(wrong) : r.pick(kinds),
      );
    },
  };
}
const TAGS = ["[REDACTED]", "***", "<secret>", "XXXX", "(hidden)", "•••", "REMOVED", "[cut]", "?????"];
const byTag = (what: string, kinds: readonly SecretKind[]) => (_: unknown, random: Random) => {
  const tag = random.pick(TAGS);
  return redacted(what, kinds, `write ${tag} in its place`, () => tag);
};
const ANY = "password, access token or API key";

const redactSecret = jobFamily(
  {
    id: "masking/redact-secret",
    theme: "masking-and-distilling",
    difficulty: "medium",
    survives: [],
    noun: [
      "line of a log or settings file",
      "line that may leak a secret",
      "shell or config line",
      "pasted line",
    ],
    setting: () => undefined,
    pose: (r: Random): Posed<SecretLine> => secretLine(r, r.pick([...KINDS, undefined])),
  },
  {
    password: byTag(NAMES.password, ["password"]),
    token: byTag(NAMES.token, ["token"]),
    key: byTag(NAMES.key, ["key"]),
    any: byTag(ANY, KINDS),
    stars: (_, random) => {
      const mark = random.pick(["*", "x", "•", "#"]);
      return redacted(ANY, KINDS, `write ${mark} for each of its characters`, (secret) =>
        mark.repeat(secret.length),
      );
    },
    "keep-start": (_, random) => {
      const [keep, tail] = [random.pick([2, 3, 4]), random.pick(["***", "...", "[cut]"])];
      return redacted(
        ANY,
        KINDS,
        `keep its first ${keep} characters and write ${tail} for the rest`,
        (secret) => secret.slice(0, keep) + tail,
      );
    },
    kind: (_, random) => {
      const [password, token, key, none] = random.pick([
        ["password", "token", "key", "none"],
        ["PASSWORD", "TOKEN", "API_KEY", "CLEAN"],
        ["P", "T", "K", "-"],
        ["1", "2", "3", "0"],
      ] as const);
      const label = { password, token, key };
      return {
        does: ["say what kind of secret the line gives away", "classify the secret in the line"],
        gives: ["the kind of secret in the line", "the label of the leaked secret"],
        rules: [
          `Answer ${password} for a password, ${token} for an access or login token, ${key} for an API or access key, ${none} if no secret value is shown.`,
        ],
        labels: [password, token, key, none],
        solve: ({ kind }) => (kind ? label[kind] : none),
      };
    },
  },
);

/** A web address in parts. */
interface Address {
  readonly login: string;
  readonly host: string;
  readonly path: string;
  readonly params: readonly (readonly [name: string, value: string])[];
}

const HOSTS = words("shop.example.com news.test www.acme.org api.corp.example blog.test maps.example");
const PATHS = words("/ /shoes /cart /v1/orders /2024/05/post /search /account/reset /jobs/17 /list");
const PLAIN_PARAMS = words("page=2 q=lamp lang=de sort=price id=4821 size=xl color=red limit=50 view=grid");
const TRACKING = words(
  "utm_source=mail utm_campaign=spring utm_medium=social utm_term=chair utm_content=top",
);
const CREDENTIALS = words("token session auth sig");

const address = ({ login, host, path, params }: Address): string =>
  `https://${login && `${login}@`}${host}${path}${params.length > 0 ? `?${params.map((p) => p.join("=")).join("&")}` : ""}`;
const isTracking = ([name]: Address["params"][number]) => name.startsWith("utm_");
const isCredential = ([name]: Address["params"][number]) => CREDENTIALS.includes(name);
const pair = (text: string): readonly [string, string] =>
  text.split("=") as unknown as readonly [string, string];
const NO_QUESTION = "If no parameter is left, the question mark goes too.";
const SECRET_PARAMS = `Secret are the parameters ${CREDENTIALS.join(", ")}.`;

const url = jobFamily(
  {
    id: "masking/url",
    theme: "masking-and-distilling",
    difficulty: "medium",
    survives: ["whitespace", "injection"],
    noun: ["web address", "URL", "link from a log", "address copied from a browser"],
    setting: (random) => ({
      tag: random.pick(["***", "XXX", "hidden", "[cut]"]),
      none: random.pick(["none", "-", "n/a"]),
    }),
    pose: (r: Random): Posed<Address> => {
      const params = [
        ...r.sample(PLAIN_PARAMS, r.int(0, 2)).map(pair),
        ...r.sample(TRACKING, r.pick([0, 1, 1, 2])).map(pair),
        ...(r.chance(0.55) ? [[r.pick(CREDENTIALS), SECRETS.token(r)] as const] : []),
      ];
      const login = r.chance(0.4) ? `${r.pick(FIRST_NAMES).toLowerCase()}:${SECRETS.password(r)}` : "";
      const value = { login, host: r.pick(HOSTS), path: r.pick(PATHS), params: r.shuffle(params) };
      return { input: address(value), value };
    },
  },
  {
    "drop-tracking": () => ({
      does: ["remove the tracking parameters", "delete every parameter that begins with utm_"],
      gives: ["the address without utm_ parameters", "the link free of tracking (utm_) parameters"],
      rules: ["The rest keeps its order.", NO_QUESTION],
      solve: (a) => address({ ...a, params: a.params.filter((p) => !isTracking(p)) }),
    }),
    "mask-secrets": ({ tag }) => ({
      does: [
        `replace the values of secret parameters by ${tag}`,
        `write ${tag} as the value of secret parameters`,
      ],
      gives: [
        `the address with ${tag} as the value of secret parameters`,
        `the same link, secret parameter values turned into ${tag}`,
      ],
      rules: [SECRET_PARAMS, "Everything else stays, a login before the host too."],
      solve: (a) => address({ ...a, params: a.params.map((p) => (isCredential(p) ? [p[0], tag] : p)) }),
    }),
    "drop-login": () => ({
      does: ["remove user name and password from the address", "delete the login before the host"],
      gives: ["the address without user and password", "the link without its login part"],
      rules: ["The @ goes too; an address without a login stays as it is."],
      solve: (a) => address({ ...a, login: "" }),
    }),
    "drop-query": () => ({
      does: ["cut the address off before the question mark", "remove all parameters"],
      gives: ["the address without any parameters", "what stands before the question mark"],
      rules: ["A login before the host stays."],
      solve: (a) => address({ ...a, params: [] }),
    }),
    host: () => ({
      does: ["reduce the address to its host name", "give only the host"],
      gives: ["the host name alone", "the host, without https, login, path and parameters"],
      solve: ({ host }) => host,
    }),
    "param-names": ({ none }) => ({
      does: [
        "list the names of the parameters without their values",
        "say which parameters the address carries",
      ],
      gives: ["the parameter names", "the names of all parameters, values left out"],
      rules: [`Separate them by a comma and a space, in their order; without parameters answer ${none}.`],
      solve: ({ params }) => params.map(([name]) => name).join(", ") || none,
    }),
    clean: () => ({
      does: ["remove the login, tracking and secret parameters", "make the address safe to share"],
      gives: [
        "the address without login, utm_ parameters and secret parameters",
        "a link that is safe to share: no login, no utm_ and no secret parameters",
      ],
      rules: [
        SECRET_PARAMS,
        "Tracking parameters begin with utm_; a login is user:password before the host.",
        NO_QUESTION,
      ],
      solve: (a) =>
        address({ ...a, login: "", params: a.params.filter((p) => !isTracking(p) && !isCredential(p)) }),
    }),
  },
);

export const families: Family[] = [redactSecret, url];
