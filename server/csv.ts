import papa from "papaparse";
import { byteOrderMark, formula } from "./domain/spreadsheet.ts";

const shielded = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

/**
 * Rows as CSV (RFC 4180) with a head. A cell that a spreadsheet would run as a formula gets an apostrophe before it
 * (OWASP, CSV injection), which `rowsOf` takes away again.
 */
export function csvOf<Column extends string>(
	columns: readonly Column[],
	rows: readonly Readonly<Record<Column, string>>[],
): string {
	const data = rows.map((row) => columns.map((column) => row[column]));
	return `${byteOrderMark}${papa.unparse({ fields: [...columns], data }, { escapeFormulae: formula })}\r\n`;
}

/**
 * The rows of a table whose head names these columns and no others, in any order; null when it is no such table.
 * @param needed those that no table may leave out; cells of a column left out are empty
 */
export function rowsOf<Column extends string>(
	columns: readonly Column[],
	csv: string,
	needed: readonly Column[] = columns,
): readonly Readonly<Record<Column, string>>[] | null {
	const { data, errors } = papa.parse<string[]>(csv.replace(byteOrderMark, ""), { skipEmptyLines: "greedy" });
	const [head = [], ...rows] = data;
	const names = head.map((name) => name.trim());
	const known = columns.filter((column) => names.includes(column));
	const isTable = names.length === known.length && needed.every((column) => known.includes(column));
	const isBroken =
		errors.some(({ type }) => type === "Quotes") || rows.some((row) => row.length !== names.length);
	if (!isTable || isBroken) return null;
	const cellOf = (row: string[], column: Column) => row[names.indexOf(column)] ?? "";
	return rows.map((row) => {
		const cells = columns.map((column) => [column, cellOf(row, column).replace(shielded, "").trim()]);
		return Object.fromEntries(cells) as Record<Column, string>;
	});
}
