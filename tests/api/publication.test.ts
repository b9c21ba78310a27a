import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import type { ListPublicationsReply, PublishedWire } from "../../server/contract/publication.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { plainBrowser } from "../support/plain-browser.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, answer, read, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse("2026-11-18 10:05");
});
afterAll(() => house.close());

const own = "三号楼二单元门口的路灯不亮了，我家孩子摔过一跤。";
const text = "一处路灯不亮，两天内换好。";
const at = (receipt: string) => ({ "x-receipt": receipt });
const follow = async (receipt: string) =>
	(await house.resident.get("/api/follow", at(receipt))).json<FollowCaseReply>();
const published = async () =>
	(await house.resident.get("/api/daylight/cases?period=2026-Q4")).json<{ items: PublishedWire[] }>().items;
const waiting = async (username = "qiguan") =>
	(await (await house.as(username)).get("/api/publications")).json<ListPublicationsReply>().items;

async function closedCase(over = {}) {
	const { receipt, caseNumber } = await house.submit({ text: own, consentPublish: true, ...over });
	const duanmu = await house.as("duanmu");
	await sign(duanmu, caseNumber);
	await answer(duanmu, caseNumber);
	await house.resident.post("/api/follow/confirmation", { verdict: "solved" }, at(receipt));
	return { receipt, caseNumber };
}
const decide = async (caseNumber: string, accept: boolean, words: string, username = "qiguan") =>
	(await house.as(username)).post(`/api/publications/${caseNumber}`, { accept, words });

describe("the way onto the daylight page", () => {
	test("a superior who only helped with the case reads there what the desk left open, as everywhere", async () => {
		await house.at("2026-11-18 10:05");
		const { receipt, caseNumber } = await house.submit({ text: own, consentPublish: true });
		const spans = [{ of: "text", start: 0, end: 6 }];
		await act(await house.as("zhuge"), caseNumber, "masks", { why: "reporter", spans });
		const duanmu = await house.as("duanmu");
		await sign(duanmu, caseNumber);
		await act(duanmu, caseNumber, "assists", { postId: "liuyin:secretary", words: "请帮着协调。" });
		const qiguan = await house.as("qiguan");
		const hidden = `▇▇▇${own.slice(6)}`;
		const { assists } = await read(qiguan, caseNumber);
		await act(qiguan, caseNumber, "assists/answer", { assistId: assists[0]?.assistId, words: "协调好了。" });
		await answer(duanmu, caseNumber);
		await house.resident.post("/api/follow/confirmation", { verdict: "solved" }, at(receipt));
		const [item] = (await waiting()).filter((one) => one.caseNumber === caseNumber);
		expect((await read(qiguan, caseNumber)).text).toBe(hidden);
		expect(item?.text).toBe(hidden);
	});

	test("agreed, closed, looked at, seen by the resident for a week, then public; and off at once", async () => {
		await house.at("2026-11-18 10:05");
		const { receipt, caseNumber } = await closedCase();
		const item = (await waiting()).find((one) => one.caseNumber === caseNumber);
		expect(item).toMatchObject({ standing: "waits", text: own, words: null });
		expect((await decide(caseNumber, true, text)).statusCode).toBe(200);
		expect((await waiting()).find((one) => one.caseNumber === caseNumber)?.standing).toBe("announced");
		expect((await follow(receipt)).publication).toEqual({
			...{
				consent: true,
				words: text,
				publicAt: "2026-11-26T00:00:00+08:00",
				isPublic: false,
				refusal: null,
			},
		});
		expect(await published()).toEqual([]);
		await house.at("2026-11-26 00:01");
		const [shown] = await published();
		expect(shown).toEqual({
			...{ month: "2026-11", areaCode: "110199001001", areaName: expect.stringContaining("柳荫社区") },
			...{ categoryCode: "0203", words: text },
		});
		const page = await plainBrowser(house.resident).open("/daylight");
		expect(page.html).toContain(text);
		for (const secret of [caseNumber, own, "11-18", "11 月 18"]) expect(page.html).not.toContain(secret);
		const csv = await house.resident.get("/daylight/2026-Q4/cases.csv");
		expect(csv.body).toContain(`2026-11,110199001001,`);
		expect(csv.body).toContain(text);
		const off = await house.resident.post("/api/follow/consent", { consent: false }, at(receipt));
		expect(off.json<FollowCaseReply>().publication).toMatchObject({
			consent: false,
			words: null,
			isPublic: false,
		});
		expect(await published()).toEqual([]);
		expect((await plainBrowser(house.resident).open("/daylight")).html).not.toContain(text);
		const { trail } = await read(await house.as("qiguan"), caseNumber);
		expect(trail.map(({ type }) => type).slice(-2)).toEqual(["PublicationApproved", "ConsentChanged"]);
	});

	test("words that tell who reported are refused with what to write anew: copied words, doors, names, numbers", async () => {
		const { caseNumber } = await closedCase();
		for (const words of [
			`居民说：${own}`,
			"三号楼二单元的路灯换好了。",
			"刘阿姨报的路灯换好了。",
			"路灯换好了，有事打 13912345678。",
		]) {
			const reply = await decide(caseNumber, true, words);
			expect([reply.statusCode, reply.json().code], words).toEqual([422, "othersDetails"]);
			expect(reply.json().spans.length).toBeGreaterThan(0);
		}
		expect((await decide(caseNumber, true, "字".repeat(501))).json().code).toBe("textTooLong");
		expect((await decide(caseNumber, false, "不适合公开。")).statusCode).toBe(200);
	});

	test("a refusal tells the resident why, and nothing is published", async () => {
		const { receipt, caseNumber } = await closedCase();
		await decide(caseNumber, false, "地方太小，容易认出来。");
		expect((await follow(receipt)).publication).toMatchObject({
			words: null,
			refusal: "地方太小，容易认出来。",
		});
		expect((await waiting()).map((one) => one.caseNumber)).not.toContain(caseNumber);
	});

	test("is only for superiors of the place who did not answer it; others are told what they are told of any case", async () => {
		const { caseNumber } = await closedCase();
		expectRefusal(await decide(caseNumber, true, text, "duanmu"), 403, "notYours");
		expectRefusal(await decide(caseNumber, true, text, "zhuge"), 403, "notYours");
		expectRefusal(await decide(caseNumber, true, text, "wenren"), 404, "notFound");
		expect((await waiting("wenren")).map((one) => one.caseNumber)).not.toContain(caseNumber);
	});

	test("without agreement, and sealed, nothing waits for anybody", async () => {
		const before = (await waiting()).length;
		await closedCase({ consentPublish: false });
		const { receipt } = await house.submit({ sealed: true, consentPublish: true });
		expectRefusal(
			await house.resident.post("/api/follow/consent", { consent: false }, at(receipt)),
			409,
			"wrongState",
		);
		expect((await follow(receipt)).publication).toBeUndefined();
		expect(await waiting()).toHaveLength(before);
	});

	test("stands in the list of the superior whose it is, with its limit; left lying, it goes up with a card", async () => {
		await house.at("2026-11-26 10:05");
		const { receipt, caseNumber } = await closedCase();
		const listed = async (username: string) =>
			(await (await house.as(username)).get("/api/inbox"))
				.json<ListInboxReply>()
				.items.find((one) => one.caseNumber === caseNumber);
		const dueAt = "2026-11-27T18:00:00+08:00";
		expect(await listed("qiguan")).toMatchObject({ ask: "publish", dueAt, mine: true, state: "closed" });
		const owed = { post: "柳荫社区 书记岗", dueAt };
		expect((await waiting()).find((one) => one.caseNumber === caseNumber)?.owed).toEqual(owed);
		await house.at("2026-11-27 18:01");
		const { steps, nextMove } = await read(await house.as("qiguan"), caseNumber);
		expect(steps.map(({ step, cause, dueAt: at_ }) => [step, cause, at_])).toEqual([
			["blue", "publication", dueAt],
		]);
		expect(nextMove?.as).not.toBe("resident");
		const leader = "chunyu";
		expect(await listed(leader)).toMatchObject({ ask: "publish", dueAt: "2026-11-30T18:00:00+08:00" });
		const told = await follow(receipt);
		const cards = told.timeline.filter(({ kind }) => kind === "step");
		expect([told.nextMove, told.step, told.watchedBy, cards]).toEqual([null, null, [], []]);
		await decide(caseNumber, false, "不适合公开。", leader);
		expect([await listed("qiguan"), await listed(leader)]).toEqual([undefined, undefined]);
		expect((await read(await house.as("qiguan"), caseNumber)).steps[0]?.clearedAt).not.toBeNull();
	});
});

