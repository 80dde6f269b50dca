/** What patients and members of a household say of themselves, read for single facts and for rules. */
import type { Family } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import { capital } from "../lexicon/a-text.js";
import { COMPLAINTS, HOUSING, MEDICINES, TRAVEL, WORK } from "../lexicon/domain-facts.js";
import type { Random } from "../random.js";

const YES_NO = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["Y", "N"],
];

const patient = textFamily({
  id: "domain/patient-message",
  theme: "domain-and-counterfactual",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  thing: ["a message from a patient", "messages from patients"],
  latent: (r: Random) => ({
    part: r.int(0, 3),
    days: r.int(1, 14),
    tenths: r.chance(0.8) ? r.int(362, 404) : 0,
    medicine: r.chance(0.7) ? r.pick(MEDICINES) : "",
    pain: r.int(1, 10),
  }),
  variants: {
    "body-part": {
      ask: "which part of the body the complaint is about",
      classes: [
        "it is about the skin",
        "it is about the stomach or digestion",
        "it is about the head",
        "it is about the chest or breathing",
      ],
      names: [
        ["skin", "stomach", "head", "chest"],
        ["DERMATOLOGY", "GASTRO", "NEURO", "PULMO"],
        ["surface", "belly", "head", "lungs"],
      ],
      read: ({ part }) => part,
    },
    days: {
      ask: "for how many days the complaint has lasted, as a bare number",
      read: ({ days }) => String(days),
    },
    temperature: {
      ask: "the body temperature as a bare number with one decimal",
      note: "If it is not stated, answer {none}.",
      read: ({ tenths }, none) => (tenths ? (tenths / 10).toFixed(1) : none),
    },
    fever: {
      ask: "whether the patient has a fever",
      classes: ["the temperature is 38.0 or higher", "it is below 38.0", "no temperature is stated"],
      names: [
        ["yes", "no", "unknown"],
        ["fever", "normal", "not measured"],
        ["HOT", "COOL", "?"],
      ],
      read: ({ tenths }) => (tenths === 0 ? 2 : tenths >= 380 ? 0 : 1),
    },
    medicine: {
      ask: "the medicine that the patient has taken, as written, without an article",
      note: "If the patient took nothing, answer {none}.",
      read: ({ medicine }, none) => medicine.replace(/^an /, "") || none,
    },
    "pain-level": {
      ask: "how strong the pain is on the scale from 1 to 10",
      classes: ["it is 1 to 3", "it is 4 to 7", "it is 8 to 10"],
      names: [
        ["mild", "moderate", "severe"],
        ["LOW", "MEDIUM", "HIGH"],
        ["green", "yellow", "red"],
      ],
      read: ({ pain }) => (pain < 4 ? 0 : pain < 8 ? 1 : 2),
    },
    "see-today": {
      ask: "whether the patient has to be seen today",
      classes: ["the complaint is about the chest, or the pain is 8 or more", "neither of these holds"],
      names: YES_NO,
      read: ({ part, pain }) => (part === 3 || pain >= 8 ? 0 : 1),
    },
    "long-and-untreated": {
      ask: "whether the complaint is long and untreated",
      classes: [
        "it has lasted more than 5 days and no medicine was taken",
        "it is shorter, or a medicine was taken",
      ],
      names: YES_NO,
      read: ({ days, medicine }) => (days > 5 && !medicine ? 0 : 1),
    },
  },
  render: (r, { part, days, tenths, medicine, pain }) => {
    const since = days === 1 ? "for one day" : `for ${days} days`;
    const facts = [
      r.pick([
        `I've had ${r.pick(COMPLAINTS[part]!)} ${since}.`,
        `${capital(r.pick(COMPLAINTS[part]!))} ${since} now.`,
      ]),
      r.pick([
        `The pain is ${pain} out of 10.`,
        `On the pain scale I'd say ${pain}.`,
        `Pain level ${pain}/10.`,
      ]),
      medicine
        ? r.pick([`I took ${medicine}.`, `So far I have taken ${medicine}.`])
        : r.pick(["I took nothing for it.", "No medicine so far."]),
    ];
    if (tenths)
      facts.push(
        r.pick([
          `My temperature is ${(tenths / 10).toFixed(1)}.`,
          `The thermometer says ${(tenths / 10).toFixed(1)}.`,
        ]),
      );
    return [facts[0] as string, ...r.shuffle(facts.slice(1))].join(" ");
  },
});

