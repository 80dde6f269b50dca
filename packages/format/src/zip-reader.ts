/**
 * A strict ZIP reader, for `.paw` bundles only.
 *
 * ZIP describes each member twice and lets readers disagree; here both descriptions must agree, members must fill the
 * file without gaps or overlaps, and everything a bundle does not need (comments, links, encryption, ZIP64, several
 * disks, data descriptors, odd extra fields) is refused. Source: APPNOTE.TXT 6.3.10.
 */

import { Inflate } from "fflate";
import { ByteCursor } from "./bytes.js";
import { crc32 } from "./crc32.js";
import { PawError } from "./errors.js";
import {
  CENTRAL_HEADER,
  checkName,
  END_RECORD,
  END_RECORD_BYTES,
  LOCAL_HEADER,
  MADE_BY_UNIX,
  MAX_ZIP_BYTES,
  MAX_ZIP_MEMBERS,
  MAX_ZIP_UNPACKED_BYTES,
} from "./zip-format.js";

export interface ZipMember {
  readonly name: string;
  /** Unpacked size in bytes. */
  readonly size: number;
  /** Unpacks and checks the member; a stored member is a view into the archive. Throws `BUNDLE_INVALID`. */
  read(): Uint8Array;
}

/** DEFLATE cannot shrink data by more (258 bytes in two bits), so a larger claim is a lie told before allocation. */
const MAX_DEFLATE_RATIO = 1032;
/** Compressed bytes handed over at a time: with the ratio, at most 17 MB are made before the size is checked again. */
const INFLATE_CHUNK = 16 * 1024;
/** Bits 1 and 2 are compressor hints, bit 11 says the name is UTF-8. */
const ALLOWED_FLAGS = 0b1000_0000_0110;
/** Extra fields that carry only times and owners: NTFS, extended timestamp, Unix owner. */
const ALLOWED_EXTRA = new Set([0x000a, 0x5455, 0x7875]);

