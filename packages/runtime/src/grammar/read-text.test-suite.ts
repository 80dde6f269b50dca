/** How a grammar takes a text, for the tests of what makes grammars. */
import { parseGbnf } from "./gbnf.js";
import { Machine } from "./machine.js";

/** "fits", "begins" (more is needed) or the number of bytes after which it went wrong. */
export function read(grammar: string, text: string): string | number {
  const machine = new Machine(parseGbnf(grammar));
  let state = machine.start;
  for (const [at, byte] of new TextEncoder().encode(text).entries()) {
    const next = machine.after(state, byte);
    if (next === null) return at;
    state = next;
  }
  return state.complete ? "fits" : "begins";
}
