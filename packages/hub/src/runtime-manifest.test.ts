import { KNOWN_MODELS } from "@paw/store";
import { describe, expect, it } from "vitest";
import { hubWorld, KEY, said } from "./hub-world.test-suite.js";
import { readManifest } from "./runtime-manifest.js";

const world = hubWorld();
const ID = "acme-tiny-q4_0";
const SHA256 = "ab".repeat(32);

const BASE = {
  provider: "huggingface",
  repo: "acme/Tiny-GGUF",
  file: "tiny-q4_0.gguf",
  url: "https://huggingface.co/acme/Tiny-GGUF/resolve/main/tiny-q4_0.gguf",
  size_bytes: 1234,
  sha256: SHA256,
};
const RENDERED = { format: "rendered_text", placeholder: "{INPUT_PLACEHOLDER}" };

/** Every key of the published contract, with values of ours. */
const MANIFEST = {
  runtime_id: ID,
  manifest_version: 1,
  display_name: "Tiny (Q4_0)",
  interpreter: "acme/tiny",
  adapter_format: "gguf_lora",
  prompt_template: RENDERED,
  program_assets: { adapter_filename: "adapter.gguf", prefix_cache_required: false },
  base_inference: { ...RENDERED, contract_version: 1, template: "<u>{INPUT_PLACEHOLDER}</u>" },
  local_sdk: { supported: true, base_model: BASE, n_ctx: 2048 },
  js_sdk: { supported: false, base_model: null },
};
const withBase = (change: object) => ({
  ...MANIFEST,
  local_sdk: { ...MANIFEST.local_sdk, base_model: { ...BASE, ...change } },
});

describe("a runtime manifest", () => {
  it("comes from the service, by the id of the runtime", async () => {
    world.server.runtimes.set(ID, { ...MANIFEST, something: { new: [1] } });
    expect(await (await world.client()).runtime(ID)).toEqual({
      runtimeId: ID,
      interpreter: "acme/tiny",
      displayName: "Tiny (Q4_0)",
      base: { repository: "acme/Tiny-GGUF", file: "tiny-q4_0.gguf", sizeBytes: 1234, sha256: SHA256 },
      contextLength: 2048,
      baseTemplate: "<u>{INPUT_PLACEHOLDER}</u>",
    });
    expect(world.server.seen).toEqual([{ line: `GET /models/runtimes/${ID}`, key: KEY, body: undefined }]);
    expect(world.written).toBe(""); // nothing of the user's was sent
  });

  it("needs no more than what it is for and where its base is", () => {
    const { runtime_id, manifest_version, interpreter, adapter_format } = MANIFEST;
    const needed = { runtime_id, manifest_version, interpreter, adapter_format };
    const url = "http://127.0.0.1:8080/b.gguf?download=true";
    const alone = { file: "b.gguf", url, sha256: null };
    expect(readManifest({ ...needed, local_sdk: { supported: true, base_model: alone } }, ID)).toEqual({
      runtimeId: ID,
      interpreter: "acme/tiny",
      base: { file: "b.gguf", url },
    });
    const local_sdk = { supported: false, base_model: null, n_ctx: null };
    expect(readManifest({ ...needed, local_sdk }, ID)).toEqual({ runtimeId: ID, interpreter: "acme/tiny" });
  });

  it.each(["qwen3-0.6b", "gpt2"])("of %s must name the base that is pinned here", (name) => {
    const {
      file = "",
      sizeBytes,
      sha256,
      repository,
    } = KNOWN_MODELS.find((entry) => entry.name === name) ?? {};
    const id = file.replace(".gguf", "");
    const known = (change: object) => ({
      ...withBase({ file, repo: repository, size_bytes: sizeBytes, sha256, ...change }),
      runtime_id: id,
    });
    const pinned = { repository, file, sizeBytes, sha256 };
    expect(readManifest(known({}), id).base).toEqual(pinned);
    expect(readManifest(known({ size_bytes: null, sha256: null }), id).base).toEqual(pinned);
    for (const change of [{ sha256: SHA256 }, { size_bytes: 7 }]) {
      expect(() => readManifest(known(change), id)).toThrow(
        expect.objectContaining({
          code: "HASH_MISMATCH",
          message: expect.stringMatching(new RegExp(`${id} names .*${sha256}.*npx paw pull ${name} `)),
        }),
      );
    }
  });
});

