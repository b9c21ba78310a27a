import { describe, expect, test } from "vitest";
import { auditWords } from "../../web/audit/words.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { isFocused, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

/** The data rows of the board as text, group heads left out. */
async function rowsOf({ page }: Staff): Promise<string[]> {
	const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
	await rows.first().waitFor();
	return rows.allInnerTexts();
}

/** What a chip counts. */
async function counted({ page }: Staff, chip: string): Promise<number> {
	const text = await page.getByRole("button", { name: new RegExp(`^${chip} \\d+$`) }).innerText();
	return Number(text.slice(chip.length));
}

describe("the audit door shows who did nothing, and how long", () => {
	const house = journeyFor("file", { cases: "demo" });
	const officer = (path = "/audit", width = 1280) => staffAt(house(), "xianyu", path, { width });

	test("the board is filtered by group, step and community, and each filter is an address that a reload keeps", async () => {
		const staff = await officer();
		const { page, audit, shared } = staff;
		const all = await rowsOf(staff);
		await shot(page, "board-1280");
		expect(await counted(staff, audit.board.all)).toBe(all.length);
		for (const group of ["ignored", "late", "carded"] as const) {
			const count = await counted(staff, audit.groupNames[group]);
			await page.getByRole("button", { name: `${audit.groupNames[group]} ${count}` }).click();
			await expect.poll(async () => (await rowsOf(staff)).length).toBe(count);
			expect(new URL(page.url()).searchParams.get("group")).toBe(group);
			await page.reload();
			expect(await rowsOf(staff)).toHaveLength(count);
			expect(count).toBeGreaterThan(0);
		}
		await page.getByRole("button", { name: audit.board.all }).click();
		await page.getByLabel(audit.board.step, { exact: true }).selectOption({ label: shared.steps.yellow });
		await expect.poll(async () => (await rowsOf(staff)).every((row) => row.includes("黄卡"))).toBe(true);
		await page.getByLabel(audit.board.area, { exact: true }).selectOption({ label: "桥东社区" });
		await expect.poll(() => new URL(page.url()).search).toContain("areaCode=110199001002");
		for (const row of await rowsOf(staff)) expect(row).toContain("桥东社区");
		await page.goto("/audit?step=referred&areaCode=110199001001");
		await sees(staff, audit.board.emptyFiltered);
		await page.getByRole("link", { name: audit.board.showAll }).click();
		await expect.poll(async () => (await rowsOf(staff)).length).toBe(all.length);
	});

	test("J and K walk the rows, Enter opens the file, and single letters can be turned off", async () => {
		const staff = await officer();
		const { page, audit } = staff;
		await rowsOf(staff);
		const links = page.getByRole("row").getByRole("link");
		await page.keyboard.press("j");
		expect(await isFocused(links.first())).toBe(true);
		await page.keyboard.press("j");
		expect(await isFocused(links.nth(1))).toBe(true);
		await page.keyboard.press("k");
		expect(await isFocused(links.first())).toBe(true);
		const said = await links.first().innerText();
		await page.keyboard.press("Enter");
		await page.getByRole("region", { name: audit.trail.trail }).waitFor();
		await sees(staff, said);
		await shot(page, "file-1280");
		await page.goBack();
		await rowsOf(staff);
		await page.getByRole("button", { name: audit.board.keysOff }).click();
		await page.keyboard.press("j");
		expect(await isFocused(links.first())).toBe(false);
	});

	test("the numbers carry n, an interval and a plot each, and the same as a table; too few cases carry none", async () => {
		const staff = await officer("/audit/statistics");
		const { page, audit } = staff;
		const { statistics: words } = audit;
		await page.getByRole("heading", { name: words.histogram.title }).waitFor();
		for (const { title } of [words.shares, words.steps, words.counts]) {
			await page.getByRole("heading", { name: title }).waitFor();
		}
		const plots = page.getByRole("img");
		await expect.poll(() => plots.count()).toBeGreaterThan(8);
		for (const plot of await plots.all()) expect(await plot.getAttribute("aria-label")).toMatch(/\d/);
		await sees(staff, /95% 区间 \d+/);
		await sees(staff, words.tooFew);
		await shot(page, "statistics-1280");
		await page
			.getByRole("group")
			.filter({ hasText: /用表格看这 \d+ 件/ })
			.locator("summary")
			.click();
		expect(
			await page.getByRole("table").filter({ hasText: words.histogram.x }).getByRole("row").count(),
		).toBeGreaterThan(3);
		await page.getByRole("button", { name: words.presets.month }).click();
		await expect.poll(() => new URL(page.url()).searchParams.get("from")).toBe("2026-10-20");
		await page.getByLabel(audit.board.area, { exact: true }).selectOption({ label: "槐树社区" });
		await sees(staff, /只有 \d+ 件，太少，不比较/);
		await shot(page, "statistics-few-1280");
	});

	test("what is printed, by its button, by a key or by the browser, is kept with who, what and when", async () => {
		const kept = () =>
			house()
				.house.store.connection.prepare<[], string>(
					"SELECT bytes FROM event WHERE type IN ('ListExported', 'CaseExported') ORDER BY position",
				)
				.pluck()
				.all()
				.map((bytes) => {
					const { by, list, part } = JSON.parse(bytes).event;
					return `${by} ${list ?? part}`;
				});
		const staff = await officer();
		const { page, audit } = staff;
		await rowsOf(staff);
		await page.getByRole("button", { name: audit.board.print }).click();
		const by = "p:street:discipline1";
		await expect.poll(kept).toEqual([`${by} overdue`]);
		await page.keyboard.press("p");
		await expect.poll(kept).toEqual([`${by} overdue`, `${by} overdue`]);
		await page.getByRole("row").getByRole("link").first().click();
		await page.getByRole("region", { name: audit.trail.trail }).waitFor();
		await page.pdf();
		await expect.poll(kept).toEqual([`${by} overdue`, `${by} overdue`, `${by} file`]);
	});

	test("English and large type are one press each, and go along to every page of the door", async () => {
		const staff = await officer();
		const { page, shared } = staff;
		const { board, nav, trail } = auditWords("en");
		await page.getByRole("link", { name: shared.otherLanguageName }).click();
		await page.getByRole("heading", { name: board.title, level: 1 }).waitFor();
		await page.getByRole("link", { name: "Large type" }).click();
		const root = () =>
			page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.type]);
		await expect.poll(root).toEqual(["en", "large"]);
		await shot(page, "board-1280-en-large");
		await page.getByRole("row").getByRole("link").first().click();
		await page.getByRole("region", { name: trail.trail }).waitFor();
		await page.getByRole("link", { name: nav.statistics }).click();
		await page.getByRole("img").first().waitFor();
		await shot(page, "statistics-1280-en-large");
		expect(await root()).toEqual(["en", "large"]);
		expect(new URL(page.url()).search).toBe("?lang=en&type=large");
	});

	test("the observer reads numbers and no case, the cadre is shown the way to the desk", async () => {
		const observer = await staffAt(house(), "moqi", "/audit");
		await observer.page.getByRole("heading", { name: observer.audit.statistics.title, level: 1 }).waitFor();
		expect(await observer.page.getByRole("link", { name: observer.audit.nav.board }).count()).toBe(0);
		const cadre = await staffAt(house(), "duanmu", "/audit");
		await cadre.page.getByRole("link", { name: cadre.audit.toDesk }).click();
		await cadre.page.getByRole("region", { name: cadre.words.listLabel, exact: true }).waitFor();
	});
});
