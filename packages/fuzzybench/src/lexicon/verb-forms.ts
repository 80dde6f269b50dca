/** English verbs in all their forms, and the people and things that simple clauses are made of. */
import { entries, lines, words } from "./a-text.js";

export interface Verb {
  readonly base: string;
  readonly third: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
}

const verbs = (text: string): readonly Verb[] =>
  lines(text).map((line) => {
    const [base, third, past, participle, gerund] = words(line) as [string, string, string, string, string];
    return { base, third, past, participle, gerund };
  });

/** Verbs that take any of OBJECTS. */
export const OBJECT_VERBS = verbs(`
  repair repairs repaired repaired repairing
  paint paints painted painted painting
  carry carries carried carried carrying
  wash washes washed washed washing
  clean cleans cleaned cleaned cleaning
  borrow borrows borrowed borrowed borrowing
  deliver delivers delivered delivered delivering
  test tests tested tested testing
  move moves moved moved moving
  pack packs packed packed packing
  inspect inspects inspected inspected inspecting
  sell sells sold sold selling
  break breaks broke broken breaking
  bring brings brought brought bringing
  choose chooses chose chosen choosing
  draw draws drew drawn drawing
  hide hides hid hidden hiding
  steal steals stole stolen stealing
  throw throws threw thrown throwing
  buy buys bought bought buying
  build builds built built building
  catch catches caught caught catching
  forget forgets forgot forgotten forgetting
  take takes took taken taking`);

/** Further verbs; no form of theirs is also a form of another common verb. */
export const OTHER_VERBS = verbs(`
  go goes went gone going
  swim swims swam swum swimming
  sing sings sang sung singing
  drink drinks drank drunk drinking
  eat eats ate eaten eating
  fly flies flew flown flying
  drive drives drove driven driving
  ride rides rode ridden riding
  speak speaks spoke spoken speaking
  grow grows grew grown growing
  know knows knew known knowing
  blow blows blew blown blowing
  begin begins began begun beginning
  ring rings rang rung ringing
  shake shakes shook shaken shaking
  wear wears wore worn wearing
  freeze freezes froze frozen freezing
  forgive forgives forgave forgiven forgiving
  teach teaches taught taught teaching
  keep keeps kept kept keeping
  sleep sleeps slept slept sleeping
  lose loses lost lost losing
  meet meets met met meeting
  send sends sent sent sending
  lend lends lent lent lending
  understand understands understood understood understanding
  stop stops stopped stopped stopping
  plan plans planned planned planning
  admit admits admitted admitted admitting
  prefer prefers preferred preferred preferring
  try tries tried tried trying
  study studies studied studied studying
  enjoy enjoys enjoyed enjoyed enjoying
  dance dances danced danced dancing
  smile smiles smiled smiled smiling
  argue argues argued argued arguing
  walk walks walked walked walking
  visit visits visited visited visiting
  watch watches watched watched watching
  fix fixes fixed fixed fixing`);

/** Someone or something with its number. */
export interface Phrase {
  readonly text: string;
  readonly plural: boolean;
}

const phrases = (singular: string, plural: string): readonly Phrase[] => [
  ...entries(singular).map((text) => ({ text, plural: false })),
  ...entries(plural).map((text) => ({ text, plural: true })),
];

export const SUBJECTS = phrases(
  "the doctor / my neighbour / the old captain / our teacher / the plumber / her brother / the new clerk / the baker",
  "the pilots / my cousins / our neighbours / the students / two mechanics / the nurses / his parents / the tourists",
);

export const OBJECTS = phrases(
  "the kettle / the red tent / the piano / a wooden box / the map / the broken lamp / the statue / a small boat",
  "the tickets / the heavy boxes / two mirrors / the lamps / the old chairs / the toys / some baskets / the flags",
);

export const CLAUSE_ENDINGS = entries(
  "at the harbour / near the station / in the garden / for a friend / in the cellar / behind the shop / with great care",
);
