/** Says, before it happens, that a text leaves this machine; and forbids it offline. */

import { PawError } from "@paw/format";
import type { HubSettings } from "./settings.js";

/** Hosts of which this process has told its user. */
const told = new Set<string>();

/** Throws `OFFLINE` where `PAW_OFFLINE` or an option forbids connections; opens none. */
export function refuseOffline({ api, offline }: HubSettings, what: string): void {
  if (!offline) return;
  throw new PawError(
    "OFFLINE",
    `${what} needs ${api.host}, and PAW_OFFLINE or an offline option forbids connections. Unset it for once, or use ` +
      "what works offline: the compilers nano and prompt, and programs that were pulled.",
  );
}

/** The warning of `host`, once for each host and process, on stderr. */
export function warnBeforeSending({ api: { host } }: HubSettings): void {
  if (told.has(host)) return;
  told.add(host);
  process.stderr.write(
    `paw: warning: specifications and inputs are sent to ${host}, which may keep them; they are published only where ` +
      "you ask for that. PAW_OFFLINE=1 forbids sending.\n",
  );
}

/** Forgets who was told, as a new process would; for tests. */
export function forgetWarnings(): void {
  told.clear();
}
