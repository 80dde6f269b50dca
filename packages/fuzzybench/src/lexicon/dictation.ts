/** Dictated sentences in parts: plain words, and numbers, times, addresses and punctuation that were spelled out. */
import type { Random } from "../random.js";

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** The English words of a number below 1000. */
export function numberWords(n: number): string {
  if (n < 20) return ONES[n] as string;
  if (n < 100) return `${TENS[Math.floor(n / 10) - 2]}${n % 10 ? `-${ONES[n % 10]}` : ""}`;
  return `${ONES[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${numberWords(n % 100)}` : ""}`;
}

export const DICTATED = {
  numbers: { say: "numbers spelled in words become digits (forty-two -> 42), but not times of day" },
  times: {
    say: "times of day become H:MM (half past nine -> 9:30, quarter past two -> 2:15, quarter to six -> 5:45)",
  },
  addresses: {
    say: "spelled-out mail addresses become real ones (anna dot berg at mail dot test -> anna.berg@mail.test)",
  },
  punctuation: {
    say: "spoken punctuation (comma, full stop, question mark) becomes the sign, without a space before it",
  },
} as const;
export type DictatedKind = keyof typeof DICTATED;

export interface Part {
  readonly kind?: DictatedKind;
  readonly spoken: string;
  readonly written: string;
}

const plain = (text: string): Part => ({ spoken: text, written: text });
const sign = (spoken: string, written: string): Part => ({ kind: "punctuation", spoken, written });

function time(r: Random): Part {
  const hour = r.int(2, 11);
  const [spoken, written] = r.pick([
    [`half past ${ONES[hour]}`, `${hour}:30`],
    [`quarter past ${ONES[hour]}`, `${hour}:15`],
    [`quarter to ${ONES[hour]}`, `${hour - 1}:45`],
  ] as const);
  return { kind: "times", spoken, written };
}

const FIRST = "anna,omar,lena,paul,mia,jonas,sara,tim,nora,felix".split(",");
const LAST = "berg,diaz,kim,novak,rossi,meyer,olsen,patel".split(",");
const DOMAINS = [
  ["mail dot test", "mail.test"],
  ["acme dot org", "acme.org"],
  ["example dot com", "example.com"],
] as const;

function address(r: Random): Part {
  const [first, last] = [r.pick(FIRST), r.pick(LAST)];
  const [spoken, written] = r.pick(DOMAINS);
  return {
    kind: "addresses",
    spoken: `${first} dot ${last} at ${spoken}`,
    written: `${first}.${last}@${written}`,
  };
}

const amount = (r: Random): Part => {
  const n = r.pick([r.int(2, 19), r.int(20, 99), r.int(100, 999)]);
  return { kind: "numbers", spoken: numberWords(n), written: String(n) };
};

const OPENINGS = ["we need", "please order", "I counted", "there are", "they sold", "she wants", "bring"];
const THINGS = ["chairs", "copies", "tickets", "boxes", "guests", "plates", "pages", "lamps"];
const MEETINGS = ["the call starts at", "we meet at", "the bus leaves at", "lunch is at", "they close at"];
const WRITES = ["write to", "send it to", "the invoice goes to", "ask", "forward this to"];
const CLOSINGS = ["thank you", "that is all", "see you then", "see you soon"];

/** Two or three clauses, one of each sort at most, with spoken signs between them and at the end. */
export function dictation(r: Random): readonly Part[] {
  const clauses = r.sample(
    [
      (): Part[] => [plain(r.pick(OPENINGS)), amount(r), plain(r.pick(THINGS))],
      (): Part[] => [plain(r.pick(MEETINGS)), time(r)],
      (): Part[] => [plain(r.pick(WRITES)), address(r)],
    ],
    r.int(2, 3),
  );
  const parts = clauses.flatMap((clause, i) => [...(i > 0 ? [sign("comma", ",")] : []), ...clause()]);
  parts.push(r.pick([sign("full stop", "."), sign("question mark", "?"), sign("full stop", ".")]));
  if (r.chance(0.3)) parts.push(plain(r.pick(CLOSINGS)));
  return parts;
}
