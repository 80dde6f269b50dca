/**
 * Completion of a command line by the history of commands and by the files of the working directory. Part of the
 * completion theme.
 */
import { type DrawnTask, type Family, family } from "../family.js";
import { lines, words } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
import { asked } from "../lexicon/questions.js";
import type { Random } from "../random.js";

/** Groups of commands that begin alike. */
const COMMAND_GROUPS: readonly (readonly string[])[] = [
  lines(`git status
  git push
  git pull
  git commit -m wip
  git checkout main
  git log --oneline`),
  lines(`npm test
  npm run build
  npm run lint
  npm install
  npm start`),
  lines(`docker ps
  docker compose up -d
  docker compose down
  docker logs web`),
  lines(`cd src
  cd ..
  cd docs
  cat notes.txt
  cat package.json`),
  lines(`ls
  ls -la
  less app.log
  make
  make clean
  make test`),
  lines(`python main.py
  python -m venv env
  pytest -q
  ssh web1
  ssh db2`),
];
const UNKNOWN_STARTS = words("zip kube terra ruby vim xx");

interface HistoryAnswer {
  readonly answer: (none: string) => readonly [string, string];
  /** `at` are the places of the matching commands, oldest first; there is at least one. */
  readonly solve: (history: readonly string[], at: readonly number[], typed: string) => string | undefined;
}

const latest = (at: readonly number[]): number => at.at(-1) as number;

const HISTORY_ANSWERS = {
  newest: {
    answer: (none) => [
      `the newest command that begins with what is typed, or ${none} if none does`,
      `the matching command that was used last; ${none} without a match`,
    ],
    solve: (history, at) => history[latest(at)],
  },
  oldest: {
    answer: (none) => [
      `the oldest command that begins with what is typed, or ${none} if none does`,
      `the matching command that was used first of all; ${none} without a match`,
    ],
    solve: (history, at) => history[at[0] as number],
  },
  "most-used": {
    answer: (none) => [
      `the command used most often among those that begin with what is typed (of equal ones the one used last), or ${none} if none begins so`,
      `the most frequent matching command, in a tie the one whose last use is newer; ${none} without a match`,
    ],
    solve: (history, at) => {
      const uses = (command: string): number => at.filter((i) => history[i] === command).length;
      return at.map((i) => history[i] as string).reduce((a, b) => (uses(b) >= uses(a) ? b : a));
    },
  },
  "rest-of-newest": {
    answer: (none) => [
      `what is missing to make the typed text the newest longer command that begins with it, without blanks around, or ${none} if there is none`,
      `the end of the last used command that begins with the typed text and is longer, blanks at its ends removed; ${none} without one`,
    ],
    solve: (history, at, typed) => {
      const longer = at.filter((i) => (history[i] as string).length > typed.length);
      return longer.length > 0 ? (history[latest(longer)] as string).slice(typed.length).trim() : undefined;
    },
  },
  "what-followed": {
    answer: (none) => [
      `the command that came right after the newest command that begins with what is typed, or ${none} if there is none`,
      `what was run next after the last matching command; ${none} without a match or when nothing followed`,
    ],
    solve: (history, at) => history[latest(at) + 1],
  },
  "what-came-before": {
    answer: (none) => [
      `the command that came right before the newest command that begins with what is typed, or ${none} if there is none`,
      `what was run just before the last matching command; ${none} without a match or when it was the first of all`,
    ],
    solve: (history, at) => history[latest(at) - 1],
  },
  "how-often": {
    answer: () => [
      "how many of the earlier commands begin with what is typed, repeated ones counted each time",
      "the number of lines of the history that begin like the typed text (0 without any)",
    ],
    solve: (_, at) => String(at.length),
  },
  "all-matches": {
    answer: (none) => [
      `all different commands that begin with what is typed, in the order of their first use and separated by " | ", or ${none} if there are none`,
      `each matching command once, oldest first, with " | " between; ${none} without a match`,
    ],
    solve: (history, at) => [...new Set(at.map((i) => history[i]))].join(" | "),
  },
} satisfies Record<string, HistoryAnswer>;

function drawHistory(random: Random): string {
  const [main, other] = random.sample(COMMAND_GROUPS, 2) as [readonly string[], readonly string[]];
  const pool = [...random.sample(main, 3), ...random.sample(other, 2)];
  const history = Array.from({ length: random.int(4, 7) }, () => random.pick(pool));
  const command = random.pick(pool);
  const typed = random.chance(0.12)
    ? random.pick(UNKNOWN_STARTS)
    : command.slice(0, random.int(2, Math.min(6, command.length))).trim();
  return [...history, `> ${typed}`].join("\n");
}

const fromHistory = family({
  id: "completion/from-history",
  theme: "completion",
  difficulty: "hard",
  variants: Object.keys(HISTORY_ANSWERS) as (keyof typeof HISTORY_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { answer, solve }: HistoryAnswer = HISTORY_ANSWERS[variant];
    const none = random.pick(NOTHING);
    const empty = variant === "how-often" ? "0" : none;
    const answerTo = (input: string): string => {
      const history = input.split("\n");
      const typed = (history.pop() as string).slice(2);
      const at = history.flatMap((command, i) => (command.startsWith(typed) ? [i] : []));
      return at.length === 0 ? empty : (solve(history, at, typed) ?? none);
    };
    return {
      ...asked(random, {
        source: random.pick([
          "a history of commands, oldest first",
          "the shell history and a command just begun",
          "the commands of a session",
        ]),
        context: random.pick([
          'The last line, after "> ", is what the user has typed so far; the lines before it are the history, oldest first.',
          'Above are the commands used until now, newest last; the final line begins with "> " and holds the text typed so far.',
        ]),
        answer: answer(none),
      }),
      sample: (r) => {
        const input = drawHistory(r);
        return { input, output: answerTo(input) };
      },
      answer: ({ input }) => answerTo(input),
    };
  },
});

