/** Which records a single file of `paw bench generate` holds, by the command's options. */
import {
  type BenchRecord,
  drawLatentRecords,
  drawRecords,
  FAMILIES,
  type Family,
  familiesOfCut,
  type LatentRecord,
  SPLITS,
  type Split,
  subCategories,
} from "@paw/fuzzybench";
import { UsageError } from "../command.js";
import { familiesNamed, oneOf, wholeNumber } from "./options.js";

/** What chooses the records of a single file. */
export interface SplitArgs {
  readonly split?: string | undefined;
  readonly "held-out"?: boolean | undefined;
  readonly families?: string | undefined;
  readonly noisy?: string | undefined;
  readonly latent?: boolean | undefined;
}

export type FileRecord = BenchRecord | LatentRecord;

/** The records of a single file; throws UsageError for choices that contradict each other. */
export function recordsFor(
  args: SplitArgs,
  { count, seed, pairs }: { readonly count: number; readonly seed: number; readonly pairs: number },
): Iterable<FileRecord> {
  if (args.latent && (args["held-out"] || (args.split ?? "train") !== "train"))
    throw new UsageError("--latent draws training records only: leave out --split and --held-out");
  const { split, families } = chooseSplit(args);
  const options = { seed, count: Math.ceil(count / pairs), pairs };
  const noisy = percentage(args.noisy);
  if (!args.latent) return drawRecords(subCategories(families), { ...options, split, noisy });
  return drawLatentRecords(families, { ...options, noisy });
}

/** Split and families of a single file; throws UsageError for choices that contradict each other. */
export function chooseSplit(args: SplitArgs): { split: Split; families: readonly Family[] } {
  const split = oneOf("split", args.split ?? "train", SPLITS);
  if (args["held-out"] && args.families !== undefined)
    throw new UsageError("--held-out and --families each choose the families: give one of them");
  const families =
    args.families === undefined
      ? familiesOfCut(FAMILIES, args["held-out"] ? "held-out" : "seen")
      : familiesNamed(args.families);
  const kept = families.find((family) => family.heldOut);
  if (split === "train" && kept)
    throw new UsageError(
      `family ${kept.id} is held out: training never uses it. ${args.latent ? "Leave it out." : "Choose --split dev or test."}`,
    );
  return { split, families };
}

const percentage = (text: string | undefined): number =>
  text === undefined ? 0 : wholeNumber("noisy", text, 0, 100) / 100;
