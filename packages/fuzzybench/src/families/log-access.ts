/** Log monitoring: lines of web access logs: judging a request, and reading one of its fields. */
import { type DrawnTask, type Family, family, relabel } from "../family.js";
import { NOTHING, wordings, writing } from "../lexicon/choices.js";
import { type AccessRecord, accessRecord, writeAccess } from "../lexicon/log-access-records.js";
import type { Random } from "../random.js";

/** What to look for, given a limit, and the test; `limits` are drawn from where the question has one. */
interface Question {
  readonly ask: (limit: number) => readonly string[];
  readonly rest: string;
  readonly limits?: readonly number[];
  readonly test: (record: AccessRecord, limit: number) => boolean;
}

const status = (from: number, to: number) => (record: AccessRecord) =>
  record.status >= from && record.status <= to;

const QUESTIONS = {
  "server-error": {
    ask: () => [
      "a request that the server failed to answer (status 500 to 599)",
      "a server error, that is a status of 5xx",
    ],
    rest: "any other status",
    test: status(500, 599),
  },
  "client-error": {
    ask: () => [
      "a request refused as the client's fault (status 400 to 499)",
      "a client error, that is a status of 4xx",
    ],
    rest: "any other status",
    test: status(400, 499),
  },
  "not-successful": {
    ask: () => [
      "a request that ended with an error of any side (status 400 or above)",
      "an error, 4xx or 5xx",
    ],
    rest: "success and redirects",
    test: status(400, 599),
  },
  redirect: {
    ask: () => ["a redirect or cache answer (status 300 to 399)", "a status of 3xx"],
    rest: "any other status",
    test: status(300, 399),
  },
  slow: {
    ask: (limit) => [`a request that took more than ${limit} ms`, `a slow request, longer than ${limit} ms`],
    rest: "requests that were as fast or faster",
    limits: [200, 400, 500, 800, 1000],
    test: ({ ms }, limit) => ms > limit,
  },
  large: {
    ask: (limit) => [`an answer of more than ${limit} bytes`, `a large answer, above ${limit} bytes`],
    rest: "smaller answers and those of exactly that size",
    limits: [1000, 5000, 10000, 20000],
    test: ({ bytes }, limit) => bytes > limit,
  },
  changing: {
    ask: () => [
      "a request that changes something (POST, PUT, PATCH or DELETE)",
      "a writing method: POST, PUT, PATCH, DELETE",
    ],
    rest: "GET and HEAD",
    test: ({ method }) => method !== "GET" && method !== "HEAD",
  },
  robot: {
    ask: () => [
      "a visit by a crawler or search robot, as the agent says",
      "a user agent that is a bot or spider",
    ],
    rest: "browsers, apps and scripts",
    test: ({ visitor }) => visitor === "robot",
  },
  script: {
    ask: () => [
      "a request by a command-line tool or script such as curl or python-requests",
      "an agent that is a tool or an HTTP library",
    ],
    rest: "browsers and search robots",
    test: ({ visitor }) => visitor === "script",
  },
  probe: {
    ask: () => [
      "an attempt to find weak spots (paths like /.env, /wp-login.php or ../)",
      "a probing request, for a secret file or an admin script that attackers look for",
    ],
    rest: "ordinary pages, files and API calls",
    test: ({ target }) => target === "probe",
  },
  "static-file": {
    ask: () => [
      "a request for a picture, style sheet, script or font",
      "a static file (.css, .js, .png, .jpg, .svg, .woff2)",
    ],
    rest: "pages, API calls and everything else",
    test: ({ target }) => target === "static",
  },
  "private-client": {
    ask: () => [
      "a client with a private address (10.x, 192.168.x or 172.16.x to 172.31.x)",
      "a request from inside, by private IP address",
    ],
    rest: "public addresses",
    test: ({ inside }) => inside,
  },
} as const satisfies Record<string, Question>;

const SETS = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["KEEP", "DROP"],
  ["hit", "miss"],
  ["ALERT", "QUIET"],
  ["match", "other"],
  ["Y", "N"],
] as const;

