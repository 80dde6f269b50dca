/** Search requests in words, turned into operators, and their times. Part of the smart-search theme. */
import type { Family } from "../family.js";
import { type Transform, transforms } from "../frames/transforms.js";
import { DOMAINS } from "../lexicon/a-people.js";
import { entries } from "../lexicon/a-text.js";
import { missing } from "../lexicon/fill.js";
import type { Random } from "../random.js";

const TOPICS =
  entries(`solar panels / garden birds / old maps / wooden toys / city trains / jazz piano / rye bread /
  mountain huts / steam engines / winter tyres / home insurance / school lunches / bike lanes / stage lighting`);
const UNWANTED = entries("roof / shop / video / price / forum / museum / news / quiz / poster / jobs");

interface Request {
  readonly topic: string;
  readonly site: string | undefined;
  readonly without: string | undefined;
}

const OPENERS = entries(
  "find pages about / search for / anything on / I need texts about / look up / show me everything on",
);
const ON_SITE = entries("on {s} / from {s} / only at {s} / on the site {s}");
const WITHOUT = entries("without the word {w} / but not {w} / leaving out {w} / excluding {w}");

const one =
  (what: string, key: "site" | "without") =>
  (random: Random): Transform<Request> => {
    const miss = missing(random);
    return {
      gives: what,
      note: `If there is none, the answer is ${miss.said}.`,
      miss: miss.value,
      solve: (request) => request[key] ?? miss.value,
    };
  };
const plus = (text: string, sign: string): string => text.split(" ").join(sign);

const operators = transforms<Request, string>({
  id: "smart-search/operators",
  theme: "smart-search",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  nouns: ["search wish in words", "request to a search engine", "spoken search", "search in plain English"],
  facts: (r) => ({
    topic: r.pick(TOPICS),
    site: r.chance(0.55) ? r.pick(DOMAINS) : undefined,
    without: r.chance(0.55) ? r.pick(UNWANTED) : undefined,
  }),
  write: (r, { topic, site, without }) =>
    [
      r.pick(OPENERS),
      topic,
      ...r.shuffle([
        site && r.pick(ON_SITE).replace("{s}", site),
        without && r.pick(WITHOUT).replace("{w}", without),
      ]),
    ]
      .filter(Boolean)
      .join(" "),
  rules: {
    "site-and-minus": () => ({
      gives:
        "the topic, then site: and the website, then a minus sign and the unwanted word, separated by blanks",
      note: "What the wish does not name is left out. There is no blank after site: or after the minus sign.",
      solve: ({ topic, site, without }) =>
        [topic, site && `site:${site}`, without && `-${without}`].filter(Boolean).join(" "),
    }),
    topic: (r) => {
      const upper = r.chance(0.3);
      return {
        gives: `the topic alone${upper ? ", in capital letters" : ""}`,
        note: "Website and unwanted words do not belong to it.",
        solve: ({ topic }) => (upper ? topic.toUpperCase() : topic),
      };
    },
    site: one("the website that is searched", "site"),
    "unwanted-word": one("the word that the results must not contain", "without"),
    boolean: () => ({
      gives: "the words of the topic joined by AND, followed by NOT and the unwanted word if there is one",
      note: "AND and NOT are in capitals with blanks around them; a website is ignored.",
      solve: ({ topic, without }) => plus(topic, " AND ") + (without ? ` NOT ${without}` : ""),
    }),
    quoted: () => ({
      gives: "the topic in double quotes, then a blank, a minus sign and the unwanted word if there is one",
      note: "A website is ignored.",
      solve: ({ topic, without }) => `"${topic}"${without ? ` -${without}` : ""}`,
    }),
    "query-string": (r) => {
      const [q, site, not] = r.pick([
        ["q", "site", "not"],
        ["query", "domain", "exclude"],
        ["s", "on", "without"],
      ] as const);
      return {
        gives: `the query string ${q}=topic&${site}=website&${not}=unwanted word, with + in place of blanks`,
        note: "A parameter without a value is left out together with its &.",
        solve: (request) =>
          [
            `${q}=${plus(request.topic, "+")}`,
            request.site && `${site}=${request.site}`,
            request.without && `${not}=${request.without}`,
          ]
            .filter(Boolean)
            .join("&"),
      };
    },
    json: () => ({
      gives: "a JSON object in one line with the keys topic, site and without",
      note: "Keys without a value are left out; no blanks outside the values.",
      solve: ({ topic, site, without }) => JSON.stringify({ topic, site, without }),
    }),
  },
});

