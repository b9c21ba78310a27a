import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, read } from "../support/staff-deeds.ts";

/** The demo's bridge: the one community leads, the other is the other side. */
const bridge = { text: "望河桥上的路灯不亮。", areaCode: "110199001002001", categoryCode: "0203" };
const other = "桥东社区 市政设施岗";

let house: TestHouse;
let duanmu: Visitor;
let head: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	[duanmu, head] = [await house.as("duanmu"), await house.as("gongsun")];
});
afterAll(() => house.close());

async function asked() {
	const { caseNumber } = await house.submit(bridge);
	await act(duanmu, caseNumber, "return", { words: "灯杆在河那边。", itemId: "bridge:02" });
	return caseNumber;
}
const decide = (caseNumber: string, accept: boolean) =>
	act(head, caseNumber, "decision", { accept, words: "看过线路了。" });

describe("a place on the boundary of two areas", () => {
	test("names its sides to whoever leads, whichever side the report came from", async () => {
		const { caseNumber } = await house.submit(bridge);
		expect(await read(duanmu, caseNumber)).toMatchObject({
			...{ areaCode: bridge.areaCode, post: "柳荫社区 市政设施岗" },
			boundary: { place: "望河桥", lead: "柳荫社区 市政设施岗", alternate: other, otherSide: other },
		});
	});

	test("is asked of whoever stands above both, and given away it is the other side's for good", async () => {
		const caseNumber = await asked();
		expect(await read(head, caseNumber)).toMatchObject({
			...{ ask: "decide", pending: { kind: "return", mustName: false }, boundary: { otherSide: other } },
		});
		const given = await decide(caseNumber, true);
		expect(given).toMatchObject({ post: other, boundary: { otherSide: null } });
	});

	test("and kept, it is returned no more", async () => {
		const caseNumber = await asked();
		const kept = await decide(caseNumber, false);
		expect(kept).toMatchObject({ post: "柳荫社区 市政设施岗", boundary: { otherSide: null } });
		const body = { words: "真不归我。", itemId: null, expectedVersion: kept.version };
		expectRefusal(await duanmu.post(`/api/cases/${caseNumber}/return`, body), 409, "designated");
	});

	test("stands in the book's table; a table without these columns is one without such places", async () => {
		const administrator = await house.as("dongye");
		const { csv } = (await administrator.get("/api/duty-books/current/table")).json<{ csv: string }>();
		expect(csv).toContain("望河桥,110199001002,qiaodong:facilities");
		const rows = csv.trim().split("\r\n");
		const short = rows.map((row) => row.replace(/(,[^,]*){3}$/, "")).join("\r\n");
		const body = { version: "short", csv: short, dryRun: false };
		const entered = await administrator.post("/api/duty-books", body);
		expect(entered.json()).toMatchObject({ entered: true, rows: rows.length - 1, errors: [] });
		const { items } = (await administrator.get("/api/duty-books/short")).json<{ items: object[] }>();
		expect(items.filter((item) => "boundary" in item)).toEqual([]);
	});
});
