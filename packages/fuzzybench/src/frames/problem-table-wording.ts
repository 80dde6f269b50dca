/** Words the specification of a row of problem-table.ts in many ways and samples its pairs. */
import type { DrawnTask, SampledPair } from "../family.js";
import { capital, nameClasses } from "../lexicon/a-text.js";
import { choose, NOTHING, wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";
import type { ClassRow, Problem, ValueRow, YesNoRow } from "./problem-table.js";

/** "Write nothing" would be misread, and the article of "n/a if" corrected. */
const ABSENT = NOTHING.filter((word) => word !== "nothing" && word !== "n/a");

/** Share of problems without an answer, where a row provides for them. */
const ABSENT_SHARE = 0.25;

/** Tries to meet a class that was drawn before the problem; after that any problem is good. */
const TRIES = 40;

export function valueTask<P extends Problem>(
  random: Random,
  input: string,
  row: ValueRow<P>,
  problem: (r: Random) => P,
): DrawnTask {
  const none = random.pick(ABSENT);
  const note = row.note ? ` ${row.note}` : "";
  const answer = random.pick(["Answer", "Return", "Write", "Say"]);
  const tail = `${note}${row.none ? ` ${random.pick([`${answer} ${none} if ${row.none}.`, `If ${row.none}, the answer is ${none}.`])}` : ""}`;
  const brief = row.none ? `; ${none} if ${row.none}` : "";
  const solve = (p: P): string => row.solve(p) ?? none;
  const full = (frames: readonly string[], n: number) =>
    random.sample(frames, n).map((frame) => frame.replace("{goal}", () => row.goal) + tail);
  return {
    canonical: choose(random, `From ${an(input)} give ${row.goal}${brief}.${note}`),
    ...wordings(random, {
      plain: full(
        [
          `The input is ${an(input)}. Return {goal}.`,
          `Given ${an(input)}, <write|output> {goal}.`,
          `<Read|Look at> the ${input} and <give|answer with> {goal}.`,
          `For each ${input}, the answer is {goal}.`,
          `<Work out|Find> {goal}. The input holds ${an(input)}.`,
          `What we have is ${an(input)}; what we want is {goal}.`,
          `A small function takes ${an(input)} and returns {goal}.`,
          `The <task|job>: get {goal}. You are shown ${an(input)} and nothing else.`,
          `<Someone|A user> hands in ${an(input)} and wants to know {goal}.`,
          `Respond with {goal} and no further text, based on the ${input}.`,
          `Treat every message as ${an(input)}. The <reply|response> consists of {goal}.`,
          `This function reads ${an(input)}. Its output: {goal}.`,
          `<Determine|Establish> {goal} from ${an(input)}. Add no explanation.`,
          `Whenever ${an(input)} comes in, print {goal}.`,
        ],
        5,
      ),
      terse: random
        .sample(
          [
            `${input} -> {goal}`,
            `{goal}, given ${an(input)}`,
            `input: ${input}; output: {goal}`,
            `give {goal}`,
            `just {goal}`,
            `from ${an(input)}: {goal}`,
            `want: {goal}; have: ${input}`,
            `answer with {goal}`,
          ],
          3,
        )
        .map((frame) => `${frame.replace("{goal}", () => row.goal)}${brief}.${note}`),
      casual: full(
        [
          `hey, can you give me {goal}? I'll send ${an(input)} each time.`,
          `so I've got ${an(input)} and just need {goal}.`,
          `could you look at the ${input} and tell me {goal}? nothing else please.`,
          `I keep pasting ${an(input)} here, always come back with {goal}.`,
          `what I'm after is {goal}; the ${input} is all you get.`,
          `please take the ${input} and give me {goal}, thanks.`,
          `quick one: what's in the ${input}? I only care about {goal}.`,
          `my script needs {goal}, so that's all it should get back for ${an(input)}.`,
          `ok so every time it's ${an(input)}, and every time I want {goal}.`,
        ],
        3,
      ),
    }),
    sample: (r) => {
      const absent = r.chance(ABSENT_SHARE);
      const p = row.none
        ? sampleWhere(r, problem, (one) => (row.solve(one) === undefined) === absent)
        : problem(r);
      return { input: p.text, output: solve(p), latent: p };
    },
    answer: (pair: SampledPair) => solve(pair.latent as P),
  };
}

const YES_NO = [
  ["yes", "no"],
  ["true", "false"],
  ["1", "0"],
  ["Y", "N"],
  ["YES", "NO"],
  ["T", "F"],
] as const;

export function yesNoTask<P extends Problem>(
  random: Random,
  input: string,
  row: YesNoRow<P>,
  problem: (r: Random) => P,
): DrawnTask {
  const [y, n] = random.pick([...YES_NO, ...(row.names ?? []), ...(row.names ?? [])]);
  const note = row.note ? ` ${row.note}` : "";
  const full = (frames: readonly string[], count: number) =>
    random.sample(frames, count).map((frame) => frame + note);
  return {
    canonical: `Answer ${y} if ${row.yes}, and ${n} if ${row.no}.${note}`,
    ...wordings(random, {
      plain: full(
        [
          `Decide whether ${row.yes}. Answer ${y} if so and ${n} if ${row.no}.`,
          `The input is ${an(input)}. Return ${y} when ${row.yes}, and ${n} when ${row.no}.`,
          `<Check|Examine> the ${input}: ${y} means that ${row.yes}, ${n} means that ${row.no}.`,
          `Is it true of the ${input} that ${row.yes}? <Write|Output> ${y} for yes; if ${row.no}, <write|output> ${n}.`,
          `Given ${an(input)}, output ${n} if ${row.no}, or ${y} if ${row.yes}.`,
          `Every ${input} gets a verdict, ${y} or ${n}. The first is right when ${row.yes}, the second when ${row.no}.`,
          `Look at the ${input} and find out if ${row.yes}. Then say ${y}; say ${n} when ${row.no}.`,
          `Judge the ${input}. If ${row.yes}, the verdict is ${y}. If ${row.no}, it is ${n}.`,
          `Two answers are possible for ${an(input)}: ${y}, which says that ${row.yes}, and ${n}, which says that ${row.no}.`,
          `Tell ${y} from ${n}: with ${y}, ${row.yes}; with ${n}, ${row.no}. You get ${an(input)}.`,
          `Test one thing about the ${input}, namely whether ${row.yes}. The result is ${y} in that case and ${n} when ${row.no}.`,
          `Reply with ${y} as soon as ${row.yes}; as long as ${row.no}, reply with ${n}. What you see is ${an(input)}.`,
        ],
        5,
      ),
      terse: full(
        [
          `${y} if ${row.yes}, ${n} if ${row.no}.`,
          `${input}: ${row.yes} -> ${y}, ${row.no} -> ${n}.`,
          `${n} = ${row.no}; ${y} = ${row.yes}.`,
          `${y} when ${row.yes}, else ${n}.`,
          `${input} -> ${y} (${row.yes}) or ${n} (${row.no}).`,
          `say ${y} where ${row.yes}; ${n} where ${row.no}.`,
        ],
        3,
      ),
      casual: full(
        [
          `tell me if ${row.yes}: ${y} if that's so, ${n} if ${row.no}.`,
          `I'd like to see ${y} when ${row.yes} and ${n} when ${row.no}, nothing more.`,
          `just say ${y} or ${n} for the ${input}. ${y} is when ${row.yes}, ${n} is when ${row.no}.`,
          `hey, got ${an(input)} here. ${y} please if ${row.yes}, but ${n} if ${row.no}.`,
          `I only want one word back for ${an(input)}: ${y} means ${row.yes}, ${n} means ${row.no}.`,
          `so here's the deal, if ${row.yes} you answer ${y}, and if ${row.no} you answer ${n}. you'll be given ${an(input)}.`,
          `check the ${input} for me? ${n} if ${row.no}, ${y} if ${row.yes}, thanks.`,
        ],
        3,
      ),
    }),
    labels: [y, n],
    sample: (r) => {
      const wanted = r.chance(0.5);
      const p = sampleWhere(r, problem, (one) => row.holds(one) === wanted);
      return { input: p.text, output: row.holds(p) ? y : n, latent: p };
    },
    answer: (pair) => (row.holds(pair.latent as P) ? y : n),
  };
}

export function classTask<P extends Problem>(
  random: Random,
  input: string,
  row: ClassRow<P>,
  problem: (r: Random) => P,
): DrawnTask {
  // Names of one set: a list like "north, E, down" would be odd.
  const set = random.int(0, Math.min(...row.classes.map(({ names }) => names.length)) - 1);
  const named = nameClasses(
    random,
    row.classes.map((info) => ({ ...info, names: [info.names[set] as string] })),
  );
  const [s0, s1, s2, s3, s4] = named.says as readonly [string, string, string, string, string];
  const note = row.note ? ` ${row.note}` : "";
  const full = (frames: readonly string[], count: number) =>
    random.sample(frames, count).map((frame) => frame + note);
  return {
    canonical: capital(choose(random, `${row.by}: ${s0}.${note}`)),
    ...wordings(random, {
      plain: full(
        [
          `Classify ${an(input)} by ${row.by}: ${s0}.`,
          `The input is ${an(input)}. <Determine|Judge> ${row.by}. Use ${s2}.`,
          `From the ${input}, tell ${row.by}: ${s1}.`,
          `Which label fits the ${input}, going by ${row.by}? ${capital(s3)}.`,
          `Label the ${input} according to ${row.by}. ${capital(s4)}.`,
          `<Find|Work out> ${row.by} and print its label. For ${an(input)} there are these: ${s0}.`,
          `Assign ${an(input)} to one class. The criterion is ${row.by}; the classes are ${s1}.`,
          `What matters is ${row.by}. Look at the ${input} and choose: ${s3}.`,
          `You receive ${an(input)} and return a label that states ${row.by}. ${capital(s0)}.`,
          `Go through ${an(input)} and settle ${row.by}: ${s2}.`,
        ],
        5,
      ),
      terse: full(
        [
          `${row.by}: ${s0}.`,
          `${input} -> ${row.by}. ${capital(s3)}.`,
          `label by ${row.by}, ${s1}.`,
          `${s0}`,
        ],
        3,
      ),
      casual: full(
        [
          `I've got a pile of these, one ${input} at a time. tag ${row.by}: ${s1}.`,
          `got ${an(input)} here, what's ${row.by}? ${s3}.`,
          `sort these for me by ${row.by}, so ${s0}.`,
          `tag every ${input} for me please, ${s2}. it's about ${row.by}.`,
          `I'm sorting things by ${row.by}. for ${an(input)} that means ${s3}.`,
          `can you look at the ${input} and say which one it is? ${s0}. it depends on ${row.by}.`,
        ],
        3,
      ),
    }),
    labels: named.all,
    sample: (r) => {
      const at = r.int(0, named.all.length - 1);
      const p = sampleWhere(r, problem, (one) => row.of(one) === at);
      const covered = row.of(p) >= 0 ? p : sampleWhere(r, problem, (one) => row.of(one) >= 0);
      return { input: covered.text, output: named.all[row.of(covered)] as string, latent: covered };
    },
    answer: (pair) => named.all[row.of(pair.latent as P)],
  };
}

/** A problem that meets the condition if some tries find one, so that the answers are about equally frequent. */
function sampleWhere<P>(r: Random, problem: (r: Random) => P, wanted: (p: P) => boolean): P {
  let p = problem(r);
  for (let i = 0; i < TRIES && !wanted(p); i++) p = problem(r);
  return p;
}

/** The noun with its article. */
export const an = (noun: string): string => `${/^(?!uni|use)[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
