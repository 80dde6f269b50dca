/** Command risk: the form of a command line: what is in it, and its parts. */
import { type DrawnTask, type Family, family, relabel } from "../family.js";
import { choose, NOTHING, wordings } from "../lexicon/choices.js";
import { type CommandLine, commandLine } from "../lexicon/command-lines.js";
import type { Random } from "../random.js";

/** What to look for, as noun phrases, and the test. */
type Trait = readonly [test: (line: CommandLine) => boolean, ...say: string[]];

// biome-ignore format: one trait an entry.
const TRAITS = {
  pipe: [({ piped }) => piped, "a pipe from one program to the next (the sign |)", "output that is piped into another program"],
  redirect: [({ redirect }) => redirect !== "", "output that is redirected into a file (> or >>)", "a redirect of the output, with > or >>"],
  overwrite: [({ redirect }) => redirect === ">", "a single > that overwrites a file, not >>", "output redirected by > so that the old content of the file is lost (>> only appends and does not count)"],
  chain: [({ joined }) => joined, "several commands one after the other, joined by && or ; (a pipe does not count)", "a second command after && or ;"],
  sudo: [({ sudo }) => sudo, "a start with sudo", "administrator rights taken by sudo"],
  background: [({ background }) => background, "a single & at the end, which puts it into the background", "a run in the background by & at the end"],
  wildcard: [({ wildcard }) => wildcard, "a wildcard * in a file name outside of quotes", "an argument with an unquoted asterisk"],
  force: [({ forced }) => forced, "an option that skips questions and protests (-f, -rf, -y or --force)", "a forcing option: -f, -rf, -y or --force"],
  recursive: [({ recursive }) => recursive, "an option for whole directory trees (-r, -R or -rf)", "a recursive option: -r, -R or -rf"],
} as const satisfies Record<string, Trait>;

const SETS = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["flag", "pass"],
  ["REVIEW", "OK"],
  ["found", "none"],
  ["Y", "N"],
  ["hold", "run"],
] as const;

function drawTrait(random: Random, variant: keyof typeof TRAITS): DrawnTask {
  const [test, ...ways]: Trait = TRAITS[variant];
  const say = random.pick(ways);
  const l = relabel(random, ["yes", "no"], SETS);
  const quotes = choose(random, "<Signs inside quotes do not count.|What stands in quotes is mere text.>");
  const answer = (line: CommandLine): string => (test(line) ? l.yes : l.no);
  return {
    canonical: `${l.yes} if the command line has ${say}, otherwise ${l.no}; signs in quotes do not count.`,
    ...wordings(random, {
      plain: [
        `<Look at|Inspect> a shell command line. <Answer|Say> ${l.yes} if it has ${say}, and ${l.no} if not. ${quotes}`,
        `A linter for shell scripts marks lines with ${say}. <Return|Output> ${l.yes} for a marked line, ${l.no} otherwise. ${quotes}`,
        `Does the command contain this: ${say}? ${l.yes} stands for yes, it does; ${l.no} for no. ${quotes}`,
        `Commands with ${say} go to review. The input is one line; give ${l.yes} when it must be reviewed for that, else ${l.no}. ${quotes}`,
      ],
      terse: [
        `shell line with ${say} -> ${l.yes}, else ${l.no} (not in quotes)`,
        `${l.yes} = ${say}, ${l.no} = without; ignore quotes`,
        `command has ${say}? ${l.yes} or ${l.no}; quoted text does not count`,
      ],
      casual: [
        `quick check of a command: is there ${say}? ${l.yes} if there is, ${l.no} if there isn't. stuff in quotes doesn't count`,
        `I want to see ${l.yes} for lines with ${say}, and ${l.no} for the others (quotes are just text)`,
        `grading shell homework, students must not use ${say}. ${l.yes} if they did, ${l.no} if not, quoted text is ok`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const wanted = r.chance(0.5);
      let line = commandLine(r);
      for (let tries = 0; tries < 12 && test(line) !== wanted; tries++) line = commandLine(r);
      return { input: line.text, output: answer(line), latent: line };
    },
    answer: ({ latent }) => answer(latent as CommandLine),
  };
}

/** A part of the line, what it is called, and whether it may be absent. */
interface Part {
  readonly say: readonly string[];
  readonly of: (line: CommandLine) => string;
  readonly absent?: true;
}

const PARTS = {
  program: {
    say: ["name of the first program, without sudo", "program that runs first (sudo itself does not count)"],
    of: ({ programs }) => programs[0] as string,
  },
  "last-program": {
    say: ["name of the last program", "program that runs last"],
    of: ({ programs }) => programs.at(-1) as string,
  },
  "all-programs": {
    say: [
      "names of all programs in order, separated by a comma and a space, sudo left out",
      "list of the programs in order of appearance (comma and space between them, without sudo)",
    ],
    of: ({ programs }) => programs.join(", "),
  },
  "program-count": {
    say: [
      "number of programs that are run, sudo not counted",
      "count of the programs in the line, without sudo",
    ],
    of: ({ programs }) => String(programs.length),
  },
  "output-file": {
    say: ["file into which the output is redirected", "name of the file after > or >>"],
    of: ({ target }) => target,
    absent: true,
  },
} as const satisfies Record<string, Part>;

function drawPart(random: Random, variant: keyof typeof PARTS): DrawnTask {
  const part: Part = PARTS[variant];
  const say = random.pick(part.say);
  const none = random.pick(NOTHING);
  const otherwise = part.absent ? ` <If there is none|Without one>, <answer|give> ${none}.` : "";
  const brief = part.absent ? `, else ${none}` : "";
  const answer = (line: CommandLine): string => part.of(line) || none;
  const quotes = "Quoted text is no command.";
  return {
    canonical: `From a shell command line give the ${say}${brief}.`,
    ...wordings(random, {
      plain: [
        `<Read|Take> a shell command line and <give|return> the ${say}.${otherwise} ${quotes}`,
        `The input is one line as typed into a terminal. The output is the ${say}.${otherwise} ${quotes}`,
        `What is the ${say} in this command line? Pipes, && and ; start another program.${otherwise}`,
        `For an audit of shell commands, <note|write down> the ${say}.${otherwise} ${quotes}`,
      ],
      terse: [`shell line -> ${say}${brief}`, `${say} of the command line${brief}`],
      casual: [
        `give me the ${say} for this command${brief}`,
        `parsing shell history, all I need is the ${say}${brief}`,
        `can you pick the ${say} out of it?${none && part.absent ? ` ${none} if there's none` : ""}`,
      ],
    }),
    sample: (r) => {
      const line = commandLine(r);
      return { input: line.text, output: answer(line), latent: line };
    },
    answer: ({ latent }) => answer(latent as CommandLine),
  };
}

export const families: Family[] = [
  family({
    id: "command-risk/line-has",
    theme: "command-risk",
    difficulty: "medium",
    variants: Object.keys(TRAITS) as (keyof typeof TRAITS)[],
    survives: ["injection"],
    draw: drawTrait,
  }),
  family({
    id: "command-risk/line-part",
    theme: "command-risk",
    difficulty: "medium",
    variants: Object.keys(PARTS) as (keyof typeof PARTS)[],
    survives: ["injection"],
    draw: drawPart,
  }),
];
