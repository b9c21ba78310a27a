import { randomBytes } from "node:crypto";
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createLedger } from "../../db/ledger.ts";
import { logTable } from "../../db/log.ts";
import { openStore } from "../../db/open.ts";
import { mirrorAt } from "../../server/checkpoint-mirror.ts";
import { configFrom } from "../../server/config.ts";
import { checkedCheckpoint, noteOf, saidOf, verifierKeyOf } from "../../server/domain/log-note.ts";
import { addLogKey, logKeyOf } from "../../server/log-key-file.ts";
import { openPublisher } from "../../server/open-publisher.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import { declareLoss, nextOrigin, rotateLogKey } from "../../server/public-log.ts";
import { migrations } from "../db/engines.ts";
import { noon, submission } from "../db/happenings.ts";

let folder: string;
let now = noon;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "log-publishing-"));
	now = noon;
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const at = (name: string) => join(folder, name);
const clock = () => now;

/** What the process opens: a ledger, its log, and the publisher with key and mirror in files. */
function opened(database = at("ledger.sqlite")) {
	const store = openStore(database, { migrations });
	const log = logTable(store);
	const env = { SERVER_KEY_FILE: at("server.key"), PUBLIC_ORIGIN: "https://hotline.example" };
	const ledger = createLedger({ store, clock, randomBytes, log });
	try {
		const publisher = openPublisher(configFrom(env), { log, clock, randomBytes });
		return { store, log, ledger, publisher };
	} catch (error) {
		store.close();
		throw error;
	}
}

const mirrored = () =>
	readFileSync(at("checkpoints.jsonl"), "utf8")
		.split("\n")
		.filter((line) => line !== "");

function headIn(note = "", vkey = "") {
	const key = verifierKeyOf(nodePrimitives, vkey);
	if (key === null) throw new Error("there is no key");
	return checkedCheckpoint(nodePrimitives, note, key);
}

/** A log with one published checkpoint, closed again; `copied` is the database as it was then. */
async function yesterday(): Promise<void> {
	const { ledger, publisher } = opened();
	await ledger.execute(submission("1"));
	publisher.publish();
	await ledger.close();
	copyFileSync(at("ledger.sqlite"), at("yesterday.sqlite"));
}

async function today(): Promise<void> {
	const { ledger, publisher } = opened();
	for (const name of Array.from({ length: 40 }, (_, n) => `today ${n}`))
		await ledger.execute(submission(name));
	publisher.publish();
	await ledger.close();
}

