/** A query and the message after it: what the follow-up means once its gaps are filled. */
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { say } from "../lexicon/fill.js";
import { ASPECTS, FOLLOW_UPS, SAME_FOR_ANOTHER, SEARCH_THINGS } from "../lexicon/search-topics.js";

interface Turn {
  readonly thing: string;
  readonly aspect: string;
  readonly newThing: boolean;
  readonly newAspect: boolean;
  /** The second message alone does not say what is searched. */
  readonly leans: boolean;
}

const TURN_LAYOUTS: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `1: ${a}\n2: ${b}`,
  (a, b) => `User: ${a}\nUser: ${b}`,
  (a, b) => `${a} >> ${b}`,
  (a, b) => `First query: ${a}\nThen: ${b}`,
];
interface FollowUpOptions {
  readonly layout: (first: string, second: string) => string;
  /** The standalone query, with {t} for the thing and {a} for the aspect. */
  readonly form: string;
}

const ASPECT_KEYS = ASPECTS.map(({ key }) => key);
const NAMED = ASPECT_KEYS.join(", ");

export const followUp = tableFamily<Turn, FollowUpOptions>({
  id: "semantic-search/follow-up",
  theme: "semantic-search",
  difficulty: "hard",
  survives: ["whitespace", "injection"],
  things: [
    "two messages of one search session",
    "a query and the message after it",
    "a first search and what the same person asked next",
  ],
  options: (random) => ({
    layout: random.pick(TURN_LAYOUTS),
    form: random.pick(["{t}: {a}", "{t} {a}", "{a} | {t}", "{a} of {t}", "{t} / {a}"]),
  }),
  scene: (r, { layout }) => {
    const [thing, next] = r.sample(SEARCH_THINGS, 2) as [string, string];
    const [asked, then] = r.sample(ASPECTS, 2) as [(typeof ASPECTS)[number], (typeof ASPECTS)[number]];
    const first = say(r, asked.queries, { t: thing });
    const leans = r.chance(0.55);
    const newThing = r.chance(0.5);
    const newAspect = leans ? !newThing : r.chance(0.5);
    const t = newThing ? next : thing;
    const aspect = newAspect ? then : asked;
    const second = !leans
      ? say(
          r,
          aspect.queries.filter((q) => newThing || newAspect || !first.includes(q.replace("{t}", thing))),
          { t },
        )
      : newThing
        ? say(r, SAME_FOR_ANOTHER, { t })
        : r.pick(FOLLOW_UPS[aspect.key] as readonly string[]);
    return {
      input: layout(first, second),
      latent: { thing: t, aspect: aspect.key, newThing, newAspect, leans },
    };
  },
  rows: {
    standalone: {
      solve: ({ thing, aspect }, _, { form }) => form.replace("{t}", thing).replace("{a}", aspect),
      rule: (_, { form }) => {
        const shown = form.replace("{t}", "THING").replace("{a}", "SUBJECT");
        return {
          long: [
            `write what the second message is after so that it can be understood alone, as ${shown}, where SUBJECT is one of ${NAMED}; what it leaves open comes from the first`,
            `make the follow-up a complete query of the form ${shown} (lower case, no article, SUBJECT one of ${NAMED}) and fill gaps from the message before`,
          ],
          short: [
            `second message as ${shown}, SUBJECT in ${NAMED}, gaps filled from the first`,
            `resolve the follow-up: ${shown}; SUBJECT is one of ${NAMED}`,
          ],
        };
      },
    },
    thing: {
      solve: ({ thing }) => thing,
      rule: () => ({
        long: [
          "output the thing that the second message is about, without article; a pronoun means the thing of the first message",
          "name the object that the person wants to know about in the end, looking it up in the earlier message where the later one only says it",
        ],
        short: ["thing of the second message, pronouns resolved", "object meant at the end, no article"],
      }),
    },
    subject: {
      sets: [ASPECT_KEYS, ASPECT_KEYS.map((key) => key.toUpperCase()), ["1", "2", "3", "4", "5", "6", "7"]],
      read: ({ aspect }) => ASPECT_KEYS.indexOf(aspect),
      rule: (names) => {
        const said = names.map((name, i) => `${name} = ${ASPECT_KEYS[i]}`).join(", ");
        const list = names[0] === ASPECT_KEYS[0] ? NAMED : said;
        return {
          long: [
            `tell what the second message wants to know (${list}); when it only names another thing, the question is that of the first message`,
            `label the information asked for at the end: ${list}. A follow-up that merely swaps the object keeps the earlier question`,
          ],
          short: [
            `what the second message asks: ${list}; "and for X?" keeps the first question`,
            `final question (${list}), inherited if not said`,
          ],
        };
      },
    },
    move: {
      sets: [
        ["same", "thing", "question", "both"],
        ["REPEAT", "SWITCH", "REFINE", "FRESH"],
        ["0", "1", "2", "3"],
        ["A", "B", "C", "D"],
      ],
      read: ({ newThing, newAspect }) => (newThing ? 1 : 0) + (newAspect ? 2 : 0),
      rule: ([same, thing, question, both]) => ({
        long: [
          `say what changes from the first to the second: ${same} if it is the same search in other words, ${thing} if only the thing is new, ${question} if only the question about it is new, ${both} if both are new`,
          `label the step between the messages: ${thing} for another object with the same question, ${question} for another question on the same object, ${both} for a wholly new search, ${same} for a mere rewording`,
        ],
        short: [
          `${same}=nothing new, ${thing}=new thing, ${question}=new question, ${both}=both new`,
          `change: none ${same}, object ${thing}, question ${question}, everything ${both}`,
        ],
      }),
    },
    "needs-context": {
      sets: YES_NO,
      read: ({ leans }) => (leans ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `answer ${y} if the second message cannot be searched without knowing the first, and ${n} if it is complete by itself`,
          `tell whether the follow-up leans on the earlier query (a pronoun, a missing question): ${y} if it does, ${n} if it names both thing and question`,
        ],
        short: [`${y}=second needs the first, ${n}=complete alone`, `context needed ${y}, else ${n}`],
      }),
    },
  },
});
