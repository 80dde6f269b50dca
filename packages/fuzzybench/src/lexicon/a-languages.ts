/**
 * Three-part sentences in nine languages (opening + object + ending join freely), for language detection.
 */
import { entries } from "./a-text.js";

export interface LanguageSample {
  readonly name: string;
  readonly code: string;
  readonly own: string;
  readonly parts: readonly [readonly string[], readonly string[], readonly string[]];
}

const language = (
  name: string,
  code: string,
  own: string,
  a: string,
  b: string,
  c: string,
): LanguageSample => ({
  name,
  code,
  own,
  parts: [entries(a), entries(b), entries(c)],
});

export const LANGUAGES: readonly LanguageSample[] = [
  language(
    "English",
    "en",
    "English",
    "We are looking for / She would like / They have already sold / I can't find / My brother wants / Do you need",
    "a small house / the red bicycle / two tickets / the old newspaper / a good doctor / the blue cups",
    "near the station / for the weekend / since yesterday / without any help / in the city / before Monday",
  ),
  language(
    "French",
    "fr",
    "français",
    "Nous cherchons / Elle voudrait / Ils ont déjà vendu / Je ne trouve pas / Mon frère veut / Avez-vous besoin de voir",
    "une petite maison / le vélo rouge / les deux billets / le vieux journal / un bon médecin / les tasses bleues",
    "près de la gare / pour le week-end / depuis hier / sans aucune aide / dans la ville / avant lundi",
  ),
  language(
    "German",
    "de",
    "Deutsch",
    "Wir suchen / Sie möchte / Sie verkaufen / Ich finde nicht / Mein Bruder will / Brauchen Sie",
    "ein kleines Haus / das rote Fahrrad / zwei Fahrkarten / die alte Zeitung / einen guten Arzt / die blauen Tassen",
    "in der Nähe des Bahnhofs / für das Wochenende / seit gestern / ohne Hilfe / in der Stadt / vor Montag",
  ),
  language(
    "Spanish",
    "es",
    "español",
    "Buscamos / Ella quisiera / Ya han vendido / No encuentro / Mi hermano quiere / ¿Necesitan ustedes",
    "una casa pequeña / la bicicleta roja / dos billetes / el periódico viejo / un buen médico / las tazas azules",
    "cerca de la estación / para el fin de semana / desde ayer / sin ninguna ayuda / en la ciudad / antes del lunes",
  ),
  language(
    "Italian",
    "it",
    "italiano",
    "Cerchiamo / Lei vorrebbe / Hanno già venduto / Non trovo / Mio fratello vuole / Avete bisogno di vedere",
    "una piccola casa / la bicicletta rossa / due biglietti / il vecchio giornale / un bravo medico / le tazze azzurre",
    "vicino alla stazione / per il fine settimana / da ieri / senza nessun aiuto / nella città / prima di lunedì",
  ),
  language(
    "Portuguese",
    "pt",
    "português",
    "Procuramos / Ela gostaria de / Eles já venderam / Não encontro / Meu irmão quer / Vocês precisam de",
    "uma casa pequena / a bicicleta vermelha / duas passagens / o jornal velho / um bom médico / as xícaras azuis",
    "perto da estação / para o fim de semana / desde ontem / sem nenhuma ajuda / na cidade / antes de segunda-feira",
  ),
  language(
    "Dutch",
    "nl",
    "Nederlands",
    "Wij zoeken / Zij wil graag / Ze verkopen / Ik vind niet / Mijn broer wil / Heeft u nodig",
    "een klein huis / de rode fiets / twee kaartjes / de oude krant / een goede dokter / de blauwe kopjes",
    "bij het station / voor het weekend / sinds gisteren / zonder hulp / in de stad / voor maandag",
  ),
  language(
    "Polish",
    "pl",
    "polski",
    "Szukamy / Ona chciałaby / Oni już sprzedali / Nie mogę znaleźć / Mój brat chce / Czy potrzebujecie",
    "mały dom / czerwony rower / dwa bilety / starą gazetę / dobrego lekarza / niebieskie kubki",
    "blisko dworca / na weekend / od wczoraj / bez żadnej pomocy / w mieście / przed poniedziałkiem",
  ),
  language(
    "Swedish",
    "sv",
    "svenska",
    "Vi letar efter / Hon vill ha / De har redan sålt / Jag hittar inte / Min bror vill ha / Behöver ni",
    "ett litet hus / den röda cykeln / två biljetter / den gamla tidningen / en bra läkare / de blå kopparna",
    "nära stationen / till helgen / sedan igår / utan någon hjälp / i staden / före måndag",
  ),
];
