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

export type TableLine = { readonly number: number; readonly text: string };

/** The rows that say something, numbered as a spreadsheet numbers them: rows of empty cells are counted and left out. */
export function tableLines(csv: string): readonly TableLine[] {
	return csv
		.split(/\r\n|\n|\r/)
		.map((text, at) => ({ number: at + 1, text }))
		.filter(({ text }) => !/^[\s,;"]*$/.test(text));
}
