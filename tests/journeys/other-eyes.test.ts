import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";

/** Runs in the page: controls and marks that show by their ground alone; forced colours take that away. */
function vanished(): string[] {
	const marks = document.querySelectorAll<HTMLElement>("button, input, select, textarea, .go, .step");
	return [...marks].flatMap((one) => {
		if (!one.checkVisibility() || one.getBoundingClientRect().width <= 1) return [];
		const { borderTopWidth, borderTopStyle, textDecorationLine, appearance } = getComputedStyle(one);
		const hasFrame = borderTopStyle !== "none" && Number.parseFloat(borderTopWidth) >= 1;
		const isNative = one.matches("input, select") && appearance !== "none";
		return hasFrame || isNative || textDecorationLine.includes("underline")
			? []
			: [one.outerHTML.slice(0, 100)];
	});
}

/** Runs in the page: how each step of the ladder and each mark of the story looks without its colour, by its name. */
function shapes(): Record<string, string> {
	const main = document.querySelector("main");
	const grey = (color: string) => {
		const [red = 0, green = 0, blue = 0, alpha = 1] = color.match(/[\d.]+/g)?.map(Number) ?? [];
		const light = red * 0.3 + green * 0.6 + blue * 0.1;
		return alpha === 0 ? "clear" : (["dark", "middle", "middle", "light"][Math.floor(light / 64)] ?? "light");
	};
	const shapeOf = (element: Element, part?: string) => {
		const { borderStyle, borderWidth, borderRadius, outlineStyle, backgroundColor } = getComputedStyle(
			element,
			part,
		);
		return [borderStyle, borderWidth, borderRadius, outlineStyle, grey(backgroundColor)].join(" · ");
	};
	const found: Record<string, string> = {};
	for (const step of ["", "s0", "s1", "s2", "s3", "s4"]) {
		main?.insertAdjacentHTML("beforeend", `<span class="step ${step}">step</span>`);
		found[`step ${step}`] = shapeOf(main?.lastElementChild ?? document.body);
	}
	for (const mark of ["staff", "mine", "hit", "now", "due"]) {
		main?.insertAdjacentHTML("beforeend", `<ol class="line"><li class="${mark}">mark</li></ol>`);
		found[`mark ${mark}`] = shapeOf(main?.lastElementChild?.firstElementChild ?? document.body, "::after");
	}
	return found;
}

/** Runs in the page: the colours of what is soft or thin, and of the text. */
function colours() {
	const of = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
	return { text: of("body").color, hint: of(".hint").color, field: of("textarea").borderTopColor };
}

describe("whoever looks with other eyes sees the same", () => {
	const house = journeyFor("file", { cases: "demo" });
	const receiptOf = (key: string) => house().played.find((one) => one.key === key)?.receipt ?? "";

	test("in forced colours every control and every step of the ladder keeps a frame", async () => {
		const resident = residentAt(await house().visit());
		const { page, words, button } = resident;
		await page.emulateMedia({ forcedColors: "active" });
		await resident.opens();
		await resident.writes({ text: "楼道里的灯不亮。" });
		await button(words.report.go).click();
		await page.getByRole("alert").waitFor();
		expect(await page.evaluate(vanished)).toEqual([]);
		await shot(page, "forced-report-errors-390");
		await resident.follows(receiptOf("nobody-visits-mother"));
		await page.getByRole("region").first().waitFor();
		expect(await page.evaluate(vanished)).toEqual([]);
		await shot(page, "forced-follow-390");
	});

	test.each(["light", "dark"] as const)(
		"without colours every step and every mark is told by its shape (%s)",
		async (colorScheme) => {
			const { page } = await house().visit();
			await page.emulateMedia({ colorScheme });
			await page.goto("/follow");
			const found = Object.entries(await page.evaluate(shapes));
			expect(found).toHaveLength(11);
			for (const kind of ["step", "mark"]) {
				const alike = found.filter(([name]) => name.startsWith(kind)).map(([, shape]) => shape);
				expect(new Set(alike).size, alike.join("\n")).toBe(alike.length);
			}
		},
	);

	test("an error is told by a sentence and a thicker edge, not by its colour alone", async () => {
		const resident = residentAt(await house().visit());
		const { page, words, button, field } = resident;
		const edge = () => field(words.report.area).evaluate((one) => getComputedStyle(one).borderTopWidth);
		await resident.opens();
		await resident.writes({ text: "楼道里的灯不亮。" });
		const usual = Number.parseFloat(await edge());
		await button(words.report.go).click();
		await page.getByRole("alert").waitFor();
		expect(Number.parseFloat(await edge())).toBeGreaterThan(usual);
		const told = await field(words.report.area).evaluate((one) => {
			const ids = (one.getAttribute("aria-describedby") ?? "").split(" ");
			return ids.map((id) => document.getElementById(id)?.textContent).join(" ");
		});
		expect(told).toContain(words.fields.areaCode);
	});

	test.each(["light", "dark"] as const)(
		"who asks for more contrast reads hints and sees fields in ink (%s)",
		async (colorScheme) => {
			const resident = residentAt(await house().visit());
			const { page } = resident;
			await page.emulateMedia({ colorScheme });
			await resident.opens();
			const usual = await page.evaluate(colours);
			expect(new Set(Object.values(usual)).size).toBe(3);
			await page.emulateMedia({ colorScheme, contrast: "more" });
			const { text, hint, field } = await page.evaluate(colours);
			expect([hint, field]).toEqual([text, text]);
			await shot(page, `more-contrast-report-390-${colorScheme}`);
		},
	);

	test("a place whose name is one word of sixty letters does not push the bar off a narrow screen", async () => {
		const { page } = await house().visit({ width: 320 });
		await page.goto("/");
		await page.locator(".top b").evaluate((name, letters) => name.replaceChildren(letters), "a".repeat(60));
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	});

	test("a browser without :has shows every question of the report, and the report is sent", async () => {
		const resident = residentAt(await house().visit());
		const { page, words } = resident;
		let had = 0;
		await page.route(/\.css$/, async (route) => {
			const answer = await route.fetch();
			const css = await answer.text();
			had += css.split(":has(").length - 1;
			const headers = { "content-type": "text/css" };
			await route.fulfill({ status: 200, headers, body: css.replaceAll(":has(", ":not-known-here(") });
		});
		await resident.opens();
		expect(had).toBeGreaterThan(0);
		for (const name of [words.report.category, words.report.spot, words.report.area])
			expect(await resident.field(name).isVisible()).toBe(true);
		for (const name of [words.report.dangerYes, words.report.aboutPerson])
			expect(await page.getByRole("radio", { name }).isVisible()).toBe(true);
		await sees(resident, words.seal.head);
		await shot(page, "without-has-390");
		await resident.writes({ text: "楼道里的灯不亮。", place: "桥东社区第二网格" });
		await resident.checks();
		await resident.sends();
	});
});
