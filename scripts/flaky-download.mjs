#!/usr/bin/env node
// A large file over a local link that is cut again and again: how many bytes come twice, and how much memory it takes.
// Run by hand after `npm run build`: node scripts/flaky-download.mjs [size in MB, default 500] [cut every MB, default 20]
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
else await measure(Number(process.argv[2] ?? 500) * MB, Number(process.argv[3] ?? 20) * MB);

/** In a process of its own, so that the memory is the download's alone. */
async function downloadHere(url, folder, sha256) {
  const { download } = await import("../packages/store/dist/index.js");
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const got = await download({ url, sha256, magic: "GGUF" }, join(folder, "model.gguf"), { offline: false });
  const seconds = (performance.now() - started) / 1000;
  process.send({ got, seconds, before, peak: process.resourceUsage().maxRSS * 1024 });
  process.disconnect();
}

async function measure(sizeBytes, cutBytes) {
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

  const starts = [];
  let sent = 0;
  let cuts = 0;
  const server = createServer(async (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    starts.push(from);
    response.writeHead(from > 0 ? 206 : 200, {
      etag: `"${sha256}"`,
      "content-length": sizeBytes - from,
      ...(from > 0 ? { "content-range": `bytes ${from}-${sizeBytes - 1}/${sizeBytes}` } : {}),
    });
    const last = Math.min(sizeBytes, from + cutBytes);
    for (let at = from, end; at < last; at = end) {
      end = pieceEnd(at, last);
      sent += end - at;
      if (!response.write(piece(at, end))) await new Promise((resolve) => response.once("drain", resolve));
    }
    if (last === sizeBytes) response.end();
    else {
      cuts++;
      response.socket.destroySoon(); // what was written still goes out, then the connection ends in mid-body
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}/model.gguf`;
  const folder = await mkdtemp(join(tmpdir(), "paw-flaky-"));
  try {
    const child = fork(new URL(import.meta.url), ["--download", url, folder, sha256]);
    const report = await new Promise((resolve, reject) => {
      child.on("message", resolve);
      child.on("exit", (code) => reject(new Error(`the download ended with ${code}`)));
    });
    const { got, seconds, before, peak } = report;
    const twice = starts.slice(1).map((from, i) => starts[i] + cutBytes - from);
    console.log(`${got.sizeBytes} bytes in ${seconds.toFixed(1)} s, hash right, Node ${process.version}`);
    console.log(`${cuts} cuts, ${got.requests} requests, ${got.restarts} restarts`);
    console.log(
      `sent beyond the file size: ${sent - sizeBytes} bytes, at most ${Math.max(0, ...twice)} after one cut`,
    );
    console.log(`peak RSS ${(peak / MB).toFixed(1)} MB, ${(before / MB).toFixed(1)} MB before the download`);
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  }
}
