import excel from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import type { ReadCasebookReply } from "../../server/contract/casebook.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { InboxItem, ListInboxReply } from "../../server/contract/handling.ts";
import type { SubmitReportReply } from "../../server/contract/intake.ts";
import type { ReadLetterReply } from "../../server/contract/letter.ts";
import { settingSweep } from "../../server/setting-sweep.ts";
import { casebookCells } from "../../web/lib/casebook.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { act, answer, contact, decide, read, said, sign } from "../support/staff-deeds.ts";

// The notice of 2027 is not entered in the demo's year.
const byDate = "2026-12-31";
const letterId = "u:liuyin:2026-W53";
let house: TestHouse;
let cadre: Visitor;
let secretary: Visitor;
let asked: string;
let helped: string;
let carded: string;
let answered: SubmitReportReply;

beforeAll(async () => {
	house = await openTestHouse();
	house.setClock("2026-12-24 10:00");
	carded = (await house.submit()).caseNumber;
	await house.at("2026-12-30 09:00");
	[cadre, secretary] = [await house.as("duanmu"), await house.as("qiguan")];
	[asked, helped] = [(await house.submit()).caseNumber, (await house.submit()).caseNumber];
	answered = await house.submit();
	house.setClock("2026-12-31 10:00");
	for (const caseNumber of [asked, helped, answered.caseNumber]) {
		await sign(cadre, caseNumber);
		await contact(cadre, caseNumber, { byDate });
	}
	await answer(cadre, asked, said.cannot);
	await act(cadre, helped, "assists", { postId: "street:utilities", words: "请查这一段的电缆。" });
	await answer(cadre, answered.caseNumber);
});
afterAll(() => house.close());

async function rowOf(who: Visitor, caseNumber: string): Promise<InboxItem | undefined> {
	const { items } = (await who.get("/api/inbox")).json<ListInboxReply>();
	return items.find((item) => item.caseNumber === caseNumber);
}
const followed = async ({ receipt }: SubmitReportReply) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();

describe("a limit of somebody beside the holder that lies in a year without a calendar is said to be provisional", () => {
	test("of a decision: to the decider in the list, to everybody on the case, and among what comes next", async () => {
		expect(await rowOf(secretary, asked)).toMatchObject({ ask: "decide", provisional: true });
		for (const who of [secretary, cadre]) {
			const { pending, due } = await read(who, asked);
			expect(pending).toMatchObject({ dueAt: "2027-01-01T18:00:00+08:00", provisional: true });
			expect(due.find(({ cause }) => cause === "decision")).toMatchObject({ provisional: true });
		}
	});

	test("of help: to its owner in the list, to everybody on the case, and in the trail", async () => {
		const owner = await house.as("yuchi");
		expect(await rowOf(owner, helped)).toMatchObject({ ask: "assist", provisional: true });
		const { assists, trail } = await read(cadre, helped);
		expect(assists[0]).toMatchObject({ provisional: true, answeredAt: null });
		expect(trail.find(({ type }) => type === "AssistAsked")).toMatchObject({ provisional: true });
	});

	test("of a letter's answer: in the list of letters, in the letter and on the case", async () => {
		const { items } = (await secretary.get("/api/letters")).json<{ items: ReadLetterReply[] }>();
		expect(items.find((item) => item.letterId === letterId)).toMatchObject({ provisional: true });
		const letter = (await secretary.get(`/api/letters/${letterId}`)).json<ReadLetterReply>();
		expect(letter.items).toMatchObject([{ caseNumber: carded, provisional: true }]);
		expect((await read(secretary, carded)).letters).toMatchObject([{ letterId, provisional: true }]);
	});

	test("of an answer, in the ledger and in the table that is taken away, while it is still owed", async () => {
		const { items } = (await cadre.get("/api/casebook")).json<ReadCasebookReply>();
		const cells = (caseNumber: string) => {
			const row = items.find((item) => item.caseNumber === caseNumber);
			if (row === undefined) throw new Error("the ledger holds it");
			return [casebookCells(row, "zh-CN")[9], casebookCells(row, "en")[9]];
		};
		expect(cells(helped)).toEqual(["2027-01-06 18:00（暂定）", "2027-01-06 18:00 (provisional)"]);
		expect(cells(answered.caseNumber)).toEqual(["2027-01-06 18:00", "2027-01-06 18:00"]);
		const reply = await cadre.get("/api/casebook/table");
		const book = new excel.Workbook();
		// Its own types name an older Buffer.
		await book.xlsx.load(reply.rawPayload as unknown as ArrayBuffer);
		expect(book.worksheets[0]?.getColumn(10).values).toContain("2027-01-06 18:00（暂定）");
	});

	test("to the resident: of the days to answer in, and of what waits for the desk", async () => {
		const view = await followed(answered);
		expect(view).toMatchObject({ silenceDueAt: "2027-01-08T00:00:00+08:00", provisional: true });
		house.setClock("2026-12-31 17:00");
		const waiting = await house.submit({ categoryCode: "0904" });
		expect(waiting).toMatchObject({ triageDueAt: "2027-01-01T10:00:00+08:00", provisional: true });
		expect(await followed(waiting)).toMatchObject({ provisional: true });
	});
});

describe("an emergency that is only claimed", () => {
	test("is said to be provisional to its resident and on the case, until the duty officer has checked it", async () => {
		house.setClock("2026-12-31 17:05");
		const claimed = await house.submit({ danger: true, categoryCode: "0505" });
		const checkedBy = "2026-12-31T17:15:00+08:00";
		expect(claimed).toMatchObject({ claimed: { checkedBy } });
		expect(await followed(claimed)).toMatchObject({ claimed: { checkedBy } });
		const desk = await house.as("zhuge");
		expect(await read(desk, claimed.caseNumber)).toMatchObject({ claimed: { checkedBy } });
		await house.at("2026-12-31 17:20");
		expect(await followed(claimed)).toMatchObject({ claimed: { checkedBy: null } });
		await act(desk, claimed.caseNumber, "emergency", { confirmed: true });
		expect(await followed(claimed)).not.toHaveProperty("claimed");
	});
});

describe("when the notice of the year is entered", () => {
	test("every limit is settled or moved with an event, and the resident is told of what moved alone", async () => {
		const follow = settingSweep(house.ledger, readsOf(house.store));
		house.setClock("2026-12-31 17:30");
		const at = house.now();
		const notice = { areaPrefix: "", restDays: ["2027-01-01", "2027-01-05"], workDays: [], year: 2027 };
		await house.arrange({ type: "DaysDeclared", at, ...notice });
		await follow();
		for (const caseNumber of [asked, helped, carded]) {
			const { trail, due, pending, assists, letters } = await read(secretary, caseNumber);
			expect(trail.at(-1)?.type).toBe("LimitsRecomputed");
			for (const limit of [...due, ...assists, ...letters, pending ?? {}])
				expect(limit).not.toHaveProperty("provisional");
		}
		expect((await read(secretary, helped)).assists[0]?.dueAt).toBe("2027-01-06T18:00:00+08:00");
		const view = await followed(answered);
		expect(view).not.toHaveProperty("provisional");
		expect(view.timeline.map(({ kind }) => kind)).not.toContain("recomputed");
		await decide(secretary, asked, true);
	});
});
