/**
 * Cheat sheets: everyday jobs in English and the command for each in several tools ("dialects"). Every form is
 * complete but for the slots, so a specification can show the sheet and a wish has one command.
 */
import type { Random } from "../random.js";
import { COMMAND_SLOTS, EXTENSIONS, GREP_WORDS } from "./a-commands.js";
import { CITIES } from "./a-people.js";
import { entries, lines, words } from "./a-text.js";

export interface Job {
  readonly about: string;
  readonly say: readonly string[];
  /** The command by dialect, with `{slots}`. */
  readonly forms: Readonly<Record<string, string>>;
}

export interface Sheet {
  /** How each dialect is called in a specification. */
  readonly dialects: Readonly<Record<string, string>>;
  /** One value for every slot. */
  readonly slots: (random: Random) => Readonly<Record<string, string>>;
  readonly jobs: readonly Job[];
}

/** A job begins with "# about | ways to say it, separated by slashes"; its other lines are "dialect > form". */
export function jobs(table: string): readonly Job[] {
  return table
    .split("# ")
    .slice(1)
    .map((block) => {
      const [head, ...rows] = lines(block);
      const [about, say] = (head as string).split(" | ") as [string, string];
      const forms = Object.fromEntries(
        rows.map((row) => {
          const at = row.indexOf(" > ");
          return [row.slice(0, at), row.slice(at + 3)];
        }),
      );
      return { about, say: entries(say), forms };
    });
}

const OTHER_WORDS = words(
  "notice problem delay owner guest done hint copy badge phrase again repair stop sign",
);

export const LINE_SHEET: Sheet = {
  dialects: {
    sed: "sed",
    awk: "awk",
    perl: "Perl one-liners",
    powershell: "PowerShell",
    coreutils: "the small tools grep, head, tail, wc and sed",
  },
  slots: (r) => {
    const n = r.int(2, 30);
    return {
      word: r.pick(GREP_WORDS),
      other: r.pick(OTHER_WORDS),
      file: r.pick(COMMAND_SLOTS.file),
      n: String(n),
      m: String(n + r.int(1, 30)),
    };
  },
  jobs: jobs(`
    # lines with a word | lines with {word} in {file} / show me where {file} mentions {word} / every line of {file} that contains {word}
    sed > sed -n '/{word}/p' {file}
    awk > awk '/{word}/' {file}
    perl > perl -ne 'print if /{word}/' {file}
    powershell > Select-String {word} {file}
    coreutils > grep {word} {file}
    # lines without a word | lines of {file} that do not contain {word} / {file} minus the lines with {word} / everything in {file} except lines with {word}
    sed > sed '/{word}/d' {file}
    awk > awk '!/{word}/' {file}
    perl > perl -ne 'print unless /{word}/' {file}
    powershell > Select-String {word} {file} -NotMatch
    coreutils > grep -v {word} {file}
    # a single line by its number | line {n} of {file} / print line number {n} of {file} / what does line {n} of {file} say
    sed > sed -n '{n}p' {file}
    awk > awk 'NR=={n}' {file}
    perl > perl -ne 'print if $.=={n}' {file}
    powershell > Get-Content {file} -TotalCount {n} | Select-Object -Last 1
    coreutils > tail -n +{n} {file} | head -n 1
    # lines from one number to another | lines {n} to {m} of {file} / from line {n} up to line {m} of {file} / the part of {file} from line {n} through line {m}
    sed > sed -n '{n},{m}p' {file}
    awk > awk 'NR>={n} && NR<={m}' {file}
    perl > perl -ne 'print if {n}..{m}' {file}
    powershell > Get-Content {file} -TotalCount {m} | Select-Object -Skip ({n}-1)
    coreutils > head -n {m} {file} | tail -n +{n}
    # a number of lines at the top | first {n} lines of {file} / top {n} lines of {file} / the beginning of {file}, {n} lines of it
    sed > sed {n}q {file}
    awk > awk 'NR<={n}' {file}
    perl > perl -ne 'print if $.<={n}' {file}
    powershell > Get-Content {file} -TotalCount {n}
    coreutils > head -n {n} {file}
    # how many lines there are | how many lines does {file} have / count the lines of {file} / length of {file} in lines
    sed > sed -n '$=' {file}
    awk > awk 'END{print NR}' {file}
    perl > perl -ne 'END{print $.}' {file}
    powershell > (Get-Content {file}).Count
    coreutils > wc -l {file}
    # one word replaced by another | {file} with {word} replaced by {other} / change {word} to {other} in {file} / swap every {word} for {other} in {file}
    sed > sed 's/{word}/{other}/g' {file}
    awk > awk '{gsub(/{word}/,"{other}")}1' {file}
    perl > perl -pe 's/{word}/{other}/g' {file}
    powershell > (Get-Content {file}) -replace '{word}','{other}'
    coreutils > sed s/{word}/{other}/g {file}`),
};

