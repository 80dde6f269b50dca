/** How strong noise is, for specifications and inputs alike. */
export const LEVELS = ["light", "medium", "heavy"] as const;
export type Level = (typeof LEVELS)[number];

/** One kind of noise on one side of the function, e.g. `spec:typos:heavy`. */
export interface Noise<Axis extends string = string> {
  readonly on: "spec" | "input";
  readonly axis: Axis;
  readonly level: Level;
}

export const noiseName = ({ on, axis, level }: Noise): string => `${on}:${axis}:${level}`;
