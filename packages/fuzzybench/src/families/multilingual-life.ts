/** Spanish text messages and Chinese restaurant reviews, with native specifications. */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import { CHINESE_AGAIN, CHINESE_OPINIONS, LINKS, SPANISH_TEXTS } from "../lexicon/multilingual-life.js";
import { partOf } from "../lexicon/multilingual-messages.js";
import type { Random } from "../random.js";

const NO_TYPOS = MEANING_SURVIVES.filter((axis) => axis !== "typos" && axis !== "unicode" && axis !== "case");

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

export const families: Family[] = [spanishText, chineseReview];
