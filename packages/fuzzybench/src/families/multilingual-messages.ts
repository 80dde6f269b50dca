/** Spanish reviews and French support messages, judged in several ways. */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import { capital } from "../lexicon/a-text.js";
import {
  FRENCH_PROBLEMS,
  FRENCH_REQUESTS,
  FRENCH_TONES,
  FRENCH_URGENCY,
  joined,
  partOf,
  SPANISH_AGAIN,
  SPANISH_GOODS,
  SPANISH_OPINIONS,
} from "../lexicon/multilingual-messages.js";
import type { Random } from "../random.js";

const NO_TYPOS = MEANING_SURVIVES.filter((axis) => axis !== "typos");

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
      `Compré ${partOf(r, SPANISH_GOODS, kind)} ${when}.`,
      `${capital(opinion)}.`,
      partOf(r, SPANISH_AGAIN, again),
    ]);
  },
});

const frenchSupport = textFamily({
  id: "criteria-classification/french-support",
  theme: "criteria-classification",
  difficulty: "medium",
  survives: NO_TYPOS,
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
    const middle = r.shuffle([partOf(r, FRENCH_REQUESTS, vous), partOf(r, FRENCH_URGENCY, calm)]);
    return joined([
      r.pick(["Bonjour,", "Bonsoir,", "", "Bonjour, voici mon souci."]),
      partOf(r, FRENCH_PROBLEMS, problem),
      ...middle,
      partOf(r, FRENCH_TONES, tone),
    ]);
  },
});

export const families: Family[] = [spanishReview, frenchSupport];
