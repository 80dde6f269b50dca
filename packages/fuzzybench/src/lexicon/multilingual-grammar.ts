/** Spanish verbs with their forms, and German and French nouns with gender and plural. Own work. */
import { lines, words } from "./a-text.js";

export interface SpanishVerb {
  readonly infinitive: string;
  readonly objects: readonly string[];
}

/** Regular verbs, each with objects that suit it. */
export const SPANISH_VERBS: readonly SpanishVerb[] = lines(`
  comprar: pan, dos entradas, un coche usado
  preparar: la cena, un informe, las maletas
  limpiar: la cocina, el garaje, las ventanas
  vender: la bicicleta, flores en el mercado, libros viejos
  beber: agua con gas, un zumo, café con leche
  recibir: muchas visitas, el paquete, una carta
  abrir: la puerta, una cuenta en el banco, las ventanas
  estudiar: química, el contrato, las condiciones
  pintar: la pared, un retrato, las sillas
  compartir: el piso, la receta, las fotos
  aprender: inglés, una canción, el camino
  enviar: un correo, las facturas, un regalo`).map((line) => {
  const [infinitive, objects] = line.split(": ") as [string, string];
  return { infinitive, objects: objects.split(", ") };
});

type Ending = readonly [ar: string, er: string, ir: string];

/** Endings by tense (preterite, present, future) and person (first to third, singular and then plural). */
const ENDINGS: readonly (readonly Ending[])[] = [
  [
    ["é", "í", "í"],
    ["aste", "iste", "iste"],
    ["ó", "ió", "ió"],
    ["amos", "imos", "imos"],
    ["asteis", "isteis", "isteis"],
    ["aron", "ieron", "ieron"],
  ],
  [
    ["o", "o", "o"],
    ["as", "es", "es"],
    ["a", "e", "e"],
    ["amos", "emos", "imos"],
    ["áis", "éis", "ís"],
    ["an", "en", "en"],
  ],
];
const FUTURE = words("é ás á emos éis án");

/** The form of a regular verb; -iar verbs are stressed on the i where enviar is. */
export function spanishForm({ infinitive }: SpanishVerb, tense: number, person: number): string {
  if (tense === 2) return infinitive + FUTURE[person]!;
  const stem = infinitive.slice(0, -2);
  const ending = ENDINGS[tense]![person]![["ar", "er", "ir"].indexOf(infinitive.slice(-2))]!;
  const stressed = infinitive === "enviar" && tense === 1 && person !== 3 && person !== 4;
  return (stressed ? stem.replace(/i$/, "í") : stem) + ending;
}

/** Subjects by person, as they stand before the verb. */
export const SPANISH_SUBJECTS: readonly (readonly string[])[] = [
  ["yo"],
  ["tú"],
  ["Marta", "mi hermano", "la vecina", "él"],
  ["nosotros", "Ana y yo"],
  ["vosotros", "Luis y tú"],
  ["mis padres", "los técnicos", "ellas"],
];

export interface Noun {
  readonly word: string;
  readonly gender: "m" | "f" | "n";
  readonly plural: string;
}

const nouns = (text: string): readonly Noun[] =>
  lines(text).flatMap((line) => {
    const [gender, list] = line.split(": ") as [Noun["gender"], string];
    return list.split(", ").map((entry) => {
      const [word, plural] = entry.split("/") as [string, string];
      return { word, gender, plural };
    });
  });

export const GERMAN_NOUNS = nouns(`
  m: Tisch/Tische, Stuhl/Stühle, Baum/Bäume, Schlüssel/Schlüssel, Apfel/Äpfel, Zug/Züge, Brief/Briefe, Garten/Gärten, Löffel/Löffel, Schrank/Schränke, Hut/Hüte, Fluss/Flüsse, Stein/Steine, Vogel/Vögel, Teppich/Teppiche, Koffer/Koffer
  f: Lampe/Lampen, Tasse/Tassen, Stadt/Städte, Blume/Blumen, Brücke/Brücken, Hand/Hände, Zeitung/Zeitungen, Gabel/Gabeln, Tür/Türen, Straße/Straßen, Wohnung/Wohnungen, Insel/Inseln, Katze/Katzen, Maus/Mäuse, Rechnung/Rechnungen, Schule/Schulen
  n: Buch/Bücher, Haus/Häuser, Kind/Kinder, Fenster/Fenster, Messer/Messer, Auto/Autos, Bild/Bilder, Dorf/Dörfer, Hemd/Hemden, Zimmer/Zimmer, Glas/Gläser, Rad/Räder, Boot/Boote, Ei/Eier, Schiff/Schiffe, Mädchen/Mädchen`);

export const FRENCH_NOUNS = nouns(`
  m: livre/livres, bureau/bureaux, cheval/chevaux, arbre/arbres, oiseau/oiseaux, chapeau/chapeaux, œuf/œufs, stylo/stylos, ordinateur/ordinateurs, journal/journaux, pont/ponts, escalier/escaliers, hôpital/hôpitaux, jeu/jeux, prix/prix, avion/avions, jardin/jardins, gâteau/gâteaux, ami/amis, pays/pays
  f: table/tables, maison/maisons, école/écoles, voiture/voitures, idée/idées, clé/clés, église/églises, rue/rues, souris/souris, orange/oranges, fleur/fleurs, assiette/assiettes, eau/eaux, voix/voix, île/îles, lettre/lettres, heure/heures, chaise/chaises, étoile/étoiles, ville/villes`);