/** Queries over a list of records; the same data in query languages and programming languages. */
export const RECORD_SHEET: Sheet = {
  dialects: {
    jq: "jq filters (the data is a JSON array)",
    jmespath: "JMESPath expressions",
    javascript: "JavaScript with the array data",
    python: "Python with the list of dicts data",
    sql: "SQL on the table data",
    pandas: "pandas with the data frame df",
  },
  slots: (r) => ({
    field: r.pick(words("city home office branch origin venue destination birthplace")),
    num: r.pick(words("age price stock rating weight score height total")),
    value: r.pick(CITIES),
  }),
  jobs: jobs(`
    # one field of all records | the {field} of every record / all values of {field} / list each record's {field}
    jq > .[].{field}
    jmespath > [].{field}
    javascript > data.map(x => x.{field})
    python > [x["{field}"] for x in data]
    sql > SELECT {field} FROM data
    pandas > df["{field}"]
    # number of records | how many records are there / count the entries / the number of items in the data
    jq > length
    jmespath > length(@)
    javascript > data.length
    python > len(data)
    sql > SELECT COUNT(*) FROM data
    pandas > len(df)
    # records where a field has a value | records whose {field} is {value} / only entries with {field} equal to {value} / everything where {field} is {value}
    jq > map(select(.{field}=="{value}"))
    jmespath > [?{field}=='{value}']
    javascript > data.filter(x => x.{field} === "{value}")
    python > [x for x in data if x["{field}"] == "{value}"]
    sql > SELECT * FROM data WHERE {field} = '{value}'
    pandas > df[df["{field}"] == "{value}"]
    # records in rising order of a field | records sorted by {num} / put the entries in order of {num} / order the records by {num}, smallest first
    jq > sort_by(.{num})
    jmespath > sort_by(@, &{num})
    javascript > data.toSorted((a, b) => a.{num} - b.{num})
    python > sorted(data, key=lambda x: x["{num}"])
    sql > SELECT * FROM data ORDER BY {num}
    pandas > df.sort_values("{num}")
    # the first record | the first record / the entry at the top / show only record one
    jq > .[0]
    jmespath > [0]
    javascript > data[0]
    python > data[0]
    sql > SELECT * FROM data LIMIT 1
    pandas > df.iloc[0]
    # the record with the largest value | the record with the highest {num} / the entry where {num} is largest / which record has the greatest {num}
    jq > max_by(.{num})
    jmespath > max_by(@, &{num})
    javascript > data.reduce((a, b) => (b.{num} > a.{num} ? b : a))
    python > max(data, key=lambda x: x["{num}"])
    sql > SELECT * FROM data ORDER BY {num} DESC LIMIT 1
    pandas > df.loc[df["{num}"].idxmax()]
    # the sum of a field | total {num} of all records / add up every {num} / sum of {num} over the data
    jq > map(.{num}) | add
    jmespath > sum([].{num})
    javascript > data.reduce((t, x) => t + x.{num}, 0)
    python > sum(x["{num}"] for x in data)
    sql > SELECT SUM({num}) FROM data
    pandas > df["{num}"].sum()`),
};

export const SEARCH_SHEET: Sheet = {
  dialects: { find: "find", fd: "fd", powershell: "PowerShell" },
  slots: (r) => ({
    dir: r.pick(COMMAND_SLOTS.dir),
    ext: r.pick(EXTENSIONS),
    name: r.pick(words("cache tests assets old images config vendor reports")),
    n: String(r.int(2, 90)),
  }),
  jobs: jobs(`
    # files by ending | {ext} files in {dir} / all files under {dir} that end in .{ext} / which .{ext} files are there below {dir}
    find > find {dir} -name '*.{ext}'
    fd > fd -e {ext} . {dir}
    powershell > Get-ChildItem {dir} -Recurse -Filter *.{ext}
    # files above a size in MB | files in {dir} larger than {n} MB / what takes more than {n} MB under {dir} / every file below {dir} of over {n} MB
    find > find {dir} -type f -size +{n}M
    fd > fd -t f -S +{n}m . {dir}
    powershell > Get-ChildItem {dir} -Recurse | Where-Object Length -gt {n}MB
    # files changed in the last days | files in {dir} changed in the last {n} days / what was modified under {dir} during the past {n} days / everything below {dir} touched within {n} days
    find > find {dir} -type f -mtime -{n}
    fd > fd -t f --changed-within {n}d . {dir}
    powershell > Get-ChildItem {dir} -Recurse | Where-Object LastWriteTime -gt (Get-Date).AddDays(-{n})
    # empty files | empty files in {dir} / files of size zero under {dir} / which files below {dir} have nothing in them
    find > find {dir} -type f -empty
    fd > fd -t f -t e . {dir}
    powershell > Get-ChildItem {dir} -Recurse -File | Where-Object Length -eq 0
    # folders by name | folders called {name} in {dir} / every directory named {name} under {dir} / where below {dir} is a folder {name}
    find > find {dir} -type d -name {name}
    fd > fd -t d '^{name}$' {dir}
    powershell > Get-ChildItem {dir} -Recurse -Directory -Filter {name}
    # files by ending, deleted | delete the {ext} files in {dir} / get rid of everything ending in .{ext} under {dir} / remove all .{ext} files below {dir}
    find > find {dir} -name '*.{ext}' -delete
    fd > fd -e {ext} . {dir} -X rm
    powershell > Get-ChildItem {dir} -Recurse -Filter *.{ext} | Remove-Item`),
};
