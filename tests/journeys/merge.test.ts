import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const first = "井盖碎了一半，孩子放学从那儿走。";
const second = "路口的井盖破了，我父亲差点踩空。";
const contacted = { words: "去看过，先放了路锥。", nextStep: "下午换新井盖" };
const answered = "路口东侧换了新的，已经试过。";

describe("two reports of the same", () => {
	const house = journeyFor("test");

	test("go on as one: the desk merges, a cadre answers once, one resident confirms and the other disputes", async () => {
		const journey = house();
		const place = { place: "柳荫社区第一网格", category: "井盖" };
		const one = residentAt(await journey.visit({ javaScript: false, width: 390 }));
		const receipt = await one.reports({ text: first, ...place });
		await one.follows(receipt);
		const other = residentAt(await journey.visit({ javaScript: true, width: 390 }));
		const theirs = await other.reports({ text: second, ...place });
		await other.follows(theirs);
		const numberOn = async ({ page }: typeof one) =>
			/\d{6}-\d{4}-\d{4}/.exec(await page.locator("main").innerText())?.[0] ?? "";
		const [parent, child] = [await numberOn(one), await numberOn(other)];

		const desk = await staffAt(journey, "zhuge", `/desk/cases/${child}`);
		const { words, page } = desk;
		await page.getByRole("button", { name: words.wayGroups.other }).click();
		await page.getByRole("button", { name: words.way.mergeCase.name }).click();
		await page.getByRole("radio", { name: parent }).check();
		await shot(page, "merge-desk-form");
		await desk.button(words.way.mergeCase.go).click();
		await page.getByText(words.merge.into(parent)).waitFor();

		const cadre = await staffAt(journey, "duanmu", "/desk", { width: 390 });
		await cadre.opens(first);
		await cadre.page
			.getByRole("region", { name: words.merge.title(2) })
			.getByText(second)
			.waitFor();
		await cadre.signs();
		await cadre.writesContact({ ...contacted, words: "您说井盖碎了一半、孩子放学从那儿走，去看过了。" });
		await cadre.button(words.acts.contact).click();
		await cadre.page.getByText("「井盖碎了一半、孩子放学从那儿走」").first().waitFor();
		await shot(cadre.page, "merge-desk-details");
		await cadre.field(words.contactForm.words).fill(contacted.words);
		await cadre.sendsContact();
		await cadre.writesAnswer(answered);
		await cadre.sendsAnswer();

		await other.follows(theirs);
		await sees(other, answered);
		await sees(other, other.words.follow.voices(2));
		await shot(other.page, "merge-voice-answered");
		await other.says("not", "只换了一半。");
		await sees(other, other.words.follow.done.disputed);
		await one.follows(receipt);
		await one.says("solved");
		await sees(one, one.words.follow.done.confirmed);
		expect(await one.page.locator("main").innerText()).not.toContain(second);
	});
});
