import { describe, expect, test } from "vitest";
import { sheetWords } from "../../web/desk/words-sheets.ts";
import { journeyFor } from "../support/journey.ts";
import { sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const { casebook, tabs } = sheetWords("zh-CN");

describe("what comes later and does not come", () => {
	const house = journeyFor("file", { cases: "demo" });

	test("a page whose file is not there says so, and another try loads the page anew where the house answers", async () => {
		const { page, visit, words, button } = await staffAt(house(), "duanmu", "/desk");
		visit.expects(/casebook|Failed to load|dynamically imported/);
		// As after an upgrade: what this page would load has another name by now.
		const gone = /assets\/casebook[^/]*\.js$/;
		await page.route(gone, (route) => route.fulfill({ status: 404, body: "" }));
		await page.getByRole("link", { name: words.nav.casebook, exact: true }).click();
		await button(words.retry).waitFor();
		await page.route("**/api/session", (route) => route.abort());
		await button(words.retry).click();
		await button(words.retry).waitFor();
		await page.unroute("**/api/session");
		const loaded = page.waitForEvent("load");
		await button(words.retry).click();
		await loaded;
		await page.unroute(gone);
		await page.reload();
		await page.getByRole("link", { name: tabs.casebook, exact: true }).waitFor();
	});

	test("a list that cannot be read on says why, keeps what is there, and reads on at another try", async () => {
		const { page, visit, words, button } = await staffAt(house(), "chunyu", "/desk");
		visit.expects(/^(?:503 from|console: Failed to load resource)/);
		let tries = 0;
		let rest: unknown[] = [];
		await page.route(/\/api\/casebook/, async (route) => {
			const isLater = route.request().url().includes("cursor=");
			tries += Number(isLater);
			if (isLater && tries === 1) return route.fulfill({ status: 503, body: '{"code":"busy"}' });
			const url = route.request().url().replace("cursor=later", "");
			const reply = await (await route.fetch({ url })).json();
			const [first, ...others] = reply.items;
			rest = others;
			const json = isLater
				? { ...reply, items: others, nextCursor: null }
				: { ...reply, items: [first], nextCursor: "later" };
			return route.fulfill({ json });
		});
		await page.getByRole("link", { name: words.nav.casebook, exact: true }).click();
		const rows = page.locator("tbody tr");
		await rows.first().waitFor();
		await expect.poll(() => rows.count()).toBe(1);
		await sees({ page }, casebook.notAll);
		await button(casebook.more).click();
		await page.getByRole("alert").waitFor();
		await expect.poll(() => rows.count()).toBe(1);
		await button(words.retry).click();
		await page.getByRole("alert").waitFor({ state: "detached" });
		expect(rest.length).toBeGreaterThan(0);
		await expect.poll(() => rows.count()).toBe(1 + rest.length);
		await expect.poll(() => page.getByText(casebook.notAll).count()).toBe(0);
	});

	test("where a browser keeps no session, a person of the demo or of the house is told why and is not left waiting", async () => {
		const { page } = await house().visit({ width: 390 });
		await page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
		await page.goto("/desk");
		await page.getByLabel("账号", { exact: true }).fill("duanmu");
		await page.getByLabel("口令", { exact: true }).fill("some words that nobody uses");
		await page.getByRole("button", { name: "登录", exact: true }).click();
		await page.getByRole("alert").filter({ hasText: "https" }).waitFor();
		await page.getByRole("button", { name: "登录", exact: true }).waitFor();
	});
});
