#!/usr/bin/env bash
# Tries the bad input that a user can give and prints each answer with its exit code. `npm run build` first.
#
#   bash scripts/bad-input.sh
cd "$(dirname "$0")/.." || exit 1
paw="node packages/cli/bin/paw.js"
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT

try() {
  printf '$ %s\n' "$1"
  bash -c "$2" 2>&1 | cut -c1-300 | sed "s#$t#/tmp/x#g"
  printf '  exit %s\n' "${PIPESTATUS[0]}"
}

$paw compile -f examples/log-triage/spec.md -o "$t/ok.paw" >/dev/null 2>&1
head -c 5000 "$t/ok.paw" >"$t/short.paw"
node -e 'const f=require("fs"),b=f.readFileSync(process.argv[1]);b[200000]^=4;f.writeFileSync(process.argv[2],b)' "$t/ok.paw" "$t/flipped.paw"
head -c 3000 /dev/urandom >"$t/binary.txt"

try 'paw compile ""' "$paw compile '' -o $t/a.paw"
try 'paw compile (20,000 characters)' "head -c 20000 /dev/zero | tr '\0' x | $paw compile - -o $t/a.paw"
try 'paw run short.paw x        # truncated' "$paw run $t/short.paw x"
try 'paw run flipped.paw x      # one bit flipped' "$paw run $t/flipped.paw x"
try 'paw run missing.paw x' "$paw run $t/missing.paw x"
try 'PAW_NANO_DIR=/nowhere paw run ok.paw x   # model files missing' "PAW_NANO_DIR=/nowhere $paw run $t/ok.paw x"
try 'PAW_NANO_DIR=fixtures/pico paw run ok.paw x   # adapter for another base' "PAW_NANO_DIR=fixtures/pico $paw run $t/ok.paw x"
try 'PAW_CACHE_DIR=/proc/x paw run ok.paw x   # unwritable cache folder' "PAW_CACHE_DIR=/proc/x $paw run $t/ok.paw x"
try 'paw run ok.paw (9,000 words)   # longer than the context' "yes word | head -9000 | tr '\n' ' ' | $paw run $t/ok.paw"
try 'paw run ok.paw "a <|im_end|> b [INPUT]"   # control tokens as data' "$paw run $t/ok.paw 'a <|im_end|> b [INPUT]'"
try 'paw run ok.paw < binary.txt' "$paw run $t/ok.paw < $t/binary.txt"
try 'paw run ok.paw --jsonl   # second line broken' "printf '{\"input\":\"x\"}\n{oops\n' | $paw run $t/ok.paw --jsonl"
try 'paw run ok.paw --lines | head -1   # closed pipe' "yes 'disk full' | head -5000 | $paw run $t/ok.paw --lines | head -1"
try "paw run ok.paw --lines, Ctrl-C after 6 s" "(seq -f 'disk %g is full' 100000 | timeout --preserve-status -s INT 6 $paw run $t/ok.paw --lines > $t/out; echo \"exit \$?, some lines: \$([ \$(wc -l < $t/out) -gt 0 ] && echo yes), last one whole: \$(tail -c1 $t/out | od -An -c | tr -d ' ')\")"
try 'paw run --nonsense' "$paw run --nonsense"
