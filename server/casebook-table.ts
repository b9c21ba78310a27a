import { PassThrough, type Readable } from "node:stream";
import type { CasebookRow } from "./contract/casebook.ts";
import type { Doors } from "./deps.ts";

type Head = Parameters<Doors["casebook"]["casebookHead"]>[0] & { readonly takenBy: string };
type Language = Parameters<Doors["casebook"]["casebookWords"]>[0];

/** Widths in characters: the last two columns hold whole texts. */
const narrow = 16;
const wide = 60;
const textColumns = 2;

/**
 * The ledger as XLSX, written while it is read. Every cell is text: no words of anybody are ever a formula, whatever they
 * begin with (OWASP, CSV injection). Sheets are A4 landscape, with the head repeated and numbered pages.
 * @param rows pages of rows; a throw of it ends the stream with an error
 */
export function casebookTable(
	{ casebookCells, casebookHead, casebookWords }: Doors["casebook"],
	head: Head,
	rows: AsyncIterable<readonly CasebookRow[]>,
	language: Language,
): Readable {
	const out = new PassThrough();
	const write = async () => {
		// Loaded with the first ledger: the house starts without it.
		const { default: excel } = await import("exceljs");
		const book = new excel.stream.xlsx.WorkbookWriter({
			stream: out,
			useSharedStrings: false,
			useStyles: true,
		});
		const { title, columns } = casebookWords(language);
		const told = casebookHead(head, language);
		const sheet = book.addWorksheet(title, {
			views: [{ state: "frozen", ySplit: 2 }],
			pageSetup: {
				...{ paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
				printTitlesRow: "1:2",
			},
			headerFooter: { oddFooter: `&L${told.replaceAll("&", "&&")}&R&P / &N` },
		});
		sheet.columns = columns.map((_, place) => ({
			width: place < columns.length - textColumns ? narrow : wide,
			style: { numFmt: "@", alignment: { vertical: "top", wrapText: true } },
		}));
		sheet.addRow([`${title} · ${told}`]).commit();
		sheet.addRow([...columns]).commit();
		for await (const page of rows)
			for (const row of page) sheet.addRow([...casebookCells(row, language)]).commit();
		sheet.commit();
		await book.commit();
	};
	write().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
	return out;
}
