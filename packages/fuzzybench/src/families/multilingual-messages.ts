/** Spanish reviews, French support messages, German e-mails and Arabic messages, judged in several ways. */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { capital } from "../lexicon/a-text.js";
import {
  ARABIC_CITIES,
  ARABIC_CONCERNS,
  ARABIC_URGENCY,
  FRENCH_PROBLEMS,
  FRENCH_REQUESTS,
  FRENCH_TONES,
  FRENCH_URGENCY,
  GERMAN_ATTACHMENTS,
  GERMAN_CONCERNS,
  GERMAN_DAYS,
  GERMAN_GREETINGS,
  GERMAN_REQUESTS,
  SPANISH_AGAIN,
  SPANISH_GOODS,
  SPANISH_OPINIONS,
} from "../lexicon/multilingual-messages.js";
import type { Random } from "../random.js";
import { textFamily } from "./question-family.js";

const of = (r: Random, groups: readonly (readonly string[])[], at: number): string => r.pick(groups[at]!);
const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(" ");
const NO_NAMES = MEANING_SURVIVES.filter((axis) => axis !== "typos");

const ASPECTS = ["the price", "the quality", "the delivery", "the customer service"];
const ASPECT_NAMES = [
  ["price", "quality", "delivery", "service", "nothing"],
  ["PRICE", "QUALITY", "SHIPPING", "SUPPORT", "NONE"],
  ["precio", "calidad", "envío", "atención", "nada"],
];

const spanishReview = textFamily({
  id: "core-text/spanish-review",
  theme: "core-text",
  difficulty: "medium",
  survives: MEANING_SURVIVES,
  thing: ["a Spanish product review", "Spanish product reviews"],
  latent: (r: Random) => {
    const [first, second] = r.sample([0, 1, 2, 3], 2) as [number, number];
    const form = r.int(0, 2);
    const [good, bad] = form === 0 ? [first, -1] : form === 1 ? [-1, second] : [first, second];
    // A plan to come back would speak against pure criticism, and the other way round.
    const again = r.pick(form === 0 ? [0, 2] : form === 1 ? [1, 2] : [0, 1, 2]);
    return { kind: r.int(0, 3), good, bad, again };
  },
  variants: {
    sentiment: {
      ask: "whether the customer praises or criticises",
      classes: ["it only praises", "it only criticises", "it does both"],
      names: [
        ["positive", "negative", "mixed"],
        ["praise", "criticism", "both"],
        ["+", "-", "±"],
        ["happy", "unhappy", "torn"],
      ],
      read: ({ good, bad }) => (good >= 0 && bad >= 0 ? 2 : bad >= 0 ? 1 : 0),
    },
    "criticised-aspect": {
      ask: "what the customer criticises",
      classes: [...ASPECTS.map((aspect) => `${aspect} is criticised`), "nothing is criticised"],
      names: ASPECT_NAMES,
      note: "Praise does not count.",
      read: ({ bad }) => (bad >= 0 ? bad : 4),
    },
    "praised-aspect": {
      ask: "what the customer praises",
      classes: [...ASPECTS.map((aspect) => `${aspect} is praised`), "nothing is praised"],
      names: ASPECT_NAMES,
      note: "Criticism does not count.",
      read: ({ good }) => (good >= 0 ? good : 4),
    },
    "product-kind": {
      ask: "what kind of product it is about",
      classes: [
        "it is something to wear",
        "it is an electronic device or its accessory",
        "it is for the kitchen",
        "it is a book",
      ],
      names: [
        ["clothes", "electronics", "kitchen", "books"],
        ["FASHION", "TECH", "COOKING", "READING"],
        ["ropa", "electrónica", "cocina", "libros"],
      ],
      note: "Kitchen machines belong to the kitchen.",
      read: ({ kind }) => kind,
    },
    "buys-again": {
      ask: "whether the customer will order there again",
      classes: ["the customer will", "the customer will not", "the review does not say"],
      names: [
        ["yes", "no", "unknown"],
        ["again", "never again", "not said"],
        ["sí", "no", "no se sabe"],
        ["RETURNS", "LOST", "?"],
      ],
      note: "Only a plain statement counts, satisfaction alone says nothing.",
      read: ({ again }) => again,
    },
  },
  render: (r, { kind, good, bad, again }) => {
    const when = r.pick(["la semana pasada", "hace un mes", "por internet", "para mi hermana", "en mayo"]);
    const says = [
      good >= 0 ? r.pick(SPANISH_OPINIONS[good]![0]!) : "",
      bad >= 0 ? r.pick(SPANISH_OPINIONS[bad]![1]!) : "",
    ].filter(Boolean);
    const opinion = (r.chance(0.5) ? says : says.reverse()).join(
      r.pick([", pero ", ", aunque ", "; sin embargo, "]),
    );
    return joined([
      `Compré ${of(r, SPANISH_GOODS, kind)} ${when}.`,
      `${capital(opinion)}.`,
      of(r, SPANISH_AGAIN, again),
    ]);
  },
});

