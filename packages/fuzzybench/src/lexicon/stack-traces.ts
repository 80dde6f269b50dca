/** Stack frames and exception lines of common languages, with made-up functions, files and messages. */
import type { Random } from "../random.js";
import { fillSlots } from "./log-slots.js";

const FUNCTIONS =
  "main,load_config,handle_request,parse_row,connect,send_mail,charge_card,save,render,process_item,fetch_user,run,get_total,validate,read_file,update_stock,sync_all,on_message,build_index,close".split(
    ",",
  );
const MODULES = "app,server,orders,users,billing,utils,worker,parser,db,cache,cart,report,client,queue".split(
  ",",
);
const camel = (text: string): string => text.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());
const pascal = (text: string): string => camel(`_${text}`);

export const FRAMES = {
  Python: (r: Random) =>
    `  File "/<srv|opt|home/deploy>/app/${r.pick(MODULES)}.py", line ${r.int(3, 900)}, in ${r.pick(FUNCTIONS)}`,
  Java: (r: Random) => {
    const name = pascal(r.pick(MODULES));
    return `\tat <com.acme|org.shop|io.app>.${r.pick(MODULES)}.${name}.${camel(r.pick(FUNCTIONS))}(${name}.java:${r.int(3, 900)})`;
  },
  JavaScript: (r: Random) =>
    `    at ${r.pick(["", "async ", "Object."])}${camel(r.pick(FUNCTIONS))} (/<srv|app|usr/src>/${r.pick(MODULES)}.js:${r.int(3, 900)}:${r.int(2, 60)})`,
  Go: (r: Random) =>
    `\t/<go/src|srv|build>/${r.pick(MODULES)}/${r.pick(MODULES)}.go:${r.int(3, 900)} +0x${r.int(16, 255).toString(16)}`,
  Rust: (r: Random) =>
    `  ${r.int(4, 30)}: ${r.pick(MODULES)}::${r.pick(MODULES)}::${r.pick(FUNCTIONS)} at ./src/${r.pick(MODULES)}.rs:${r.int(3, 900)}:${r.int(2, 60)}`,
  "C#": (r: Random) => {
    const name = pascal(r.pick(MODULES));
    return `   at Acme.${pascal(r.pick(MODULES))}.${name}.${pascal(r.pick(FUNCTIONS))}() in C:\\src\\${name}.cs:line ${r.int(3, 900)}`;
  },
  Ruby: (r: Random) =>
    `\tfrom /<srv|var/www|opt>/app/${r.pick(MODULES)}.rb:${r.int(3, 900)}:in \`${r.pick(FUNCTIONS)}'`,
  PHP: (r: Random) =>
    `#${r.int(0, 15)} /var/www/<html|app>/${pascal(r.pick(MODULES))}.php(${r.int(3, 900)}): ${camel(r.pick(FUNCTIONS))}()`,
} as const;
export type FrameLanguage = keyof typeof FRAMES;

/** One call of a stack trace in the style of the language. */
export const traceFrame = (random: Random, language: FrameLanguage): string =>
  fillSlots(random, FRAMES[language](random)).text;

/** Exception classes with messages that go with them. */
export const EXCEPTIONS: Readonly<
  Record<"Python" | "Java" | "JavaScript", readonly (readonly [string, string])[]>
