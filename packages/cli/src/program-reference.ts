/** Which names of commands that know models too mean a published program. */

import { parseReference, type Reference } from "@paw/hub";

/** The reference, where a text has an owner or is an id; a bare slug is a model's name in these commands. */
export function programReference(text: string): Reference | undefined {
  const reference = parseReference(text);
  return reference?.kind === "id" || text.includes("/") ? reference : undefined;
}
