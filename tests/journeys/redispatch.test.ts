import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const place = "柳荫社区第一网格";

describe("a case whose holder a card fell on", () => {
	const house = journeyFor("test");

	test("is given to another post by the superior, who sees first what each has in hand, or stays with its holder, because", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit());
		const late = ["路灯坏了一排，走夜路全靠手机照。", "路灯白天亮着，晚上不亮。"] as const;
		for (const text of late) await resident.reports({ text, place, category: "路灯" });
		await journey.until("2026-11-25 09:00");

		const superior = await staffAt(journey, "qiguan", "/desk", { width: 390 });
		const { page, words, field, button, visit } = superior;
		const { reassignCase } = words.way;
		await superior.opens(late[0]);
		await visit.tap(page.getByRole("button", { name: reassignCase.name }));
		const loads = page.getByRole("region", { name: "改派前，先看各岗手上" });
		await loads.waitFor();
		const own = loads.getByRole("listitem").filter({ hasText: "市政设施岗" });
		expect(await own.innerText()).toContain("2 件 · 满 5 天 2 · 超期 2");
		const other = loads.getByRole("listitem").filter({ hasText: "物业协调岗" });
		expect(await other.innerText()).toContain("0 件");
		await shot(page, "reassign-load-390");
		await page.setViewportSize({ width: 1280, height: 900 });
		await shot(page, "reassign-load-1280");
		await field(words.wayForm.newPost).selectOption({ value: "liuyin:property" });
		await visit.tap(button(reassignCase.go));
		await page.getByRole("status").filter({ hasText: "已换人办" }).waitFor();
		await sees(superior, "柳荫社区 物业协调岗");

		// A week on, the yellow card has asked the next superior.
		const leader = await staffAt(journey, "chunyu", "/desk", { width: 390 });
		await leader.opens(late[1]);
		await leader.field(words.wayForm.keepWords).waitFor();
		await shot(leader.page, "keep-390");
		await leader.page.setViewportSize({ width: 1280, height: 900 });
		await shot(leader.page, "keep-1280");
		await leader.field(words.wayForm.keepWords).fill("这一片的线路他最熟，今天上午就到场。");
		await leader.visit.tap(leader.button(words.way.keepCase.go));
		await leader.page.getByRole("status").filter({ hasText: "已定还由他办" }).waitFor();
		await sees(leader, "这一片的线路他最熟，今天上午就到场。");
		await shot(leader.page, "kept-1280");

		const holder = await staffAt(journey, "gongye", "/desk", { width: 390 });
		await holder.opens(late[0]);
		await holder.signs();
		const before = await staffAt(journey, "duanmu", "/desk", { width: 390 });
		await before.row(late[1]).waitFor();
		expect(await before.row(late[0]).count()).toBe(0);
	});
});
