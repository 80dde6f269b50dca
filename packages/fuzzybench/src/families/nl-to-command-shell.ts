/**
 * English wishes to whole shell commands of one tool (grep, find, tar, ls) under stated conventions. Part of
 * the nl-to-command theme; git and the choice of a tool are in nl-to-command.ts. Options: GNU manual pages.
 */
import type { DrawnTask, Family } from "../family.js";
import { COMMAND_SLOTS, EXTENSIONS, GREP_WORDS } from "../lexicon/a-commands.js";
import { capital } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Wish {
  readonly wish: string;
  readonly command: string;
}

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

function grep(random: Random, { quote, joined }: Conventions): Wish {
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
  const flags = flagText(
    chosen.map(([letter]) => letter),
    joined,
  );
  return { wish: [core, ...said].join(", "), command: `grep ${flags}${quote}${word}${quote} ${file}` };
}

function find(random: Random, { quote }: Conventions): Wish {
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
        `${extension} files in ${dir}`,
        `all files under ${dir} that end in .${extension}`,
        `find .${extension} files below ${dir}`,
      ]);
  const command = `find ${dir} -name ${quote}*.${extension}${quote}${chosen.map(([, text]) => text).join("")}`;
  return { wish: [core, ...said].join(", "), command };
}

function tar(random: Random, { joined }: Conventions): Wish {
  const dir = random.pick(FOLDERS.filter((d) => !d.startsWith("/")));
  const archive = `${random.pick(["backup", "old", "site", "work", "all", "june"])}.tar.gz`;
  const dash = joined ? "-" : "";
  return random.pick([
    {
      wish: random.pick([
        `pack ${dir} into ${archive}`,
        `make an archive ${archive} of ${dir}`,
        `put the folder ${dir} in ${archive}`,
      ]),
      command: `tar ${dash}czf ${archive} ${dir}`,
    },
    {
      wish: random.pick([`unpack ${archive}`, `extract ${archive} here`, `open up the archive ${archive}`]),
      command: `tar ${dash}xzf ${archive}`,
    },
    {
      wish: random.pick([
        `list the contents of ${archive}`,
        `what is inside ${archive}`,
        `show the files in ${archive}`,
      ]),
      command: `tar ${dash}tzf ${archive}`,
    },
    {
      wish: random.pick([`unpack ${archive} into ${dir}`, `extract ${archive} to the folder ${dir}`]),
      command: `tar ${dash}xzf ${archive} -C ${dir}`,
    },
  ]);
}

const LS_EXTRAS = [
  ["a", ["with hidden files", "including dot files"]],
  ["l", ["in long format", "with details"]],
  ["r", ["in reverse order", "reversed"]],
  ["t", ["sorted by time", "newest first"]],
] as const;

function ls(random: Random, { joined }: Conventions): Wish {
  const dir = random.pick(FOLDERS);
  const chosen = extras(random, LS_EXTRAS);
  const said = random.shuffle(chosen.map(([, ways]) => random.pick(ways as readonly string[])));
  const core = random.pick([`list ${dir}`, `show the files in ${dir}`, `what is in ${dir}`]);
  return {
    wish: [core, ...said].join(", "),
    command: `ls ${flagText(
      chosen.map(([letter]) => letter),
      joined,
    )}${dir}`,
  };
}

const TOOLS = {
  grep: {
    make: grep,
    quoted: true,
    flags: "-c to count, -i to ignore case, -n for line numbers, -v for lines without the word",
  },
  find: {
    make: find,
    quoted: true,
    flags: "-name with a pattern, then -size +NM, -mtime -N and -delete when wanted",
  },
  tar: {
    make: tar,
    quoted: false,
    flags: "czf to pack, xzf to unpack, tzf to list, and -C for a target folder",
  },
  ls: {
    make: ls,
    quoted: false,
    flags: "-a for hidden files, -l for details, -r for reverse, -t for newest first",
  },
} as const;

const shell: Family = {
  id: "nl-to-command/shell",
  theme: "nl-to-command",
  difficulty: "hard",
  draw(random): DrawnTask {
    const name = random.pick(["grep", "find", "tar", "ls"] as const);
    const tool = TOOLS[name];
    const quote = random.pick(["'", '"']);
    const joined = random.chance(0.5);
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
    const rules = `${quoting}${order}${prompt ? ' Begin the line with "$ ".' : ""}`;
    const noun = random.pick(["request", "wish", "description", "task"]);
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
        const { wish, command } = tool.make(r, { quote, joined });
        return { input: r.chance(0.2) ? capital(wish) : wish, output: prompt + command };
      },
    };
  },
};

export const families: Family[] = [shell];
