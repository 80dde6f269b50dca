/** Things people search for, what they want to know about them, and texts and titles that tell it. */

export interface Aspect {
  readonly key: string;
  /** `{t}` is the thing, with no article. */
  readonly queries: readonly string[];
  readonly texts: readonly string[];
  readonly titles: readonly string[];
}

const aspect = (key: string, queries: string, texts: string, titles: string): Aspect => ({
  key,
  queries: queries.split("|"),
  texts: texts.split("|"),
  titles: titles.split("|"),
});

// biome-ignore format: one list or entry a line.
export const SEARCH_THINGS = ["espresso machine", "road bike", "cast iron pan", "violin", "fish tank", "lawn mower", "wool carpet", "laser printer", "wood stove", "sewing machine", "rain jacket", "telescope", "air conditioner", "sourdough starter", "electric car", "garden pond", "leather sofa", "drum kit", "hiking boots", "dishwasher", "bonsai tree", "camping tent", "bread knife", "hot tub", "record player", "baby stroller", "beehive", "pool pump", "solar panel", "snow shovel"] as const;

// biome-ignore format: one list or entry a line.
export const ASPECTS: readonly Aspect[] = [
  aspect("cleaning", "how to clean a {t}|{t} cleaning|best way to wash {t}|get dirt off my {t}", "Rinse the {t} with warm water and wipe it dry.|A little vinegar removes stains from any {t}.|Clean the {t} once a month with mild soap.", "Keeping your {t} clean|{t}: a cleaning routine|Stains and dirt: washing a {t}"),
  aspect("price", "{t} price|how much is a {t}|what does a {t} cost|cheap {t} under 200", "A good {t} costs between $90 and $400.|Prices of the {t} fell by a fifth this year.|Expect to pay $250 for a {t}.", "What a {t} costs|{t} prices compared|How much to spend on a {t}"),
  aspect("repair", "{t} repair|my {t} is broken|fix a damaged {t}|how to repair {t}", "If the {t} fails, replace the worn part with a spare.|Most faults of a {t} can be mended at home with a screwdriver.|To fix the {t}, find the damaged part and glue it.", "Fixing a broken {t}|{t} faults and repairs|Mend your {t} yourself"),
  aspect("history", "history of the {t}|who invented the {t}|origin of {t}|when was the first {t} made", "The first {t} appeared in the 19th century.|An engineer from Turin invented the {t} long ago.|The {t} has its origin in the 1920s.", "A short history of the {t}|Who invented the {t}?|The {t} through the centuries"),
  aspect("storage", "where to keep a {t}|store {t} in winter|{t} storage|how to store my {t}", "Keep the {t} in a dry place when it is not in use.|In winter, store the {t} in the cellar under a cover.|A shed is a fine place to keep the {t}.", "Storing your {t} over winter|Where to keep a {t}|{t} storage ideas"),
  aspect("safety", "is a {t} dangerous|{t} safety|{t} risks for children|accidents with {t}", "Never leave children alone with the {t}.|The {t} can cause injuries if used without care.|Accidents with a {t} are rare but serious.", "Is your {t} safe?|{t} safety for families|Avoiding accidents with a {t}"),
  aspect("choice", "best {t} to buy|which {t} should I choose|{t} buying advice|top rated {t}", "Our testers liked the light {t} best of ten models.|Before you buy, check the size and brand of the {t}.|For beginners we recommend the smallest {t}.", "The ten best {t} models|Choosing a {t}: buyer's guide|Which {t} suits you?"),
];

/** Questions with the words that carry meaning; the rest are function words. */
// biome-ignore format: one list or entry a line.
export const KEYWORD_QUESTIONS: readonly (readonly [string, string])[] = [["How do I {v} a {t}?", "{v} {t}"], ["What is the best way to {v} my {t}?", "best way {v} {t}"], ["Can you tell me how to {v} a {t} in {p}?", "{v} {t} {p}"], ["Where can I {v} a {j} {t}?", "{v} {j} {t}"], ["Which {j} {t} lasts longest?", "{j} {t} lasts longest"], ["Is it legal to {v} a {t} with {w}?", "legal {v} {t} {w}"], ["Who can {v} the {j} {t} for me?", "{v} {j} {t}"], ["Why does my {t} smell of {w}?", "{t} smell {w}"], ["I would like to {v} a {t}. Do I need {w}?", "{v} {t} need {w}"], ["Could I {v} the {t} in {p}?", "{v} {t} {p}"], ["What does a {j} {t} cost in {p}?", "{j} {t} cost {p}"], ["When should I {v} the {t}?", "{v} {t}"]];
// biome-ignore format: one list or entry a line.
export const KEYWORD_SLOTS = {
  v: ["repair", "rent", "clean", "sell", "move", "paint", "insure", "store", "buy", "test", "replace", "ship"],
  j: ["cheap", "used", "small", "quiet", "modern", "heavy", "safe", "light", "antique", "portable"],
  w: ["vinegar", "smoke", "oil", "gloves", "salt", "plastic", "soap", "rubber", "steel"],
  p: ["winter", "Berlin", "summer", "Oslo", "spring", "Kenya", "Lisbon", "autumn", "Japan"],
} as const;
