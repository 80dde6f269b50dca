/**
 * English wishes to whole shell commands of one tool (grep, find, tar, ls) under stated conventions. Part of
 * the nl-to-command theme; git and the choice of a tool are in nl-to-command.ts. Options: GNU manual pages.
 */
import { type DrawnTask, type Family, family } from "../family.js";
import { COMMAND_SLOTS, EXTENSIONS, GREP_WORDS } from "../lexicon/a-commands.js";
import { capital, fill } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
import type { Random } from "../random.js";

interface Wish {
  readonly tool: ToolName;
  readonly wish: string;
  readonly command: (conventions: Conventions) => string;
  /** Tools that could be thought to do this too. */
  readonly near?: readonly ToolName[];
}

type ToolName = "grep" | "find" | "tar" | "ls";

interface Conventions {
  readonly quote: string;
  readonly joined: boolean;
}

const FOLDERS = COMMAND_SLOTS.dir;

/** Draws up to two extras in a fixed order, so that one wish has one command. */
function extras<T>(random: Random, all: readonly T[]): readonly T[] {
  const chosen = random.sample(all, random.int(0, 2));
  return all.filter((item) => chosen.includes(item));
}

function flagText(letters: readonly string[], joined: boolean): string {
  if (letters.length === 0) return "";
  return joined ? `-${letters.join("")} ` : `${letters.map((letter) => `-${letter}`).join(" ")} `;
}

const GREP_EXTRAS = [
  ["c", ["counting the lines", "only the number of lines"]],
  ["i", ["ignoring case", "in upper or lower case"]],
  ["n", ["with line numbers", "numbered"]],
  ["v", []],
] as const;

function grep(random: Random): Wish {
  const word = random.pick(GREP_WORDS);
  const file = random.pick(COMMAND_SLOTS.file);
  const chosen = extras(random, GREP_EXTRAS);
  const not = chosen.some(([letter]) => letter === "v");
  const said = chosen.flatMap(([, ways]) =>
    ways.length > 0 ? [random.pick(ways as readonly string[])] : [],
  );
  const core = not
    ? random.pick([`lines without ${word} in ${file}`, `lines of ${file} that do not contain ${word}`])
    : random.pick([
        `lines with ${word} in ${file}`,
        `lines of ${file} that contain ${word}`,
        `search ${file} for ${word}`,
      ]);
  const letters = chosen.map(([letter]) => letter);
  return {
    tool: "grep",
    wish: [core, ...said].join(", "),
    command: ({ quote, joined }) => `grep ${flagText(letters, joined)}${quote}${word}${quote} ${file}`,
  };
}

function find(random: Random): Wish {
  const dir = random.pick(FOLDERS);
  const extension = random.pick(EXTENSIONS);
  const n = random.pick(COMMAND_SLOTS.n);
  const chosen = extras(random, [
    ["larger than", ` -size +${n}M`, [`larger than ${n} MB`, `over ${n} MB in size`]],
    ["days", ` -mtime -${n}`, [`changed in the last ${n} days`, `not older than ${n} days`]],
    ["delete", " -delete", []],
  ] as const);
  const gone = chosen.some(([kind]) => kind === "delete");
  const said = chosen.flatMap(([, , ways]) =>
    ways.length > 0 ? [random.pick(ways as readonly string[])] : [],
  );
  const core = gone
    ? random.pick([`delete the ${extension} files in ${dir}`, `remove all .${extension} files under ${dir}`])
    : random.pick([
        `all ${extension} files in ${dir}`,
        `all files under ${dir} that end in .${extension}`,
        `find .${extension} files below ${dir}`,
      ]);
  const tests = chosen.map(([, text]) => text).join("");
  return {
    tool: "find",
    wish: [core, ...said].join(", "),
    command: ({ quote }) => `find ${dir} -name ${quote}*.${extension}${quote}${tests}`,
    ...(gone ? {} : { near: ["ls"] }),
  };
}

const ARCHIVES = ["backup", "old", "site", "work", "all", "june"];
const TAR_FOLDERS = FOLDERS.filter((dir) => !dir.startsWith("/"));

const TAR_JOBS: readonly { say: readonly string[]; letters: string; tail: string }[] = [
  {
    say: [
      "pack {dir} into {archive}",
      "make an archive {archive} of {dir}",
      "put the folder {dir} in {archive}",
    ],
    letters: "czf",
    tail: "{archive} {dir}",
  },
  {
    say: ["unpack {archive}", "extract {archive} here", "open up the archive {archive}"],
    letters: "xzf",
    tail: "{archive}",
  },
  {
    say: ["list the contents of {archive}", "what is inside {archive}", "show the files in {archive}"],
    letters: "tzf",
    tail: "{archive}",
  },
  {
    say: ["unpack {archive} into {dir}", "extract {archive} to the folder {dir}"],
    letters: "xzf",
    tail: "{archive} -C {dir}",
  },
];

