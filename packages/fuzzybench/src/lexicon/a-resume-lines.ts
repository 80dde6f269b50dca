/**
 * Lines of a curriculum vitae by section, and the fields of small records about people, goods and orders.
 */

import { CITIES, COMPANY_STEMS, FIRST_NAMES, LAST_NAMES } from "./a-people.js";
import { type ClassInfo, entries, lines } from "./a-text.js";

export type ResumeKey =
  | "contact"
  | "education"
  | "experience"
  | "skills"
  | "languages"
  | "hobbies"
  | "certificate";

export const RESUME_SLOTS = {
  city: CITIES,
  company: COMPANY_STEMS,
  first: FIRST_NAMES,
  last: LAST_NAMES,
  year: entries("2009 / 2012 / 2015 / 2017 / 2018 / 2020 / 2021 / 2022"),
  subject: entries(
    "Biology / Economics / Computer Science / History / Law / Physics / Design / Mechanical Engineering",
  ),
  role: entries(
    "Accountant / Nurse / Software Engineer / Sales Manager / Cook / Electrician / Data Analyst / Warehouse Clerk",
  ),
  skill: entries(
    "Excel / Python / SQL / Photoshop / welding / bookkeeping / Linux / Java / public speaking / AutoCAD / React",
  ),
  tongue: entries("French / German / Spanish / Polish / Arabic / Mandarin / Portuguese / Italian"),
  hobby: entries("hiking / chess / photography / choir singing / rowing / baking / climbing / painting"),
};

export const RESUME_SECTIONS: readonly (ClassInfo<ResumeKey> & { readonly templates: readonly string[] })[] =
  [
    {
      key: "contact",
      names: entries("contact / personal / address"),
      about: entries("name, address or phone / contact details / how to reach the person"),
      templates: lines(`Phone: +44 20 7946 {year}
      {first}.{last}@mail.net
      {first} {last}, {city}
      Address: {last} Street 14, {city}
      Mobile 555-{year}, {city}
      linkedin.com/in/{first}-{last}`),
    },
    {
      key: "education",
      names: entries("education / school / degree"),
      about: entries("schools and degrees / studies / university and school"),
      templates: lines(`BSc {subject}, University of {city}, {year}
      M.A. in {subject}, {city} University
      {city} High School, graduated {year}
      PhD {subject} ({year}), {city}
      Bachelor of {subject}, final grade 1.7
      Exchange semester at the University of {city}, {year}`),
    },
    {
      key: "experience",
      names: entries("experience / work / jobs"),
      about: entries("jobs and employers / work history / former positions"),
      templates: lines(`{role} at {company}, {year} - present
      {company}, {city}: {role}
      Worked as {role} for {company} since {year}
      {role} ({year}-2023), led a team of five
      Internship at {company}, {city}
      Junior {role}, {company}, reporting to the director`),
    },
    {
      key: "skills",
      names: entries("skills / abilities / tools"),
      about: entries("tools and abilities / what the person can do / technical skills"),
      templates: lines(`Advanced knowledge of {skill}
      {skill}, {skill} (expert)
      Proficient in {skill} and {skill}
      Very good at {skill}
      IT: {skill}, {skill}, basic HTML
      Familiar with {skill}, typing 70 words per minute`),
    },
    {
      key: "languages",
      names: entries("languages / tongues / speaks"),
      about: entries("foreign languages / languages spoken / language levels"),
      templates: lines(`{tongue}: fluent
      Native speaker of {tongue}
      {tongue} (B2), English (C1)
      Speaks {tongue} and some {tongue}
      {tongue} - mother tongue
      Intermediate {tongue}, written and spoken`),
    },
    {
      key: "hobbies",
      names: entries("hobbies / interests / leisure"),
      about: entries("leisure and interests / hobbies / free time"),
      templates: lines(`Enjoys {hobby} and {hobby}
      In my free time: {hobby}
      Hobbies: {hobby}, {hobby}
      Keen on {hobby} since childhood
      Weekends are for {hobby}
      Member of a {hobby} club in {city}`),
    },
    {
      key: "certificate",
      names: entries("certificate / licence / award"),
      about: entries("certificates and licences / licences and awards / official proofs"),
      templates: lines(`Driving licence class B
      First aid certificate, {year}
      Certified {role}, chamber of {city}, {year}
      Forklift licence ({year})
      Employee of the year award {year}
      ISO 9001 auditor certificate, valid until 2027`),
    },
  ];

export const STATUSES = entries("active / closed / pending / blocked / new / archived / paid / open");
export const SHELVES = entries("food / tools / toys / books / clothes / garden / music / office");
