/** What is known at compile time of programs that are loaded by path. `paw types` writes it for a folder of them. */

/**
 * The answers of programs, by the path that `load` is given. Empty here; a declaration file adds to it:
 *
 *     declare module "paw" { interface PawPrograms { "programs/triage.paw": "ALERT" | "QUIET" } }
 */
// biome-ignore lint/suspicious/noEmptyInterface: only interfaces merge, so declaration files can add to this one
export interface PawPrograms {}

/** What the program at a path answers with: the type that `PawPrograms` has for it, otherwise any string. */
export type ProgramOutput<Path> = Path extends keyof PawPrograms ? PawPrograms[Path] : string;
