/** Browser: the parts of a web address. */
import { type DrawnTask, type Family, family } from "../family.js";
import { NOTHING, wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";

interface Address {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: readonly (readonly [key: string, value: string])[];
  readonly fragment: string;
}

const HOSTS = [
  "shop.example.com",
  "www.acme.test",
  "news.example.org",
  "example.com",
  "docs.acme.test",
  "m.travel.test",
  "api.weather.test",
];
const SEGMENTS =
  "products,blog,2024,help,cart,item-42,users,anna,search,de,archive,contact,offers,about".split(",");
const KEYS = ["page", "q", "lang", "sort", "id", "ref"] as const;
const ANSWERS: Record<(typeof KEYS)[number], readonly string[]> = {
  page: ["1", "2", "7", "31"],
  q: ["shoes", "lamp", "tea", "map"],
  lang: ["de", "en", "fr", "no"],
  sort: ["price", "name", "date"],
  id: ["42", "981", "7730", "15"],
  ref: ["mail", "ad", "home"],
};

function someAddress(r: Random): Address {
  const segments = r.sample(SEGMENTS, r.int(0, 3));
  return {
    scheme: r.pick(["https", "http"]),
    host: r.pick(HOSTS),
    path: `/${segments.join("/")}`,
    query: r.sample(KEYS, r.pick([0, 1, 2, 3])).map((key) => [key, r.pick(ANSWERS[key])] as const),
    fragment: r.chance(0.5) ? r.pick(["top", "reviews", "s2", "comments", "price", "map"]) : "",
  };
}

const writeAddress = ({ scheme, host, path, query, fragment }: Address): string => {
  const search = query.map(([key, value]) => `${key}=${value}`).join("&");
  return `${scheme}://${host}${path}${search && `?${search}`}${fragment && `#${fragment}`}`;
};

/** What to give, by the key of this task where it asks for one; the empty text stands for none. */
interface Bit {
  readonly say: (key: string) => readonly string[];
  readonly of: (address: Address, key: string) => string;
  readonly absent?: true;
}

const BITS = {
  host: { say: () => ["host name", "name of the web server"], of: ({ host }) => host },
  path: {
    say: () => [
      "path, from the slash after the host up to the question mark or hash sign",
      "path without query and fragment",
    ],
    of: ({ path }) => path,
  },
  "last-segment": {
    say: () => ["last part of the path", "piece of the path after its last slash"],
    of: ({ path }) => path.split("/").at(-1) as string,
    absent: true,
  },
  parameter: {
    say: (key) => [`value of the parameter ${key}`, `value that follows ${key}= in the query`],
    of: ({ query }, key) => query.find(([name]) => name === key)?.[1] ?? "",
    absent: true,
  },
  "parameter-count": {
    say: () => [
      "number of query parameters, as a digit",
      "count of the key=value pairs after the question mark, 0 without any",
    ],
    of: ({ query }) => String(query.length),
  },
  "parameter-names": {
    say: () => [
      "names of all query parameters in order, separated by a comma and a space",
      "keys of the query in order, joined by comma and space",
    ],
    of: ({ query }) => query.map(([key]) => key).join(", "),
    absent: true,
  },
  fragment: {
    say: () => ["fragment after the hash sign, without the sign", "part after #, the sign left out"],
    of: ({ fragment }) => fragment,
    absent: true,
  },
  "top-domain": {
    say: () => ["last label of the host name, such as com", "top-level domain without a dot"],
    of: ({ host }) => host.split(".").at(-1) as string,
  },
} as const satisfies Record<string, Bit>;

function drawAddress(random: Random, variant: keyof typeof BITS): DrawnTask {
  const bit: Bit = BITS[variant];
  const key = random.pick(KEYS);
  const say = random.pick(bit.say(key));
  const none = random.pick(NOTHING);
  const otherwise = bit.absent ? ` <If there is none|Without one>, answer ${none}.` : "";
  const brief = bit.absent ? `, else ${none}` : "";
  const answer = (address: Address): string => bit.of(address, key) || none;
  return {
    canonical: `From a web address give the ${say}${brief}.`,
    ...wordings(random, {
      plain: [
        `<Take|Read> a web address and <give|return> the ${say}.${otherwise}`,
        `The input is a URL, the output is the ${say}.${otherwise}`,
        `<Extract|Cut out> the ${say} of the address in the address bar.${otherwise}`,
        `A browser shows this address. What is the ${say}?${otherwise}`,
      ],
      terse: [`URL -> ${say}${brief}`, `web address: ${say}${brief}`],
      casual: [
        `what's the ${say} in this link?${otherwise}`,
        `I need the ${say} from a bunch of links${brief}`,
        `take the URL apart for me, only the ${say}${brief}`,
      ],
    }),
    sample: (r) => {
      const wanted = bit.absent && r.chance(0.7);
      let address = someAddress(r);
      for (let tries = 0; tries < 6 && wanted && bit.of(address, key) === ""; tries++)
        address = someAddress(r);
      return { input: writeAddress(address), output: answer(address), latent: address };
    },
    answer: ({ latent }) => answer(latent as Address),
  };
}

export const families: Family[] = [
  family({
    id: "browser/address",
    theme: "browser-and-transcripts",
    difficulty: "medium",
    variants: Object.keys(BITS) as (keyof typeof BITS)[],
    survives: ["distractor", "injection"],
    draw: drawAddress,
  }),
];
