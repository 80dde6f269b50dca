/** Arguments of every command that runs a program. */

export const programArguments = {
  program: {
    type: "positional",
    required: true,
    description: "A .paw file or a program folder.",
  },
  base: {
    type: "string",
    valueHint: "file.gguf",
    description: "The program's interpreter, for programs that do not run on nano.",
  },
} as const;
