import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packBundle } from "@paw/format";
import ts from "typescript";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runPaw } from "./spawn-paw.test-suite.js";

const NODE_MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));
/** Labels that a careless writer of string literals would break on; the last is a flag of tag characters. */
const ODD_LABELS = [
  'say "no"',
  "back\\slash",
  "não",
  "日本",
  "a\u202eb",
  "x\u2028y",
  "*/ }",
  "\u{e0001}z",
  "`$",
];

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-types-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** A program without adapter: a whole bundle, made in no time. */
function bundle(spec: string, labels?: readonly string[], id = "0123456789abcdef"): Uint8Array {
  const meta = {
    format_version: 1,
    program_id: id,
    spec,
    compiler_snapshot: "test",
    interpreter: "test",
    runtime_id: "test",
    lora_rank: 0,
    lora_alpha: 0,
    decoding: { max_tokens: 16, kind: labels ? ("labels" as const) : ("free" as const) },
    ...(labels ? { labels } : {}),
  };
  return packBundle({ meta, promptTemplate: "{INPUT_PLACEHOLDER}", pseudoProgram: "test" });
}

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(directory, path)), { recursive: true });
  await writeFile(join(directory, path), content);
}

const read = (path: string): Promise<string> => readFile(join(directory, path), "utf8");
const paw = (...args: string[]) => runPaw(["types", ...args], { cwd: directory });

/** What tsc says of a consumer of the test's folder, strict, in the consumer and in the declaration files. */
async function typeErrors(consumer: string, declarations: string): Promise<string[]> {
  await put("package.json", '{ "type": "module" }');
  await put("consumer.ts", consumer);
  await symlink(NODE_MODULES, join(directory, "node_modules"));
  const files = ["consumer.ts", declarations].map((name) => join(directory, name));
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
    types: ["node"],
    typeRoots: [join(NODE_MODULES, "@types")],
  });
  // By file: what other packages' declarations get wrong is not of interest here.
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
    );
  });
}

