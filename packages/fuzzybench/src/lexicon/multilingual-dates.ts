/** Months, weekdays, dates and amounts as five languages write them. Own work. */
import { words } from "./a-text.js";

export interface Calendar {
  readonly language: string;
  readonly months: readonly string[];
  /** From Monday to Sunday. */
  readonly weekdays: readonly string[];
  /** Day, month name and year put together, the weekday in front or left out. */
  readonly date: (weekday: string, day: number, month: string, year: number) => string;
  readonly sentences: readonly string[];
}

const front = (weekday: string, tail: string, join = " "): string =>
  weekday ? `${weekday}${join}${tail}` : tail;

export const CALENDARS: readonly Calendar[] = [
  {
    language: "Spanish",
    months: words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    weekdays: words("lunes martes miércoles jueves viernes sábado domingo"),
    date: (weekday, day, month, year) => `el ${front(weekday, `${day} de ${month} de ${year}`)}`,
    sentences: [
      "La reunión es {date}.",
      "Nos mudamos {date}",
      "Mi hija nació {date}.",
      "fecha de entrega: {date}",
    ],
  },
  {
    language: "French",
    months: words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    weekdays: words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    date: (weekday, day, month, year) =>
      `le ${front(weekday, `${day === 1 ? "1er" : day} ${month} ${year}`)}`,
    sentences: [
      "La réunion a lieu {date}.",
      "Nous partons {date}",
      "Ma fille est née {date}.",
      "livraison : {date}",
    ],
  },
  {
    language: "German",
    months: words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    weekdays: words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    date: (weekday, day, month, year) =>
      `am ${front(weekday && `${weekday}, dem`, `${day}. ${month} ${year}`)}`,
    sentences: [
      "Die Sitzung ist {date}.",
      "Wir ziehen {date} um",
      "Meine Tochter wurde {date} geboren.",
      "Lieferung {date}",
    ],
  },
  {
    language: "Chinese",
    months: Array.from({ length: 12 }, (_, i) => `${i + 1}月`),
    weekdays: words("星期一 星期二 星期三 星期四 星期五 星期六 星期日"),
    date: (weekday, day, month, year) => `${year}年${month}${day}日${weekday}`,
    sentences: ["会议定在{date}。", "我们{date}搬家", "我女儿出生于{date}。", "交货日期：{date}"],
  },
  {
    language: "Arabic",
    months: words("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    weekdays: words("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    date: (weekday, day, month, year) => `${front(weekday, `${day} ${month} ${year}`)}`,
    sentences: [
      "موعد الاجتماع {date}.",
      "سنسافر يوم {date}",
      "تاريخ التسليم: {date}",
      "تاريخ الميلاد: {date}",
    ],
  },
];

export const ENGLISH_MONTHS = words(
  "January February March April May June July August September October November December",
);
export const ENGLISH_DAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");

/** The weekday of a date, 0 for Monday. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

/** How amounts are written: marks for thousands and decimals, and the currency with its code. */
export const MONEY: readonly {
  readonly thousands: string;
  readonly decimal: string;
  readonly code: string;
  readonly write: (amount: string) => string;
  readonly carriers: readonly string[];
}[] = [
  {
    thousands: ".",
    decimal: ",",
    code: "EUR",
    write: (amount) => `${amount} €`,
    carriers: [
      "Gesamtbetrag: #",
      "Die Rechnung beträgt #.",
      "Der Preis liegt bei # inklusive Versand.",
      "Total: #",
      "El alquiler cuesta # al mes.",
    ],
  },
  {
    thousands: " ",
    decimal: ",",
    code: "EUR",
    write: (amount) => `${amount} euros`,
    carriers: ["Montant à payer : #", "Le loyer est de # par mois.", "La facture s'élève à #.", "prix : #"],
  },
  {
    thousands: "'",
    decimal: ".",
    code: "CHF",
    write: (amount) => `CHF ${amount}`,
    carriers: ["Offerte: #", "Die Miete in Zürich kostet #.", "Le devis de Genève : #"],
  },
  {
    thousands: ".",
    decimal: ",",
    code: "ARS",
    write: (amount) => `${amount} pesos argentinos`,
    carriers: ["Precio final: #", "La entrada sale #.", "Me cobraron # por el arreglo."],
  },
  {
    thousands: ",",
    decimal: ".",
    code: "CNY",
    write: (amount) => `${amount}元人民币`,
    carriers: ["总价：#", "这台电脑卖#。", "房租每月#。"],
  },
  {
    thousands: ",",
    decimal: ".",
    code: "USD",
    write: (amount) => `${amount}美元`,
    carriers: ["酒店一晚#。", "机票价格：#"],
  },
];
