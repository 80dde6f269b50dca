/** Two help questions: the same question, the same wish for another thing, the opposite wish. */
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { capital } from "../lexicon/fill.js";
import { WISH_PAIRS } from "../lexicon/help-questions.js";
import { PAIR_LAYOUTS, SAME_SETS } from "../lexicon/paraphrases.js";

/** How the second question relates to the first. */
interface Relation {
  readonly wish: "same" | "opposite" | "other";
  readonly object: boolean;
}

const RELATIONS: readonly Relation[] = [
  { wish: "same", object: true },
  { wish: "same", object: false },
  { wish: "opposite", object: true },
  { wish: "opposite", object: false },
  { wish: "other", object: false },
];
const YES = [...YES_NO, ["A", "B"]];

export const questions = tableFamily<Relation, (typeof PAIR_LAYOUTS)[number]>({
  id: "equivalence-and-dedup/questions",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  heldOut: true,
  survives: ["typos", "case", "whitespace", "unicode", "injection"],
  things: [
    "two questions to a help desk",
    "a pair of FAQ entries",
    "a new question and one that was asked before",
  ],
  options: (random) => random.pick(PAIR_LAYOUTS),
  scene: (r, layout) => {
    const latent = r.pick(RELATIONS);
    const group = r.pick(WISH_PAIRS);
    const elsewhere = WISH_PAIRS[r.pick(group.far)] as (typeof WISH_PAIRS)[number];
    const side = r.int(0, 1);
    const second = latent.wish === "other" ? elsewhere : group;
    const [object, another] = r.sample(group.objects, 2) as [string, string];
    const x = latent.wish === "other" ? r.pick(elsewhere.objects) : latent.object ? object : another;
    const first = r.pick(group.wishes[side] as readonly string[]);
    const side2 = latent.wish === "opposite" ? 1 - side : side;
    const wording = r.pick((second.wishes[side2] as readonly string[]).filter((one) => one !== first));
    return {
      input: layout(capital(first.replace("{x}", object)), capital(wording.replace("{x}", x))),
      latent,
    };
  },
  rows: {
    "same-question": {
      sets: SAME_SETS,
      read: ({ wish, object }) => (wish === "same" && object ? 0 : 1),
      rule: ([same, other]) => ({
        long: [
          `answer ${same} if one reply would do for both, that is both want the same done with the same thing, and ${other} otherwise`,
          `find duplicate questions: ${same} when only the wording differs, ${other} when the thing or what is to be done with it differs`,
        ],
        short: [
          `${same} = same question in other words, ${other} = not`,
          `duplicate question? ${same}, else ${other}`,
        ],
      }),
    },
    "same-wish": {
      sets: YES,
      read: ({ wish }) => (wish === "same" ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if both want the same kind of thing done (turned on, removed, raised and so on), with whatever object, and ${no} if the actions differ or are opposite`,
          `compare the action alone and ignore what it is applied to: ${yes} when it agrees, ${no} when it does not`,
        ],
        short: [
          `${yes} = same action, any object, ${no} = not`,
          `action equal? ${yes}, otherwise (also if opposite) ${no}`,
        ],
      }),
    },
    "same-object": {
      sets: YES,
      read: ({ object }) => (object ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if both are about the same thing, whatever is to be done with it, and ${no} if they are about different things`,
          `compare only what the questions are about: ${yes} for one and the same object, even with opposite wishes, ${no} for two objects`,
        ],
        short: [`${yes} = same thing, any action, ${no} = other thing`, `object equal? ${yes}, else ${no}`],
      }),
    },
    opposite: {
      sets: YES,
      read: ({ wish, object }) => (wish === "opposite" && object ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the two want opposite things done with the same object (on and off, add and remove), and ${no} in all other cases`,
          `find pairs that would undo each other: ${yes} when one wish reverses the other for the very same thing, ${no} if the thing differs or the wishes are not opposite`,
        ],
        short: [
          `${yes} = opposite wishes for the same thing, ${no} = anything else`,
          `one undoes the other? ${yes}, else ${no}`,
        ],
      }),
    },
    relation: {
      sets: [
        ["same", "other thing", "opposite", "unrelated"],
        ["DUPLICATE", "SIBLING", "REVERSE", "DIFFERENT"],
        ["1", "2", "3", "0"],
        ["A", "B", "C", "D"],
      ],
      read: ({ wish, object }) => (wish === "other" ? 3 : wish === "opposite" ? 2 : object ? 0 : 1),
      rule: ([same, sibling, reverse, none]) => ({
        long: [
          `answer ${same} for the same question, ${sibling} for the same action on another thing, ${reverse} for the opposite action (on the same or another thing), ${none} for unrelated actions`,
          `label the pair: ${same} if only the words differ, ${sibling} if only the object differs, ${reverse} if one action reverses the other, whatever the objects, and ${none} if the actions have nothing to do with each other`,
        ],
        short: [
          `${same}=same question, ${sibling}=same action, other thing, ${reverse}=opposite action, ${none}=unrelated`,
          `pair of questions: ${same} duplicate, ${sibling} other object, ${reverse} reversed action, ${none} else`,
        ],
      }),
    },
  },
});
