/**
 * A deterministic ZIP writer: members stored uncompressed, in the order given, with a fixed time and mode, so equal
 * members give equal bytes. Source: APPNOTE.TXT 6.3.10.
 */

import { ByteWriter, encodeUtf8 } from "./bytes.js";
import { crc32 } from "./crc32.js";
import { CENTRAL_HEADER, checkName, END_RECORD, LOCAL_HEADER, MADE_BY_UNIX } from "./zip-format.js";
import { readZip } from "./zip-reader.js";

/** "Version needed" 2.0, which every reader has. */
const VERSION = 20;
/** 1980-01-01, the earliest date ZIP knows. */
const FIXED_DATE = 0x21;
const REGULAR_FILE = 0o100644;

/** An archive with members stored in the order given; throws `BUNDLE_INVALID` for what the reader would refuse. */
export function writeZip(members: readonly { name: string; data: Uint8Array }[]): Uint8Array {
  const out = new ByteWriter();
  const central = new ByteWriter();
  for (const { name, data } of members) {
    const nameBytes = encodeUtf8(checkName(name), "BUNDLE_INVALID", "a member name");
    const offset = out.length;
    const shared = new ByteWriter();
    shared.uint16(VERSION);
    for (const zero of [0, 0, 0]) shared.uint16(zero); // flags, method "stored", time
    shared.uint16(FIXED_DATE);
    shared.uint32(crc32(data));
    shared.uint32(data.length);
    shared.uint32(data.length);
    shared.uint16(nameBytes.length);
    shared.uint16(0); // no extra field
    out.uint32(LOCAL_HEADER);
    out.bytes(shared.finish());
    out.bytes(nameBytes);
    out.bytes(data);
    central.uint32(CENTRAL_HEADER);
    central.uint16((MADE_BY_UNIX << 8) | VERSION);
    central.bytes(shared.finish());
    for (const zero of [0, 0, 0]) central.uint16(zero); // comment length, disk, internal attributes
    central.uint32(REGULAR_FILE * 65536);
    central.uint32(offset);
    central.bytes(nameBytes);
  }
  const centralStart = out.length;
  out.bytes(central.finish());
  out.uint32(END_RECORD);
  out.uint32(0); // this disk, disk of the central directory
  out.uint16(members.length);
  out.uint16(members.length);
  out.uint32(central.length);
  out.uint32(centralStart);
  out.uint16(0); // no comment
  const bytes = out.finish();
  readZip(bytes); // the reader's limits hold here too
  return bytes;
}
