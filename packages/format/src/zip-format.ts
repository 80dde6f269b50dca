/** Record signatures, limits and the name rule that the ZIP reader and writer share. Source: APPNOTE.TXT 6.3.10. */

import { PawError } from "./errors.js";

/** Packed bytes, as the published SDK: a bundle with a 162 MB float32 adapter fits. */
export const MAX_ZIP_BYTES = 256 * 1024 * 1024;
/** Members, as the published SDK; a bundle has up to seven. */
export const MAX_ZIP_MEMBERS = 256;
/** Unpacked bytes of all members, as the published SDK. */
export const MAX_ZIP_UNPACKED_BYTES = 512 * 1024 * 1024;

export const LOCAL_HEADER = 0x04034b50;
export const CENTRAL_HEADER = 0x02014b50;
export const END_RECORD = 0x06054b50;
export const END_RECORD_BYTES = 22;
/** Upper byte of "version made by" for archives whose attributes are Unix modes. */
export const MADE_BY_UNIX = 3;

/** Returns a member name; throws `BUNDLE_INVALID` for one that could leave the folder it is unpacked to. */
export function checkName(name: string): string {
  const shown = JSON.stringify(name);
  if (name === "" || name.length > 255)
    throw invalid(`a member name of ${name.length} characters: 1 to 255 are allowed`);
  if (/[\\:]/.test(name) || /\p{Cc}/u.test(name))
    throw invalid(`member name ${shown} has a forbidden character`);
  if (name.startsWith("/")) throw invalid(`member name ${shown} is absolute`);
  if (name.split("/").some((part) => part === "" || part === "." || part === "..")) {
    throw invalid(`member name ${shown} is a folder or leaves the archive`);
  }
  return name;
}

function invalid(message: string): PawError {
  return new PawError("BUNDLE_INVALID", message);
}
