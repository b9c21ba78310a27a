import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../support/browser.ts";
import { barriers, doorBarriersInShort } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";

/** What keeps people out, the words by which it is found, and how it is put on a page that has nothing of the kind. */
const planted = {
	"letters as pale as their ground": ["color-contrast:", paleLetters],
	"a field without a name": ["label:", fieldWithoutName],
	"a field whose name is hidden on phones": ["360 in large letters: label:", nameHiddenOnPhones],
	"buttons too small and too close for a finger": ["target-size:", smallButtons],
	"a line that is wider than a phone": ["scrolls sideways at 360", wideLine],
	"words of a drawing beyond the edge": ["cut off at 360", wordsBeyond],
	"a Chinese comma between English words": ["a Chinese comma in English", chineseComma],
	"a second heading of the first level": ["2 headings of the first level", secondHeading],
	"a stop of the Tab key that jumps the queue": ["jumps the queue", jumper],
} as const;

// Each runs in the page. Looks go through the object model: the content security policy takes no inline style.
function paleLetters(): void {
	const line = document.createElement("p");
	line.textContent = "Nobody can read this";
	line.style.color = "#999";
	line.style.background = "#888";
	document.querySelector("main")?.append(line);
}
function fieldWithoutName(): void {
	document.querySelector("main")?.append(document.createElement("input"));
}
function nameHiddenOnPhones(): void {
	const field = '<label for="unnamed">Name</label><input id="unnamed">';
	document.querySelector("main")?.insertAdjacentHTML("beforeend", field);
	const sheet = new CSSStyleSheet();
	sheet.replaceSync('@media (max-width: 400px) { [for="unnamed"] { display: none } }');
	document.adoptedStyleSheets = [sheet];
}
function smallButtons(): void {
	const row = document.createElement("p");
	for (const name of ["a", "b"]) {
		const button = document.createElement("button");
		button.textContent = name;
		button.style.cssText =
			"all:unset;font-size:12px;line-height:12px;width:12px;height:12px;display:inline-block";
		row.append(button);
	}
	document.querySelector("main")?.append(row);
}
function wideLine(): void {
	const line = document.createElement("p");
	line.textContent = "wide";
	line.style.width = "370px";
	document.querySelector("main")?.append(line);
}
function wordsBeyond(): void {
	const drawing =
		'<svg width="100" height="20" aria-hidden="true"><text x="340" y="15">Median 3 working days</text></svg>';
	document.querySelector("main")?.insertAdjacentHTML("beforeend", drawing);
}
function chineseComma(): void {
	document.querySelector("main")?.append("urgent、normal");
}
function secondHeading(): void {
	const heading = document.createElement("h1");
	heading.textContent = "Again";
	document.querySelector("main")?.append(heading);
}
function jumper(): void {
	document.querySelector("a")?.setAttribute("tabindex", "3");
}

describe("the check that looks for barriers finds them", () => {
	const house = journeyFor("file");
	const manner = { language: "en", query: "" } as const;
	const opens = async (path: string): Promise<Page> => {
		const { page } = await house().visit();
		await page.goto(path);
		return page;
	};

	test.each(Object.keys(planted))("%s", async (what) => {
		const [words, plants] = planted[what as keyof typeof planted];
		const page = await opens("/?lang=en");
		await page.evaluate(plants);
		expect((await doorBarriersInShort(page, "planted", "en")).join("\n")).toContain(words);
	});

	test("what is seen is found by the short list of rules as well, and on a clean page nothing is", async () => {
		const page = await opens("/personal-data?lang=en");
		expect(await axeViolations(page, "of sight")).toEqual([]);
		await page.evaluate(paleLetters);
		await page.evaluate(smallButtons);
		const found = (await axeViolations(page, "of sight")).join("\n");
		expect(found).toContain("color-contrast:");
		expect(found).toContain("target-size:");
	});

	test("the page on what is done for security keeps nobody out", async () => {
		expect(await barriers(await opens("/security"), "security", manner)).toEqual([]);
	});
});
