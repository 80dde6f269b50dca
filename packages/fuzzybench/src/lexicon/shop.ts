/** Words of shopping queries, wishes for an order of results, and queries in several languages. */

// biome-ignore format: one list or entry a line.
export const SHOP_COLOURS = ["red", "black", "white", "navy", "green", "beige", "purple", "yellow", "grey", "pink", "brown", "turquoise"] as const;
// biome-ignore format: one list or entry a line.
export const SHOP_BRANDS = ["Nordvik", "Acme", "Lumora", "Trekko", "Kestrel", "Bellini", "Zento", "Aurex", "Mavora", "Pinecrest", "Solara", "Quanta"] as const;
// biome-ignore format: one list or entry a line.
export const SHOP_ITEMS = ["sneakers", "raincoat", "backpack", "jeans", "sweater", "hiking boots", "dress", "jacket", "sandals", "t-shirt", "gloves", "leggings", "swimsuit", "cap", "trousers", "blouse"] as const;
export const SHOP_SIZES = ["S", "M", "L", "XL", "36", "38", "40", "42", "44", "46"] as const;
// biome-ignore format: one list or entry a line.
export const SHOP_NOISE = ["for my daughter", "for work", "as a gift", "for running", "with free delivery", "in good condition", "that last", "for the summer"] as const;

// biome-ignore format: one list or entry a line.
export const SORT_WISHES = {
  cheap: ["cheapest {i}", "{i}, lowest price first", "show me the least expensive {i}", "bargain {i} on top please", "{i} sorted by price, low to high", "I'm broke, start with the cheap {i}", "{i} from cheap to expensive"],
  dear: ["most expensive {i} first", "{i}, price from high to low", "show the luxury end of {i} first", "the priciest {i} on top", "{i} from expensive to cheap", "start with the highest priced {i}"],
  fresh: ["newest {i}", "latest {i} first", "{i}, recent arrivals on top", "what {i} came in this week? newest first", "show new {i} before old ones", "{i} sorted by date added"],
  rated: ["best rated {i}", "{i} with the most stars first", "top reviewed {i}", "{i} that customers like best", "show {i} with the highest ratings first", "{i} sorted by review score"],
  near: ["{i} closest to me", "nearest shop with {i}", "{i} by distance please", "{i} around the corner first", "shortest way to buy {i}", "show {i} near my home first"],
} as const;
export type SortWish = keyof typeof SORT_WISHES;

/** `{x}` is a thing in the same language. */
// biome-ignore format: one list or entry a line.
export const QUERY_LANGUAGES = {
  English: {
    things: ["red shoes", "a used bicycle", "a cheap hotel", "fresh bread", "a garden chair", "winter coat"],
    templates: ["where can I buy {x}", "best {x} near me", "{x} with free shipping", "how much is {x}", "looking for {x} today", "{x} for children"],
  },
  German: {
    things: ["rote Schuhe", "ein gebrauchtes Fahrrad", "ein günstiges Hotel", "frisches Brot", "Gartenstuhl", "Wintermantel"],
    templates: ["wo kann ich {x} kaufen", "{x} in meiner Nähe", "{x} mit kostenlosem Versand", "was kostet {x}", "ich suche {x} für heute", "{x} für Kinder"],
  },
  French: {
    things: ["chaussures rouges", "un vélo d'occasion", "un hôtel pas cher", "du pain frais", "une chaise de jardin", "manteau d'hiver"],
    templates: ["où acheter {x}", "{x} près de chez moi", "{x} avec livraison gratuite", "combien coûte {x}", "je cherche {x} pour demain", "{x} pour enfants"],
  },
  Spanish: {
    things: ["zapatos rojos", "una bicicleta usada", "un hotel barato", "pan fresco", "silla de jardín", "abrigo de invierno"],
    templates: ["dónde puedo comprar {x}", "{x} cerca de mí", "{x} con envío gratis", "cuánto cuesta {x}", "busco {x} para hoy", "{x} para niños"],
  },
  Italian: {
    things: ["scarpe rosse", "una bici usata", "un albergo economico", "pane fresco", "sedia da giardino", "cappotto invernale"],
    templates: ["dove posso comprare {x}", "{x} vicino a me", "{x} con spedizione gratuita", "quanto costa {x}", "cerco {x} per oggi", "{x} per bambini"],
  },
  Dutch: {
    things: ["rode schoenen", "een tweedehands fiets", "een goedkoop hotel", "vers brood", "tuinstoel", "winterjas"],
    templates: ["waar kan ik {x} kopen", "{x} bij mij in de buurt", "{x} met gratis verzending", "hoeveel kost {x}", "ik zoek {x} voor vandaag", "{x} voor kinderen"],
  },
} as const;
export type QueryLanguage = keyof typeof QUERY_LANGUAGES;
export const LANGUAGE_CODES: Readonly<Record<QueryLanguage, string>> = {
  English: "en",
  German: "de",
  French: "fr",
  Spanish: "es",
  Italian: "it",
  Dutch: "nl",
};

/** Long common words whose misspellings are easy to tell from other words. */
// biome-ignore format: one list or entry a line.
export const SPELLING_WORDS = ["kitchen", "battery", "wireless", "portable", "mattress", "keyboard", "umbrella", "blanket", "charger", "curtain", "printer", "monitor", "bicycle", "leather", "ceramic", "wooden", "electric", "outdoor", "children", "vintage", "speaker", "camera", "lantern", "shampoo", "vitamin", "necklace", "telescope", "aquarium", "calendar", "dishwasher", "adapter", "pillow", "garden", "running", "coffee", "travel"] as const;
