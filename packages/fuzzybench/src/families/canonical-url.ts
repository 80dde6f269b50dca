/** Writing web addresses in one canonical way, so that equal pages compare equal. */
import { family } from "../family.js";
import {
  SITE_FRAGMENTS,
  SITE_HOSTS,
  SITE_PATHS,
  SITE_QUERIES,
  TRACKING_QUERIES,
} from "../lexicon/paraphrases.js";
import type { Random } from "../random.js";

interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly fragment: string;
}

interface UrlRule {
  readonly long: string;
  readonly short: string;
  readonly apply: (url: UrlParts) => UrlParts;
}

const SINGLE = {
  "no-scheme": {
    long: "drop http:// or https://",
    short: "no scheme",
    apply: (url) => ({ ...url, scheme: "" }),
  },
  "no-www": {
    long: "drop a leading www. from the host, in whatever case",
    short: "no www.",
    apply: (url) => ({ ...url, host: url.host.replace(/^www\./i, "") }),
  },
  "no-fragment": {
    long: "drop the fragment from # on",
    short: "no #fragment",
    apply: (url) => ({ ...url, fragment: "" }),
  },
  "no-query": {
    long: "drop the query from ? up to any #",
    short: "no ?query",
    apply: (url) => ({ ...url, query: [] }),
  },
  "no-tracking": {
    long: "drop the query parameters that start with utm_ (and the ? if none is left)",
    short: "no utm_ parameters",
    apply: (url) => ({ ...url, query: url.query.filter((part) => !part.startsWith("utm_")) }),
  },
  "no-trailing-slash": {
    long: "drop a slash at the end of the path",
    short: "no slash after the path",
    apply: (url) => ({ ...url, path: url.path.replace(/\/$/, "") }),
  },
  "lower-host": {
    long: "put the host in lower case",
    short: "lower-case host",
    apply: (url) => ({ ...url, host: url.host.toLowerCase() }),
  },
  "sorted-query": {
    long: "sort the query parameters alphabetically",
    short: "query parameters sorted",
    apply: (url) => ({ ...url, query: [...url.query].sort() }),
  },
  "secure-scheme": {
    long: "replace http:// by https://",
    short: "https always",
    apply: (url) => ({ ...url, scheme: "https://" }),
  },
} satisfies Record<string, UrlRule>;

/** Several steps at once, as an index would use them. */
const STEPS: Record<string, readonly UrlRule[]> = {
  ...Object.fromEntries(Object.entries(SINGLE).map(([name, rule]) => [name, [rule]])),
  "page-key": [
    SINGLE["no-scheme"],
    SINGLE["no-www"],
    SINGLE["lower-host"],
    SINGLE["no-fragment"],
    SINGLE["no-trailing-slash"],
  ],
  "share-link": [SINGLE["secure-scheme"], SINGLE["no-tracking"], SINGLE["no-fragment"]],
  "site-and-path": [SINGLE["no-scheme"], SINGLE["no-query"], SINGLE["no-fragment"]],
};

function join(url: UrlParts): string {
  const query = url.query.length > 0 ? `?${url.query.join("&")}` : "";
  return `${url.scheme}${url.host}${url.path}${query}${url.fragment}`;
}

function randomUrl(random: Random): UrlParts {
  const host = `${random.chance(0.5) ? "www." : ""}${random.pick(SITE_HOSTS)}`;
  const shout = random.chance(0.5);
  const query = random.shuffle([
    ...random.sample(SITE_QUERIES, random.pick([0, 1, 1, 2, 2])),
    ...random.sample(TRACKING_QUERIES, random.pick([0, 1])),
  ]);
  return {
    scheme: random.pick(["https://", "http://"]),
    host: shout ? random.pick([host.toUpperCase(), host.replace(/\b[a-z]/g, (c) => c.toUpperCase())]) : host,
    path: `/${random.pick(SITE_PATHS)}${random.chance(0.5) ? "/" : ""}`,
    query,
    fragment: random.chance(0.5) ? `#${random.pick(SITE_FRAGMENTS)}` : "",
  };
}

export const canonicalUrl = family({
  id: "equivalence-and-dedup/canonical-url",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  variants: Object.keys(STEPS),
  survives: ["distractor", "injection"],
  draw(_, variant) {
    const rules = STEPS[variant] as readonly UrlRule[];
    const canonical = (url: UrlParts) => join(rules.reduce((done, rule) => rule.apply(done), url));
    const long = rules.map((rule) => rule.long).join(", ");
    const short = rules.map((rule) => rule.short).join(", ");
    return {
      canonical: `Normalise the URL: ${long}. Leave the rest unchanged.`,
      plain: [
        `Normalise the URL: ${long}. Leave the rest unchanged.`,
        `Bring a web address into its canonical form. To do so, ${long}; everything else stays as it is.`,
        `Links to the same page should look the same. Rewrite the link with these steps: ${long}. Do nothing more.`,
        `Output the key under which this address is stored in the index. The key is the address after these changes: ${long}.`,
      ],
      terse: [
        `URL -> ${short}, rest as is`,
        `canonical link: ${short}`,
        `clean the URL (${short}); keep all else`,
      ],
      casual: [
        `I have lots of links to the same pages. Please ${long}, and don't touch the rest.`,
        `clean this link up for me: ${long}, that's all`,
        `Could you ${long} so I can find the duplicates? Keep everything else the way it is.`,
      ],
      sample(r) {
        const url = randomUrl(r);
        return { input: join(url), output: canonical(url), latent: url };
      },
      answer: ({ latent }) => canonical(latent as UrlParts),
    };
  },
});
