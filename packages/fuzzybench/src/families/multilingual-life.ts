/** French replies and flat ads, Spanish text messages and Chinese restaurant reviews, all with native specifications. */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import {
  CHINESE_AGAIN,
  CHINESE_OPINIONS,
  FRENCH_CITIES,
  FRENCH_DAYS,
  FRENCH_EXTRAS,
  FRENCH_HOMES,
  FRENCH_QUESTIONS,
  FRENCH_REPLIES,
  LINKS,
  SPANISH_TEXTS,
} from "../lexicon/multilingual-life.js";
import { joined, partOf } from "../lexicon/multilingual-messages.js";
import type { Random } from "../random.js";

const NO_TYPOS = MEANING_SURVIVES.filter((axis) => axis !== "typos" && axis !== "unicode" && axis !== "case");

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

const spanishText = textFamily({
  id: "data-filtering/spanish-text-message",
  theme: "data-filtering",
  difficulty: "medium",
  heldOut: true,
  survives: NO_TYPOS,
  spec: "es",
  thing: ["un SMS en español", "mensajes SMS"],
  latent: (r: Random) => ({ kind: r.int(0, 5), link: r.chance(0.5) ? r.pick(LINKS) : "" }),
  variants: {
    spam: {
      ask: "si el mensaje es una estafa",
      classes: ["es un engaño que busca datos o dinero", "es un mensaje normal"],
      names: [
        ["estafa", "normal"],
        ["sí", "no"],
        ["SPAM", "OK"],
      ],
      note: "Un código de acceso o un recordatorio no es una estafa.",
      read: ({ kind }) => (kind < 3 ? 0 : 1),
    },
    "scam-kind": {
      ask: "de qué tipo de estafa se trata",
      classes: [
        "un premio falso",
        "un falso aviso del banco",
        "un falso problema con un paquete",
        "no es una estafa",
      ],
      names: [
        ["premio", "banco", "paquete", "ninguna"],
        ["PRIZE", "BANK", "PARCEL", "NONE"],
        ["sorteo", "cuenta", "envío", "limpio"],
      ],
      read: ({ kind }) => Math.min(kind, 3),
    },
    "from-a-person": {
      ask: "si escribe un amigo o familiar",
      classes: ["lo escribe un conocido", "lo envía una empresa, un banco o un estafador"],
      names: [
        ["personal", "otro"],
        ["sí", "no"],
        ["PERSONA", "EMPRESA"],
      ],
      read: ({ kind }) => (kind === 3 ? 0 : 1),
    },
    link: {
      ask: "el enlace que contiene el mensaje, sin punto final",
      note: "Si no hay enlace, responde {none}.",
      read: ({ link }, none) => link || none,
    },
    "scam-with-link": {
      ask: "si hay que bloquear el mensaje",
      classes: ["es una estafa y además lleva un enlace", "no es una estafa o no lleva enlace"],
      names: [
        ["bloquear", "dejar pasar"],
        ["sí", "no"],
        ["BLOCK", "PASS"],
      ],
      read: ({ kind, link }) => (kind < 3 && link ? 0 : 1),
    },
  },
  render: (r, { kind, link }) =>
    partOf(r, SPANISH_TEXTS, kind)
      .replace("{link}", link && `: ${link}`)
      .replace("{four}", r.digits(4))
      .replace("{six}", r.digits(6))
      .replace("{hour}", `${r.int(8, 21)}:${r.pick(["00", "15", "30", "45"])}`),
});

const chineseReview = textFamily({
  id: "core-text/chinese-review",
  theme: "core-text",
  difficulty: "medium",
  heldOut: true,
  survives: ["whitespace", "injection"],
  spec: "zh",
  thing: ["一条餐厅评论", "餐厅评论"],
  latent: (r: Random) => {
    const [good, bad] = r.sample([0, 1, 2, 3], 2) as [number, number];
    const form = r.int(0, 2);
    const again = r.pick(form === 0 ? [0, 2] : form === 1 ? [1, 2] : [0, 1, 2]);
    return { good: form === 1 ? -1 : good, bad: form === 0 ? -1 : bad, again };
  },
  variants: {
    sentiment: {
      ask: "顾客的评价是好是坏",
      classes: ["只有表扬", "只有批评", "既有表扬也有批评"],
      names: [
        ["好评", "差评", "中评"],
        ["满意", "不满", "一般"],
        ["positive", "negative", "mixed"],
      ],
      read: ({ good, bad }) => (good >= 0 && bad >= 0 ? 2 : bad >= 0 ? 1 : 0),
    },
    "criticised-aspect": {
      ask: "顾客批评的是哪一方面",
      classes: ["菜的味道或质量", "服务", "环境和座位", "价格", "没有批评"],
      names: [
        ["菜品", "服务", "环境", "价格", "无"],
        ["FOOD", "STAFF", "PLACE", "PRICE", "NONE"],
      ],
      read: ({ bad }) => (bad >= 0 ? bad : 4),
    },
    "praised-aspect": {
      ask: "顾客表扬的是哪一方面",
      classes: ["菜的味道或质量", "服务", "环境和座位", "价格", "没有表扬"],
      names: [
        ["菜品", "服务", "环境", "价格", "无"],
        ["FOOD", "STAFF", "PLACE", "PRICE", "NONE"],
      ],
      read: ({ good }) => (good >= 0 ? good : 4),
    },
    "comes-again": {
      ask: "顾客还会不会再来",
      classes: ["明确说会再来", "明确说不会再来", "没有提到"],
      names: [
        ["会", "不会", "未知"],
        ["是", "否", "没说"],
        ["yes", "no", "unknown"],
      ],
      read: ({ again }) => again,
    },
  },
  render: (r, { good, bad, again }) => {
    const says = [
      good >= 0 ? r.pick(CHINESE_OPINIONS[good]![0]!) : "",
      bad >= 0 ? r.pick(CHINESE_OPINIONS[bad]![1]!) : "",
    ].filter(Boolean);
    const text = (r.chance(0.5) ? says : says.reverse()).join(r.pick(["，不过", "，但是", "，可是"]));
    return `${r.pick(["", "", "周末去吃的，", "朋友推荐的店，"])}${text}。${partOf(r, CHINESE_AGAIN, again)}`;
  },
});

export const families: Family[] = [frenchReply, frenchAd, spanishText, chineseReview];
