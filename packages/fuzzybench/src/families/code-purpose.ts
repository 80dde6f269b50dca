/** Short functions in Python and JavaScript: what they do, what they return, and what they touch outside. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { type ClassInfo, fill, lines, OTHER_CLASS, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

type Result = "number" | "list" | "text" | "truth" | "nothing";
type Outside = "disk" | "network" | "console" | "nothing";

interface Purpose extends ClassInfo {
  readonly result: Result;
  readonly outside: Outside;
  /** "=" is the header of a function with the parameters that follow it, written in the language of the line. */
  readonly bodies: readonly string[];
}

const purpose = (
  names: string,
  about: string,
  result: Result,
  outside: Outside,
  bodies: string,
): Purpose => ({ ...klass(names, about), result, outside, bodies: lines(bodies) });

/** Every body starts with its language: "py" or "js", then the parameters, then the code after the header. */
const PURPOSES: readonly Purpose[] = [
  purpose(
    "total/sum/add up",
    "adds numbers up/computes a total",
    "number",
    "nothing",
    `
    py {a}s :: return sum({a}s)
    py {a}s, rate :: return rate * sum({a}s)
    js {a}s :: return {a}s.reduce((x, y) => x + y, 0);
    js {a}s :: let t = 0; for (const x of {a}s) t += x; return t;`,
  ),
  purpose(
    "count/counting/tally",
    "counts things/says how many there are",
    "number",
    "nothing",
    `
    py {a}s, limit :: return len([x for x in {a}s if x > limit])
    py {a}s, word :: return {a}s.count(word)
    js {a}s :: return {a}s.filter((x) => x.{b}).length;
    js {a}s :: let n = 0; for (const x of {a}s) if (x) n++; return n;`,
  ),
  purpose(
    "filter/select/pick out",
    "keeps only some items/drops items that do not fit",
    "list",
    "nothing",
    `
    py {a}s, limit :: return [x for x in {a}s if x > limit]
    py {a}s :: return [x for x in {a}s if x.{b}]
    js {a}s, limit :: return {a}s.filter((x) => x.{b} < limit);
    js {a}s :: return {a}s.filter(Boolean);`,
  ),
  purpose(
    "sort/order/rank",
    "puts items in order/sorts a list",
    "list",
    "nothing",
    `
    py {a}s :: return sorted({a}s)
    py {a}s :: return sorted({a}s, key=lambda x: x.{b}, reverse=True)
    js {a}s :: return [...{a}s].sort((x, y) => x.{b} - y.{b});
    js {a}s :: return {a}s.toSorted();`,
  ),
  purpose(
    "check/validate/test",
    "checks whether something is valid/tests a condition",
    "truth",
    "nothing",
    `
    py {a} :: return {a}.{b} is not None and {a}.{b} > 0
    py {a} :: return "@" in {a} and "." in {a}
    js {a} :: return {a}.length >= {n} && {a}.length <= 99;
    js {a} :: return typeof {a} === "string" && {a} !== "";`,
  ),
  purpose(
    "format/text/render",
    "builds a text/turns values into a text",
    "text",
    "nothing",
    `
    py {a}, {b} :: return f"{{a}}: {{b}}"
    py {a}s :: return ", ".join({a}s)
    js {a}, {b} :: return \`\${{a}} has {b} \${{b}}\`;
    js {a}s :: return {a}s.map(String).join("; ");`,
  ),
  purpose(
    "read/load/open",
    "reads a file/loads text from disk",
    "text",
    "disk",
    `
    py path :: return open(path).read()
    py path :: with open(path + "/{a}.txt") as f: return f.read()
    js path :: return fs.readFileSync(path, "utf8");
    js name :: return readFileSync(\`\${name}/{a}.txt\`, "utf8");`,
  ),
  purpose(
    "save/write/store",
    "writes a file/saves something to disk",
    "nothing",
    "disk",
    `
    py {a}, path :: open(path, "w").write({a})
    py {a}, path :: with open(path, "w") as f: f.write(str({a}.{b}))
    js {a}, path :: fs.writeFileSync(path, {a}.{b});
    js {a} :: appendFileSync("{b}.log", {a});`,
  ),
  purpose(
    "send/post/upload",
    "sends data over the network/posts something to a server",
    "nothing",
    "network",
    `
    py {a} :: requests.post("https://{b}.example/api", json={a})
    py {a}, url :: http.put(url, data={a}.{b})
    js {a} :: fetch("/api/{b}", { method: "POST", body: {a} });
    js {a}, url :: navigator.sendBeacon(url, {a}.{b});`,
  ),
  purpose(
    "print/show/log",
    "prints something/writes to the console",
    "nothing",
    "console",
    `
    py {a} :: print("{a}:", {a}.{b})
    py {a}s :: for x in {a}s: print(x)
    js {a} :: console.log({a}.{b});
    js {a}s :: {a}s.forEach((x) => console.log(x));`,
  ),
];

