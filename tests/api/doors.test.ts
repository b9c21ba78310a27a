import { describe, expect, test } from "vitest";
import { type PlainPage, plainDoor } from "../support/plain-browser.ts";
import { answer, sign } from "../support/staff-deeds.ts";

const grid = "110199001001001";
const typed = {
	text: '三号楼前的路灯坏了。\r\n<b>天黑</b> & 看不见 "路"',
	areaCode: grid,
	categoryCode: "0203",
	spot: "3 号楼 & 4 号楼之间",
	danger: "no",
	about: "none",
	wantCall: "yes",
	contactPhone: "138 0013 8765",
	consentPublish: "yes",
};

const door = plainDoor();

const receiptOn = ({ html }: PlainPage) =>
	[...html.matchAll(/<li><i>\d<\/i>(\w{4})<\/li>/g)].map(([, group]) => group).join("-");
const caseNumberOn = ({ html }: PlainPage) => /\d{6}-\d{4}-\d{4}/.exec(html)?.[0] ?? "";
async function sent(query = "", over: Record<string, string> = {}): Promise<PlainPage> {
	const report = await door.browser.open(`/${query}`);
	const check = await door.browser.press(report, `/report${query}`, { ...typed, ...over, step: "check" });
	expect(check.status, check.html).toBe(200);
	return door.browser.press(check, `/report${query}`, { step: "send" });
}

describe("without JavaScript a resident", () => {
	test("reports: writes, checks every answer, sends, and reads the receipt once", async () => {
		const report = await door.browser.open("/");
		expect(report.status).toBe(200);
		const check = await door.browser.press(report, "/report", { ...typed, step: "check" });
		expect(check.status).toBe(200);
		for (const shown of [
			"&lt;b>天黑&lt;/b>",
			"柳荫社区第一网格",
			"路灯",
			"138 0013 8765",
			"3 号楼 &amp; 4",
		]) {
			expect(check.html).toContain(shown);
		}
		expect(door.house.rows().case_now).toBe(0);
		const receipt = await door.browser.press(check, "/report", { step: "send" });
		expect(receipt.status).toBe(201);
		expect(receiptOn(receipt)).toMatch(/^\w{4}(-\w{4}){6}$/);
		expect(receipt.fields.receipt).toBe(receiptOn(receipt));
		expect(door.house.rows().case_now).toBe(1);
		const view = await door.house.resident.get("/api/follow", { "x-receipt": receiptOn(receipt) });
		expect(view.json()).toMatchObject({ text: typed.text.replace("\r", ""), spot: typed.spot });
	});

	test("goes back from the check to change something, and finds everything as it was", async () => {
		const report = await door.browser.open("/");
		const check = await door.browser.press(report, "/report", { ...typed, step: "check" });
		const again = await door.browser.press(check, "/report", { step: "edit" });
		expect(again.status).toBe(200);
		const { idempotencyKey } = report.fields;
		expect(again.fields).toMatchObject({ ...typed, text: typed.text.replace("\r", ""), idempotencyKey });
		expect(again.html).not.toContain('class="errs"');
	});

	test("who sends twice has one report and one receipt", async () => {
		const report = await door.browser.open("/");
		const check = await door.browser.press(report, "/report", { ...typed, step: "check" });
		const before = door.house.rows();
		const first = await door.browser.press(check, "/report", { step: "send" });
		const second = await door.browser.press(check, "/report", { step: "send" });
		expect([second.status, second.html]).toEqual([201, first.html]);
		expect(Number(door.house.rows().case_now) - Number(before.case_now)).toBe(1);
	});

	test("follows the receipt, says one more thing, and decides when there is an answer", async () => {
		const receipt = await sent();
		const caseNumber = caseNumberOn(receipt);
		const follow = await door.browser.press(receipt, "/follow");
		expect(follow.status).toBe(200);
		expect(follow.html).toContain(caseNumber);
		const words = "东边还有一盏。";
		const told = await door.browser.press(follow, "/follow/message", { words });
		expect([told.status, told.fields.words]).toEqual([200, ""]);
		expect(told.html).toContain(words);
		const duanmu = await door.house.as("duanmu");
		await sign(duanmu, caseNumber);
		await answer(duanmu, caseNumber);
		const asked = await door.browser.press(told, "/follow");
		expect(asked.html).toContain('name="verdict"');
		const done = await door.browser.press(asked, "/follow/verdict", { verdict: "solved", contacted: "yes" });
		expect(done.status).toBe(200);
		expect(done.html).toContain("改一下我的说法");
		const view = await door.house.resident.get("/api/follow", { "x-receipt": receiptOn(receipt) });
		expect(view.json()).toMatchObject({ state: "closed", how: "confirmed", verdict: "solved" });
	});

	test("disputes with a reason, and the case is open again", async () => {
		const receipt = await sent();
		await answer(await door.house.as("duanmu"), caseNumberOn(receipt));
		const asked = await door.browser.press(receipt, "/follow");
		const reason = "只亮了一盏。";
		const disputed = await door.browser.press(asked, "/follow/verdict", {
			verdict: "not",
			reason,
			visited: "no",
		});
		expect(disputed.status).toBe(200);
		expect(disputed.html).toContain(reason);
		const view = await door.house.resident.get("/api/follow", { "x-receipt": receiptOn(receipt) });
		expect(view.json()).toMatchObject({ state: "dispatched", round: 2 });
	});

	test("asks for a seal by saying that it is about a person, and the seal is kept", async () => {
		const about = { about: "person", aboutName: "端木衡", categoryCode: "" };
		const receipt = await sent("", about);
		const follow = await door.browser.press(receipt, "/follow");
		expect(follow.status).toBe(200);
		const view = await door.house.resident.get("/api/follow", { "x-receipt": receiptOn(receipt) });
		expect(view.json()).toMatchObject({ track: "conduct", sealed: true });
	});
});

