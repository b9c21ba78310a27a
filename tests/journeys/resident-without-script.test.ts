import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { type Resident, residentAt, sees } from "../support/resident-of-journey.ts";

const said = {
	text: "楼道灯坏了两个月，老人摸黑上楼。",
	place: "柳荫社区第一网格",
	category: "路灯",
	spot: "5 号楼 2 单元",
};

/** Language and letter size of the page as it stands. */
function kept({ page }: Resident): Promise<string> {
	return page.evaluate(() => {
		const { lang, dataset } = document.documentElement;
		return `${lang} ${dataset.type ?? "usual"}`;
	});
}

describe("the resident's door works without script", () => {
	const house = journeyFor("file");
	const plain = async () => residentAt(await house().visit({ javaScript: false }));

	test("a page with nothing written offers one field and three quick reports, and grows with the first letter", async () => {
		const resident = await plain();
		await resident.opens();
		const { words, button, field } = resident;
		expect(await button("我去了，没人在").isVisible()).toBe(true);
		expect(await field(words.report.area).isVisible()).toBe(false);
		await resident.writes({ text: "路" });
		expect(await button("我去了，没人在").isVisible()).toBe(false);
		expect(await field(words.report.area).isVisible()).toBe(true);
	});

	test("the door's own style rules win over the shared ones: its parts stand a line apart", async () => {
		const resident = await plain();
		await resident.opens();
		const { page, words } = resident;
		const lead = await page.getByText(words.report.lead).boundingBox();
		const call = await page.getByText(words.emergency.call).boundingBox();
		if (lead === null || call === null) throw new Error("the page has no lead or no emergency line");
		expect(call.y - (lead.y + lead.height)).toBeGreaterThanOrEqual(20);
	});

	test("what is missing is said on top with a link to each field, and everything typed is still there", async () => {
		const resident = await plain();
		const { page, words, button, field } = resident;
		await resident.opens();
		await resident.writes({ text: said.text, spot: said.spot });
		await page.getByRole("radio", { name: words.report.dangerYes }).check();
		await page.getByRole("radio", { name: words.report.aboutUnit }).check();
		await field(words.report.aboutName).fill("物业公司");
		await page.getByRole("checkbox", { name: words.report.wantCall }).check();
		await field(words.report.phone).fill("12");
		await button(words.report.go).click();
		await page.getByRole("alert").waitFor();
		expect(await resident.problems()).toEqual([words.fields.areaCode, words.fields.contactPhone]);
		expect(await page.title()).toMatch(/^错误：/);
		expect(await field(words.report.text).inputValue()).toBe(said.text);
		expect(await field(words.report.spot).inputValue()).toBe(said.spot);
		expect(await page.getByRole("radio", { name: words.report.dangerYes }).isChecked()).toBe(true);
		expect(await field(words.report.aboutName).inputValue()).toBe("物业公司");
		expect(await field(words.report.phone).inputValue()).toBe("12");
		await page.getByRole("alert").getByRole("link", { name: words.fields.areaCode }).click();
		expect(new URL(page.url()).hash).toBe("#area");
		await shot(page, "resident-errors-390");
		await field(words.report.area).selectOption({ label: said.place });
		await field(words.report.phone).fill("13800138000");
		await resident.checks();
	});

	test("the check page shows every answer, changing one loses none, and the report is kept once", async () => {
		const resident = await plain();
		const { page, words, button, field } = resident;
		await resident.opens();
		await resident.writes(said);
		await resident.checks();
		const list = await page.locator("main").innerText();
		for (const answer of [said.text, said.place, said.spot, said.category]) expect(list).toContain(answer);
		await shot(page, "resident-check-390");
		await button(words.check.changeOf(words.check.text)).click();
		expect(await field(words.report.text).inputValue()).toBe(said.text);
		expect(await field(words.report.spot).inputValue()).toBe(said.spot);
		const longer = `${said.text}已经有人摔过。`;
		await field(words.report.text).fill(longer);
		await resident.checks();
		const before = house().reportCount();
		await resident.sends();
		const receipt = await resident.copiesReceipt();
		await page.reload();
		expect(await resident.copiesReceipt()).toBe(receipt);
		expect(house().reportCount()).toBe(before + 1);
		expect(house().caseOf(longer).status).toBe("dispatched");
	});

	test("the receipt must be ticked as kept, then opens progress, takes a message and the word partly solved", async () => {
		const resident = await plain();
		const { page, words, button } = resident;
		const text = "健身器材的螺丝松了，一坐就晃。";
		const receipt = await resident.reports({ text, place: "柳荫社区第二网格", category: "健身休憩设施" });
		expect(await page.locator(".go").allInnerTexts()).toEqual([words.receipt.file]);
		await button(words.receipt.follow).click();
		expect(await page.getByRole("heading", { name: words.receipt.head }).count()).toBe(1);
		await resident.seesProgress();
		await resident.adds("今天又有人被夹了手。");
		await shot(page, "resident-follow-390");
		await house().answer(text, "螺丝都紧过了，座椅换了新的。");
		await resident.follows(receipt);
		await sees(resident, words.follow.asked);
		await button(words.verdict.go).click();
		expect(await resident.problems()).toEqual([words.fields.verdict]);
		await page
			.getByRole("group", { name: words.verdict.visited })
			.getByLabel(words.verdict.yes, { exact: true })
			.check();
		await resident.says("partly");
		await sees(resident, words.follow.done.confirmed);
		await sees(resident, words.follow.closed.confirmed);
		await shot(page, "resident-closed-390");
	});

	test("what is typed in another part of the page stays when one part is sent", async () => {
		const resident = await plain();
		const { page, words, field } = resident;
		const text = "无障碍坡道被花盆挡住，轮椅上不去。";
		const receipt = await resident.reports({ text, place: "桥东社区第一网格", category: "无障碍设施" });
		await house().answer(text, "花盆搬走了。");
		await resident.follows(receipt);
		await page.getByRole("radio", { name: words.verdict.not, exact: true }).check();
		await field(words.verdict.reason).fill("只搬了一半");
		await resident.adds("还有一辆自行车锁在扶手上。");
		expect(await field(words.verdict.reason).inputValue()).toBe("只搬了一半");
		expect(await page.getByRole("radio", { name: words.verdict.not, exact: true }).isChecked()).toBe(true);
		expect(await field(words.message.head).inputValue()).toBe("");
	});

	test("a quick report is one tap: its words and category are filled in, only the place is missing", async () => {
		const resident = await plain();
		const { words, button, field } = resident;
		await resident.opens();
		await button("章锁着，盖不成").click();
		await field(words.report.area).waitFor();
		expect(await field(words.report.text).inputValue()).toBe("章锁着，盖不成");
		expect(await resident.problems()).toEqual([]);
		await field(words.report.area).selectOption({ label: "槐树社区第一网格" });
		await resident.checks();
		await sees(resident, "脱岗锁章不办事");
		await resident.sends();
	});

	test("another language and large type stay through every step, and switching loses nothing typed", async () => {
		const visit = await house().visit({ javaScript: false });
		const chinese = residentAt(visit);
		const resident = residentAt(visit, "en");
		const { page, words, button, field } = resident;
		await chinese.opens();
		await chinese.writes({ ...said, text: "The pavement has sunk by a hand's depth." });
		await chinese.button("EN").click();
		await chinese.button("Large type").click();
		expect(await kept(resident)).toBe("en large");
		expect(await field(words.report.text).inputValue()).toBe("The pavement has sunk by a hand's depth.");
		expect(await field(words.report.spot).inputValue()).toBe(said.spot);
		await resident.checks();
		await shot(page, "resident-check-390-en-large");
		expect(await kept(resident)).toBe("en large");
		await resident.sends();
		expect(await kept(resident)).toBe("en large");
		await shot(page, "resident-receipt-390-en-large");
		const receipt = await resident.copiesReceipt();
		await resident.seesProgress();
		expect(await kept(resident)).toBe("en large");
		await field(words.message.head).fill("It rained into it today.");
		await button("繁體").click();
		expect(await kept(resident)).toBe("zh-TW large");
		const taiwanese = residentAt(visit, "zh-TW");
		expect(await taiwanese.field(taiwanese.words.message.head).inputValue()).toBe("It rained into it today.");
		await shot(page, "resident-follow-390-zh-TW-large");
		await button("简体").click();
		expect(await kept(resident)).toBe("zh-CN large");
		expect(await chinese.field(chinese.words.message.head).inputValue()).toBe("It rained into it today.");
		await chinese.button("EN").click();
		await resident.adds("It rained into it today.");
		expect(await kept(resident)).toBe("en large");
		await page.getByRole("link", { name: words.foot.report }).click();
		expect(await kept(resident)).toBe("en large");
		expect(receipt).toHaveLength(34);
	});

	test("a wrong receipt gets one sentence, and stays in the field as it was typed", async () => {
		const resident = await plain();
		const { words, field } = resident;
		for (const typed of ["ABCD-EFGH", "0000-0000-0000-0000-0000-0000-0000"]) {
			await resident.follows(typed);
			await sees(resident, words.enter.problem);
			expect(await field(words.enter.label).inputValue()).toBe(typed);
			expect(await resident.page.title()).toMatch(/^错误：/);
		}
		await shot(resident.page, "resident-enter-wrong-390");
	});

	test("leaving quickly comes out at a page about the weather that says nothing of this one", async () => {
		const resident = await plain();
		await resident.opens();
		await resident.page.getByRole("link", { name: resident.words.bar.leave }).click();
		await resident.heading(resident.words.weather.head).waitFor();
		expect(await resident.page.locator("body").innerText()).not.toMatch(/诉求|查询码|街道/);
	});
});
