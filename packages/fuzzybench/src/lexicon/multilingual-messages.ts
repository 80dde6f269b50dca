/** Parts of Spanish reviews, French support messages, German e-mails and Arabic messages. Own work. */
import type { Random } from "../random.js";
import { entries } from "./a-text.js";

/** One text of a group. */
export const partOf = (r: Random, groups: readonly (readonly string[])[], at: number): string =>
  r.pick(groups[at]!);

/** The parts that are not empty, with blanks between them. */
export const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(" ");

/** Things bought, by kind: clothes, electronics, kitchenware, books. */
export const SPANISH_GOODS: readonly (readonly string[])[] = [
  entries(
    "una chaqueta / unos vaqueros / un vestido de verano / unas zapatillas / una bufanda / dos camisetas",
  ),
  entries("unos auriculares / un portátil / una cámara / un teclado / una tableta / un altavoz"),
  entries(
    "una sartén / una batidora / un juego de cuchillos / una cafetera / una olla a presión / un tostador",
  ),
  entries(
    "una novela / una biografía / un libro de historia / un diccionario / un libro de poemas / un cómic",
  ),
];

/** Opinions by aspect (price, quality, delivery, service) and side (praise, criticism). */
export const SPANISH_OPINIONS: readonly (readonly (readonly string[])[])[] = [
  [
    entries("el precio me pareció estupendo / por lo que cuesta es una ganga / pagué muy poco"),
    entries("el precio es excesivo / pagué demasiado para lo que es / cuesta el doble que en otras tiendas"),
  ],
  [
    entries("la calidad es excelente / los materiales son de primera / está todo muy bien acabado"),
    entries("la calidad deja mucho que desear / los materiales son malísimos / los acabados son un desastre"),
  ],
  [
    entries(
      "el paquete llegó antes de lo previsto / el envío fue rapidísimo / el pedido llegó al día siguiente",
    ),
    entries(
      "el paquete tardó tres semanas en llegar / el envío se retrasó muchísimo / el repartidor dejó el paquete en otro portal",
    ),
  ],
  [
    entries(
      "el servicio al cliente fue muy amable / me atendieron de maravilla / el vendedor resolvió todas mis dudas",
    ),
    entries(
      "el servicio al cliente nunca contestó / me atendieron fatal por teléfono / el vendedor no respondió a mis mensajes",
    ),
  ],
];

/** Will the writer buy there again: yes, no, not said. */
export const SPANISH_AGAIN: readonly (readonly string[])[] = [
  entries("Volveré a comprar aquí. / Seguro que repito. / La próxima vez haré el pedido en la misma tienda."),
  entries("No volveré a comprar aquí. / No pienso repetir. / Nunca más hago un pedido en esta tienda."),
  ["", "", "Era para un regalo.", "Era mi primer pedido.", "Es para mi casa."],
];

/** Problems by department: billing, delivery, technical help, user account. */
export const FRENCH_PROBLEMS: readonly (readonly string[])[] = [
  entries(
    "On m'a prélevé deux fois la même somme. / Le montant de ma facture est faux. / Je n'ai toujours pas reçu mon remboursement. / Ma facture indique une option que je n'ai jamais prise.",
  ),
  entries(
    "Mon colis n'est jamais arrivé. / Le livreur a laissé le paquet chez un inconnu. / Le suivi de ma livraison est bloqué depuis lundi. / Le carton était ouvert à l'arrivée.",
  ),
  entries(
    "L'application se ferme dès que je l'ouvre. / Le site affiche une page blanche. / La vidéo ne se charge plus sur ma tablette. / Depuis la mise à jour, l'écran reste noir.",
  ),
  entries(
    "Je n'arrive plus à me connecter à mon compte. / J'ai oublié mon mot de passe. / Je veux changer l'adresse e-mail de mon profil. / Mon identifiant n'est pas reconnu.",
  ),
];

/** Requests that address the reader with tu or with vous. */
export const FRENCH_REQUESTS: readonly (readonly string[])[] = [
  entries(
    "Tu peux regarder ça ? / Peux-tu vérifier ? / Tu as une solution ? / Dis-moi ce que je dois faire.",
  ),
  entries(
    "Vous pouvez regarder ça ? / Pouvez-vous vérifier ? / Avez-vous une solution ? / Dites-moi ce que je dois faire.",
  ),
];

/** Urgent or not. */
export const FRENCH_URGENCY: readonly (readonly string[])[] = [
  entries(
    "C'est urgent. / Il me faut une réponse dans l'heure. / Je ne peux pas attendre jusqu'à demain. / Cela doit être réglé tout de suite.",
  ),
  ["", "Rien ne presse.", "Ce n'est pas urgent.", "Cela peut attendre la semaine prochaine."],
];

