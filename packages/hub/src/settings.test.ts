import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createHubClient } from "./client.js";
import { failure, hubWorld, KEY, said } from "./hub-world.test-suite.js";
import { type Environment, hubSettings } from "./settings.js";

const world = hubWorld();

describe("settings", () => {
  const configFile = async (text: string, mode = 0o600): Promise<string> => {
    const path = join(world.folder, "config", "programasweights", "config.json");
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, text);
    await chmod(path, mode);
    return path;
  };
  const keyUsed = async (more: Environment): Promise<string | undefined> => {
    await (await world.client(more)).versions("da03/count").catch(() => undefined);
    return world.server.seen.at(-1)?.key;
  };

  it("take the key and the address from a file that only its owner can read", async () => {
    await configFile(JSON.stringify({ api_key: KEY, api_url: world.server.url }));
    expect(await keyUsed({ PAW_API_URL: undefined })).toBe(KEY);
    expect(await keyUsed({ PAW_API_KEY: "paw_sk_other" })).toBe("paw_sk_other");
  });

  it("keep a file's key from another host than the file's", async () => {
    await configFile(JSON.stringify({ api_key: KEY }));
    expect(await keyUsed({})).toBeUndefined();
    expect(world.server.seen).toHaveLength(1);
  });

  it.each(["0644", "0640", "0604", "0660"])("refuse a file of mode %s", async (mode) => {
    const path = await configFile(JSON.stringify({ api_key: KEY }), Number.parseInt(mode, 8));
    const error = await said(world.client({}));
    expect(error).toMatch(
      new RegExp(`^CONFIG_INVALID: .*has mode ${mode}, .*0600 is needed. Run chmod 600 `),
    );
    expect(error).toContain(path);
    expect(error).not.toContain(KEY);
  });

  it.each([
    [`{"api_key": "${KEY}"`, /is not a JSON object/],
    [`"${KEY}"`, /is not a JSON object/],
    [`{"api_key": ["${KEY}"]}`, /api_key is not a text/],
    [`{"api_key": "${KEY} two", "api_url": "http://localhost"}`, /the API key of .*config\.json is not one/],
    [" ".repeat(65 * 1024), /has 66560 bytes; at most 65536/],
  ])("refuse a damaged file without quoting it", async (text, message) => {
    await configFile(text);
    const error = await failure(world.client({ PAW_API_URL: "http://localhost" }));
    expect(error.code).toBe("CONFIG_INVALID");
    expect(error.message).toMatch(message);
    expect(inspect(error, { depth: 9 })).not.toContain(KEY);
  });

  it.each([
    ["http://example.com", /PAW_API_URL is "http:\/\/example\.com\/": https is needed/],
    ["ftp://example.com", /begins with https/],
    ["https://me:secret@example.com", /holds a name or password for example\.com/],
    ["example.com", /begins with https/],
  ])("refuse PAW_API_URL=%s", async (url, message) => {
    const error = await said(createHubClient({ environment: { PAW_API_URL: url, PAW_API_KEY: KEY } }));
    expect(error).toMatch(/^OPTION_INVALID: /);
    expect(error).toMatch(message);
    expect(error).not.toContain("secret");
  });

  it("show no key", async () => {
    expect(await said(world.client({ PAW_API_KEY: "two words" }))).toMatch(
      /^CONFIG_INVALID: the API key of PAW_API_KEY is not/,
    );
    const hub = await world.client();
    const settings = await hubSettings(world.environment({ PAW_API_KEY: KEY }));
    for (const shown of [
      inspect(hub, { depth: 9 }),
      inspect(settings),
      JSON.stringify(settings),
      `${settings.key}`,
    ]) {
      expect(shown).not.toContain(KEY);
    }
    expect(
      (await createHubClient({ environment: { ...world.environment(), PAW_API_URL: undefined } })).address,
    ).toBe("https://programasweights.com/api/v1/");
  });
});
