/**
 * One-line snippets by programming language. A snippet shows at least one mark that only its language of this
 * list has; {v} {f} {t} {n} {m} are slots, all other braces belong to the language.
 */
import { lines } from "./a-text.js";

export type LanguageKey =
  | "Python"
  | "JavaScript"
  | "Java"
  | "C"
  | "Rust"
  | "Go"
  | "SQL"
  | "HTML"
  | "Bash"
  | "CSS";

export interface SnippetLanguage {
  readonly key: LanguageKey;
  /** The usual file extension. */
  readonly short: string;
  readonly templates: readonly string[];
}

const language = (key: LanguageKey, short: string, templates: string): SnippetLanguage => ({
  key,
  short,
  templates: lines(templates),
});

export const SNIPPETS: readonly SnippetLanguage[] = [
  language(
    "Python",
    "py",
    `
    def {f}({v}): return {v} + {n}
    for {v} in range({n}): print({v})
    if {v} is None: raise ValueError("{v}")
    {v} = [x * {n} for x in {v}s]
    elif {v} > {n} and not {v}s: pass
    from {m} import {f} as {v}
    with open("{v}.txt") as {v}: {f}({v})`,
  ),
  language(
    "JavaScript",
    "js",
    `
    const {v} = {v}s.map((x) => x * {n});
    if ({v} === null) console.log({n});
    document.getElementById("{v}").focus();
    let {v} = await fetch("/{m}/{n}");
    export default function {f}({v}) { return {v} ?? {n}; }
    {v}.addEventListener("click", () => {f}({n}));
    module.exports = { {f}, {v}: {n} };`,
  ),
  language(
    "Java",
    "java",
    `
    public static void {f}(String[] args) {
    private final int {v} = {n};
    System.out.println({v} + {n});
    public class {t} extends {t}Base implements Runnable {
    List<{t}> {v}s = new ArrayList<>();
    @Override public String toString() { return {v}; }
    throw new IllegalArgumentException("{v}");`,
  ),
  language(
    "C",
    "c",
    `
    #include <stdio.h>
    int main(int argc, char **argv) { return {n}; }
    printf("%d\\n", {v});
    struct {v} *{v} = malloc(sizeof(struct {v}));
    char {v}[{n}]; strcpy({v}, "{m}");
    #define {v}_MAX {n}
    free({v}->next); {v}->next = NULL;`,
  ),
  language(
    "Rust",
    "rs",
    `
    let mut {v}: Vec<u32> = Vec::new();
    fn {f}({v}: &str) -> Result<u32, String> {
    match {v} { Some(x) => x, None => {n} }
    impl {t} { pub fn new() -> Self { Self::default() } }
    println!("{} {}", {v}, {n});
    use std::collections::HashMap;
    let {v} = {v}s.iter().map(|x| x + {n}).sum::<i64>();`,
  ),
  language(
    "Go",
    "go",
    `
    func {f}({v} int) (string, error) {
    {v}, err := {f}({n})
    if err != nil { return nil, err }
    fmt.Println({v}, {n})
    type {t} struct { {v} int }
    defer {v}.Close()
    go func() { ch <- {n} }()`,
  ),
  language(
    "SQL",
    "sql",
    `
    SELECT {v} FROM {m} WHERE id = {n};
    INSERT INTO {m} ({v}) VALUES ({n});
    UPDATE {m} SET {v} = {n} WHERE {v} IS NULL;
    select count(*) from {m} group by {v};
    ALTER TABLE {m} ADD COLUMN {v} INT;
    DELETE FROM {m} WHERE {v} > {n};
    create index idx_{v} on {m} ({v});`,
  ),
  language(
    "HTML",
    "html",
    `
    <div class="{v}">{n}</div>
    <a href="/{m}/{n}">{v}</a>
    <input type="text" name="{v}" value="{n}">
    <ul><li>{v}</li><li>{m}</li></ul>
    <img src="{v}.png" alt="{m}">
    <h1>{v} {n}</h1>
    <form action="/{m}" method="post">`,
  ),
  language(
    "Bash",
    "sh",
    `
    for f in *.log; do echo "$f"; done
    if [ -f "{v}.txt" ]; then rm "{v}.txt"; fi
    export {v}_PATH="$HOME/{m}"
    #!/bin/bash
    cat {v}.txt | grep -c {m} > {f}.out
    echo "\${v} $1" >> /tmp/{m}.log
    cd "$(dirname "$0")" && ./{f}.sh`,
  ),
  language(
    "CSS",
    "css",
    `
    .{v} { color: red; margin: {n}px; }
    #{m} a:hover { text-decoration: none; }
    @media (max-width: {n}0px) { .{v} { display: none; } }
    body { font-family: serif; padding: {n}px; }
    .{m} > .{v} { display: flex; gap: {n}px; }
    h2.{v}::before { content: "-"; }
    .{v}-{m} { background-color: #fff; width: {n}%; }`,
  ),
];
