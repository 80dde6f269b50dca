/** Runs before each test file. */
import { afterAll, expect } from "vitest";

/** `toEqual` walks the elements of typed arrays one by one, seconds for a file: the same bytes are equal at once. */
expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    if (!(ArrayBuffer.isView(a) && ArrayBuffer.isView(b))) return undefined;
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return undefined;
    const [left, right] = [a, b].map((view) => Buffer.from(view.buffer, view.byteOffset, view.byteLength));
    return left!.equals(right!) ? true : undefined; // the usual way says where they differ
  },
]);

// Files run one after another in one process, and many point PAW at folders of their own.
const environment = { ...process.env };
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});
