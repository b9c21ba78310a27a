import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, read } from "../support/staff-deeds.ts";

const at = (local: string) => `${local.replace(" ", "T")}:00+08:00`;
const signLimit = { unit: "workingHour", count: 4 };
const reason = "线路归供电公司，排期要等。";

let house: TestHouse;
let duanmu: Visitor;
let secretary: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	duanmu = await house.as("duanmu");
	secretary = await house.as("qiguan");
});
afterAll(() => house.close());

const decided = (who: Visitor, caseNumber: string, accept: boolean, more: object = {}) =>
	act(who, caseNumber, "decision", { accept, words: "可以。", ...more });
const follow = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();

describe("what a holder asks the superior to decide", () => {
	test("an extension granted moves both limits, and the resident reads why and how", async () => {
		const { caseNumber, receipt } = await house.submit();
		const asked = await act(duanmu, caseNumber, "extension", { words: reason, days: 3 });
		expect(asked.pending).toMatchObject({ kind: "extension", days: 3, words: reason });
		expect(asked).toMatchObject({ stops: ["decision"], mine: false });
		const granted = await decided(secretary, caseNumber, true);
		expect(granted.clocks?.finishDueAt).toBe(at("2026-11-30 18:00"));
		expect(granted.clockStory.map(({ kind }) => kind)).toEqual(["start", "decision", "extension"]);
		const view = await follow(receipt);
		expect(view.clocks?.finishDueAt).toBe(at("2026-11-30 18:00"));
		expect(view.timeline.at(-1)).toMatchObject({ kind: "extended", words: reason });
		expect(view.clockStory.map(({ kind }) => kind)).toEqual(["start", "extension"]);
		// The first contact has waited for the decision too; to sign, nothing waits.
		for (const { signStory, contactStory } of [granted, view]) {
			expect(signStory).toEqual([expect.objectContaining({ kind: "start", limit: signLimit })]);
			expect(contactStory.map(({ kind }) => kind)).toEqual(["start", "decision"]);
			expect(contactStory[0]?.limit).toEqual({ unit: "workingDay", count: 1 });
		}
	});

	test("a return that is accepted goes to the post named, or back to the desk", async () => {
		const first = await house.submit();
		await act(duanmu, first.caseNumber, "return", { words: "归物业管。", itemId: null });
		const sent = await decided(secretary, first.caseNumber, true, { postId: "liuyin:property" });
		expect(sent).toMatchObject({ state: "dispatched", post: "柳荫社区 物业协调岗" });
		const second = await house.submit();
		await act(duanmu, second.caseNumber, "return", { words: "归物业管。", itemId: null });
		await decided(secretary, second.caseNumber, true);
		expect(await read(await house.as("zhuge"), second.caseNumber)).toMatchObject({
			...{ state: "received", ask: "triage" },
		});
		expect((await follow(second.receipt)).timeline.at(-1)?.kind).toBe("sentBack");
	});

	test("a promise names its milestones, and resident and staff go on reading each step with its day", async () => {
		const { caseNumber, receipt } = await house.submit();
		const milestones = [{ byDate: "2026-12-01", words: "材料到货" }];
		const body = { words: reason, byDate: "2026-12-18", milestones };
		const asked = await act(duanmu, caseNumber, "promise", body);
		expect(asked.pending).toMatchObject({ kind: "promise", byDate: "2026-12-18", milestones });
		const granted = await decided(secretary, caseNumber, true);
		expect(granted.clocks?.finishDueAt).toBe(at("2026-12-18 18:00"));
		const words = `${reason}\n2026-12-01 材料到货`;
		const told = (await follow(receipt)).timeline.at(-1);
		expect(told).toMatchObject({ kind: "promised", byDate: "2026-12-18", words });
		expect(granted.trail.find(({ type }) => type === "DecisionAsked")).toMatchObject({ words });
	});

	test("shelving needs two approvals, and stands until its review", async () => {
		const { caseNumber, receipt } = await house.submit();
		const body = { words: reason, cause: "ownership", ownerPostId: "street:manager", reviewOn: "2027-01-15" };
		await act(duanmu, caseNumber, "shelving", body);
		const once = await decided(secretary, caseNumber, true);
		expect(once.pending).toMatchObject({ kind: "shelving", cause: "ownership", byDate: "2027-01-15" });
		const above = await house.as("chunyu");
		const twice = await decided(above, caseNumber, true);
		expect(twice).toMatchObject({ pending: null, stops: ["shelving"] });
		expect((await follow(receipt)).timeline.at(-1)).toMatchObject({ kind: "shelved", byDate: "2027-01-15" });
	});

	test("another level gives limits anew from the start", async () => {
		const { caseNumber } = await house.submit();
		const body = { words: "要挖开路面，工期长。", level: "complex", categoryCode: "0203" };
		await act(duanmu, caseNumber, "level", body);
		const granted = await decided(secretary, caseNumber, true);
		expect(granted).toMatchObject({ level: "complex" });
		expect(granted.clocks?.finishDueAt).toBe(at("2026-12-09 18:00"));
	});

	test("another category at the same level is told to whoever decides, and kept in the trail", async () => {
		const { caseNumber } = await house.submit();
		const before = await read(duanmu, caseNumber);
		expect(before).toMatchObject({ level: "normal", categoryCode: "0203" });
		const change = { level: "normal", categoryCode: "0206" };
		const asked = await act(duanmu, caseNumber, "level", { words: "是坡道，不是路灯。", ...change });
		expect(asked.pending).toMatchObject({ kind: "level", ...change });
		const { items } = (await secretary.get("/api/inbox")).json<ListInboxReply>();
		const row = items.find((item) => item.caseNumber === caseNumber);
		expect(row).toMatchObject({ decision: "level", categoryCode: "0203", changeTo: change });
		const mine = (await duanmu.get("/api/inbox")).json<ListInboxReply>().items;
		expect(mine.find((item) => item.caseNumber === caseNumber)?.changeTo).toBeUndefined();
		const granted = await decided(secretary, caseNumber, true);
		expect(granted).toMatchObject(change);
		const detail = (type: string) => granted.trail.find((entry) => entry.type === type)?.detail;
		expect(detail("DecisionAsked")).toBe("level normal 0206");
		expect(detail("LevelChanged")).toBe("normal 0206");
	});

	test("is refused to whoever does not hold the case, and where the rules say no", async () => {
		const { caseNumber } = await house.submit();
		const url = `/api/cases/${caseNumber}/extension`;
		const body = { words: reason, days: 11, expectedVersion: 2 };
		expectRefusal(await secretary.post(url, body), 403, "notYours");
		expectRefusal(await duanmu.post(url, body), 422, "usedUp", "days");
		expectRefusal(await duanmu.post(url, { ...body, days: "3" }), 400, "bodyInvalid", "days");
	});
});
