import { describe, expectTypeOf, it } from "vitest";
import {
  compile,
  load,
  type PawFunction,
  type PawOptions,
  type PawPrograms,
  type ProgramOutput,
  type StandardSchema,
} from "./index.js";

declare module "./index.js" {
  interface PawPrograms {
    "type-test/triage.paw": "ALERT" | "QUIET";
    "type-test/title.paw": string;
  }
}

// The functions below are never called: the compiler checks these tests, not the run.
const spec = "Say how urgent the message is.";

describe("the type of a loaded program", () => {
  it("is that of the path, or string", () => {
    expectTypeOf(() => load("type-test/triage.paw")).returns.resolves.toEqualTypeOf<
      PawFunction<"ALERT" | "QUIET">
    >();
    expectTypeOf(() =>
      load("type-test/triage.paw", { workers: 1, memoBytes: 0 }),
    ).returns.resolves.toEqualTypeOf<PawFunction<"ALERT" | "QUIET">>();
    expectTypeOf(() => load("type-test/title.paw")).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf(() => load("type-test/other.paw")).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf((path: string) => load(path)).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf((url: URL) => load(url)).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf((bytes: Uint8Array) => load(bytes)).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf((source: string | URL | Uint8Array) =>
      load(source),
    ).returns.resolves.toEqualTypeOf<PawFunction>();
  });

  it("is the union over paths that are known by turns", () => {
    expectTypeOf<ProgramOutput<keyof PawPrograms>>().toEqualTypeOf<string>();
    expectTypeOf<ProgramOutput<"type-test/triage.paw">>().toEqualTypeOf<"ALERT" | "QUIET">();
    expectTypeOf<ProgramOutput<"type-test/triage.paw" | "x">>().toEqualTypeOf<string>();
  });

  it("is that of the labels given, before that of the path", () => {
    expectTypeOf(() => load("x.paw", { labels: ["a", "b"] })).returns.resolves.toEqualTypeOf<
      PawFunction<"a" | "b">
    >();
    expectTypeOf(() => load("x.paw", { labels: ["a", "b"] as const })).returns.resolves.toEqualTypeOf<
      PawFunction<"a" | "b">
    >();
    expectTypeOf(() =>
      load("type-test/triage.paw", { labels: ["RED"], workers: 1 }),
    ).returns.resolves.toEqualTypeOf<PawFunction<"RED">>();
    expectTypeOf((url: URL) => load(url, { labels: ["a"] })).returns.resolves.toEqualTypeOf<
      PawFunction<"a">
    >();
  });

  it("is string where the labels are not known, or not known to be there", () => {
    expectTypeOf((labels: readonly string[]) =>
      load("type-test/triage.paw", { labels }),
    ).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf((options: PawOptions) =>
      load("type-test/triage.paw", options),
    ).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf((options: { labels?: readonly ["a"] }) =>
      load("type-test/triage.paw", options),
    ).returns.resolves.toEqualTypeOf<PawFunction>();
  });

  it("refuses options that are misspelt or of the wrong type", () => {
    // @ts-expect-error there is no such option
    expectTypeOf(() => load("type-test/triage.paw", { wrokers: 1 })).returns.not.toBeAny();
    // @ts-expect-error there is no such option
    expectTypeOf(() => load("x.paw", { labels: ["a"], wrokers: 1 })).returns.not.toBeAny();
    // @ts-expect-error labels are texts
    expectTypeOf(() => load("x.paw", { labels: [1] })).returns.not.toBeAny();
  });

  it("fits where a function of any answers is asked for", () => {
    expectTypeOf<PawFunction<"a" | "b">>().toExtend<PawFunction>();
    expectTypeOf<PawFunction>().not.toExtend<PawFunction<"a" | "b">>();
  });
});

describe("the type of a compiled program", () => {
  it("is that of the labels given, or string", () => {
    expectTypeOf(() => compile(spec, { labels: ["high", "low"] })).returns.resolves.toEqualTypeOf<
      PawFunction<"high" | "low">
    >();
    expectTypeOf(() => compile({ spec }, { labels: ["high"], workers: 1 })).returns.resolves.toEqualTypeOf<
      PawFunction<"high">
    >();
    expectTypeOf(() => compile(spec)).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf(() => compile({ spec }, { workers: 1 })).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf((options: PawOptions) =>
      compile(spec, options),
    ).returns.resolves.toEqualTypeOf<PawFunction>();
    expectTypeOf((labels: string[]) =>
      compile(spec, { labels }),
    ).returns.resolves.toEqualTypeOf<PawFunction>();
    // @ts-expect-error there is no such option
    expectTypeOf(() => compile(spec, { labels: ["high"], wrokers: 1 })).returns.not.toBeAny();
  });

  it("is the schema's where there is one, with labels too", () => {
    const withSchema = (output: StandardSchema<"high" | "low", 0 | 1>) =>
      compile({ spec, output }, { labels: ["high", "low"] });
    expectTypeOf(withSchema).returns.resolves.toEqualTypeOf<PawFunction<0 | 1>>();
  });
});
