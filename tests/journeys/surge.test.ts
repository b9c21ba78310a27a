import { describe, expect, test } from "vitest";
import { categoryOf } from "../../server/domain/category.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const dark = "整条巷子的路灯都灭了。";

describe("many reports of the same", () => {
	const house = journeyFor("file", { cases: "demo" });

	test("are one case: a leader declares a surge, the next report joins it, and the leader ends it", async () => {
		const journey = house();
		const place = "柳荫社区第一网格";
		const category = categoryOf("0203")?.zh ?? "";
		const first = residentAt(await journey.visit({ width: 390 }));
		await first.reports({ text: dark, place, category });

		const leader = await staffAt(journey, "chunyu", "/desk", { width: 390 });
		const { surges } = leader.words;
		await leader.visit.tap(leader.page.getByRole("link", { name: surges.title, exact: true }));
		await leader.page.getByRole("heading", { name: surges.title, level: 1 }).waitFor();
		await leader.button(surges.go).waitFor();
		await leader.visit.tap(leader.button(surges.go));
		await sees(leader, surges.required.parent);
		await leader.field(surges.fields.parent).fill(journey.caseOf(dark).caseNumber);
		await leader.field(surges.fields.areaPrefix).selectOption({ label: "柳荫社区" });
		await leader.field(surges.fields.hours).fill("12");
		await shot(leader.page, "surge-declare-390");
		await leader.visit.tap(leader.button(surges.go));
		await sees(leader, surges.declared);
		await shot(leader.page, "surge-declared-390");

		const next = residentAt(await journey.visit({ width: 390 }));
		const receipt = await next.reports({
			text: "路灯灭了，孩子下晚自习害怕。",
			place: "柳荫社区第二网格",
			category,
		});
		await sees(next, next.words.receipt.surge);
		await shot(next.page, "surge-receipt-390");
		await next.follows(receipt);
		await sees(next, next.words.follow.matter);
		await next.page.getByText("集中诉求").first().waitFor();
		await shot(next.page, "surge-follow-390");

		await leader.page.reload();
		const row = leader.page.getByRole("listitem").filter({ hasText: category });
		await row.getByText(surges.reporters(2)).waitFor();
		await leader.visit.tap(row.getByRole("button", { name: surges.end, exact: true }));
		await sees(leader, surges.ended);
		await expect.poll(() => row.getByRole("button", { name: surges.end, exact: true }).count()).toBe(0);
	});

	test("of somebody frail stay by themselves", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit({ width: 390 }));
		await resident.page.goto("/");
		await resident.writes({
			text: "停水两小时了，老人要吃药。",
			place: "桥东社区第一网格",
			category: categoryOf("0601")?.zh ?? "",
		});
		await resident.page.getByRole("checkbox", { name: resident.words.report.frail }).check();
		await shot(resident.page, "surge-frail-390");
		await resident.checks();
		await sees(resident, resident.words.check.frailYes);
		await resident.sends();
		expect(journey.caseOf("停水两小时了，老人要吃药。").status).toBe("dispatched");
	});

	test("are read on a wide page and in the dark too", async () => {
		const desk = await staffAt(house(), "zhuge", "/desk/surges", { width: 1280, dark: true });
		await desk.page.getByText(desk.words.surges.title).first().waitFor();
		await desk.page.getByRole("link", { name: /在办/ }).first().waitFor();
		expect(await desk.button(desk.words.surges.go).count()).toBe(0);
		await shot(desk.page, "surge-desk-1280-dark");
	});
});
