/** Chinese orders, German log lines and Spanish requests, with specifications in their own language. */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import {
  CHINESE_CITIES,
  CHINESE_COUNTS,
  CHINESE_GOODS,
  CHINESE_NAMES,
  GERMAN_EVENTS,
  GERMAN_HOSTS,
  SPANISH_REQUESTS,
} from "../lexicon/multilingual-records.js";
import type { Random } from "../random.js";

const two = (n: number): string => String(n).padStart(2, "0");

const chineseOrder = textFamily({
  id: "dsl-and-extraction/chinese-order",
  theme: "dsl-and-extraction",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  spec: "zh",
  thing: ["一条中文订单留言", "订单留言"],
  latent: (r: Random) => ({
    name: r.pick(CHINESE_NAMES),
    city: r.chance(0.85) ? r.pick(CHINESE_CITIES) : "",
    count: r.int(1, 10),
    goods: r.pick(CHINESE_GOODS),
    phone: r.chance(0.85) ? `1${r.pick(["3", "5", "8"])}${r.digits(9)}` : "",
  }),
  variants: {
    customer: { ask: "收货人的姓名", read: ({ name }) => name },
    city: {
      ask: "送货城市的名称",
      note: "没有写城市时回答 {none}。",
      read: ({ city }, none) => city || none,
    },
    phone: { ask: "电话号码", note: "没有留电话时回答 {none}。", read: ({ phone }, none) => phone || none },
    count: { ask: "用阿拉伯数字表示的订购数量", read: ({ count }) => String(count) },
    goods: { ask: "商品的名称，不带数量和量词", read: ({ goods }) => goods[0] },
    measure: { ask: "商品前面的量词", read: ({ goods }) => goods[1] },
    "one-more": {
      ask: "再多一件之后的数量短语（数量用阿拉伯数字，后面是量词和商品，例如：4本书）",
      read: ({ count, goods }) => `${count + 1}${goods[1]}${goods[0]}`,
    },
  },
  render: (r, { name, city, count, goods, phone }) => {
    const what = `${CHINESE_COUNTS[count - 1]}${goods[1]}${goods[0]}`;
    const where = city
      ? r.pick([`请送到${city}`, `寄往${city}`, `地址在${city}`])
      : r.pick(["地址不变", "自己来取"]);
    const who = r.pick([`收货人是${name}`, `我叫${name}`, `请写${name}收`]);
    const call = phone && `，${r.pick(["电话", "手机", "联系电话"])}${phone}`;
    return `${r.pick(["你好，", "您好，", ""])}${r.pick(["我想买", "我要订", "请给我"])}${what}，${where}，${who}${call}。`;
  },
});

const germanLog = textFamily({
  id: "log-monitoring/german-log",
  theme: "log-monitoring",
  difficulty: "medium",
  survives: ["distractor", "injection"],
  spec: "de",
  thing: ["eine Logzeile auf Deutsch", "deutsche Logzeilen"],
  latent: (r: Random) => ({
    part: r.int(0, 3),
    state: r.int(0, 2),
    host: r.pick(GERMAN_HOSTS),
    hour: r.int(0, 23),
    minute: r.int(0, 59),
  }),
  variants: {
    state: {
      ask: "wie ernst die Lage ist",
      classes: [
        "alles läuft wie geplant",
        "noch läuft es, aber ein Problem kündigt sich an",
        "etwas ist ausgefallen oder misslungen",
      ],
      names: [
        ["ok", "Warnung", "Fehler"],
        ["INFO", "WARN", "ERROR"],
        ["grün", "gelb", "rot"],
      ],
      read: ({ state }) => state,
    },
    "failed-or-not": {
      ask: "ob etwas ausgefallen oder misslungen ist",
      classes: ["ja, ein Ausfall oder Misserfolg", "nein, auch wenn sich ein Problem ankündigt"],
      names: [
        ["ja", "nein"],
        ["ALARM", "RUHE"],
        ["Ausfall", "läuft"],
      ],
      read: ({ state }) => (state === 2 ? 0 : 1),
    },
    part: {
      ask: "welcher Teil der Anlage gemeint ist",
      classes: ["Datenbank", "Netzwerk, VPN oder DNS", "Drucker und Druckaufträge", "Sicherungskopien"],
      names: [
        ["Datenbank", "Netz", "Drucker", "Sicherung"],
        ["DB", "NET", "PRINT", "BACKUP"],
        ["Team 1", "Team 2", "Team 3", "Team 4"],
      ],
      read: ({ part }) => part,
    },
    host: { ask: "der Name des Rechners", read: ({ host }) => host },
    time: {
      ask: "die Uhrzeit im Format HH:MM ohne Sekunden",
      read: ({ hour, minute }) => `${two(hour)}:${two(minute)}`,
    },
    "night-failure": {
      ask: "ob der Nachtdienst geweckt wird",
      classes: ["Ausfall oder Misserfolg vor 6 Uhr oder ab 22 Uhr", "alles andere"],
      names: [
        ["wecken", "schlafen"],
        ["ja", "nein"],
        ["ANRUF", "NICHTS"],
      ],
      read: ({ state, hour }) => (state === 2 && (hour < 6 || hour >= 22) ? 0 : 1),
    },
  },
  render: (r, { part, state, host, hour, minute }) => {
    const time = `${two(hour)}:${two(minute)}:${two(r.int(0, 59))}`;
    const day = `${two(r.int(1, 28))}.${two(r.int(1, 12))}.2025`;
    const event = r.pick(GERMAN_EVENTS[part]![state]!);
    return r.pick([
      `${day} ${time} ${host}: ${event}`,
      `[${day} ${time}] ${host} - ${event}`,
      `${time} | ${host} | ${event}`,
      `${host} ${day} ${time} "${event}"`,
    ]);
  },
});

