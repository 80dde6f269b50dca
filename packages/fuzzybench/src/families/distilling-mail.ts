/** Distilling mails with headers, quotes and a signature. Part of the masking-and-distilling theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { FIRST_NAMES, LAST_NAMES } from "../lexicon/a-people.js";
import { COMMANDS, QUESTIONS, SENTENCE_SLOTS, STATEMENTS } from "../lexicon/a-sentences.js";
import { entries, fill } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
import type { Random } from "../random.js";

const SUBJECTS =
  entries(`Room for Friday / Offer 4821 / Lost parcel / Your visit in May / New price list / Broken lamp / Contract draft /
  Summer party / Question about the invoice / Train tickets / Photos from Monday / Test results / Garden plan`);
const HOSTS = ["example.com", "mail.test", "acme.org", "corp.example"];

interface Mail {
  readonly first: string;
  readonly last: string;
  readonly address: string;
  readonly to: string;
  readonly mark: string;
  readonly subject: string;
  readonly body: string;
  readonly quoted: string;
}
const sentence = (r: Random): string => {
  const [templates, mark] = r.pick([
    [QUESTIONS, "?"],
    [STATEMENTS, "."],
    [COMMANDS, "."],
  ] as const);
  return fill(r, r.pick(templates), SENTENCE_SLOTS) + mark;
};
const PARTS = [
  "Quoted lines begin with >, the signature stands below two dashes.",
  "Lines with > are quoted; after -- comes the signature.",
];

const mail = jobFamily(
  {
    id: "masking/mail",
    theme: "masking-and-distilling",
    difficulty: "medium",
    heldOut: true,
    survives: [],
    noun: ["e-mail with headers", "mail as plain text", "message from a mailbox"],
    setting: (random) => random.pick(NOTHING),
    pose: (r: Random): Posed<Mail> => {
      const [first, to] = r.sample(FIRST_NAMES, 2) as [string, string];
      const last = r.pick(LAST_NAMES);
      const value: Mail = {
        first,
        last,
        to,
        address: `${first.toLowerCase()}.${last.toLowerCase()}@${r.pick(HOSTS)}`,
        mark: r.pick(["", "Re: ", "Fwd: ", "Re: Re: "]),
        subject: r.pick(SUBJECTS),
        body: [sentence(r), ...(r.chance(0.5) ? [sentence(r)] : [])].join(" "),
        quoted: r.chance(0.6) ? sentence(r) : "",
      };
      const head = [
        `From: ${first} ${last} <${value.address}>`,
        `To: ${to}`,
        `Subject: ${value.mark}${value.subject}`,
      ];
      const text = [
        `${r.pick(["Hi", "Hello", "Dear"])} ${to},`,
        value.body,
        ...(value.quoted ? [`> ${value.quoted}`] : []),
      ];
      return {
        input: [...head, "", ...text, "--", `${first}, ${r.pick(["sales", "support", "office"])}`].join("\n"),
        value,
      };
    },
  },
  {
    subject: () => ({
      does: ["extract the bare subject", "give the subject without Re: and Fwd:"],
      gives: ["the subject without Re: and Fwd:", "the bare subject line"],
      rules: ["Remove every Re: and Fwd: at its beginning."],
      solve: ({ subject }) => subject,
    }),
    "sender-name": () => ({
      does: ["give the sender's name without the address", "say who wrote the mail"],
      gives: ["the full name of the sender", "first and last name of whoever wrote it"],
      rules: ["Take it from the From line."],
      solve: ({ first, last }) => `${first} ${last}`,
    }),
    "sender-domain": () => ({
      does: ["give the domain of the sender's address", "say from which domain the mail came"],
      gives: ["what follows the @ in the sender's address", "the domain of the sender"],
      solve: ({ address }) => address.split("@")[1] as string,
    }),
    body: () => ({
      does: ["extract what the writer newly says", "strip headers, greeting, quotes and signature"],
      gives: ["the new text of the mail", "the body without greeting, quoted lines and signature"],
      rules: [PARTS, "Headers and the greeting line do not belong to it."],
      solve: ({ body }) => body,
    }),
    quoted: (none) => ({
      does: ["extract the quoted text", "give the line that the mail quotes"],
      gives: ["the quoted text without its sign", "what is quoted from the earlier mail"],
      rules: [PARTS, `If nothing is quoted, answer ${none}.`],
      solve: ({ quoted }) => quoted || none,
    }),
    "reply-subject": () => ({
      does: ["write the subject line for a reply", "give the subject that an answer would carry"],
      gives: ["the subject for a reply", "the subject with a single Re: in front"],
      rules: ["It begins with one Re: and a space; Re: and Fwd: of the old subject are dropped."],
      solve: ({ subject }) => `Re: ${subject}`,
    }),
    "sender-initials": () => ({
      does: ["give only the initials of the sender", "shorten the sender to initials"],
      gives: ["the sender's initials", "only the initials of whoever wrote it"],
      rules: ["First and last name give one capital each, both with a full stop, one space between them."],
      solve: ({ first, last }) => `${first[0]}. ${last[0]}.`,
    }),
  },
);

export const families: Family[] = [mail];
