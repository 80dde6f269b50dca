/** Where files come from: addresses, Hugging Face and its environment variables, and the offline switch. */

import { PawError } from "@paw/format";

const HUB = "https://huggingface.co";

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether `PAW_OFFLINE` forbids every connection: 1, true or yes. */
export function isOffline(environment: Environment = process.env): boolean {
  return /^(1|true|yes)$/i.test(environment.PAW_OFFLINE ?? "");
}

/** `HF_ENDPOINT` (a mirror) or huggingface.co, without a slash at the end. Throws OPTION_INVALID. */
export function hubEndpoint(environment: Environment = process.env): string {
  const value = environment.HF_ENDPOINT?.trim();
  if (!value) return HUB;
  return parseAddress(value, "HF_ENDPOINT").href.replace(/\/+$/, "");
}

/** Address of a file in a Hugging Face repository, on the mirror if one is set. */
export function hubAddress(
  repository: string,
  file: string,
  revision: string,
  environment?: Environment,
): string {
  const path = [repository, "resolve", revision, file].map(encodeURI).join("/");
  return `${hubEndpoint(environment)}/${path}`;
}

/** `HF_TOKEN` for addresses at the hub or its mirror, nothing for all others and never over plain HTTP to another machine. */
export function tokenFor(address: string, environment: Environment = process.env): string | undefined {
  const token = environment.HF_TOKEN?.trim();
  const url = new URL(address);
  if (!token || url.origin !== new URL(hubEndpoint(environment)).origin) return undefined;
  return url.protocol === "https:" || isLoopback(url.hostname) ? token : undefined;
}

/** An http or https address without a name and password in it. Throws OPTION_INVALID, naming `what`. */
export function parseAddress(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    throw new PawError(
      "OPTION_INVALID",
      `${what} is ${JSON.stringify(text.slice(0, 200))}: an address that begins with https:// or http:// is needed`,
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new PawError(
      "OPTION_INVALID",
      `${what} holds a name or password for ${url.host}: leave it out. Tokens are taken from HF_TOKEN, keys from PAW_API_KEY.`,
    );
  }
  return url;
}

/** An address as it may be shown and stored: without its query, where hosts put signatures and keys. */
export function shownAddress(address: string | URL): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname}`;
}

/** Whether a host name means this machine, where plain HTTP can be trusted. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}
