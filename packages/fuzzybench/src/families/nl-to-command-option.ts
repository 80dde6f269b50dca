/** The option of a command line tool for a wish. Part of the nl-to-command theme. */
import { type DrawnTask, family, MEANING_SURVIVES } from "../family.js";
import { TOOL_FLAGS, type ToolOption } from "../lexicon/a-command-options.js";
import { COMMAND_SLOTS } from "../lexicon/a-commands.js";
import { capital } from "../lexicon/a-text.js";

const ALL_OPTIONS = Object.values(TOOL_FLAGS).flat();
/** Options of other tools that mean nothing to this one. */
const FOREIGN_OPTIONS: Readonly<Record<string, readonly ToolOption[]>> = Object.fromEntries(
  Object.entries(TOOL_FLAGS).map(([tool, own]) => [
    tool,
    ALL_OPTIONS.filter(({ about }) => own.every((option) => option.about !== about)),
  ]),
);
const OPTION_PLACES = [...COMMAND_SLOTS.dir, ...COMMAND_SLOTS.file];
const OPTION_FRAMES = [
  "{w}",
  "{w}",
  "{t}: {w}",
  "please {w}",
  "{w}, thanks",
  "{t} {f}, {w}",
  "for {f}: {w}",
  "{w} ({f})",
];

export const optionForWish = family({
  id: "nl-to-command/option-for-wish",
  theme: "nl-to-command",
  difficulty: "medium",
  variants: Object.keys(TOOL_FLAGS),
  survives: MEANING_SURVIVES,
  draw(random, tool): DrawnTask {
    const all = TOOL_FLAGS[tool] as readonly ToolOption[];
    const drawn = random.sample(all, random.int(3, 6));
    const flags = all.filter((flag) => drawn.includes(flag));
    const long = random.chance(0.5);
    const withTool = random.chance(0.25);
    const none = random.chance(0.5) ? random.pick(["none", "-", "no option", "n/a", "NONE"]) : undefined;
    const show = (f: ToolOption) => (withTool ? `${tool} ` : "") + (long ? f.long : f.short);
    const labels = [...flags.map(show), ...(none ? [none] : [])];
    const kind = long ? "long option" : "one-letter option";
    const form = `the ${kind}${withTool ? ` with ${tool} before it` : ""}`;
    const meanings = flags.map((f) => `${show(f)} = ${f.about}`).join("; ");
    const brackets = flags.map((f) => `${show(f)} (${f.about})`).join(", ");
    const arrows = flags.map((f) => `${f.about} -> ${show(f)}`).join(", ");
    const missing = none ? ` If none of these does it, answer ${none}.` : "";
    const brief = none ? `; otherwise ${none}` : "";
    const foreign = FOREIGN_OPTIONS[tool] as readonly ToolOption[];
    return {
      canonical: `The option of ${tool} that does what is wanted: ${meanings}${brief}.`,
      plain: [
        `Name the option of ${tool} that does what the user wants. Answer with ${form}: ${meanings}.${missing}`,
        `A user of ${tool} describes a wish in words. Find the matching switch, ${brackets}.${missing}`,
        `Which ${kind} of ${tool} is asked for? ${capital(arrows)}. Print ${form}.${missing}`,
        `Translate the wish into a ${tool} option. The options are ${brackets}.${missing}`,
      ],
      terse: [
        `${tool} option: ${meanings}${brief}`,
        `${tool}, ${kind}? ${arrows}${brief}`,
        `switch of ${tool}, one of ${brackets}${brief}`,
      ],
      casual: [
        `how do I tell ${tool} to do that? just ${form}, like ${arrows}.${missing}`,
        `can't remember the ${tool} flags (${meanings}), which one is it?${missing}`,
        `so many switches in ${tool}! I need one of these: ${brackets}.${missing}`,
      ],
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const option = flags[at] ?? r.pick(foreign);
        const wish = r.pick(option.say);
        const frame = r.pick(OPTION_FRAMES).replace("{t}", tool).replace("{f}", r.pick(OPTION_PLACES));
        return { input: frame.replace("{w}", () => wish), output: labels[at] as string, latent: option };
      },
      answer: ({ latent }) => {
        const { about } = latent as ToolOption;
        const at = flags.findIndex((flag) => flag.about === about);
        return at >= 0 ? labels[at] : foreign.some((option) => option.about === about) ? none : undefined;
      },
    };
  },
});
