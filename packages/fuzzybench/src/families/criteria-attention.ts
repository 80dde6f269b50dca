/**
 * Salience: which notifications deserve attention, by sender, request and time. Part of the criteria-classification
 * theme.
 */
import type { Family } from "../family.js";
import { around, decisions, YES_NO } from "../frames/decisions.js";
import { FIRST_NAMES } from "../lexicon/a-people.js";
import { capital, entries, fill, lines } from "../lexicon/a-text.js";

type Sender = "family" | "work" | "robot" | "stranger";
type Matter = "question" | "meeting" | "news" | "thanks" | "offer";
interface Note {
  readonly sender: Sender;
  readonly matter: Matter;
  /** Minutes until the event, for meetings. */
  readonly minutes: number;
}

const SENDERS: Readonly<Record<Sender, readonly string[]>> = {
  family: entries("{who} (my sister) / Mum / {who} (my son) / Dad / Grandma / {who} (my wife)"),
  work: entries("{who} (my boss) / {who} from accounting / {who} (colleague) / {who} (project lead)"),
  robot: entries("Calendar bot / Smart Home / Task app / Backup service / Fitness app"),
  stranger: entries("unknown number / {who} (not in contacts) / new contact {who}"),
};
const SENDER_KEYS = Object.keys(SENDERS) as Sender[];

const MATTERS: Readonly<Record<Matter, readonly string[]>> = {
  question: lines(`where did you put the blue folder?
    do you still have the key to the cellar?
    which size should I order?
    can you send me the address?
    how many chairs do we need?
    shall I book the table for four?`),
  meeting: lines(`the meeting starts in {m} minutes
    the video call begins in {m} minutes
    the train leaves in {m} minutes
    the doctor's appointment is in {m} minutes
    the shop closes in {m} minutes
    the talk starts in {m} minutes`),
  news: lines(`the new lamps have arrived
    the report is now in the shared folder
    it is raining here
    the repair of the lift is finished
    we have moved the printer to the hall
    the photos of the trip are online`),
  thanks: lines(`thank you for the lovely evening
    thanks, that helped a lot
    well done yesterday
    that was kind of you
    many thanks for the quick reply
    great work, I enjoyed it`),
  offer: lines(`20% off everything until Sunday
    upgrade to premium and save
    a new offer is waiting for you
    buy two and get one free
    invite a friend and earn points
    try the new plan at half price`),
};
const MATTER_KEYS = Object.keys(MATTERS) as Matter[];

const PEOPLE: readonly Sender[] = ["family", "work", "stranger"];
const SOON = [10, 15, 20, 30, 45, 60] as const;
const asked = "whether the phone should ring";

const notification = decisions<Note, string>({
  id: "criteria-classification/notification",
  theme: "criteria-classification",
  difficulty: "medium",
  nouns: ["notification", "message on the phone", "push message", "incoming message"],
  labels: [
    ["ring", "mute"],
    ["NOTIFY", "SILENT"],
    ["show", "hide"],
    ["important", "unimportant"],
    ["now", "later"],
    ...YES_NO,
  ],
  facts: (r, limit) => ({
    sender: r.pick(SENDER_KEYS),
    matter: limit !== undefined && r.chance(0.4) ? "meeting" : r.pick(MATTER_KEYS),
    minutes: around(r, limit, 2, 120),
  }),
  write: (r, { sender, matter, minutes }) => {
    const who = fill(r, r.pick(SENDERS[sender]), { who: FIRST_NAMES });
    const text = fill(r, r.pick(MATTERS[matter]), { m: String(minutes) });
    const hello = r.pick(["", "", "hi, ", "hello, ", "FYI, "]);
    return r.pick([
      `${who}: ${hello}${text}`,
      `${who}: ${capital(hello + text)}`,
      `From ${who} - ${hello}${text}`,
    ]);
  },
  rules: {
    "from-family": () => ({
      asked,
      cases: ["the sender belongs to the family"],
      note: "What it says does not matter.",
      decide: ({ sender }) => (sender === "family" ? 0 : 1),
    }),
    "from-work": () => ({
      asked,
      cases: ["it was sent by a boss or by other people from the job"],
      note: "Programs, relatives and unknown people do not count as work.",
      decide: ({ sender }) => (sender === "work" ? 0 : 1),
    }),
    "from-people": () => ({
      asked: "whether a person has written the message",
      cases: ["the sender is a human being, known or unknown, and not a program"],
      decide: ({ sender }) => (PEOPLE.includes(sender) ? 0 : 1),
    }),
    "known-people": () => ({
      asked,
      cases: ["it comes from family or from people at work"],
      note: "Programs and people who are not in the contacts stay silent.",
      decide: ({ sender }) => (sender === "family" || sender === "work" ? 0 : 1),
    }),
    "asks-something": () => ({
      asked: "whether an answer is expected",
      cases: ["the message asks a question"],
      note: "It makes no difference who asks.",
      decide: ({ matter }) => (matter === "question" ? 0 : 1),
    }),
    "starts-soon": (r) => {
      const limit = r.pick(SOON);
      return {
        asked,
        cases: [`something starts, leaves or closes in at most ${limit} minutes`],
        note: "It makes no difference who says so.",
        decide: ({ matter, minutes }) => (matter === "meeting" && minutes <= limit ? 0 : 1),
        limit,
      };
    },
    "family-or-soon": (r) => {
      const limit = r.pick(SOON);
      return {
        asked,
        cases: [
          `the sender is family, or something starts, leaves or closes within ${limit} minutes (${limit} included)`,
        ],
        decide: ({ sender, matter, minutes }) =>
          sender === "family" || (matter === "meeting" && minutes <= limit) ? 0 : 1,
        limit,
      };
    },
    "question-from-known": () => ({
      asked,
      cases: ["it is a question, and it comes from family or from people at work"],
      decide: ({ sender, matter }) =>
        matter === "question" && (sender === "family" || sender === "work") ? 0 : 1,
    }),
    "no-offers": () => ({
      asked: "whether the message is advertising",
      cases: ["it wants to sell something or praises an offer"],
      labels: [["advert", "message"], ["AD", "OK"], ["hide", "show"], ["mute", "ring"], ...YES_NO],
      decide: ({ matter }) => (matter === "offer" ? 0 : 1),
    }),
    "three-levels": (r) => {
      const limit = r.pick(SOON);
      return {
        asked: "how loudly the phone announces it",
        cases: [
          `something starts, leaves or closes in at most ${limit} minutes`,
          "the message asks a question",
        ],
        labels: [
          ["ring", "buzz", "silent"],
          ["LOUD", "SOFT", "OFF"],
          ["alarm", "badge", "nothing"],
          ["2", "1", "0"],
        ],
        decide: ({ matter, minutes }) =>
          matter === "meeting" && minutes <= limit ? 0 : matter === "question" ? 1 : 2,
        limit,
      };
    },
  },
});

export const families: Family[] = [notification];