describe("one press on a quick report", () => {
	const quick = "章锁着，盖不成";

	test("fills in words and category, asks only for what is missing, and accuses nobody of a mistake", async () => {
		const page = await door.browser.press(await door.browser.open("/"), "/report", { quick });
		expect(page.status).toBe(200);
		expect(page.fields).toMatchObject({ text: quick, categoryCode: "1004", areaCode: "" });
		expect(page.html).not.toContain('class="errs"');
		const check = await door.browser.press(page, "/report", { areaCode: grid, step: "check" });
		expect([check.status, check.fields.text]).toEqual([200, quick]);
	});

	test("goes straight to the check where the place is chosen already, and keeps words written before", async () => {
		const over = { quick, areaCode: grid, text: "周三下午去的。" };
		const page = await door.browser.press(await door.browser.open("/"), "/report", over);
		expect(page.fields).toMatchObject({ text: `${quick}\n周三下午去的。`, categoryCode: "1004" });
		expect(page.html).toContain('value="send"');
	});
});

describe("every page of the resident", () => {
	const pages = async (query = "") => {
		const report = await door.browser.open(`/${query}`);
		const check = await door.browser.press(report, `/report${query}`, { ...typed, step: "check" });
		const receipt = await door.browser.press(check, `/report${query}`, { step: "send" });
		const follow = await door.browser.press(receipt, `/follow${query}`);
		const wrong = await door.browser.press({ fields: {} }, `/follow${query}`, { receipt: "0000" });
		const opened = await Promise.all(
			["/follow", "/weather", "/nowhere"].map((path) => door.browser.open(path + query)),
		);
		return { report, check, receipt, follow, wrong, opened };
	};

	test("carries the policy that runs nothing foreign, sets no cookie, and is kept by no cache", async () => {
		const { opened, ...others } = await pages();
		for (const { headers, html } of [...Object.values(others), ...opened]) {
			const policy = String(headers["content-security-policy"]);
			expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
			expect(policy).not.toMatch(/unsafe|\*|https?:/);
			expect(headers["referrer-policy"]).toMatch(/^(?:no-referrer|same-origin)$/);
			expect(headers["cache-control"]).toBe("no-store");
			expect(headers["set-cookie"]).toBeUndefined();
			expect(headers["content-type"]).toBe("text/html; charset=utf-8");
			expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
		}
	});

	test("leads nowhere with a receipt in the address", async () => {
		const { receipt, follow } = await pages();
		const secret = receiptOn(receipt);
		expect(follow.html).toContain(secret);
		for (const { addresses, headers } of [receipt, follow]) {
			expect(addresses.length).toBeGreaterThan(0);
			expect(addresses.join(" ")).not.toContain(secret.slice(0, 4));
			expect(headers.location).toBeUndefined();
		}
	});

	test("keeps language and letter size from page to page, without a cookie", async () => {
		const query = "?lang=en&type=large";
		const { opened, ...others } = await pages(query);
		const [follow, , nowhere] = opened;
		for (const page of [...Object.values(others), follow, nowhere]) {
			expect(page?.html).toMatch(/<html lang="en" data-type="large"/);
			const ways = page?.addresses.filter((address) => /^\/(?:report|follow)?(?:[?/]|$)/.test(address)) ?? [];
			expect(ways.length).toBeGreaterThan(0);
			const kept = ways.filter((address) => address.includes("lang=en") && address.includes("type=large"));
			// The switches themselves lead to the other languages and the other size.
			expect(ways.length - kept.length).toBeLessThanOrEqual(3);
		}
		expect((await door.browser.open("/")).html).toMatch(/<html lang="zh-CN"/);
		const inTaiwan = await door.browser.open("/?lang=zh-TW");
		expect(inTaiwan.html).toMatch(/<html lang="zh-TW"/);
		expect(inTaiwan.addresses).toContain("/follow?lang=zh-TW");
	});

	test("opens whatever a chat app hangs on its address", async () => {
		for (const query of [
			"?from=singlemessage&isappinstalled=0",
			"?utm_source=x",
			"?lang=en&lang=zh",
			"?lang[]=en",
		]) {
			expect((await door.browser.open(`/${query}`)).status).toBe(200);
		}
	});
});

test("the page to leave to holds no script and no way back", async () => {
	const { html, addresses } = await door.browser.open("/weather");
	expect(html).not.toContain("<script");
	expect(addresses.every((address) => /^https:|\.css$/.test(address))).toBe(true);
	expect(html).not.toContain("青石桥");
});