const household = textFamily({
  id: "domain/household-survey",
  theme: "domain-and-counterfactual",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  thing: ["an answer to a household survey", "answers to a household survey"],
  latent: (r: Random) => ({
    work: r.int(0, 3),
    owned: r.int(0, 1),
    travel: r.int(0, 3),
    adults: r.int(1, 4),
    children: r.chance(0.7) ? r.int(1, 5) : 0,
  }),
  variants: {
    work: {
      ask: "the working status of the person",
      classes: [
        "the person has a job",
        "the person is retired",
        "the person is a student",
        "the person is looking for work or out of work",
      ],
      names: [
        ["employed", "retired", "student", "unemployed"],
        ["JOB", "PENSION", "STUDY", "NONE"],
        ["works", "pensioner", "studies", "jobless"],
      ],
      read: ({ work }) => work,
    },
    housing: {
      ask: "whether the home is rented or owned",
      classes: ["it is rented", "it is owned, even if a loan is being paid off"],
      names: [
        ["rent", "own"],
        ["tenant", "owner"],
        ["R", "O"],
      ],
      read: ({ owned }) => owned,
    },
    travel: {
      ask: "how the person usually gets around",
      classes: [
        "the person goes by car",
        "the person goes by public transport",
        "the person goes by bicycle",
        "the person walks",
      ],
      names: [
        ["car", "transit", "bike", "walk"],
        ["CAR", "PUBLIC", "CYCLE", "FOOT"],
        ["drives", "rides", "cycles", "walks"],
      ],
      read: ({ travel }) => travel,
    },
    people: {
      ask: "the number of people in the household, adults and children together",
      read: ({ adults, children }) => String(adults + children),
    },
    children: {
      ask: "the number of children, 0 if there are none",
      read: ({ children }) => String(children),
    },
    "family-type": {
      ask: "what type of household it is",
      classes: [
        "one adult lives alone",
        "several adults live together without children",
        "one adult lives with children",
        "several adults live with children",
      ],
      names: [
        ["single", "adults", "lone parent", "family"],
        ["S1", "S2", "S3", "S4"],
        ["SOLO", "SHARED", "SINGLE PARENT", "FAMILY"],
      ],
      read: ({ adults, children }) => (children ? 2 : 0) + (adults > 1 ? 1 : 0),
    },
    "housing-aid": {
      ask: "whether the household can ask for housing aid",
      classes: [
        "the home is rented, and there are two or more children or the person is out of work",
        "the home is owned, or neither of the two conditions holds",
      ],
      note: "Retired people and students do not count as out of work.",
      names: YES_NO,
      read: ({ work, owned, children }) => (owned === 0 && (children >= 2 || work === 3) ? 0 : 1),
    },
    green: {
      ask: "whether the household counts as climate friendly",
      classes: ["the person goes by bicycle or on foot", "the person goes by car or public transport"],
      names: YES_NO,
      read: ({ travel }) => (travel > 1 ? 0 : 1),
    },
  },
  render: (r, { work, owned, travel, adults, children }) => {
    const grown = adults === 1 ? "one adult" : `${adults} adults`;
    const young = children === 0 ? "no children" : children === 1 ? "one child" : `${children} children`;
    const facts = [
      r.pick([`Our home has ${grown} and ${young}.`, `In the household: ${grown}, ${young}.`]),
      `${capital(r.pick(WORK[work]!))}.`,
      `${capital(r.pick(HOUSING[owned]!))}.`,
      `${capital(r.pick(TRAVEL[travel]!))}.`,
    ];
    return r.shuffle(facts).join(" ");
  },
});

export const families: Family[] = [patient, household];