interface Code extends Problem {
  readonly purpose: number;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly python: boolean;
}

const A = words("user order item price row event file message score page");
const B = words("name total size age state amount level title");
/** Names that tell nothing: the body must be read. */
const NAMES = words("f run go handle process doIt work step1 helper apply task_a main2 calc next_one");

function code(r: Random): Code {
  const purpose = r.int(0, PURPOSES.length - 1);
  const [head, body] = r.pick(PURPOSES[purpose]!.bodies).split(" :: ") as [string, string];
  const slots = { a: r.pick(A), b: r.pick(B), n: String(r.int(2, 9)) };
  const python = head.startsWith("py");
  const parameters = fill(r, head.slice(3), slots).split(", ");
  const name = r.pick(NAMES);
  const filled = body.replace(/\{(a|b|n)\}/g, (_, slot: "a" | "b" | "n") => slots[slot]);
  const [open, close] = python
    ? [`def ${name}(${parameters.join(", ")}):${r.pick([" ", "\n    "])}`, ""]
    : r.pick([
        [`function ${name}(${parameters.join(", ")}) { `, " }"],
        [`const ${name} = (${parameters.join(", ")}) => { `, " };"],
      ]);
  return { text: open + filled + close, purpose, name, parameters, python };
}

const RESULTS: readonly Result[] = ["number", "list", "text", "truth", "nothing"];
const OUTSIDES: readonly Outside[] = ["disk", "network", "console", "nothing"];

const codePurpose = tabled<Code, string>({
  id: "code-classification/code-purpose",
  theme: "code-classification",
  difficulty: "medium",
  survives: ["distractor", "injection"],
  input: ["short function", "piece of Python or JavaScript", "function from a code base", "code snippet"],
  problems: () => code,
  rows: {
    purpose: (random) => {
      const chosen = random.sample(PURPOSES, random.int(3, 5));
      return {
        by: "<what the function does|the purpose of the code>",
        note: "Judge by the body, names may mislead.",
        classes: [...chosen, OTHER_CLASS],
        of: (c) => {
          const at = chosen.indexOf(PURPOSES[c.purpose]!);
          return at < 0 ? chosen.length : at;
        },
      };
    },
    result: {
      by: "<what the function returns|the kind of value that is returned>",
      classes: [
        klass("number/num/numeric", "a number/a count or a sum"),
        klass("list/array/items", "a list/several items"),
        klass("text/string/str", "a text/a string"),
        klass("truth/boolean/bool", "true or false/a truth value"),
        klass("nothing/void/empty", "it returns nothing/no return statement"),
      ],
      of: (c) => RESULTS.indexOf(PURPOSES[c.purpose]!.result),
    },
    outside: {
      by: "<what the function touches outside the program|the outside resource in use>",
      classes: [
        klass("disk/file/storage", "it reads or writes a file/files"),
        klass("network/net/web", "it talks to a server/requests over the network"),
        klass("console/screen/terminal", "it prints/output on the console"),
        klass("nothing/pure/inside", "none of these, it only computes/plain computing"),
      ],
      of: (c) => OUTSIDES.indexOf(PURPOSES[c.purpose]!.outside),
    },
    "side-effect": {
      yes: "the function has a side effect: it writes a file, sends data or prints",
      no: "it only computes or reads and returns a value",
      names: [["effect", "pure"]],
      holds: (c) => PURPOSES[c.purpose]!.result === "nothing",
    },
    name: {
      goal: "<the name of the function that is defined|what the function is called>",
      solve: (c) => c.name,
    },
    parameters: {
      goal: "<the parameters, separated by a comma and a blank|the names in the parameter list, joined by a comma and a blank>",
      solve: (c) => c.parameters.join(", "),
    },
    "parameter-count": {
      yes: "the function takes two parameters",
      no: "it takes only one",
      names: [["two", "one"]],
      holds: (c) => c.parameters.length === 2,
    },
    python: {
      yes: "the code is Python",
      no: "the code is JavaScript",
      names: [["python", "javascript"]],
      holds: (c) => c.python,
    },
  },
});

export const families: Family[] = [codePurpose];
