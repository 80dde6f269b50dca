/** Families whose inputs, and partly whose specifications, are in other languages; each belongs to a theme. */
import type { Family } from "../family.js";
import { families as accentFamilies } from "./multilingual-accents.js";
import { families as dateFamilies } from "./multilingual-dates.js";
import { families as frenchFamilies } from "./multilingual-french.js";
import { families as grammarFamilies } from "./multilingual-grammar.js";
import { families as lifeFamilies } from "./multilingual-life.js";
import { families as mailFamilies } from "./multilingual-mail.js";
import { families as messageFamilies } from "./multilingual-messages.js";
import { families as numberFamilies } from "./multilingual-numbers.js";
import { families as pairFamilies } from "./multilingual-pairs.js";
import { families as recordFamilies } from "./multilingual-records.js";

export const families: Family[] = [
  ...messageFamilies,
  ...mailFamilies,
  ...dateFamilies,
  ...numberFamilies,
  ...grammarFamilies,
  ...recordFamilies,
  ...accentFamilies,
  ...frenchFamilies,
  ...lifeFamilies,
  ...pairFamilies,
];
