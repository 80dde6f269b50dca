/**
 * English wishes to short commands: git under stated conventions, and the tool or option for a wish.
 * Whole grep, find, tar and ls commands are in nl-to-command-shell.ts.
 */
import type { DrawnTask, Family } from "../family.js";
import { TOOL_FLAGS } from "../lexicon/a-command-options.js";
import { COMMAND_SLOTS, GIT_WISHES, NOT_GIT, TOOL_WISHES } from "../lexicon/a-commands.js";
import { capital, fill } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as nlToCommandShellFamilies } from "./nl-to-command-shell.js";

const OPENERS = ["", "", "", "", "please ", "I want to: ", "can you help: ", "now "];

/** One value for every slot, so that a wish and its command speak of the same thing. */
function fixSlots(random: Random): Record<string, string> {
  return Object.fromEntries(
    Object.entries(COMMAND_SLOTS).map(([name, list]) => [name, random.pick(list as readonly string[])]),
  );
}

const gitCommand: Family = {
  id: "nl-to-command/git",
  theme: "nl-to-command",
  difficulty: "hard",
  draw(random): DrawnTask {
    const modern = random.chance(0.5);
    const form = random.pick(["full", "full", "bare", "sub"] as const);
    const missing = random.pick(["none", "unknown", "?", "n/a", "not git"]);
    const refuse = random.chance(0.5);
    const style = modern
      ? "Use switch and restore, never checkout."
      : "Use checkout instead of switch and restore, and reset to unstage.";
    const shape = {
      full: "the whole command, beginning with git",
      bare: "the command without the word git in front",
      sub: "only the subcommand, the word after git",
    }[form];
    const else_ = refuse ? ` If git cannot do it, answer ${missing}.` : "";
    const noun = random.pick(["wish", "request", "sentence", "instruction"]);
    const forSub = form === "sub" ? "" : " Log output is one line per commit.";
    return {
      canonical: `Translate the ${noun} into git: ${shape}. ${style}${else_}`,
      plain: [
        `Turn an English ${noun} into a git command and print ${shape}. ${style}${forSub}${else_}`,
        `Which git command does the user need? Answer with ${shape}. ${style}${else_}`,
        `Translate plain English to git. The output is ${shape}. ${style}${forSub}${else_}`,
        `Given a ${noun} about version control, write ${shape}. ${style}${else_}`,
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
        if (refuse && r.chance(0.12)) return { input: r.pick(NOT_GIT), output: missing };
        const wish = r.pick(GIT_WISHES);
        const slots = fixSlots(r);
        const command = fill(r, modern ? wish.modern : wish.old, slots);
        const output = { full: `git ${command}`, bare: command, sub: command.split(" ")[0] as string }[form];
        return { input: r.pick(OPENERS) + fill(r, r.pick(wish.say), slots), output };
      },
    };
  },
};

