import { describe, expect, test } from "vitest";
import { journeyFor } from "../support/journey.ts";
import { isFocused, residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt, staffOn } from "../support/staff-of-journey.ts";
import { tabTo } from "../support/visit.ts";

const said = "路灯从傍晚闪到半夜，照得人睡不着。";

describe("everything works by keyboard alone, and each stop shows where the keys are", () => {
	const house = journeyFor("test");

	test("a resident reports from the first Tab to the receipt", async () => {
		const resident = residentAt(await house().visit());
		const { page, visit, words, button, field, heading } = resident;
		await resident.opens();
		await tabTo(visit, field(words.report.text));
		await page.keyboard.insertText(said);
		await tabTo(visit, field(words.report.area));
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("ArrowDown");
		await tabTo(visit, field(words.report.spot));
		await page.keyboard.insertText("7 号楼前");
		await tabTo(visit, button(words.report.go));
		await page.keyboard.press("Enter");
		await heading(words.check.title).waitFor();
		await tabTo(visit, button(words.check.send));
		await page.keyboard.press("Enter");
		await heading(words.receipt.head).waitFor();
		await tabTo(visit, page.getByRole("checkbox", { name: words.receipt.saved }));
		await page.keyboard.press("Space");
		await tabTo(visit, button(words.receipt.follow));
		await page.keyboard.press("Enter");
		await sees(resident, words.follow.story);
		expect(house().caseOf(said).areaCode).toMatch(/^110199001001/);
	});

	test("a cadre signs in, opens, signs, contacts and answers without a mouse", async () => {
		const resident = residentAt(await house().visit());
		await resident.reports({ text: said, place: "柳荫社区第一网格", category: "路灯" });
		const { username, passphrase } = await house().account("duanmu");
		const cadre = staffOn(await house().visit({ width: 1280 }), "zh-CN");
		const { page, visit, words, frame, button, field } = cadre;
		await page.goto("/desk");
		await tabTo(visit, field(frame.username));
		await page.keyboard.insertText(username);
		await tabTo(visit, field(frame.passphrase));
		await page.keyboard.insertText(passphrase);
		await page.keyboard.press("Enter");
		await cadre.row(said).waitFor();
		await page.keyboard.press("j");
		expect(await isFocused(cadre.row(said))).toBe(true);
		await page.keyboard.press("Enter");
		const title = page.getByRole("heading", { name: /路灯/, level: 1 });
		await title.waitFor();
		await expect.poll(() => isFocused(title)).toBe(true);
		await tabTo(visit, button(words.acts.sign));
		await page.keyboard.press("Enter");
		const status = page.getByRole("status").filter({ hasText: "已签收" });
		await expect.poll(() => isFocused(status)).toBe(true);
		await tabTo(visit, field(words.contactForm.words));
		await page.keyboard.insertText("今晚去看，先关掉这一盏。");
		await tabTo(visit, field(words.contactForm.nextStep));
		await page.keyboard.insertText("明天换控制器");
		await page.keyboard.press("Control+Enter");
		await page.getByRole("status").filter({ hasText: "已发给居民" }).waitFor();
		await tabTo(visit, field(words.answerForm.words));
		await page.keyboard.insertText("控制器换好了，不闪了。");
		await page.keyboard.press("Control+Enter");
		await page.getByRole("status").filter({ hasText: "已答复" }).waitFor();
		await page.keyboard.press("Escape");
		await cadre
			.row(said)
			.or(page.getByRole("heading", { name: words.empty.mine }))
			.first()
			.waitFor();
		expect(house().caseOf(said).status).toBe("followUp");
	});

	test("single letters never act while somebody types, and the list of keys opens with a question mark", async () => {
		const resident = residentAt(await house().visit());
		await resident.reports({ text: said, place: "柳荫社区第一网格", category: "路灯" });
		const cadre = await staffAt(house(), "duanmu", "/desk");
		const { page, words, field } = cadre;
		await cadre.opens(said);
		await cadre.signs();
		await field(words.contactForm.words).click();
		await page.keyboard.type("jk?");
		expect(await field(words.contactForm.words).inputValue()).toBe("jk?");
		await page.keyboard.press("Escape");
		await page.keyboard.press("?");
		const help = page.getByRole("region", { name: words.keys.title });
		await help.waitFor();
		await help.getByRole("checkbox", { name: words.keys.letters }).uncheck();
		await page.keyboard.press("Escape");
		await help.waitFor({ state: "hidden" });
		await page.getByRole("heading", { level: 1 }).first().click();
		await page.keyboard.press("?");
		expect(await help.count()).toBe(0);
	});
});
