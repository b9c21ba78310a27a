import { expect, test } from "vitest";
import { demoPeople } from "../../server/commands/demo-people.ts";
import { setupWordsEn } from "../../web/desk/words-setup.en.ts";
import { setupWordsZhCN as words } from "../../web/desk/words-setup.zh-CN.ts";
import { setupDaysZhCN as days } from "../../web/desk/words-setup-days.zh-CN.ts";
import { setupTablesZhCN as tables } from "../../web/desk/words-setup-tables.zh-CN.ts";
import { shot } from "../support/browser.ts";
import { barriers } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const house = journeyFor("file");
const here = "/desk/setup/areas/110199001001";
const second = "moqi";

/** Two administrators, each at the page; the second was an observer until now. */
async function two(path: string, width = 1280) {
	const { personId = "" } = demoPeople.find(({ username }) => username === second) ?? {};
	const { ledger } = house().house;
	const change = { role: "administrator", areaPrefix: "110199001" } as const;
	await ledger.arrange([{ type: "RoleChanged", at: ledger.now(), personId, ...change }]);
	const own = await staffAt(house(), "dongye", path, { width });
	return { own, other: await staffAt(house(), second, path) };
}

const says = ({ page }: Staff, sentence: string) =>
	page.getByRole("status").filter({ hasText: sentence }).waitFor();

async function renames(staff: Staff, name: string): Promise<void> {
	await staff.page.goto(here);
	await staff.field(words.areas.name).fill(name);
	await staff.button(words.areas.go).click();
	await says(staff, words.areas.done(name));
}

const alertOf = ({ page }: Staff) => page.getByRole("alert").filter({ hasText: words.stale.what });

test("who saves later sees both versions, changes their own, and saves it over the other", async () => {
	const { own, other } = await two(here);
	const { page, field, button } = own;
	await field(words.areas.name).fill("柳荫里社区");
	await renames(other, "柳荫东社区");
	await button(words.areas.go).click();
	await alertOf(own).getByText("柳荫东社区").waitFor();
	expect(await alertOf(own).evaluate((box) => box === document.activeElement)).toBe(true);
	expect(await field(words.areas.name).inputValue()).toBe("柳荫里社区");
	await shot(page, "setup-both-1280");
	expect(await barriers(page, "desk-setup-both", { language: "zh-CN", query: "" })).toEqual([]);
	await field(words.areas.name).fill("柳荫东里社区");
	await button(words.stale.useMine).click();
	await says(own, words.areas.done("柳荫东里社区"));
	await page.getByText("柳荫东里社区", { exact: true }).waitFor();
});

test("what was typed before a reload knows what it was typed over; whoever takes the other's has nothing left to save", async () => {
	const { own, other } = await two(here, 390);
	const { page, field, button } = own;
	page.on("dialog", (dialog) => void dialog.accept());
	await field(words.areas.name).fill("柳荫甲社区");
	await page.waitForFunction(() => localStorage.length === 1);
	await renames(other, "柳荫乙社区");
	await page.reload();
	await expect.poll(() => field(words.areas.name).inputValue()).toBe("柳荫甲社区");
	await button(words.areas.go).click();
	await alertOf(own).getByText("柳荫乙社区").waitFor();
	await shot(page, "setup-both-390");
	await page.getByRole("link", { name: words.stale.useTheirs }).click();
	await page.getByText("柳荫乙社区", { exact: true }).waitFor();
	await page.waitForFunction(() => localStorage.length === 0);
	await page.goto(here);
	await expect.poll(() => field(words.areas.name).inputValue()).toBe("柳荫乙社区");
});

test("a table that was tried before another's days came in is not entered until its person has seen them", async () => {
	const { own, other } = await two("/desk/setup/calendar/notice");
	const enters = async ({ field, button }: Staff, day: string) => {
		await field(tables.table.text).fill(`date,kind\n${day},rest\n`);
		await button(tables.table.dry).click();
		await button(days.calendar.noticeGo).waitFor();
	};
	await enters(own, "2027-03-01");
	await enters(other, "2027-03-02");
	await other.button(days.calendar.noticeGo).click();
	await says(other, days.calendar.done);
	await own.button(days.calendar.noticeGo).click();
	await alertOf(own).getByText("2027-03-02", { exact: true }).waitFor();
	await shot(own.page, "setup-both-table-1280");
	expect(await own.field(tables.table.text).inputValue()).toContain("2027-03-01");
	await own.button(words.stale.useMine).click();
	await own.button(days.calendar.noticeGo).click();
	await says(own, days.calendar.done);
});

test("the same in English, and what another administrator does to another thing stops nobody", async () => {
	const { own, other } = await two(here);
	const { page } = own;
	await page.goto(`${here}?lang=en`);
	const name = page.getByLabel(setupWordsEn.areas.name, { exact: true });
	await name.fill("Willow");
	await other.page.goto("/desk/setup/areas/110199001002");
	await other.field(words.areas.name).fill("桥东里社区");
	await other.button(words.areas.go).click();
	await says(other, words.areas.done("桥东里社区"));
	await page.getByRole("button", { name: setupWordsEn.areas.go, exact: true }).click();
	await page
		.getByRole("status")
		.filter({ hasText: setupWordsEn.areas.done("Willow") })
		.waitFor();
	await page.goto(`${here}?lang=en`);
	await name.fill("Willow Lane");
	await renames(other, "柳荫社区");
	await page.getByRole("button", { name: setupWordsEn.areas.go, exact: true }).click();
	await page.getByRole("alert").filter({ hasText: setupWordsEn.stale.what }).waitFor();
	await shot(page, "setup-both-en-1280");
	await page.getByRole("button", { name: setupWordsEn.stale.useMine, exact: true }).click();
	await page
		.getByRole("status")
		.filter({ hasText: setupWordsEn.areas.done("Willow Lane") })
		.waitFor();
});
