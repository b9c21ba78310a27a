import { afterEach, describe, expect, test, vi } from "vitest";
import { sessionIdleSecondsMax } from "../../server/domain/limits.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const first = { words: "看过了，是泵坏了。", nextStep: "明天换泵" };
const second = { words: "刚才又去了一次，泵已经拆下来。", nextStep: "后天装新泵" };

describe("nothing that staff have typed is lost", () => {
	const house = journeyFor("test");
	afterEach(() => void vi.restoreAllMocks());

	const cadreWith = async (said: string) => {
		const resident = residentAt(await house().visit());
		await resident.reports({ text: said, place: "柳荫社区第一网格", category: "排水积水" });
		const cadre = await staffAt(house(), "duanmu", "/desk");
		await cadre.opens(said);
		return cadre;
	};

	test("of two windows the second is refused as stale, keeps its words beside what is new, and may send them then", async () => {
		const cadre = await cadreWith("地下通道积水没过脚踝。");
		const { page, words, field, button } = cadre;
		await cadre.signs();
		const other = await cadre.inAnotherWindow();
		await other.writesContact(second);
		await cadre.writesContact(first);
		await cadre.sendsContact();
		await button(words.acts.contact).waitFor({ state: "hidden" });
		await other.button(words.acts.contact).click();
		await other.page
			.getByRole("alert")
			.filter({ hasText: words.stale.slice(0, 8) })
			.waitFor();
		await sees(other, first.words);
		await expect.poll(() => other.field(words.contactForm.words).inputValue()).toBe(second.words);
		await expect.poll(() => other.field(words.contactForm.nextStep).inputValue()).toBe(second.nextStep);
		await shot(other.page, "desk-stale-1280");
		await other.sendsContact();
		await page.reload();
		await sees(cadre, second.words);
		await field(words.answerForm.words).waitFor();
	});

	test("a session that ends while somebody types asks for the passphrase again and gives the words back", async () => {
		const cadre = await cadreWith("雨水篦子丢了三块。");
		const { page, words, field, button, frame } = cadre;
		await cadre.signs();
		await cadre.writesContact(first);
		const real = Date.now();
		vi.spyOn(Date, "now").mockImplementation(() => real + (sessionIdleSecondsMax + 60) * 1000);
		await button(words.acts.contact).click();
		await sees(cadre, frame.sessionLost);
		await shot(page, "desk-session-lost-1280");
		await cadre.signsIn("duanmu", cadre.passphrase);
		await field(words.contactForm.words).waitFor();
		await expect.poll(() => field(words.contactForm.words).inputValue()).toBe(first.words);
		await expect.poll(() => field(words.contactForm.nextStep).inputValue()).toBe(first.nextStep);
		await cadre.sendsContact();
	});

	test("words typed survive a reload and a sign-out, and nobody else who signs in there sees them", async () => {
		const cadre = await cadreWith("车棚的顶漏水。");
		const { page, words, field, button, frame, row } = cadre;
		await cadre.signs();
		await cadre.writesContact(first);
		page.on("dialog", (dialog) => void dialog.accept());
		// What is kept is sealed a moment after each field: only what changes no more holds all of them.
		let before: string | null = null;
		const rests = async () => {
			const now = await page.evaluate(() => localStorage.getItem(localStorage.key(0) ?? ""));
			const isSame = now !== null && now === before;
			before = now;
			return isSame;
		};
		await expect.poll(rests, { interval: 1500 }).toBe(true);
		await page.reload();
		await field(words.contactForm.words).waitFor();
		await expect.poll(() => field(words.contactForm.words).inputValue()).toBe(first.words);
		await button(frame.signOut).click();
		const other = await house().account("gongye");
		await cadre.signsIn("gongye", other.passphrase);
		await sees(cadre, words.chips.mine);
		expect(await page.getByText(words.unfinished).count()).toBe(0);
		await button(frame.signOut).click();
		await cadre.signsIn("duanmu", cadre.passphrase);
		await row("车棚的顶漏水。").getByText(words.unfinished).waitFor();
		await cadre.opens("车棚的顶漏水。");
		await expect.poll(() => field(words.contactForm.nextStep).inputValue()).toBe(first.nextStep);
		await cadre.sendsContact();
		await page.waitForFunction(() => localStorage.length === 0);
	});

	test("words typed for one case are there again after another was opened, and a page with unsent words is not left unasked", async () => {
		const cadre = await cadreWith("井边的护栏歪了。");
		const { page, words, field } = cadre;
		await cadre.signs();
		await cadre.writesContact(first);
		await page.keyboard.press("Escape");
		await page.keyboard.press("Escape");
		await page.getByText(words.unfinished).waitFor();
		await cadre.opens("井边的护栏歪了。");
		await expect.poll(() => field(words.contactForm.words).inputValue()).toBe(first.words);
		const asked: string[] = [];
		page.on("dialog", (dialog) => {
			asked.push(dialog.type());
			void dialog.accept();
		});
		await page.goto("/follow");
		expect(asked).toEqual(["beforeunload"]);
	});
});
