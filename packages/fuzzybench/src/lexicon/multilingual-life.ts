/** French replies and flat ads, Spanish text messages, Chinese restaurant reviews, names of cities. Own work. */
import { entries, lines, words } from "./a-text.js";

/** Questions that can be answered with yes or no; `{day}` is a weekday with a blank in front, or nothing. */
export const FRENCH_QUESTIONS = entries(
  "Peux-tu m'aider{day} ? / Acceptez-vous notre proposition{day} ? / Tu participes à la réunion{day} ? / Venez-vous au dîner{day} ? / Est-ce que tu me prêtes ta voiture{day} ? / Pourriez-vous me remplacer{day} ?",
);
export const FRENCH_DAYS = words("lundi mardi mercredi jeudi vendredi samedi dimanche");
/** Yes, no, yes on a condition, no decision. */
export const FRENCH_REPLIES: readonly (readonly string[])[] = [
  entries(
    "Oui, bien sûr. / Avec plaisir. / Évidemment, compte là-dessus. / C'est d'accord. / Pas de problème. / Volontiers.",
  ),
  entries(
    "Non, désolé. / Malheureusement, c'est impossible. / Pas cette fois, je regrette. / Je dois refuser. / Hors de question.",
  ),
  entries(
    "Oui, à condition que ce soit le matin. / D'accord, mais seulement s'il ne pleut pas. / Oui, si le trajet est remboursé. / Pourquoi pas, pourvu que cela ne dure pas plus d'une heure.",
  ),
  entries(
    "Je ne sais pas encore. / On verra bien. / Il faut que j'y réfléchisse. / Peut-être, rien n'est sûr. / Je donnerai ma réponse plus tard.",
  ),
];
export const FRENCH_EXTRAS = ["", "", "Merci d'avoir pensé à moi.", "La semaine est chargée.", "À bientôt."];

export const FRENCH_CITIES = words(
  "Lyon Lille Nantes Rennes Toulouse Bordeaux Grenoble Strasbourg Dijon Angers",
);
export const FRENCH_HOMES = words("Appartement Maison Duplex Loft");

/**
 * Text messages: prize scam, bank scam, parcel scam, friends, reminders, codes. `{link}` is an address or nothing,
 * `{four}` and `{six}` are digits, `{hour}` is a time of day.
 */
export const SPANISH_TEXTS: readonly (readonly string[])[] = [
  entries(
    "¡Felicidades! Ha ganado un teléfono nuevo. Reclame hoy su premio con la clave {four}{link}. / Eres el ganador de nuestro sorteo. Envía tus datos para cobrar {four} euros{link}. / Te ha tocado un viaje gratis sin haber participado. Confirma tus datos antes de las {hour}{link}.",
  ),
  entries(
    "Su cuenta acabada en {four} ha sido bloqueada. Introduzca su clave para recuperarla{link}. / Banco: hemos detectado un cargo de {four} euros. Envíenos su PIN de inmediato{link}. / Último aviso de su banco: escriba su contraseña antes de las {hour} o perderá el acceso{link}.",
  ),
  entries(
    "Su paquete {six} está retenido en aduanas. Pague ahora con su tarjeta{link}. / No pudimos entregar su envío a las {hour}. Indique los datos de su tarjeta para un nuevo intento{link}. / Correos: falta pagar una tasa del envío {six}, mande el número de su tarjeta{link}.",
  ),
  entries(
    "Hola, soy Lucía, ¿quedamos a las {hour} en el bar de siempre? Mira la carta{link}. / Mamá, he llegado a casa a las {hour}, te mando las fotos{link}. / Oye, ¿me devuelves el libro el viernes a las {hour}? Es para mi hermano{link}. / Llego tarde, perdona, no antes de las {hour}. Estoy aquí{link}.",
  ),
  entries(
    "Clínica Sol: le recordamos su cita de mañana a las {hour}{link}. / Taller Ruiz: su coche con matrícula {four} está listo, puede recogerlo cuando quiera{link}. / Biblioteca: el préstamo {six} termina el lunes{link}.",
  ),
  entries(
    "Tu código de acceso es {six}. No lo compartas con nadie{link}. / {six} es su código de verificación, válido durante diez minutos{link}. / Código de un solo uso: {six}. Nunca te lo pediremos por teléfono{link}.",
  ),
];
export const LINKS = words("bit.ly/x7k2 enlace.example/a1 info-web.example/9 ir.example/f3");

/** Opinions on a restaurant by aspect (food, service, surroundings, price) and side (praise, criticism). */
export const CHINESE_OPINIONS: readonly (readonly (readonly string[])[])[] = [
  [
    words("菜的味道非常好 每道菜都很新鲜 烤鸭特别好吃"),
    words("菜太咸了，根本吃不下 饭菜上来就是凉的 鱼不新鲜，味道很怪"),
  ],
  [
    words("服务员热情又周到 服务态度特别好 店员一直帮我们加水"),
    words("服务员爱理不理 等了一个小时才有人来点菜 店员态度很差"),
  ],
  [
    words("环境安静又舒适 店里装修得很漂亮 座位宽敞，音乐也好听"),
    words("店里又脏又吵 环境太差，桌子油腻腻的 座位挤得转不开身"),
  ],
  [
    words("价格很实惠 人均才五十块，很划算 这个价钱真的很便宜"),
    words("价格贵得离谱 一碗面要八十块，太贵了 不值这么多钱"),
  ],
];
/** Will the guest come again: yes, no, not said. */
export const CHINESE_AGAIN: readonly (readonly string[])[] = [
  words("下次还会再来。 一定会再来的。 以后还要带朋友来。"),
  words("再也不会来了。 以后不会再去这家店。 绝对没有下一次。"),
  ["", "昨天是第一次去。", "我们一共四个人。"],
];

/** English, Spanish, French and German names of cities, with their country. */
export const CITIES = lines(`
  London,Londres,Londres,London,United Kingdom
  Vienna,Viena,Vienne,Wien,Austria
  Munich,Múnich,Munich,München,Germany
  Cologne,Colonia,Cologne,Köln,Germany
  Milan,Milán,Milan,Mailand,Italy
  Venice,Venecia,Venise,Venedig,Italy
  Florence,Florencia,Florence,Florenz,Italy
  Rome,Roma,Rome,Rom,Italy
  Naples,Nápoles,Naples,Neapel,Italy
  Turin,Turín,Turin,Turin,Italy
  Warsaw,Varsovia,Varsovie,Warschau,Poland
  Prague,Praga,Prague,Prag,Czech Republic
  Geneva,Ginebra,Genève,Genf,Switzerland
  Basel,Basilea,Bâle,Basel,Switzerland
  Zurich,Zúrich,Zurich,Zürich,Switzerland
  Lisbon,Lisboa,Lisbonne,Lissabon,Portugal
  Moscow,Moscú,Moscou,Moskau,Russia
  Athens,Atenas,Athènes,Athen,Greece
  Copenhagen,Copenhague,Copenhague,Kopenhagen,Denmark
  Brussels,Bruselas,Bruxelles,Brüssel,Belgium
  Antwerp,Amberes,Anvers,Antwerpen,Belgium
  Beijing,Pekín,Pékin,Peking,China
  Cairo,El Cairo,Le Caire,Kairo,Egypt
  The Hague,La Haya,La Haye,Den Haag,Netherlands`).map((line) => {
  const [english, spanish, french, german, country] = line.split(",") as [
    string,
    string,
    string,
    string,
    string,
  ];
  return { english, names: [english, spanish, french, german], country };
});
