import { expect, test } from "vitest";
import { linesHidden, linesNotIn, spansOf } from "../../web/desk/spans.ts";

const said = { text: "𠮷刘小兰找刘小兰。", spot: "3号楼", about: null };

test("a line is hidden wherever it stands, in code points, and places that touch are one", () => {
	expect(spansOf("刘小兰\n 号楼 \n\n", said)).toEqual([
		{ of: "text", start: 1, end: 4 },
		{ of: "text", start: 5, end: 8 },
		{ of: "spot", start: 1, end: 3 },
	]);
	expect(spansOf("刘小兰\n兰找", said)).toMatchObject([{ start: 1, end: 8 }, {}].slice(0, 1));
	expect(spansOf("", said)).toEqual([]);
});

test("what the resident wrote later is hidden in those words alone, and reads as its line again", () => {
	const later = [
		{ wordsId: "w:1", at: "2026-11-18T10:05:00+08:00", text: "我住 3号楼。" },
		{ wordsId: "w:2", at: "2026-11-18T11:05:00+08:00", text: "刘小兰问。" },
	];
	const all = { ...said, later };
	const spans = spansOf("住 3\n兰问", all);
	expect(spans).toEqual([
		{ of: "later", wordsId: "w:1", start: 1, end: 4 },
		{ of: "later", wordsId: "w:2", start: 2, end: 4 },
	]);
	expect(linesHidden(spans, all)).toBe("住 3\n兰问");
	expect(linesNotIn("住 3\n兰问", said)).toEqual(["住 3", "兰问"]);
});

test("what stands nowhere is told, and what is hidden now reads as the lines it was typed in", () => {
	expect(linesNotIn("刘小兰\n张三", said)).toEqual(["张三"]);
	expect(linesHidden(spansOf("刘小兰\n号楼", said), said)).toBe("刘小兰\n号楼");
});
