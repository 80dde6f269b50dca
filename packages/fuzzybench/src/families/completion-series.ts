/** The items around a series of numbers, letters, days or months. Part of the completion theme. */
import { type DrawnTask, type Family, family } from "../family.js";
import { wordings } from "../lexicon/choices.js";

const CYCLES: Readonly<Record<string, readonly string[]>> = {
  "days of the week": "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday".split(","),
  "short days of the week": "Mon,Tue,Wed,Thu,Fri,Sat,Sun".split(","),
  months: "January,February,March,April,May,June,July,August,September,October,November,December".split(","),
  "short months": "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec".split(","),
  letters: [..."abcdefghijklmnopqrstuvwxyz"],
  "capital letters": [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  numbers: [],
};

/** Texts around a series, which stands for "#". */
const SERIES_FRAMES = [
  "#",
  "#",
  "series: #",
  "continue: #",
  "# ...",
  "row = #",
  "so far: #",
  "[#]",
  "given: #",
  "# ->",
  "list: # ?",
];

/** A series as drawn: its items (none for numbers), first place and step. */
interface Series {
  readonly items: readonly string[];
  readonly start: number;
  readonly step: number;
  readonly length: number;
  readonly join: string;
}

function itemAt({ items, start, step }: Series, i: number): string {
  const n = start + i * step;
  if (items.length === 0) return String(n);
  return items[((n % items.length) + items.length) % items.length] as string;
}
const shown = (series: Series, count = series.length): string =>
  Array.from({ length: count }, (_, i) => itemAt(series, i)).join(series.join);

interface SeriesAnswer {
  readonly give: readonly string[];
  /** True when the answer is the step, which the specification must not state then. */
  readonly secret?: boolean;
  readonly solve: (series: Series) => string;
}

const SERIES_ANSWERS = {
  next: {
    give: ["the next item", "the item that follows", "what comes next"],
    solve: (series) => itemAt(series, series.length),
  },
  append: {
    give: ["the series with its next item added", "the whole series, one item longer"],
    solve: (series) => shown(series, series.length + 1),
  },
  "after-next": {
    give: ["the item after the next one", "the item that comes second from here, with one left out"],
    solve: (series) => itemAt(series, series.length + 1),
  },
  before: {
    give: ["the item that would stand before the first one", "what came just before the beginning"],
    solve: (series) => itemAt(series, -1),
  },
  "next-two": {
    give: [
      "the next two items, separated as in the series",
      "the two items that follow, with the same sign between",
    ],
    solve: (series) => `${itemAt(series, series.length)}${series.join}${itemAt(series, series.length + 1)}`,
  },
  step: {
    give: [
      "the step from one number to the next (negative if they fall)",
      "by how much each number exceeds the one before, negative if it is lower",
    ],
    secret: true,
    solve: ({ step }) => String(step),
  },
} satisfies Record<string, SeriesAnswer>;

const KINDS = [...Object.keys(CYCLES), "numbers", "numbers", "letters"];
const NUMBER_STEPS = [
  [1, 2, 5, 10],
  [2, 3, 4],
  [-1, -2, -5],
  [1, -1, 2, -2],
];
const ITEM_STEPS = [[1], [1], [2], [-1], [1, 2], [1, -1]];

const nextInSeries = family({
  id: "completion/next-in-series",
  theme: "completion",
  difficulty: "medium",
  variants: Object.keys(SERIES_ANSWERS) as (keyof typeof SERIES_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { give: gives, secret = false, solve }: SeriesAnswer = SERIES_ANSWERS[variant];
    const drawn = random.pick(KINDS);
    const kind = secret ? "numbers" : drawn;
    const items = CYCLES[kind] as readonly string[];
    const numeric = items.length === 0;
    const steps = random.pick(numeric ? NUMBER_STEPS : ITEM_STEPS);
    const join = random.pick([", ", " ", " - ", "; "]);
    const give = random.pick(gives);
    const stride =
      steps.length === 1
        ? ` The step is always ${steps[0]}${steps[0]! < 0 ? " (backwards)" : ""}.`
        : " The step between items is constant.";
    const wrap = numeric ? "" : " After the last item the series starts over.";
    const brief = `${steps.length === 1 ? `, step ${steps[0]}` : ", constant step"}${numeric ? "" : ", wraps round"}`;
    return {
      canonical: `The input is a series of ${kind}${brief}: give ${give}.`,
      ...wordings(random, {
        plain: [
          `The input is a series of ${kind}. <Return|Give> ${give}.${stride}${wrap}`,
          `<Look at|Take> a row of ${kind} and output ${give}.${stride}${wrap}`,
          `Some ${kind} are listed in order. <Find|Tell> ${give}.${wrap}${stride}`,
          `A pattern of ${kind} runs on regularly. The answer is ${give}.${stride}${wrap}`,
        ],
        terse: [
          `series of ${kind}${brief} -> ${give}`,
          `${give} of the ${kind}${brief}`,
          `${kind} (${brief.slice(2)}): ${give}`,
        ],
        casual: [
          `how do these go on? it's ${kind}${brief}. I want ${give}`,
          `a row of ${kind} for you, I need ${give}${brief}`,
          `I give you some ${kind}, you give me ${give}${brief}`,
        ],
      }),
      sample: (r) => {
        const step = r.pick(steps);
        const length = r.int(3, 6);
        const start = numeric ? r.int(step < 0 ? 25 : 0, 60) : r.int(0, items.length - 1);
        const series: Series = { items, start, step, length, join };
        const input = r.pick(SERIES_FRAMES).replace("#", shown(series));
        return { input, output: solve(series), latent: series };
      },
      answer: ({ latent }) => solve(latent as Series),
    };
  },
});

export const families: Family[] = [nextInSeries];
