/** The members of a kit one after the other, from a folder or a tar file; only plain files with harmless names come out. */

import { constants } from "node:fs";
import { lstat, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { PawError } from "@paw/format";
import { createTarDecoder } from "modern-tar";
import { checkName, invalid, MANIFEST_NAME } from "./manifest.js";

/** Bytes read at once. */
const READ_BYTES = 2 ** 18;
/** For files inside a kit: one may have become a link since it was listed. Windows has no such flag. */
const NO_LINK = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

export interface OpenMember {
  readonly path: string;
  readonly sizeBytes: number;
  /** The content, to be read to its end before the next member is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Goes through a kit, its list first. Throws BUNDLE_INVALID for links and names that lead elsewhere, IO. */
export async function* openKit(path: string): AsyncGenerator<OpenMember> {
  const info = await stat(path).catch((cause) => {
    throw unreadable(path, cause);
  });
  if (info.isDirectory()) yield* folderMembers(path);
  else yield* tarMembers(path);
}

async function* folderMembers(kit: string): AsyncGenerator<OpenMember> {
  yield await fileMember(kit, MANIFEST_NAME);
  for await (const path of filesBelow(kit, "")) if (path !== MANIFEST_NAME) yield await fileMember(kit, path);
}

/** Names of all files; throws BUNDLE_INVALID for anything that is neither file nor folder. */
async function* filesBelow(kit: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(kit, folder), { withFileTypes: true }).catch((cause) => {
    throw unreadable(join(kit, folder), cause);
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    checkName(path, kit);
    if (entry.isDirectory()) yield* filesBelow(kit, path);
    else if (entry.isFile()) yield path;
    else throw notAFile(kit, path, entry.isSymbolicLink() ? "a link" : "no plain file");
  }
}

async function fileMember(kit: string, path: string): Promise<OpenMember> {
  const file = join(kit, path);
  const { size } = await lstat(file).catch((cause) => {
    throw unreadable(file, cause);
  });
  return { path, sizeBytes: size, bytes: fileBytes(file, NO_LINK) };
}

/** A file's bytes. Throws IO. */
export async function* fileBytes(file: string, flags = constants.O_RDONLY): AsyncGenerator<Uint8Array> {
  try {
    const handle = await open(file, flags);
    yield* handle.createReadStream({ highWaterMark: READ_BYTES }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

async function* tarMembers(kit: string): AsyncGenerator<OpenMember> {
  const bytes = Readable.toWeb(Readable.from(fileBytes(kit))) as ReadableStream<Uint8Array>;
  const entries = bytes.pipeThrough(createTarDecoder({ strict: true }));
  try {
    for await (const { header, body } of entries) {
      const { name, type = "file", size } = header;
      checkName(name.replace(/\/$/, ""), kit);
      if (type === "file") yield { path: name, sizeBytes: size, bytes: tarBytes(body, kit) };
      else if (type !== "directory") throw notAFile(kit, name, /link/.test(type) ? "a link" : `a ${type}`);
    }
  } catch (cause) {
    throw tarError(kit, cause);
  }
}

async function* tarBytes(body: ReadableStream<Uint8Array>, kit: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw tarError(kit, cause);
  }
}

function tarError(kit: string, cause: unknown): unknown {
  if (cause instanceof PawError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return invalid(
    `${kit} is not a whole tar file: ${why} Nothing was installed. Copy it again, and compare the sizes.`,
    cause,
  );
}

function notAFile(kit: string, path: string, kind: string): PawError {
  return invalid(
    `${kit} holds ${JSON.stringify(path.slice(0, 120))}, which is ${kind}: a bundle has plain files only. Nothing was installed.`,
  );
}

function unreadable(path: string, cause: unknown): PawError {
  if (cause instanceof PawError) return cause;
  const { code, message } = cause as NodeJS.ErrnoException;
  const missing = code === "ENOENT" && path.endsWith(MANIFEST_NAME);
  return new PawError(
    missing ? "BUNDLE_INVALID" : "IO",
    missing
      ? `${path} is not there: no bundle of paw bundle --target dir`
      : `cannot read ${path}: ${message}`,
    { cause },
  );
}
