import { readFile } from "node:fs/promises";
import excel from "exceljs";
import { describe, expect, test } from "vitest";
import { auditWords } from "../../web/audit/words.ts";
import { figureWords } from "../../web/desk/words-figures.ts";
import { sheetWords } from "../../web/desk/words-sheets.ts";
import { casebookWords } from "../../web/lib/casebook.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const words = sheetWords("zh-CN");
const ledger = casebookWords("zh-CN");

/** What was taken away or printed so far, by list. */
const exportedIn = (journey: ReturnType<ReturnType<typeof journeyFor>>) =>
	journey.house.store.connection
		.prepare<[], string>("SELECT bytes FROM event WHERE type = 'ListExported' ORDER BY position")
		.pluck()
		.all()
		.map((bytes) => JSON.parse(bytes).event.list as string);

async function opensLedger({ page, words: desk }: Staff): Promise<void> {
	await page.getByRole("link", { name: desk.nav.casebook, exact: true }).click();
	await page.getByRole("heading", { name: ledger.title, level: 1 }).waitFor();
	await page.getByRole("table").waitFor();
}

describe("sheets come out of the cases", () => {
	const house = journeyFor("file", { cases: "demo" });

	test("the head reads the ledger of one unit, and the sheet says which", async () => {
		const head = await staffAt(house(), "gongsun", "/desk");
		const { page } = head;
		await opensLedger(head);
		await page.getByLabel(words.casebook.unit).selectOption({ label: "柳荫社区居民委员会" });
		// Said above the table, and in its head for paper.
		await page
			.getByRole("paragraph")
			.filter({ hasText: /第 47 周.*柳荫社区居民委员会/ })
			.waitFor();
		await shot(page, "head-ledger-unit-1280");
		const rows = await page
			.getByRole("row")
			.filter({ has: page.getByRole("link") })
			.allInnerTexts();
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows) expect(row).toContain("柳荫社区");
	});

	test("a cadre reads, prints and takes away the ledger of the month, and types nothing", async () => {
		const cadre = await staffAt(house(), "duanmu", "/desk");
		const { page } = cadre;
		await opensLedger(cadre);
		await page.getByLabel(words.casebook.kind).selectOption({ label: words.casebook.kinds.month });
		await page.getByText(new RegExp(`^${ledger.period("2026-11")} · ${ledger.mine}`)).waitFor();
		const rows = page.getByRole("row");
		const shown = await rows.count();
		expect(shown).toBeGreaterThan(2);
		await shot(page, "cadre-ledger-1280");
		const download = page.waitForEvent("download");
		await page.getByRole("link", { name: words.casebook.table }).click();
		const file = await download;
		expect(file.suggestedFilename()).toBe("2026-11.xlsx");
		const book = new excel.Workbook();
		// The reader's own types name an older Buffer.
		await book.xlsx.load((await readFile(await file.path())) as unknown as ArrayBuffer);
		const sheet = book.worksheets[0];
		// Two rows of head in the table, one on the page.
		expect(sheet?.rowCount).toBe(shown + 1);
		await page.emulateMedia({ media: "print" });
		expect(await page.locator(".print-row").innerText()).toContain("政策版本");
		expect(await page.getByRole("button", { name: words.casebook.print }).isVisible()).toBe(false);
		// A4 landscape without its margins: no column falls off the paper.
		await page.setViewportSize({ width: 1032, height: 700 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1032);
		const paper = await page.pdf({ preferCSSPageSize: true });
		expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
		// A4 landscape in points, as the style sheet says.
		expect(paper.toString("latin1")).toMatch(/\/MediaBox \[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/);
		// The table and the print, each by itself.
		await expect.poll(() => exportedIn(house()).filter((list) => list === "casebook").length).toBe(2);
	});

	test("a superior narrows it to a post, on a phone too; a leader prints what is shelved to send it upward", async () => {
		const superior = await staffAt(house(), "qiguan", "/desk/casebook", { width: 390 });
		await superior.page.getByLabel(words.casebook.post).selectOption({ label: "柳荫社区 市政设施岗" });
		await superior.page.getByText("柳荫社区 · 柳荫社区 市政设施岗").first().waitFor();
		const table = superior.page.getByRole("region", { name: ledger.title });
		expect(await table.evaluate((region) => region.scrollWidth - region.clientWidth)).toBe(0);
		expect(await table.locator("tbody td").first().getAttribute("data-column")).toBe(ledger.columns[1]);
		await shot(superior.page, "supervisor-ledger-390");
		const leader = await staffAt(house(), "gongsun", "/desk/shelved");
		const { page } = leader;
		await page.getByRole("table").waitFor();
		const cells = await page.getByRole("row").last().getByRole("cell").allInnerTexts();
		expect(cells.filter((cell) => cell !== "").length).toBeGreaterThan(7);
		await shot(page, "leader-shelved-1280");
		await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
		await expect.poll(() => exportedIn(house()).includes("shelved")).toBe(true);
	});

	test("what waits for publication and the cases behind a figure are recorded when they are printed", async () => {
		const superior = await staffAt(house(), "qiguan", "/desk/publications");
		await superior.page.getByRole("heading", { name: superior.words.publications.own }).waitFor();
		const leader = await staffAt(house(), "gongsun", "/audit/statistics/cases?figure=counted");
		await leader.page.getByRole("listitem").first().waitFor();
		for (const { page } of [superior, leader])
			await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
		await expect
			.poll(() => exportedIn(house()))
			.toEqual(expect.arrayContaining(["publications", "figureCases"]));
	});

	test("the list of sealed reports is recorded when it is printed, and then the one that is open", async () => {
		const { page } = await staffAt(house(), "xianyu", "/audit/sealed");
		const { sealed } = auditWords("zh-CN");
		const row = page.locator(".sealed-list .way").first();
		await row.waitFor();
		const print = () => page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
		await print();
		await expect.poll(() => exportedIn(house()).filter((list) => list === "sealed").length).toBe(1);
		await row.click();
		await page.getByRole("button", { name: /^打开 .*记下这一次$/ }).click();
		await page.getByRole("button", { name: sealed.close }).waitFor();
		const files = () =>
			house()
				.house.store.connection.prepare("SELECT count(*) FROM event WHERE type = 'CaseExported'")
				.pluck()
				.get();
		const before = Number(files());
		await print();
		await expect.poll(files).toBe(before + 1);
		expect(exportedIn(house()).filter((list) => list === "sealed").length).toBe(1);
	});

	test("my figures are mine, with the number of cases and what is too few said so", async () => {
		const cadre = await staffAt(house(), "duanmu", "/desk/figures");
		const { page } = cadre;
		const figures = figureWords("zh-CN");
		await page.getByRole("heading", { name: figures.title, level: 1 }).waitFor();
		await page.getByText(figures.names.contactedInTime, { exact: true }).first().waitFor();
		await expect.poll(() => page.getByText(/件太少，不比较（\d+ 件）/).count()).toBeGreaterThan(0);
		expect(await page.getByRole("main").innerText()).not.toMatch(/排名第|第 \d+ 名/);
		await shot(page, "cadre-figures-1280");
	});
});
