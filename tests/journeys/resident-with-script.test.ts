import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { shot, shotsFolder } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { isFocused, residentAt, sees } from "../support/resident-of-journey.ts";

const place = "桥东社区第二网格";
const lostNetwork = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED/;

/** Counts the posts of a page from now on. */
function postsOf(page: Page): () => number {
	let count = 0;
	page.on("request", (request) => {
		if (request.method() === "POST") count += 1;
	});
	return () => count;
}

/** A receipt whose third group has another first character. */
function miscopied(receipt: string, character: string): string {
	return `${receipt.slice(0, 10)}${character}${receipt.slice(11)}`;
}

/** Runs in the page: its title holds from now on every word that is drawn into a picture, and a drawing cut off throws. */
function noteWordsDrawn(): void {
	document.title = "";
	const { prototype } = CanvasRenderingContext2D;
	const draws = prototype.fillText;
	prototype.fillText = function (text, x, y) {
		if (this.measureText(text).width > this.canvas.width) throw new Error(`wider than the picture: ${text}`);
		document.title += `${text}\n`;
		draws.call(this, text, x, y);
	};
}

describe("what script adds to the resident's door", () => {
	const house = journeyFor("file");
	const phone = async () => residentAt(await house().visit());

	test("the scanned code chooses the place by the address's fragment, and says so", async () => {
		const resident = await phone();
		const { words, field } = resident;
		await resident.opens("/#a=110199001003002");
		await resident.writes({ text: "消防栓漏水" });
		await expect.poll(() => field(words.report.area).inputValue()).toBe("110199001003002");
		await sees(resident, words.report.areaScanned);
		await resident.opens("/#a=999999999999999");
		await resident.page.reload();
		await resident.writes({ text: "消防栓漏水" });
		await expect.poll(() => field(words.report.area).inputValue()).toBe("");
	});

	test("pressing send twice sends once, and the page that answers is read from its heading", async () => {
		const resident = await phone();
		const { page, words, button, heading } = resident;
		await resident.opens();
		await resident.writes({ text: "垃圾站的门一直敞着，味道进屋。", place });
		await resident.checks();
		const posts = postsOf(page);
		const before = house().reportCount();
		await page.route("**/report", async (route) => {
			await new Promise((resume) => setTimeout(resume, 400));
			await route.continue();
		});
		await button(words.check.send).dblclick();
		await button(words.note.sending).waitFor();
		expect(await button(words.note.sending).getAttribute("aria-disabled")).toBe("true");
		await page.keyboard.press("Enter");
		await heading(words.receipt.head).waitFor();
		expect(await isFocused(heading(words.receipt.head))).toBe(true);
		expect([posts(), house().reportCount()]).toEqual([1, before + 1]);
	});

	test("without a network the page and the words stay, and the report is sent once when it is back", async () => {
		const resident = await phone();
		const { page, visit, words, button, heading } = resident;
		visit.expects(lostNetwork);
		const text = "小区门口的减速带翘起来了。";
		await resident.opens();
		await resident.writes({ text, place });
		await resident.checks();
		const before = house().reportCount();
		await visit.context.setOffline(true);
		await button(words.check.send).click();
		await sees(resident, words.note.offline);
		await sees(resident, text);
		expect(await button(words.note.waiting).isVisible()).toBe(true);
		await button(words.note.waiting).click();
		await shot(page, "resident-offline-390");
		expect(house().reportCount()).toBe(before);
		await visit.context.setOffline(false);
		await heading(words.receipt.head).waitFor();
		expect(house().reportCount()).toBe(before + 1);
		expect(house().caseOf(text).status).not.toBe("closed");
	});

	test("an answer lost on the way back is no second report: pressing again shows the receipt of the first", async () => {
		const resident = await phone();
		const { page, visit, words, button, heading } = resident;
		visit.expects(lostNetwork);
		await resident.opens();
		await resident.writes({ text: "路口的反光镜被撞歪了。", place });
		await resident.checks();
		const before = house().reportCount();
		await page.route("**/report", async (route) => {
			await route.fetch();
			await route.abort();
		});
		await button(words.check.send).click();
		await sees(resident, words.note.failed);
		expect(house().reportCount()).toBe(before + 1);
		await page.unroute("**/report");
		await button(words.check.send).click();
		await heading(words.receipt.head).waitFor();
		expect(house().reportCount()).toBe(before + 1);
	});

	test("a gateway's own page of error does not take the place of what was typed", async () => {
		const resident = await phone();
		const { page, visit, words, button, heading } = resident;
		visit.expects(/502/);
		await resident.opens();
		await resident.writes({ text: "岗亭的灯坏了。", place });
		await resident.checks();
		const gateway = { status: 502, contentType: "text/html", body: "<html><body>Bad Gateway</body></html>" };
		await page.route("**/report", (route) => route.fulfill(gateway));
		await button(words.check.send).click();
		await sees(resident, words.note.failed);
		await page.unroute("**/report");
		await button(words.check.send).click();
		await heading(words.receipt.head).waitFor();
	});

	test("the receipt is copied with one press, which is said and stays said", async () => {
		const resident = await phone();
		const { page, visit, words, button } = resident;
		await visit.context.grantPermissions(["clipboard-read", "clipboard-write"]);
		const receipt = await resident.reports({ text: "公厕没有水。", place });
		expect(await page.locator(".go").allInnerTexts()).toEqual([words.receipt.copy]);
		await button(words.receipt.copy).click();
		await page.getByRole("status").filter({ hasText: words.receipt.copied }).waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(receipt);
		await shot(page, "resident-receipt-390");
	});

	test("the picture of the receipt holds the code, which case, and since when with the year", async () => {
		const resident = await phone();
		const { page, words, button } = resident;
		const receipt = await resident.reports({ text: "门禁坏了。", place });
		await page.evaluate(noteWordsDrawn);
		const saving = page.waitForEvent("download");
		await button(words.receipt.picture).click();
		const picture = await saving;
		expect(picture.suggestedFilename()).toBe("receipt.png");
		await picture.saveAs(join(shotsFolder(), "receipt-picture.png"));
		const drawn = await page.evaluate(() => document.title);
		for (const group of receipt.split("-")) expect(drawn).toContain(group);
		expect(drawn).toMatch(/工单 \d{6}-\d{4}-\d{4} · 2026 年 11 月 18 日 10:05/);
	});

	test("leaving before the receipt is kept asks once", async () => {
		const resident = await phone();
		const { page, words, heading } = resident;
		await resident.reports({ text: "公交站的顶棚漏雨。", place });
		const asked: string[] = [];
		page.on("dialog", (dialog) => {
			asked.push(dialog.type());
			void dialog.dismiss();
		});
		const away = page.getByRole("link", { name: words.foot.report });
		await away.click();
		await expect.poll(() => asked).toEqual(["beforeunload"]);
		expect(await heading(words.receipt.head).isVisible()).toBe(true);
		await away.click();
		await heading(words.report.head).waitFor();
		expect(asked).toHaveLength(1);
	});

	test("whoever has ticked the receipt as kept is not asked", async () => {
		const resident = await phone();
		const asked: string[] = [];
		resident.page.on("dialog", (dialog) => {
			asked.push(dialog.type());
			void dialog.accept();
		});
		await resident.reports({ text: "楼前的长椅断了一条腿。", place });
		await resident.seesProgress();
		expect(asked).toEqual([]);
	});

	test("a miscopied receipt is noticed before anything is sent, by its group where that can be told, and grouped as it is typed", async () => {
		const resident = await phone();
		const { page, words, button, field } = resident;
		const receipt = await resident.reports({ text: "路边的消防通道被堵。", place });
		await resident.seesProgress();
		await resident.opens("/follow");
		const posts = postsOf(page);
		const input = field(words.enter.label);
		const wrong = miscopied(receipt, "u");
		await input.pressSequentially(wrong.replaceAll("-", "").toLowerCase());
		expect(await input.inputValue()).toBe(wrong.toUpperCase());
		await sees(resident, words.enter.wrongGroup.replace("{n}", "3"));
		await button(words.enter.go).click();
		expect(await isFocused(input)).toBe(true);
		await shot(page, "resident-enter-group-390");
		await input.fill(miscopied(receipt, receipt[10] === "7" ? "8" : "7"));
		await input.press("Enter");
		await sees(resident, words.enter.wrongOne);
		expect(posts()).toBe(0);
		await resident.follows(receipt);
		await sees(resident, words.follow.story);
	});

	test("errors and what was done take the focus, and nothing typed is lost", async () => {
		const resident = await phone();
		const { page, words, button, field } = resident;
		await resident.opens();
		await resident.writes({ text: "树枝压着电线。" });
		await button(words.report.go).click();
		await page.getByRole("alert").waitFor();
		expect(await isFocused(page.getByRole("alert"))).toBe(true);
		expect(await field(words.report.text).inputValue()).toBe("树枝压着电线。");
		await resident.writes({ text: "树枝压着电线。", place });
		await resident.checks();
		await resident.sends();
		await resident.seesProgress();
		await resident.adds("又下雪了。");
		expect(await isFocused(page.getByRole("status").filter({ hasText: words.follow.done.message }))).toBe(
			true,
		);
	});
});
