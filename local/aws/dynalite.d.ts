declare module 'dynalite' {
  import type { Server } from 'node:http';

  export interface DynaliteOptions {
    /** Milliseconds that tables stay in `CREATING`. */
    readonly createTableMs?: number;
  }

  export default function dynalite(options?: DynaliteOptions): Server;
}
