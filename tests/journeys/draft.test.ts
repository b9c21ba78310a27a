import { describe, expect, test } from "vitest";
import { verifyWordsZhCN } from "../../web/verify/words.zh-CN.ts";
import { axeViolations, shot } from "../support/browser.ts";
import { lineTo } from "../support/cut-line.ts";
import { doorBarriers } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { isKept, residentAt, sees } from "../support/resident-of-journey.ts";
import type { Look } from "../support/visit.ts";

const place = "桥东社区第二网格";
const lostNetwork =
	/^console: .*(?:ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|ERR_CONNECTION_(?:RESET|CLOSED)|ERR_FAILED)/;
const text = "小区门口的减速带翘起来了，夜里有人摔。";
/** What is on the device: pieces of storage, and kept pages. */
const keptHere = async () => [localStorage.length, (await caches.keys()).length];

describe("a draft that was wished", () => {
	const house = journeyFor("file");
	const phone = async (look: Look = {}) => {
		const resident = residentAt(await house().visit(look));
		const { page, words } = resident;
		const wish = page.getByRole("checkbox", { name: words.report.draft });
		return { ...resident, wish };
	};

	test("outlives a reload without a network, and is sent once when it is back; then it is gone", async () => {
		const line = await lineTo(house().url);
		const resident = await phone({ through: line.url });
		const { page, visit, words, button, field, heading, wish } = resident;
		visit.expects(lostNetwork);
		await resident.opens();
		await resident.writes({ text, place });
		expect(await page.evaluate(keptHere)).toEqual([0, 0]);
		await wish.check();
		await isKept({ page });
		expect(await axeViolations(page)).toEqual([]);
		line.cut();
		await page.reload();
		await expect.poll(() => field(words.report.text).inputValue()).toBe(text);
		await expect.poll(() => wish.isChecked()).toBe(true);
		// What script loads later was kept too: the words still lead to a matter.
		await field(words.report.text).press("End");
		await page.keyboard.insertText("路灯也坏了，路灯不亮。");
		await button("路灯").waitFor();
		await button(words.report.go).click();
		await sees(resident, words.note.again);
		expect(await doorBarriers(page, "resident-offline", { language: "zh-CN" })).toEqual([]);
		await shot(page, "resident-offline-draft-390");
		await page.goto("/follow");
		await expect.poll(() => field(words.report.text).inputValue()).toBe(`${text}路灯也坏了，路灯不亮。`);
		line.mend();
		const before = house().reportCount();
		await resident.opens();
		await resident.checks();
		await button(words.check.send).click();
		await heading(words.receipt.head).waitFor();
		expect(house().reportCount()).toBe(before + 1);
		expect(await page.evaluate(() => localStorage.length)).toBe(0);
		await line.close();
	});

	test("is wiped by one press, and by leaving quickly; where none was wished nothing is kept", async () => {
		const resident = await phone();
		const { page, words, button, field, wish } = resident;
		await resident.opens();
		await resident.writes({ text });
		expect(await page.evaluate(keptHere)).toEqual([0, 0]);
		await wish.check();
		await expect.poll(() => page.evaluate(keptHere)).toEqual([1, 1]);
		await button(words.report.wipe).click();
		await sees(resident, words.report.wiped);
		await expect.poll(() => page.evaluate(keptHere)).toEqual([0, 0]);
		await wish.check();
		await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);
		await page.getByRole("link", { name: words.bar.leave }).click();
		await page.getByRole("heading", { name: words.weather.head }).waitFor();
		await expect.poll(() => page.evaluate(keptHere)).toEqual([0, 0]);
		await resident.opens();
		expect(await field(words.report.text).inputValue()).toBe("");
	});

	test("is wiped by leaving the page that checks a proof too, and nobody comes back to that", async () => {
		const { page, visit, words, wish, ...resident } = await phone();
		await resident.opens();
		await resident.writes({ text });
		await wish.check();
		await isKept({ page });
		const other = await visit.context.newPage();
		await other.goto("/");
		await other.goto("/verify");
		const { other: pasted, leave } = verifyWordsZhCN;
		await other.getByLabel(pasted).fill("somebody's checkpoint");
		const pages = await other.evaluate(() => history.length);
		await other.getByRole("link", { name: leave }).click();
		await other.getByRole("heading", { name: words.weather.head }).waitFor();
		await expect.poll(() => other.evaluate(keptHere)).toEqual([0, 0]);
		expect(await other.evaluate(() => history.length)).toBe(pages);
	});

	test("wiped in one tab it is not kept again by the next letter in another", async () => {
		const { page, visit, words, button, field, wish, ...resident } = await phone();
		await resident.opens();
		await resident.writes({ text, place });
		await wish.check();
		await isKept({ page });
		const other = await visit.context.newPage();
		await other.goto("/");
		await other.getByRole("button", { name: words.report.wipe, exact: true }).click();
		await other.getByText(words.report.wiped).waitFor();
		await field(words.report.text).press("End");
		await page.keyboard.insertText("又写了一句。");
		expect(await wish.isChecked()).toBe(false);
		expect(await page.evaluate(keptHere)).toEqual([0, 0]);
	});

	test("goes along into another language, with the tick that says so", async () => {
		const { page, button, wish, ...resident } = await phone();
		await resident.opens();
		await resident.writes({ text, place });
		await wish.check();
		await isKept({ page });
		await button("EN").click();
		const inEnglish = residentAt(resident.visit, "en");
		const kept = page.getByRole("checkbox", { name: inEnglish.words.report.draft });
		await expect.poll(() => kept.isChecked()).toBe(true);
		await inEnglish.field(inEnglish.words.report.text).fill("Another sentence.");
		expect(await page.evaluate(() => localStorage.getItem("draft"))).toContain("Another sentence.");
		await inEnglish.button(inEnglish.words.report.wipe).click();
		await expect.poll(() => page.evaluate(keptHere)).toEqual([0, 0]);
	});

	test("is wiped by leaving quickly without a network too, and one comes out at the weather", async () => {
		const line = await lineTo(house().url);
		const { page, visit, words, ...resident } = await phone({ through: line.url });
		visit.expects(lostNetwork);
		await resident.opens("/?lang=en");
		const english = residentAt(visit, "en");
		await english.writes({ text });
		await page.getByRole("checkbox", { name: english.words.report.draft }).check();
		await isKept({ page });
		line.cut();
		await page.getByRole("link", { name: english.words.bar.leave }).click();
		await english.heading(english.words.weather.head).waitFor();
		await shot(page, "resident-offline-weather-390");
		await expect.poll(() => page.evaluate(keptHere)).toEqual([0, 0]);
		await line.close();
	});

	test("words typed while the network goes are kept and complain of nothing; only the offer of a matter is missing", async () => {
		const line = await lineTo(house().url);
		const { page, visit, words, ...resident } = await phone({ through: line.url });
		visit.expects(lostNetwork);
		await resident.opens();
		await page.waitForLoadState("networkidle");
		const missed = page.waitForEvent("requestfailed");
		await resident.writes({ text });
		line.cut();
		await missed;
		expect(await resident.field(words.report.text).inputValue()).toBe(text);
		expect(await page.locator("[data-like]").textContent()).toBe("");
		await line.close();
	});

	test("a rough position stands in the field before it is sent, to a hundred metres, and only when asked for", async () => {
		const resident = await phone();
		const { visit, words, button, field } = resident;
		await visit.context.grantPermissions(["geolocation"]);
		await visit.context.setGeolocation({ latitude: 30.274_449, longitude: 120.155_151 });
		await resident.opens();
		await resident.writes({ text, spot: "东门" });
		await button(words.report.position).click();
		const told = `东门 ${words.report.positionWords.replace("{at}", "30.274, 120.155")}`;
		await expect.poll(() => field(words.report.spot).inputValue()).toBe(told);
	});
});
