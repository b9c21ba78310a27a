import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

describe("a referred case at the discipline officer's door", () => {
	const house = journeyFor("file", { cases: "demo" });

	test("shows the superiors first, and is ended by a written finding alone", async () => {
		const said = "顶楼住户在楼顶搭了彩钢房出租，承重墙打了洞，楼下两家裂缝。请查。";
		const { caseNumber } = house().caseOf(said);
		// The discipline staff have been told for days: now there is an answer at last.
		await house().answer(said, "墙洞已用砖封好，照片归卷。");
		const { page, visit, audit, button, field } = await staffAt(
			house(),
			"xianyu",
			`/audit/cases/${caseNumber}`,
		);
		const { finding, referral } = audit;
		const superiors = page.getByRole("region", { name: referral.title });
		await superiors.getByText("城建分管领导岗").first().waitFor();
		await superiors.getByText(referral.noHelp).first().waitFor();
		const trail = page.getByRole("region", { name: audit.trail.trail, exact: true });
		const late = trail.getByRole("listitem").filter({ hasText: audit.trail.beforeInspection });
		await expect.poll(() => late.count()).toBe(1);
		await late.getByText("墙洞已用砖封好").waitFor();
		await shot(page, "audit-before-inspection-1280");

		await visit.tap(button(finding.go));
		await sees({ page }, finding.outcomeMissing);
		await visit.tap(page.getByRole("radio", { name: finding.outcomes.responsible, exact: true }));
		await field(finding.words).fill("现场看了，墙上的洞还在；派单后没有人去过。承办岗有责任。");
		await shot(page, "audit-finding-1280");
		await visit.tap(button(finding.go));
		await page
			.getByRole("status")
			.filter({ hasText: finding.found("").slice(0, 5) })
			.waitFor();
		await page
			.getByRole("radio", { name: finding.outcomes.responsible, exact: true })
			.waitFor({ state: "detached" });
		const held = house()
			.caseOf(said)
			.steps.filter(({ clearedAt }) => clearedAt === null);
		expect(held.map(({ step }) => step)).not.toContain("referred");
	});
});
