import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Loss } from "../../server/domain/public-log.ts";
import { moment, openTestHouse, type TestHouse } from "../support/app.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const declared = (lost: Loss["lost"]): Loss => ({
	...{ at: moment("2026-11-17 09:30"), origin: "hotline.example/log/2", lost },
	...{ declaredBy: ["周敏君", "钟正言"], checkpoint: "" },
});
/** What was declared; the house itself has lost nothing. */
const lost = (...losses: readonly Loss[]) => Object.assign(house.publisher, { losses: () => losses });
const asked = async (receipt: string) => (await house.resident.form("/follow", { receipt })).body;
const unknown = "0000-0000-0000-0000-0000-0000-0000";
const notice = "周敏君、钟正言两人声明一部分记录丢失";

describe("a receipt that is not found after a loss was declared", () => {
	test("gets the usual answer and the dated notice, with what to do; whether unknown or malformed", async () => {
		expect(await asked(unknown)).not.toContain("公告");
		lost(declared("reports"));
		for (const receipt of [unknown, "no receipt"]) {
			const page = await asked(receipt);
			expect(page).toContain("没有这个查询码");
			expect(page).toContain(notice);
			expect(page).toContain("11 月 17 日");
			expect(page).toContain("请再反映一次");
		}
		const pages = await Promise.all([unknown, "no receipt"].map(asked));
		const [one, other] = pages.map((page) => page.replace(/<textarea[\s\S]*<\/textarea>/, ""));
		expect(one).toBe(other);
	});

	test("is told of no loss of a key, which lost no report; and who is found reads no notice", async () => {
		lost(declared("key"));
		expect(await asked(unknown)).not.toContain("公告");
		lost(declared("reports"));
		const { receipt } = await house.submit();
		expect(await asked(receipt)).not.toContain(notice);
	});
});
