import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

type Place = readonly [name: string, path: string, reach?: (staff: Staff) => Promise<unknown>];

const opensFirst = async ({ page, words, shared }: Staff) => {
	await page.getByRole("region", { name: words.listLabel, exact: true }).getByRole("link").first().click();
	await page.getByRole("region", { name: shared.ownWords }).waitFor();
};
const finds = async ({ field, button, words, page }: Staff) => {
	await field(words.search.label).fill("路灯");
	await button(words.search.go).click();
	await page.locator("#found-title").waitFor();
};
const readsFile = async ({ page }: Staff) => {
	await page.locator(".board a.q").first().click();
	await page.locator(".file-trail").waitFor();
};
const opensLetter = async ({ page }: Staff) => {
	await page.locator("main li a").first().click();
	await page.getByRole("heading", { level: 1, name: /第 \d+ 周/ }).waitFor();
};

/** Where staff see cases, and who goes there. */
const places: readonly (readonly [username: string, person: string, places: readonly Place[]])[] = [
	[
		"duanmu",
		"端木衡",
		[
			["list", "/desk"],
			["search", "/desk?show=all", finds],
			["case", "/desk", opensFirst],
			["ledger", "/desk/casebook"],
			["figures", "/desk/figures"],
			["letters", "/desk/letters"],
			["duties", "/desk/duties"],
			["sessions", "/desk/sessions"],
		],
	],
	[
		"gongsun",
		"公孙屹",
		[
			["decisions", "/desk"],
			["shelved", "/desk/shelved"],
		],
	],
	["taishi", "太史苒", [["letter", "/desk/letters", opensLetter]]],
	["qiguan", "亓官澄", [["publications", "/desk/publications"]]],
	[
		"zhuge",
		"诸葛莳",
		[
			["calls", "/desk/calls"],
			["surges", "/desk/surges"],
			["callers", "/desk/callers"],
			["take", "/desk/take"],
		],
	],
	[
		"xianyu",
		"鲜于砥",
		[
			["board", "/audit"],
			["file", "/audit", readsFile],
			["statistics", "/audit/statistics"],
			["sealed", "/audit/sealed"],
		],
	],
];

describe("who looks at cases, and when, stands on the page (trust.md A10)", () => {
	const house = journeyFor("file", { cases: "demo" });

	for (const [username, person, visited] of places)
		test(`${person} leaves the name on every list, page and print`, async () => {
			const staff = await staffAt(house(), username, "/desk");
			const { page, frame } = staff;
			for (const [name, path, reach] of visited) {
				await page.setViewportSize({ width: 1280, height: 900 });
				await page.goto(path);
				await reach?.(staff);
				// The whole date: paper is read on another day.
				const line = page.getByText(frame.seen(person, "2026 年 11 月 18 日 10:05"), { exact: true });
				await line.waitFor();
				await shot(page, `seen-${name}-1280`);
				await page.setViewportSize({ width: 390, height: 844 });
				await shot(page, `seen-${name}-390`);
				await page.emulateMedia({ media: "print" });
				expect(await line.isVisible(), `${name} on paper`).toBe(true);
				await page.emulateMedia({ media: "screen" });
			}
		}, 120_000);
});