interface Period {
  readonly topic: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const THINGS =
  entries(`reports / photos / invoices / articles / maps / letters / recordings / films / patents /
  annual accounts / court decisions / weather data`);
const SINCE = entries("since {a} / from {a} on / {a} or later / not older than {a}");
const UNTIL = entries("until {b} / up to {b} / {b} or earlier / not newer than {b}");
const BETWEEN = entries("from {a} to {b} / between {a} and {b} / {a} to {b} / {a}-{b}");
const YEAR = entries("of {a} / from the year {a} / in {a} / dated {a}");
const INCLUSIVE = "The years named belong to the period.";

const bound =
  (what: string, key: "from" | "to") =>
  (random: Random): Transform<Period> => {
    const miss = missing(random);
    return {
      gives: `${what} of the period`,
      note: `If the period is open on this side or no period is named, the answer is ${miss.said}.`,
      miss: miss.value,
      solve: (period) => (period[key] === undefined ? miss.value : String(period[key])),
    };
  };

const period = transforms<Period, string>({
  id: "smart-search/time-range",
  theme: "smart-search",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  nouns: ["search with a period", "search in an archive", "query with years", "request for documents"],
  facts: (r) => {
    const a = r.int(1990, 2018);
    const b = a + r.int(1, 6);
    const [from, to] = r.pick([
      [a, undefined],
      [undefined, b],
      [a, b],
      [a, b],
      [a, a],
      [undefined, undefined],
    ] as const);
    return { topic: r.pick(THINGS), from, to };
  },
  write: (r, { topic, from, to }) => {
    const forms =
      from === undefined
        ? to === undefined
          ? [""]
          : UNTIL
        : to === undefined
          ? SINCE
          : from === to
            ? YEAR
            : BETWEEN;
    const time = r.pick(forms).replace("{a}", String(from)).replace("{b}", String(to));
    return `${r.pick(["", "show me ", "find ", "all ", "I need "])}${topic} ${time}`.trim();
  },
  rules: {
    "first-year": bound("the first year", "from"),
    "last-year": bound("the last year", "to"),
    range: (r) => {
      const sign = r.pick(["..", "-", "/", ":"]);
      const miss = missing(r);
      return {
        gives: `the period as first year, ${sign} and last year, without blanks`,
        note: `A single year stands on both sides, an open side stays empty. Without any period the answer is ${miss.said}.`,
        miss: miss.value,
        solve: ({ from, to }) => (from || to ? `${from ?? ""}${sign}${to ?? ""}` : miss.value),
      };
    },
    condition: (r) => {
      const miss = missing(r);
      return {
        gives:
          "the period as a condition on year with >= and <=, both joined by and: year>=2001 and year<=2004",
        note: `An open side is left out, a single year is written year=2001. Without a period the answer is ${miss.said}.`,
        miss: miss.value,
        solve: ({ from, to }) => {
          if (from !== undefined && from === to) return `year=${from}`;
          const parts = [from && `year>=${from}`, to && `year<=${to}`].filter(Boolean);
          return parts.join(" and ") || miss.value;
        },
      };
    },
    "number-of-years": (r) => {
      const miss = missing(r);
      return {
        gives: "the number of years in the period",
        note: `${INCLUSIVE} If it is open on one side or not named, the answer is ${miss.said}.`,
        miss: miss.value,
        solve: ({ from, to }) => (from && to ? String(to - from + 1) : miss.value),
      };
    },
    topic: () => ({
      gives: "what is searched for, without the period",
      note: "Opening words such as find or show me do not belong to it.",
      solve: ({ topic }) => topic,
    }),
    "side-open": () => ({
      gives: "the word closed, since, until or always",
      note: "closed is for two years or a single year, since for a period without an end, until for one without a beginning, always for no period.",
      solve: ({ from, to }) => (from ? (to ? "closed" : "since") : to ? "until" : "always"),
    }),
  },
});

export const families: Family[] = [operators, period];
