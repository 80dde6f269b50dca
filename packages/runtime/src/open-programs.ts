/**
 * The programs that an interpreter holds open: prompts in tokens, and a sequence each with the evaluated prefix.
 *
 * A sequence is made with one program's adapter and holds that program's prefix, so neither can mix with another's.
 * Only the most recently used stay open. It does not decode and does not guard against calls at the same time.
 */

import { PawError } from "@paw/format";
import type { Backend, Segment, Sequence } from "./backend.js";
import { parseGbnf } from "./grammar/gbnf.js";
import { Machine } from "./grammar/machine.js";
import { TokenFilter, TokenTree } from "./grammar/token-filter.js";
import { buildLabelTrie, type LabelTrie } from "./label-trie.js";
import { loadPrefix, savePrefix } from "./prefix-states.js";
import type { Program } from "./program.js";
import { tokenizeSegments } from "./prompt.js";

/** Default bound of `Program.contextLength`: above it a cache takes gigabytes on published bases. */
const DEFAULT_CONTEXT_LENGTH = 4096;
/** Contexts are made in these steps, llama.cpp's own, so that slightly longer inputs need no new one. */
const CONTEXT_STEP = 256;

/** A program's prompt in tokens and its context limit. */
export interface OpenProgram {
  readonly program: Program;
  /** What is evaluated once and kept. */
  readonly prefix: readonly number[];
  /** Evaluated before each input: the last token before it where nothing follows it, so that the empty input can be continued too. */
  readonly lead: readonly number[];
  readonly suffix: readonly number[];
  /** Most tokens of prompt, input and answer together. */
  readonly limit: number;
}

interface Entry extends OpenProgram {
  readonly identity: string;
  sequence: { readonly tokens: Sequence; readonly capacity: number } | undefined;
  trie: { readonly key: string; readonly trie: LabelTrie } | undefined;
  filter: { readonly grammar: string; readonly filter: TokenFilter } | undefined;
}

export interface OpenLimits {
  /** Most programs held open. */
  readonly openPrograms: number;
  /** Most bytes of their key-value caches together; one program may exceed it alone. */
  readonly openBytes: number;
  /** Milliseconds that evaluating a prefix must take to be kept in a file. */
  readonly stateWorthMs: number;
  /** Most places and states of a program's grammar that are kept for the next call. */
  readonly rememberedPlaces: number;
}

export class OpenPrograms {
  readonly #backend: Backend;
  readonly #limits: OpenLimits;
  /** By program key, least recently used first. */
  readonly #entries = new Map<string, Entry>();
  /** The base's vocabulary, once a grammar needed it. */
  #tree: TokenTree | undefined;

  constructor(backend: Backend, limits: OpenLimits) {
    this.#backend = backend;
    this.#limits = limits;
  }

