import { Worker } from "node:worker_threads";
import type { Instant } from "../server/domain/calendar.ts";
import type { Deed, Outcome } from "../server/domain/ledger.ts";
import { commitWaitingMax } from "../server/domain/limits.ts";
import { placeOf } from "./another.ts";
import { saltSource } from "./canonical.ts";
import { bytesOf, decidedAhead, type Handed, handed, type Told } from "./handed.ts";
import { heldNow, type Knowledge, type KnowledgeOf } from "./knowledge.ts";
import type { Head, LogTable } from "./log.ts";
import type { Store } from "./open.ts";
import type { FromScribe, ScribeData, ToScribe } from "./scribe.ts";

export type ScribeParts = {
	/** The built db/scribe.ts. */
	readonly file: string;
	readonly store: Store;
	readonly log: LogTable | null;
	readonly knowledge: KnowledgeOf;
	readonly clock: () => Instant;
	readonly randomBytes: (count: number) => Uint8Array;
};

type Waiting = {
	readonly stored: () => void;
	readonly settle: (outcome: Exclude<Outcome<never>, { readonly reply: never }>) => void;
	readonly anew: () => void;
	readonly fail: (error: unknown) => void;
};

/**
 * Hands new cases to the scribe (db/scribe.ts): they are decided here at once, and told when they are stored and synced.
 * A deed that turns out to hang on more than the setting is decided anew beside the store, so it comes to the same
 * either way.
 */
export class ScribePort {
	readonly #parts: ScribeParts;
	readonly #salt: () => string;
	readonly #waiting = new Map<number, Waiting>();
	#worker: Worker | null;
	#outbox: Handed[] = [];
	#lastId = 0;
	/** When the newest case that was handed over was decided. */
	#newestAt: Instant = 0;
	#expected: Head | null = null;
	#whenQuiet: (() => void)[] = [];

	constructor(parts: ScribeParts) {
		this.#parts = parts;
		this.#salt = saltSource(parts.randomBytes);
		const { file, store, log } = parts;
		const workerData: ScribeData = { ...placeOf(store), hasLog: log !== null };
		this.#worker = new Worker(file, { workerData });
		this.#worker.unref();
		this.#worker.on("message", (message: FromScribe) => this.#hear(message));
		this.#worker.on("error", (error) => this.#lose(error));
		this.#worker.on("exit", () => this.#lose(new Error("the scribe has ended")));
	}

	/** Takes a deed over; false when it is to be done beside the store. */
	take<Reply>(
		deed: Deed<Reply>,
		known: Knowledge,
		resolve: (outcome: Outcome<Reply>) => void,
		otherwise: Pick<Waiting, "anew" | "fail">,
	): boolean {
		if (this.#worker === null || this.#waiting.size >= commitWaitingMax) return false;
		const ahead = this.#decided(deed, known);
		if (ahead === null) return false;
		const { reply, fresh } = ahead;
		this.#lastId += 1;
		this.#newestAt = fresh.now;
		const { anew, fail } = otherwise;
		this.#waiting.set(this.#lastId, { stored: () => resolve({ reply }), settle: resolve, anew, fail });
		if (this.#outbox.length === 0) setImmediate(() => this.#post());
		this.#outbox.push(handed(this.#lastId, fresh));
		return true;
	}

	/** What fails here fails again, and is told, beside the store. */
	#decided<Reply>(deed: Deed<Reply>, known: Knowledge) {
		try {
			const now = heldNow(this.#parts.clock(), Math.max(known.newestAt, this.#newestAt));
			return now === null ? null : decidedAhead(deed, known, now, this.#salt);
		} catch {
			return null;
		}
	}

	/** Resolves when the scribe holds nothing; null when it holds nothing now. */
	quiet(): Promise<void> | null {
		if (this.#waiting.size === 0) return null;
		return new Promise((resolve) => {
			this.#whenQuiet.push(resolve);
		});
	}

	async close(): Promise<void> {
		const worker = this.#worker;
		if (worker === null) return;
		// Nothing else may keep the process alive by now, and it would end as if all were well before this is through.
		worker.ref();
		const ended = new Promise((resolve) => worker.once("exit", resolve));
		await this.quiet();
		this.#send({ kind: "close" });
		await ended;
	}

	#send(message: ToScribe): void {
		this.#worker?.postMessage(message);
	}

	#post(): void {
		const cases = this.#outbox;
		this.#outbox = [];
		const head = this.#parts.log?.expected() ?? null;
		if (head !== null && head !== this.#expected) this.#send({ kind: "expect", head });
		this.#expected = head;
		this.#send({ kind: "write", cases });
	}

	#hear({ told, end }: FromScribe): void {
		this.#parts.knowledge.passed(end);
		for (const one of told) this.#tell(one);
		this.#quieten();
		this.#parts.store.relieve();
	}

	#quieten(): void {
		if (this.#waiting.size > 0) return;
		const resolves = this.#whenQuiet;
		this.#whenQuiet = [];
		for (const resolve of resolves) resolve();
	}

	#tell(told: Told): void {
		const [id, what, more] = typeof told === "number" ? [told, "stored" as const, null] : told;
		const waiting = this.#waiting.get(id);
		this.#waiting.delete(id);
		switch (what) {
			case "stored":
				waiting?.stored();
				break;
			case "anew":
				waiting?.anew();
				break;
			case "kept":
				waiting?.settle({ kept: more === null ? null : bytesOf(more) });
				break;
			case "refused":
				// Whoever waited for the scribe has waited for the file as long as it has.
				if (more === "busy") this.#parts.store.patience.spend();
				waiting?.settle({ refusal: { code: more } });
				break;
			case "failed":
				waiting?.fail(new Error(more));
				break;
			default:
				what satisfies never;
		}
	}

	/** Nobody knows what of it was stored: a retry with the same key finds out. From now on this thread writes. */
	#lose(error: unknown): void {
		if (this.#worker === null) return;
		this.#worker = null;
		this.#outbox = [];
		for (const { fail } of this.#waiting.values()) fail(error);
		this.#waiting.clear();
		this.#quieten();
	}
}
