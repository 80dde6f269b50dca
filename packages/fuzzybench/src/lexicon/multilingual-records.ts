/** Chinese orders, German log lines, Spanish requests to an assistant and words with accents. Own work. */
import { entries, words } from "./a-text.js";

export const CHINESE_NAMES = words(
  "王芳 李明 张伟 刘洋 陈静 杨帆 赵磊 黄丽 周杰 吴敏 徐强 孙悦 马超 朱琳 林涛 何晓东 郭美玲 高志强",
);
export const CHINESE_CITIES = words("北京 上海 广州 深圳 成都 杭州 武汉 西安 南京 重庆 苏州 青岛");
/** Goods with their measure words. */
export const CHINESE_GOODS: readonly (readonly [noun: string, measure: string])[] = [
  ["词典", "本"],
  ["小说", "本"],
  ["牛奶", "箱"],
  ["苹果", "箱"],
  ["衬衫", "件"],
  ["毛衣", "件"],
  ["牛仔裤", "条"],
  ["毛巾", "条"],
  ["咖啡杯", "个"],
  ["书包", "个"],
  ["椅子", "把"],
  ["雨伞", "把"],
  ["运动鞋", "双"],
  ["袜子", "双"],
  ["电影票", "张"],
  ["桌子", "张"],
  ["打印机", "台"],
  ["电风扇", "台"],
  ["矿泉水", "瓶"],
  ["酱油", "瓶"],
];
/** One to ten as they stand before a measure word. */
export const CHINESE_COUNTS = "一两三四五六七八九十";

/** What happened, by part of the system (database, network, printer, backup) and state (fine, warning, failed). */
export const GERMAN_EVENTS: readonly (readonly (readonly string[])[])[] = [
  [
    entries(
      "Verbindung zur Datenbank hergestellt / Tabelle kunden erfolgreich aktualisiert / Index der Datenbank neu aufgebaut",
    ),
    entries(
      "Abfrage an die Datenbank dauert ungewöhnlich lange / Speicherplatz der Datenbank wird knapp / viele offene Sitzungen in der Datenbank",
    ),
    entries(
      "Verbindung zur Datenbank fehlgeschlagen / Tabelle kunden konnte nicht gelesen werden / Datenbank unerwartet beendet",
    ),
  ],
  [
    entries("Netzwerkkarte betriebsbereit / VPN-Tunnel aufgebaut / DNS-Server antwortet wieder"),
    entries(
      "Antwortzeit im Netzwerk erhöht / Paketverlust auf der Leitung leicht gestiegen / VPN-Tunnel instabil",
    ),
    entries(
      "Netzwerk nicht erreichbar / VPN-Tunnel abgebrochen / DNS-Server antwortet nicht, Namensauflösung unmöglich",
    ),
  ],
  [
    entries("Druckauftrag abgeschlossen / Drucker bereit / Testseite ohne Probleme gedruckt"),
    entries(
      "Toner im Drucker fast leer / Papierfach des Druckers nur noch zu zehn Prozent gefüllt / Drucker sollte bald gewartet werden",
    ),
    entries(
      "Papierstau, Druckauftrag abgebrochen / Drucker meldet Hardwarefehler / Druckauftrag konnte nicht gesendet werden",
    ),
  ],
  [
    entries(
      "Sicherung vollständig abgeschlossen / Sicherung geprüft, keine Abweichungen / alte Sicherungen planmäßig gelöscht",
    ),
    entries(
      "Sicherung läuft langsamer als üblich / letzte Sicherung ist älter als drei Tage / Ziel der Sicherung ist fast voll",
    ),
    entries(
      "Sicherung gescheitert / Ziel der Sicherung nicht beschreibbar, Vorgang abgebrochen / Sicherung beschädigt und unbrauchbar",
    ),
  ],
];
export const GERMAN_HOSTS = words("srv-koeln srv-bonn app01 app02 lager-pc kasse3 web-hh mail-a");

/** Requests by target (files, database, server, accounts) and effect (looks, changes, destroys). */
export const SPANISH_REQUESTS: readonly (readonly (readonly string[])[])[] = [
  [
    entries(
      "muéstrame los archivos de la carpeta Informes / busca los documentos de mayo / dime cuánto ocupa la carpeta Fotos",
    ),
    entries(
      "cambia el nombre del archivo notas.txt / mueve los informes a la carpeta 2024 / crea una carpeta para las facturas",
    ),
    entries(
      "borra para siempre la carpeta Fotos / elimina todos los documentos sin copia / vacía la papelera y destruye los archivos",
    ),
  ],
  [
    entries(
      "cuenta las filas de la tabla clientes / enséñame los últimos diez pedidos de la base de datos / lista las tablas de la base de datos",
    ),
    entries(
      "corrige el teléfono de un cliente en la base de datos / añade una columna a la tabla pedidos / inserta tres filas nuevas en la tabla clientes",
    ),
    entries(
      "elimina la tabla clientes entera / borra todas las filas de la base de datos / destruye la base de datos de producción",
    ),
  ],
  [
    entries(
      "mira si el servidor está encendido / enséñame la carga del servidor / consulta la versión del sistema del servidor",
    ),
    entries(
      "reinicia el servidor web / cambia el puerto del servidor / instala la última actualización en el servidor",
    ),
    entries(
      "formatea los discos del servidor / borra el sistema completo del servidor / da de baja el servidor y destruye sus datos",
    ),
  ],
  [
    entries(
      "enséñame las cuentas de usuario / dime quién tiene permisos de administrador / comprueba cuándo entró por última vez la usuaria Eva",
    ),
    entries(
      "crea una cuenta de usuario para Eva / cambia la contraseña de la cuenta de prueba / dale permisos de lectura a la cuenta de Luis",
    ),
    entries(
      "elimina definitivamente todas las cuentas / borra la cuenta de Luis con todos sus datos / suprime sin copia las cuentas antiguas",
    ),
  ],
];

/** Names and words with accents by language, for texts of several words. */
export const ACCENTED: readonly (readonly string[])[] = [
  words("José María Núñez Peña Málaga Córdoba León niño señal camión café corazón Andrés pingüino mañana"),
  words(
    "François Hélène Chloé Besançon Orléans garçon forêt hôtel français élève noël château tête déjà Zoé",
  ),
  words("Jürgen Müller Größe Köln München Bär schön Straße Fuß Äpfel Öl Übung Döner Jäger grün"),
];
export const UNACCENTED = words(
  "Paris Madrid Berlin Anna Carlos taxi radio piano sol bar menu Martin Laura hotel Roma auto",
);
