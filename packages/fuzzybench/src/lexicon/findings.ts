/** Inspection and medical findings, and clauses that affirm them, rule them out or leave them open. */

/** Things that a report may find, by field; every one fits after "no" and after "there is". */
// biome-ignore format: one list or entry a line.
export const FINDINGS: readonly (readonly string[])[] = [
  ["rust", "oil leakage", "brake wear", "paint damage", "engine noise", "tyre cracking", "gearbox play", "exhaust smoke"],
  ["fever", "swelling", "chest pain", "dizziness", "bleeding", "nausea", "coughing", "joint stiffness", "a rash"],
  ["mould", "roof damage", "damp", "woodworm", "loose wiring", "wall cracking", "a gas leak", "broken glass"],
  ["packet loss", "high latency", "disk corruption", "memory pressure", "clock drift", "a config error", "data loss"],
];

/** `{t}` is the finding. */
// biome-ignore format: one list or entry a line.
export const AFFIRMED = ["there is {t}", "we found {t}", "the check showed {t}", "{t} is clearly present", "{t} was seen again", "{t} has got worse", "the report confirms {t}", "{t} was noted on arrival"] as const;

// biome-ignore format: one list or entry a line.
export const NEGATED = ["there is no {t}", "we did not find {t}", "{t} was ruled out", "no evidence of {t}", "the check showed no {t}", "{t} is absent", "{t} was never observed", "nothing points to {t}", "free of {t}", "no {t} this time"] as const;

// biome-ignore format: one list or entry a line.
export const UNCERTAIN = ["there may be {t}", "we cannot rule out {t}", "{t} is possible", "perhaps {t}", "{t} is suspected but not proven", "it is unclear whether there is {t}", "there could be {t}", "{t} still has to be checked"] as const;
