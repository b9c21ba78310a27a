import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const house = journeyFor("test");
const said = "健身器材的螺丝松了，孩子一上去就晃。";

async function boxOf(part: Locator) {
	const box = await part.boundingBox();
	if (box === null) throw new Error("It is not on the page.");
	return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

test("at a desk words and reply stand left, clock, trail and other ways right; a phone reads them in one order", async () => {
	const resident = residentAt(await house().visit());
	await resident.reports({ text: said, place: "柳荫社区第一网格", category: "路灯" });
	const cadre = await staffAt(house(), "duanmu", "/desk", { width: 1440 });
	await cadre.opens(said);
	await cadre.signs();
	const { page, words, shared, field } = cadre;
	const parts = [
		page.getByRole("region", { name: shared.ownWords }),
		page.getByRole("region", { name: words.trail.title, exact: true }),
		field(words.contactForm.words),
		page.getByRole("region", { name: words.ways.title }),
	] as const;
	const [own, trail, reply, ways] = await Promise.all(parts.map(boxOf));
	if (!own || !trail || !reply || !ways) throw new Error("There are four of them.");
	expect(own.right).toBeLessThan(trail.x);
	expect(reply.right).toBeLessThan(ways.x);
	expect(ways.x).toBe(trail.x);
	expect(ways.y - trail.bottom).toBeLessThan(40);
	expect(reply.y).toBeLessThan(trail.bottom);
	await shot(page, "desk-columns-1440");

	await page.setViewportSize({ width: 390, height: 844 });
	const tops = await Promise.all(parts.map(async (part) => (await boxOf(part)).y));
	expect(tops).toEqual([...tops].sort((one, other) => one - other));
});