describe("paw types", () => {
  it("writes one entry a program, sorted, with its answers, first sentence and id", async () => {
    await put("programs/b/title.paw", bundle("# Titles\n\nWrite a title.", undefined, "f".repeat(16)));
    await put(
      "programs/triage.paw",
      bundle("Classify one\nlog line. Return ONLY one of: A.", ["ALERT", "QUIET"]),
    );
    await put("programs/.hidden/x.paw", "not looked at");
    await put("programs/node_modules/y/x.paw", "not looked at");
    await put("programs/.x.paw", "not looked at");
    await put("programs/notes.txt", "not looked at");
    await symlink(directory, join(directory, "programs/ring.paw"));
    expect(await paw("programs")).toEqual({
      code: 0,
      stdout: `types  ${join("programs", "paw-programs.d.ts")}  2 programs\n`,
      stderr: "",
    });
    expect(await read("programs/paw-programs.d.ts")).toBe(`// made by paw types; do not edit
// Paths are relative to the folder that it was run in.
export {};
declare module "paw" {
  interface PawPrograms {
    /** Titles (program ffffffffffffffff) */
    "programs/b/title.paw": string;
    /** Classify one log line. (program 0123456789abcdef) */
    "programs/triage.paw": "ALERT" | "QUIET";
  }
}
`);
    expect((await readdir(join(directory, "programs"))).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("takes the current folder and -o, makes folders, and prints JSON", async () => {
    await put("a.paw", bundle("Say yes or no.", ["yes", "no"]));
    const { code, stdout } = await paw("-o", "types/made.d.mts", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      output: "types/made.d.mts",
      programs: [{ path: "a.paw", programId: "0123456789abcdef", labels: ["yes", "no"] }],
    });
    expect(await read("types/made.d.mts")).toContain('    "a.paw": "yes" | "no";\n');
  });

  it("gives a file that compiles and narrows what load answers", async () => {
    await put(
      "programs/triage.paw",
      bundle("Ends */ here.\u0000 } evil: number; /*\nand goes on", ["ALERT", "QUIET"]),
    );
    await put("programs/odd.paw", bundle("Odd labels.", ODD_LABELS));
    await put("programs/free.paw", bundle("Say it again."));
    expect((await paw("programs")).code).toBe(0);
    const consumer = `
      import { load, type PawPrograms } from "paw";
      const triage = await load("programs/triage.paw");
      export function urgent(answer: Awaited<ReturnType<typeof triage>>): boolean {
        switch (answer) {
          case "ALERT": return true;
          case "QUIET": return false;
        }
      }
      const free: string = await (await load("programs/free.paw"))("x");
      // @ts-expect-error free text is any string
      const notFree: "x" = await (await load("programs/free.paw"))("x");
      const odd: PawPrograms["programs/odd.paw"][] = ${JSON.stringify(ODD_LABELS)};
      // @ts-expect-error not one of the labels
      const other: PawPrograms["programs/odd.paw"] = "no";
      const paths: Record<keyof PawPrograms, 1> = { "programs/triage.paw": 1, "programs/odd.paw": 1, "programs/free.paw": 1 };
      // @ts-expect-error there is no such program
      paths["programs/evil.paw"];
    `;
    expect(await typeErrors(consumer, "programs/paw-programs.d.ts")).toEqual([]);
  });

  it("--check says what is missing or stale, and writes nothing", async () => {
    await put("a.paw", bundle("Say yes or no.", ["yes", "no"]));
    await put("b.paw", bundle("Say it again."));
    expect(await paw("--check")).toEqual({
      code: 3,
      stdout: "",
      stderr:
        'added    "a.paw"\nadded    "b.paw"\npaw: paw-programs.d.ts is missing: run paw types without --check\n',
    });
    expect(await readdir(directory)).toEqual(["a.paw", "b.paw"]);

    await paw();
    const written = await read("paw-programs.d.ts");
    expect(await paw("--check")).toEqual({
      code: 0,
      stdout: "types  paw-programs.d.ts  2 programs, up to date\n",
      stderr: "",
    });
    await put("paw-programs.d.ts", written.replaceAll("\n", "\r\n"));
    expect((await paw("--check")).code).toBe(0);

    await put("a.paw", bundle("Say yes or no.", ["yes", "no", "maybe"]));
    await rm(join(directory, "b.paw"));
    await put("c.paw", bundle("Say it twice."));
    await put("paw-programs.d.ts", written);
    const { code, stdout } = await paw("--check", "--json");
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      output: "paw-programs.d.ts",
      fresh: false,
      missing: false,
      added: ["c.paw"],
      removed: ["b.paw"],
      changed: ["a.paw"],
    });
    expect(await read("paw-programs.d.ts")).toBe(written);
  });

  it("--check notices an edit outside the entries", async () => {
    await put("a.paw", bundle("Say yes or no.", ["yes", "no"]));
    await paw();
    await put("paw-programs.d.ts", `${await read("paw-programs.d.ts")}declare const x: 1;\n`);
    expect(await paw("--check")).toEqual({
      code: 3,
      stdout: "",
      stderr:
        "paw: paw-programs.d.ts was edited, or made by another version: run paw types without --check\n",
    });
  });
});

describe("paw types refuses", () => {
  it("a damaged program, by name, and leaves the old file", async () => {
    const whole = bundle("Say yes or no.", ["yes", "no"]);
    await put("a.paw", whole);
    await put("paw-programs.d.ts", "old");
    await put("x/cut.paw", whole.subarray(0, whole.length - 30));
    const { code, stdout, stderr } = await paw();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^paw: BUNDLE_INVALID: x.cut\.paw: .+\n$/);
    expect(await read("paw-programs.d.ts")).toBe("old");
  });

  it("a link to nothing, a folder without programs, and one that is not there", async () => {
    await mkdir(join(directory, "empty"));
    await mkdir(join(directory, "links"));
    await symlink("nowhere", join(directory, "links/a.paw"));
    const [link, empty, none] = await Promise.all([paw("links"), paw("empty"), paw("none")]);
    expect(link).toMatchObject({ code: 1, stderr: expect.stringMatching(/^paw: IO: .*links.a\.paw/) });
    expect(empty.stderr).toMatch(
      /^paw: INPUT_INVALID: there are no \.paw files under empty: name the folder/,
    );
    expect(none.stderr).toMatch(/^paw: IO: cannot read the folder none: ENOENT/);
    expect([empty.code, none.code]).toEqual([1, 1]);
  });

  it("a folder of more than 1000 programs, before it reads them", async () => {
    for (let i = 0; i <= 1000; i++) await writeFile(join(directory, `${i}.paw`), "");
    const { code, stderr } = await paw();
    expect(code).toBe(1);
    expect(stderr).toBe(
      "paw: INPUT_INVALID: there are more than 1000 .paw files under .: name a smaller folder\n",
    );
  });
});
