import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import { markReadModels, rebuild } from "../../db/rebuild.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { photoSent } from "../support/photos.ts";
import { act, read, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
let desk: Visitor;
let holder: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	desk = await house.as("zhuge");
	holder = await house.as("duanmu");
});
afterAll(() => house.close());

// Words that stand nowhere else in the house.
const name = "鹿衔芝";
const door = "菖蒲里";
const text = `我是${name}，楼下的灯不亮。`;
const spot = `${door}后门`;
const spans = [
	{ of: "text", start: 2, end: 5 },
	{ of: "spot", start: 0, end: 3 },
];
const hide = (caseNumber: string, over: object = {}) =>
	act(desk, caseNumber, "masks", { why: "reporter", spans, ...over });
const view = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();
const search = async (who: Visitor, words: string) =>
	(await who.post("/api/search", { words })).json<{ items: { caseNumber: string }[] }>().items;

/** A report that its holder has signed, with name and door hidden. */
async function hidden() {
	const { caseNumber, receipt } = await house.submit({ text, spot });
	await hide(caseNumber);
	await sign(holder, caseNumber);
	return { caseNumber, receipt };
}

describe("what the desk has hidden", () => {
	test("stands as a block with the reason for the holder, and whole for everybody else who reads the case", async () => {
		const { caseNumber, receipt } = await hidden();
		const shown = await read(holder, caseNumber);
		expect(shown).toMatchObject({ text: "我是▇▇▇，楼下的灯不亮。", spot: "▇▇▇后门" });
		expect(shown.masks).toEqual({ why: "reporter", count: 2 });
		for (const who of [desk, await house.as("chunyu"), await house.as("xianyu")])
			expect(await read(who, caseNumber)).toMatchObject({ text, spot, masks: { spans } });
		const own = await view(receipt);
		expect(own).toMatchObject({ text, spot });
		expect(own.timeline.map(({ kind }) => kind)).toContain("wordsMasked");
	});

	test("is in nothing the holder can ask for: no list, ledger, table, trail, letter, search or case", async () => {
		const { caseNumber } = await hidden();
		const asked = [
			...[
				"/api/inbox",
				`/api/inbox?open=${caseNumber}`,
				`/api/cases/${caseNumber}`,
				"/api/casebook?kind=week",
			],
			...[
				"/api/casebook/table?kind=week",
				`/api/cases/${caseNumber}/trail`,
				`/api/cases/${caseNumber}/similar`,
			],
			...["/api/letters", "/api/figures?start=2026-01-01&to=2026-12-31", "/api/overdue", "/api/calls"],
		];
		const told: string[] = [];
		for (const url of asked) {
			const reply = await holder.get(url);
			expect(reply.statusCode, url).toBeLessThan(500);
			if (reply.body.includes(caseNumber)) told.push(url);
			for (const marker of [name, door]) expect(reply.body, url).not.toContain(marker);
		}
		// The case itself is told, so the absence of its hidden words says something.
		expect(told).toEqual(expect.arrayContaining(["/api/inbox", `/api/cases/${caseNumber}`]));
		expect((await desk.get(`/api/cases/${caseNumber}`)).body).toContain(name);
		expect((await (await house.as("chunyu")).get(`/api/cases/${caseNumber}/trail`)).body).toContain(name);
	});

	test("is not found by the holder, letter by letter neither; what is shown is, and others find all of it", async () => {
		const { caseNumber } = await hidden();
		const numbers = async (who: Visitor, words: string) =>
			(await search(who, words)).map((item) => item.caseNumber);
		for (const words of [name, "鹿", "衔芝", door]) {
			expect(await numbers(holder, words), words).not.toContain(caseNumber);
			expect(await numbers(await house.as("chunyu"), words), words).toContain(caseNumber);
		}
		expect(await numbers(holder, "楼下的灯")).toContain(caseNumber);
		await hide(caseNumber, { spans: [] });
		expect(await numbers(holder, name)).toContain(caseNumber);
	});

	test("is hidden in a voice too, and is made again from the events alone", async () => {
		const parent = await house.submit();
		const { caseNumber } = await house.submit({ text, spot });
		await hide(caseNumber);
		await act(desk, caseNumber, "merge", { parent: parent.caseNumber });
		markReadModels(house.store);
		rebuild(house.store);
		const { voices } = await read(holder, parent.caseNumber);
		expect(voices?.items).toMatchObject([{ text: "我是▇▇▇，楼下的灯不亮。", spot: "▇▇▇后门" }]);
	});

	test("of what was added later and of photos is shown to whoever reads whole, with where it stands, and told to the resident", async () => {
		const photoId = await photoSent(house);
		const { caseNumber, receipt } = await house.submit({ text, photos: [photoId] });
		const words = `${name}再说一句。`;
		await house.resident.post("/api/follow/messages", { words }, { "x-receipt": receipt });
		const [said] = (await read(desk, caseNumber)).later ?? [];
		expect(said).toMatchObject({ text: words });
		const span = { of: "later", wordsId: said?.wordsId, start: 0, end: 3 };
		await hide(caseNumber, { spans: [span], photos: [photoId] });
		const shown = await read(holder, caseNumber);
		expect(shown).toMatchObject({ text, photos: [], masks: { why: "reporter", count: 2 } });
		expect(shown.later).toBeUndefined();
		expect(shown.messages).toMatchObject([{ words: "▇▇▇再说一句。" }]);
		expect(shown.trail.find(({ type }) => type === "MessageLeft")?.words).toBe("▇▇▇再说一句。");
		const photo = `/api/cases/${caseNumber}/photos/${photoId}`;
		expect((await holder.get(photo)).statusCode).toBe(404);
		expect((await holder.get(`${photo}?save=yes`)).statusCode).toBe(404);
		expect((await desk.get(photo)).statusCode).toBe(200);
		expect(await read(desk, caseNumber)).toMatchObject({
			...{ photos: [photoId], masks: { spans: [span], photos: [photoId] } },
		});
		expect(await view(receipt)).toMatchObject({ photos: [photoId], messages: [{ words }] });
		await hide(caseNumber, { spans: [] });
		expect((await holder.get(photo)).statusCode).toBe(200);
	});

	test("can be hidden in a voice after it has been merged, by the desk alone", async () => {
		const parent = await house.submit();
		const { caseNumber } = await house.submit({ text, spot });
		await act(desk, caseNumber, "merge", { parent: parent.caseNumber });
		expect((await read(holder, parent.caseNumber)).voices?.items).toMatchObject([{ text, spot }]);
		await hide(caseNumber);
		const { voices } = await read(holder, parent.caseNumber);
		expect(voices?.items).toMatchObject([{ text: "我是▇▇▇，楼下的灯不亮。", spot: "▇▇▇后门" }]);
		expect((await read(await house.as("chunyu"), parent.caseNumber)).voices?.items).toMatchObject([{ text }]);
	});

	test("leaves the log as it was: the resident's proof still opens the words as they were sent", async () => {
		const { caseNumber, receipt } = await house.submit({ text, spot });
		const { openingOf } = readsOf(house.store);
		const before = openingOf(caseNumber);
		await hide(caseNumber);
		expect(openingOf(caseNumber)).toEqual(before);
		expect(before?.words.map((one) => one.text)).toEqual(expect.arrayContaining([text, spot]));
		expect((await view(receipt)).text).toBe(text);
	});
});