describe("refused", () => {
  it.each([2, 0, "1", null, undefined, { a: "\u202e" }])("the version %j", (manifest_version) => {
    expect(() => readManifest({ ...MANIFEST, manifest_version }, ID)).toThrow(
      expect.objectContaining({
        code: "API_INVALID",
        message: expect.stringMatching(
          /has (no )?version.*this release reads version 1\. A newer .*--base FILE/,
        ),
      }),
    );
  });

  const local = (change: object) => ({ ...MANIFEST, local_sdk: { ...MANIFEST.local_sdk, ...change } });
  const inference = (change: object) => ({
    ...MANIFEST,
    base_inference: { ...MANIFEST.base_inference, ...change },
  });
  it.each<[string, unknown, RegExp]>([
    ["a list", [MANIFEST], /a runtime manifest is \[/],
    ["another runtime", { ...MANIFEST, runtime_id: "other" }, /runtime_id of the manifest is "other"/],
    ["no interpreter", { ...MANIFEST, interpreter: "" }, /interpreter is ""/],
    ["a long interpreter", { ...MANIFEST, interpreter: "x".repeat(201) }, /interpreter is "x{79}; needed/],
    ["an interpreter of two lines", { ...MANIFEST, interpreter: "a\nb" }, /interpreter is "a\\nb"/],
    [
      "one that steers a terminal",
      { ...MANIFEST, interpreter: "a\u009b2J\u202e" },
      /interpreter is "a\?2J\?"/,
    ],
    ["another adapter", { ...MANIFEST, adapter_format: "peft" }, /adapter_format is "peft"/],
    [
      "another prompt",
      { ...MANIFEST, prompt_template: { ...RENDERED, placeholder: "%s" } },
      /placeholder .*"%s"/,
    ],
    [
      "a prompt of turns",
      { ...MANIFEST, prompt_template: { format: "chat" } },
      /format of a prompt is "chat"/,
    ],
    [
      "another file",
      { ...MANIFEST, program_assets: { adapter_filename: "a.bin" } },
      /adapter_filename is "a\.bin"/,
    ],
    ["no local_sdk", { ...MANIFEST, local_sdk: null }, /local_sdk is null/],
    ["no word on support", local({ supported: "yes" }), /supported of local_sdk is "yes"/],
    ["no base", local({ base_model: null }), /base_model is null/],
    ["no context", local({ n_ctx: 0 }), /n_ctx is 0; needed: a whole number from 1 to 16777216/],
    ["a huge context", local({ n_ctx: 2 ** 24 + 1 }), /n_ctx is 16777217/],
    ["half a context", local({ n_ctx: 10.5 }), /n_ctx is 10\.5/],
    ["a file elsewhere", withBase({ file: "../x.gguf" }), /file of base_model is "\.\.\/x\.gguf"/],
    ["a file with a long name", withBase({ file: "x".repeat(121) }), /file of base_model/],
    ["a repository elsewhere", withBase({ repo: "a/b/c" }), /repo of base_model is "a\/b\/c"/],
    ["a size of none", withBase({ size_bytes: -1 }), /size_bytes is -1/],
    ["a huge size", withBase({ size_bytes: 2 ** 37 }), /size_bytes is 137438953472/],
    ["a hash in capitals", withBase({ sha256: "AB".repeat(32) }), /sha256 of base_model is "ABAB/],
    [
      "no place",
      withBase({ provider: "s3", url: null }),
      /url of base_model is null; needed: an address, or/,
    ],
    ["another contract", inference({ contract_version: 2 }), /contract_version of base_inference is 2/],
    ["no place for the input", inference({ template: "x" }), /template of base_inference is "x"/],
    ["two", inference({ template: "{INPUT_PLACEHOLDER}{INPUT_PLACEHOLDER}" }), /exactly once/],
    ["a long template", inference({ template: `{INPUT_PLACEHOLDER}${"x".repeat(64_000)}` }), /at most 64000/],
  ])("%s", (_, manifest, message) => {
    expect(() => readManifest(manifest, ID)).toThrow(
      expect.objectContaining({ code: "API_INVALID", message: expect.stringMatching(message) }),
    );
  });

  it.each([
    "http://huggingface.co/b.gguf",
    "ftp://huggingface.co/b.gguf",
    "file:///etc/passwd",
    "https://me:secret@huggingface.co/b.gguf",
    "https://huggingface.co/$(id).gguf",
    'https://huggingface.co/";id;".gguf',
    "https://huggingface.co/a b.gguf",
    `https://huggingface.co/${"b".repeat(2001)}`,
    7,
  ])("the address %j, with and without a repository", (url) => {
    for (const repo of [BASE.repo, null]) {
      expect(() => readManifest(withBase({ repo, url }), ID)).toThrow(
        /url of base_model is .*an https address/,
      );
    }
  });

  it("what the service has not, ids that are none, and answers out of the contract", async () => {
    const hub = await world.client();
    const options = { clock: world.clock };
    expect(await said(hub.runtime(ID, options))).toMatch(/^NOT_FOUND: .*"not_found: Runtime not found\./);
    world.server.seen.length = 0;
    for (const id of ["", "../programs", "a/b", ".x", "x".repeat(129)]) {
      expect(await said(hub.runtime(id, options))).toMatch(/^OPTION_INVALID: .* is no runtime id/);
    }
    expect(world.server.seen).toEqual([]);
    world.server.runtimes.set(ID, { ...MANIFEST, manifest_version: 2 });
    expect(await said(hub.runtime(ID, options))).toMatch(
      /^API_INVALID: .*acme-tiny-q4_0 has version 2: this/,
    );
    world.server.faults = [{ status: 503 }, { cutAfter: 20 }];
    world.server.runtimes.set(ID, MANIFEST);
    expect(await hub.runtime(ID, options)).toMatchObject({ runtimeId: ID }); // asked again
  });
});
