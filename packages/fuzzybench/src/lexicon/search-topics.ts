/** Things people search for, what they want to know about them, and texts and titles that tell it. */
import type { Random } from "../random.js";

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
export const SEARCH_THINGS = ["espresso machine", "road bike", "cast iron pan", "violin", "fish tank", "lawn mower", "wool carpet", "laser printer", "wood stove", "sewing machine", "rain jacket", "telescope", "air conditioner", "sourdough starter", "electric car", "garden pond", "leather sofa", "drum kit", "walking stick", "dishwasher", "bonsai tree", "camping tent", "bread knife", "hot tub", "record player", "baby stroller", "beehive", "pool pump", "solar panel", "snow shovel", "washing machine", "coffee grinder", "chess clock", "wheelbarrow", "hammock", "garden hose", "electric guitar", "floor lamp", "desk chair", "bird feeder", "wood plane", "pressure cooker", "rain barrel", "heat pump", "chainsaw", "microscope", "canoe", "surfboard", "trampoline", "piano"] as const;

// biome-ignore format: one list or entry a line.
export const ASPECTS: readonly Aspect[] = [
  aspect("cleaning", "how to clean a {t}|{t} cleaning|best way to wash a {t}|get dirt off my {t}|my {t} is dirty|remove stains from {t}", "Rinse the {t} with warm water and wipe it dry.|A little vinegar removes stains from any {t}.|Clean the {t} once a month with mild soap.|Wash the {t} with a soft sponge, never with a hard brush.|Dust and dirt come off the {t} with a damp cloth.", "Keeping your {t} clean|{t}: a cleaning routine|Stains and dirt: washing a {t}|How we clean the {t}|A spotless {t} in ten minutes"),
  aspect("price", "{t} price|how much is a {t}|what does a {t} cost|cost of a {t}|how much to pay for a {t}|{t} price in dollars", "A good {t} costs between $90 and $400.|You can get a {t} for about $80.|Expect to pay $250 for a {t}.|The going rate for a {t} is $120, used ones are half of that.|Shops ask $300 and more for a {t}.", "What a {t} costs|{t} prices compared|How much to spend on a {t}|The {t} price list|Paying too much for a {t}?"),
  aspect("repair", "{t} repair|my {t} is broken|fix a damaged {t}|how to repair a {t}|mending a {t}|{t} stopped working", "If the {t} fails, replace the worn part with a spare.|Most faults of a {t} can be mended at home with a screwdriver.|To fix the {t}, find the damaged part and glue it.|A broken {t} often needs no more than one new screw.|Take the damaged {t} apart and swap the cracked piece.", "Fixing a broken {t}|{t} faults and repairs|Mend your {t} yourself|Spare parts for a damaged {t}|{t} repair in five steps"),
  aspect("history", "history of the {t}|origin of the {t}|{t} invention history|how the {t} came about|early days of the {t}|past of the {t}", "The first {t} appeared in the 19th century.|An engineer from Turin invented the {t} long ago.|The {t} has its origin in the 1920s.|Sailors built the first {t} three hundred years ago.|The story of the {t} begins in a village in 1740.", "A short history of the {t}|The story of the first {t}|The {t} through the centuries|How the {t} was invented|Old times: the {t} in 1900"),
  aspect("storage", "where to keep a {t}|store a {t}|{t} storage|how to store my {t}|put away a {t} for the season|place to keep the {t}", "Keep the {t} in a dry place when it is not in use.|In winter, store the {t} in the cellar under a cover.|A shed is a fine place to keep the {t}.|Put the {t} away in the attic until spring.|An empty closet is enough to store a {t}.", "Storing your {t} over winter|Where to keep a {t}|{t} storage ideas|No room? Ways to stow a {t}|Putting the {t} away for the season"),
  aspect("safety", "is a {t} dangerous|{t} safety|{t} risks|accidents with a {t}|can a {t} hurt anyone|dangers of the {t}", "Never leave children alone with the {t}.|The {t} can cause injuries if used without care.|Accidents with a {t} are rare but serious.|Doctors warn of broken fingers from the {t}.|Wear gloves near the {t} so that nobody gets hurt.", "Is your {t} safe?|{t} safety for families|Avoiding accidents with a {t}|Hidden dangers of the {t}|How not to get hurt by a {t}"),
  aspect("choice", "best {t} to buy|which {t} should I choose|{t} buying advice|top rated {t}|what to look for in a {t}|help choosing a {t}", "Our testers liked the light {t} best of ten models.|Before you buy, check the size and brand of the {t}.|For beginners we recommend the smallest {t}.|The top model in our {t} test won on every count.|When you choose a {t}, look at its weight first.", "The ten best {t} models|Choosing a {t}: buyer's guide|Which {t} suits you?|Our {t} test winners|Before you buy a {t}: a checklist"),
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

/** Follow-up questions that leave the thing to the pronoun, by aspect. */
// biome-ignore format: one list or entry a line.
export const FOLLOW_UPS: Readonly<Record<string, readonly string[]>> = {
  cleaning: ["how do I clean it?", "and how should I wash it?", "what gets dirt off it?"],
  price: ["what does it cost?", "and how much is it?", "how much should I pay for it?"],
  repair: ["how do I repair it?", "and if it is broken, how to fix it?", "who mends it when it breaks?"],
  history: ["what is its history?", "and how did it come about?", "where did it originally come from?"],
  storage: ["where should I keep it?", "and how do I store it?", "where do I put it away for the season?"],
  safety: ["is it dangerous?", "and is it safe for children?", "can it cause accidents?"],
  choice: ["which one should I buy?", "and which model is best?", "what is the top rated one?"],
};

/** What a follow-up says that asks the same of another thing. */
// biome-ignore format: one list or entry a line.
export const SAME_FOR_ANOTHER = ["and for a {t}?", "what about a {t}?", "same for a {t} please", "how about the {t}?", "and a {t}?", "now the same with a {t}"] as const;

/** Wishes with limits, for queries with operators. */
// biome-ignore format: one list or entry a line.
export const RESEARCH_TOPICS = ["urban beekeeping", "medieval bridges", "sleep in infants", "tidal energy", "coral reefs", "night trains", "rooftop gardens", "sign languages", "glacier melt", "street lighting", "school lunches", "bicycle lanes", "old maps", "soil erosion", "wind turbines", "desert plants", "home schooling", "steam engines", "river otters", "minimum wages", "noise in cities", "paper recycling", "volcanic islands", "public libraries"] as const;
// biome-ignore format: one list or entry a line.
export const EXCLUDED_TOPICS = ["prices", "history", "jobs", "toys", "pictures", "recipes", "politics", "reviews", "movies", "tourism", "rumours", "games"] as const;
/** How a kind of file is called, and its extension. */
// biome-ignore format: one list or entry a line.
export const FILE_KINDS: readonly (readonly [string, string])[] = [["PDF files", "pdf"], ["PDFs", "pdf"], ["Excel sheets", "xlsx"], ["CSV files", "csv"], ["Word documents", "docx"], ["PowerPoint slides", "pptx"], ["text files", "txt"]];
// biome-ignore format: one list or entry a line.
export const SEARCH_SITES = ["example.org", "kestrel.co.uk", "atlas-maps.eu", "docs.orion.dev", "lumen.app", "northlake.edu", "citydata.gov", "openreef.net", "granite.io", "fjordnews.no"] as const;

export interface QueryKind {
  readonly text: string;
  readonly intent: "know" | "buy" | "go" | "near";
  readonly form: "question" | "keywords" | "request";
  /** Only recent information will do. */
  readonly fresh: boolean;
  /** Two things are compared. */
  readonly compares: boolean;
}

/** One line a query: intent, form, then "f" for fresh and "c" for comparing, and the text; `{u}` is another thing. */
const kinds = (table: string): QueryKind[] =>
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [intent, form, flags = "", text] = line.trim().split(";") as [
        QueryKind["intent"],
        string,
        string,
        string,
      ];
      const names = { q: "question", k: "keywords", r: "request" } as const;
      return {
        text,
        intent,
        form: names[form as keyof typeof names],
        fresh: flags.includes("f"),
        compares: flags.includes("c"),
      };
    });

