import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadTrailReply } from "../../server/contract/trail.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { act, answered, read, said } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const trailOf = async (caseNumber: string, username = "xianyu") =>
	(await (await house.as(username)).get(`/api/cases/${caseNumber}/trail`)).json<ReadTrailReply>();

/** RFC 6962: a leaf is hashed with a zero byte before it. */
function leafOf(bytes: string): string {
	return createHash("sha256").update(Buffer.of(0)).update(bytes, "utf8").digest("hex");
}

describe("the trail of a case", () => {
	test("is every event, oldest first, with words, post and moment", async () => {
		const { receipt, caseNumber } = await answered(house);
		const reason = "只亮了一盏。";
		await house.resident.post("/api/follow/dispute", { reason, visited: false }, { "x-receipt": receipt });
		const { items, nextCursor } = await trailOf(caseNumber);
		expect(nextCursor).toBeNull();
		const post = "柳荫社区 市政设施岗";
		const none = { words: null, nextStep: null, byDate: null, step: null, cause: null, dueAt: null };
		const when = { at: "2026-11-18T10:05:00+08:00" };
		expect(items.map(({ position, leafHash, ...item }) => item)).toEqual([
			{
				...{ ...none, ...when, version: 1, type: "ReportReceived", by: null },
				...{ words: "路灯坏了一排，走夜路全靠手机照。", detail: "service" },
			},
			{ ...none, ...when, version: 2, type: "CaseDispatched", by: null, detail: post },
			{ ...none, ...when, version: 3, type: "CaseSigned", by: post, detail: null },
			{ ...none, ...when, ...said.contact, version: 4, type: "ResidentContacted", by: post, detail: null },
			{
				...{ ...none, ...when, version: 5, type: "CaseAnswered", by: post },
				...{ words: said.answer.words, detail: "done" },
			},
			{
				...{ ...none, ...when, version: 6, type: "CaseDisputed", by: null },
				...{ words: reason, detail: "visited=no" },
			},
		]);
	});

	test("carries the leaf hash of each event's bytes, at rising positions of the one log", async () => {
		const { caseNumber } = await answered(house);
		const { items } = await trailOf(caseNumber);
		const stored = house.store.connection
			.prepare<[number], string>("SELECT bytes FROM event WHERE position = ?")
			.pluck();
		for (const { position, leafHash } of items) expect(leafHash).toBe(leafOf(stored.get(position) ?? ""));
		const positions = items.map(({ position }) => position);
		expect(positions).toEqual([...positions].sort((a, b) => a - b));
		expect(new Set(positions).size).toBe(5);
	});

	test("is the same to every overseer of the place, and names no person", async () => {
		const { caseNumber } = await answered(house);
		const trail = await trailOf(caseNumber);
		for (const username of ["qiguan", "chunyu", "gongsun"]) {
			expect(await trailOf(caseNumber, username)).toEqual(trail);
		}
		expect(JSON.stringify(trail)).not.toMatch(/端木|p:liuyin/);
	});

	test("marks what was written just before an inspection, for whoever inspects and not for the holder", async () => {
		const { caseNumber } = await answered(house);
		const marks = (items: readonly { readonly type: string; readonly beforeInspection?: true }[]) =>
			items.filter(({ beforeInspection }) => beforeInspection).map(({ type }) => type);
		expect(marks((await trailOf(caseNumber)).items)).toEqual([]);
		const officer = await house.as("xianyu");
		await act(officer, caseNumber, "finding", { outcome: "falseCompletion", words: "灯没有修。" });
		expect(marks((await trailOf(caseNumber)).items)).toEqual(["ResidentContacted", "CaseAnswered"]);
		expect(marks((await read(await house.as("duanmu"), caseNumber)).trail)).toEqual([]);
	});

	test("shows words that the law had erased as none, and keeps the event with its hash", async () => {
		const { caseNumber, receipt } = await answered(house);
		const before = await trailOf(caseNumber);
		house.store.connection.prepare("UPDATE words SET text = NULL WHERE case_number = ?").run(caseNumber);
		const after = await trailOf(caseNumber);
		expect(after.items.map(({ words }) => words)).toEqual(after.items.map(() => null));
		const hashes = ({ items }: ReadTrailReply) => items.map(({ type, leafHash }) => [type, leafHash]);
		expect(hashes(after)).toEqual(hashes(before));
		const view = await house.resident.get("/api/follow", { "x-receipt": receipt });
		expect([view.statusCode, view.json().text]).toEqual([200, ""]);
	});

	test("holds a telephone number nowhere", async () => {
		const { caseNumber } = await house.submit({ contactPhone: "13800138765" });
		for (const [username, path] of [
			["xianyu", "/trail"],
			["xianyu", ""],
			["duanmu", ""],
		] as const) {
			const reply = await (await house.as(username)).get(`/api/cases/${caseNumber}${path}`);
			expect(reply.statusCode).toBe(200);
			expect(reply.body).not.toContain("13800138765");
		}
	});
});
