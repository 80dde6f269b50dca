/**
 * English wishes to short commands: git under stated conventions, and the tool for a wish. The option for a wish is
 * in nl-to-command-option.ts, whole grep, find, tar and ls commands in nl-to-command-shell.ts, cheat sheets of many
 * tools in nl-to-command-sheets.ts.
 */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { COMMAND_SLOTS, GIT_WISHES, type GitWish, NOT_GIT, TOOL_WISHES } from "../lexicon/a-commands.js";
import { capital, fill } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { optionForWish } from "./nl-to-command-option.js";
import { families as nlToCommandSheetsFamilies } from "./nl-to-command-sheets.js";
import { families as nlToCommandShellFamilies } from "./nl-to-command-shell.js";

const OPENERS = ["", "", "", "", "please ", "I want to: ", "can you help: ", "now "];

/** One value for every slot, so that a wish and its command speak of the same thing. */
function fixSlots(random: Random): Record<string, string> {
  return Object.fromEntries(
    Object.entries(COMMAND_SLOTS).map(([name, list]) => [name, random.pick(list as readonly string[])]),
  );
}

/** A drawn git wish; undefined stands for one that git cannot fulfil. */
type DrawnWish = { readonly wish: GitWish; readonly slots: Readonly<Record<string, string>> } | undefined;

const ALIASES: Readonly<Record<string, string>> = {
  status: "st",
  checkout: "co",
  branch: "br",
  commit: "ci",
  diff: "df",
  merge: "mg",
  stash: "sh",
  log: "lg",
  "cherry-pick": "cp",
};
const ALIAS_LIST = Object.entries(ALIASES)
  .map(([word, alias]) => `${alias} = ${word}`)
  .join(", ");

const aliased = (command: string): string => command.replace(/^[a-z-]+/, (word) => ALIASES[word] ?? word);

interface GitAnswer {
  readonly modern: boolean;
  /** What is printed: the whole command, or a part of it. */
  readonly part: "command" | "subcommand" | "alias";
}

const GIT_ANSWERS = {
  modern: { modern: true, part: "command" },
  classic: { modern: false, part: "command" },
  "modern-subcommand": { modern: true, part: "subcommand" },
  "classic-subcommand": { modern: false, part: "subcommand" },
  aliases: { modern: false, part: "alias" },
} satisfies Record<string, GitAnswer>;

const gitCommand = family({
  id: "nl-to-command/git",
  theme: "nl-to-command",
  difficulty: "hard",
  variants: Object.keys(GIT_ANSWERS) as (keyof typeof GIT_ANSWERS)[],
  survives: ["distractor", "injection"],
  draw(random, variant): DrawnTask {
    const { modern, part }: GitAnswer = GIT_ANSWERS[variant];
    const bare = random.chance(0.3);
    const missing = random.pick(["none", "unknown", "?", "n/a", "not git"]);
    const refuse = random.chance(0.5);
    const style = `${
      modern
        ? "Use switch and restore, never checkout."
        : "Use checkout instead of switch and restore, and reset to unstage."
    }${part === "alias" ? ` Where there is one, write the alias: ${ALIAS_LIST}.` : ""}`;
    const shape =
      part === "subcommand"
        ? "only the subcommand, the word after git"
        : bare
          ? "the command without the word git in front"
          : "the whole command, beginning with git";
    const else_ = refuse ? ` If git cannot do it, answer ${missing}.` : "";
    const noun = random.pick(["wish", "request", "sentence", "message"]);
    const forLog = part === "subcommand" ? "" : " Log output is one line per commit.";
    const render = (drawn: DrawnWish): string | undefined => {
      if (!drawn) return refuse ? missing : undefined;
      const command = fill(random, modern ? drawn.wish.modern : drawn.wish.old, drawn.slots);
      if (part === "subcommand") return command.split(" ")[0];
      return `${bare ? "" : "git "}${part === "alias" ? aliased(command) : command}`;
    };
    return {
      canonical: `Translate the ${noun} into git: ${shape}. ${style}${else_}`,
      plain: [
        `Turn an English ${noun} into a git command and print ${shape}. ${style}${forLog}${else_}`,
        `Which git command does the user need? Answer with ${shape}. ${style}${forLog}${else_}`,
        `Translate plain English to git. The output is ${shape}. ${style}${forLog}${else_}`,
        `Given a ${noun} about version control, write ${shape}. ${style}${forLog}${else_}`,
      ],
      terse: [
        `English -> git, ${shape}. ${style}${else_}`,
        `git for the ${noun}: ${shape}. ${style}${else_}`,
        `${capital(shape)}. ${style}${else_}`,
      ],
      casual: [
        `I never remember git stuff, give me ${shape}. ${style}${else_}`,
        `what do I have to type for this in git? just ${shape}, thanks. ${style}${else_}`,
        `be my git cheat sheet: ${shape}. ${style}${else_}`,
      ],
      sample: (r) => {
        if (refuse && r.chance(0.12)) return { input: r.pick(OPENERS) + r.pick(NOT_GIT), output: missing };
        const drawn = { wish: r.pick(GIT_WISHES), slots: fixSlots(r) };
        const input = r.pick(OPENERS) + fill(r, r.pick(drawn.wish.say), drawn.slots);
        return { input, output: render(drawn) as string, latent: drawn };
      },
      answer: ({ latent }) => render(latent as DrawnWish),
    };
  },
});

