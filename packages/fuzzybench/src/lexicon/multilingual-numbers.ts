/** Numbers in words: Spanish, French and German up to 9999, Chinese up to 99999. Own work. */
import { words } from "./a-text.js";

const ES_SMALL =
  words(`cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
  diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis
  veintisiete veintiocho veintinueve`);
const ES_TENS = words("_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa");
const ES_HUNDREDS = words(
  "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
);

export function spanishNumber(n: number): string {
  if (n >= 1000)
    return `${n < 2000 ? "mil" : `${spanishNumber(Math.floor(n / 1000))} mil`}${rest(n % 1000, spanishNumber)}`;
  if (n === 100) return "cien";
  if (n > 100) return `${ES_HUNDREDS[Math.floor(n / 100)]}${rest(n % 100, spanishNumber)}`;
  if (n < 30) return ES_SMALL[n]!;
  return `${ES_TENS[Math.floor(n / 10)]}${n % 10 ? ` y ${ES_SMALL[n % 10]}` : ""}`;
}

const rest = (n: number, say: (n: number) => string): string => (n ? ` ${say(n)}` : "");

const FR_SMALL = words(
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
);
const FR_TENS = words("_ _ vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt");

/** Traditional spelling: hyphens below one hundred, "et" before un and onze, plural s only at the end. */
export function frenchNumber(n: number): string {
  if (n >= 1000)
    return `${n < 2000 ? "mille" : `${frenchNumber(Math.floor(n / 1000))} mille`}${rest(n % 1000, frenchNumber)}`;
  if (n >= 100) {
    const [hundreds, small] = [Math.floor(n / 100), n % 100];
    if (hundreds === 1) return `cent${rest(small, frenchNumber)}`;
    return `${FR_SMALL[hundreds]} cent${small ? ` ${frenchNumber(small)}` : "s"}`;
  }
  if (n < 20) return FR_SMALL[n]!;
  if (n === 80) return "quatre-vingts";
  const ten = Math.floor(n / 10);
  const unit = n - (ten === 7 || ten === 9 ? ten - 1 : ten) * 10;
  if (unit === 0) return FR_TENS[ten]!;
  const joint = (unit === 1 || unit === 11) && ten < 8 ? " et " : "-";
  return `${FR_TENS[ten]}${joint}${FR_SMALL[unit]}`;
}

const DE_SMALL = words(
  "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
);
const DE_TENS = words("_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig");

export function germanNumber(n: number): string {
  const text = germanJoined(n);
  return text.endsWith("ein") ? `${text}s` : text;
}

function germanJoined(n: number): string {
  if (n >= 1000)
    return `${germanJoined(Math.floor(n / 1000))}tausend${n % 1000 ? germanJoined(n % 1000) : ""}`;
  if (n >= 100) return `${DE_SMALL[Math.floor(n / 100)]}hundert${n % 100 ? germanJoined(n % 100) : ""}`;
  if (n < 20) return DE_SMALL[n]!;
  return `${n % 10 ? `${DE_SMALL[n % 10]}und` : ""}${DE_TENS[Math.floor(n / 10)]}`;
}

const ZH_DIGITS = "零一二三四五六七八九";
const ZH_PLACES = ["", "十", "百", "千", "万"];

/** One 零 stands for any run of zeros inside; 十 to 十九 leave out the 一. */
export function chineseNumber(n: number): string {
  const digits = String(n).split("").map(Number);
  let text = "";
  for (const [i, digit] of digits.entries()) {
    if (digit > 0) text += ZH_DIGITS[digit]! + ZH_PLACES[digits.length - 1 - i]!;
    else if (!text.endsWith("零") && digits.slice(i).some((d) => d > 0)) text += "零";
  }
  if (n === 0) return "零";
  return n >= 10 && n < 20 ? text.slice(1) : text;
}
