/**
 * English wishes to commands by a cheat sheet: one family a field of work (lines of a file, records, web requests,
 * packages, files, services, searches), one variant a tool. Part of the nl-to-command theme.
 */
import { type DrawnTask, type Family, family, type InputAxis } from "../family.js";
import { capital, fill } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
import { type Job, LINE_SHEET, RECORD_SHEET, SEARCH_SHEET, type Sheet } from "../lexicon/command-sheets.js";
import { FILE_SHEET, HTTP_SHEET, PACKAGE_SHEET, SERVICE_SHEET } from "../lexicon/command-sheets-systems.js";
import type { Random } from "../random.js";

/** Names and numbers are copied from the wish: only what leaves its letters alone is harmless. */
const COPYING_SURVIVES: readonly InputAxis[] = ["whitespace", "distractor", "injection"];

const OPENERS = ["", "", "", "", "please: ", "I want this: ", "now ", "ok, ", "quick one: "];
const CLOSERS = ["", "", "", "", ", please", ", thanks", "."];

/** What the sampler knows of a wish. */
interface Wish {
  readonly job: Job;
  readonly slots: Readonly<Record<string, string>>;
}

/** Slots as they stand in a printed sheet: "{word}" is shown as <word>. */
const printed = (form: string): string => form.replace(/\{(\w+)\}/g, "<$1>");

function sheetTask(random: Random, sheet: Sheet, dialect: string): DrawnTask {
  const chosen = random.sample(sheet.jobs, random.int(4, 5));
  const jobs = sheet.jobs.filter((job) => chosen.includes(job));
  const rest = sheet.jobs.filter((job) => !chosen.includes(job));
  const none = random.chance(0.4) ? random.pick(NOTHING) : undefined;
  const noun = random.pick(["wish", "request", "sentence", "message", "description"]);
  const tool = sheet.dialects[dialect] as string;
  const form = (job: Job): string => job.forms[dialect] as string;
  const arrows = jobs.map((job) => `${job.about} -> ${printed(form(job))}`).join("; ");
  const colons = jobs.map((job) => `${job.about}: ${printed(form(job))}`).join("\n");
  const missing = none ? ` If the ${noun} asks for something that is not on this list, answer ${none}.` : "";
  const brief = none ? ` Anything else: ${none}.` : "";
  const render = ({ job, slots }: Wish): string | undefined =>
    jobs.includes(job) ? fill(random, form(job), slots) : none;
  return {
    canonical: `Translate the ${noun} into ${tool}: ${arrows}.${brief}`,
    plain: [
      `Translate the ${noun} into one line for ${tool}. A name like <this> stands for what the user says. ${capital(arrows)}.${missing}`,
      `Write what the user wants as a command for ${tool}, in exactly these forms, with the names and numbers of the ${noun} in place of the <angle brackets>.\n${colons}\n${missing}`.trim(),
      `Given a ${noun} in English, output the line for ${tool} that does it. The forms are: ${arrows}. What is in <angle brackets> comes from the ${noun}.${missing}`,
      `This is a cheat sheet of ${tool}:\n${colons}\nPick the entry that the ${noun} needs, put in its values and print only the result.${missing}`,
    ],
    terse: [
      `${noun} -> ${tool}. ${arrows}.${brief}`,
      `English to ${tool}, filled in:\n${colons}${brief && `\n${brief.trim()}`}`,
      `one line for ${tool}; ${arrows}.${brief}`,
    ],
    casual: [
      `I keep forgetting how this goes in ${tool}, so just tell me the line. we have ${arrows}.${missing}`,
      `be my cheat sheet for ${tool} and fill in the <brackets> for me:\n${colons}\n${missing}`.trim(),
      `what do I type for that? it's ${tool}, so ${arrows}. only the line, ta.${missing}`,
    ],
    sample: (r) => {
      const foreign = r.chance(0.15) && none !== undefined;
      const wish = { job: r.pick(foreign ? rest : jobs), slots: sheet.slots(r) };
      const said = `${r.pick(OPENERS)}${r.pick(wish.job.say)}${r.pick(CLOSERS)}`;
      // Capital before filling: a name at the beginning is copied as it is.
      const input = fill(r, r.chance(0.3) ? capital(said) : said, wish.slots);
      return { input, output: render(wish) as string, latent: wish };
    },
    answer: ({ latent }) => render(latent as Wish),
  };
}

const sheetFamily = (name: string, sheet: Sheet, difficulty: Family["difficulty"], heldOut = false): Family =>
  family({
    id: `nl-to-command/${name}`,
    theme: "nl-to-command",
    difficulty,
    ...(heldOut ? { heldOut } : {}),
    variants: Object.keys(sheet.dialects),
    survives: COPYING_SURVIVES,
    draw: (random, variant) => sheetTask(random, sheet, variant),
  });

export const families: Family[] = [
  sheetFamily("lines-of-a-file", LINE_SHEET, "hard"),
  sheetFamily("records", RECORD_SHEET, "hard"),
  sheetFamily("web-requests", HTTP_SHEET, "hard", true),
  sheetFamily("packages", PACKAGE_SHEET, "medium"),
  sheetFamily("file-jobs", FILE_SHEET, "medium"),
  sheetFamily("services", SERVICE_SHEET, "medium"),
  sheetFamily("search-files", SEARCH_SHEET, "hard", true),
];
