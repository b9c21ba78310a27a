import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const iced = "南街天桥的坡道结了一层冰";

/** The number that leads to the cases of a figure, by what is read out for it. */
const linkOf = ({ page, audit }: Staff, name: string, row = "") =>
	page.getByRole("link", {
		name: new RegExp(`^${row}${name} .*${audit.figureCases.link("", "").slice(-6)}$`),
	});

describe("the numbers lead to their cases", () => {
	const house = journeyFor("file", { cases: "demo" });
	const officer = (path: string, width = 1280) => staffAt(house(), "xianyu", path, { width });

	test("each figure of the measures stands with its formula, and its cases are as many as it says", async () => {
		const staff = await officer("/audit/statistics");
		const { page, audit } = staff;
		const { measures, figureCases: words } = audit;
		for (const title of [
			measures.title,
			measures.decisions.title,
			measures.helps.title,
			measures.burden.title,
		])
			await page.getByRole("heading", { name: title }).waitFor();
		await page.getByRole("heading", { name: measures.funnel.title }).waitFor();
		await shot(page, "measures-1280");
		const link = linkOf(staff, words.names.late, `${audit.statistics.everything} `);
		const late = Number(await link.innerText());
		expect(late).toBeGreaterThan(0);
		await link.click();
		await page.getByRole("heading", { name: words.title(words.names.late), level: 1 }).waitFor();
		await page.getByText(new RegExp(`其中 ${late} 件算上`)).waitFor();
		const items = page
			.getByRole("listitem")
			.filter({ hasText: new RegExp(`^\\S+ .*${words.counts} ·`, "s") });
		await items.first().waitFor();
		await shot(page, "figure-cases-1280");
		await page.getByRole("listitem").getByRole("link").first().click();
		await page.getByRole("region", { name: audit.trail.trail }).waitFor();
		await page.goBack();
		await page.getByRole("link", { name: words.back }).click();
		await page.getByRole("heading", { name: measures.title }).waitFor();
	});

	test("a superior's decisions lead to the cases they were about, on a phone as well", async () => {
		const staff = await officer("/audit/statistics", 390);
		const { page, audit } = staff;
		const { figureCases: words } = audit;
		const row = page.getByRole("link", { name: new RegExp(`${words.names.decisions} .*看是哪些件`) }).first();
		await row.click();
		await page.getByRole("heading", { name: words.title(words.names.decisions), level: 1 }).waitFor();
		expect(new URL(page.url()).searchParams.get("of")).not.toBeNull();
		await page.getByRole("listitem").getByRole("link").first().waitFor();
		await shot(page, "figure-cases-390");
	});

	test("what was left out by approval is told first with its reason, leads to its file, and voices and surges show", async () => {
		const staff = await officer("/audit/statistics");
		const { page, audit } = staff;
		await page
			.getByText(new RegExp(`${audit.leftOut.states.approved}：.* 1`))
			.first()
			.waitFor();
		const item = page.getByRole("listitem").filter({ hasText: iced });
		await item.scrollIntoViewIfNeeded();
		await shot(page, "left-out-1280");
		await item.getByRole("link").click();
		await page.getByRole("region", { name: audit.trail.trail }).waitFor();
		await sees(staff, audit.leftOut.decide.accepted);
		await shot(page, "exclusion-file-1280");
		const { caseNumber } = house().caseOf("路口的水管爆了，从八点起一滴水都没有。");
		await page.goto(`/audit/cases/${caseNumber}`);
		await page.getByText(audit.leftOut.surge, { exact: true }).waitFor();
		await page.getByText(audit.leftOut.voices(3), { exact: true }).waitFor();
		await shot(page, "surge-file-1280");
	});

	test("the observer reads the same numbers, and none of them leads to a case", async () => {
		const observer = await staffAt(house(), "moqi", "/audit/statistics", { width: 1280 });
		const { page, audit } = observer;
		await page.getByRole("heading", { name: audit.measures.title }).waitFor();
		expect(await page.getByRole("link", { name: /看是哪些件/ }).count()).toBe(0);
		await page.goto("/audit/statistics/cases?figure=late");
		await sees(observer, audit.notHere);
	});
});
