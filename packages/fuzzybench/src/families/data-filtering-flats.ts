/** Data filtering on advertisements for flats: which of them meet the wishes of the searcher. */
import type { Family } from "../family.js";
import { around, decisions, orList, YES_NO } from "../frames/decisions.js";
import { CITIES } from "../lexicon/a-people.js";

interface Flat {
  readonly rooms: number;
  readonly size: number;
  readonly rent: number;
  readonly floor: number;
  readonly town: string;
  readonly balcony: boolean;
  readonly pets: boolean;
}

const TOWNS = CITIES.slice(0, 8);
const RENTS = [600, 700, 800, 900, 1000, 1200] as const;
const asked = "whether the flat is worth a visit";

const flats = decisions<Flat, string>({
  id: "data-filtering/flat-search",
  theme: "data-filtering",
  difficulty: "medium",
  heldOut: true,
  nouns: ["flat advert", "housing advert", "offer", "line from the housing market"],
  labels: [["keep", "drop"], ["VISIT", "SKIP"], ["interesting", "no"], ["match", "miss"], ...YES_NO],
  facts: (r, limit) => ({
    rooms: r.int(1, 5),
    size: around(r, limit !== undefined && limit < 200 ? limit : undefined, 22, 120),
    rent: around(r, limit !== undefined && limit > 200 ? limit : undefined, 400, 1500),
    floor: r.int(0, 6),
    town: r.pick(TOWNS),
    balcony: r.chance(0.5),
    pets: r.chance(0.5),
  }),
  write: (r, f) => {
    const rooms = `${f.rooms} ${f.rooms === 1 ? "room" : "rooms"}`;
    const floor = f.floor === 0 ? "ground floor" : r.pick([`floor ${f.floor}`, `on floor ${f.floor}`]);
    const rest = [
      r.pick([`${f.size} m2`, `${f.size} sqm`]),
      r.pick([`rent ${f.rent}`, `${f.rent} euros a month`, `EUR ${f.rent}`]),
      floor,
      f.balcony ? r.pick(["with balcony", "balcony"]) : r.pick(["no balcony", "without balcony"]),
      f.pets ? r.pick(["pets welcome", "pets allowed"]) : r.pick(["no pets", "pets not allowed"]),
    ];
    return r.pick([
      `${f.town}: ${rooms}, ${r.shuffle(rest).join(", ")}`,
      `Flat in ${f.town}, ${rooms}, ${rest.join(", ")}`,
    ]);
  },
  rules: {
    "rent-limit": (r) => {
      const limit = r.pick(RENTS);
      return {
        asked,
        cases: [`the rent is at most ${limit}`],
        decide: (f) => (f.rent <= limit ? 0 : 1),
        limit,
      };
    },
    "least-size": (r) => {
      const limit = r.pick([45, 50, 60, 70, 80]);
      return {
        asked,
        cases: [`it has at least ${limit} square metres`],
        decide: (f) => (f.size >= limit ? 0 : 1),
        limit,
      };
    },
    rooms: (r) => {
      const low = r.int(2, 3);
      return {
        asked,
        cases: [`it has ${low} or ${low + 1} rooms`],
        note: "Smaller and bigger flats are out.",
        decide: (f) => (f.rooms === low || f.rooms === low + 1 ? 0 : 1),
      };
    },
    balcony: () => ({
      asked,
      cases: ["there is a balcony"],
      decide: (f) => (f.balcony ? 0 : 1),
    }),
    "pets-and-rent": (r) => {
      const limit = r.pick(RENTS);
      return {
        asked,
        cases: [`pets are allowed and the rent is below ${limit}`],
        decide: (f) => (f.pets && f.rent < limit ? 0 : 1),
        limit,
      };
    },
    "not-on-ground-floor": (r) => {
      const top = r.int(2, 4);
      return {
        asked,
        cases: [`it lies above the ground floor but not higher than floor ${top}`],
        decide: (f) => (f.floor >= 1 && f.floor <= top ? 0 : 1),
      };
    },
    towns: (r) => {
      const towns = r.sample(TOWNS, 3);
      return {
        asked,
        cases: [`it is in ${orList(towns)}`],
        decide: (f) => (towns.includes(f.town) ? 0 : 1),
      };
    },
    "rent-per-metre": (r) => {
      const limit = r.pick([10, 12, 15, 20]);
      return {
        asked: "whether the flat is good value",
        cases: [`the rent divided by the square metres is at most ${limit}`],
        decide: (f) => (f.rent <= limit * f.size ? 0 : 1),
      };
    },
    "balcony-or-pets": () => ({
      asked: "how well the flat fits",
      cases: ["there is a balcony and pets are allowed", "just one of these two is true"],
      labels: [
        ["good", "fair", "poor"],
        ["A", "B", "C"],
        ["2", "1", "0"],
        ["YES", "MAYBE", "NO"],
      ],
      decide: (f) => 2 - Number(f.balcony) - Number(f.pets),
    }),
  },
});

export const families: Family[] = [flats];
