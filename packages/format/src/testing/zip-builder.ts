/** Builds ZIP archives with any field forged, to test what the reader refuses. */

import { deflateSync } from "fflate";
import { ByteWriter } from "../bytes.js";
import { crc32 } from "../crc32.js";

/** Fields of one header; what is not given is right for the member. */
export interface HeaderFields {
  name?: string;
  flags?: number;
  method?: number;
  crc?: number;
  packed?: number;
  size?: number;
  extra?: Uint8Array;
}

export interface ForgedMember {
  name: string;
  data: Uint8Array;
  /** Compress the data; the method becomes 8. */
  deflate?: boolean;
  /** Replaces the compressed bytes. */
  packedData?: Uint8Array;
  local?: HeaderFields;
  central?: HeaderFields & {
    mode?: number;
    madeBy?: number;
    comment?: string;
    disk?: number;
    offset?: number;
  };
  /** Bytes put before the local header. */
  before?: Uint8Array;
}

export interface ForgedEnd {
  disk?: number;
  here?: number;
  count?: number;
  centralBytes?: number;
  centralStart?: number;
  comment?: string;
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An archive of members, honest except where a field is forged. */
export function forgeZip(members: readonly ForgedMember[], end: ForgedEnd = {}): Uint8Array {
  const out = new ByteWriter();
  const central = new ByteWriter();
  for (const member of members) {
    const { data, deflate = false } = member;
    const packed = member.packedData ?? (deflate ? deflateSync(data) : data);
    const honest = {
      name: member.name,
      flags: 0,
      method: deflate ? 8 : 0,
      crc: crc32(data),
      packed: packed.length,
      size: data.length,
      extra: new Uint8Array(0),
    };
    out.bytes(member.before ?? new Uint8Array(0));
    const offset = out.length;
    const local = { ...honest, ...member.local };
    out.uint32(0x04034b50);
    writeShared(out, local);
    out.bytes(ascii(local.name));
    out.bytes(local.extra);
    out.bytes(packed);
    const forged = { mode: 0o100644, madeBy: 3, comment: "", disk: 0, offset, ...honest, ...member.central };
    central.uint32(0x02014b50);
    central.uint16((forged.madeBy << 8) | 20);
    writeShared(central, forged);
    central.uint16(forged.comment.length);
    central.uint16(forged.disk);
    central.uint16(0);
    central.uint32(forged.mode * 65536);
    central.uint32(forged.offset);
    central.bytes(ascii(forged.name));
    central.bytes(forged.extra);
    central.bytes(ascii(forged.comment));
  }
  const { comment = "" } = end;
  const centralStart = out.length;
  out.bytes(central.finish());
  out.uint32(0x06054b50);
  out.uint16(end.disk ?? 0);
  out.uint16(end.disk ?? 0);
  out.uint16(end.here ?? members.length);
  out.uint16(end.count ?? members.length);
  out.uint32(end.centralBytes ?? central.length);
  out.uint32(end.centralStart ?? centralStart);
  out.uint16(comment.length);
  out.bytes(ascii(comment));
  return out.finish().slice();
}

function writeShared(out: ByteWriter, fields: Required<HeaderFields>): void {
  out.uint16(20);
  out.uint16(fields.flags);
  out.uint16(fields.method);
  out.uint32(0x00210000);
  out.uint32(fields.crc);
  out.uint32(fields.packed);
  out.uint32(fields.size);
  out.uint16(ascii(fields.name).length);
  out.uint16(fields.extra.length);
}
