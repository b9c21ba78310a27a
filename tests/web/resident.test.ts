import { describe, expect, it } from "vitest";
import type { DoorLanguage } from "../../web/lib/words.ts";
import { renderResident } from "../../web/resident/render.tsx";
import { residentWords } from "../../web/resident/words.ts";
import { pagesOf } from "./resident-pages.ts";
import { dataOf, receipt, shellOf } from "./resident-report-pages.ts";
import { simplified } from "./simplified.ts";

/** What holds on every page of the resident's door, in every state, in every language. */
type Drawn = readonly [name: string, language: DoorLanguage, html: string];

const languages = ["zh-CN", "zh-TW", "en"] as const;
const drawn: Drawn[] = languages.flatMap((language) =>
	Object.entries(pagesOf(language)).map(
		([name, page]): Drawn => [name, language, renderResident(page, shellOf(language))],
	),
);

/** The values of an attribute, in page order. */
function values(html: string, attribute: string): string[] {
	return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"))].map(([, value]) => value ?? "");
}

/** The opening tags of an element. */
function tags(html: string, element: string): string[] {
	return [...html.matchAll(new RegExp(`<${element}(\\s[^>]*)?>`, "g"))].map(([tag]) => tag);
}

/** The control with its own text, or what labels it by `for`, `aria-label` or by lying around it. */
function isLabelled(html: string, tag: string): boolean {
	const id = /\sid="([^"]*)"/.exec(tag)?.[1];
	if (id !== undefined && html.includes(`<label for="${id}"`)) return true;
	return new RegExp(`<label class="pick[^"]*">${tag.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`).test(html);
}

describe.each(drawn)("the page %s in %s", (name, language, html) => {
	it("has one heading of the first rank, one main and the language of its words", () => {
		expect(tags(html, "h1")).toHaveLength(1);
		expect(tags(html, "main")).toHaveLength(1);
		expect(html.startsWith(`<!doctype html><html lang="${language}"`)).toBe(true);
	});

	it("has no inline style, no inline script and no handler, so the strict policy holds", () => {
		expect(values(html, "style")).toEqual([]);
		expect(html).not.toMatch(/\son[a-z]+="/);
		for (const script of tags(html, "script")) expect(script).toMatch(/ src="\/assets\/[^"]+"/);
		expect(html).not.toMatch(/<script[^>]*>[^<]/);
		expect(html).not.toContain("<style");
	});

	it("asks no third party: everything it loads or posts to is its own", () => {
		const targets = [...values(html, "src"), ...values(html, "action"), ...values(html, "formaction")];
		for (const target of targets) expect(target).toMatch(/^\/[a-z]/);
		const links = values(html, "href").filter((href) => !/^(\/|#|tel:)/.test(href));
		expect(links).toEqual(name === "weather" ? ["https://www.weather.com.cn/"] : []);
	});

	it("never has the receipt in an address, nor in the title", () => {
		const addresses = ["href", "src", "action", "formaction"].flatMap((attribute) => values(html, attribute));
		expect(addresses.filter((address) => address.includes(receipt.slice(0, 4)))).toEqual([]);
		expect(/<title>([^<]*)/.exec(html)?.[1]).not.toContain(receipt.slice(0, 4));
	});

	it("posts every form, and labels every control that can be seen", () => {
		for (const form of tags(html, "form")) expect(form).toContain('method="post"');
		const controls = [...tags(html, "input"), ...tags(html, "textarea"), ...tags(html, "select")];
		const seen = controls.filter((tag) => !tag.includes('type="hidden"'));
		expect(seen.filter((tag) => !isLabelled(html, tag))).toEqual([]);
	});

	it("has each id once, and whatever points to an id points to one that is there", () => {
		const ids = values(html, "id");
		expect(new Set(ids).size).toBe(ids.length);
		const pointed = ["aria-describedby", "aria-labelledby", "for", "form"].flatMap((attribute) =>
			values(html, attribute).flatMap((value) => value.split(" ")),
		);
		const fragments = values(html, "href").filter((href) => href.startsWith("#"));
		for (const id of [...pointed, ...fragments.map((href) => href.slice(1))]) expect(ids).toContain(id);
	});

	it("has one green button at most", () => {
		expect([...html.matchAll(/class="go( wide)?"/g)].length).toBeLessThanOrEqual(1);
	});

	it("carries the words of one language only", () => {
		const sentencesOf = (one: DoorLanguage): readonly string[] =>
			JSON.stringify(residentWords(one)).match(/"[^"]{6,}"/g) ?? [];
		const own: readonly string[] = sentencesOf(language);
		const others = languages.filter((other) => other !== language).flatMap(sentencesOf);
		const strangers = others
			.filter((quoted) => !own.includes(quoted))
			.map((quoted) => quoted.slice(1, -1))
			.filter((sentence) => html.includes(`>${sentence}<`));
		expect(strangers).toEqual([]);
		const text = html.replace(/简体|繁體/g, "").replace(/data-help="[^"]*"/, "");
		if (language === "en") expect(text).not.toMatch(/[\u4e00-\u9fff]/);
		if (language === "zh-TW") expect(text).not.toMatch(simplified);
	});

	it("offers nothing that does not exist yet", () => {
		expect(html).not.toMatch(/说一段话/);
	});

	it("shows what a person typed as text", () => {
		expect(html).not.toContain(dataOf[language].text);
		expect(html).not.toMatch(/谁管？<b>|responsible\?<b>/);
	});
});

describe("preferences", () => {
	it("stay in every address of the page, and nowhere else", () => {
		for (const page of Object.values(pagesOf("en"))) {
			const html = renderResident(page, shellOf("en", true));
			const own = ["action", "href"]
				.flatMap((attribute) => values(html, attribute))
				.filter((to) => /^\/(?!assets|manifest|icon)/.test(to));
			for (const to of own)
				expect(to).toMatch(/^[^?]*\?(lang=(en|zh-TW)&amp;type=large|lang=en|type=large)(#.*)?$/);
		}
	});

	it("set large type on the root element", () => {
		const html = renderResident(pagesOf("en").report ?? { page: "weather" }, shellOf("en", true));
		expect(html).toContain('<html lang="en" data-type="large">');
	});
});
