/**
 * Which pool a function runs on: the caller's, one of its own, or the one that all functions of the process share.
 *
 * The shared pool is made when the first function needs it and closed when the last one is closed. Functions that are
 * never closed cost nothing at exit, because idle workers do not keep the process alive.
 */

import { PawError } from "@paw/format";
import { createPool, type Pool } from "@paw/runtime";
import type { PawOptions } from "./options.js";

export interface PoolLease {
  readonly pool: Pool;
  /** Gives the pool back; idempotent. */
  release(): Promise<void>;
}

let shared: { readonly pool: Pool; users: number } | undefined;

/** Leases a pool; throws `OPTION_INVALID`. */
export function leasePool(options: Pick<PawOptions, "pool" | "workers" | "backend">): PoolLease {
  const { pool, workers, backend } = options;
  const own = workers !== undefined || backend !== undefined;
  if (pool !== undefined) {
    if (own) {
      throw new PawError(
        "OPTION_INVALID",
        "pool is given together with workers or backend: a given pool has its own workers and engine",
      );
    }
    return { pool, release: async () => undefined };
  }
  if (own) {
    const created = createPool({
      ...(workers === undefined ? {} : { workers }),
      ...(backend === undefined ? {} : { backend }),
    });
    return { pool: created, release: () => created.close() };
  }
  return leaseShared();
}

function leaseShared(): PoolLease {
  shared ??= { pool: createPool(), users: 0 };
  const lease = shared;
  lease.users++;
  let released: Promise<void> | undefined;
  return {
    pool: lease.pool,
    release: () => {
      released ??= giveBack(lease);
      return released;
    },
  };
}

async function giveBack(lease: NonNullable<typeof shared>): Promise<void> {
  lease.users--;
  if (lease.users > 0) return;
  shared = undefined;
  await lease.pool.close();
}