/** What a set of answers says of the tools: its labels with meanings, and where a tool belongs. */
interface ToolClasses {
  readonly labels: readonly string[];
  readonly abouts: readonly string[];
  readonly of: (tool: string) => number | undefined;
}

const KIND_NAMES = [
  ["text", "files", "network", "processes"],
  ["TEXT", "FILES", "NET", "PROC"],
  ["lines", "storage", "remote", "programs"],
  ["T", "F", "N", "P"],
  ["1", "2", "3", "4"],
] as const;
const KIND_ABOUTS = [
  "the text inside files (search, sort, count, compare)",
  "files and folders as such (look for them, pack them, size, permissions)",
  "other machines and the web",
  "running programs",
];
const KINDS: Readonly<Record<string, number>> = {
  grep: 0,
  sort: 0,
  wc: 0,
  diff: 0,
  find: 1,
  tar: 1,
  du: 1,
  chmod: 1,
  curl: 2,
  ssh: 2,
  ps: 3,
  kill: 3,
};

function namedTools(random: Random): ToolClasses {
  const drawn = random.sample(TOOL_WISHES, random.int(3, 6));
  const chosen = TOOL_WISHES.filter((t) => drawn.includes(t));
  const other = random.chance(0.35) ? random.pick(["other", "none", "-", "OTHER"]) : undefined;
  const form = random.int(0, 3);
  const show = (tool: string) => [tool, tool, tool.toUpperCase(), `use ${tool}`][form] as string;
  return {
    labels: [...chosen.map((t) => show(t.tool)), ...(other ? [other] : [])],
    abouts: [...chosen.map((t) => t.about), ...(other ? ["any other job"] : [])],
    of: (tool) => {
      const at = chosen.findIndex((t) => t.tool === tool);
      return at >= 0 ? at : other ? chosen.length : undefined;
    },
  };
}

const kindsOfJob = (random: Random): ToolClasses => ({
  labels: random.pick(KIND_NAMES),
  abouts: KIND_ABOUTS,
  of: (tool) => KINDS[tool],
});

const whichTool = family({
  id: "nl-to-command/which-tool",
  theme: "nl-to-command",
  difficulty: "easy",
  variants: ["tool", "kind-of-job"],
  survives: MEANING_SURVIVES,
  draw(random, variant): DrawnTask {
    const named = variant === "tool";
    const { labels, abouts, of } = named ? namedTools(random) : kindsOfJob(random);
    const what = named ? "command line tool" : "kind of command";
    const list = labels.join(", ");
    const meanings = labels.map((label, i) => `${label} (${abouts[i]})`).join(", ");
    const jobs = labels.map((label, i) => `${abouts[i]}: ${label}`).join("; ");
    const groups = labels.map((_, at) => TOOL_WISHES.filter(({ tool }) => of(tool) === at));
    return {
      canonical: `Which ${what} does the task need? ${capital(jobs)}.`,
      plain: [
        `Pick the ${what} for a task. Choices: ${meanings}.`,
        `Which ${what} would you use to do what the user wants? ${capital(jobs)}.`,
        `Name the ${what} that fits the request, one of ${meanings}.`,
        `Map each task to a ${what}. The mapping is ${jobs}.`,
      ],
      terse: [`${what} for the task: ${meanings}`, jobs, `which of ${list}? ${jobs}`],
      casual: [
        `I know what I want but not which ${what} it takes, so tell me: ${meanings}`,
        `which one do I need for this? ${jobs}`,
        `choose a ${what} for me please, ${meanings}`,
      ],
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const { tool, say } = r.pick(groups[at] as typeof TOOL_WISHES);
        const input = r.pick(OPENERS) + fill(r, r.pick(say), COMMAND_SLOTS);
        return { input, output: labels[at] as string, latent: tool };
      },
      answer: ({ latent }) => labels[of(latent as string) ?? -1],
    };
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  gitCommand,
  whichTool,
  optionForWish,
  ...nlToCommandShellFamilies,
  ...nlToCommandSheetsFamilies,
];
