/** Command risk: what a shell command would do, whether it needs administrator rights, and secrets in a text. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import { COMMANDS, type Command, type Effect } from "../lexicon/commands.js";
import { fillSlots } from "../lexicon/log-slots.js";
import type { Random } from "../random.js";
import { families as secretScan } from "./secret-scan.js";

/** What may stand before a command; the bare command is the most likely. */
const PROMPTS = ["", "", "", "", "$ ", "~$ ", "run: ", "step 2: ", "cd ~/web && ", "bash: ", "time "];

const write = (r: Random, pool: readonly Command[]): string =>
  `${r.pick(PROMPTS)}${fillSlots(r, r.pick(pool).text).text}`;
const withEffect = (...effects: Effect[]): Command[] => COMMANDS.filter((c) => effects.includes(c.effect));

/** Ways to cut the three effects into groups. */
const CUTS: readonly {
  groups: readonly (readonly Effect[])[];
  means: readonly (readonly string[])[];
  sets: readonly (readonly string[])[];
}[] = [
  {
    groups: [["destroy"], ["read", "change"]],
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
    sets: [
      ["risky", "safe"],
      ["DANGER", "OK"],
      ["yes", "no"],
      ["block", "allow"],
      ["1", "0"],
      ["stop", "go"],
      ["destructive", "harmless"],
      ["true", "false"],
    ],
  },
  {
    groups: [["change", "destroy"], ["read"]],
    means: [
      [
        "it changes something: files, settings, services or data",
        "it writes, deletes, installs or restarts something",
      ],
      ["it only reads and shows information", "it just looks and leaves everything as it is"],
    ],
    sets: [
      ["ask", "run"],
      ["WRITE", "READ"],
      ["yes", "no"],
      ["modifies", "reads"],
      ["W", "R"],
      ["1", "0"],
      ["confirm", "auto"],
    ],
  },
  {
    groups: [["read"], ["change"], ["destroy"]],
    means: [
      ["it only reads and shows information", "it just looks"],
      [
        "it changes something but erases nothing",
        "it creates, installs, moves or restarts something without erasing data",
      ],
      ["it deletes or overwrites data for good", "data is erased"],
    ],
    sets: [
      ["low", "medium", "high"],
      ["0", "1", "2"],
      ["green", "yellow", "red"],
      ["READ", "CHANGE", "DESTROY"],
      ["safe", "careful", "dangerous"],
      ["A", "B", "C"],
    ],
  },
];

function drawRisk(random: Random): DrawnTask {
  const cut = random.pick(CUTS);
  const labels = random.pick(cut.sets);
  const named = labels.map((label, i) => [label, random.pick(cut.means[i]!)] as const);
  const list = gloss(named, " if ", "; ");
  const equal = gloss(named);
  const pools = cut.groups.map((group) => withEffect(...group));
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
      return { input: write(r, pools[i]!), output: labels[i] as string };
    },
  };
}

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

/** Root rights, or the area of a command: both are facts of the command, whatever its risk. */
function drawNeeds(random: Random): DrawnTask {
  if (random.chance(0.5)) return drawRoot(random);
  const chosen = random.sample(Object.keys(AREAS) as Command["area"][], random.int(3, 5));
  const style = random.int(0, 3);
  const labels = chosen.map((area, i) =>
    style === 3
      ? ("ABCDE"[i] as string)
      : style === 2
        ? AREAS[area].names[0]!.toUpperCase()
        : (AREAS[area].names[style] as string),
  );
  const named = labels.map((label, i) => [label, AREAS[chosen[i]!].means] as const);
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  const pools = chosen.map((area) =>
    COMMANDS.filter((c) => c.area === area && !/node_modules|rsync/.test(c.text)),
  );
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
      return { input: write(r, pools[i]!), output: labels[i] as string };
    },
  };
}

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
  const pools = {
    root: COMMANDS.filter((c) => c.root === true),
    user: COMMANDS.filter((c) => c.root === false),
  };
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
      return { input: write(r, pools[key]), output: l[key] };
    },
  };
}

export const families: Family[] = [
  { id: "command-risk/risk-level", theme: "command-risk", difficulty: "medium", draw: drawRisk },
  { id: "command-risk/rights-or-area", theme: "command-risk", difficulty: "medium", draw: drawNeeds },
  ...secretScan,
];
