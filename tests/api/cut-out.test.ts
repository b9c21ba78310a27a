import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { markReadModels, rebuild } from "../../db/rebuild.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { act, answer, read } from "../support/staff-deeds.ts";

let house: TestHouse;
let desk: Visitor;
let holder: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	desk = await house.as("zhuge");
	holder = await house.as("duanmu");
});
afterAll(() => house.close());

const mixed = { text: "楼下路灯不亮。听说有人收了红包。" };
const plain = { protect: false, text: "楼下路灯不亮。", spot: "东门", categoryCode: "0203" };
const child = { protect: true, text: "三楼的孩子天天挨打。" };
const followed = async (receipt: string) => house.resident.get("/api/follow", { "x-receipt": receipt });
const view = async (receipt: string) => (await followed(receipt)).json<FollowCaseReply>();
const cut = (caseNumber: string, part: object) => act(desk, caseNumber, "parts", part);
const partsOf = async (receipt: string) =>
	(await view(receipt)).parts?.map(({ caseNumber }) => caseNumber) ?? [];
const told = ({ trail }: ReadCaseReply) => trail.filter(({ type }) => type === "PartCutOut");

describe("cutting one matter out of a report", () => {
	test("gives a case of its own that points nowhere; what is left is sealed, and the resident finds both", async () => {
		const { caseNumber, receipt } = await house.submit(mixed);
		const after = await cut(caseNumber, plain);
		const [part = ""] = await partsOf(receipt);
		expect(told(after)).toMatchObject([{ detail: part }]);
		expect(after.text).toBe(mixed.text);
		const sealing = { track: "conduct", expectedVersion: after.version };
		expect((await desk.post(`/api/cases/${caseNumber}/seal`, sealing)).statusCode).toBe(204);

		const shown = await read(holder, part);
		expect(shown).toMatchObject({ text: plain.text, spot: plain.spot, sealed: false, state: "dispatched" });
		for (const who of [holder, desk, await house.as("chunyu")]) {
			const reply = await who.get(`/api/cases/${part}`);
			expect(reply.statusCode).toBe(200);
			expect(reply.body).not.toContain(caseNumber);
			expect(reply.body).not.toContain("红包");
		}
		expectRefusal(await holder.get(`/api/cases/${caseNumber}`), 404, "notFound");

		expect(await view(receipt)).toMatchObject({ caseNumber, sealed: true, parts: [{ caseNumber: part }] });
		await answer(holder, part);
		const own = `${receipt}/1`;
		expect(await view(own)).toMatchObject({ caseNumber: part, state: "followUp", text: plain.text });
		const said = { verdict: "solved" };
		await house.resident.post("/api/follow/confirmation", said, { "x-receipt": own });
		expect(await view(own)).toMatchObject({ state: "closed", verdict: "solved" });
	});

	test("never tells the number of a part that others may not know of", async () => {
		const { caseNumber, receipt } = await house.submit(mixed);
		const after = await cut(caseNumber, child);
		const [part = ""] = await partsOf(receipt);
		expect(told(after)).toMatchObject([{ detail: "sealed" }]);
		expect(JSON.stringify(after)).not.toContain(part);
		expectRefusal(await desk.get(`/api/cases/${part}`), 404, "notFound");
		expect(await view(`${receipt}/1`)).toMatchObject({ caseNumber: part, track: "protected", sealed: true });
	});

	test("a receipt opens no part but its own, and says no more of one that is not there than of a wrong receipt", async () => {
		const { caseNumber, receipt } = await house.submit(mixed);
		const other = await house.submit(mixed);
		await cut(caseNumber, plain);
		const unknown = await followed(`${other.receipt}/1`);
		expectRefusal(unknown, 404, "receiptUnknown");
		const miscopied = receipt.slice(0, -1) + (receipt.endsWith("Z") ? "Y" : "Z");
		for (const typed of [`${receipt}/2`, `${receipt}/0`, `${receipt}/1/1`, `${miscopied}/1`])
			expect((await followed(typed)).body, typed).toBe(unknown.body);
	});

	test("is refused with the field that is wrong, and stores nothing then", async () => {
		const { caseNumber, version } = await read(desk, (await house.submit(mixed)).caseNumber);
		const post = (body: object) =>
			desk.post(`/api/cases/${caseNumber}/parts`, { ...plain, expectedVersion: version, ...body });
		await storingNothing(house, async () =>
			expectRefusal(await post({ text: " " }), 422, "textEmpty", "text"),
		);
		await storingNothing(house, async () => {
			expectRefusal(await post({ categoryCode: "9999" }), 422, "unknownCategory", "categoryCode");
		});
		await storingNothing(house, async () => expectRefusal(await post({ expectedVersion: 9 }), 409, "stale"));
	});

	test("is made again from the events alone, words and all", async () => {
		const { caseNumber, receipt } = await house.submit(mixed);
		await cut(caseNumber, plain);
		const before = [await view(receipt), await view(`${receipt}/1`)];
		markReadModels(house.store);
		rebuild(house.store);
		expect([await view(receipt), await view(`${receipt}/1`)]).toEqual(before);
	});
});
