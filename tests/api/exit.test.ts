import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { answered, decide, decline, read } from "../support/staff-deeds.ts";

const nobodys = { text: "网购退货没人管。", categoryCode: "0904" };

let house: TestHouse;
let desk: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	desk = await house.as("zhuge");
});
afterAll(() => house.close());

const say = (receipt: string, what: string, body: object) =>
	house.resident.post(`/api/follow/${what}`, body, { "x-receipt": receipt });
const view = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();
const kinds = ({ timeline }: FollowCaseReply) => timeline.map(({ kind }) => kind);

describe("withdrawing under a receipt", () => {
	test("ends the case, and the trail keeps that somebody asked for it", async () => {
		const { receipt, caseNumber } = await house.submit();
		const reply = await say(receipt, "withdrawal", { askedToWithdraw: true });
		expect(reply.json()).toMatchObject({ state: "withdrawn", nextMove: null, allowed: ["requestErasure"] });
		const seen = await read(await house.as("duanmu"), caseNumber);
		expect(seen.trail.at(-1)).toMatchObject({
			type: "CaseWithdrawn",
			by: null,
			detail: "askedToWithdraw=yes",
		});
		expect((await say(receipt, "withdrawal", {})).json()).toMatchObject({ code: "wrongState" });
	});

	test("of a sealed report shows no more than that, and leaves the list of its office", async () => {
		const { receipt } = await house.submit({ text: "有人收钱。", categoryCode: "1102" });
		const after = (await say(receipt, "withdrawal", {})).json<FollowCaseReply>();
		expect(kinds(after)).toEqual(["received", "withdrawn"]);
		expect(after).toMatchObject({ state: "withdrawn", sealed: true, nextMove: null, watchedBy: [] });
	});

	test("comes too late once there is an answer", async () => {
		const { receipt } = await answered(house);
		expect((await say(receipt, "withdrawal", {})).statusCode).toBe(409);
	});
});

describe("a report that is not for this house", () => {
	test("names who is in charge, their limit and the one appeal, which may be upheld", async () => {
		const { receipt, caseNumber } = await house.submit(nobodys);
		const asked = await decline(desk, caseNumber, { reason: "litigation" });
		expect(asked.pending).toMatchObject({ kind: "decline" });
		expect((await view(receipt)).exit).toBeUndefined();
		await decide(await house.as("baili"), caseNumber, true);
		const away = await view(receipt);
		expect(away).toMatchObject({ state: "declined", nextMove: null });
		expect(away.allowed).toEqual(["appealCase", "requestErasure"]);
		expect(away.exit).toMatchObject({ reason: "litigation", body: "区人民法院", limit: "七天内立案" });
		expect(away.timeline.at(-1)).toMatchObject({ kind: "declined", words: "已经起诉，在法院。" });
		await say(receipt, "appeal", { words: "没有起诉过。" });
		await decide(await house.as("taishi"), caseNumber, true);
		const back = await view(receipt);
		expect(back).toMatchObject({
			state: "received",
			allowed: ["messageDesk", "withdrawCase", "chaseCase"],
		});
		expect(kinds(back).slice(-3)).toEqual(["declined", "appealed", "appealUpheld"]);
	});

	test("without JavaScript says so in words, and takes the appeal from a form", async () => {
		const { receipt, caseNumber } = await house.submit(nobodys);
		await decline(desk, caseNumber, { reason: "litigation" });
		await decide(await house.as("baili"), caseNumber, true);
		const page = await house.resident.form("/follow", { receipt });
		expect(page.body).toContain("区人民法院");
		expect(page.body).toContain("不影响您申请复议或者起诉");
		const empty = await house.resident.form("/follow/appeal", { receipt, appeal: " " });
		expect(empty.body).toContain('href="#appeal"');
		const done = await house.resident.form("/follow/appeal", { receipt, appeal: "没有起诉过。" });
		expect(done.body).toContain("申诉收到了");
		expect((await view(receipt)).allowed).toEqual([]);
	});
});

describe("another word on a closed case", () => {
	test("is taken by the route and by the form", async () => {
		const { receipt } = await answered(house);
		await say(receipt, "confirmation", { verdict: "solved" });
		const changed = (await say(receipt, "verdict", { verdict: "partly" })).json();
		expect(changed).toMatchObject({ state: "closed", verdict: "partly" });
		await house.resident.form("/follow/verdict", { receipt, verdict: "solved" });
		expect(await view(receipt)).toMatchObject({ state: "closed", verdict: "solved" });
		await house.resident.form("/follow/verdict", { receipt, verdict: "not", reason: "又坏了。" });
		expect(await view(receipt)).toMatchObject({ state: "dispatched", round: 2, verdict: null });
	});

	test("withdrawing by the form says whether anybody asked", async () => {
		const { receipt, caseNumber } = await house.submit();
		const asked = await house.resident.form("/follow/withdrawing", { receipt, words: "还没写完" });
		expect(asked.body).toContain("撤回这件吗？");
		expect(asked.body).toContain('name="words" value="还没写完"');
		expect(await view(receipt)).toMatchObject({ state: "dispatched" });
		const page = await house.resident.form("/follow/withdrawal", { receipt, askedToWithdraw: "no" });
		expect(page.body).toContain("撤回了");
		const { trail } = await read(await house.as("duanmu"), caseNumber);
		expect(trail.at(-1)?.detail).toBe("askedToWithdraw=no");
		// What is over is not asked about: the page under the receipt says how it stands.
		const over = await house.resident.form("/follow/withdrawing", { receipt });
		expect(over.body).not.toContain("撤回这件吗？");
	});
});
