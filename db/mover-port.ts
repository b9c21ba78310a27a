import { Worker } from "node:worker_threads";
import { placeOf } from "./another.ts";
import type { FromMover, ToMover } from "./mover.ts";
import type { Store } from "./open.ts";

/**
 * Has the mover (db/mover.ts) move what the WAL of `store` holds, from the first time there is much; without it, this
 * thread does.
 * @param file the built db/mover.ts
 */
export class MoverPort {
	readonly #file: string;
	readonly #store: Store;
	#worker: Worker | null = null;
	#isMoving = false;

	constructor(file: string, store: Store) {
		this.#file = file;
		this.#store = store;
		store.movedBy(() => this.#move());
	}

	#move(): void {
		if (this.#isMoving) return;
		this.#isMoving = true;
		this.#worker ??= this.#begun();
		this.#send({ kind: "move" });
	}

	#begun(): Worker {
		const worker = new Worker(this.#file, { workerData: placeOf(this.#store) });
		worker.unref();
		worker.on("message", (moved: FromMover) => this.#hear(moved));
		worker.on("error", () => this.#lose());
		return worker;
	}

	#send(message: ToMover): void {
		this.#worker?.postMessage(message);
	}

	#hear(moved: FromMover): void {
		this.#isMoving = false;
		this.#store.left(moved);
	}

	/** Nothing is lost with it: from now on this thread moves. */
	#lose(): void {
		this.#worker = null;
		this.#store.movedBy(null);
	}

	async close(): Promise<void> {
		const worker = this.#worker;
		if (worker === null) return;
		this.#store.movedBy(null);
		worker.ref();
		const ended = new Promise((resolve) => worker.once("exit", resolve));
		this.#send({ kind: "close" });
		await ended;
	}
}
