import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "./flaky-server.test-suite.js";
import { KNOWN_MODELS } from "./known-models.js";
import {
  findInterpreter,
  findModel,
  loadRegistry,
  modelAddress,
  modelFileName,
  modelRuntimeId,
  parseRegistry,
} from "./registry.js";
import { hubEndpoint, isOffline, tokenFor } from "./source.js";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const parse = (models: unknown) => parseRegistry(Buffer.from(JSON.stringify({ models })), "models.json");
const good = { name: "mine", url: "https://example.org/a/b.gguf" };

describe("known models", () => {
  it("pass the checks that users' entries must pass", () => {
    const renamed = KNOWN_MODELS.map(({ interpreters, ...entry }) => ({
      ...entry,
      name: `x-${entry.name}`,
      ...(interpreters ? { interpreters: interpreters.map((name) => `x-${name}`) } : {}),
    }));
    expect(parse(renamed)).toEqual(renamed);
    expect(new Set(KNOWN_MODELS.map(({ name }) => name)).size).toBe(KNOWN_MODELS.length);
    for (const { licence, origin, contextLength, promptContract } of KNOWN_MODELS) {
      expect([licence, origin, contextLength, promptContract]).not.toContain(undefined);
    }
  });

  it("pin the two published interpreters", () => {
    const pins = ["qwen3-0.6b", "gpt2"].map((name) => KNOWN_MODELS.find((entry) => entry.name === name));
    expect(pins.map((entry) => [entry?.sizeBytes, entry?.sha256?.slice(0, 8)])).toEqual([
      [622733120, "9a16ed5c"],
      [139804832, "0aa260ef"],
    ]);
  });
});

describe("names in programs", () => {
  it.each([
    ["qwen3-0.6b", "qwen3-0.6b", "qwen3-0.6b-q6_k"],
    ["Qwen/Qwen3-0.6B", "qwen3-0.6b", "qwen3-0.6b-q6_k"],
    ["gpt2", "gpt2", "gpt2-q8_0"],
    ["openai-community/gpt2", "gpt2", "gpt2-q8_0"],
    ["acme/llm", "mine", "b"],
  ])("%s is %s with the runtime id %s", (interpreter, name, runtimeId) => {
    const own = parse([{ ...good, interpreters: ["acme/llm"] }]);
    const entry = findInterpreter(
      new Map([...KNOWN_MODELS, ...own].map((each) => [each.name, each])),
      interpreter,
    );
    expect(entry?.name).toBe(name);
    expect(modelRuntimeId(entry!)).toBe(runtimeId);
  });

  it("are nobody else's, and few lines of text", () => {
    expect(findInterpreter(new Map(), "gpt2")).toBeUndefined();
    const refused = (interpreters: unknown, message: RegExp) =>
      expect(() => parse([{ ...good, interpreters }])).toThrow(message);
    refused(["Qwen/Qwen3-0.6B"], /models\[0\]: the name "Qwen\/Qwen3-0\.6B" is taken/);
    refused("acme/llm", /interpreters is "acme\/llm"; needed is a list of at most 16 names/);
    refused(["a\nb"], /needed is a list/);
    refused(
      Array.from({ length: 17 }, (_, i) => `n${i}`),
      /needed is a list of at most 16/,
    );
  });
});

describe("addresses", () => {
  it("follow HF_ENDPOINT", () => {
    const [qwen] = KNOWN_MODELS;
    const address =
      "https://huggingface.co/programasweights/Qwen3-0.6B-GGUF-Q6_K/resolve/main/qwen3-0.6b-q6_k.gguf";
    expect(modelAddress(qwen!)).toBe(address);
    process.env.HF_ENDPOINT = "http://127.0.0.1:9/hub/";
    try {
      expect(modelAddress(qwen!)).toBe(address.replace("https://huggingface.co", "http://127.0.0.1:9/hub"));
    } finally {
      delete process.env.HF_ENDPOINT;
    }
    expect(() => hubEndpoint({ HF_ENDPOINT: "mirror" })).toThrow(/HF_ENDPOINT is "mirror"/);
  });

  it.each([
    ["https://huggingface.co/a/b/resolve/main/c", {}, "t"],
    ["https://huggingface.co.evil.example/a", {}, undefined],
    ["https://example.org/a", {}, undefined],
    ["http://huggingface.co/a", {}, undefined],
    ["http://mirror.example/a", { HF_ENDPOINT: "http://mirror.example" }, undefined],
    ["http://127.0.0.1:80/a", { HF_ENDPOINT: "http://127.0.0.1:80" }, "t"],
  ])("%s with %j gets the token %s", (address, environment, token) => {
    expect(tokenFor(address, { HF_TOKEN: "t", ...environment })).toBe(token);
  });

  it.each(["1", "true", "YES"])("PAW_OFFLINE=%s is offline", (value) => {
    expect(isOffline({ PAW_OFFLINE: value })).toBe(true);
    expect(isOffline({ PAW_OFFLINE: "0" })).toBe(false);
  });
});

