import type { Instant } from "../server/domain/calendar.ts";
import { commitBatchMax, commitWaitingMax } from "../server/domain/limits.ts";
import type { RefusalCode } from "../server/domain/refusal.ts";
import { refusalOf } from "./errors.ts";
import { heldNow } from "./knowledge.ts";
import type { Store } from "./open.ts";
import { HalfWritten, type Way } from "./transaction.ts";
import type { Writer } from "./writer.ts";

/** One deed in the queue: tried inside the transaction of its batch, told after the commit. */
export type Waiting = {
	/** Gives what to call once the commit has come back. */
	readonly attempt: (now: Instant) => () => void;
	readonly refuse: (code: RefusalCode) => void;
	readonly fail: (error: unknown) => void;
};

export type CommitOptions = {
	readonly store: Store;
	readonly clock: () => Instant;
	/** Called before each commit with the number of deeds in it; a throw makes the commit fail. */
	readonly beforeCommit?: (deeds: number) => void;
};

function tell({ refuse, fail }: Waiting, error: unknown): void {
	const code = refusalOf(error);
	if (code === null) fail(error);
	else refuse(code);
}

/**
 * Group commit: everything that arrived in one turn of the event loop shares one transaction and its one sync of the
 * disk. Nobody is told anything before the commit that holds it (trust.md I1).
 */
export class CommitQueue {
	readonly #options: CommitOptions;
	readonly #writer: Writer;
	readonly #waiting: Waiting[] = [];
	#scheduled = false;
	#whenEmpty: (() => void) | null = null;

	constructor(options: CommitOptions, writer: Writer) {
		this.#options = options;
		this.#writer = writer;
	}

	add(waiting: Waiting): void {
		if (this.#waiting.length >= commitWaitingMax) {
			waiting.refuse("busy");
			return;
		}
		this.#waiting.push(waiting);
		this.#schedule();
	}

	/** Resolves when nobody waits any more. */
	empty(): Promise<void> {
		return new Promise((resolve) => {
			if (this.#waiting.length === 0) resolve();
			else this.#whenEmpty = resolve;
		});
	}

	#schedule(): void {
		if (this.#scheduled) return;
		this.#scheduled = true;
		setImmediate(() => this.#flush());
	}

	#flush(): void {
		this.#scheduled = false;
		const batch = this.#waiting.splice(0, commitBatchMax);
		for (const told of this.#outcomesOf(batch)) told();
		// In the next turn, when the answers are on their way.
		setImmediate(() => this.#relieve());
		if (this.#waiting.length > 0) this.#schedule();
		else this.#whenEmpty?.();
	}

	#relieve(): void {
		const { store } = this.#options;
		if (store.connection.open) store.relieve();
	}

	#outcomesOf(batch: readonly Waiting[]): readonly (() => void)[] {
		try {
			return this.#eitherWay(batch);
		} catch (error) {
			return batch.map((waiting) => () => tell(waiting, error));
		}
	}

	/** Deeds hardly ever fail while they are written; when one does, all of its batch are decided once more. */
	#eitherWay(batch: readonly Waiting[]): readonly (() => void)[] {
		try {
			return this.#commit(batch, "quick");
		} catch (error) {
			if (error instanceof HalfWritten) return this.#commit(batch, "careful");
			throw error;
		}
	}

	#commit(batch: readonly Waiting[], way: Way): readonly (() => void)[] {
		const { transaction, knowledge } = this.#writer;
		const { clock, beforeCommit } = this.#options;
		transaction.begin(way);
		let mark = knowledge.held();
		try {
			mark = knowledge.current();
			const now = heldNow(clock(), mark.newestAt);
			const told = batch.map((waiting) => this.#attempt(waiting, now));
			this.#writer.sealTree(mark);
			beforeCommit?.(batch.length);
			transaction.commit();
			return told;
		} catch (error) {
			knowledge.learn(mark);
			transaction.rollback();
			throw error;
		}
	}

	#attempt(waiting: Waiting, now: Instant | null): () => void {
		if (now === null) return () => waiting.refuse("clockWentBack");
		try {
			return waiting.attempt(now);
		} catch (error) {
			// Some errors make the engine take back the whole batch: then nobody may be told that it went well.
			const isWhole = this.#options.store.connection.inTransaction;
			if (error instanceof HalfWritten || !isWhole) throw error;
			return () => tell(waiting, error);
		}
	}
}
