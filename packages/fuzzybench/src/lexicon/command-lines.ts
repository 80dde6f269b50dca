/** Shell command lines built from parts, so that their form (pipes, redirects, options) is known. */
import type { Random } from "../random.js";

export interface CommandLine {
  readonly text: string;
  /** Names of the programs, in order. */
  readonly programs: readonly string[];
  readonly piped: boolean;
  /** Joined by && or ;. */
  readonly joined: boolean;
  /** The sign and file of the output redirect, if there is one. */
  readonly redirect: "" | ">" | ">>";
  readonly target: string;
  readonly sudo: boolean;
  readonly background: boolean;
  readonly wildcard: boolean;
  readonly forced: boolean;
  readonly recursive: boolean;
}

const FILES =
  "notes.txt,data.csv,app.log,README.md,config.yml,report.pdf,list.txt,index.html,main.py,users.json,todo.md,out.bin".split(
    ",",
  );
const DIRS = "src,docs,build,logs,photos,tmp,backup,old,public,lib".split(",");
const STARS = "*.log,*.txt,*.csv,*.tmp,src/*.js,img/*.png,logs/*".split(",");

/** A command: program, options with their traits, and the kind of its arguments. */
type Shape = readonly [program: string, options: readonly string[], args: readonly string[]];
// biome-ignore format: one program a line or two.
const SHAPES: readonly Shape[] = [
  ["ls", ["", "-la", "-lh", "-R"], ["dir", "star", "file"]],
  ["cat", ["", "-n"], ["file", "star"]],
  ["cp", ["-R", "-r", "-f", "-f", "-v"], ["file dir", "star dir", "dir dir"]],
  ["mv", ["", "-f", "-f", "-n"], ["file dir", "star dir"]],
  ["rm", ["", "-f", "-r", "-rf", "-rf"], ["file", "star", "dir"]],
  ["sort", ["", "-u", "-n"], ["file"]],
  ["wc", ["-l", "-w"], ["file", "star"]],
  ["head", ["-n 5", "-n 20"], ["file"]],
  ["mkdir", ["", "-p"], ["dir"]],
  ["grep", ["TODO", "-i error", "-c 'a > b'", "'x | y'", "-v 'a && b'", '"*.log"'], ["file"]],
  ["echo", ["done", "'run & wait'", '"a; b"', "'5 > 3'", '"use a * here"'], ["none"]],
  ["chmod", ["+x", "600", "-R 755", "-R 755"], ["file", "dir"]],
  ["git", ["status", "diff", "log --oneline", "push --force", "clean -f"], ["none"]],
  ["npm", ["test", "run build", "install --force"], ["none"]],
  ["apt-get", ["update", "install -y curl", "remove -y nginx"], ["none"]],
  ["gzip", ["-k", "-9", "-r"], ["dir", "star"]],
  ["python3", ["", "-m json.tool"], ["file"]],
  ["du", ["-sh", "-h"], ["dir", "star"]],
  ["find", ["-name core -type f", "-maxdepth 1"], ["none"]],
  ["sed", ["'s/a/b/'", "-n 3p"], ["file"]],
];
const FILTERS = ["sort", "uniq -c", "wc -l", "head -n 3", "grep -v debug", "tail -n 1", "less", "tee"];

/** Options that skip questions, and those that go down into directories. */
const FORCING = new Set([
  "-f",
  "-rf",
  "push --force",
  "clean -f",
  "install --force",
  "install -y curl",
  "remove -y nginx",
]);
const RECURSING = new Set(["-r", "-R", "-rf", "-R 755"]);

interface Simple {
  readonly text: string;
  readonly program: string;
  readonly option: string;
  readonly wildcard: boolean;
}

function simple(r: Random): Simple {
  const [program, options, forms] = r.pick(SHAPES);
  const option = r.pick(options);
  const form = r.pick(forms);
  const args =
    form === "none"
      ? []
      : form.split(" ").map((kind) => r.pick(kind === "file" ? FILES : kind === "dir" ? DIRS : STARS));
  const words = [program, option, ...args].filter(Boolean);
  const text = words.join(" ");
  return { text, program, option, wildcard: args.some((arg) => arg.includes("*")) };
}

/** Draws a command line; each trait has its own chance, so that they occur together. */
export function commandLine(r: Random): CommandLine {
  const sudo = r.chance(0.3);
  const commands = [simple(r)];
  const joined = r.chance(0.45);
  let text = `${sudo ? "sudo " : ""}${(commands[0] as Simple).text}`;
  if (joined) {
    const next = simple(r);
    commands.push(next);
    text += `${r.pick([" && ", "; ", " && "])}${next.text}`;
  }
  const programs = commands.map(({ program }) => program);
  const piped = r.chance(0.4);
  if (piped) {
    const filter = r.pick(FILTERS);
    programs.push(filter.split(" ")[0] as string);
    text += ` | ${filter}`;
  }
  const redirect = r.chance(0.5) ? r.pick([">", ">>"] as const) : "";
  const target = redirect
    ? r.pick(["out.txt", "all.csv", "result.log", "/tmp/x.out", "list.new", "err.txt"])
    : "";
  if (redirect) text += ` ${redirect} ${target}`;
  const background = r.chance(0.3);
  if (background) text += " &";
  return {
    text,
    programs,
    piped,
    joined,
    redirect,
    target,
    sudo,
    background,
    wildcard: commands.some((command) => command.wildcard),
    forced: commands.some(({ option }) => FORCING.has(option)),
    recursive: commands.some(({ option }) => RECURSING.has(option)),
  };
}
