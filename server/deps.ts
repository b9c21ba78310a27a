import type { Config } from "./config.ts";
import type { DemoDoor } from "./demo-door.ts";
import type { Ledger } from "./domain/ledger.ts";
import type { Keys } from "./keys.ts";
import type { Accounts, Reads } from "./reads.ts";
import type { RandomBytes } from "./words.ts";

/** Everything the app is given; nothing in it is made real here. */
export type Deps = {
	readonly config: Config;
	readonly ledger: Ledger;
	readonly reads: Reads;
	readonly accounts: Accounts;
	readonly keys: Keys;
	readonly randomBytes: RandomBytes;
	/** Real time in whole seconds, for sessions and second factors; cases run on the ledger's clock. */
	readonly realSeconds: () => number;
	readonly demo: DemoDoor | null;
};
