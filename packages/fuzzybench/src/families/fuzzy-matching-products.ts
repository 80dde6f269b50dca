/** Fuzzy matching of product titles: which differences make another product. Part of the fuzzy-matching theme. */
import type { Family } from "../family.js";
import { decisions, YES_NO } from "../frames/decisions.js";
import { typo } from "../lexicon/a-text.js";
import { SHOP_BRANDS, SHOP_COLOURS } from "../lexicon/shop.js";
import type { Random } from "../random.js";

interface Title {
  readonly brand: string;
  readonly thing: string;
  readonly model: string;
  readonly colour: string;
  readonly pack: number;
}
interface Titles {
  readonly left: Title;
  readonly right: Title;
}

const THINGS = ["headphones", "kettle", "drill", "torch", "keyboard", "blender", "camera"] as const;

function title(r: Random): Title {
  return {
    brand: r.pick(SHOP_BRANDS),
    thing: r.pick(THINGS),
    model: `${r.pick([..."KTXR"])}${r.int(10, 99) * 10}`,
    colour: r.pick(SHOP_COLOURS),
    pack: r.int(1, 3),
  };
}

/** The second title repeats most of the first, so that the differences matter one by one. */
function titles(r: Random): Titles {
  const [left, other] = [title(r), title(r)];
  const keep = <T>(one: T, two: T, p: number): T => (r.chance(p) ? one : two);
  const right = {
    brand: keep(left.brand, other.brand, 0.75),
    thing: left.thing,
    model: keep(left.model, other.model, 0.7),
    colour: keep(left.colour, other.colour, 0.6),
    pack: keep(left.pack, other.pack, 0.6),
  };
  return { left, right };
}

function write(r: Random, t: Title): string {
  const brand = r.chance(0.2) ? typo(r, t.brand) : t.brand;
  const model = r.pick([t.model, t.model.toLowerCase(), `${t.model.charAt(0)}-${t.model.slice(1)}`]);
  const pack =
    t.pack === 1
      ? r.pick(["single", "1 piece"])
      : r.pick([`pack of ${t.pack}`, `${t.pack} pieces`, `${t.pack}-pack`]);
  const text = r.pick([
    `${brand} ${model} ${t.thing}, ${t.colour}, ${pack}`,
    `${t.thing} ${brand} ${model} ${t.colour} (${pack})`,
    `${t.colour} ${t.thing} by ${brand}, model ${model}, ${pack}`,
  ]);
  return r.chance(0.2) ? text.toUpperCase() : text;
}

type Part = "brand" | "model" | "colour" | "pack";
const equal = ({ left, right }: Titles, ...parts: readonly Part[]): boolean =>
  parts.every((part) => left[part] === right[part]);
const asked = "whether both titles name the same product";
const SLOPPY = "Case, word order, hyphens in the model and a slip in the brand do not count.";

/** Titles match when these parts agree. */
const agree =
  (said: string, ...parts: readonly Part[]) =>
  () => ({
    asked,
    cases: [said],
    note: SLOPPY,
    decide: (both: Titles) => (equal(both, ...parts) ? 0 : 1),
  });

const products = decisions<Titles, string>({
  id: "fuzzy-matching/same-product",
  theme: "fuzzy-matching",
  difficulty: "hard",
  heldOut: true,
  survives: ["whitespace", "distractor", "injection"],
  nouns: ["pair of product titles", "couple of shop listings", "pair of offers"],
  labels: [
    ["same", "different"],
    ["MATCH", "NO_MATCH"],
    ["merge", "keep"],
    ["duplicate", "distinct"],
    ...YES_NO,
  ],
  facts: titles,
  write: (r, { left, right }) =>
    `${write(r, left)}${r.pick([" <> ", " || ", " vs ", "\n"])}${write(r, right)}`,
  rules: {
    "every-detail": agree(
      "brand, model, colour and number of pieces all agree",
      "brand",
      "model",
      "colour",
      "pack",
    ),
    "any-colour": agree(
      "brand, model and number of pieces agree, whatever the colours are",
      "brand",
      "model",
      "pack",
    ),
    "any-pack": agree(
      "brand, model and colour agree, whatever the numbers of pieces are",
      "brand",
      "model",
      "colour",
    ),
    "brand-and-model": agree(
      "brand and model agree (colour and number of pieces may differ)",
      "brand",
      "model",
    ),
    "same-brand": agree("both are of the same brand (everything else may differ)", "brand"),
    "same-colour": agree("both articles have the same colour (everything else may differ)", "colour"),
    "same-pack": agree("both offers contain the same number of pieces (everything else may differ)", "pack"),
    "variant-or-not": () => ({
      asked: "how close the two products are",
      cases: [
        "brand, model, colour and number of pieces all agree",
        "brand and model agree but the colour or the number of pieces differs",
      ],
      labels: [
        ["same", "variant", "different"],
        ["EQUAL", "SIBLING", "OTHER"],
        ["A", "B", "C"],
        ["2", "1", "0"],
      ],
      note: SLOPPY,
      decide: (both) => (equal(both, "brand", "model") ? (equal(both, "colour", "pack") ? 0 : 1) : 2),
    }),
  },
});

export const families: Family[] = [products];
