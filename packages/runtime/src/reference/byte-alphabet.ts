/** GPT-2's alphabet: the character that stands for each byte in the text of a byte-level BPE token. */

/** By byte: itself where it is printable in Latin-1, else the next from U+0100 on. */
export const BYTE_CHARACTERS: readonly string[] = byteCharacters();

export const BYTE_OF_CHARACTER: ReadonlyMap<string, number> = new Map(
  BYTE_CHARACTERS.map((character, byte) => [character, byte]),
);

function byteCharacters(): string[] {
  let unprintable = 0;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    return String.fromCodePoint(printable ? byte : 0x100 + unprintable++);
  });
}
