import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { boundaryWords } from "../../web/desk/words-boundary.ts";
import { dutiesWords } from "../../web/desk/words-duties.ts";
import { setupTablesZhCN as tables } from "../../web/desk/words-setup-tables.zh-CN.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const house = journeyFor("file");
const words = tables.duties;

test("a gap of the duty book is given to a post, and the check no longer finds it", async () => {
	const staff = await staffAt(house(), "dongye", "/desk/setup/duties");
	const { page, field, button } = staff;
	const gaps = page.getByRole("region", { name: words.check }).getByRole("link", { name: words.mend.gap });
	await gaps.first().waitFor();
	const before = await gaps.count();
	await shot(page, "setup-duties-1280");
	await gaps.first().click();
	await field(words.mendPost).selectOption({ index: 1 });
	await button(words.mendGo).click();
	await page.getByRole("status").filter({ hasText: "发布了" }).waitFor();
	await gaps.first().or(page.getByText(words.clean)).first().waitFor();
	await expect.poll(() => gaps.count()).toBe(before - 1);
});

test("a table goes out as a file and comes back in: errors stand beside their rows, and nothing is entered before", async () => {
	const staff = await staffAt(house(), "dongye", "/desk/setup/duties", { width: 390 });
	const { page, field, button } = staff;
	const saving = page.waitForEvent("download");
	await button(tables.table.download).click();
	const file = await (await saving).path();
	const csv = await readFile(file, "utf8");
	expect(csv).toContain("itemId,areaPrefix,categoryPrefix,levels,postId,clause");
	const broken = csv.replace("\r\n", "\r\nx1,110199001,9999,all,nobody,没有这个岗位,,,\r\n");
	await page.goto("/desk/setup/duties/new");
	await field(tables.table.file).setInputFiles({
		name: "d.csv",
		mimeType: "text/csv",
		buffer: Buffer.from(broken),
	});
	await field(words.version).fill("spring");
	await button(tables.table.dry).click();
	const wrong = page
		.getByRole("region", { name: tables.table.wrongLabel })
		.getByRole("row")
		.filter({ hasText: "x1" });
	await wrong.first().waitFor();
	await expect.poll(() => wrong.count()).toBe(2);
	await shot(page, "setup-duties-errors-390");
	await field(tables.table.file).setInputFiles({
		name: "d.csv",
		mimeType: "text/csv",
		buffer: Buffer.from(csv),
	});
	await button(tables.table.dry).click();
	await button(words.importGo).click();
	await page
		.getByRole("status")
		.filter({ hasText: words.issued("spring") })
		.waitFor();
});

test("a table that a spreadsheet saved as GBK comes in with its words, and one that is none says so", async () => {
	const staff = await staffAt(house(), "dongye", "/desk/setup/duties/new", { width: 390 });
	const { page, field } = staff;
	const { file, read, text } = tables.table;
	const chooses = (name: string, ...parts: (string | number[])[]) =>
		field(file).setInputFiles({
			name,
			mimeType: "text/csv",
			buffer: Buffer.concat(parts.map((part) => Buffer.from(part as string))),
		});
	await chooses("book.xlsx", "PK", [3, 4, 0, 0]);
	await page.getByText(read.none("book.xlsx")).waitFor();
	expect(await field(text).inputValue()).toBe("");
	// 路灯 in GBK.
	await chooses("d.csv", "itemId,clause\r\nx1,", [0xc2, 0xb7, 0xb5, 0xc6]);
	await page.getByText(read.gb18030("d.csv")).waitFor();
	expect(await field(text).inputValue()).toBe("itemId,clause\nx1,路灯");
	await shot(page, "setup-duties-gbk-390");
	await staff.button(tables.table.dry).click();
	await page.getByText(tables.table.faults.missing("areaPrefix、categoryPrefix、levels、postId")).waitFor();
	await shot(page, "setup-duties-columns-390");
});

test("the holder of a post reads what it answers for and signs, once", async () => {
	const staff = await staffAt(house(), "duanmu", "/desk/duties", { width: 390 });
	const { page, button } = staff;
	const own = dutiesWords("zh-CN");
	const sign = button(own.sign("柳荫社区 市政设施岗"));
	await sign.waitFor();
	await shot(page, "duties-390");
	await sign.click();
	await page
		.getByRole("status")
		.filter({ hasText: own.signed("").slice(0, 3) })
		.waitFor();
	await expect.poll(() => sign.count()).toBe(0);
});

test("a place between two areas is named with its two sides, and stands in the book", async () => {
	const staff = await staffAt(house(), "dongye", "/desk/setup/duties/boundary", { width: 390 });
	const { page, field, button } = staff;
	const own = boundaryWords("zh-CN");
	await field(own.place).fill("河堤路");
	await field(own.area).selectOption("110199001001");
	await field(own.otherArea).selectOption("110199001002");
	await field(own.matter).selectOption("01");
	await field(own.lead).selectOption("liuyin:streets");
	await field(own.alternate).selectOption("qiaodong:streets");
	await field(words.version).fill("dyke");
	await shot(page, "setup-duties-boundary-390");
	await button(own.go).click();
	await page.getByRole("status").filter({ hasText: "发布了" }).waitFor();
	const row = page.getByRole("region", { name: own.places }).getByRole("row").filter({ hasText: "河堤路" });
	await row.getByText("柳荫社区 — 桥东社区").waitFor();
	await shot(page, "setup-duties-places-390");
});
