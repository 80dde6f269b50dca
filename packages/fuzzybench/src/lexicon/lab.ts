/** Balanced reaction equations, and the things of a laboratory notebook. Own selection of common reactions. */
import { entries, lines } from "./a-text.js";

export interface Term {
  readonly times: number;
  readonly formula: string;
  /** The atoms of one molecule; formulas have no brackets. */
  readonly atoms: readonly (readonly [symbol: string, count: number])[];
}

export interface Equation {
  readonly left: readonly Term[];
  readonly right: readonly Term[];
}

const terms = (side: string): readonly Term[] =>
  side.split(" + ").map((term) => {
    const [times, formula] = /^\d+ /.test(term) ? term.split(" ") : ["1", term];
    const found = [...(formula as string).matchAll(/([A-Z][a-z]?)(\d*)/g)];
    const atoms = found.map(([, symbol, n]) => [symbol as string, Number(n || 1)] as const);
    return { times: Number(times), formula: formula as string, atoms };
  });

export const EQUATIONS: readonly Equation[] = lines(`
  2 H2 + O2 -> 2 H2O
  N2 + 3 H2 -> 2 NH3
  CH4 + 2 O2 -> CO2 + 2 H2O
  2 Mg + O2 -> 2 MgO
  CaCO3 -> CaO + CO2
  2 H2O2 -> 2 H2O + O2
  Zn + 2 HCl -> ZnCl2 + H2
  2 Na + Cl2 -> 2 NaCl
  HCl + NaOH -> NaCl + H2O
  4 Fe + 3 O2 -> 2 Fe2O3
  C + O2 -> CO2
  2 CO + O2 -> 2 CO2
  Fe2O3 + 3 CO -> 2 Fe + 3 CO2
  2 KClO3 -> 2 KCl + 3 O2
  C3H8 + 5 O2 -> 3 CO2 + 4 H2O
  2 Al + 3 Cl2 -> 2 AlCl3
  S + O2 -> SO2
  2 SO2 + O2 -> 2 SO3
  SO3 + H2O -> H2SO4
  2 K + 2 H2O -> 2 KOH + H2
  H2 + Cl2 -> 2 HCl
  2 HgO -> 2 Hg + O2
  CuO + H2 -> Cu + H2O
  Mg + 2 HCl -> MgCl2 + H2
  4 P + 5 O2 -> 2 P2O5
  2 NaHCO3 -> Na2CO3 + H2O + CO2
  Fe + S -> FeS
  2 C2H6 + 7 O2 -> 4 CO2 + 6 H2O
  NH4Cl -> NH3 + HCl
  2 N2O5 -> 4 NO2 + O2
  AgNO3 + NaCl -> AgCl + NaNO3
  2 C2H2 + 5 O2 -> 4 CO2 + 2 H2O
  Zn + CuSO4 -> ZnSO4 + Cu
  H2SO4 + 2 NaOH -> Na2SO4 + 2 H2O
  2 Ag2O -> 4 Ag + O2
  2 KNO3 -> 2 KNO2 + O2
  H2CO3 -> H2O + CO2
  6 CO2 + 6 H2O -> C6H12O6 + 6 O2
  2 H2O -> 2 H2 + O2`).map((line) => {
  const [left, right] = line.split(" -> ") as [string, string];
  return { left: terms(left), right: terms(right) };
});

/** Atoms of one side by element. */
export function atoms(side: readonly Term[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of side)
    for (const [symbol, n] of term.atoms) counts.set(symbol, (counts.get(symbol) ?? 0) + term.times * n);
  return counts;
}

export const SOLUTES = entries(
  "sodium chloride / hydrochloric acid / sodium hydroxide / copper sulfate / acetic acid / glucose / silver nitrate / potassium iodide / ammonia / citric acid",
);
export const VESSELS = entries(
  "beaker / flask / test tube / burette / Petri dish / reactor / measuring cylinder / round-bottom flask",
);
export const LAB_REMARKS = entries(
  "Colour unchanged. / A white solid formed. / Stirred slowly. / Sample kept for later. / No gas seen. / The stirrer was new.",
);
