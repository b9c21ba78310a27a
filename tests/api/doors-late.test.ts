import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { plainBrowser } from "../support/plain-browser.ts";

let house: TestHouse;
let browser: ReturnType<typeof plainBrowser>;
beforeAll(async () => {
	house = await openTestHouse();
	browser = plainBrowser(house.resident);
});
afterAll(() => house.close());

describe("below a receipt whose case has gone on in another tab", () => {
	test("what was typed cannot be sent any more, and stands there to be copied, whatever is pressed next", async () => {
		const { receipt } = await house.submit();
		const old = await browser.press({ fields: {} }, "/follow", { receipt });
		await browser.press(old, "/follow/withdrawal");
		const words = "第二个标签页里\n写的 <话>";
		const late = await browser.press(old, "/follow/message", { words });
		expect(late.status).toBe(409);
		const shown = /<p class="words">第二个标签页里\s+写的 &lt;话><\/p>/;
		expect(late.html).toMatch(shown);
		const again = await browser.press(late, "/follow?lang=en");
		expect([again.status, again.fields.words]).toEqual([200, words]);
		expect(again.html).toMatch(shown);
	});

	test("where nothing was typed, nothing is said to be unsent", async () => {
		const { receipt } = await house.submit();
		const old = await browser.press({ fields: {} }, "/follow", { receipt });
		const gone = await browser.press(old, "/follow/withdrawal");
		expect(gone.html).not.toContain("unsent-head");
	});
});