interface Header {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Lists the members of an archive without unpacking any; throws `BUNDLE_INVALID` for anything out of order. */
export function readZip(bytes: Uint8Array): ZipMember[] {
  if (bytes.length > MAX_ZIP_BYTES) {
    throw invalid(`the archive has ${bytes.length} bytes: at most ${MAX_ZIP_BYTES} are allowed`);
  }
  const { count, centralStart } = readEndRecord(bytes);
  const cursor = new ByteCursor(bytes.subarray(0, bytes.length - END_RECORD_BYTES), "BUNDLE_INVALID");
  cursor.take(centralStart, "the members");
  const entries: (Header & { offset: number })[] = [];
  const names = new Set<string>();
  let unpacked = 0;
  for (let i = 0; i < count; i++) {
    const entry = readCentralHeader(cursor, i);
    const folded = entry.name.toLowerCase(); // some file systems do not tell cases apart
    if (names.has(folded)) throw invalid(`member ${JSON.stringify(entry.name)} occurs twice`);
    names.add(folded);
    unpacked += entry.size;
    entries.push(entry);
  }
  if (cursor.remaining > 0) throw invalid(`${cursor.remaining} bytes follow the central directory`);
  if (unpacked > MAX_ZIP_UNPACKED_BYTES) {
    throw invalid(`the members unpack to ${unpacked} bytes: at most ${MAX_ZIP_UNPACKED_BYTES} are allowed`);
  }
  return locateMembers(bytes.subarray(0, centralStart), entries);
}

function readEndRecord(bytes: Uint8Array): { count: number; centralStart: number } {
  const start = bytes.length - END_RECORD_BYTES;
  const cursor = new ByteCursor(bytes.subarray(Math.max(0, start)), "BUNDLE_INVALID");
  if (start < 0 || cursor.uint32("the end record") !== END_RECORD) {
    throw invalid(
      "the file does not end like a ZIP archive: it is cut off, not a .paw file, or has a comment",
    );
  }
  const disks = cursor.uint32("the disk numbers");
  const here = cursor.uint16("the member count");
  const count = cursor.uint16("the member count");
  const centralBytes = cursor.uint32("the central directory size");
  const centralStart = cursor.uint32("the central directory offset");
  const comment = cursor.uint16("the comment length");
  if (disks !== 0 || here !== count) throw invalid("the archive is spread over several disks");
  if (count === 0xffff || centralStart === 0xffffffff)
    throw invalid("the archive is ZIP64, which is not supported");
  if (comment !== 0) throw invalid("the archive has a comment");
  if (count > MAX_ZIP_MEMBERS) throw invalid(`${count} members: at most ${MAX_ZIP_MEMBERS} are allowed`);
  if (centralStart + centralBytes !== start) {
    throw invalid(
      `the central directory is said to be bytes ${centralStart} to ${centralStart + centralBytes}: ` +
        `it must end at byte ${start}`,
    );
  }
  return { count, centralStart };
}

function readCentralHeader(cursor: ByteCursor, index: number): Header & { offset: number } {
  const what = `entry ${index} of the central directory`;
  if (cursor.uint32(what) !== CENTRAL_HEADER) throw invalid(`${what} has no signature`);
  const madeBy = cursor.uint16(what) >>> 8;
  const { header, nameLength, extraLength } = readSharedHeader(cursor, what);
  const commentLength = cursor.uint16(what);
  const disk = cursor.uint16(what);
  cursor.uint16(what); // internal attributes: only say "this may be text"
  const mode = Math.floor(cursor.uint32(what) / 65536);
  const offset = cursor.uint32(what);
  const name = checkName(cursor.text(nameLength, `the name of ${what}`));
  const member = `member ${JSON.stringify(name)}`;
  checkExtra(cursor.take(extraLength, what), member);
  if (commentLength !== 0) throw invalid(`${member} has a comment`);
  if (disk !== 0) throw invalid(`${member} is on another disk`);
  const kind = madeBy === MADE_BY_UNIX ? mode & 0o170000 : 0;
  if (kind !== 0 && kind !== 0o100000) throw invalid(`${member} is a link or another special file`);
  checkMember(header, member);
  return { ...header, name, offset };
}

/** The part that local and central headers have in common, from the version needed to the extra field length. */
function readSharedHeader(cursor: ByteCursor, what: string) {
  cursor.uint16(what); // version needed: what is needed shows in the fields themselves
  const flags = cursor.uint16(what);
  const method = cursor.uint16(what);
  cursor.uint32(what); // time and date
  const header = {
    flags,
    method,
    crc: cursor.uint32(what),
    packed: cursor.uint32(what),
    size: cursor.uint32(what),
  };
  return { header, nameLength: cursor.uint16(what), extraLength: cursor.uint16(what) };
}

function checkMember({ flags, method, packed, size }: Omit<Header, "name">, member: string): void {
  if ((flags & 0b10_0000_0100_0001) !== 0) throw invalid(`${member} is encrypted`);
  if ((flags & ~ALLOWED_FLAGS) !== 0)
    throw invalid(`${member} has the flags ${flags}, which are not supported`);
  if (packed === 0xffffffff || size === 0xffffffff)
    throw invalid(`${member} is ZIP64, which is not supported`);
  if (method !== 0 && method !== 8)
    throw invalid(`${member} is packed by method ${method}: only 0 and 8 are read`);
  if (method === 0 && packed !== size) throw invalid(`${member} is stored, but ${packed} bytes give ${size}`);
  if (method === 8 && size > packed * MAX_DEFLATE_RATIO) {
    throw invalid(`${member} claims to unpack ${packed} bytes to ${size}, which no compression can`);
  }
}

function checkExtra(extra: Uint8Array, member: string): void {
  const cursor = new ByteCursor(extra, "BUNDLE_INVALID");
  while (cursor.remaining > 0) {
    const id = cursor.uint16(`an extra field of ${member}`);
    if (id === 0x0001) throw invalid(`${member} is ZIP64, which is not supported`);
    if (!ALLOWED_EXTRA.has(id)) throw invalid(`${member} has the extra field 0x${id.toString(16)}`);
    cursor.take(cursor.uint16(`an extra field of ${member}`), `an extra field of ${member}`);
  }
}

/** Checks each local header against its central one, and that members fill the bytes before the directory. */
function locateMembers(bytes: Uint8Array, entries: readonly (Header & { offset: number })[]): ZipMember[] {
  const located = new Map<string, Uint8Array>();
  let expected = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const member = `member ${JSON.stringify(entry.name)}`;
    if (entry.offset !== expected) {
      const problem = entry.offset < expected ? "overlaps another" : "leaves a gap";
      throw invalid(`${member} at byte ${entry.offset} ${problem}: byte ${expected} is expected`);
    }
    const cursor = new ByteCursor(bytes.subarray(entry.offset), "BUNDLE_INVALID");
    const what = `the local header of ${member}`;
    if (cursor.uint32(what) !== LOCAL_HEADER) throw invalid(`${what} has no signature`);
    const { header, nameLength, extraLength } = readSharedHeader(cursor, what);
    const local: Header = { ...header, name: cursor.text(nameLength, what) };
    for (const key of ["name", "flags", "method", "crc", "packed", "size"] as const) {
      if (local[key] !== entry[key]) {
        throw invalid(`${what} says ${key} ${local[key]}, the central directory ${entry[key]}`);
      }
    }
    checkExtra(cursor.take(extraLength, what), member);
    located.set(entry.name, cursor.take(entry.packed, `the data of ${member}`));
    expected = entry.offset + cursor.offset;
  }
  if (expected !== bytes.length) throw invalid(`${bytes.length - expected} bytes belong to no member`);
  return entries.map((entry) => {
    const packed = located.get(entry.name)!;
    return { name: entry.name, size: entry.size, read: () => unpack(entry, packed) };
  });
}

function unpack(entry: Header, packed: Uint8Array): Uint8Array {
  const member = `member ${JSON.stringify(entry.name)}`;
  const data = entry.method === 0 ? packed : inflate(packed, entry.size, member);
  if (crc32(data) !== entry.crc) throw invalid(`${member} is damaged: its CRC-32 does not match`);
  return data;
}

/** Inflates piece by piece, so that data longer than promised are refused before they fill the memory. */
function inflate(packed: Uint8Array, size: number, member: string): Uint8Array {
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size)
      throw invalid(`${member} unpacks to more than the ${size} bytes it promises`);
    out.set(chunk, length);
    length += chunk.length;
  });
  let complete = false;
  for (let at = 0; at < packed.length; at += INFLATE_CHUNK) {
    // The closing bits after the last output fit one more piece; fflate would keep and copy any further bytes.
    if (complete) throw invalid(`${member} has data after its compressed stream`);
    complete = length === size;
    const end = Math.min(packed.length, at + INFLATE_CHUNK);
    try {
      stream.push(packed.subarray(at, end), end === packed.length);
    } catch (cause) {
      if (cause instanceof PawError) throw cause;
      throw new PawError("BUNDLE_INVALID", `${member} is damaged: ${(cause as Error).message}`, { cause });
    }
  }
  if (length !== size) throw invalid(`${member} unpacks to ${length} bytes: ${size} are promised`);
  return out;
}

function invalid(message: string): PawError {
  return new PawError("BUNDLE_INVALID", message);
}
