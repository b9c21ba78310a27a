import { expect, test } from "vitest";
import { journeyFor } from "../support/journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const house = journeyFor("file", { cases: "demo" });

test("whoever comes to another role's page finds their own first page, laid out and named as such", async () => {
	const { page, words, frame } = await staffAt(house(), "murong", "/desk");
	const current = page.getByRole("navigation", { name: frame.mainMenu }).locator("[aria-current]");
	for (const path of ["/desk/take", "/desk/callers", "/desk/setup/areas", "/desk/publications"]) {
		await page.goto(path);
		await page
			.getByRole("region", { name: words.listLabel, exact: true })
			.getByRole("link")
			.first()
			.waitFor();
		expect(await page.title(), path).toBe(`${words.nav.inbox} · ${words.door}`);
		expect(await current.innerText(), path).toBe(words.nav.inbox);
		expect(await page.getByRole("main").getAttribute("class"), path).toBe("split");
	}
});
