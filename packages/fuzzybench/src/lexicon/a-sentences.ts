/**
 * Neutral everyday sentences: questions, statements and commands without their final mark, and sentence
 * parts for counting and copying. None of them is an indirect request or a rhetorical question.
 */

import { CITIES, FIRST_NAMES } from "./a-people.js";
import { entries, lines } from "./a-text.js";

export const SENTENCE_SLOTS = {
  name: FIRST_NAMES,
  city: CITIES,
  thing:
    entries(`report / printer / front door / train ticket / garden gate / blue folder / spare key / meeting / laptop /
    kitchen window / invoice / parcel / coffee machine / lecture / shopping list / bus / light`),
  place: entries("office / hallway / basement / second floor / car / library / archive / top drawer / lobby"),
  time: entries(
    "at noon / tomorrow / on Friday / in March / after lunch / tonight / next week / before nine",
  ),
};

export const QUESTIONS = lines(`
  Where is the {thing}
  When does the {thing} start working again
  Who left the {thing} in the {place}
  Why was {name} in {city}
  How far is {city} from here
  Is the {thing} still in the {place}
  Did {name} bring the {thing}
  Are there any chairs in the {place}
  What happened to the {thing}
  Has {name} been to {city}
  How many people will be in the {place} {time}
  Which {thing} belongs to {name}
  Does {name} work in {city}
  Was the {thing} there {time}`);

export const STATEMENTS = lines(`
  The {thing} is in the {place}
  {name} moved to {city} last year
  We saw the {thing} in the {place}
  There was no {thing} in the {place}
  {name} doesn't know where the {thing} is
  I will be in {city} {time}
  The {thing} belongs to {name}
  {name} and I met in {city}
  My {thing} is older than yours
  Nobody used the {thing} {time}
  They asked {name} about the {thing}
  It takes an hour to get to {city}
  What {name} said about the {thing} was true
  {name} sent the {thing} to {city}`);

export const COMMANDS = lines(`
  Put the {thing} in the {place}
  Send the {thing} to {name} {time}
  Please check the {thing}
  Don't touch the {thing}
  Bring {name} to the {place}
  Ask {name} about the {thing}
  Please wait in the {place}
  Call {name} {time}
  Never leave the {thing} in the {place}
  Fix the {thing} {time}
  Take the {thing} to {city}
  Meet me in the {place} {time}
  Tell {name} where the {thing} is
  Stop moving the {thing}`);
