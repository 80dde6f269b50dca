/** Puts a fitted label temperature into the manifest of the snapshot that it was fitted to. */
import { readFile } from "node:fs/promises";
import { PawError } from "@paw/format";
import type { NanoManifest } from "@paw/runtime";
import { writeTextFile } from "./output-file.js";

/**
 * The manifest at a path; rejects with IO where it cannot be read, INPUT_INVALID where it is no JSON object or
 * describes other weights than those that are measured.
 */
export async function manifestOf(path: string, measured: NanoManifest): Promise<Record<string, unknown>> {
  const text = await readFile(path, "utf8").catch((cause: Error) => {
    throw new PawError("IO", `cannot read ${path}: ${cause.message}. --write needs a manifest.json.`, {
      cause,
    });
  });
  let manifest: Partial<NanoManifest> | null;
  try {
    manifest = JSON.parse(text) as Partial<NanoManifest> | null;
  } catch (cause) {
    throw new PawError("INPUT_INVALID", `${path} is not JSON: --write needs a manifest.json`, { cause });
  }
  const same =
    manifest?.snapshot === measured.snapshot &&
    (["interpreter", "encoder", "mapper"] as const).every(
      (part) => manifest?.[part]?.sha256 === measured[part].sha256,
    );
  if (!manifest || !same)
    throw new PawError(
      "INPUT_INVALID",
      `${path} is not the manifest of the weights in use (${measured.snapshot}): a temperature fits only the weights ` +
        "it was fitted to. Set PAW_NANO_DIR to their folder, or give their manifest.json.",
    );
  return { ...manifest };
}

/** Writes it whole or not at all; rejects with IO. */
export async function writeManifestTemperature(
  path: string,
  manifest: Readonly<Record<string, unknown>>,
  temperature: number,
): Promise<void> {
  const changed = { ...manifest, label_temperature: temperature };
  await writeTextFile(path, [`${JSON.stringify(changed, null, 2)}\n`]);
}
