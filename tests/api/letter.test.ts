import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import type { LetterItem, ReadLetterReply } from "../../server/contract/letter.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { read } from "../support/staff-deeds.ts";

// Two cases of one unit received on Wed 11-18; yellow for contact on Mon 11-23 18:00.
const letterId = "u:liuyin:2026-W48";
const url = `/api/letters/${letterId}`;
let house: TestHouse;
let numbers: string[];
let other: string;
let leader: Visitor;
let secretary: Visitor;
let holder: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	numbers = [];
	for (const over of [{}, { categoryCode: "0701", text: "低保证明三个月没有办。" }])
		numbers.push((await house.submit(over)).caseNumber);
	other = (await house.submit({ areaCode: "110199001003001" })).caseNumber;
	await house.at("2026-11-24 09:00");
	leader = await house.as("chunyu");
	secretary = await house.as("qiguan");
	holder = await house.as("duanmu");
});
afterAll(() => house.close());

const listed = async (who: Visitor) => (await who.get("/api/letters")).json<{ items: LetterItem[] }>().items;
const readBy = async (who: Visitor) => (await who.get(url)).json<ReadLetterReply>();

describe("a supervision letter over its routes", () => {
	test("is one for the unit and the week, with every case of both, filled from the trail", async () => {
		const items = await listed(leader);
		expect(items.map((item) => [item.letterId, item.cases]).sort()).toEqual([
			["u:huaishu:2026-W48", 1],
			[letterId, 2],
		]);
		const letter = await readBy(leader);
		expect(letter).toMatchObject({ unit: "柳荫社区居民委员会", week: "2026-W48", cases: 2, mayHelp: true });
		expect(letter.items.map((one) => one.caseNumber).sort()).toEqual([...numbers].sort());
		const lamp = letter.items.find(({ caseNumber }) => caseNumber === numbers[0]);
		expect(lamp).toMatchObject({
			text: "路灯坏了一排，走夜路全靠手机照。",
			dueAt: "2026-11-26T18:00:00+08:00",
			...{ contactedAt: null, late: false, help: null, reply: null },
		});
		expect(lamp?.steps.map(({ step }) => step)).toContain("yellow");
	});

	test("shows a holder only the own cases, and those without a part in it nothing", async () => {
		expect((await readBy(holder)).items.map((one) => one.caseNumber)).toEqual([numbers[0]]);
		const elsewhere = await house.as("murong");
		expect((await listed(elsewhere)).map((item) => item.letterId)).toEqual(["u:huaishu:2026-W48"]);
		expectRefusal(await elsewhere.get(url), 404, "notFound");
		expectRefusal(await leader.get("/api/letters/u:liuyin:2026-W01"), 404, "notFound");
		expectRefusal(await leader.get("/api/letters/nonsense"), 400, "bodyInvalid", "letterId");
	});

	test("stands in the list of whoever has to answer it", async () => {
		const { items } = (await secretary.get("/api/inbox")).json<ListInboxReply>();
		for (const number of numbers)
			expect(items.find(({ caseNumber }) => caseNumber === number)).toMatchObject({
				ask: "answerLetter",
				dueAt: "2026-11-26T18:00:00+08:00",
			});
		const lamp = await read(secretary, numbers[0] ?? "");
		expect(lamp.letters).toMatchObject([{ letterId, mayHelp: false, mayAnswer: true }]);
	});

	test("is helped by the leader alone, in one go for all its cases, and a retry changes nothing", async () => {
		const body = { words: "派市政班一组人、一台车。" };
		expectRefusal(await secretary.post(`${url}/help`, body), 403, "notYours");
		expectRefusal(await leader.post(`${url}/help`, { words: " " }), 422, "textEmpty", "words");
		const helped = (await leader.post(`${url}/help`, body)).json<ReadLetterReply>();
		expect(helped.items.map(({ help }) => help)).toEqual([body.words, body.words]);
		const rows = house.rows();
		expect((await leader.post(`${url}/help`, body)).statusCode).toBe(200);
		expect(house.rows()).toEqual(rows);
		expectRefusal(await leader.post(`${url}/help`, { words: "别的。" }), 409, "alreadyAnswered");
	});

	test("stopped half-way is finished by the next try: what was said stays, the rest is said", async () => {
		const own = { words: "我这一件：灯座明天到。" };
		expect((await holder.post(`${url}/answer`, own)).statusCode).toBe(200);
		const rest = { words: "低保证明今天办好。" };
		const answered = (await secretary.post(`${url}/answer`, rest)).json<ReadLetterReply>();
		const replies = new Map(answered.items.map(({ caseNumber, reply }) => [caseNumber, reply]));
		expect([replies.get(numbers[0] ?? ""), replies.get(numbers[1] ?? "")]).toEqual([own.words, rest.words]);
		expect(answered).toMatchObject({ answered: 2, late: 0, dueAt: null, mayAnswer: false });
	});

	test("that nobody answered is late, and a card on the head of the unit", async () => {
		await house.at("2026-11-27 09:00");
		const [late] = (await listed(leader)).filter((item) => item.letterId !== letterId);
		expect(late).toMatchObject({ cases: 1, answered: 0, late: 1 });
		const seen = (await leader.get(`/api/cases/${other}`)).json();
		expect(seen.trail).toContainEqual(
			expect.objectContaining({ type: "CaseEscalated", step: "blue", cause: "letter" }),
		);
	});
});