const whichTool: Family = {
  id: "nl-to-command/which-tool",
  theme: "nl-to-command",
  difficulty: "easy",
  draw(random): DrawnTask {
    const chosen = random.sample(TOOL_WISHES, random.int(3, 6));
    const rest = TOOL_WISHES.filter((t) => !chosen.includes(t));
    const other = random.chance(0.35) ? random.pick(["other", "none", "-", "OTHER"]) : undefined;
    const form = random.int(0, 3);
    const show = (tool: string) => [tool, tool, tool.toUpperCase(), `use ${tool}`][form] as string;
    const labels = [...chosen.map((t) => show(t.tool)), ...(other ? [other] : [])];
    const list = labels.join(", ");
    const meanings =
      chosen.map((t) => `${show(t.tool)} (${t.about})`).join(", ") +
      (other ? `, ${other} (any other job)` : "");
    const jobs =
      chosen.map((t) => `${t.about}: ${show(t.tool)}`).join("; ") +
      (other ? `; something else: ${other}` : "");
    const brief = chosen.map((t) => show(t.tool)).join(", ");
    const fallback = other ? `; ${other} if no tool fits` : "";
    return {
      canonical: `Which command line tool does the task need: ${brief}${fallback}?`,
      plain: [
        `Pick the command line tool for a task. Choices: ${meanings}.`,
        `Which program would you use to do what the user wants? ${capital(jobs)}.`,
        `Name the shell tool that fits the request, one of ${meanings}.`,
        `Map each task to a Unix command. The mapping is ${jobs}.`,
      ],
      terse: [
        `tool for the task: ${list}${other ? ` (${other} = no tool fits)` : ""}`,
        jobs,
        `which of ${meanings}?`,
      ],
      casual: [
        `I know what I want but not which command, so tell me: ${meanings}`,
        `which one do I need for this? ${jobs}`,
        `choose a tool for me please, ${brief}${other ? `, or ${other} when it's for a different program` : ""}`,
      ],
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const wish = chosen[at] ?? r.pick(rest);
        return {
          input: r.pick(OPENERS) + fill(r, r.pick(wish.say), COMMAND_SLOTS),
          output: labels[at] as string,
        };
      },
    };
  },
};

const flagForWish: Family = {
  id: "nl-to-command/option-for-wish",
  theme: "nl-to-command",
  difficulty: "medium",
  draw(random): DrawnTask {
    const tool = random.pick(Object.keys(TOOL_FLAGS));
    const flags = random.sample(
      TOOL_FLAGS[tool] as NonNullable<(typeof TOOL_FLAGS)[string]>,
      random.int(3, 6),
    );
    const long = random.chance(0.5);
    const withTool = random.chance(0.25);
    const show = (f: (typeof flags)[number]) => (withTool ? `${tool} ` : "") + (long ? f.long : f.short);
    const labels = flags.map(show);
    const kind = long ? "long option" : "one-letter option";
    const form = `the ${kind}${withTool ? ` with ${tool} before it` : ""}`;
    const meanings = flags.map((f) => `${show(f)} = ${f.about}`).join("; ");
    const brackets = flags.map((f) => `${show(f)} (${f.about})`).join(", ");
    const arrows = flags.map((f) => `${f.about} -> ${show(f)}`).join(", ");
    return {
      canonical: `The option of ${tool} that does what is wanted: ${labels.join(", ")}.`,
      plain: [
        `Name the option of ${tool} that does what the user wants. Answer with ${form}: ${meanings}.`,
        `A user of ${tool} describes a wish in words. Find the matching switch, ${brackets}.`,
        `Which ${kind} of ${tool} is asked for? ${capital(arrows)}. Print ${form}.`,
        `Translate the wish into a ${tool} option. The options are ${brackets}.`,
      ],
      terse: [
        `${tool} option: ${meanings}`,
        `${tool}, ${kind}? ${arrows}`,
        `switch of ${tool}, one of ${brackets}`,
      ],
      casual: [
        `how do I tell ${tool} to do that? just ${form}, like ${arrows}`,
        `can't remember the ${tool} flags (${meanings}), which one is it`,
        `so many switches in ${tool}! I need one of these: ${brackets}`,
      ],
      labels,
      sample: (r) => {
        const at = r.int(0, flags.length - 1);
        const say = r.pick(flags[at]?.say as readonly string[]);
        const where = r.pick([...COMMAND_SLOTS.dir, ...COMMAND_SLOTS.file]);
        const frames = [
          "{w}",
          "{w}",
          "{t}: {w}",
          "please {w}",
          "{w}, thanks",
          "{t} {f}, {w}",
          "for {f}: {w}",
          "{w} ({f})",
        ];
        const frame = r.pick(frames).replace("{t}", tool).replace("{f}", where);
        return { input: frame.replace("{w}", () => say), output: labels[at] as string };
      },
    };
  },
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [gitCommand, whichTool, flagForWish, ...nlToCommandShellFamilies];
