import { describe, expect, test } from "vitest";
import { refusalSentence } from "../../web/lib/words.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";

const place = "桥东社区第二网格";
const asked = /429/;

describe("in a flood", () => {
	// From the second report of five minutes on everybody is asked for a proof.
	const house = journeyFor("file", { env: { FLOOD_REPORTS_MAX: "1" } });

	test("script does the work asked for, and the resident sees nothing of it but the receipt", async () => {
		const visit = await house().visit();
		visit.expects(asked);
		const resident = residentAt(visit);
		await resident.reports({ text: "第一件：井盖松了。", place });
		const before = house().reportCount();
		const posts: (string | null)[] = [];
		resident.page.on("request", (request) => {
			if (request.method() === "POST") posts.push(new URLSearchParams(request.postData() ?? "").get("proof"));
		});
		expect(await resident.reports({ text: "第二件：井盖还松着。", place })).toMatch(/^(?:[0-9A-Z]{4}-?){7}$/);
		expect(house().reportCount()).toBe(before + 1);
		expect(posts.map((proof) => (proof ?? "") !== "")).toEqual([false, false, true]);
	});

	test("without script a sentence says how long to wait, and the words wait in the page", async () => {
		const visit = await house().visit({ javaScript: false });
		visit.expects(asked);
		const resident = residentAt(visit);
		const before = house().reportCount();
		await resident.opens();
		await resident.writes({ text: "第三件：没有脚本也要收。", place });
		await resident.checks();
		await visit.tap(resident.button(resident.words.check.send));
		await sees(resident, refusalSentence("proofNeeded", "zh-CN"));
		expect(await resident.page.locator('input[name="text"]').inputValue()).toBe("第三件：没有脚本也要收。");
		expect(await resident.button(resident.words.refused.retry).isVisible()).toBe(true);
		expect(house().reportCount()).toBe(before);
	});
});
