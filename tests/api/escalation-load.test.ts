import { afterEach, expect, test } from "vitest";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { read, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
afterEach(() => house.close());

/** The steps of a case as an officer reads them. */
async function stepsOf(caseNumber: string) {
	return (await read(await house.as("xianyu"), caseNumber)).steps;
}

test("a card on a post with more open cases than the policy's load says for whom it counts, on case and board", async () => {
	house = await openTestHouse();
	const policy = { ...defaultPolicy, version: "light", load: 2 };
	await house.arrange({ type: "PolicySet", at: house.now(), policy });
	const numbers: string[] = [];
	for (let i = 0; i < 3; i += 1) numbers.push((await house.submit()).caseNumber);
	const elsewhere = (await house.submit({ areaCode: "110199001003001" })).caseNumber;
	await house.at("2026-11-20 09:00");
	for (const number of numbers)
		expect((await stepsOf(number)).at(-1)).toMatchObject({ step: "blue", countsFor: "柳荫社区 书记岗" });
	expect((await stepsOf(elsewhere)).at(-1)).not.toHaveProperty("countsFor");
	const board = await (await house.as("xianyu")).get("/api/overdue");
	expect(board.body).toContain('"countsFor":"柳荫社区 书记岗"');
});

test("the third red of one unit within 30 days is referred, the first two are not", async () => {
	house = await openTestHouse();
	const duanmu = await house.as("duanmu");
	const numbers: string[] = [];
	for (const at of ["2026-11-18 10:05", "2026-11-18 10:06", "2026-11-19 10:05"]) {
		await house.at(at);
		const { caseNumber } = await house.submit();
		await sign(duanmu, caseNumber);
		numbers.push(caseNumber);
	}
	await house.at("2026-12-03 20:00");
	const own = async (number: string) =>
		(await stepsOf(number)).filter(({ cause }) => cause !== "reassignment");
	const highest = await Promise.all(numbers.map(async (number) => (await own(number)).at(-1)));
	expect(highest.map((fired) => [fired?.step, fired?.cause])).toEqual([
		["red", "finish"],
		["red", "finish"],
		["referred", "reds"],
	]);
});
