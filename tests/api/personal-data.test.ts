import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ExportReportReply } from "../../server/contract/personal-data.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { answer } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeEach(async () => {
	house = await openTestHouse();
});
afterEach(() => house.close());

const phone = "13800000000";
const taken = async (receipt: string) =>
	(await house.resident.get("/api/follow/export", { "x-receipt": receipt })).json<ExportReportReply>();

describe("what is kept of a report, as a file under its receipt", () => {
	test("holds every word its resident said, the phone number too, and what was done", async () => {
		const more = { contactPhone: phone, spot: "2 号楼", consentPublish: true };
		const { receipt, caseNumber } = await house.submit({ text: "灯又坏了。", ...more });
		await house.resident.post("/api/follow/messages", { words: "还没来人。" }, { "x-receipt": receipt });
		await answer(await house.as("duanmu"), caseNumber);
		const { said, view, consentPublish, photos } = await taken(receipt);
		const words = Object.fromEntries(said.map(({ place, words: told }) => [place, told]));
		expect(words).toEqual({ text: "灯又坏了。", spot: "2 号楼", contactPhone: phone, words: "还没来人。" });
		expect([view.caseNumber, view.state, consentPublish, photos]).toEqual([caseNumber, "followUp", true, []]);
	});

	test("gives of a sealed report its resident's words, and no more of the matter than the page does", async () => {
		const { receipt } = await house.submit({ sealed: true, text: "要红包才盖章。" });
		const { said, view } = await taken(receipt);
		expect([said.map(({ words }) => words), view.sealed, view.watchedBy]).toEqual([
			["要红包才盖章。"],
			true,
			[],
		]);
	});

	test("comes by the plain form too, as a file; an unknown receipt gets the page of an unknown receipt", async () => {
		const { receipt } = await house.submit();
		const file = await house.resident.form("/follow/export", { receipt });
		expect(file.headers["content-disposition"]).toBe('attachment; filename="report.json"');
		expect(file.json<ExportReportReply>().said).toHaveLength(1);
		const wrong = "7G4K-9TXQ-2M5R-8WVC-3NBD-6HJF-1PZS";
		const [one, other] = [
			await house.resident.form("/follow/export", { receipt: wrong }),
			await house.resident.form("/follow", { receipt: wrong }),
		];
		expect([one?.statusCode, one?.body]).toEqual([404, other?.body]);
	});
});

describe("pages to read and to print", () => {
	test.each(["/personal-data", "/gateway", "/posters", "/posters/110199001001001"])(
		"%s needs no script and no receipt",
		async (path) => {
			for (const query of ["", "?lang=en"]) {
				const { statusCode, body } = await house.resident.get(`${path}${query}`);
				expect([statusCode, body.includes("<h1>")]).toEqual([200, true]);
			}
		},
	);

	test("a poster has its place in the fragment of its address only, and no place is made up", async () => {
		const { body } = await house.resident.get("/posters/110199001001001");
		expect(body).toContain("110199001001001");
		expect([body.includes("data-qr"), /href="[^"]*#a=/.test(body)]).toEqual([true, false]);
		expect((await house.resident.get("/posters/110199001099")).statusCode).toBe(404);
	});
});
