import { describe, expect, test } from "vitest";
import { plainDoor } from "../support/plain-browser.ts";

const door = plainDoor();

describe("below a receipt whose case has gone on in another tab", () => {
	test("what was typed cannot be sent any more, and stands there to be copied, whatever is pressed next", async () => {
		const { receipt } = await door.house.submit();
		const old = await door.browser.press({ fields: {} }, "/follow", { receipt });
		await door.browser.press(old, "/follow/withdrawal");
		const words = "第二个标签页里\n写的 <话>";
		const late = await door.browser.press(old, "/follow/message", { words });
		expect(late.status).toBe(409);
		const shown = /<p class="words">第二个标签页里\s+写的 &lt;话><\/p>/;
		expect(late.html).toMatch(shown);
		const again = await door.browser.press(late, "/follow?lang=en");
		expect([again.status, again.fields.words]).toEqual([200, words]);
		expect(again.html).toMatch(shown);
	});

	test("where nothing was typed, nothing is said to be unsent", async () => {
		const { receipt } = await door.house.submit();
		const old = await door.browser.press({ fields: {} }, "/follow", { receipt });
		const gone = await door.browser.press(old, "/follow/withdrawal");
		expect(gone.html).not.toContain("unsent-head");
	});
});
