#!/usr/bin/env node
// A large file over a local link that is cut again and again: how many bytes come twice, and how much memory it takes.
// Run by hand after `npm run build`:
//
//   node scripts/flaky-download.mjs [size in MB, default 500] [cut every MB, default 20] [MB/s of one connection] [one]
//
// A cut of 0 is none, no rate is no limit, "one" uses one connection only.
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MB = 1e6;
/** Bytes that repeat in the served file: no multiple of any piece, so that a shifted piece has another hash. */
const PATTERN_BYTES = 1_000_003;

if (process.argv[2] === "--download") await downloadHere(...process.argv.slice(3));
else {
  const [size = 500, cut = 20, rate = Infinity, connections] = process.argv.slice(2);
  await measure(size * MB, cut * MB || Infinity, rate * MB, connections === "one");
}

/** In a process of its own, so that the memory is the download's alone. */
async function downloadHere(url, folder, sha256, one) {
  const { download } = await import("../packages/store/dist/index.js");
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const options = { offline: false, ...(one === "true" ? { pieceBytes: 2 ** 40 } : {}) };
  const got = await download({ url, sha256, magic: "GGUF" }, join(folder, "model.gguf"), options);
  const seconds = (performance.now() - started) / 1000;
  process.send({ got, seconds, before, peak: process.resourceUsage().maxRSS * 1024 });
  process.disconnect();
}

async function measure(sizeBytes, cutBytes, bytesPerSecond, one) {
  const pattern = Buffer.alloc(PATTERN_BYTES, (i) => i).map((_, i) => (i * 31 + (i >> 7)) & 255);
  pattern.set(Buffer.from("GGUF"));
  const piece = (from, to) => pattern.subarray(from % PATTERN_BYTES, (from % PATTERN_BYTES) + (to - from));
  const pieceEnd = (from, last) =>
    Math.min(last, from + 65_536, from - (from % PATTERN_BYTES) + PATTERN_BYTES);

  const hash = createHash("sha256");
  for (let at = 0, end; at < sizeBytes; at = end) {
    end = pieceEnd(at, sizeBytes);
    hash.update(piece(at, end));
  }
  const sha256 = hash.digest("hex");

  const cuts = [];
  const twice = [0];
  let sent = 0;
  const server = createServer(async (request, response) => {
    const [, first, until] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
    const from = Number(first ?? 0);
    const to = until ? Math.min(sizeBytes, Number(until) + 1) : sizeBytes;
    const before = cuts.find((cut) => !cut.resumed && cut.from < from && from <= cut.at);
    if (before) {
      before.resumed = true;
      twice.push(before.at - from);
    }
    response.writeHead(first === undefined ? 200 : 206, {
      etag: `"${sha256}"`,
      "content-length": to - from,
      ...(first === undefined ? {} : { "content-range": `bytes ${from}-${to - 1}/${sizeBytes}` }),
    });
    const last = Math.min(to, from + cutBytes);
    const started = performance.now();
    for (let at = from, end; at < last; at = end) {
      end = pieceEnd(at, last);
      sent += end - at;
      if (!response.write(piece(at, end))) await new Promise((resolve) => response.once("drain", resolve));
      const early = (end - from) / (bytesPerSecond / 1000) - (performance.now() - started);
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    }
    if (last === to) response.end();
    else {
      cuts.push({ from, at: last });
      response.socket.destroySoon(); // what was written still goes out, then the connection ends in mid-body
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}/model.gguf`;
  const folder = await mkdtemp(join(tmpdir(), "paw-flaky-"));
  try {
    const child = fork(new URL(import.meta.url), ["--download", url, folder, sha256, String(one)]);
    const report = await new Promise((resolve, reject) => {
      child.on("message", resolve);
      child.on("exit", (code) => reject(new Error(`the download ended with ${code}`)));
    });
    const { got, seconds, before, peak } = report;
    console.log(`${got.sizeBytes} bytes in ${seconds.toFixed(1)} s, hash right, Node ${process.version}`);
    console.log(`${cuts.length} cuts, ${got.requests} requests, ${got.restarts} restarts`);
    console.log(
      `sent beyond the file size: ${sent - sizeBytes} bytes, at most ${Math.max(...twice)} after one cut`,
    );
    console.log(`peak RSS ${(peak / MB).toFixed(1)} MB, ${(before / MB).toFixed(1)} MB before the download`);
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  }
}
