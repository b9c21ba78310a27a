import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportedLists } from "../../server/domain/export.ts";
import { afterAnswers } from "../support/after-answers.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { photoOfCase } from "../support/photos.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { read } from "../support/staff-deeds.ts";

const grid = "110199001003001";
const cadre = "p:huaishu:general";
const span = "from=2026-11-18T00:00:00%2B08:00&to=2026-11-19T00:00:00%2B08:00";
let house: TestHouse;
let caseNumber: string;
beforeAll(async () => {
	house = await openTestHouse();
	({ caseNumber } = await house.submit({ areaCode: grid }));
});
afterAll(() => house.close());

type Kept = { readonly stream: string; readonly event: Readonly<Record<string, unknown>> };
/** What the house keeps of exports and refusals so far; a refusal is written after its answer, so a turn is waited. */
async function kept(...types: readonly string[]): Promise<Kept[]> {
	await afterAnswers();
	const rows = house.store.connection
		.prepare<[], { stream: string; bytes: string }>("SELECT stream, bytes FROM event ORDER BY position")
		.all();
	const all = rows.map(({ stream, bytes }): Kept => ({ stream, event: JSON.parse(bytes).event }));
	return all.filter(({ event }) => types.includes(String(event.type)));
}
const exported = () => kept("CaseExported", "ListExported");

/** Each way in which something is handed out to take away, and what is kept of it. */
type Way = { readonly take: (who: Visitor) => ReturnType<Visitor["get"]>; readonly of: () => object };
const ofList = (list: string, of: string) => () => ({ type: "ListExported", list, of });
const ways: Readonly<Record<string, Way>> = {
	exportDutyBook: {
		take: (who) => who.get("/api/duty-books/current/table"),
		of: () => ({
			type: "ListExported",
			list: "dutyBook",
			of: house.ledger.setting().dutyBooks.at(-1)?.version,
		}),
	},
	exportRoster: {
		take: (who) => who.get(`/api/roster/table?areaPrefix=110199001&${span}`),
		of: ofList("roster", "110199001"),
	},
	exportCasebook: {
		take: (who) => who.get("/api/casebook/table?period=2026-11"),
		of: ofList("casebook", "2026-11::"),
	},
	exportList: {
		take: (who) => who.post("/api/exports", { list: "letter", of: "u:huaishu:2026-W48" }),
		of: ofList("letter", "u:huaishu:2026-W48"),
	},
	exportCase: {
		take: (who) => who.post(`/api/exports/cases/${caseNumber}`, {}),
		of: () => ({ type: "CaseExported", part: "file" }),
	},
};

const everyWay = Object.entries(ways);

describe("whatever staff take away", () => {
	test("by every operation that hands it out is walked here", async () => {
		const document = (await house.resident.get("/api/openapi.json")).json();
		type Operation = {
			readonly operationId: string;
			readonly security?: readonly { readonly session?: unknown }[];
		};
		const items = Object.values<Record<string, Operation>>(document.paths);
		// What residents take home of their own report is nobody's to keep a record of.
		const ofStaff = items
			.flatMap((item) => Object.values(item))
			.filter(({ security }) => security?.[0]?.session !== undefined);
		const ids = ofStaff.map(({ operationId }) => operationId);
		expect(ids.filter((id) => id.startsWith("export")).sort()).toEqual(Object.keys(ways).sort());
	});

	test.each(everyWay)("is an event with who, what and when: %s", async (_, { take, of }) => {
		const before = await exported();
		const reply = await take(await house.as("murong"));
		expect([200, 204], reply.body).toContain(reply.statusCode);
		const now = house.ledger.now();
		const [made, ...more] = (await exported()).slice(before.length);
		expect(more).toEqual([]);
		expect(made?.event).toMatchObject({ ...of(), by: cadre, at: now });
		expect(made?.stream).toBe(made?.event.type === "CaseExported" ? `case/${caseNumber}` : `person/${cadre}`);
	});

	test.each(exportedLists)("is kept by its name: %s", async (list) => {
		const who = await house.as("gongsun");
		expect((await who.post("/api/exports", { list, of: "" })).statusCode).toBe(204);
		expect((await exported()).at(-1)?.event).toMatchObject({ list, of: "", by: "p:street:head" });
	});

	test("of a photo is an event when it is saved, and none when it is looked at", async () => {
		const ask = await photoOfCase(house, { areaCode: grid });
		const before = await exported();
		expect((await ask(await house.as("murong"))).statusCode).toBe(200);
		expect(await exported()).toEqual(before);
		const murong = await house.as("murong");
		const saving: Visitor = { ...murong, get: (url) => murong.get(`${url}?save=yes`) };
		expect((await ask(saving)).statusCode).toBe(200);
		expect((await exported()).at(-1)?.event).toMatchObject({
			type: "CaseExported",
			part: "photo",
			by: cadre,
		});
	});

	test("stands in the trail of the case, and leaves what others saw of it valid", async () => {
		const murong = await house.as("murong");
		const { version } = await read(murong, caseNumber);
		expect((await (await house.as("wenren")).post(`/api/exports/cases/${caseNumber}`, {})).statusCode).toBe(
			204,
		);
		const signed = await murong.post(`/api/cases/${caseNumber}/signature`, { expectedVersion: version });
		expect(signed.statusCode).toBe(200);
		expect((await read(murong, caseNumber)).trail.map(({ type }) => type)).toContain("CaseExported");
		const { receipt } = await house.submit({ areaCode: grid });
		expect((await house.resident.get("/api/follow", { "x-receipt": receipt })).body).not.toContain("xported");
	});
});

describe("whoever may not take it", () => {
	test("gets nothing, and is kept as turned away: from a list by the operation, from a case by the case", async () => {
		const sealed = await house.submit({ sealed: true, text: "请保密。" });
		const duanmu = await house.as("duanmu");
		const ask = () => duanmu.post(`/api/exports/cases/${sealed.caseNumber}`, {});
		expectRefusal(await storingNothing(house, ask), 404, "notFound");
		expect((await kept("AccessRefused")).at(-1)?.stream).toBe(`case/${sealed.caseNumber}`);
		for (const url of ["/api/statistics", "/api/overdue", "/api/statistics"])
			expectRefusal(await storingNothing(house, () => duanmu.get(url)), 403, "notYours");
		const by = "p:liuyin:facilities";
		expect((await kept("EntryRefused")).map(({ event }) => [event.by, event.operation])).toEqual([
			[by, "readStatistics"],
			[by, "listOverdue"],
		]);
		expect((await kept("EntryRefused"))[0]?.stream).toBe(`person/${by}`);
	});

	test("is kept as turned away from a letter of others too", async () => {
		await house.at("2026-11-24 09:00");
		const elsewhere = await house.as("duanmu");
		expectRefusal(await elsewhere.get("/api/letters/u:huaishu:2026-W48"), 404, "notFound");
		expect((await kept("EntryRefused")).at(-1)?.event).toMatchObject({ operation: "readLetter" });
	});
});
