import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Linked, leadsAway } from "../../web/resident/linked.tsx";

const drawn = (words: string) => renderToString(<Linked words={words} />);

describe("words that name another body", () => {
	it.each([
		["电话 12345。", '电话 <a href="tel:12345" rel="noreferrer">12345</a>。'],
		["打010-12345678，问清楚", '打<a href="tel:01012345678" rel="noreferrer">010-12345678</a>，问清楚'],
		[
			"见 https://court.example/again?x=1，再申请",
			'见 <a href="https://court.example/again?x=1" rel="noreferrer">https://court.example/again?x=1</a>，再申请',
		],
	])("lead there where they hold a number or an address: %s", (words, html) => {
		expect(drawn(words)).toBe(html);
	});

	it.each([
		"javascript:alert(1)",
		"http://court.example/",
		"data:text/html,x",
		"https://court.example@evil.example/",
		"https://localhost",
		"市政设施管护站 3 号楼 2018",
		"编号 1234567890123456",
	])("stay words where they lead nowhere, or nowhere safe: %s", (words) => {
		expect(drawn(words)).not.toContain("<a");
	});

	it("stay text, whatever is in them", () => {
		expect(drawn('<a href="x">12345')).toBe(
			"&lt;a href=&quot;x&quot;>" + '<a href="tel:12345" rel="noreferrer">12345</a>',
		);
	});

	it("are said to lead away where they hold an address, as whoever wrote it may see who comes", () => {
		const words = ["见 https://court.example/case-17", "电话 12345", "http://court.example/"];
		expect(words.map(leadsAway)).toEqual([true, false, false]);
	});
});