const spanishRequest = textFamily({
  id: "command-risk/spanish-request",
  theme: "command-risk",
  difficulty: "medium",
  survives: MEANING_SURVIVES.filter((axis) => axis !== "typos" && axis !== "unicode"),
  spec: "es",
  thing: ["una petición a un asistente informático", "peticiones"],
  latent: (r: Random) => ({ target: r.int(0, 3), effect: r.int(0, 2), careful: r.int(0, 1) }),
  variants: {
    risk: {
      ask: "qué riesgo tiene la petición",
      classes: ["solo consulta algo", "cambia algo sin destruir datos", "destruye o borra algo"],
      names: [
        ["bajo", "medio", "alto"],
        ["verde", "amarillo", "rojo"],
        ["LOW", "MEDIUM", "HIGH"],
      ],
      read: ({ effect }) => effect,
    },
    "read-only": {
      ask: "si la petición es de solo lectura",
      classes: ["solo mira o consulta", "cambia o borra algo"],
      names: [
        ["sí", "no"],
        ["lectura", "escritura"],
        ["READ", "WRITE"],
      ],
      read: ({ effect }) => (effect === 0 ? 0 : 1),
    },
    target: {
      ask: "a qué afecta la petición",
      classes: [
        "archivos, documentos o carpetas",
        "la base de datos o sus tablas",
        "un servidor",
        "cuentas de usuario",
      ],
      names: [
        ["archivos", "datos", "servidor", "cuentas"],
        ["FICHERO", "BASE", "MÁQUINA", "USUARIO"],
        ["files", "database", "server", "accounts"],
      ],
      read: ({ target }) => target,
    },
    "asks-first": {
      ask: "si el usuario quiere que se le pregunte antes",
      classes: ["pide que le pregunten o avisen antes", "no lo pide"],
      names: [
        ["sí", "no"],
        ["confirmar", "directo"],
        ["ASK", "GO"],
      ],
      read: ({ careful }) => 1 - careful,
    },
    "blocked-unless-asked": {
      ask: "si hay que bloquear la petición",
      classes: ["destruye algo y no pide confirmación previa", "cualquier otro caso"],
      names: [
        ["bloquear", "permitir"],
        ["sí", "no"],
        ["STOP", "OK"],
      ],
      read: ({ effect, careful }) => (effect === 2 && careful === 0 ? 0 : 1),
    },
  },
  render: (r, { target, effect, careful }) => {
    const wish = r.pick(SPANISH_REQUESTS[target]![effect]!);
    const tail = careful
      ? r.pick([
          ", pero pregúntame antes de hacerlo",
          ". Avísame antes de empezar",
          ". Antes de hacer nada, pídeme confirmación",
        ])
      : r.pick(["", "", ". Hazlo sin preguntar", ", gracias", ". Es para la reunión"]);
    return `${r.pick(["Por favor, ", "Oye, ", "Necesito algo: ", "Hola, "])}${wish}${tail}.`;
  },
});

export const families: Family[] = [chineseOrder, germanLog, spanishRequest];
