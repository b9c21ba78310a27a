import type * as casebookPages from "../web/lib/casebook.ts";
import type * as residentPages from "../web/resident/page.ts";
import type { quickReport } from "../web/resident/quick.ts";
import type { receiptFile } from "../web/resident/receipt-file.ts";
import type { renderResident } from "../web/resident/render.tsx";
import type { spokenSentences } from "../web/resident/spoken-code.tsx";
import type { Config } from "./config.ts";
import type { DemoDoor } from "./demo-door.ts";
import type { Ledger } from "./domain/ledger.ts";
import type { Operation } from "./domain/operation.ts";
import type { Photos } from "./domain/photo.ts";
import type { PublicLog } from "./domain/public-log.ts";
import type { Accounts, Reads } from "./domain/reads.ts";
import type { SpokenCodes } from "./domain/spoken-code.ts";
import type { Keys } from "./keys.ts";
import type { BareReads } from "./masked-reads.ts";
import type { RandomBytes } from "./words.ts";

/** Everything the app is given; nothing in it is made real here. */
export type Deps = {
	readonly config: Config;
	readonly ledger: Ledger;
	readonly reads: Reads;
	readonly accounts: Accounts;
	readonly photos: Photos;
	readonly spokenCodes: SpokenCodes;
	readonly publicLog: PublicLog;
	readonly operation: Operation;
	readonly keys: Keys;
	readonly randomBytes: RandomBytes;
	/** Real time in whole seconds, for sessions and second factors; cases run on the ledger's clock. */
	readonly realSeconds: () => number;
	readonly demo: DemoDoor | null;
	readonly doors: Doors;
	/** Where log lines go, one JSON object each. */
	readonly log: { write(line: string): void };
};

/**
 * What the routes of staff are given: the read models without any words of a case. Those are read as the person who asks
 * may read them, by `app.staff.seenBy` alone.
 */
export type StaffDeps = Omit<Deps, "reads"> & { readonly reads: BareReads };

/** The built pages: where their files lie, and how the resident's are rendered. */
export type Doors = {
	/** Folder with `desk/index.html`, `audit/index.html` and `assets/`; null serves the API alone. */
	readonly dir: string | null;
	/** URLs of the resident's page's own files. */
	readonly residentScripts: readonly string[];
	readonly residentStyles: readonly string[];
	readonly pages: Pick<typeof residentPages, "emptyFollowDraft" | "emptyReportDraft" | "isSealPromised"> & {
		readonly quickReport: typeof quickReport;
		readonly renderResident: typeof renderResident;
		readonly receiptFile: typeof receiptFile;
		readonly spokenSentences: typeof spokenSentences;
	};
	/** The ledger in words. */
	readonly casebook: typeof casebookPages;
};
