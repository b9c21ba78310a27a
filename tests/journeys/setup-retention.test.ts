import { expect, test } from "vitest";
import { setupWordsEn } from "../../web/desk/words-setup.en.ts";
import { setupWordsZhCN as words } from "../../web/desk/words-setup.zh-CN.ts";
import { policyWords } from "../../web/desk/words-setup-policy.ts";
import { retentionWords } from "../../web/desk/words-setup-retention.ts";
import { shot } from "../support/browser.ts";
import { barriers, manners } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const journey = journeyFor("file");
const kept = retentionWords("zh-CN");

test("the administrator reads how long things are kept, and changes the months of a phone number by a version of the policy", async () => {
	const { page, visit, field } = await staffAt(journey(), "dongye", "/desk/setup", { width: 390 });
	await visit.tap(page.getByRole("main").getByRole("link", { name: words.menu.retention.name, exact: true }));
	const phone = page.getByRole("row").filter({ hasText: kept.things.phone });
	await phone.getByText(kept.times.months(12)).waitFor();
	await shot(page, "setup-retention-390");
	await visit.tap(page.getByRole("link", { name: kept.change, exact: true }));
	const { fields } = policyWords("zh-CN");
	await expect.poll(() => field(`${fields.phoneMonths}`).inputValue()).toBe("12");
});

test("the page meets no barrier in either language, light, dark or large", async () => {
	const { page } = await staffAt(journey(), "dongye", "/desk/setup/retention", { width: 1440 });
	const found: string[] = [];
	for (const manner of manners) {
		const { name } = (manner.language === "en" ? setupWordsEn : words).menu.retention;
		await page.goto(`/desk/setup/retention?${manner.query}`);
		await page.getByRole("heading", { name, level: 1 }).waitFor();
		await page.getByRole("row").nth(1).waitFor();
		found.push(...(await barriers(page, "setup-retention", manner)));
	}
	expect(found).toEqual([]);
});