function drawJudge(random: Random, variant: keyof typeof QUESTIONS): DrawnTask {
  const question: Question = QUESTIONS[variant];
  const limit = random.pick(question.limits ?? [0]);
  const l = relabel(random, ["yes", "no"], SETS);
  const ask = random.pick(question.ask(limit));
  const { rest } = question;
  const answer = (record: AccessRecord): string => (question.test(record, limit) ? l.yes : l.no);
  return {
    canonical: `Judge a line of a web access log: ${l.yes} = ${ask}, ${l.no} = ${rest}.`,
    ...wordings(random, {
      plain: [
        `<Judge|Check> one line of <a web server's access log|an access log>. <Say|Answer> ${l.yes} for ${ask} and ${l.no} for ${rest}.`,
        `Web requests are logged one a line. <Filter|Select> them: ${l.yes} marks ${ask}, ${l.no} marks ${rest}.`,
        `The input is an HTTP request as it was logged. ${l.yes} means ${ask}; ${l.no} means ${rest}.`,
        `Is this request the one we look for, namely ${ask}? <Return|Output> ${l.yes} if it is, ${l.no} otherwise (${rest}).`,
      ],
      terse: [
        `access log: ${ask} -> ${l.yes}, ${rest} -> ${l.no}`,
        `${l.yes} for ${ask}, else ${l.no}`,
        `web log line, ${l.yes} = ${ask}, ${l.no} = ${rest}`,
      ],
      casual: [
        `I'm digging through the access log for this: ${ask}. ${l.yes} when you see it, ${l.no} for the rest`,
        `mark these requests for me, ${l.yes} if it's ${ask}, ${l.no} if it's not`,
        `from our web log I need just this kind: ${ask}. say ${l.yes}, otherwise ${l.no} (${rest})`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const wanted = r.chance(0.5);
      let record = accessRecord(r);
      for (let tries = 0; tries < 16 && question.test(record, limit) !== wanted; tries++)
        record = accessRecord(r);
      return { input: writeAccess(r, record), output: answer(record), latent: record };
    },
    answer: ({ latent }) => answer(latent as AccessRecord),
  };
}

/** Ways to name a field, and its value; the empty value stands for none. */
type Field = readonly [say: readonly string[], value: (record: AccessRecord) => string];
const FIELDS = {
  client: [["client's IP address", "address the request came from"], ({ ip }) => ip],
  method: [["HTTP method", "request method"], ({ method }) => method],
  path: [
    ["path that was asked for, without the query", "requested path up to the question mark"],
    ({ path }) => path,
  ],
  query: [
    ["query string after the question mark", "part of the address after the question mark"],
    ({ query }) => query,
  ],
  status: [["status code", "HTTP status"], (record) => String(record.status)],
  bytes: [["size of the answer in bytes", "number of bytes sent"], ({ bytes }) => String(bytes)],
  duration: [
    ["duration in milliseconds, number only", "milliseconds that it took, without unit"],
    ({ ms }) => String(ms),
  ],
  agent: [["user agent", "name of the visitor's program as logged"], ({ agent }) => agent],
} as const satisfies Record<string, Field>;

function drawField(random: Random, variant: keyof typeof FIELDS): DrawnTask {
  const [ways, value]: Field = FIELDS[variant];
  const say = random.pick(ways);
  const form = writing(random, !["client", "status", "bytes", "duration"].includes(variant));
  const none = random.pick(NOTHING);
  const absent = variant === "query";
  const otherwise = absent ? ` <If there is none|Without one>, <answer|give> ${none}.` : "";
  const brief = absent ? `, else ${none}` : "";
  const answer = (record: AccessRecord): string => {
    const found = value(record);
    return found === "" ? none : form.apply(found);
  };
  return {
    canonical: `Extract the ${say} from a line of a web access log, ${form.rule}${absent ? `; if there is none, ${none}` : ""}.`,
    ...wordings(random, {
      plain: [
        `<Extract|Pull out> the ${say} from an access log line. Write it ${form.rule}.${otherwise}`,
        `The input is a logged web request. The output is the ${say}, ${form.rule}.${otherwise}`,
        `<Find|Give> the ${say} in this line of a web server log, ${form.rule}.${otherwise}`,
        `Web servers log each request in one line. <Return|Report> the ${say} ${form.rule}.${otherwise}`,
      ],
      terse: [`access log -> ${say} (${form.short})${brief}`, `${say} of the request, ${form.short}${brief}`],
      casual: [
        `what's the ${say} in this web log line? ${form.rule} pls${brief}`,
        `I need just the ${say} out of our access log, ${form.rule}${brief}`,
        `grab the ${say} for me, ${form.rule}${brief}`,
      ],
    }),
    sample: (r) => {
      let record = accessRecord(r);
      for (let tries = 0; tries < 2 && value(record) === ""; tries++) record = accessRecord(r);
      return { input: writeAccess(r, record), output: answer(record), latent: record };
    },
    answer: ({ latent }) => answer(latent as AccessRecord),
  };
}

export const families: Family[] = [
  family({
    id: "log-monitoring/access-request",
    theme: "log-monitoring",
    difficulty: "medium",
    variants: Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[],
    survives: ["whitespace", "distractor", "injection"],
    draw: drawJudge,
  }),
  family({
    id: "log-monitoring/access-field",
    theme: "log-monitoring",
    difficulty: "medium",
    heldOut: true,
    variants: Object.keys(FIELDS) as (keyof typeof FIELDS)[],
    survives: ["distractor", "injection"],
    draw: drawField,
  }),
];
