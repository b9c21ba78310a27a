import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { photoSent, sendCasePhoto } from "../support/photos.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, contact, read } from "../support/staff-deeds.ts";

let house: TestHouse;
let holder: Visitor;
let helper: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	holder = await house.as("duanmu");
	helper = await house.as("yuchi");
});
afterAll(() => house.close());

// Words that stand nowhere else in the house.
const text = "鹿衔芝家楼下的灯不亮。";
const spot = "菖蒲里后门";
const words = "请查东门这一段的电缆。";

async function asked() {
	const { caseNumber } = await house.submit({ text, spot });
	await act(holder, caseNumber, "assists", { postId: "street:utilities", words });
	return caseNumber;
}

describe("a unit from outside that helps", () => {
	test("reads what was asked, where and by when, and nothing that the resident wrote or of the case's way", async () => {
		const caseNumber = await asked();
		const sheet = await read(helper, caseNumber);
		expect(sheet).toMatchObject({
			sheet: true,
			text: "",
			spot: null,
			photos: [],
			messages: [],
			ask: "assist",
		});
		expect(sheet.assists).toMatchObject([{ words, mine: true }]);
		expect(sheet.trail.map(({ type }) => type)).toEqual(["AssistAsked"]);
		expect((await read(holder, caseNumber)).sheet).toBeUndefined();
		expect(await read(holder, caseNumber)).toMatchObject({ text, spot });
		expect(await read(await house.as("chunyu"), caseNumber)).toMatchObject({ text });
	});

	test("finds it in its list by what was asked, and the report in nothing it can ask for", async () => {
		const caseNumber = await asked();
		const list = await helper.get("/api/inbox");
		expect(list.body).toContain(caseNumber);
		expect(list.body).toContain(words);
		const urls = [
			"/api/inbox",
			`/api/cases/${caseNumber}`,
			`/api/cases/${caseNumber}/trail`,
			"/api/casebook?kind=week",
		];
		for (const url of urls) {
			const reply = await helper.get(url);
			for (const marker of ["鹿衔芝", "菖蒲里"]) expect(reply.body, url).not.toContain(marker);
		}
		const found = await helper.post("/api/search", { words: "鹿衔芝" });
		expect(found.body).not.toContain(caseNumber);
	});

	test("is refused every photo of the case, drawn or saved, the resident's and the holder's", async () => {
		const photoId = await photoSent(house);
		const { caseNumber } = await house.submit({ text, photos: [photoId] });
		const own = (await sendCasePhoto(holder, caseNumber)).json<{ photoId: string }>().photoId;
		await contact(holder, caseNumber, { photos: [own] });
		await act(holder, caseNumber, "assists", { postId: "street:utilities", words });
		for (const id of [photoId, own]) {
			for (const query of ["", "?save=yes"]) {
				const url = `/api/cases/${caseNumber}/photos/${id}${query}`;
				expectRefusal(await helper.get(url), 404, "notFound");
				expect((await holder.get(url)).statusCode, url).toBe(200);
			}
		}
	});

	test("answers from the sheet, and the holder reads it", async () => {
		const caseNumber = await asked();
		const assistId = (await read(helper, caseNumber)).assists[0]?.assistId;
		const after = await act(helper, caseNumber, "assists/answer", { assistId, words: "电缆已换。" });
		expect(after).toMatchObject({ sheet: true, assists: [{ answer: "电缆已换。" }] });
		expect((await read(holder, caseNumber)).assists[0]).toMatchObject({ answer: "电缆已换。" });
	});
});