const STEMS = words("main data docs test notes report build app server index config photo");
const ENDINGS = words(".py .md .txt .csv .json");
const VERBS = words("cd cat python ls cp rm open");

interface DirectoryAnswer {
  /** What may complete the last word; follows "only". */
  readonly only: readonly [string, string];
  readonly fits: (entry: string, command: string) => boolean;
  readonly caseless?: boolean;
  /** How the answer is made of the fitting entries; the completed line if absent. */
  readonly form?: { readonly give: string; readonly apply: (fits: readonly string[]) => string };
}

const isFolder = (entry: string): boolean => entry.endsWith("/");
const isPython = (entry: string): boolean => entry.endsWith(".py");

const DIRECTORY_ANSWERS = {
  "any-entry": {
    only: ["files and folders alike can complete it", "every entry counts, file or folder"],
    fits: () => true,
  },
  "folders-only": {
    only: [
      "only folders (with a slash at the end) can complete it",
      "files do not count, only entries that end in a slash",
    ],
    fits: isFolder,
  },
  "files-only": {
    only: ["only files can complete it, no folders", "entries with a slash at the end do not count"],
    fits: (entry) => !isFolder(entry),
  },
  "python-only": {
    only: ["only Python files (.py) can complete it", "just the entries that end in .py count"],
    fits: isPython,
  },
  "by-command": {
    only: [
      "after cd only folders (ending in a slash) can complete it, after python only .py files, after anything else every entry",
      "the first word decides: cd takes entries with a slash at the end, python takes .py files, other commands take all",
    ],
    fits: (entry, command) =>
      command === "cd" ? isFolder(entry) : command === "python" ? isPython(entry) : true,
  },
  "any-case": {
    only: [
      "capital and small letters are the same, and files and folders both count",
      "every entry counts, and upper or lower case does not matter",
    ],
    fits: () => true,
    caseless: true,
  },
  "list-all": {
    only: ["files and folders alike fit", "every entry counts, file or folder"],
    fits: () => true,
    form: {
      give: "all entries that fit, in the order of the listing with a blank between",
      apply: (fits) => fits.join(" "),
    },
  },
  "count-fits": {
    only: ["files and folders alike fit", "every entry counts, file or folder"],
    fits: () => true,
    form: { give: "the number of entries that fit", apply: (fits) => String(fits.length) },
  },
} satisfies Record<string, DirectoryAnswer>;

function drawListing(random: Random): string {
  const stems = random.sample(STEMS, 3);
  const pool = stems.flatMap((stem) => {
    const name = random.chance(0.3) ? stem.charAt(0).toUpperCase() + stem.slice(1) : stem;
    return [`${stem}/`, `${name}${random.pick(ENDINGS)}`, `${stem}${random.pick(["_old", "2", "-new"])}.py`];
  });
  const entries = random.sample(pool, random.int(4, 6));
  const target = random.pick(random.chance(0.85) ? entries : pool);
  const stemLength = Math.max(1, target.search(/[./]/));
  const typed = target.slice(
    0,
    random.chance(0.5) ? random.int(1, stemLength) : random.int(stemLength, target.length - 1),
  );
  const verb =
    isFolder(target) && random.chance(0.5)
      ? "cd"
      : isPython(target) && random.chance(0.5)
        ? "python"
        : random.pick(VERBS);
  return `${entries.join("  ")}\n$ ${verb} ${typed}`;
}

const fromDirectory = family({
  id: "completion/from-directory",
  theme: "completion",
  difficulty: "hard",
  variants: Object.keys(DIRECTORY_ANSWERS) as (keyof typeof DIRECTORY_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { only, fits, caseless = false, form }: DirectoryAnswer = DIRECTORY_ANSWERS[variant];
    const none = variant === "count-fits" ? "0" : random.pick(NOTHING);
    const fold = (text: string): string => (caseless ? text.toLowerCase() : text);
    const answerTo = (input: string): string => {
      const [listing, line] = input.split("\n$ ") as [string, string];
      const [command, typed] = line.split(" ") as [string, string];
      const found = listing
        .split("  ")
        .filter((entry) => fits(entry, command) && fold(entry).startsWith(fold(typed)));
      if (form) return found.length > 0 ? form.apply(found) : none;
      return found.length === 1 ? `${command} ${found[0]}` : none;
    };
    const [one, other] = random.shuffle(only) as [string, string];
    const matching = caseless ? "" : " with the same capital and small letters";
    const edge = `If ${form ? "nothing fits" : "not exactly one entry fits"}, answer ${none}.`;
    return {
      ...asked(random, {
        source: random.pick([
          "a folder's listing and a command line",
          "the files of the working directory, then a command being typed",
          "a directory listing with an unfinished command below",
        ]),
        context: `The first line lists the entries, the second one, after "$ ", is the command. Its last word is the beginning of an entry${matching}; ${one}.`,
        answer: form
          ? [form.give, `${form.give}, where ${other}`]
          : [
              "the command line with its last word completed, without the $",
              `the whole command with the name written out, no $; ${other}`,
            ],
        edge,
      }),
      sample: (r) => {
        const input = drawListing(r);
        return { input, output: answerTo(input) };
      },
      answer: ({ input }) => answerTo(input),
    };
  },
});

export const families: Family[] = [fromHistory, fromDirectory];