describe("publishing the log", () => {
	test("key and mirror are made at the first start, the key for its owner alone, and stay", async () => {
		await yesterday();
		expect(statSync(at("log.key")).mode & 0o777).toBe(0o600);
		const key = readFileSync(at("log.key"), "utf8");
		const { publisher, ledger } = opened();
		expect(readFileSync(at("log.key"), "utf8")).toBe(key);
		expect(publisher.vkey()).toMatch(/^hotline\.example\/log\+[0-9a-f]{8}\+/);
		publisher.publish();
		expect(headIn(publisher.newest()?.note, publisher.vkey())).toMatchObject({ size: BigInt(64) });
		expect(mirrored()).toHaveLength(1);
		await ledger.close();
	});

	test("a checkpoint that a crash kept from the mirror is mirrored at the next start, after a torn line too", async () => {
		await yesterday();
		const { ledger, publisher } = opened();
		for (const name of Array.from({ length: 40 }, (_, n) => `late ${n}`))
			await ledger.execute(submission(name));
		publisher.publish();
		const whole = readFileSync(at("checkpoints.jsonl"));
		const [first = ""] = mirrored();
		rmSync(at("checkpoints.jsonl"));
		appendFileSync(at("checkpoints.jsonl"), `${first}\n${whole.toString().slice(first.length + 1, -20)}`);
		await ledger.close();
		const again = opened();
		again.publisher.publish();
		expect(mirrored().at(-1)).toBe(whole.toString().trim().split("\n").at(-1));
		expect(again.publisher.newest()?.size).toBe(192);
		await again.ledger.close();
	});

	test("yesterday's database is told apart, and nothing is written to it", async () => {
		await yesterday();
		await today();
		const { ledger, publisher } = opened(at("yesterday.sqlite"));
		expect(() => publisher.publish()).toThrow("the log has 64 leaves, fewer than the published checkpoint");
		expect(await ledger.execute(submission("2"))).toEqual({ refusal: { code: "logAtOdds" } });
		expect(publisher.newest()).toBeNull();
		await ledger.close();
	});

	test("what has a log refuses to go on without its key, with another, or without its mirror", async () => {
		await yesterday();
		const key = readFileSync(at("log.key"));
		rmSync(at("log.key"));
		expect(opened).toThrow("is missing, but there is a log that its key has signed");
		addLogKey(at("log.key"), "hotline.example/log");
		expect(opened).toThrow("does not hold the key");
		appendFileSync(at("log.key"), key);
		rmSync(at("checkpoints.jsonl"));
		expect(opened).toThrow("is missing, but checkpoints have been published");
	});

	test("a new key takes over in a note that both signed, and what the old one signed stays good", async () => {
		await yesterday();
		const before = opened();
		before.publisher.publish();
		const old = { vkey: before.publisher.vkey(), note: before.publisher.newest()?.note };
		const fresh = addLogKey(at("log.key"), "hotline.example/log");
		rotateLogKey(before.log, logKeyOf(at("log.key"), old.vkey, ""), fresh, now);
		await before.ledger.close();
		const { ledger, publisher } = opened();
		publisher.publish();
		expect(publisher.vkey()).toBe(fresh.vkey);
		expect(headIn(publisher.newest()?.note, fresh.vkey)).toMatchObject({ size: BigInt(64) });
		expect(headIn(publisher.newest()?.note, old.vkey)).toEqual({ fault: "notSigned" });
		expect(headIn(old.note, old.vkey)).toMatchObject({ size: BigInt(64) });
		const [announcement = ""] = publisher.announcements();
		const note = noteOf(announcement);
		for (const vkey of [old.vkey, fresh.vkey]) {
			const key = verifierKeyOf(nodePrimitives, vkey);
			expect(note && key && saidOf(nodePrimitives, note, key).says).toBe("yes");
			expect(note?.text).toContain(`\n${vkey}\n`);
		}
		await ledger.close();
	});

	test("a loss that two declare opens a new log: it names the old checkpoint, and says when and by whom", async () => {
		await yesterday();
		await today();
		now += 3600;
		const { checkpoint, old } = await declared();
		const { ledger, publisher } = opened(at("yesterday.sqlite"));
		publisher.publish();
		expect(await ledger.execute(submission("2"))).toEqual({ reply: 2 });
		expect(publisher.losses()).toEqual([
			{
				...{ at: now, origin: "hotline.example/log/2", lost: "reports" },
				...{ declaredBy: ["周敏君", "钟正言"], checkpoint },
			},
		]);
		expect(headIn(publisher.newest()?.note, publisher.vkey())).toMatchObject({
			origin: "hotline.example/log/2",
		});
		const [announcement = ""] = publisher.announcements();
		expect(announcement).toContain(old);
		expect(publisher.proofOf(1)?.index).toBe(1);
		await ledger.close();
		const lost = opened(at("ledger.sqlite"));
		expect(() => lost.publisher.publish()).toThrow("which is not that of the published checkpoint");
		await lost.ledger.close();
	});
});

/** Declares what came after yesterday lost. */
async function declared() {
	const store = openStore(at("yesterday.sqlite"), { migrations });
	const log = logTable(store);
	const mirror = mirrorAt(at("checkpoints.jsonl"), true);
	const checkpoint = mirror.newest()?.note ?? "";
	const old = logKeyOf(at("log.key"), log.keys().at(-1)?.vkey ?? null, "");
	const key = addLogKey(at("log.key"), nextOrigin(old.name));
	declareLoss({ log, mirror, key, clock, randomBytes }, old, {
		...{ by: ["周敏君", "钟正言"], checkpoint, lost: "reports" },
	});
	store.close();
	return { checkpoint, old: old.vkey };
}
