/** Which Nodes have SQLite: tests of what needs it assert the refusal where there is none, so that neither Node skips. */

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

/** By the version alone, so that SQLite that is there and not found fails a test. */
export const HAS_SQLITE = major >= 24 || (major === 23 && minor >= 4) || (major === 22 && minor >= 13);
