import { Pool } from "undici";
import type { Store } from "../../db/open.ts";
import { keysFrom } from "../../server/keys.ts";
import { reportBody } from "./stage.ts";

const ways = 50;

/** Every report that was ever sent, by its idempotency key: the bytes of its `201`, or null while nobody knows. */
export class Reports {
	readonly answers = new Map<string, string | null>();
	/** Keys that were answered with other bytes the second time. */
	readonly changed = new Set<string>();
	readonly #run: string;

	constructor(run: string) {
		this.#run = run;
	}

	fresh(): string {
		const key = `${this.#run}-${String(this.answers.size + 1).padStart(16, "0")}`;
		this.answers.set(key, null);
		return key;
	}

	unanswered(): string[] {
		return [...this.answers].flatMap(([key, answer]) => (answer === null ? [key] : []));
	}

	answered(): string[] {
		return [...this.answers].flatMap(([key, answer]) => (answer === null ? [] : [key]));
	}

	take(key: string, bytes: string): void {
		const before = this.answers.get(key) ?? null;
		if (before !== null && before !== bytes) this.changed.add(key);
		this.answers.set(key, bytes);
	}
}

export type Sent = { readonly status: number; readonly said: string; readonly type: string };

/** Whether an answer says in a sentence, as a problem does, why not. */
export function isPlain({ type, said }: Sent): boolean {
	return type.startsWith("application/problem+json") && /"title":"[^"]{10,}/.test(said);
}

/** Sends the report of a key; keeps its `201`. Gives the status and what was said, or null when the server was gone. */
export async function send(pool: Pool, reports: Reports, key: string): Promise<Sent | null> {
	try {
		const { statusCode, body, headers } = await pool.request({
			path: "/api/reports",
			method: "POST",
			headers: { "content-type": "application/json", "idempotency-key": key },
			body: reportBody(key),
		});
		const said = await body.text();
		if (statusCode === 201) reports.take(key, said);
		return { status: statusCode, said, type: String(headers["content-type"]) };
	} catch {
		return null;
	}
}

/** Sends the reports that `next` names over 50 connections at once until it names no more or the server is gone. */
export async function sendMany(url: string, reports: Reports, next: () => string | undefined): Promise<void> {
	const pool = new Pool(url, { connections: ways, pipelining: 1 });
	const worker = async () => {
		for (let key = next(); key !== undefined; key = next()) {
			if ((await send(pool, reports, key)) === null) return;
		}
	};
	await Promise.all(Array.from({ length: ways }, worker));
	await pool.destroy();
}

export type Tally = {
	readonly acknowledged: number;
	/** Answered with `201`, and not to be found by the receipt or without its words. */
	readonly lost: number;
	/** Reports kept more than once, and keys that were answered in other bytes the second time. */
	readonly doubled: number;
};

/** Compares what was acknowledged with what is kept, once every key has been answered. */
export function tallyOf(store: Store, serverKey: Uint8Array, { answers, changed }: Reports): Tally {
	const keys = keysFrom(serverKey, () => {
		throw new Error("counting draws nothing");
	});
	const kept = store.connection
		.prepare<[Uint8Array], string>(
			`SELECT words.text FROM receipt JOIN words USING (case_number) JOIN case_now USING (case_number)
			WHERE receipt.mac = ? AND words.id = json_extract(case_now.state, '$.text.id')`,
		)
		.pluck();
	const twice = store.connection
		.prepare(
			`SELECT count(*) - count(DISTINCT words.text) FROM case_now
			JOIN words ON words.id = json_extract(case_now.state, '$.text.id')`,
		)
		.pluck();
	const acknowledged = [...answers].filter(([, answer]) => answer !== null);
	const lost = acknowledged.filter(([key, answer]) => {
		const { receipt }: { receipt: string } = JSON.parse(answer ?? "");
		return kept.get(keys.receiptMac(receipt)) !== JSON.parse(reportBody(key)).text;
	});
	return {
		acknowledged: acknowledged.length,
		lost: lost.length,
		doubled: Number(twice.get()) + changed.size,
	};
}
