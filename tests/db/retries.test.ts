import { randomBytes } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { forgetRetries } from "../../db/idempotency.ts";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { idempotencySecondsMax } from "../../server/domain/limits.ts";
import { migrations } from "./engines.ts";
import { noon, retryOf, submission } from "./happenings.ts";

it("erases kept replies once their 24 hours are over, a bounded number at a time", async () => {
	const store = openStore(":memory:", { migrations });
	let clock = noon;
	const ledger = createLedger({ store, clock: () => clock, randomBytes });
	onTestFinished(() => ledger.close());
	const submit = (number: number) =>
		ledger.execute(submission(`${number}`, { retry: retryOf(`key ${number}`, "body") }));
	await Promise.all(Array.from({ length: 1500 }, (_, number) => submit(number)));
	clock += 60;
	await submit(1500);
	expect(forgetRetries(store, noon + idempotencySecondsMax - 1)).toBe(0);
	const turns = [1, 2, 3].map(() => forgetRetries(store, noon + idempotencySecondsMax));
	expect(turns[0]).toBeLessThan(1500);
	expect(turns.reduce((sum, count) => sum + count, 0)).toBe(1500);
	expect(store.connection.prepare("SELECT count(*) FROM retry").pluck().get()).toBe(1);
});
