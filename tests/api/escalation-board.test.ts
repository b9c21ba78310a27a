import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ListOverdueReply, OverdueItem } from "../../server/contract/escalation.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { answer, contact, dispatch, sign } from "../support/staff-deeds.ts";

const at = (local: string) => `${local.replace(" ", "T")}:00+08:00`;
const qiaodong = { areaCode: "110199001002001" };

let house: TestHouse;
let officer: Visitor;
const numbers: Record<string, string> = {};
const board = async (query = "", who = officer) =>
	(await who.get(`/api/overdue${query}`)).json<ListOverdueReply>();
/** The names of this file instead of case numbers. */
const namesOn = ({ items }: Pick<ListOverdueReply, "items">) =>
	items.map(({ caseNumber }) => Object.keys(numbers).find((name) => numbers[name] === caseNumber));

async function submitted(name: string, over: object = {}): Promise<string> {
	const { caseNumber, receipt } = await house.submit(over);
	numbers[name] = caseNumber;
	numbers[`${name} receipt`] = receipt;
	return caseNumber;
}

/** Wednesday the 18th to Thursday the 26th: finish was due on the 25th. */
async function happenings(): Promise<void> {
	const duanmu = await house.as("duanmu");
	await submitted("ignored");
	house.setClock("2026-11-18 10:06");
	await sign(duanmu, await submitted("signed only"));
	house.setClock("2026-11-18 10:07");
	await contact(duanmu, await submitted("contacted"));
	await submitted("qiaodong", qiaodong);
	await submitted("sealed", { sealed: true, text: "请保密。" });
	await submitted("lying", { categoryCode: "0904", text: "没有人管。" });
	await answer(duanmu, await submitted("answered in time"));
	const carded = await submitted("carded");
	house.setClock("2026-11-18 10:08");
	await submitted("named", { text: "亓官澄也来看过，没有用。" });
	await dispatch(await house.as("zhuge"), numbers.named ?? "", { postId: "street:enforcement" });
	await house.at("2026-11-20 10:00");
	await answer(duanmu, carded);
	await house.at("2026-11-26 10:00");
}

beforeAll(async () => {
	house = await openTestHouse("2026-11-18 10:05");
	officer = await house.as("xianyu");
	await happenings();
});
afterAll(() => house.close());

