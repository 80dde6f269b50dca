/** Logic: which of two tasks comes first, and whether a plan keeps that order. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { choose, NOTHING, wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";

const TASKS =
  "build,test,deploy,lint,package,upload,migrate,backup,notify,cleanup,compile,install,configure,review,paint,sand,wash,dry,cook,serve,plan,design,order,ship,invoice,print,fold,mail,boot,login".split(
    ",",
  );
/** Statements of order: the first slot comes before the second in `before`, after it in `after`. */
const BEFORE = [
  "# before @",
  "# must be done before @",
  "# -> @",
  "first # then @",
  "@ needs #",
  "@ depends on #",
  "@ after #",
  "do @ only after #",
  "@ waits for #",
  "# unblocks @",
  "no @ without #",
  "@ requires #",
  "# is a precondition of @",
  "finish # prior to @",
];

function drawOrder(random: Random): DrawnTask {
  const mode = random.pick(["first", "last", "check", "chain"] as const);
  const none = random.pick(NOTHING);
  const pair = (r: Random): { a: string; b: string; text: string } => {
    const [a, b] = r.sample(TASKS, 2) as [string, string];
    return { a, b, text: r.pick(BEFORE).replace("#", a).replace("@", b) };
  };
  if (mode === "check") {
    const l = relabel(
      random,
      ["yes", "no"],
      [
        ["yes", "no"],
        ["ok", "wrong"],
        ["1", "0"],
        ["VALID", "BROKEN"],
        ["right", "wrong order"],
        ["true", "false"],
      ],
    );
    return {
      canonical: `A rule on the order of two tasks, then a plan: ${l.yes} if the plan keeps the rule, ${l.no} if not.`,
      ...wordings(random, {
        plain: [
          `The input gives a rule on two tasks and, after a semicolon, a plan. <Say|Answer> ${l.yes} if the plan respects the rule and ${l.no} if it turns the order round.`,
          `<Check|Verify> that a plan follows the dependency stated before it. ${l.yes} means that it does, ${l.no} means that it does not.`,
          `Two tasks depend on each other in one direction. Does the listed sequence fit? Return ${l.yes} when it fits, ${l.no} when it is the wrong way round.`,
          `Rule; plan. If the plan starts with the task that must come first, the output is ${l.yes}, otherwise ${l.no}.`,
        ],
        terse: [
          `plan follows the rule -> ${l.yes}, order reversed -> ${l.no}`,
          `order check: ${l.yes} = plan keeps dependency, ${l.no} = violates it`,
          `${l.yes} if the plan obeys the rule before the semicolon, else ${l.no}`,
        ],
        casual: [
          `does my plan work with that dependency? ${l.yes} if it does, ${l.no} if I have it backwards`,
          `check the order please, ${l.yes} when the plan fits the rule and ${l.no} when it's swapped`,
          `rule first, then what we want to do. ${l.no} if we do it in the wrong order, else ${l.yes}`,
        ],
      }),
      labels: l.all,
      sample: (r) => {
        const { a, b, text } = pair(r);
        const good = r.chance(0.5);
        const plan = (good ? [a, b] : [b, a]).join(r.pick([", ", " then ", " / "]));
        return { input: `${text}; plan: ${plan}`, output: good ? l.yes : l.no };
      },
    };
  }
  const join = random.pick([" > ", ", ", " - ", " then "]);
  const goal =
    mode === "first"
      ? choose(
          random,
          "<the task that has to be done first|the name of the task that comes before the other>",
        )
      : mode === "last"
        ? choose(random, "<the task that has to wait|the name of the task that comes after the other>")
        : `both tasks in the right order, joined by "${join}"`;
  return {
    canonical: `From a statement on the order of two tasks give ${goal}; ${none} if no order is stated.`,
    ...wordings(random, {
      plain: [
        `A sentence states which of two tasks depends on the other. <Return|Give> ${goal}. Answer ${none} if it states no order.`,
        `<Read|Take> a dependency between two tasks and <output|write> ${goal}, or ${none} when no order follows from it.`,
        `Two tasks are named in the input. The answer is ${goal}. If they are independent, the answer is ${none}.`,
        `Work out the order of two steps. Give ${goal}; where the order does not matter give ${none}.`,
      ],
      terse: [
        `task order -> ${goal}, ${none} if free`,
        `${goal}; no order: ${none}`,
        `dependency: give ${goal} (${none} if independent)`,
      ],
      casual: [
        `what do I do when? just ${goal}, or ${none} if it doesn't matter`,
        `I always mix up dependencies, tell me ${goal}. independent? say ${none}`,
        `from this line give me ${goal}; ${none} when either way is fine`,
      ],
    }),
    sample: (r) => {
      const { a, b, text } = pair(r);
      if (r.chance(0.15))
        return {
          input: r
            .pick([
              "# and @ in any order",
              "# does not depend on @",
              "order of # and @ is free",
              "# or @, whichever",
            ])
            .replace("#", a)
            .replace("@", b),
          output: none,
        };
      return { input: text, output: mode === "first" ? a : mode === "last" ? b : `${a}${join}${b}` };
    },
  };
}

export const families: Family[] = [
  { id: "logic/task-order", theme: "logic-and-types", difficulty: "medium", draw: drawOrder },
];
