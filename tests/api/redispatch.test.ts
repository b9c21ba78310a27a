import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

describe("a case that goes to another holder", () => {
	test("is taken over by the deputy whom the missing signature was told", async () => {
		house.setClock("2026-11-18 10:05");
		const { caseNumber } = await house.submit();
		const deputy = await house.as("puyang");
		const early = await deputy.post(`/api/cases/${caseNumber}/takeover`, { expectedVersion: 2 });
		expectRefusal(early, 404, "notFound");
		await house.at("2026-11-18 16:00");
		const taken = await act(deputy, caseNumber, "takeover", {});
		expect(taken).toMatchObject({ state: "dispatched", mine: true, startedAt: "2026-11-18T16:00:00+08:00" });
	});

	test("is given to another post by whoever a card has told", async () => {
		house.setClock("2026-11-23 10:05");
		const { caseNumber } = await house.submit();
		await house.at("2026-11-25 09:00");
		const secretary = await house.as("qiguan");
		const sent = await act(secretary, caseNumber, "reassignment", { postId: "liuyin:property" });
		expect(sent).toMatchObject({ post: "柳荫社区 物业协调岗" });
		expect(sent.trail.at(-1)).toMatchObject({ type: "CaseDispatched", by: "柳荫社区 书记岗" });
	});

	test("stays with its holder when whoever a card told says why; until then it is theirs to decide, within a working day", async () => {
		house.setClock("2026-11-30 10:05");
		const { caseNumber } = await house.submit();
		await house.at("2026-12-02 09:00");
		const secretary = await house.as("qiguan");
		const listed = (await secretary.get("/api/inbox")).json();
		const row = listed.items.find((item: { caseNumber: string }) => item.caseNumber === caseNumber);
		expect(row).toMatchObject({ ask: "reassign", dueAt: "2026-12-02T18:00:00+08:00", mine: true });
		const holder = await house.as("duanmu");
		const shown = (await secretary.get(`/api/cases/${caseNumber}`)).json();
		expect(shown.due).toContainEqual({
			...{ step: "blue", cause: "reassignment", dueAt: "2026-12-02T18:00:00+08:00" },
		});
		const words = "这一片的线路他最熟，今天就到场。";
		const own = { words, expectedVersion: shown.version };
		expectRefusal(await holder.post(`/api/cases/${caseNumber}/keeping`, own), 403, "notYours");
		const blank = await secretary.post(`/api/cases/${caseNumber}/keeping`, { ...own, words: " " });
		expectRefusal(blank, 422, "textEmpty", "words");
		const kept = await act(secretary, caseNumber, "keeping", { words });
		expect(kept).toMatchObject({ mine: false, ask: "wait", nextMove: { as: "holder" } });
		expect(kept.trail.at(-1)).toMatchObject({ type: "CaseKept", by: "柳荫社区 书记岗", words });
		const theirs = (await holder.get(`/api/cases/${caseNumber}`)).json();
		expect(theirs.trail.at(-1)).toMatchObject({ type: "CaseKept", words });
		expect(theirs.due.some(({ cause }: { cause: string }) => cause === "reassignment")).toBe(false);
	});

	test("left undecided is a card on whom it was asked of, and no word of it to the resident", async () => {
		house.setClock("2026-12-07 10:05");
		const { caseNumber, receipt } = await house.submit();
		await house.at("2026-12-10 09:00");
		const leader = await house.as("taishi");
		const steps = (await leader.get(`/api/cases/${caseNumber}`)).json().steps;
		expect(steps.at(-1)).toMatchObject({ step: "blue", cause: "reassignment", fellOn: "柳荫社区 书记岗" });
		const told = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(told.timeline.filter(({ kind }: { kind: string }) => kind === "step")).toHaveLength(3);
	});
});