/** Grateful, insulting, neither. */
export const FRENCH_TONES: readonly (readonly string[])[] = [
  entries(
    "Merci d'avance pour l'aide. / Merci beaucoup et bonne journée. / Un grand merci à toute l'équipe.",
  ),
  entries("Quelle bande d'incapables. / Ce service est nul, une vraie honte. / Franchement, quels guignols."),
  ["", "", "C'est la première fois que cela arrive.", "J'utilise un téléphone récent."],
];

/** Concerns: cancellation, complaint, enquiry, thanks. */
export const GERMAN_CONCERNS: readonly (readonly string[])[] = [
  entries(
    "hiermit kündige ich meinen Vertrag zum Monatsende. / ich möchte mein Abo beenden. / ich kündige meine Mitgliedschaft. / ich will den Tarif nicht verlängern, sondern aussteigen.",
  ),
  entries(
    "die Lieferung kam beschädigt an. / seit Tagen funktioniert mein Anschluss nicht. / die Rechnung ist schon wieder falsch. / das Gerät ist nach einer Woche kaputtgegangen.",
  ),
  entries(
    "ich interessiere mich für den größeren Tarif. / was kostet der Versand in die Schweiz? / gibt es das Gerät auch in Schwarz? / wie lange dauert die Einrichtung normalerweise?",
  ),
  entries(
    "vielen Dank für die schnelle Hilfe. / die Beratung war großartig, danke dafür. / ich wollte nur ein Lob für das Team dalassen. / danke, jetzt läuft alles wieder.",
  ),
];

/** Greetings and requests with du or Sie; `{by}` is a deadline or nothing. */
export const GERMAN_GREETINGS: readonly (readonly string[])[] = [
  entries("Hallo Jonas, / Hi Mira, / Liebe Lena, / Moin Tim,"),
  entries("Sehr geehrte Damen und Herren, / Guten Tag Frau Albers, / Sehr geehrter Herr Wolf, / Guten Tag,"),
];
export const GERMAN_REQUESTS: readonly (readonly string[])[] = [
  entries("Melde dich bitte{by}. / Kannst du mir{by} Bescheid geben? / Schreib mir bitte{by} zurück."),
  entries("Bitte melden Sie sich{by}. / Können Sie mir{by} Bescheid geben? / Bitte antworten Sie mir{by}."),
];
export const GERMAN_DAYS = entries("Montag / Dienstag / Mittwoch / Donnerstag / Freitag / Samstag / Sonntag");
/** With or without an attachment. */
export const GERMAN_ATTACHMENTS: readonly (readonly string[])[] = [
  entries("Die Unterlagen habe ich angehängt. / Im Anhang ist ein Foto. / Das Schreiben liegt als PDF bei."),
  ["", "", "Unterlagen kann ich nachreichen.", "Ein Foto schicke ich später."],
];

/** Concerns: complaint, question, booking, thanks. */
export const ARABIC_CONCERNS: readonly (readonly string[])[] = [
  entries("وصل الطلب متأخرًا جدًا. / المنتج لا يعمل. / يوجد خطأ في الفاتورة. / العلبة وصلت مكسورة."),
  entries("ما هي ساعات العمل؟ / كم سعر التوصيل؟ / هل يتوفر اللون الأزرق؟ / أين يقع أقرب فرع؟"),
  entries(
    "أريد حجز طاولة لشخصين. / أود حجز موعد مع الطبيب. / أرغب في حجز غرفة. / أريد حجز مقعد بجانب النافذة.",
  ),
  entries(
    "شكرًا جزيلًا على المساعدة. / خدمة ممتازة، شكرًا لكم. / أشكر الفريق على سرعة الرد. / كل شيء رائع، شكرًا.",
  ),
];
export const ARABIC_CITIES = [
  ["الرياض", "Riyadh"],
  ["القاهرة", "Cairo"],
  ["دبي", "Dubai"],
  ["بيروت", "Beirut"],
  ["تونس", "Tunis"],
  ["بغداد", "Baghdad"],
  ["الدوحة", "Doha"],
  ["دمشق", "Damascus"],
] as const;
/** Urgent or not. */
export const ARABIC_URGENCY: readonly (readonly string[])[] = [
  entries("الأمر عاجل. / أحتاج إلى الرد اليوم. / أرجو الرد فورًا."),
  ["", "لا داعي للعجلة.", "يمكن الرد في أي وقت.", "الأمر غير عاجل."],
];
