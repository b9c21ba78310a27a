import type { Reads } from "../server/domain/reads.ts";
import { batchReads } from "./batches.ts";
import { casebookReads } from "./casebook.ts";
import { erasureReads } from "./erasures.ts";
import { figuresReads } from "./figures.ts";
import { handOverReads } from "./hand-over.ts";
import { inboxReads } from "./inbox.ts";
import { letterReads } from "./letters.ts";
import { matterReads } from "./matters.ts";
import type { Store } from "./open.ts";
import { openReads } from "./open-cases.ts";
import { openingReads } from "./opening.ts";
import { loadReads, overdueReads } from "./overdue.ts";
import { publicationReads } from "./publications.ts";
import { receiptReads } from "./receipts.ts";
import { searchReads } from "./search.ts";
import { shelvingReads } from "./shelving.ts";
import { signInReads } from "./sign-ins.ts";
import { statisticsReads } from "./statistics.ts";
import { trailReads } from "./trail.ts";
import { voiceReads } from "./voices.ts";

/** Everything routes read, over one store. */
export function readsOf(store: Store): Reads {
	return {
		...receiptReads(store),
		...batchReads(store),
		...trailReads(store),
		...openingReads(store),
		...inboxReads(store),
		...handOverReads(store),
		...overdueReads(store),
		...letterReads(store),
		...loadReads(store),
		...openReads(store),
		...casebookReads(store),
		...shelvingReads(store),
		...figuresReads(store),
		...statisticsReads(store),
		...erasureReads(store),
		...voiceReads(store),
		...matterReads(store),
		...searchReads(store),
		...publicationReads(store),
		...signInReads(store),
	};
}