> = {
  Python: [
    ["KeyError", "'<total|user_id|name|price>'"],
    [
      "ValueError",
      "<invalid literal for int() with base 10: 'abc'|not enough values to unpack|time data does not match format>",
    ],
    [
      "TypeError",
      "<unsupported operand type(s) for +|'NoneType' object is not iterable|missing 1 required argument>",
    ],
    ["ZeroDivisionError", "division by zero"],
    ["FileNotFoundError", "[Errno 2] No such file or directory: '{path}'"],
    ["PermissionError", "[Errno 13] Permission denied: '{path}'"],
    ["ConnectionRefusedError", "[Errno 111] Connection refused"],
    ["IndexError", "list index out of range"],
    ["AttributeError", "'NoneType' object has no attribute '<id|items|save>'"],
    ["ModuleNotFoundError", "No module named '<yaml|requests|numpy>'"],
    ["TimeoutError", "timed out after {dur}"],
    ["UnicodeDecodeError", "'utf-8' codec can't decode byte 0xff"],
    ["RecursionError", "maximum recursion depth exceeded"],
  ],
  Java: [
    ["java.lang.NullPointerException", 'Cannot invoke "String.length()" because value is null'],
    ["java.lang.IllegalArgumentException", "<negative amount|unknown status|bad page size>: {n}"],
    ["java.io.FileNotFoundException", "{path} (No such file or directory)"],
    ["java.net.ConnectException", "Connection refused"],
    ["java.net.UnknownHostException", "{host}"],
    ["java.sql.SQLException", "<Connection is closed|Invalid column name>"],
    ["java.util.NoSuchElementException", "No value present"],
    ["java.lang.ClassCastException", "class java.lang.String cannot be cast to class java.lang.Integer"],
    ["java.lang.NumberFormatException", 'For input string: "<abc|12,5|>"'],
    ["java.util.concurrent.TimeoutException", "no answer after {dur}"],
    ["java.lang.IllegalStateException", "<already closed|not started>"],
  ],
  JavaScript: [
    ["TypeError", "<Cannot read properties of null (reading 'id')|items.map is not a function|x is null>"],
    ["ReferenceError", "<config|user|total> is not defined"],
    ["SyntaxError", "Unexpected token < in JSON at position 0"],
    ["RangeError", "<Maximum call stack size exceeded|Invalid array length>"],
    ["URIError", "URI malformed"],
    ["AssertionError", "expected {n} to equal {n}"],
    ["ValidationError", "<email|name|age> is required"],
    ["AbortError", "The operation was aborted"],
  ],
};

/** The line that names the exception, such as "KeyError: 'total'". */
export function throwLine(random: Random): string {
  const language = random.pick(["Python", "Java", "JavaScript"] as const);
  const [name, message] = random.pick(EXCEPTIONS[language]);
  const lead =
    language === "Java"
      ? random.pick(["", "Caused by: ", 'Exception in thread "main" '])
      : language === "JavaScript"
        ? random.pick(["", "Uncaught "])
        : "";
  return `${lead}${name}: ${fillSlots(random, message).text}`;
}

export interface Traceback {
  readonly text: string;
  readonly name: string;
  readonly full: string;
  readonly message: string;
  readonly file: string;
  readonly line: string;
  readonly call: string;
}

/** A short whole traceback of two frames, with its parts as printed. */
export function traceback(random: Random): Traceback {
  const language = random.pick(["Python", "Java", "JavaScript"] as const);
  const [full, template] = random.pick(EXCEPTIONS[language]);
  const message = fillSlots(random, template).text;
  const [outer, inner] = random.sample(FUNCTIONS, 2) as [string, string];
  const [first, second] = random.sample(MODULES, 2) as [string, string];
  const line = String(random.int(3, 900));
  const other = random.int(3, 900);
  const name = full.split(".").at(-1) as string;
  if (language === "Python") {
    const text = `Traceback (most recent call last):\n  File "/srv/${first}.py", line ${other}, in ${outer}\n  File "/srv/${second}.py", line ${line}, in ${inner}\n${full}: ${message}`;
    return { text, name, full, message, file: `${second}.py`, line, call: inner };
  }
  if (language === "Java") {
    const [a, b] = [pascal(first), pascal(second)];
    const text = `${full}: ${message}\n\tat com.acme.${b}.${camel(inner)}(${b}.java:${line})\n\tat com.acme.${a}.${camel(outer)}(${a}.java:${other})`;
    return { text, name, full, message, file: `${b}.java`, line, call: camel(inner) };
  }
  const text = `${full}: ${message}\n    at ${camel(inner)} (/app/${second}.js:${line}:${random.int(2, 40)})\n    at ${camel(outer)} (/app/${first}.js:${other}:${random.int(2, 40)})`;
  return { text, name, full, message, file: `${second}.js`, line, call: camel(inner) };
}
