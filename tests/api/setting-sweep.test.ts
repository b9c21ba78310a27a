import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import { formatInstant } from "../../server/domain/calendar.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { settingSweep } from "../../server/setting-sweep.ts";
import { moment, openTestHouse, type TestHouse } from "../support/app.ts";
import { answer, contact, read, said, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
let follow: () => Promise<void>;
beforeAll(async () => {
	house = await openTestHouse();
	follow = settingSweep(house.ledger, readsOf(house.store));
});
afterAll(() => house.close());

/** A change that touches no case. */
function farHoliday(day: string): SettingEvent {
	const at = house.now();
	return { type: "DaysDeclared", at, areaPrefix: "110199001", restDays: [day], workDays: [], year: null };
}

describe("when the setting changes", () => {
	test("a case in hand goes to whoever holds the post now, with a fresh holder clock", async () => {
		const { caseNumber } = await house.submit();
		await sign(await house.as("duanmu"), caseNumber);
		await follow();
		expect(await read(await house.as("duanmu"), caseNumber)).toMatchObject({ mine: true });
		house.setClock("2026-11-20 10:00");
		const moved = { at: house.now(), postId: "liuyin:facilities" };
		await house.arrange(
			{ type: "PostLeft", ...moved, personId: "p:liuyin:facilities", to: moved.at },
			{ type: "PostHeld", ...moved, personId: "p:liuyin:streets", from: moved.at, to: null },
		);
		await follow();
		const taken = await read(await house.as("puyang"), caseNumber);
		expect(taken).toMatchObject({ state: "dispatched", mine: true });
		expect(taken.startedAt).toBe("2026-11-20T10:00:00+08:00");
		expect(taken.caseFinishDueAt).toBe("2026-11-25T18:00:00+08:00");
		expect(taken.trail.filter(({ type }) => type === "CaseDispatched")).toHaveLength(2);
		await follow();
		expect((await read(await house.as("puyang"), caseNumber)).version).toBe(taken.version);
	});

	test("a case whose limits the change leaves as they were hears nothing of it", async () => {
		const { caseNumber } = await house.submit();
		const puyang = await house.as("puyang");
		const { version } = await read(puyang, caseNumber);
		await house.arrange(farHoliday("2027-06-11"));
		await follow();
		expect((await read(puyang, caseNumber)).version).toBe(version);
	});

	test("a decision goes to whoever holds the decider's post now, with the whole limit", async () => {
		const { caseNumber } = await house.submit();
		const puyang = await house.as("puyang");
		await sign(puyang, caseNumber);
		await answer(puyang, caseNumber, said.cannot);
		const reads = readsOf(house.store);
		const asked = reads.stateOf(caseNumber)?.pending;
		if (!asked) throw new Error("a decision is pending");
		house.setClock("2026-11-20 11:00");
		const moved = { at: house.now(), postId: asked.postId };
		await house.arrange(
			{ type: "PostLeft", ...moved, personId: asked.deciderId, to: moved.at },
			{ type: "PostHeld", ...moved, personId: "p:liuyin:facilities", from: moved.at, to: null },
		);
		await follow();
		const after = reads.stateOf(caseNumber);
		expect(after?.pending).toMatchObject({ deciderId: "p:liuyin:facilities", postId: asked.postId });
		expect(after?.pending?.dueAt).toBe(moment("2026-11-23 18:00"));
		expect(reads.trailOf(caseNumber).at(-1)?.event.type).toBe("DecisionHandedOver");
		await follow();
		expect(reads.stateOf(caseNumber)?.version).toBe(after?.version);
	});

	test("whoever took a case while on duty keeps it, though the post is another's", async () => {
		house.setClock("2026-11-20 21:00");
		const { caseNumber } = await house.submit({ categoryCode: "0602" });
		const xuanyuan = await house.as("xuanyuan");
		expect(await read(xuanyuan, caseNumber)).toMatchObject({ mine: true });
		await house.arrange(farHoliday("2027-06-14"));
		await follow();
		expect(await read(xuanyuan, caseNumber)).toMatchObject({ mine: true });
	});

	test("limits in a year whose calendar comes later are worked out anew, and the resident is told", async () => {
		house.setClock("2026-12-29 10:00");
		const { caseNumber, receipt } = await house.submit({ categoryCode: "0107" });
		const puyang = await house.as("puyang");
		const before = await read(puyang, caseNumber);
		expect(before.clocks).toMatchObject({ provisional: true });
		const { calendar } = house.ledger.setting();
		const book = calendar.map((region) =>
			region.areaPrefix === ""
				? {
						...region,
						publishedYears: [...region.publishedYears, 2027],
						restDays: [...region.restDays, "2027-01-01", "2027-01-04"],
					}
				: region,
		);
		await house.arrange({ type: "CalendarPublished", at: house.now(), book });
		await follow();
		const after = await read(puyang, caseNumber);
		expect(after.clocks?.provisional).toBe(false);
		expect(after.clocks?.finishDueAt).not.toBe(before.clocks?.finishDueAt);
		expect(after.trail.at(-1)?.type).toBe("LimitsRecomputed");
		const view = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(view.timeline.at(-1)?.kind).toBe("recomputed");
		// Signed on the last day of the old year: that limit was never moved.
		for (const { signStory, contactStory, clockStory } of [after, view]) {
			const kinds = (story: readonly { kind: string }[]) => story.map(({ kind }) => kind);
			expect(kinds(clockStory)).toEqual(["start", "calendar"]);
			expect([kinds(signStory), kinds(contactStory)]).toEqual([["start"], ["start"]]);
		}
	});

	test("a day closed through the API moves what the desk and a decider owe, and is no news to the resident", async () => {
		house.setClock("2027-03-09 17:30");
		const waiting = await house.submit({ categoryCode: "0904" });
		const { caseNumber, receipt } = await house.submit();
		const puyang = await house.as("puyang");
		await sign(puyang, caseNumber);
		await contact(puyang, caseNumber, { byDate: "2027-03-10" });
		await answer(puyang, caseNumber, said.cannot);
		const dueAt = (number: string) => {
			const state = readsOf(house.store).stateOf(number);
			return [state?.triageDueAt, state?.pending?.dueAt].map((at) => at && formatInstant(at));
		};
		expect(dueAt(waiting.caseNumber)[0]).toBe("2027-03-10T09:30:00+08:00");
		expect(dueAt(caseNumber)[1]).toBe("2027-03-10T18:00:00+08:00");
		const closed = {
			areaPrefix: "110199001",
			year: null,
			csv: "date,kind\r\n2027-03-10,rest\r\n",
			dryRun: false,
		};
		expect((await (await house.as("dongye")).post("/api/calendar/days", closed)).statusCode).toBe(200);
		await follow();
		expect(dueAt(waiting.caseNumber)[0]).toBe("2027-03-11T09:30:00+08:00");
		expect(dueAt(caseNumber)[1]).toBe("2027-03-11T18:00:00+08:00");
		const view = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(view.timeline.map(({ kind }: { kind: string }) => kind)).not.toContain("recomputed");
	});

	test("cases received later are left alone: they were decided under it", async () => {
		const changedAt = house.now();
		house.setClock("2027-03-09 18:30");
		const { caseNumber } = await house.submit();
		const walked = (at: number) => {
			const cases = readsOf(house.store).openCases(at, "", 100);
			return cases.some((state) => state.caseNumber === caseNumber);
		};
		expect([walked(changedAt), walked(house.now())]).toEqual([false, true]);
	});
});
