import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const unit = /桥东社区居民委员会 · 2026 年第 47 周/;

async function opensLetter({ visit, page, words }: Staff) {
	await visit.tap(page.getByRole("link", { name: words.letters.title, exact: true }));
	await visit.tap(page.getByRole("link", { name: unit }));
	await page.getByRole("heading", { name: unit, level: 1 }).waitFor();
}

describe("a letter for all cases of a unit and week", () => {
	const house = journeyFor("file", { cases: "demo" });

	test("the leader adds the help and nothing else, the unit answers once for all, on a phone", async () => {
		const leader = await staffAt(house(), "taishi", "/desk", { width: 390 });
		await opensLetter(leader);
		const { words } = leader;
		await expect.poll(() => leader.page.getByText(words.letters.noHelp).count()).toBe(2);
		await leader.visit.tap(leader.button(words.letters.helpWords.go));
		await sees(leader, words.required.helpWords);
		await leader.field(words.letters.helpWords.label).fill("明天派两个电工，登高车我去借。");
		await shot(leader.page, "desk-letter-help-390");
		await leader.visit.tap(leader.button(words.letters.helpWords.go));
		await leader.page
			.getByRole("status")
			.filter({ hasText: words.letters.done("").slice(0, 3) })
			.waitFor();
		await expect.poll(() => leader.page.getByText("登高车我去借").count()).toBe(2);

		const head = await staffAt(house(), "yuwen", "/desk", { width: 390 });
		await opensLetter(head);
		await head.field(words.letters.letterWords.label).fill("两件都由我盯着，周五前办完。");
		await head.visit.tap(head.button(words.letters.letterWords.go));
		await head.page
			.getByRole("status")
			.filter({ hasText: words.letters.done("").slice(0, 3) })
			.waitFor();
		await expect.poll(() => head.page.getByText("周五前办完").count()).toBe(2);
		await expect.poll(() => head.button(words.letters.letterWords.go).count()).toBe(0);
	});
});
