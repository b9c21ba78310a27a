import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import type { ListErasuresReply } from "../../server/contract/erasure.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { ProveReportReply } from "../../server/contract/log-proof.ts";
import { verifierKeyOf } from "../../server/domain/log-note.ts";
import { checkedProof } from "../../server/domain/log-proof.ts";
import { sweepPhones } from "../../server/phone-sweep.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, answered, decide, read } from "../support/staff-deeds.ts";

let house: TestHouse;
let desk: Visitor;
let officer: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	desk = await house.as("zhuge");
	officer = await house.as("xianyu");
});
afterAll(() => house.close());

const byReceipt = (receipt: string) => ({ "x-receipt": receipt });
const say = (receipt: string, what: string, body: object) =>
	house.resident.post(`/api/follow/${what}`, body, byReceipt(receipt));
const view = async (receipt: string) =>
	(await house.resident.get("/api/follow", byReceipt(receipt))).json<FollowCaseReply>();
const erasures = async () => (await house.resident.get("/log/erasures")).json<ListErasuresReply>();

const sweepOf = ({ ledger, store }: TestHouse) => sweepPhones(ledger, readsOf(store));

/** A case that is closed, with a phone number, a message and an answer. */
async function closed() {
	const made = await answered(house);
	await say(made.receipt, "messages", { words: "谢谢，补一句。" });
	await say(made.receipt, "confirmation", { verdict: "solved" });
	return made;
}
/** Past the days in which what was said may be changed. */
const later = "2027-01-04 10:00";
const order = { ground: "courtOrder", pieces: "all", basis: "（2026）第 7 号裁定" };

describe("the resident's own request", () => {
	test("takes what the resident wrote once an officer agreed; what staff wrote stays", async () => {
		const { receipt, caseNumber } = await closed();
		expect((await view(receipt)).allowed).toContain("requestErasure");
		const asked = (await say(receipt, "erasure", {})).json<FollowCaseReply>();
		expect(asked.timeline.at(-1)?.kind).toBe("erasureRequested");
		expect(asked.allowed).not.toContain("requestErasure");
		await decide(officer, caseNumber, true, "没有没了结的事。");
		const after = await view(receipt);
		expect(after).toMatchObject({ text: "", erased: [{ ground: "resident", pieces: 2 }] });
		expect(after.timeline.find(({ kind }) => kind === "answered")?.words).toContain("电缆已换好");
	});

	test("works by form, and a refusal's reason reaches the resident", async () => {
		const { receipt, caseNumber } = await closed();
		const page = await house.resident.form("/follow/erasure", { receipt });
		expect(page.body).toContain("要求收到了");
		await decide(officer, caseNumber, false, "另一件还在查，要用到。");
		const refused = await house.resident.form("/follow", { receipt });
		expect(refused.body).toContain("另一件还在查，要用到。");
	});

	test("is refused while the case is open", async () => {
		const { receipt } = await answered(house);
		expectRefusal(await say(receipt, "erasure", {}), 409, "wrongState");
	});
});

describe("the public list", () => {
	test("tells day, ground and count of what a checkpoint covers, and names no case, post or person", async () => {
		const { receipt, caseNumber } = await closed();
		await say(receipt, "erasure", {});
		house.publisher.publish();
		const before = (await erasures()).items.length;
		await decide(officer, caseNumber, true);
		expect((await erasures()).items).toHaveLength(before);
		house.publisher.publish();
		const { items, nextCursor } = await erasures();
		expect([items.length, nextCursor]).toEqual([before + 1, null]);
		const [newest] = items;
		expect(newest).toEqual({ on: "2026-11-18", ground: "resident", pieces: 2, leaf: newest?.leaf });
		expect(Object.keys(newest ?? {}).sort()).toEqual(["ground", "leaf", "on", "pieces"]);
		const notice = await house.resident.get("/log");
		expect(notice.body).toContain("居民自己要求");
		expect(notice.body).not.toContain(caseNumber);
	});

	test("keeps the proof of a report whose words are gone: the leaf verifies, the words are not in it", async () => {
		const { receipt, caseNumber } = await closed();
		await say(receipt, "erasure", {});
		await decide(officer, caseNumber, true);
		house.publisher.publish();
		const reply = await house.resident.get("/api/follow/proof", byReceipt(receipt));
		const { opened } = reply.json<ProveReportReply>();
		expect(opened.words).toEqual([]);
		const key = verifierKeyOf(nodePrimitives, house.publisher.vkey());
		if (key === null) throw new Error("the log has no key");
		const verdict = checkedProof(nodePrimitives, reply.json<ProveReportReply>().proof, key);
		expect(verdict).toMatchObject({ event: opened.event, words: [] });
	});
});

