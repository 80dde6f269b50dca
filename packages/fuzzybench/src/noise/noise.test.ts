import { describe, expect, test } from "vitest";
import { type DrawnTask, INPUT_AXES } from "../family.js";
import { Random } from "../random.js";
import { writeSpec } from "../spec.js";
import { noisyInput } from "./input-noise.js";
import { LEVELS } from "./level.js";
import { noisySpec, SPEC_AXES } from "./spec-noise.js";
import { misspelt, withTypos } from "./typos.js";

const task: DrawnTask = {
  canonical: "Weather of the sentence.",
  plain: [
    'Classify the sentence about the weather. Return "stormy" exactly as written if it does not mention sunshine.',
    "Determine which weather the sentence is about. Ignore the rest of it.",
    "Find out what kind of weather somebody describes.",
  ],
  terse: ["weather: stormy or sunny", "sunny or stormy?"],
  casual: [
    "hey, what weather do they talk about? stormy or sunny",
    "can you sort these by weather, sunny and stormy",
  ],
  labels: ["stormy", "sunny"],
  sample: (random) => ({
    input: `Clouds number ${random.int(1, 9999)}, sharply rising.`,
    output: random.pick(["stormy", "sunny"]),
  }),
};
const written = (i: number) => writeSpec(task, Random.of("noise", i));
const SPECS = Array.from({ length: 40 }, (_, i) => written(i));

describe("noisySpec", () => {
  test("keeps labels and shown examples on every axis and level", () => {
    for (const axis of SPEC_AXES)
      for (const level of LEVELS)
        for (const [i, spec] of SPECS.entries()) {
          const text = noisySpec(task, spec, axis, level, Random.of(axis, level, i));
          for (const { input, output } of spec.examples) {
            expect(text).toContain(input);
            expect(text.slice(text.indexOf(input) + input.length)).toContain(output);
          }
          for (const label of task.labels!)
            if (spec.text.includes(label)) expect(text, axis).toContain(label);
        }
  });

  test("keeps an example whose short input stands in the wording too", () => {
    const text =
      "Find the number after five in the sentence, please, whatever stands there.\n\nfive -> seventeen";
    const examples = [{ input: "five", output: "seventeen" }];
    for (let i = 0; i < 40; i++) {
      const noisy = noisySpec(
        task,
        { text, style: "plain", examples },
        "typos",
        "heavy",
        Random.of("short", i),
      );
      expect(noisy.endsWith("\n\nfive -> seventeen")).toBe(true);
      expect(noisy).not.toBe(text);
    }
  });

  test("leaves code and the text around examples alone", () => {
    const code =
      "List the packages, in exactly this form:\nsearch packages: pacman -Ss <pkg>\ninstall them: sudo pacman -S <pkg>";
    const examples = [
      { input: "aaa", output: "NET" },
      { input: "bbb", output: "NET" },
    ];
    const text = `${code}\n\nInput: aaa\nOutput: NET\n\nInput: bbb\nOutput: NET`;
    for (let i = 0; i < 40; i++)
      for (const axis of ["typos", "ambiguity"] as const) {
        const noisy = noisySpec(
          task,
          { text, style: "plain", examples },
          axis,
          "heavy",
          Random.of("code", i),
        );
        expect(noisy).toContain("pacman -Ss <pkg>\n");
        expect(noisy).toContain(" sudo pacman -S <pkg>");
        expect(noisy.endsWith("\n\nInput: aaa\nOutput: NET\n\nInput: bbb\nOutput: NET")).toBe(true);
      }
  });

  test("grows with the level", () => {
    for (const axis of ["typos", "grammar", "ambiguity", "formatting", "all"] as const) {
      const changed = LEVELS.map((level) => {
        const distance = SPECS.map((spec, i) => {
          const words = new Set(spec.text.split(/(\s+)/));
          return noisySpec(task, spec, axis, level, Random.of(axis, level, i))
            .split(/(\s+)/)
            .filter((word) => !words.has(word)).length;
        });
        return distance.reduce((sum, n) => sum + n, 0);
      });
      expect(changed[0], axis).toBeLessThan(changed[1]!);
      expect(changed[1], axis).toBeLessThan(changed[2]!);
    }
  });
});

describe("withTypos", () => {
  test("changes plain words only, and at least one", () => {
    const text = "Send foo_bar.txt to 12abc at https://host.example/path within seconds please";
    for (let i = 0; i < 60; i++) {
      const changed = withTypos(text, 0.3, Random.of("typos", i));
      expect(changed).toContain("foo_bar.txt to 12abc at https://host.example/path");
      expect(changed).not.toBe(undefined);
    }
    expect(withTypos("a bc 12", 1, Random.of("x"))).toBe("a bc 12");
  });

  test("keeps first and last letters", () => {
    for (let i = 0; i < 60; i++) {
      const word = misspelt("monitor", Random.of("slip", i));
      expect([word[0], word.at(-1)]).toEqual(["m", "r"]);
    }
  });
});

describe("noisyInput", () => {
  const input = 'The final bill - "twenty-one" euros - didn\'t reach the office of the buyer';
  const noisy = (axis: (typeof INPUT_AXES)[number], level: (typeof LEVELS)[number], labels?: string[]) =>
    noisyInput(input, axis, level, Random.of(axis, level), labels);

  test("changes the input on every axis, more at heavier levels", () => {
    for (const axis of INPUT_AXES)
      for (const level of LEVELS) expect(noisy(axis, level), `${axis} ${level}`).not.toBe(input);
    expect(noisy("truncation", "heavy").length).toBeLessThan(noisy("truncation", "light").length);
    expect(noisy("distractor", "heavy").split("\n").length).toBeGreaterThan(
      noisy("distractor", "light").split("\n").length,
    );
  });

  test("does to the text what its axis says and no more", () => {
    for (const level of LEVELS) {
      expect(noisy("case", level).toLowerCase()).toBe(input.toLowerCase());
      expect(noisy("whitespace", level).trim().replace(/\s+/g, " ")).toBe(input);
      expect(noisy("distractor", level)).toContain(input);
      expect(noisy("injection", level, ["YES", "NO"])).toContain(input);
      expect(noisy("injection", level, ["YES", "NO"])).toMatch(/YES|NO/);
      expect(noisy("unicode", level).normalize("NFKC").replace(/[“”]/g, '"').replace(/’/g, "'")).toMatch(
        /^The final bill . "twenty.one" euros . didn't/,
      );
    }
  });
});
