import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { isFocused, residentAt } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const lamp = "楼梯口的路灯一闪一闪，晚上看不清台阶。";
const drain = "雨后小广场积水，到今天没退。";

describe("a cadre finds a case again", () => {
	const house = journeyFor("test");

	test("by words the resident used, with keys alone, and by state and category, which the address keeps", async () => {
		const resident = residentAt(await house().visit());
		await resident.reports({ text: lamp, place: "柳荫社区第一网格", category: "路灯" });
		await resident.reports({ text: drain, place: "柳荫社区第一网格", category: "排水积水" });
		const cadre = await staffAt(house(), "duanmu", "/desk");
		const { page, words, row, field, button } = cadre;
		await row(lamp).waitFor();
		await page.keyboard.press("/");
		await expect.poll(() => isFocused(field(words.search.label))).toBe(true);
		await page.keyboard.insertText("积水 小广场");
		await page.keyboard.press("Enter");
		await page.getByRole("heading", { name: words.search.found("积水 小广场") }).waitFor();
		await expect.poll(() => row(drain).count()).toBe(1);
		await expect.poll(() => row(lamp).count()).toBe(0);
		expect(page.url()).not.toContain(encodeURIComponent("积水"));
		// No filter holds for what was found, so none looks chosen.
		await expect.poll(() => page.getByRole("button", { pressed: true }).count()).toBe(0);
		await shot(page, "desk-search-1280");
		await page.keyboard.press("Escape");
		await page.keyboard.press("j");
		await page.keyboard.press("Enter");
		await page.getByRole("region", { name: cadre.shared.ownWords }).getByText(drain).waitFor();
		await button(words.search.clear).click();
		await row(lamp).waitFor();
		await expect.poll(() => page.getByRole("button", { pressed: true }).count()).toBe(1);

		await page.getByText(words.narrow.title).click();
		await field(words.narrow.category).selectOption("0203");
		await row(drain).waitFor({ state: "hidden" });
		const category = () => new URLSearchParams(location.search).get("category");
		expect(await page.evaluate(category)).toBe("0203");
		await page.reload();
		await row(lamp).waitFor();
		await expect.poll(() => row(drain).count()).toBe(0);
		await shot(page, "desk-narrowed-1280");
	});

	test("on a phone, where what is not there is said", async () => {
		const resident = residentAt(await house().visit());
		await resident.reports({ text: lamp, place: "柳荫社区第一网格", category: "路灯" });
		const cadre = await staffAt(house(), "duanmu", "/desk", { width: 390, dark: true });
		const { page, words, row, field, button } = cadre;
		await row(lamp).waitFor();
		await field(words.search.label).fill("飞机");
		await button(words.search.go).click();
		await page.getByText(words.search.none).waitFor();
		await shot(page, "desk-search-none-390-dark");
		await field(words.search.label).fill("");
		await row(lamp).waitFor();
	});
});
