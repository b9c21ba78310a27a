import { describe, expect, test } from "vitest";
import { rowsOf } from "../../server/csv.ts";
import { csvFrom } from "../../web/desk/setup-table.tsx";
import { tableFaults, tableFrom, tableLines } from "../../web/desk/table-file.ts";

const bytes = (...parts: (string | number[])[]) =>
	new Uint8Array(
		parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)),
	);
/** 路灯 as a spreadsheet on a Chinese system writes it. */
const lampInGbk = [0xc2, 0xb7, 0xb5, 0xc6];
const lampInUtf16 = [0xef, 0x8d, 0x6f, 0x70];

describe("a table is read as it was written", () => {
	test("UTF-8, with a byte order mark and without", () => {
		expect(tableFrom(bytes("clause\r\n路灯\r\n"))).toEqual({
			text: "clause\r\n路灯\r\n",
			encoding: "utf-8",
		});
		expect(tableFrom(bytes([0xef, 0xbb, 0xbf], "clause")).text).toBe("clause");
	});

	test("GBK, as spreadsheets save it unasked, and UTF-16", () => {
		expect(tableFrom(bytes("clause\r\n", lampInGbk))).toEqual({
			text: "clause\r\n路灯",
			encoding: "gb18030",
		});
		expect(tableFrom(bytes([0xff, 0xfe], lampInUtf16))).toEqual({ text: "路灯", encoding: "utf-16" });
	});

	test("a workbook and a picture are no table, and an empty file is an empty one", () => {
		expect(tableFrom(bytes("PK", [3, 4, 20, 0, 6, 0, 8, 0, 0])).encoding).toBe("none");
		expect(tableFrom(bytes([0x89], "PNG", [0xff, 0xd8, 0, 1])).encoding).toBe("none");
		expect(tableFrom(bytes())).toEqual({ text: "", encoding: "utf-8" });
	});
});

test("rows are numbered as the spreadsheet numbers them, those of empty cells counted and left out", () => {
	expect(tableLines("from,to\r\n,\r\n\r\na,b\r\n")).toEqual([
		{ number: 1, text: "from,to" },
		{ number: 4, text: "a,b" },
	]);
});

test("what keeps a text from being the table is named: columns, a row of other length, no rows at all", () => {
	const columns = ["from", "to", "place"];
	const faults = (csv: string) => tableFaults(columns, ["from", "to"], csv);
	expect(faults("from,until\r\na,b\r\n")).toEqual([
		{ kind: "missing", columns: ["to"] },
		{ kind: "unknown", columns: ["until"] },
	]);
	expect(faults('"to";from\r\n')).toEqual([{ kind: "noRows" }]);
	expect(faults("from,to\r\n,\r\na,b\r\na\r\n")).toEqual([{ kind: "uneven", line: 4, cells: 1, asked: 2 }]);
	expect(faults('from,to,place\r\na,b,"x,y"\r\n')).toEqual([]);
	expect(faults("")).toEqual([]);
});

test("what a page makes up runs as no formula in a spreadsheet, and is read as it was", () => {
	const rows = [{ areaCode: "110199001", name: '=HYPERLINK("//x","里")' }];
	const csv = csvFrom(["areaCode", "name"], rows);
	expect(csv).toContain(`110199001,"'=HYPERLINK(`);
	expect(rowsOf(["areaCode", "name"], csv)).toEqual(rows);
});
