/**
 * Command risk: what a shell command would do. Rights and subject are in command-subject.ts, policies in
 * command-policy.ts, the form of a command line in command-shape.ts, SQL in sql-risk.ts and secrets in
 * secret-scan.ts.
 */
import { type DrawnTask, type Family, family } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import { COMMANDS, type Command, writeCommand } from "../lexicon/commands.js";
import type { Random } from "../random.js";
import { families as policy } from "./command-policy.js";
import { families as shape } from "./command-shape.js";
import { families as subject } from "./command-subject.js";
import { families as secretScan } from "./secret-scan.js";
import { families as sql } from "./sql-risk.js";

/** Ways to grade a command: label sets, the meaning of each label, and the grade of a command. */
interface Cut {
  readonly sets: readonly (readonly string[])[];
  readonly means: readonly (readonly string[])[];
  /** Place of the label; undefined where it depends on the machine. */
  readonly of: (command: Command) => number | undefined;
}

const GATE = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["block", "allow"],
  ["STOP", "GO"],
  ["ask", "run"],
  ["confirm", "auto"],
] as const;

const CUTS = {
  destroys: {
    sets: [...GATE, ["risky", "safe"], ["DANGER", "OK"], ["destructive", "harmless"]],
    means: [
      [
        "it deletes or overwrites data for good",
        "data or work would be gone afterwards",
        "something gets erased that does not come back",
      ],
      [
        "it only reads, or makes a change that destroys nothing",
        "it leaves existing data in place",
        "nothing is erased",
      ],
    ],
    of: ({ effect }) => (effect === "destroy" ? 0 : 1),
  },
  changes: {
    sets: [...GATE, ["WRITE", "READ"], ["modifies", "reads"], ["W", "R"]],
    means: [
      [
        "it changes something: files, settings, services or data",
        "it writes, deletes, installs or restarts something",
      ],
      ["it only reads and shows information", "it just looks and leaves everything as it is"],
    ],
    of: ({ effect }) => (effect === "read" ? 1 : 0),
  },
  "three-levels": {
    sets: [
      ["low", "medium", "high"],
      ["0", "1", "2"],
      ["green", "yellow", "red"],
      ["READ", "CHANGE", "DESTROY"],
      ["safe", "careful", "dangerous"],
      ["A", "B", "C"],
    ],
    means: [
      ["it only reads and shows information", "it just looks"],
      [
        "it changes something but erases nothing",
        "it creates, installs, moves or restarts something without erasing data",
      ],
      ["it deletes or overwrites data for good", "data is erased"],
    ],
    of: ({ effect }) => ["read", "change", "destroy"].indexOf(effect),
  },
  "destroys-or-root": {
    sets: [...GATE, ["review", "pass"]],
    means: [
      ["it erases data or needs administrator rights", "it works only as root, or destroys data"],
      [
        "an ordinary user can run it and no data is erased",
        "it needs no special rights and leaves all data in place",
      ],
    ],
    of: ({ effect, root }) => (effect === "destroy" || root ? 0 : root === undefined ? undefined : 1),
  },
  "plain-change": {
    sets: [...GATE, ["log", "skip"], ["note", "pass"]],
    means: [
      [
        "it changes something without erasing any data",
        "it creates, installs, moves or restarts something and nothing gets lost",
      ],
      ["it only reads, or it erases data", "it just looks, or else it deletes or overwrites data"],
    ],
    of: ({ effect }) => (effect === "change" ? 0 : 1),
  },
} as const satisfies Record<string, Cut>;

/** The commands of each grade, found once per cut. */
const GRADED = new Map<Cut, Command[][]>(
  Object.values(CUTS).map((cut: Cut) => [
    cut,
    cut.means.map((_, i) => COMMANDS.filter((command) => cut.of(command) === i)),
  ]),
);

function drawRisk(random: Random, variant: keyof typeof CUTS): DrawnTask {
  const cut: Cut = CUTS[variant];
  const labels = random.pick(cut.sets);
  const named = labels.map((label, i) => [label, random.pick(cut.means[i]!)] as const);
  const list = gloss(named, " if ", "; ");
  const equal = gloss(named);
  const pools = GRADED.get(cut) as Command[][];
  return {
    canonical: `What would a shell command do: ${equal}.`,
    ...wordings(random, {
      plain: [
        `<Judge|Rate> the risk of a shell command. Say ${list}.`,
        `Before a command is run <on the server|by the agent>, <check|assess> it. The verdict is ${list}.`,
        `The input is one <terminal|command-line> instruction. Answer ${list}.`,
        `What would happen <when this command runs|if somebody ran this command>? ${gloss(named, ": ", ". ")}.`,
      ],
      terse: [`command risk: ${equal}`, `shell command -> ${list}`, `${equal} (for a shell command)`],
      casual: [
        `is it ok to run this command? ${list}`,
        `my bot wants to run shell stuff, check it first: ${list}`,
        `quick sanity check on a command pls, ${equal}`,
      ],
    }),
    labels: [...labels],
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const command = r.pick(pools[i] as Command[]);
      return { input: writeCommand(r, command), output: labels[i] as string, latent: command };
    },
    answer: ({ latent }) => labels[cut.of(latent as Command) ?? -1],
  };
}

export const families: Family[] = [
  family({
    id: "command-risk/risk-level",
    theme: "command-risk",
    difficulty: "medium",
    variants: Object.keys(CUTS) as (keyof typeof CUTS)[],
    survives: ["whitespace", "distractor", "injection"],
    draw: drawRisk,
  }),
  ...subject,
  ...policy,
  ...shape,
  ...sql,
  ...secretScan,
];
