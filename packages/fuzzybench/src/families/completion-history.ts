/** Completion of a command line by the history of commands. Part of the completion theme. */
import { type DrawnTask, type Family, family } from "../family.js";
import { asked } from "../frames/one-answer.js";
import { lines, words } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
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

export const families: Family[] = [fromHistory];
