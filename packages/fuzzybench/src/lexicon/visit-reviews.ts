/** What guests of a restaurant write: clauses that praise or criticise one aspect of the visit. */
import { entries } from "./a-text.js";

export interface Aspect {
  readonly key: "food" | "service" | "price" | "place";
  readonly names: readonly string[];
  readonly meaning: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

export const ASPECTS: readonly Aspect[] = [
  {
    key: "food",
    names: ["food", "FOOD", "meal", "F", "1"],
    meaning: "what they ate and drank",
    good: entries(`the soup was delicious / every dish tasted fresh / I have never had a better lasagne /
      the dessert was worth the trip / the fish was cooked to perfection / there was nothing wrong with the steak /
      the bread alone made us happy / the wine could not have been better`),
    bad: entries(`the soup was cold / everything tasted of cardboard / the fish was anything but fresh /
      the dessert came out of a packet / the steak was too tough to chew / I did not enjoy a single bite /
      the bread was three days old / the salad had hardly any flavour`),
  },
  {
    key: "service",
    names: ["service", "STAFF", "team", "S", "2"],
    meaning: "the staff and how they treat guests",
    good: entries(`the waiter was very attentive / the staff could not do enough for us / our orders came within minutes /
      the hostess greeted us warmly / nobody made us wait / the barman remembered our names /
      the waitress answered every question with a smile`),
    bad: entries(`the waiter ignored us / we waited an hour before anyone came / the staff were not helpful at all /
      the hostess was rude / our order was mixed up twice / the waitress rolled her eyes /
      nobody apologised for the delay`),
  },
  {
    key: "price",
    names: ["price", "COST", "bill", "P", "3"],
    meaning: "what it costs",
    good: entries(`the bill was lower than expected / the prices are fair / it is great value / it costs next to nothing /
      the set menu is a bargain / you get a lot for your money / even students can afford it`),
    bad: entries(`the bill was a shock / it is far too expensive / the prices are not justified / we paid twice what it is worth /
      they charge extra for tap water / it is no bargain / you pay a fortune for very little`),
  },
  {
    key: "place",
    names: ["place", "ROOM", "venue", "R", "4"],
    meaning: "the rooms and the location",
    good: entries(`the room was cosy / the terrace has a lovely view / everything was spotless / the chairs are really comfortable /
      the music was pleasantly quiet / it is easy to get there by tram / the old building is charming`),
    bad: entries(`the room was freezing / the tables were sticky / you cannot hear yourself think in there / the toilets were filthy /
      it smelled of paint / there is nowhere to park / the chairs hurt after ten minutes / it was too dark to read`),
  },
];
