/** German e-mails (with German specifications) and Arabic messages, judged in several ways. */
import type { Family } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import {
  ARABIC_CITIES,
  ARABIC_CONCERNS,
  ARABIC_URGENCY,
  GERMAN_ATTACHMENTS,
  GERMAN_CONCERNS,
  GERMAN_DAYS,
  GERMAN_GREETINGS,
  GERMAN_REQUESTS,
  joined,
  partOf,
} from "../lexicon/multilingual-messages.js";
import type { Random } from "../random.js";

const germanMail = textFamily({
  id: "criteria-classification/german-mail",
  theme: "criteria-classification",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  spec: "de",
  thing: ["eine E-Mail an den Kundendienst", "E-Mails an den Kundendienst"],
  latent: (r: Random) => ({
    concern: r.int(0, 3),
    bare: r.int(0, 1),
    by: r.chance(0.75) ? r.pick(GERMAN_DAYS) : "",
    sie: r.int(0, 1),
  }),
  variants: {
    concern: {
      ask: "worum es der Person geht",
      classes: [
        "sie kündigt",
        "sie beschwert sich",
        "sie fragt nach einem Angebot",
        "sie bedankt sich oder lobt",
      ],
      names: [
        ["Kündigung", "Beschwerde", "Anfrage", "Dank"],
        ["KUENDIGUNG", "REKLAMATION", "INTERESSE", "LOB"],
        ["cancel", "complaint", "enquiry", "thanks"],
      ],
      read: ({ concern }) => concern,
    },
    address: {
      ask: "ob die Person den Leser duzt oder siezt",
      classes: ["Anrede mit du", "Anrede mit Sie"],
      names: [
        ["du", "Sie"],
        ["informell", "formell"],
        ["duzt", "siezt"],
        ["LOCKER", "HÖFLICH"],
      ],
      read: ({ sie }) => sie,
    },
    deadline: {
      ask: "der Wochentag, bis zu dem die Person eine Antwort haben will",
      note: "Andere Tage zählen nicht. Ohne Frist lautet die Antwort {none}.",
      read: ({ by }, none) => by || none,
    },
    attachment: {
      ask: "ob der E-Mail etwas beiliegt",
      classes: ["es gibt einen Anhang", "es gibt keinen Anhang, oder er kommt erst später"],
      names: [
        ["ja", "nein"],
        ["Anhang", "ohne"],
        ["mit", "ohne"],
      ],
      read: ({ bare }) => bare,
    },
  },
  render: (r, { concern, sie, by, bare }) => {
    const until = by && ` ${r.pick(["bis", "bis spätestens"])} ${by}`;
    return joined([
      partOf(r, GERMAN_GREETINGS, sie),
      partOf(r, GERMAN_CONCERNS, concern),
      r.chance(0.4) ? `Am ${r.pick(GERMAN_DAYS)} habe ich schon angerufen.` : "",
      partOf(r, GERMAN_REQUESTS, sie).replace("{by}", until),
      partOf(r, GERMAN_ATTACHMENTS, bare),
    ]);
  },
});

const EASTERN = "٠١٢٣٤٥٦٧٨٩";
const eastern = (text: string): string => text.replace(/\d/g, (digit) => EASTERN[Number(digit)]!);

const arabicMessage = textFamily({
  id: "criteria-classification/arabic-message",
  theme: "criteria-classification",
  difficulty: "hard",
  heldOut: true,
  survives: ["whitespace", "injection"],
  thing: ["an Arabic customer message", "Arabic customer messages"],
  latent: (r: Random) => ({
    concern: r.int(0, 3),
    calm: r.int(0, 1),
    city: r.chance(0.8) ? r.int(0, ARABIC_CITIES.length - 1) : -1,
    order: r.chance(0.75) ? r.digits(r.int(4, 6)) : "",
  }),
  variants: {
    concern: {
      ask: "what the customer wants",
      classes: [
        "the customer complains",
        "the customer asks for information",
        "the customer wants to book something",
        "the customer says thank you",
      ],
      names: [
        ["complaint", "question", "booking", "thanks"],
        ["PROBLEM", "INFO", "RESERVE", "PRAISE"],
        ["شكوى", "سؤال", "حجز", "شكر"],
      ],
      read: ({ concern }) => concern,
    },
    urgency: {
      ask: "whether the message is urgent",
      classes: ["the customer needs an answer at once", "nothing says so, or it can wait"],
      names: [
        ["urgent", "normal"],
        ["yes", "no"],
        ["HIGH", "LOW"],
        ["عاجل", "عادي"],
      ],
      read: ({ calm }) => calm,
    },
    city: {
      ask: "the English name of the city that is mentioned",
      note: "If no city is named, answer {none}.",
      read: ({ city }, none) => (city < 0 ? none : ARABIC_CITIES[city]![1]),
    },
    "order-number": {
      ask: "the order number in Western digits (0-9)",
      note: "Answer {none} when there is no number.",
      read: ({ order }, none) => order || none,
    },
  },
  render: (r, { concern, calm, city, order }) =>
    joined([
      r.pick(["السلام عليكم.", "مرحبًا.", "صباح الخير.", ""]),
      partOf(r, ARABIC_CONCERNS, concern),
      city < 0 ? "" : `أكتب إليكم من ${ARABIC_CITIES[city]![0]}.`,
      order && `رقم الطلب ${eastern(order)}.`,
      partOf(r, ARABIC_URGENCY, calm),
    ]),
});

export const families: Family[] = [germanMail, arabicMessage];