describe("erased by law", () => {
	test("the published words go with the resident's own", async () => {
		await house.at("2026-11-30 10:00");
		const { receipt, caseNumber } = await closedCase();
		const words = "一条小路的路灯换了新的。";
		await decide(caseNumber, true, words);
		await house.at("2026-12-09 10:00");
		expect((await published()).map((one) => one.words)).toContain(words);
		const asked = await house.resident.post("/api/follow/erasure", {}, at(receipt));
		expect(asked.statusCode, asked.body).toBe(200);
		expect(await published()).toEqual([]);
		const xianyu = await house.as("xianyu");
		const { version } = await read(xianyu, caseNumber);
		const body = { expectedVersion: version, accept: true, words: "依法删除。" };
		expect((await xianyu.post(`/api/cases/${caseNumber}/decision`, body)).statusCode).toBe(200);
		expect(await published()).toEqual([]);
		const { connection } = house.store;
		expect(connection.prepare("SELECT count(*) FROM words WHERE text = ?").pluck().get(words)).toBe(0);
	});
});

describe("under the receipt", () => {
	test("one press agrees, another takes it back, on the plain page", async () => {
		const { receipt } = await house.submit();
		const browser = plainBrowser(house.resident);
		const agreed = await browser.press({ fields: { receipt } }, "/follow/agree");
		expect(agreed.html).toContain("记下了：您同意公开");
		expect(agreed.addresses).toContain("/follow/disagree");
		const back = await browser.press(agreed, "/follow/disagree");
		expect(back.html).toContain("您没有同意公开");
	});
});