const frenchSupport = textFamily({
  id: "criteria-classification/french-support",
  theme: "criteria-classification",
  difficulty: "medium",
  survives: NO_NAMES,
  spec: "fr",
  thing: ["un message envoyé au service client", "messages de clients"],
  latent: (r: Random) => ({ problem: r.int(0, 3), vous: r.int(0, 1), calm: r.int(0, 1), tone: r.int(0, 2) }),
  variants: {
    service: {
      ask: "quel service doit répondre",
      classes: [
        "factures, prélèvements et remboursements",
        "colis et livraisons",
        "pannes du site ou de l'application",
        "connexion, mot de passe et profil",
      ],
      names: [
        ["facturation", "livraison", "technique", "compte"],
        ["FACTURE", "COLIS", "PANNE", "COMPTE"],
        ["billing", "delivery", "technical", "account"],
      ],
      read: ({ problem }) => problem,
    },
    address: {
      ask: "si l'auteur tutoie ou vouvoie son lecteur",
      classes: ["l'auteur dit tu", "l'auteur dit vous"],
      names: [
        ["tu", "vous"],
        ["tutoiement", "vouvoiement"],
        ["familier", "formel"],
        ["INFORMEL", "FORMEL"],
      ],
      read: ({ vous }) => vous,
    },
    urgency: {
      ask: "si la demande est urgente",
      classes: ["le client dit que cela ne peut pas attendre", "il ne dit rien de tel ou n'est pas pressé"],
      names: [
        ["urgent", "normal"],
        ["oui", "non"],
        ["URGENT", "ATTENTE"],
        ["haute", "basse"],
      ],
      read: ({ calm }) => calm,
    },
    tone: {
      ask: "quel ton le client emploie",
      classes: ["le client remercie", "il insulte ou méprise le service", "ni remerciement ni insulte"],
      names: [
        ["poli", "grossier", "neutre"],
        ["aimable", "agressif", "factuel"],
        ["polite", "rude", "neutral"],
      ],
      read: ({ tone }) => tone,
    },
    "urgent-or-rude": {
      ask: "comment traiter le message",
      classes: [
        "message urgent, quel que soit son ton",
        "message non urgent mais insultant",
        "tout le reste",
      ],
      names: [
        ["appeler", "superviseur", "file"],
        ["P1", "P2", "P3"],
        ["tout de suite", "avec soin", "plus tard"],
      ],
      read: ({ calm, tone }) => (calm === 0 ? 0 : tone === 1 ? 1 : 2),
    },
  },
  render: (r, { problem, vous, calm, tone }) => {
    const middle = r.shuffle([of(r, FRENCH_REQUESTS, vous), of(r, FRENCH_URGENCY, calm)]);
    return joined([
      r.pick(["Bonjour,", "Bonsoir,", "", "Bonjour, voici mon souci."]),
      of(r, FRENCH_PROBLEMS, problem),
      ...middle,
      of(r, FRENCH_TONES, tone),
    ]);
  },
});

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
      of(r, GERMAN_GREETINGS, sie),
      of(r, GERMAN_CONCERNS, concern),
      r.chance(0.4) ? `Am ${r.pick(GERMAN_DAYS)} habe ich schon angerufen.` : "",
      of(r, GERMAN_REQUESTS, sie).replace("{by}", until),
      of(r, GERMAN_ATTACHMENTS, bare),
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
      of(r, ARABIC_CONCERNS, concern),
      city < 0 ? "" : `أكتب إليكم من ${ARABIC_CITIES[city]![0]}.`,
      order && `رقم الطلب ${eastern(order)}.`,
      of(r, ARABIC_URGENCY, calm),
    ]),
});

export const families: Family[] = [spanishReview, frenchSupport, germanMail, arabicMessage];
