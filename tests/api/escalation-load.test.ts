import { afterEach, expect, test } from "vitest";
import { countsOf } from "../../db/counts.ts";
import { readsOf } from "../../db/reads.ts";
import { rebuild } from "../../db/rebuild.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { moment, openTestHouse, type TestHouse } from "../support/app.ts";
import { act, read, sign } from "../support/staff-deeds.ts";

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

test("reds of the holder and of two helpers in one moment, after the server was down, each count for their unit", async () => {
	house = await openTestHouse();
	const { caseNumber } = await house.submit();
	const duanmu = await house.as("duanmu");
	const postIds = ["street:utilities", "liuyin:welfare", "liuyin:property"];
	for (const postId of postIds) await act(duanmu, caseNumber, "assists", { postId, words: "请来看看。" });
	await house.at("2026-12-21 09:00");
	const { steps } = readsOf(house.store).stateOf(caseNumber) ?? { steps: [] };
	const reds = steps.filter(({ step }) => step === "red");
	expect(new Set(reds.map(({ firedAt }) => firedAt))).toEqual(new Set([moment("2026-12-21 09:00")]));
	expect(reds.map(({ unitId }) => unitId).sort()).toEqual([
		"u:liuyin",
		"u:liuyin",
		"u:liuyin",
		"u:management",
	]);
	expect(steps.at(-1)?.step).toBe("referred");
	const counted = (unitId: string) =>
		countsOf(house.store, (sealed) => sealed).redsOf(unitId, moment("2026-12-05 09:00"), 9, "another").length;
	expect(["u:liuyin", "u:management"].map(counted)).toEqual([3, 1]);
	expect(rebuild(house.store)).toBe(1);
	expect(["u:liuyin", "u:management"].map(counted)).toEqual([3, 1]);
});
