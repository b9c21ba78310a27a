/** How the characters of a table were written; `none` where they are no text at all. */
export type TableEncoding = "utf-8" | "gb18030" | "utf-16" | "none";
export type TableFile = { readonly text: string; readonly encoding: TableEncoding };

function decoded(bytes: Uint8Array<ArrayBuffer>, encoding: string): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** A text has no such character; a workbook, which is no table of characters, has many. */
const noText = "\0";

/**
 * The characters of a chosen table. A spreadsheet on a Chinese system saves CSV as GBK unless it is told otherwise: read
 * as UTF-8, its words would come in as question marks and stay so in whatever is published.
 */
export function tableFrom(bytes: Uint8Array<ArrayBuffer>): TableFile {
	const [first, second] = bytes;
	const isLittle = first === 0xff && second === 0xfe;
	if (isLittle || (first === 0xfe && second === 0xff)) {
		const text = decoded(bytes, isLittle ? "utf-16le" : "utf-16be");
		return text === null ? { text: "", encoding: "none" } : { text, encoding: "utf-16" };
	}
	for (const encoding of ["utf-8", "gb18030"] as const) {
		const text = decoded(bytes, encoding);
		if (text !== null && !text.includes(noText)) return { text, encoding };
	}
	return { text: "", encoding: "none" };
}

export type TableFault =
	| { readonly kind: "missing" | "unknown"; readonly columns: readonly string[] }
	| { readonly kind: "uneven"; readonly line: number; readonly cells: number; readonly asked: number }
	| { readonly kind: "noRows" };

const cellsOf = (line: string) => line.split(/[,;\t]/).map((cell) => cell.replaceAll('"', "").trim());

/** What keeps a text from being this table, as far as it can be seen without reading it; a quoted cell may hold commas. */
export function tableFaults(
	columns: readonly string[],
	needed: readonly string[],
	csv: string,
): TableFault[] {
	const [head, ...rows] = tableLines(csv);
	if (head === undefined) return [];
	const names = cellsOf(head.text);
	const missing = needed.filter((column) => !names.includes(column));
	const unknown = names.filter((name) => !columns.includes(name));
	const faults: TableFault[] = [];
	if (missing.length > 0) faults.push({ kind: "missing", columns: missing });
	if (unknown.length > 0) faults.push({ kind: "unknown", columns: unknown });
	if (faults.length > 0) return faults;
	if (rows.length === 0) return [{ kind: "noRows" }];
	const uneven = rows.find(({ text }) => !text.includes('"') && cellsOf(text).length !== names.length);
	if (uneven === undefined) return [];
	const cells = cellsOf(uneven.text).length;
	return [{ kind: "uneven", line: uneven.number, cells, asked: names.length }];
}

export type TableLine = { readonly number: number; readonly text: string };

/** The rows that say something, numbered as a spreadsheet numbers them: rows of empty cells are counted and left out. */
export function tableLines(csv: string): readonly TableLine[] {
	return csv
		.split(/\r\n|\n|\r/)
		.map((text, at) => ({ number: at + 1, text }))
		.filter(({ text }) => !/^[\s,;"]*$/.test(text));
}
