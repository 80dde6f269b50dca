#!/usr/bin/env bash
# Builds llama.cpp's llama-bench from the source that node-llama-cpp carries, for this machine's processor:
#
#   bash scripts/build-llama-bench.sh OUT
#
# Needs git, cmake and a C++ compiler; no network. Without OpenMP, as node-llama-cpp's own binaries. Prints the program's path.
set -euo pipefail
out=$(realpath -m "${1:?usage: build-llama-bench.sh OUT}")
bundle=$(realpath "$(dirname "$0")/../node_modules/node-llama-cpp/llama/gitRelease.bundle")
mkdir -p "$out"
if [ ! -d "$out/source" ]; then
  git clone --quiet --depth 1 "file://$bundle" "$out/part" 2>/dev/null || git clone --quiet "$bundle" "$out/part"
  mv "$out/part" "$out/source"
fi
cmake -S "$out/source" -B "$out/build" -DCMAKE_BUILD_TYPE=Release -DGGML_NATIVE=ON -DGGML_OPENMP=OFF -DLLAMA_CURL=OFF \
  -DLLAMA_OPENSSL=OFF -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_SERVER=OFF > "$out/cmake.log"
cmake --build "$out/build" --target llama-bench -j "$(nproc)" > "$out/build.log"
echo "$out/build/bin/llama-bench"
