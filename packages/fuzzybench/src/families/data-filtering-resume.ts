/** What a line of a curriculum vitae contains, by several groupings. Part of the data-filtering theme. */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { alone, type Group, group, grouping, rest, type Texts } from "../frames/grouping.js";
import { RESUME_SECTIONS, RESUME_SLOTS } from "../lexicon/a-resume-lines.js";
import { capital } from "../lexicon/a-text.js";

const RESUME_TEXTS: Texts = {
  pool: RESUME_SECTIONS,
  slots: RESUME_SLOTS,
  write: (random, text) => (random.chance(0.3) ? `- ${text}` : text),
};

/** Sections that a reader could confuse (a licence is also a skill) stand together or apart by their meaning. */
const RESUME_GROUPS: Readonly<Record<string, readonly Group[]>> = {
  "all-sections": RESUME_SECTIONS.map((info) => ({ info, kinds: [info.key] })),
  "school-work-rest": [
    ...alone(RESUME_SECTIONS, "education", "experience"),
    rest("contact skills languages hobbies"),
  ],
  "tools-tongues-rest": [
    ...alone(RESUME_SECTIONS, "skills", "languages"),
    rest("contact education experience hobbies"),
  ],
  "contact-or-not": [
    group(
      "contact",
      "contact / personal / identity",
      "how to reach the person / name, address, phone or mail / contact details",
    ),
    group(
      "education experience skills languages hobbies certificate",
      "other / content / rest",
      "all other lines / anything about the life and abilities of the person / no contact details",
    ),
  ],
  "free-time-or-career": [
    group(
      "education experience skills languages certificate",
      "career / useful / job",
      "training, jobs, abilities and certificates / what counts for a job / the career",
    ),
    group("hobbies", "leisure / private / fun", "hobbies and free time / interests outside work / leisure"),
  ],
  "learnt-or-done": [
    group(
      "experience",
      "done / practice / jobs",
      "positions held / practical work for a company / jobs and internships",
    ),
    group(
      "education languages skills",
      "learnt / theory / knows",
      "studies, languages and skills / what the person has learnt or knows / schooling and knowledge",
    ),
  ],
  "needs-proof": [
    group(
      "education certificate",
      "proof / document / paper",
      "degrees, licences and certificates / everything for which a paper can be shown / studies and official awards",
    ),
    group(
      "skills languages hobbies",
      "claim / word / trust",
      "skills, languages and hobbies / abilities and interests that are only claimed / tools, tongues and leisure",
    ),
    group(
      "contact experience",
      "check / call / ask",
      "contact details and former jobs / how to reach people, and employers / addresses and positions",
    ),
  ],
};

const resume: Family = {
  id: "data-filtering/resume-line",
  theme: "data-filtering",
  difficulty: "easy",
  variants: Object.keys(RESUME_GROUPS),
  survives: MEANING_SURVIVES,
  draw: (random, variant) =>
    grouping(random, RESUME_TEXTS, RESUME_GROUPS[variant] as readonly Group[], {
      nouns: ["résumé", "CV", "curriculum vitae", "job application"],
      word: (noun, [s0, s1, s2, s3, s4]) => ({
        canonical: `Kind of the ${noun} line: ${s0}.`,
        plain: [
          `Say which group a line of a ${noun} belongs to: ${s0}.`,
          `Classify one line taken from a ${noun}. The classes are ${s1}.`,
          `What does this line of a ${noun} contain? Use ${s2}.`,
          `Sort ${noun} lines for a recruiter. ${capital(s3 as string)}.`,
          `Name the class of a line from the ${noun}. ${capital(s4 as string)}.`,
        ],
        terse: [`${noun} line: ${s0}`, `line type? ${s3}`, `${noun} line, one of ${s1}`],
        casual: [
          `I'm parsing a ${noun} line by line, what is each one? ${s1}`,
          `tag the lines please: ${s3}`,
          `what kind of info is that in the ${noun}? use ${s2}`,
        ],
      }),
    }),
};

export const families: Family[] = [resume];
