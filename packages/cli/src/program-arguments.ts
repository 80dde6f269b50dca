/** Arguments of every command that runs a program. */

export const programArguments = {
  program: {
    type: "positional",
    required: true,
    description: "A .paw file, a program folder, or a pulled program (user/slug).",
  },
  base: {
    type: "string",
    valueHint: "file.gguf",
    description:
      "The program's interpreter where it is neither nano nor a pulled model: a file, or a name of paw models.",
  },
} as const;