function tar(random: Random): Wish {
  const slots = { dir: random.pick(TAR_FOLDERS), archive: `${random.pick(ARCHIVES)}.tar.gz` };
  const { say, letters, tail } = random.pick(TAR_JOBS);
  const rest = `${letters} ${fill(random, tail, slots)}`;
  return {
    tool: "tar",
    wish: fill(random, random.pick(say), slots),
    command: ({ joined }) => `tar ${joined ? "-" : ""}${rest}`,
  };
}

const LS_EXTRAS = [
  ["a", ["with hidden files", "including dot files"]],
  ["l", ["in long format", "with details"]],
  ["r", ["in reverse order", "reversed"]],
  ["t", ["sorted by time", "newest first"]],
] as const;

function ls(random: Random): Wish {
  const dir = random.pick(FOLDERS);
  const chosen = extras(random, LS_EXTRAS);
  const said = random.shuffle(chosen.map(([, ways]) => random.pick(ways as readonly string[])));
  const core = random.pick([`list ${dir}`, `show the files in ${dir}`, `what is in ${dir}`]);
  const letters = chosen.map(([letter]) => letter);
  return {
    tool: "ls",
    wish: [core, ...said].join(", "),
    command: ({ joined }) => `ls ${flagText(letters, joined)}${dir}`,
    near: ["find"],
  };
}

const TOOLS = {
  grep: {
    make: grep,
    scope: "searching the lines of a file for a word",
    quoted: true,
    flags: "-c to count, -i to ignore case, -n for line numbers, -v for lines without the word",
  },
  find: {
    make: find,
    scope: "finding or deleting files by their ending",
    quoted: true,
    flags: "-name with a pattern, then -size +NM, -mtime -N and -delete when wanted",
  },
  tar: {
    make: tar,
    scope: "packing, listing or unpacking an archive",
    quoted: false,
    flags: "czf to pack, xzf to unpack, tzf to list, and -C for a target folder",
  },
  ls: {
    make: ls,
    scope: "listing what a folder holds",
    quoted: false,
    flags: "-a for hidden files, -l for details, -r for reverse, -t for newest first",
  },
} as const;

/** The share of wishes for another tool, where the specification says what to answer to them. */
const FOREIGN = 0.15;

const shell = family({
  id: "nl-to-command/shell",
  theme: "nl-to-command",
  difficulty: "hard",
  variants: Object.keys(TOOLS) as ToolName[],
  survives: ["whitespace", "distractor", "injection"],
  draw(random, name): DrawnTask {
    const tool = TOOLS[name];
    const conventions = { quote: random.pick(["'", '"']), joined: random.chance(0.5) };
    const { quote, joined } = conventions;
    const quoting = tool.quoted
      ? ` Use ${quote === "'" ? "single" : "double"} quotes around the ${name === "grep" ? "word" : "pattern"}.`
      : "";
    const order =
      name === "tar"
        ? ` Write the letters ${joined ? "with" : "without"} a dash.`
        : name === "find"
          ? ""
          : joined
            ? " Join several option letters alphabetically, like -ab."
            : " Write several options apart and alphabetically, like -a -b.";
    const prompt = random.chance(0.2) ? "$ " : "";
    const none = random.chance(0.5) ? random.pick(NOTHING) : undefined;
    const noun = random.pick(["request", "wish", "description", "task"]);
    const missing = none ? ` If the ${noun} is not about ${tool.scope}, answer ${none}.` : "";
    const rules = `${quoting}${order}${prompt ? ' Begin the line with "$ ".' : ""}${missing}`;
    const others = Object.values(TOOLS).filter((one) => one !== tool);
    const answerTo = (wish: Wish): string | undefined => {
      if (wish.tool === name) return prompt + wish.command(conventions);
      return wish.near?.includes(name) ? undefined : none;
    };
    return {
      canonical: `Write the ${name} command for the ${noun}.${rules}`,
      plain: [
        `Translate the ${noun} into one ${name} command. Options: ${tool.flags}.${rules}`,
        `Write a ${name} command line that does what the ${noun} says (${tool.flags}).${rules}`,
        `Given a ${noun} in English, output the ${name} call for it. Available are ${tool.flags}.${rules}`,
        `What must be typed to do this with ${name}? Answer with the command only; it knows ${tool.flags}.${rules}`,
      ],
      terse: [
        `English -> ${name}.${rules}`,
        `${name} command for the ${noun}; ${tool.flags}.${rules}`,
        `${capital(noun)} to ${name}, command only.${rules}`,
      ],
      casual: [
        `I always forget how ${name} works, write it for me. it's ${tool.flags}.${rules}`,
        `turn what I say into ${name} please.${rules}`,
        `gimme the ${name} line for that, you know, ${tool.flags}.${rules}`,
      ],
      sample: (r) => {
        const foreign = none !== undefined && r.chance(FOREIGN) ? r.pick(others).make(r) : undefined;
        const wish = foreign && answerTo(foreign) !== undefined ? foreign : tool.make(r);
        const input = r.chance(0.2) ? capital(wish.wish) : wish.wish;
        return { input, output: answerTo(wish) as string, latent: wish };
      },
      answer: ({ latent }) => answerTo(latent as Wish),
    };
  },
});

export const families: Family[] = [shell];
