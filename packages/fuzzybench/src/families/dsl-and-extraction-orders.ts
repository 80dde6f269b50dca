/**
 * Orders in English for a small language: walks of a robot. Part of the dsl-and-extraction theme, like the
 * reminders and the arithmetic that it brings along.
 */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { MISSING_WORDS } from "../lexicon/a-text.js";
import { families as arithmeticFamilies, NUMBER_WORDS } from "./dsl-and-extraction-arithmetic.js";
import { families as reminderFamilies } from "./dsl-and-extraction-reminders.js";

type Kind = "forward" | "back" | "left" | "right" | "wait";
/** A step of a walk; `n` counts paces and is 0 for turns and pauses. */
interface Step {
  readonly kind: Kind;
  readonly n: number;
}

const STEP_WORDS: Record<Kind, readonly string[]> = {
  forward: ["go forward {n} steps", "walk {n} steps ahead", "move {n} steps forward", "advance {n} steps"],
  back: ["go back {n} steps", "walk {n} steps backwards", "move {n} steps back", "reverse by {n} steps"],
  left: ["turn left", "make a left turn", "turn to the left"],
  right: ["turn right", "make a right turn", "turn to the right"],
  wait: ["wait a moment", "pause briefly", "stand still for a while"],
};
const KINDS = Object.keys(STEP_WORDS) as Kind[];
const UNDO: Record<Kind, Kind> = {
  forward: "back",
  back: "forward",
  left: "right",
  right: "left",
  wait: "wait",
};
const CODES: readonly Record<Kind, string>[] = [
  { forward: "F", back: "B", left: "L", right: "R", wait: "W" },
  { forward: "fd", back: "bk", left: "lt", right: "rt", wait: "zz" },
  { forward: "^", back: "v", left: "<", right: ">", wait: "." },
  { forward: "N", back: "S", left: "W", right: "E", wait: "P" },
];
const FACINGS = [
  ["north", "east", "south", "west"],
  ["N", "E", "S", "W"],
  ["up", "right", "down", "left"],
] as const;

const robot = jobFamily(
  {
    id: "dsl-and-extraction/robot-walk",
    theme: "dsl-and-extraction",
    difficulty: "hard",
    survives: ["case", "whitespace", "distractor", "injection"],
    noun: [
      "walk described in English",
      "robot order in words",
      "set of directions for a robot",
      "movement order",
    ],
    setting: (random) => {
      const code = random.pick(CODES);
      const glue = random.pick([" ", " ", ",", ";"]);
      const write = (steps: readonly Step[]) =>
        steps.map(({ kind, n }) => `${code[kind]}${n || ""}`).join(glue);
      const signs = `${code.forward} forward, ${code.back} back, ${code.left} left, ${code.right} right, ${code.wait} wait`;
      const name = glue === " " ? "a space" : `"${glue}"`;
      const rules = [
        [`The codes: ${signs}.`, `Use ${signs}.`],
        `The number of steps follows its code directly, as in ${code.forward}3; ${name} separates the codes.`,
      ];
      return { code, write, rules, none: random.pick(MISSING_WORDS), facings: random.pick(FACINGS) };
    },
    pose: (r): Posed<readonly Step[]> => {
      const steps = Array.from({ length: r.int(2, 4) }, (): Step => {
        const kind = r.pick([...KINDS, "forward", "back"] as const);
        return { kind, n: kind === "forward" || kind === "back" ? r.int(2, 9) : 0 };
      });
      const digits = r.chance(0.5);
      const said = steps.map(({ kind, n }) =>
        r.pick(STEP_WORDS[kind]).replace("{n}", digits ? String(n) : (NUMBER_WORDS[n] as string)),
      );
      const between = r.pick([", then ", ", ", "; then ", " and then "]);
      return {
        input: `${r.pick(["", "", "please ", "first "])}${said.join(between)}${r.pick(["", "."])}`,
        value: steps,
      };
    },
  },
  {
    codes: ({ write, rules }) => ({
      does: ["translate the order into codes", "write the walk in our robot language"],
      gives: ["the walk as a line of codes", "the same steps as codes"],
      rules,
      solve: write,
    }),
    undo: ({ write, rules }) => ({
      does: [
        "write the codes that bring the robot back the way it came",
        "undo the walk: reverse the order and each step",
      ],
      gives: ["the codes that undo the walk", "the walk backwards, last step first"],
      rules: [...rules, "Forward becomes back, left becomes right and the other way round; a wait stays."],
      solve: (steps) => write(steps.toReversed().map(({ kind, n }) => ({ kind: UNDO[kind], n }))),
    }),
    "moves-only": ({ write, rules, none }) => ({
      does: [
        "write only the moves forward and back as codes",
        "leave out turns and pauses and encode the rest",
      ],
      gives: ["the codes of the moves, without turns and pauses", "the forward and back codes in order"],
      rules: [...rules, `If the robot does not move at all, answer ${none}.`],
      solve: (steps) => write(steps.filter(({ n }) => n > 0)) || none,
    }),
    expanded: ({ code }) => ({
      does: ["write one letter for every single step", "spell the walk out, one code per pace"],
      gives: [
        "the walk with its code repeated for each pace, without spaces",
        "one code for every pace, turn and pause, all in one word",
      ],
      rules: [
        `Codes: ${code.forward} forward, ${code.back} back, ${code.left} left, ${code.right} right, ${code.wait} wait.`,
        `Three steps forward give ${code.forward.repeat(3)}.`,
      ],
      solve: (steps) => steps.map(({ kind, n }) => code[kind].repeat(n || 1)).join(""),
    }),
    distance: () => ({
      does: ["add up all steps that the robot walks", "count the paces of the walk"],
      gives: ["the total number of steps walked, as a number", "how many paces the robot makes in all"],
      rules: ["Steps forward and back both count, turns and pauses do not; 0 if it only turns or waits."],
      solve: (steps) => String(steps.reduce((sum, { n }) => sum + n, 0)),
    }),
    "turn-count": () => ({
      does: ["count the turns", "say how often the robot turns"],
      gives: ["the number of turns", "how many times it turns left or right, as a number"],
      solve: (steps) => String(steps.filter(({ kind }) => kind === "left" || kind === "right").length),
    }),
    facing: ({ facings }) => ({
      does: ["say which way the robot faces in the end", "follow the turns and name the final direction"],
      gives: ["the direction that the robot faces after the walk", "where it looks at the end"],
      rules: [
        `It starts facing ${facings[0]}; a turn is a quarter turn, and ${facings.join(", ")} go clockwise.`,
      ],
      labels: facings,
      solve: (steps) => {
        const turns = steps.reduce(
          (sum, { kind }) => sum + (kind === "right" ? 1 : kind === "left" ? 3 : 0),
          0,
        );
        return facings[turns % 4] as string;
      },
    }),
  },
);

export const families: Family[] = [robot, ...arithmeticFamilies, ...reminderFamilies];
