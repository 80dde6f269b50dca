/**
 * References to published programs: `user/slug`, `user/slug@v2`, a bare `slug` of the official namespace, or a
 * program's id. The published service's forms; a bare slug of 16 and more hexadecimal digits is an id.
 */

import { PawError } from "@paw/format";

/** A program by its content, never another one. */
export interface ProgramId {
  readonly kind: "id";
  readonly id: string;
  /** How it is written. */
  readonly text: string;
}

/** A program by its name, which may mean another one tomorrow unless a version is given. */
export interface ProgramName {
  readonly kind: "name";
  readonly owner: string;
  readonly slug: string;
  readonly version?: number;
  /** How it is written, with the owner. */
  readonly text: string;
}

export type Reference = ProgramId | ProgramName;

/** The owner of names that are written without one. */
export const OFFICIAL_OWNER = "programasweights";
const ID = /^[a-f0-9]{16,64}$/;
/** Owners are GitHub names; slugs have 2 to 50 characters; versions count from 1. */
const NAME = /^(?:([a-z0-9](?:[a-z0-9-]{0,38}))\/)?([a-z0-9][a-z0-9-]{0,48}[a-z0-9])(?:@v([1-9]\d{0,5}))?$/i;

/** The reference that a text is; undefined when it is none. Names are read without regard to case. */
export function parseReference(text: string): Reference | undefined {
  if (ID.test(text)) return { kind: "id", id: text, text };
  const [, owner = OFFICIAL_OWNER, slug, version] = NAME.exec(text)?.map((part) => part?.toLowerCase()) ?? [];
  if (slug === undefined) return undefined;
  const name = `${owner}/${slug}`;
  if (version === undefined) return { kind: "name", owner, slug, text: name };
  return { kind: "name", owner, slug, version: Number(version), text: `${name}@v${version}` };
}

/** The same; throws `OPTION_INVALID` for a text that is no reference. */
export function requireReference(text: string): Reference {
  const reference = parseReference(text);
  if (reference !== undefined) return reference;
  throw new PawError(
    "OPTION_INVALID",
    `${JSON.stringify(text.slice(0, 120))} is no reference to a program: user/slug, user/slug@v2, a bare slug or ` +
      "an id of 16 to 64 hexadecimal digits is needed",
  );
}

/** Whether a text of the service is a program's id. */
export function isProgramId(text: unknown): text is string {
  return typeof text === "string" && ID.test(text);
}