describe("the overdue board", () => {
	test("holds ignored, then late, then what still has a card: highest step first, then oldest", async () => {
		const { items, counts, asOf, nextCursor } = await board();
		expect(items.map(({ group, step }) => [group, step])).toEqual([
			...Array.from({ length: 4 }, () => ["ignored", "yellow"]),
			["late", "blue"],
			["carded", "yellow"],
			["carded", "blue"],
		]);
		expect(namesOn({ items })).toEqual([
			...["ignored", "signed only", "qiaodong", "named"],
			...["contacted", "lying", "carded"],
		]);
		expect(counts).toEqual({ ignored: 4, late: 1, carded: 2 });
		expect([asOf, nextCursor]).toEqual([at("2026-11-26 10:00"), null]);
	});

	test("shows of each who has the next move, since when, and who held it for how long", async () => {
		const [first] = (await board()).items;
		const { steps, ...item } = first as OverdueItem;
		expect(item).toEqual({
			...{ caseNumber: numbers.ignored, group: "ignored", state: "dispatched", level: "normal", round: 1 },
			...{ voices: 1, surge: false },
			...{ areaCode: "110199001001001", areaName: "柳荫社区第一网格", categoryCode: "0203" },
			...{ text: "路灯坏了一排，走夜路全靠手机照。", post: "柳荫社区 市政设施岗", step: "yellow" },
			nextMove: { as: "leader", post: "青石桥街道 城建分管领导岗" },
			...{ receivedAt: at("2026-11-18 10:05"), overdueSince: at("2026-11-19 18:00") },
			...{ signedAt: null, contactedAt: null, answeredAt: null },
			clocks: {
				...{ signDueAt: at("2026-11-18 15:05"), contactDueAt: at("2026-11-19 18:00") },
				...{ finishDueAt: at("2026-11-25 18:00"), provisional: false },
			},
			held: [
				{
					from: at("2026-11-18 10:05"),
					to: at("2026-11-20 10:00"),
					kind: "unsigned",
					post: "柳荫社区 市政设施岗",
				},
				{
					from: at("2026-11-20 10:00"),
					to: at("2026-11-26 10:00"),
					kind: "superior",
					post: "柳荫社区 书记岗",
				},
				{ from: at("2026-11-26 10:00"), to: null, kind: "leader", post: "青石桥街道 城建分管领导岗" },
			],
		});
		expect(steps.map(({ step }) => step)).toEqual([
			// A day after the blue and the yellow card nobody has decided who is to have it.
			...["unsigned", "contactReminder", "blue", "blue", "yellow", "finishReminder", "blue"],
		]);
	});

	test("is filtered by group, step and area; the counts leave the group aside", async () => {
		const late = await board("?group=late");
		expect(namesOn(late)).toEqual(["contacted"]);
		expect(late.counts).toEqual({ ignored: 4, late: 1, carded: 2 });
		const blue = await board("?step=blue");
		expect(namesOn(blue)).toEqual(["contacted", "carded"]);
		expect(blue.counts).toEqual({ ignored: 0, late: 1, carded: 1 });
		expect(namesOn(await board("?areaCode=110199001002"))).toEqual(["qiaodong"]);
		expect(namesOn(await board("?areaCode=110199001002001&group=ignored&step=yellow"))).toEqual(["qiaodong"]);
		expect((await board("?areaCode=110199001003")).items).toEqual([]);
	});

	test("is narrowed to the scope of whoever looks, and names nobody who is named in a report", async () => {
		const huyan = await board("", await house.as("yuwen"));
		expect(namesOn(huyan)).toEqual(["qiaodong"]);
		const own = await board("", await house.as("qiguan"));
		expect(namesOn(own)).not.toContain("named");
		expect(namesOn(own)).toContain("ignored");
		expectRefusal(
			await (await house.as("yuwen")).get("/api/overdue?areaCode=12"),
			403,
			"notYours",
			"areaCode",
		);
	});

	test("takes no other words than its own", async () => {
		for (const query of ["?group=all", "?step=silence", "?areaCode=1", "?areaCode=x", "?limit=1000"]) {
			expect((await officer.get(`/api/overdue${query}`)).json().code).toBe("bodyInvalid");
		}
		for (const cursor of ["x", "e30", "W10", Buffer.from('["a",{},1,1]').toString("base64url")]) {
			expect((await board(`?cursor=${cursor}`)).items).toEqual([]);
		}
	});

	test("clears what the resident confirms", async () => {
		const headers = { "x-receipt": numbers["carded receipt"] ?? "" };
		await house.resident.post("/api/follow/confirmation", { verdict: "solved" }, headers);
		const after = await board("?group=carded");
		expect(namesOn(after)).toEqual(["lying"]);
		expect(after.counts.carded).toBe(1);
	});
});

describe("a board of more than fifty", () => {
	const expected: string[] = [];
	let many: TestHouse;
	beforeAll(async () => {
		many = await openTestHouse("2026-11-18 10:05");
		for (let count = 0; count < 60; count += 1) {
			many.setClock(`2026-11-18 11:${String(count).padStart(2, "0")}`);
			expected.push((await many.submit({ text: `第 ${count} 盏灯。` })).caseNumber);
		}
		await many.at("2026-11-20 10:00");
	});
	afterAll(() => many.close());
	beforeEach(async () => {
		officer = await many.as("xianyu");
	});

	test("comes in pages of fifty, without gap or double, oldest first", async () => {
		const first = await board();
		expect(first.items).toHaveLength(50);
		expect(first.counts.ignored).toBe(60);
		const second = await board(`?cursor=${first.nextCursor}`);
		expect(second.nextCursor).toBeNull();
		expect(second.counts).toEqual(first.counts);
		expect([...first.items, ...second.items].map(({ caseNumber }) => caseNumber)).toEqual(expected);
	});

	test("goes on where it was, when a case of the first page leaves in between", async () => {
		const first = await board();
		await answer(await many.as("duanmu"), expected[3] ?? "");
		const second = await board(`?cursor=${first.nextCursor}`);
		const ignored = second.items.filter(({ group }) => group === "ignored");
		expect(ignored.map(({ caseNumber }) => caseNumber)).toEqual(expected.slice(50));
	});
});