export const QUERY_KINDS: readonly QueryKind[] = kinds(`
  know;q;;how does a {t} work
  know;q;;what is a {t} made of
  know;q;;why is my {t} so loud
  know;q;c;is a {t} heavier than a {u}
  know;q;c;what uses more power, a {t} or a {u}
  know;q;f;what are the {t} safety rules this year
  know;q;f;which {t} models were recalled this week
  know;k;;{t} working principle
  know;k;;history of the {t}
  know;k;c;{t} vs {u} differences
  know;k;c;{t} versus {u} weight
  know;k;f;{t} news today
  know;k;f;latest {t} research this month
  know;r;;explain to me how a {t} is built
  know;r;;tell me who invented the {t}
  know;r;c;compare the {t} with the {u}
  know;r;f;tell me the current {t} safety warnings
  buy;q;;where can I order a {t} online
  buy;q;c;should I buy a {t} or a {u}
  buy;q;f;who has a {t} on sale today
  buy;k;;buy {t} free delivery
  buy;k;;{t} order online
  buy;k;f;{t} deals this week
  buy;k;c;buy {t} or {u} comparison
  buy;r;;find me a {t} I can order
  buy;r;f;show me today's offers for a {t}
  buy;r;c;help me decide between ordering a {t} and a {u}
  go;q;;what is the address of the {s} homepage
  go;q;;where do I log in to {s}
  go;k;;{s} login page
  go;k;;{s} official website
  go;k;;{s} {t} manual page
  go;r;;open the {s} website
  go;r;;take me to the {s} sign-in page
  near;q;;where near me can I rent a {t}
  near;q;;is there a {t} workshop around here
  near;q;f;which {t} shop nearby is open right now
  near;k;;{t} repair shop near me
  near;k;;{t} rental nearby
  near;k;f;{t} shop near me open now
  near;r;;find a {t} workshop close to my home
  near;r;f;show me {t} shops around here that are open now
`);

/** How a text relates to a query: whether the thing is the same, and what is asked about it. */
export interface Match {
  readonly thing: boolean;
  readonly aspect: boolean;
}

export const CELLS: readonly Match[] = [
  { thing: true, aspect: true },
  { thing: true, aspect: false },
  { thing: false, aspect: true },
  { thing: false, aspect: false },
];

/** Another item of the list. */
export function other<T>(random: Random, items: readonly T[], item: T): T {
  const at = items.indexOf(item);
  return items[(at + random.int(1, items.length - 1)) % items.length] as T;
}
