/** Writing web addresses in one canonical way, so that equal pages compare equal. */
import type { Family } from "../family.js";
import {
  SITE_FRAGMENTS,
  SITE_HOSTS,
  SITE_PATHS,
  SITE_QUERIES,
  TRACKING_QUERIES,
} from "../lexicon/paraphrases.js";
import type { Random } from "../random.js";

interface UrlParts {
  scheme: string;
  host: string;
  path: string;
  query: string[];
  fragment: string;
}

interface UrlRule {
  readonly long: string;
  readonly short: string;
  readonly apply: (url: UrlParts) => void;
}

const RULES: readonly UrlRule[] = [
  {
    long: "drop http:// or https://",
    short: "no scheme",
    apply: (url) => {
      url.scheme = "";
    },
  },
  {
    long: "drop a leading www. from the host",
    short: "no www.",
    apply: (url) => {
      url.host = url.host.replace(/^www\./i, "");
    },
  },
  {
    long: "drop the fragment from # on",
    short: "no #fragment",
    apply: (url) => {
      url.fragment = "";
    },
  },
  {
    long: "drop the query from ? up to any #",
    short: "no ?query",
    apply: (url) => {
      url.query = [];
    },
  },
  {
    long: "drop the query parameters that start with utm_",
    short: "no utm_ parameters",
    apply: (url) => {
      url.query = url.query.filter((part) => !part.startsWith("utm_"));
    },
  },
  {
    long: "drop a slash at the end of the path",
    short: "no trailing slash",
    apply: (url) => {
      url.path = url.path.replace(/\/$/, "");
    },
  },
  {
    long: "put the host in lower case",
    short: "lowercase host",
    apply: (url) => {
      url.host = url.host.toLowerCase();
    },
  },
];

function join(url: UrlParts): string {
  const query = url.query.length > 0 ? `?${url.query.join("&")}` : "";
  return `${url.scheme}${url.host}${url.path}${query}${url.fragment}`;
}

function randomUrl(random: Random): UrlParts {
  const host = `${random.chance(0.5) ? "www." : ""}${random.pick(SITE_HOSTS)}`;
  const shout = random.chance(0.35);
  const query = random.shuffle([
    ...random.sample(SITE_QUERIES, random.pick([0, 0, 1, 1, 2])),
    ...random.sample(TRACKING_QUERIES, random.pick([0, 0, 1])),
  ]);
  return {
    scheme: random.pick(["https://", "https://", "http://"]),
    host: shout ? random.pick([host.toUpperCase(), host.replace(/\b[a-z]/g, (c) => c.toUpperCase())]) : host,
    path: `/${random.pick(SITE_PATHS)}${random.chance(0.4) ? "/" : ""}`,
    query,
    fragment: random.chance(0.35) ? `#${random.pick(SITE_FRAGMENTS)}` : "",
  };
}

export const canonicalUrl: Family = {
  id: "equivalence-and-dedup/canonical-url",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  draw(random) {
    const rules = random.sample(RULES, random.int(1, 3));
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
        const input = join(url);
        for (const rule of rules) rule.apply(url);
        return { input, output: join(url) };
      },
    };
  },
};
