/**
 * Other connections of a download: they fetch pieces that lie ahead of the main one, which takes them in when it comes
 * there. Many hosts limit the rate of each connection, not that of a user.
 *
 * A help and no more: whatever fails here only ends one piece early, and the main connection, which knows how to wait,
 * to resume and to begin again, fetches the rest of it. Each piece is a file of its own whose size says how far it came,
 * so what was fetched outlives a killed process; the hash is taken in order, when pieces join the part.
 */

import { type Coming, judge, rangeCondition, type Version } from "./answer.js";
import { httpRequest } from "./http-request.js";
import type { PartFile } from "./part-file.js";
import type { PieceFile } from "./piece-file.js";

/** Bytes of a piece: large enough that asking for it costs little, small enough that few wait on disk. */
const PIECE_BYTES = 32 * 2 ** 20;
/** Connections besides the main one. */
const OTHERS = 3;
/** Pieces that lie ahead on disk, whole or not: a slow main connection would otherwise be left far behind. */
const MAX_AHEAD = 2 * OTHERS;

export interface AheadOptions {
  readonly url: URL;
  /** For messages. */
  readonly address: string;
  /** Headers for the first host only. */
  readonly secret: Readonly<Record<string, string>> | undefined;
  readonly stallMs: number;
  readonly signal: AbortSignal | undefined;
  /** Default: 32 MiB. */
  readonly pieceBytes: number | undefined;
  /** Called for every answer's bytes as they come. */
  readonly onBytes: (bytes: number) => void;
}

interface Piece {
  readonly file: PieceFile;
  /** Settles when nobody writes to the file any more; never rejects. */
  readonly ended: Promise<void>;
}

/** A version that others can ask for: its size is known, and a mark tells it from all other versions. */
type MarkedVersion = Version & { readonly sizeBytes: number; readonly etag: string };

export class ReadAhead {
  readonly #pieceBytes: number;
  readonly #pieces = new Map<number, Piece>();
  /** Undefined while the main connection is alone. */
  #version: MarkedVersion | undefined;
  #stopping = new AbortController();
  /** First byte that nobody has begun with. */
  #next = 0;
  #running = 0;
  #others = OTHERS;
  #requests = 0;

  constructor(
    private readonly part: PartFile,
    private readonly options: AheadOptions,
  ) {
    this.#pieceBytes = options.pieceBytes ?? PIECE_BYTES;
  }

  /** Requests of the others so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Bytes that lie ahead. */
  get loaded(): number {
    return [...this.#pieces.values()].reduce((sum, { file }) => sum + file.loaded, 0);
  }

  /** Where a request from `offset` should end, so that others can fetch what follows; undefined: with the file. */
  rangeEnd(offset: number, total: number | undefined): number | undefined {
    const alone = this.#others === 0 && this.#pieces.size === 0;
    // What is left of a file of unknown size is taken at once; that of a new one is what a first piece tells.
    if (alone || (total === undefined && offset > 0)) return undefined;
    const end = this.#pieceEnd(offset);
    return total === undefined || end < total ? end : undefined;
  }

  /** Lets others begin behind the piece that the main connection is at, where its answer shows that they can. */
  begin({ from, end }: Coming, version: Version): void {
    const { sizeBytes, etag } = version;
    if (this.#version || end === undefined) return;
    if (sizeBytes === undefined || !etag?.startsWith('"')) {
      this.#others = 0; // bytes of other versions could not be told apart
      return;
    }
    this.#version = { ...version, sizeBytes, etag };
    this.#stopping = new AbortController();
    this.#next = this.#pieceEnd(from);
    this.#fill();
  }

  /** Moves what lies ahead at the end of the part into it; waits for the piece there, should it still be coming. */
  async join(): Promise<void> {
    for (let piece = this.#pieces.get(this.part.loaded); piece; piece = this.#pieces.get(this.part.loaded)) {
      const start = this.part.loaded;
      await piece.ended;
      this.options.signal?.throwIfAborted();
      await this.part.join(piece.file);
      this.#pieces.delete(start);
    }
    // What comes next is the main connection's own.
    this.#next = Math.max(this.#next, this.#pieceEnd(this.part.loaded));
    this.#fill();
  }

  /** Ends all other connections and forgets the version; what has come stays on disk. */
  async stop(): Promise<void> {
    this.#version = undefined;
    this.#stopping.abort();
    await Promise.all([...this.#pieces.values()].map(({ ended }) => ended));
    this.#pieces.clear();
  }

  /** Where the piece that holds byte `at` ends, on a grid that all processes share. */
  #pieceEnd(at: number): number {
    return (Math.floor(at / this.#pieceBytes) + 1) * this.#pieceBytes;
  }

  #fill(): void {
    const version = this.#version;
    while (
      version &&
      this.#running < this.#others &&
      this.#pieces.size < MAX_AHEAD &&
      this.#next < version.sizeBytes
    ) {
      const start = this.#next;
      this.#next = this.#pieceEnd(start);
      const file = this.part.piece(start);
      this.#running++;
      const ended = this.#fetch(file, start, Math.min(version.sizeBytes, this.#next), version)
        .catch(() => undefined) // the main connection meets what is wrong and says it
        .then(async () => {
          await file.close();
          this.#running--;
          this.#fill();
        });
      this.#pieces.set(start, { file, ended });
    }
  }

  async #fetch(file: PieceFile, start: number, end: number, version: MarkedVersion): Promise<void> {
    const { url, address, secret, stallMs, signal, onBytes } = this.options;
    const stopping = this.#stopping.signal;
    await file.open(end - start);
    const before = file.loaded;
    const offset = start + before;
    if (offset === end) return;
    try {
      this.#requests++;
      const got = await httpRequest(url, {
        headers: {
          "user-agent": "paw",
          range: `bytes=${offset}-${end - 1}`,
          "if-range": rangeCondition(version) as string,
        },
        secret,
        signal: signal ? AbortSignal.any([signal, stopping]) : stopping,
        stallMs,
      });
      try {
        const { status, headers } = got.response;
        const coming = judge(status, headers, {
          address,
          offset,
          end,
          version,
          hashKnown: true,
          maxBytes: version.sizeBytes,
        });
        if (coming?.from !== offset) return;
        for (let bytes = await got.read(); bytes !== undefined; bytes = await got.read()) {
          await file.append(bytes.subarray(0, end - start - file.loaded));
          onBytes(bytes.length);
        }
      } finally {
        got.close();
      }
    } finally {
      // A host that gives nothing at all wants fewer connections.
      if (file.loaded === before && !stopping.aborted) this.#others--;
    }
  }
}