describe("a model list", () => {
  it("adds models to the known ones", async () => {
    expect((await loadRegistry(folder.path, {})).size).toBe(KNOWN_MODELS.length);
    await writeFile(join(folder.path, "models.json"), JSON.stringify({ models: [good] }));
    expect((await loadRegistry(folder.path, {})).get("mine")).toEqual(good);
    const other = join(folder.path, "other.json");
    await writeFile(other, JSON.stringify({ models: [{ ...good, name: "theirs" }] }));
    const registry = await loadRegistry(folder.path, { PAW_MODELS: other });
    expect([registry.has("mine"), registry.has("theirs")]).toEqual([false, true]);
    await expect(loadRegistry(folder.path, { PAW_MODELS: "none.json" })).rejects.toMatchObject({
      code: "IO",
    });
  });

  it.each([
    ["not JSON", "{", /not valid JSON/],
    ["a list", "[]", /not a JSON object/],
    ["another key", '{"models":[],"x":1}', /"x" is not known/],
    ["no list", '{"models":{}}', /\{ "models": \[\.\.\.\] \} is needed/],
    ["a key twice", '{"models":[],"models":[]}', /"models" twice/],
  ])("with %s is refused", (_, text, message) => {
    expect(() => parseRegistry(Buffer.from(text), "models.json")).toThrow(message);
  });

  it.each([
    [7, /models\[0\]: an object is needed/],
    [{ url: good.url }, /models\[0\]: name is missing/],
    [{ ...good, name: "../up" }, /name is "\.\.\/up"; needed is 1 to 64 of a-z/],
    [{ ...good, name: "gpt2" }, /the name "gpt2" is taken/],
    [{ ...good, colour: "red" }, /"colour" is not known; there are name, title/],
    [{ ...good, sha256: "ABC" }, /sha256 is "ABC"; needed is 64 hexadecimal digits/],
    [{ ...good, sizeBytes: 1.5 }, /sizeBytes is 1\.5; needed is a whole number/],
    [{ ...good, promptContract: "alpaca" }, /promptContract is "alpaca"; needed is qwen-chat, plain/],
    [{ ...good, url: "ftp://x/y.gguf" }, /url is "ftp:\/\/x\/y\.gguf"; needed is an address/],
    [{ ...good, url: "https://a:b@x/y.gguf" }, /url holds a name or password/],
    [{ name: "mine" }, /either url or repository and file/],
    [{ ...good, repository: "a/b", file: "c.gguf" }, /either url or repository and file/],
    [{ name: "mine", repository: "a/b" }, /either url or repository and file/],
    [{ name: "mine", repository: "a/b", file: "x/../../y.gguf" }, /file is .*without '\.\.'/],
    [{ ...good, title: "two\nlines" }, /title is .*one line/],
  ])("with the entry %j is refused", (entry, message) => {
    expect(() => parse([entry])).toThrow(message);
    expect(() => parse([entry])).toThrow(expect.objectContaining({ code: "REGISTRY_INVALID" }));
  });

  it("with a name twice is refused", () => {
    expect(() => parse([good, good])).toThrow(/models\[1\]: the name "mine" is taken/);
  });
});

describe("finding a model", () => {
  const registry = new Map(KNOWN_MODELS.map((entry) => [entry.name, entry]));

  it("by name or by the address that the name stands for", () => {
    expect(findModel(registry, "gpt2").promptContract).toBe("plain");
    expect(findModel(registry, `${modelAddress(registry.get("gpt2")!)}?download=true`).name).toBe("gpt2");
  });

  it("by another address gives it a name of its own", () => {
    const a = findModel(registry, "https://a.example/x/Some%20Model.Q8_0.gguf");
    const b = findModel(registry, "https://b.example/x/Some%20Model.Q8_0.gguf");
    expect(a.name).toMatch(/^some-20model\.q8_0-[0-9a-f]{8}$/);
    expect(b.name).not.toBe(a.name);
    expect(modelFileName(a)).toBe("Some-20Model.Q8_0.gguf");
    expect(findModel(registry, "https://huggingface.co/a/b/blob/main/c.gguf").url).toContain(
      "/resolve/main/",
    );
  });

  it("unknown lists the names", () => {
    expect(() => findModel(registry, "gpt3")).toThrow(
      /no model "gpt3": there are qwen3-0\.6b, .*models\.json/,
    );
  });
});
