/** French replies in short dialogues and ads for flats, with French specifications. */
import type { Family } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import {
  FRENCH_CITIES,
  FRENCH_DAYS,
  FRENCH_EXTRAS,
  FRENCH_HOMES,
  FRENCH_QUESTIONS,
  FRENCH_REPLIES,
} from "../lexicon/multilingual-life.js";
import { joined, partOf } from "../lexicon/multilingual-messages.js";
import type { Random } from "../random.js";

const frenchReply = textFamily({
  id: "grounded-qa/french-reply",
  theme: "grounded-qa",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  spec: "fr",
  thing: ["un court dialogue : une question et sa réponse", "petits dialogues"],
  latent: (r: Random) => ({
    question: r.int(0, FRENCH_QUESTIONS.length - 1),
    reply: r.int(0, 3),
    day: r.chance(0.75) ? r.pick(FRENCH_DAYS) : "",
  }),
  variants: {
    "yes-no-unclear": {
      ask: "ce que veut dire la réponse",
      classes: ["accord sans condition", "refus", "indécision ou accord sous condition"],
      names: [
        ["oui", "non", "incertain"],
        ["ACCORD", "REFUS", "FLOU"],
        ["+", "-", "?"],
      ],
      read: ({ reply }) => Math.min(reply, 2),
    },
    "four-way": {
      ask: "ce que veut dire la réponse",
      classes: ["accord sans condition", "refus", "accord sous condition", "pas de décision"],
      names: [
        ["oui", "non", "condition", "incertain"],
        ["OUI", "NON", "SI", "ATTENTE"],
        ["yes", "no", "depends", "undecided"],
      ],
      read: ({ reply }) => reply,
    },
    "accepts-somehow": {
      ask: "si la personne accepte, même sous condition",
      classes: ["elle accepte, avec ou sans condition", "elle refuse ou n'a pas décidé"],
      names: [
        ["oui", "non"],
        ["accepte", "n'accepte pas"],
        ["1", "0"],
      ],
      read: ({ reply }) => (reply === 0 || reply === 2 ? 0 : 1),
    },
    "decided-or-not": {
      ask: "si la personne a pris une décision",
      classes: [
        "elle accepte ou refuse clairement, ou pose une condition précise",
        "elle remet sa décision à plus tard ou hésite",
      ],
      names: [
        ["décidé", "en attente"],
        ["oui", "non"],
        ["CLAIR", "RELANCER"],
      ],
      read: ({ reply }) => (reply === 3 ? 1 : 0),
    },
    day: {
      ask: "le jour de la semaine dont parle la question, en minuscules",
      note: "Si aucun jour n'est nommé, réponds {none}.",
      read: ({ day }, none) => day || none,
    },
  },
  render: (r, { question, reply, day }) => {
    const asked = FRENCH_QUESTIONS[question]!.replace("{day}", day && ` ${day}`);
    const answer = joined([partOf(r, FRENCH_REPLIES, reply), r.pick(FRENCH_EXTRAS)]);
    return r.pick([
      `— ${asked}\n— ${answer}`,
      `Question : ${asked} Réponse : ${answer}`,
      `A : ${asked}\nB : ${answer}`,
    ]);
  },
});

const frenchAd = textFamily({
  id: "data-filtering/french-ad",
  theme: "data-filtering",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  spec: "fr",
  thing: ["une petite annonce pour un logement à louer", "annonces de location"],
  latent: (r: Random) => {
    const rooms = r.int(1, 6);
    return {
      home: r.pick(FRENCH_HOMES),
      rooms,
      area: rooms * r.int(15, 25) + r.int(4, 12),
      city: r.pick(FRENCH_CITIES),
      rent: 10 * r.int(35, 180),
      furnished: r.int(0, 1),
      balcony: r.int(0, 1),
    };
  },
  variants: {
    rent: { ask: "le loyer mensuel en chiffres, sans devise", read: ({ rent }) => String(rent) },
    area: { ask: "la surface en chiffres, sans unité", read: ({ area }) => String(area) },
    city: { ask: "le nom de la ville", read: ({ city }) => city },
    rooms: { ask: "le nombre de pièces en chiffres", read: ({ rooms }) => String(rooms) },
    furnished: {
      ask: "si le logement est meublé",
      classes: ["le logement est meublé", "il est vide"],
      names: [
        ["meublé", "vide"],
        ["oui", "non"],
        ["1", "0"],
      ],
      read: ({ furnished }) => 1 - furnished,
    },
    "within-budget": (random) => {
      const limit = random.pick([700, 800, 900, 1000]);
      return {
        ask: "si l'annonce entre dans le budget",
        classes: [`le loyer ne dépasse pas ${limit} euros`, `le loyer est supérieur à ${limit} euros`],
        names: [
          ["garder", "écarter"],
          ["oui", "non"],
          ["KEEP", "DROP"],
        ],
        read: ({ rent }) => (rent <= limit ? 0 : 1),
      };
    },
    "large-with-balcony": (random) => {
      const limit = random.pick([50, 60, 70]);
      return {
        ask: "si l'annonce répond aux deux souhaits",
        classes: [`au moins ${limit} m² et un balcon`, "un des deux souhaits n'est pas rempli"],
        names: [
          ["garder", "écarter"],
          ["oui", "non"],
          ["KEEP", "DROP"],
        ],
        read: ({ area, balcony }) => (area >= limit && balcony === 1 ? 0 : 1),
      };
    },
  },
  render: (r, { home, rooms, area, city, rent, furnished, balcony }) => {
    const parts = [
      `${rooms} ${rooms === 1 ? "pièce" : "pièces"}`,
      `${area} m²`,
      furnished ? "location meublée" : r.pick(["location non meublée", "location vide"]),
      balcony ? r.pick(["avec balcon", "grand balcon"]) : r.pick(["sans balcon", "pas d'extérieur"]),
    ];
    const price = r.pick([`${rent} € par mois`, `loyer ${rent} euros`, `${rent} €/mois`]);
    return r.pick([
      `${home} à ${city}, ${r.shuffle(parts).join(", ")}, ${price}.`,
      `À louer à ${city} : ${home.toLowerCase()}, ${r.shuffle(parts).join(", ")}. ${price}`,
      `${city} - ${price} - ${home}, ${r.shuffle(parts).join(", ")}`,
    ]);
  },
});

export const families: Family[] = [frenchReply, frenchAd];