describe("phone numbers", () => {
	test("go by the sweep a year after the case was over, in bounded batches, each once, by two processes too", async () => {
		const dir = mkdtempSync(join(tmpdir(), "phones-"));
		onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
		const path = join(dir, "ledger.sqlite");
		const one = await openTestHouse("2026-11-18 10:05", { path });
		const other = await openTestHouse("2026-11-18 10:05", { path });
		onTestFinished(async () => {
			await one.close();
			await other.close();
		});
		const receipts: string[] = [];
		for (let count = 0; count < 34; count += 1)
			receipts.push((await one.submit({ contactPhone: "13800000000" })).receipt);
		for (const receipt of receipts) await one.resident.post("/api/follow/withdrawal", {}, byReceipt(receipt));
		const kept = await one.submit({ contactPhone: "13900000000" });
		const phones = () =>
			Number(one.store.connection.prepare("SELECT count(*) FROM words WHERE text IS NULL").pluck().get());
		for (const at of ["2027-11-18 23:59", "2027-11-19 00:00"]) {
			one.setClock(at);
			other.setClock(at);
			await Promise.all([sweepOf(one), sweepOf(other)]);
			expect(phones()).toBe(at.endsWith("23:59") ? 0 : 34);
		}
		const events = one.store.connection
			.prepare("SELECT count(*) FROM event WHERE type = 'PhoneErased'")
			.pluck();
		expect(events.get()).toBe(34);
		await sweepOf(one);
		expect(events.get()).toBe(34);
		expect((await one.resident.get("/api/follow", byReceipt(kept.receipt))).statusCode).toBe(200);
	});
});

describe("an erasure under two people", () => {
	const cases: Awaited<ReturnType<typeof closed>>[] = [];
	const next = () => {
		const one = cases.pop();
		if (one === undefined) throw new Error("too few cases were prepared");
		return one;
	};
	beforeAll(async () => {
		for (let count = 0; count < 3; count += 1) cases.push(await closed());
		await house.at(later);
	});

	test("takes every piece of the case away, leaves who and why, and shows that it did", async () => {
		const { receipt, caseNumber } = next();
		const { pieces = [] } = await read(desk, caseNumber);
		expect(pieces.map(({ place }) => place)).toEqual(["text", "nextStep", "words", "words", "words"]);
		const asked = await act(desk, caseNumber, "erasure", order);
		expect(asked).toMatchObject({ state: "closed", mine: false });
		expect(asked.pieces).toBeUndefined();
		const shown = await read(officer, caseNumber);
		expect(shown).toMatchObject({ ask: "decide", mine: true });
		expect(shown.pending).toMatchObject({ kind: "erasure", words: order.basis });
		expect(shown.pending?.erasure).toMatchObject({ ground: "courtOrder" });
		expect(shown.pending?.erasure?.pieces.map(({ words }) => words)).toContain("谢谢，补一句。");
		expectRefusal(
			await desk.post(`/api/cases/${caseNumber}/decision`, {
				...{ expectedVersion: asked.version, accept: true, words: "同意。" },
			}),
			403,
			"notYours",
		);
		const after = await decide(officer, caseNumber, true, "裁定属实。");
		expect(after).toMatchObject({ text: "", spot: null, pending: null });
		expect(after.erased).toMatchObject([{ ground: "courtOrder", pieces: 5 }]);
		expect(after.trail.slice(-3)).toMatchObject([
			{ type: "ErasureProposed", words: order.basis, detail: "courtOrder" },
			{ type: "CaseDecided", words: "裁定属实。", detail: "erasure accepted" },
			{ type: "WordsErased", detail: "courtOrder" },
		]);
		expect(after.trail.filter(({ words }) => words !== null)).toHaveLength(2);
		const followed = await view(receipt);
		expect(followed).toMatchObject({ text: "", erased: [{ ground: "courtOrder" }] });
		expect(followed.timeline.at(-1)?.kind).toBe("erased");
		const page = await house.resident.form("/follow", { receipt });
		expect(page.body).toContain("原话已依法删除");
		expect(page.body).not.toContain("谢谢，补一句");
	});

	test("refuses pieces that are not of the case, and shows none to whoever may not ask", async () => {
		const { caseNumber } = next();
		const duanmu = await house.as("duanmu");
		const seen = await read(duanmu, caseNumber);
		expect(seen.pieces).toBeUndefined();
		const { version } = await read(desk, caseNumber);
		const other = { ...order, pieces: ["w:other"], expectedVersion: version };
		expectRefusal(await desk.post(`/api/cases/${caseNumber}/erasure`, other), 409, "alreadySo");
		const theirs = { ...other, expectedVersion: seen.version };
		expectRefusal(await duanmu.post(`/api/cases/${caseNumber}/erasure`, theirs), 403, "notYours");
		for (const [field, value] of [
			["ground", "resident"],
			["pieces", []],
			["pieces", "some"],
		] as const) {
			const reply = await desk.post(`/api/cases/${caseNumber}/erasure`, { ...other, [field]: value });
			expectRefusal(reply, 400, "bodyInvalid", field);
		}
	});

	test("refused, it is told to the staff alone, and nothing is gone", async () => {
		const { receipt, caseNumber } = next();
		await act(desk, caseNumber, "erasure", order);
		await decide(officer, caseNumber, false, "没有见到裁定原件。");
		const followed = await view(receipt);
		expect(followed).toMatchObject({ pendingDueAt: null });
		expect(followed.erased).toBeUndefined();
		expect(JSON.stringify(followed)).not.toContain("裁定");
		expect((await read(desk, caseNumber)).text).not.toBe("");
	});
});
