/**
 * The files of the running `paw` command: its packages with all that they need at run time, laid out so that
 * `node paw.js` works in any folder, without npm and without a network.
 *
 * Packages are found as Node finds them, from the package.json of the command on. Declarations and source maps stay
 * behind; licences come along.
 */

import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { isJsonObject, PawError } from "@paw/format";
import { nanoDirectory, nanoManifest } from "@paw/runtime";
import type { KitSource } from "@paw/store";

/** The package that this file belongs to. */
const OWN_PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const NANO = "@paw/nano";
/** Node's loader asks for them never. */
const NOT_RUN = /\.(map|tsbuildinfo)$|\.d\.[cm]?ts$|\.(test|test-suite)\.js$/;
const LAUNCHER = `#!/usr/bin/env node
// The paw command of this bundle: node paw.js run programs/NAME.paw "a text"
import("./app/node_modules/@paw/cli/bin/paw.js");
`;

/** A package: where it goes below app/, and where it is. */
export interface PlacedPackage {
  readonly place: string;
  readonly folder: string;
}

/** All files of the command, by their names in a kit. Throws IO where a package that is needed is not there. */
export async function commandFiles(): Promise<KitSource[]> {
  const files: KitSource[] = [{ path: "paw.js", from: Buffer.from(LAUNCHER) }];
  const licence = join(OWN_PACKAGE, "..", "..", "LICENSE");
  if ((await stat(licence).catch(() => undefined))?.isFile()) files.push({ path: "LICENSE", from: licence });
  for (const { place, folder } of await placePackages(OWN_PACKAGE)) {
    const names = place.endsWith(`/${NANO}`) ? undefined : await packageFiles(folder);
    if (names === undefined) files.push(...(await nanoFiles(folder, place)));
    else for (const name of names) files.push({ path: `app/${place}/${name}`, from: join(folder, name) });
  }
  return files;
}

/**
 * The packages that the one in `folder` needs, itself first, each at a place where Node's search from its users finds
 * it: at the top where nothing else has that name, else below the user. Throws IO.
 */
export async function placePackages(folder: string): Promise<PlacedPackage[]> {
  const root = await realpath(folder);
  const { name } = await readPackage(root);
  const placed = new Map([[`node_modules/${name}`, root]]);
  // A Map goes on to what is added while it is walked: users before what they need, so no place is hidden later.
  for (const [place, user] of placed) {
    for (const [needed, optional] of neededBy(await readPackage(user))) {
      const found = await findPackage(user, needed);
      if (found === undefined) {
        if (optional) continue;
        throw new PawError(
          "IO",
          `the package ${needed}, which ${user} needs, is not installed: run npm ci first`,
        );
      }
      const seen = seenFrom(placed, place, needed);
      if (seen === undefined) placed.set(`node_modules/${needed}`, found);
      else if (seen !== found) placed.set(`${place}/node_modules/${needed}`, found);
    }
  }
  return [...placed].map(([place, folder]) => ({ place, folder }));
}

/** What Node's search for `needed` finds from a place, among what is placed already. */
function seenFrom(placed: ReadonlyMap<string, string>, place: string, needed: string): string | undefined {
  for (let at = `${place}/`; ; at = at.slice(0, at.lastIndexOf("node_modules/", at.length - 2))) {
    const found = placed.get(`${at}node_modules/${needed}`);
    if (found !== undefined || at === "") return found;
  }
}

/** Names of needed packages, and whether the package works without. */
function neededBy(json: PackageJson): Map<string, boolean> {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = json;
  const optionalPeer = (name: string) => {
    const meta = peerDependenciesMeta?.[name];
    return isJsonObject(meta) && meta.optional === true;
  };
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !optionalPeer(name));
  return new Map([
    ...peers.map((name) => [name, false] as const),
    ...Object.keys(dependencies ?? {}).map((name) => [name, false] as const),
    ...Object.keys(optionalDependencies ?? {}).map((name) => [name, true] as const),
  ]);
}

async function findPackage(user: string, name: string): Promise<string | undefined> {
  for (let at = user; ; at = dirname(at)) {
    const folder = join(at, "node_modules", name);
    if ((await stat(join(folder, "package.json")).catch(() => undefined))?.isFile()) return realpath(folder);
    if (dirname(at) === at) return undefined;
  }
}

interface PackageJson {
  readonly name: string;
  readonly files?: readonly string[];
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
  readonly peerDependencies?: object;
  readonly peerDependenciesMeta?: Readonly<Record<string, unknown>>;
}

async function readPackage(folder: string): Promise<PackageJson> {
  const path = join(folder, "package.json");
  try {
    return JSON.parse(await readFile(path, "utf8")) as PackageJson;
  } catch (cause) {
    throw new PawError("IO", `cannot read ${path}: ${(cause as Error).message}`, { cause });
  }
}

/** Files of a package that can be needed at run time; of one that lies here as source, those that npm would publish. */
async function packageFiles(folder: string): Promise<string[]> {
  const installed = folder.split(sep).includes("node_modules");
  const { files } = installed ? {} : await readPackage(folder);
  if (files === undefined) return filesBelow(folder, folder);
  const found = await Promise.all(files.map((name) => filesBelow(folder, join(folder, name))));
  return ["package.json", ...found.flat()];
}

/** Names relative to `root`, with forward slashes. Packages inside packages are placed on their own. */
async function filesBelow(root: string, folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (name === "node_modules" || name.startsWith(".")) continue;
    const path = join(folder, name);
    if (entry.isDirectory()) names.push(...(await filesBelow(root, path)));
    else if (entry.isFile() && !NOT_RUN.test(name)) names.push(relative(root, path).split(sep).join("/"));
  }
  return names;
}

/** The weights that are in use here: the shipped ones, or those of PAW_NANO_DIR under the shipped package's name. */
async function nanoFiles(shipped: string, place: string): Promise<KitSource[]> {
  const { interpreter, encoder, mapper } = await nanoManifest();
  const folder = nanoDirectory();
  const texts = (await readdir(folder)).filter((name) => name.endsWith(".md"));
  const weights = [interpreter, encoder, mapper].map((file) => file.weights);
  const names = new Set(["manifest.json", "config.json", "tokenizer.json", ...weights, ...texts]);
  return [
    { path: `app/${place}/package.json`, from: join(shipped, "package.json") },
    ...[...names].map((name) => ({ path: `app/${place}/${name}`, from: join(folder, name) })),
  ];
}
