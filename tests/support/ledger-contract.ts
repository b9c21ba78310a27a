import { describe, expect, it, onTestFinished } from "vitest";
import type { Instant } from "../../server/domain/calendar.ts";
import type { Case } from "../../server/domain/case.ts";
import type { Ledger } from "../../server/domain/ledger.ts";
import { commitBatchMax, commitWaitingMax, idempotencySecondsMax } from "../../server/domain/limits.ts";
import { refuse } from "../../server/domain/refusal.ts";
import type { Setting } from "../../server/domain/setting.ts";
import type { Reads } from "../../server/reads.ts";
import { answered, contacted, deed, dispatched, macOf, noon, received, retryOf, signed, submission, words } from "../db/happenings.ts";

export type EngineOptions = {
	readonly clock: () => Instant;
	/** Called before each commit with the number of deeds in it. */
	readonly beforeCommit?: (deeds: number) => void;
};
export type Opened = { readonly ledger: Ledger; readonly reads: Reads };
/** A place where ledgers live. Opened again, it shows what was committed there before. */
export type Engine = { open(options: EngineOptions): Opened; remove(): void };
type MakeEngine = () => Engine;