  /** The program, now the most recently used; one that changed under its key is opened anew. Throws `OPTION_INVALID`. */
  async open(program: Program): Promise<OpenProgram> {
    const { key, adapter, prefix, suffix, contextLength } = program;
    const identity = JSON.stringify([adapter ?? null, prefix, suffix, contextLength ?? null]);
    let entry = this.#entries.get(key);
    if (entry !== undefined && entry.identity !== identity) {
      await this.drop(key);
      entry = undefined;
    }
    entry ??= {
      identity,
      program,
      ...this.#tokens(prefix, suffix),
      limit: contextLimit(contextLength, this.#backend.info.contextLength),
      sequence: undefined,
      trie: undefined,
      filter: undefined,
    };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    while (this.#entries.size > this.#limits.openPrograms) await this.drop([...this.#entries.keys()][0]!);
    return entry;
  }

  #tokens(before: readonly Segment[], after: readonly Segment[]): Pick<Entry, "prefix" | "lead" | "suffix"> {
    const prefix = tokenizeSegments(this.#backend, before);
    const suffix = tokenizeSegments(this.#backend, after);
    const lead = suffix.length === 0 ? prefix.splice(-1) : [];
    return { prefix, lead, suffix };
  }

  /** Closes a program's sequence and forgets the program. */
  async drop(key: string): Promise<void> {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    await entry?.sequence?.tokens.close();
  }

  /** The program's sequence with room for `needed` tokens (at most its limit), holding exactly the prefix. */
  async sequence(open: OpenProgram, needed: number): Promise<Sequence> {
    const entry = this.#entry(open);
    if (entry.sequence !== undefined && entry.sequence.capacity >= needed) {
      await entry.sequence.tokens.rewind(entry.prefix.length);
      return entry.sequence.tokens;
    }
    await entry.sequence?.tokens.close();
    entry.sequence = undefined;
    // A quarter more than needed, so that growing inputs do not make a context each.
    const capacity = Math.min(entry.limit, Math.ceil((needed * 1.25) / CONTEXT_STEP) * CONTEXT_STEP);
    await this.#makeRoom(capacity);
    const { adapter } = entry.program;
    const tokens = await this.#backend.openSequence({
      contextLength: capacity,
      ...(adapter === undefined ? {} : { adapter }),
    });
    entry.sequence = { tokens, capacity };
    if (entry.prefix.length > 0) await this.#evaluatePrefix(tokens, entry);
    return tokens;
  }

  /** Evaluates a prefix or, where an earlier process or sequence did and it took long, reads what that kept. */
  async #evaluatePrefix(sequence: Sequence, { prefix, program }: Entry): Promise<void> {
    const { states } = program;
    if (states !== undefined && (await loadPrefix(states, sequence, prefix))) return;
    const started = performance.now();
    await sequence.append(prefix);
    const worthIt = performance.now() - started >= this.#limits.stateWorthMs;
    if (states !== undefined && worthIt) await savePrefix(states, sequence, prefix);
  }

  /**
   * Closes sequences, least recently used first, until another of `capacity` tokens is within the bound; their programs stay, with
   * tokens and labels. Before the other is opened, so that the backend can give it the memory.
   */
  async #makeRoom(capacity: number): Promise<void> {
    const held = [...this.#entries.values()].filter(({ sequence }) => sequence !== undefined);
    let bytes = held.reduce((sum, { sequence }) => sum + sequence!.tokens.bytes, 0);
    for (const entry of held) {
      const { tokens, capacity: room } = entry.sequence!;
      if (bytes + (tokens.bytes / room) * capacity <= this.#limits.openBytes) return;
      bytes -= tokens.bytes;
      entry.sequence = undefined;
      await tokens.close();
    }
  }

  /** The token tree of a label set, kept while the program's calls use the same set. Throws `OPTION_INVALID`. */
  trie(open: OpenProgram, labels: readonly string[]): LabelTrie {
    const entry = this.#entry(open);
    const key = JSON.stringify(labels);
    if (entry.trie?.key !== key) {
      const trie = buildLabelTrie(labels, (text) => this.#backend.tokenize(text, false));
      entry.trie = { key, trie };
    }
    return entry.trie.trie;
  }

  /** What a grammar allows, kept while the program's calls use the same one. Throws `OPTION_INVALID`. */
  async filter(open: OpenProgram, grammar: string): Promise<TokenFilter> {
    const entry = this.#entry(open);
    const known = entry.filter?.grammar === grammar ? entry.filter.filter : undefined;
    // Every new answer adds to what is remembered; a new machine gives the same answers.
    if (known !== undefined && known.machine.size <= this.#limits.rememberedPlaces) return known;
    const machine = new Machine(known?.machine.grammar ?? parseGbnf(grammar));
    this.#tree ??= new TokenTree(await this.#backend.tokenBytes());
    const filter = new TokenFilter(machine, this.#tree);
    entry.filter = { grammar, filter };
    return filter;
  }

  #entry({ program }: OpenProgram): Entry {
    const entry = this.#entries.get(program.key);
    if (entry === undefined) throw new Error(`program ${program.key} is not open`);
    return entry;
  }
}

function contextLimit(wanted: number | undefined, most: number): number {
  const limit = wanted ?? Math.min(DEFAULT_CONTEXT_LENGTH, most);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) {
    throw new PawError(
      "OPTION_INVALID",
      `contextLength is ${limit}: 1 to ${most} are allowed with this base`,
    );
  }
  return limit;
}
