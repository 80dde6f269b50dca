/**
 * The declaration file that `paw types` writes: what each program answers, as an addition to `PawPrograms`; and how
 * two such files differ.
 *
 * Specifications, labels and file names may come from anybody: whatever they hold, it stays within its comment or
 * string, on one line, and without characters that an editor would not show.
 */

/** What a declaration says of one program. */
export interface DeclaredProgram {
  /** As `load` will be given it, with forward slashes. */
  readonly path: string;
  readonly programId: string;
  readonly spec: string;
  /** Undefined where answers are free text. */
  readonly labels?: readonly string[] | undefined;
}

/** Paths of programs by what happened to them. */
export interface DeclarationChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Characters of a specification that its comment quotes. */
const MAX_SUMMARY = 100;
/** Without `export {}` the file would declare the module "paw" anew instead of adding to it. */
const HEAD = `// made by paw types; do not edit
// Paths are relative to the folder that it was run in.
export {};
declare module "paw" {
  interface PawPrograms {
`;
const FOOT = "  }\n}\n";
/** One program of such a file: its comment, its path as a JSON string, its type. */
const ENTRY = /^ {4}\/\*\* .* \*\/\n {4}("(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[0-9a-f]{4})*"): .*;$/gmu;

/** The text of the declaration file, programs in the order given; the same bytes for the same programs. */
export function renderDeclarations(programs: readonly DeclaredProgram[]): string {
  const entries = programs.map(({ path, programId, spec, labels }) => {
    const comment = `${summaryOf(spec)} (program ${programId})`.trim();
    const type = labels === undefined ? "string" : labels.map(literal).join(" | ");
    return `    /** ${comment} */\n    ${literal(path)}: ${type};\n`;
  });
  return `${HEAD}${entries.join("")}${FOOT}`;
}

/** Which programs are told differently by two texts of `renderDeclarations`; sorted as they are there. */
export function compareDeclarations(before: string, after: string): DeclarationChanges {
  const old = entriesOf(before);
  const now = entriesOf(after);
  const paths = [...now.keys()];
  return {
    added: paths.filter((path) => !old.has(path)),
    removed: [...old.keys()].filter((path) => !now.has(path)),
    changed: paths.filter((path) => old.has(path) && old.get(path) !== now.get(path)),
  };
}

function entriesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(ENTRY)].map((match) => [JSON.parse(match[1] as string), match[0]]));
}

/** A text as a string literal in which every character that does not show is escaped. */
export function literal(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    // By UTF-16 unit, as \u counts.
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** The first sentence of a specification's first paragraph, on one line that cannot end a comment. */
function summaryOf(spec: string): string {
  const [paragraph = ""] = spec.trim().split(/\n\s*\n/, 1);
  const line = paragraph
    .toWellFormed() // a lone surrogate would not come back from the file as it was written
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\p{Cf}/gu, "")
    .replace(/^#+ /, "")
    .trim();
  const characters = [...(/^.*?[.!?](?= |$)/u.exec(line)?.[0] ?? line)];
  const cut = characters.length <= MAX_SUMMARY ? characters : [...characters.slice(0, MAX_SUMMARY - 1), "…"];
  return cut.join("").replaceAll("*/", "* /");
}
