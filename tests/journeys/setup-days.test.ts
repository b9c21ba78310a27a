import { expect, test } from "vitest";
import { setupDaysZhCN as words } from "../../web/desk/words-setup-days.zh-CN.ts";
import { policyWords } from "../../web/desk/words-setup-policy.ts";
import { setupTablesZhCN as tables } from "../../web/desk/words-setup-tables.zh-CN.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const house = journeyFor("file", { cases: "demo" });

const says = ({ page }: Staff, sentence: string) =>
	page.getByRole("status").filter({ hasText: sentence }).waitFor();

test("a year's notice is tried and entered, an afternoon is closed, and hours change from a day to come", async () => {
	const staff = await staffAt(house(), "dongye", "/desk/setup/calendar/notice", { width: 390 });
	const { page, field, button } = staff;
	await field(words.calendar.noticeYear).fill("2027");
	await field(tables.table.text).fill("date,kind\n2027-01-01,rest\n2027-01-02,holiday\n");
	await button(tables.table.dry).click();
	const wrong = page.getByRole("region", { name: tables.table.wrongLabel });
	await wrong.getByRole("row").filter({ hasText: "2027-01-02,holiday" }).waitFor();
	await shot(page, "setup-notice-errors-390");
	await field(tables.table.text).fill("date,kind\n2027-01-01,rest\n2027-01-03,work\n");
	await button(tables.table.dry).click();
	await page.getByText(words.calendar.noticeRead(1, 1)).waitFor();
	await button(words.calendar.noticeGo).click();
	await says(staff, words.calendar.done);
	await page.getByText("2027").first().waitFor();
	await shot(page, "setup-calendar-390");

	await page.goto("/desk/setup/calendar/closure");
	await field(words.calendar.closureDay).fill("2026-11-20");
	await field(words.calendar.closurePart).selectOption("afternoon");
	await button(words.calendar.closureGo).click();
	await says(staff, words.calendar.done);
	await page.getByText("2026-11-20 12:00-24:00").waitFor();

	await page.goto("/desk/setup/calendar/hours");
	await field(words.when).fill("2026-12-01");
	await field(words.calendar.hoursText).fill("08:30-12:00 13:30-17:30");
	await button(words.calendar.hoursGo).click();
	await page.getByText(words.calendar.hoursLater("2026-12-01", "08:30-12:00 13:30-17:30")).waitFor();
});

test("the roster of a span is set from a table, which says what it leaves open", async () => {
	const staff = await staffAt(house(), "dongye", "/desk/setup/roster/new");
	const { page, field, button } = staff;
	await field(words.region).selectOption("110199001");
	await field(words.roster.from).fill("2027-01-05");
	await field(words.roster.to).fill("2027-01-05");
	const [from, to] = ["2027-01-05T00:00:00+08:00", "2027-01-06T00:00:00+08:00"];
	await field(tables.table.text).fill(
		`from,to,personId,leaderId\n${from},${to},p:street:clerk,p:street:worksLeader\n`,
	);
	await button(tables.table.dry).click();
	await page.getByText(words.roster.found(0)).waitFor();
	await button(words.roster.go).click();
	await says(staff, words.roster.done);
	await shot(page, "setup-roster-1280");
});

test("a version of the policy is held against the cases in hand before it can be set", async () => {
	const own = policyWords("zh-CN");
	const staff = await staffAt(house(), "dongye", "/desk/setup/policy");
	const { page, field, button } = staff;
	await page.getByRole("region", { name: own.table }).waitFor();
	await shot(page, "setup-policy-1280");
	await page.getByRole("link", { name: own.draft }).click();
	await field(own.versionField).fill("quick");
	await field(own.from).fill("2026-12-01");
	const normal = page.getByRole("group", { name: "一般", exact: true });
	await normal.getByLabel("办完 · 个工作日", { exact: true }).fill("1");
	await normal.getByLabel("首次联系 · 个工作日", { exact: true }).fill("9");
	await button(own.preview).click();
	await page.getByRole("alert").waitFor();
	await expect.poll(() => button(own.set).count()).toBe(0);
	await normal.getByLabel("首次联系 · 个工作日", { exact: true }).fill("1");
	await normal.getByLabel("办完 · 个工作日", { exact: true }).fill("4");
	await button(own.preview).click();
	const told = page.getByRole("status").filter({ hasText: "按新的算" });
	await told.waitFor();
	expect(await told.innerText()).toMatch(/有 \d+ 件的时限会不一样/);
	await shot(page, "setup-policy-preview-1280");
	await button(own.set).click();
	await says(staff, own.done("quick"));
});
