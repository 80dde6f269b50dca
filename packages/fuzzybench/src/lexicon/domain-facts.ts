/** Animals with common facts; sentences of patients and of members of a household. Own work. */
import { entries, lines } from "./a-text.js";

export const ANIMAL_CLASSES = ["mammal", "bird", "fish", "insect", "reptile"] as const;

export interface Animal {
  readonly name: string;
  readonly kind: number;
  readonly legs: number;
  readonly flies: boolean;
  /** Lives mostly in water. */
  readonly swims: boolean;
}

/** Class: name and legs; f marks those that fly, w those that live in water. */
export const ANIMALS: readonly Animal[] = lines(`
  mammal: dog 4, cat 4, horse 4, cow 4, lion 4, elephant 4, mouse 4, rabbit 4, goat 4, giraffe 4, bat 2 f, whale 0 w, dolphin 0 w, fox 4, deer 4, zebra 4
  bird: eagle 2 f, sparrow 2 f, owl 2 f, pigeon 2 f, parrot 2 f, swallow 2 f, crow 2 f, ostrich 2, penguin 2, stork 2 f, robin 2 f, emu 2
  fish: salmon 0 w, trout 0 w, shark 0 w, tuna 0 w, herring 0 w, goldfish 0 w, cod 0 w, carp 0 w, pike 0 w
  insect: bee 6 f, wasp 6 f, butterfly 6 f, mosquito 6 f, dragonfly 6 f, moth 6 f, housefly 6 f, worker ant 6, flea 6
  reptile: lizard 4, snake 0, gecko 4, crocodile 4, iguana 4, cobra 0, python 0, chameleon 4, viper 0`).flatMap(
  (line) => {
    const [kind, list] = line.split(": ") as [(typeof ANIMAL_CLASSES)[number], string];
    return list.split(", ").map((entry) => {
      const [, name, legs, mark] = /^([a-z ]+) (\d)(?: (\w))?$/.exec(entry) as unknown as string[];
      return {
        name: name as string,
        kind: ANIMAL_CLASSES.indexOf(kind),
        legs: Number(legs),
        flies: mark === "f",
        swims: mark === "w",
      };
    });
  },
);

/** Complaints by part of the body: skin, stomach, head, chest. */
export const COMPLAINTS: readonly (readonly string[])[] = [
  entries(
    "a red itchy rash on my arm / blisters on my back / dry flaky skin on my neck / spots all over my legs",
  ),
  entries("cramps in my belly after meals / constant nausea / a stomach ache / bad heartburn and bloating"),
  entries(
    "a throbbing headache / dizzy spells and pressure in my head / migraine with flickering lights / a pounding in my temples",
  ),
  entries(
    "a tight chest / a dry cough with chest pain / a stabbing pain behind my breastbone / wheezing when I climb stairs",
  ),
];
export const MEDICINES = entries(
  "ibuprofen / paracetamol / aspirin / antihistamine tablets / cough syrup / an antacid",
);

/** Work by status: employed, retired, student, unemployed. */
export const WORK: readonly (readonly string[])[] = [
  entries(
    "I work as a nurse / I drive a bus for the city / I have a job in an office / I teach at a primary school",
  ),
  entries(
    "I retired two years ago / I live on my pension / I stopped working at sixty-five and draw a pension",
  ),
  entries("I study biology at university / I am a first-year student / I am still doing my degree"),
  entries(
    "I lost my job in spring and am looking / I am out of work at the moment / I have been jobless for a year",
  ),
];
/** Housing: rented, owned. */
export const HOUSING: readonly (readonly string[])[] = [
  entries("we rent a flat / our landlord is nice / the rent takes a third of our money / we are tenants"),
  entries("we own our house / we bought the flat we live in / we are paying off the mortgage on our home"),
];
/** Ways of travelling: car, public transport, bicycle, on foot. */
export const TRAVEL: readonly (readonly string[])[] = [
  entries("I drive everywhere / I go by car / my car is how I get around"),
  entries("I take the tram / I use the bus every day / I ride the underground"),
  entries("I cycle to most places / my bike takes me everywhere / I pedal, even in rain"),
  entries("I walk to most places / I get around on foot / everything is in walking distance, so I walk"),
];
