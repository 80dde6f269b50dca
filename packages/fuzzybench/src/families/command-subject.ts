/** Command risk: whether a shell command needs administrator rights, and what it deals with. */
import { type DrawnTask, type Family, family, relabel } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import { COMMANDS, type Command, writeCommand } from "../lexicon/commands.js";
import type { Random } from "../random.js";

const AREAS: Record<Command["area"], { names: readonly string[]; means: string }> = {
  files: { names: ["files", "filesystem"], means: "files and directories" },
  network: { names: ["network", "net"], means: "network and remote hosts" },
  packages: { names: ["packages", "software"], means: "installed packages" },
  git: { names: ["git", "version control"], means: "git and its history" },
  processes: { names: ["processes", "services"], means: "processes, services and power" },
  containers: { names: ["containers", "docker"], means: "containers and clusters" },
  database: { names: ["database", "sql"], means: "databases" },
  disk: { names: ["disk", "devices"], means: "disks and mounts" },
  users: { names: ["users", "accounts"], means: "user accounts" },
};

const AREA_NAMES = Object.keys(AREAS) as Command["area"][];
const UNCLEAR = /node_modules|rsync|helm|curl|scp|\/usr\/local/;
const ofArea = (area: Command["area"]): Command[] =>
  COMMANDS.filter((c) => c.area === area && !UNCLEAR.test(c.text));
const BY_AREA = new Map(AREA_NAMES.map((area) => [area, ofArea(area)]));

/** Sorts commands by area; "area-or-other" has a label for the areas not named. */
function drawArea(random: Random, other: boolean): DrawnTask {
  const chosen = random.sample(AREA_NAMES, random.int(3, 5)).slice(other ? 1 : 0);
  const rest = AREA_NAMES.filter((area) => !chosen.includes(area));
  const style = random.int(0, 3);
  const labels = chosen.map((area, i) =>
    style === 3
      ? ("ABCDE"[i] as string)
      : style === 2
        ? AREAS[area].names[0]!.toUpperCase()
        : (AREAS[area].names[style] as string),
  );
  const named = labels.map((label, i): [string, string] => [label, AREAS[chosen[i]!].means]);
  if (other) {
    labels.push(style === 3 ? "Z" : random.pick(["other", "else", "rest"]));
    named.push([labels.at(-1) as string, "anything else"]);
  }
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  return {
    canonical: `Name what a shell command deals with: ${equal}.`,
    ...wordings(random, {
      plain: [
        `<Tell|Say> what a shell command <deals with|is about>. The groups are ${list}.`,
        `<Sort|File> terminal commands by their subject, where ${equal}.`,
        `Given one command line, name its area. Possible areas: ${list}.`,
        `Which part of the machine does this command touch or show? Answer by these groups: ${list}.`,
      ],
      terse: [`command area: ${equal}`, `shell command topic; ${list}`, `what is it about? ${equal}`],
      casual: [
        `what kind of command is this? ${equal}`,
        `sorting my shell history, so ${list}`,
        `put this command in a drawer: ${equal}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const command = r.pick(BY_AREA.get(chosen[i] ?? r.pick(rest)) as Command[]);
      return { input: writeCommand(r, command), output: labels[i] as string, latent: command };
    },
    answer: ({ latent }) => {
      const { area, text } = latent as Command;
      if (UNCLEAR.test(text)) return undefined;
      return labels[chosen.indexOf(area)] ?? (other ? labels.at(-1) : undefined);
    },
  };
}

const RIGHTS = {
  root: COMMANDS.filter((c) => c.root === true),
  user: COMMANDS.filter((c) => c.root === false),
};

function drawRoot(random: Random): DrawnTask {
  const l = relabel(
    random,
    ["root", "user"],
    [
      ["sudo", "user"],
      ["yes", "no"],
      ["ROOT", "USER"],
      ["1", "0"],
      ["admin", "normal"],
      ["needs root", "plain"],
      ["true", "false"],
    ],
  );
  return {
    canonical: `Does a shell command need root rights on Linux: ${l.root} = it does, ${l.user} = a normal user can run it.`,
    ...wordings(random, {
      plain: [
        `<Decide|Tell> whether a Linux command needs root rights. ${l.root} means that it does, ${l.user} that an ordinary account is enough.`,
        `Would this command fail without sudo? <Answer|Say> ${l.root} if it needs administrator rights and ${l.user} if it does not.`,
        `Look at the shell command. <Output|Return> ${l.user} when any user may run it, and ${l.root} when only the superuser can.`,
        `Sort commands by the rights they require: ${l.root} for those of the administrator, ${l.user} for all others.`,
      ],
      terse: [
        `needs root? ${l.root} = yes it does, ${l.user} = it does not`,
        `command requires sudo -> ${l.root}, otherwise ${l.user}`,
        `${l.root}: only with admin rights. ${l.user}: works for everyone`,
      ],
      casual: [
        `do I have to sudo this one? ${l.root} if I must, ${l.user} if it works as me`,
        `tell me if a command wants root: ${l.root} when it does, else ${l.user}`,
        `our users have no sudo. can they run this? ${l.user} if they can, ${l.root} if it takes root`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const key = r.pick(["root", "user"] as const);
      const command = r.pick(RIGHTS[key]);
      return { input: writeCommand(r, command), output: l[key], latent: command };
    },
    answer: ({ latent }) => {
      const { root } = latent as Command;
      return root === undefined ? undefined : root ? l.root : l.user;
    },
  };
}

export const families: Family[] = [
  family({
    id: "command-risk/rights-or-area",
    theme: "command-risk",
    difficulty: "medium",
    variants: ["root", "area", "area-or-other"],
    survives: ["whitespace", "distractor", "injection"],
    draw: (random, variant) =>
      variant === "root" ? drawRoot(random) : drawArea(random, variant === "area-or-other"),
  }),
];
