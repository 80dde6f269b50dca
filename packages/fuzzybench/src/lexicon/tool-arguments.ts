/** Schemas of tools, JSON arguments for them with and without defects, and the search for defects. */

import type { Random } from "../random.js";
import {
  outOfRange,
  type Param,
  rightValue,
  TOOL_SCHEMAS,
  type ToolSchema,
  typeText,
  UNKNOWN_NAMES,
  type Value,
  wrongType,
} from "./tool-schemas.js";

/** A tool's parameters in order, each required or not. */
export interface Schema {
  readonly tool: string;
  readonly params: readonly (Param & { readonly required: boolean })[];
}

export type Arguments = Readonly<Record<string, Value>>;
export type Defect = "missing" | "unknown" | "type" | "range";
export const DEFECTS: readonly Defect[] = ["missing", "unknown", "type", "range"];

export function drawSchema(random: Random): Schema {
  const { tool, params }: ToolSchema = random.pick(TOOL_SCHEMAS);
  const required = random.sample([0, 1, 2, 3], random.int(2, 3));
  return { tool, params: params.map((param, i) => ({ ...param, required: required.includes(i) })) };
}

export const schemaText = ({ tool, params }: Schema): string =>
  `${tool}(${params.map((p) => `${p.name}${p.required ? "" : "?"}: ${typeText(p)}`).join(", ")})`;

/** Names of the arguments with each defect: missing ones in the order of the schema, others as they stand. */
export function defects({ params }: Schema, args: Arguments): Record<Defect, readonly string[]> {
  const given = Object.entries(args);
  const known = (name: string) => params.find((param) => param.name === name);
  const rightType = (param: Param, value: Value): boolean =>
    typeof value === { string: "string", enum: "string", integer: "number", boolean: "boolean" }[param.type];
  const inRange = ({ type, pool, low, high }: Param, value: Value): boolean =>
    type === "integer"
      ? Number(value) >= low && Number(value) <= high
      : type !== "enum" || pool.includes(String(value));
  const having = (test: (param: Param | undefined, value: Value) => boolean): readonly string[] =>
    given.flatMap(([name, value]) => (test(known(name), value) ? [name] : []));
  return {
    missing: params.filter((param) => param.required && !(param.name in args)).map(({ name }) => name),
    unknown: having((param) => param === undefined),
    type: having((param, value) => param !== undefined && !rightType(param, value)),
    range: having((param, value) => param !== undefined && rightType(param, value) && !inRange(param, value)),
  };
}

const UNKNOWN_VALUES: readonly Value[] = [1, 2, 5, 12, true, false, "on", "blue", "draft", "x1"];

/** Arguments with the wanted defects, as far as the schema lets them be; `integers` is the defect that they take first. */
export function drawArguments(
  random: Random,
  { params }: Schema,
  wanted: readonly Defect[],
  integers?: Defect,
): Arguments {
  const must = params.filter((param) => param.required);
  const left = wanted.includes("missing")
    ? random.sample(must, must.length > 1 && random.chance(0.3) ? 2 : 1)
    : [];
  const kept = params.filter((param) => !left.includes(param) && (param.required || random.chance(0.7)));
  const limited = kept.filter(({ type }) => type === "integer" || type === "enum");
  const whole = kept.find(({ type }) => type === "integer");
  const mistakable = integers === "range" ? kept.filter((param) => param !== whole) : kept;
  const pickFor = (defect: Defect, from: readonly (typeof kept)[number][]) => {
    if (!wanted.includes(defect) || from.length === 0) return undefined;
    return defect === integers && whole ? whole : random.pick(from);
  };
  const mistyped = pickFor("type", mistakable);
  const outside = pickFor(
    "range",
    limited.filter((param) => param !== mistyped),
  );
  const entries = kept.map((param): [string, Value] => {
    const bad = param === outside ? outOfRange(random, param) : undefined;
    return [param.name, bad ?? (param === mistyped ? wrongType(random, param) : rightValue(random, param))];
  });
  if (wanted.includes("unknown")) entries.push([random.pick(UNKNOWN_NAMES), random.pick(UNKNOWN_VALUES)]);
  return Object.fromEntries(random.chance(0.5) ? random.shuffle(entries) : entries);
}
