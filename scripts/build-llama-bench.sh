#!/usr/bin/env bash
# Builds llama.cpp's llama-bench from the source that node-llama-cpp carries, for this machine's processor (Linux):
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
# The instructions that llama.cpp's own CPU variants tell apart; Not
# AMX: llama-bench built with it ended at its first tile instruction (SIGILL) on the processor where the library inside
# node-llama-cpp runs with it.
flags=()
for pair in avx:AVX avx2:AVX2 f16c:F16C fma:FMA bmi2:BMI2 avx512f:AVX512 avx512vbmi:AVX512_VBMI avx512_vnni:AVX512_VNNI \
  avx512_bf16:AVX512_BF16; do
  grep -qw "${pair%%:*}" /proc/cpuinfo && flags+=("-DGGML_${pair##*:}=ON")
done
cmake -S "$out/source" -B "$out/build" -DCMAKE_BUILD_TYPE=Release -DGGML_NATIVE=OFF "${flags[@]}" -DGGML_OPENMP=OFF -DLLAMA_CURL=OFF \
  -DLLAMA_OPENSSL=OFF -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_SERVER=OFF > "$out/cmake.log" 2>&1
cmake --build "$out/build" --target llama-bench -j "$(nproc)" > "$out/build.log" 2>&1
echo "$out/build/bin/llama-bench"
