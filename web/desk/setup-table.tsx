import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { tableBytesMax, tableRowsShownMax } from "../../server/domain/limits.ts";
import type { RefusalCode } from "../../server/domain/refusal.ts";
import { formula } from "../../server/domain/spreadsheet.ts";
import type { Reply } from "../lib/client.ts";
import { listed } from "../lib/formats.ts";
import { refusalSentence } from "../lib/words.ts";
import { TextArea } from "../parts/form.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { type SetupFields, SetupForm } from "./setup-form.tsx";
import { useSetup } from "./setup-house.tsx";
import { useTableWords } from "./setup-words.ts";
import { type TableEncoding, tableFaults, tableFrom, tableLines } from "./table-file.ts";

type RowError = { readonly line: number; readonly column: string; readonly code: RefusalCode };
type Checked = { readonly errors: readonly RowError[] };
type Values = Readonly<Record<string, string>> & { readonly csv: string };

type TableProps<Result extends Checked> = {
	readonly fields: SetupFields<Values>;
	readonly columns: readonly string[];
	/** Columns that a table may leave out. */
	readonly spare?: readonly string[];
	readonly needed: readonly string[];
	readonly run: (dryRun: boolean) => Promise<Reply<Result>>;
	readonly onEntered: (result: Result) => void;
	readonly rowsOf: (result: Result) => number;
	/** What else a dry run found. */
	readonly found?: (result: Result) => ComponentChildren;
	readonly go: string;
	readonly cancel: readonly string[];
	readonly saved: ComponentChildren;
	readonly children?: ComponentChildren;
};

/** A table as CSV: read and checked first, entered only as it was checked; each error stands beside its row. */
export function TableForm<Result extends Checked>(props: TableProps<Result>) {
	const { fields, columns, needed, run, onEntered, rowsOf, found, go, cancel, saved, children } = props;
	const words = useTableWords().table;
	const [tried, setTried] = useState<{ readonly of: string; readonly result: Result } | null>(null);
	const { values, tie, send } = fields;
	const now = JSON.stringify(values);
	const result = tried?.of === now ? tried.result : null;
	const isReady = result !== null && result.errors.length === 0;
	useEffect(() => document.getElementById("tried")?.focus(), [tried]);
	const onSend = () =>
		void (isReady
			? send([...needed, "csv"], () => run(false), onEntered)
			: send(
					[...needed, "csv"],
					() => run(true),
					(read) => setTried({ of: now, result: read }),
					{ keep: true },
				));
	return (
		<SetupForm fields={fields} go={isReady ? go : words.dry} cancel={cancel} saved={saved} onSend={onSend}>
			{children}
			<CsvFile onText={(csv) => fields.write({ csv })} />
			<TextArea
				{...tie("csv")}
				low
				label={words.text}
				hint={words.hint(columns.join(", "))}
				charactersMax={tableBytesMax}
			/>
			<Faults {...props} />
			{result !== null && (
				<p role="status" id="tried" tabIndex={-1} class={isReady ? "notice" : "bad-word"}>
					{isReady ? words.tried(rowsOf(result)) : words.wrong(result.errors.length)}
				</p>
			)}
			{result !== null && !isReady && <WrongRows csv={values.csv} errors={result.errors} />}
			{isReady && found?.(result)}
		</SetupForm>
	);
}

/** Under a table that was not read: what is wrong with it, as far as can be seen here. */
function Faults<Result extends Checked>({ fields, columns, spare = [] }: TableProps<Result>) {
	const words = useTableWords().table;
	const { language } = useSetup();
	const { values, errors, refused } = fields;
	if (errors.length === 0 && refused === null) return null;
	const needed = columns.filter((column) => !spare.includes(column));
	const told = tableFaults(columns, needed, values.csv).map((fault) => {
		if (fault.kind === "noRows") return words.faults.noRows;
		if (fault.kind === "uneven") return words.faults.uneven(fault.line, fault.cells, fault.asked);
		return words.faults[fault.kind](listed(fault.columns, language));
	});
	return (
		<>
			{told.map((sentence) => (
				<p class="bad-word" key={sentence}>
					{sentence}
				</p>
			))}
		</>
	);
}

type Read = { readonly name: string; readonly encoding: TableEncoding; readonly isEmpty: boolean };

function CsvFile({ onText }: { readonly onText: (csv: string) => void }) {
	const words = useTableWords().table;
	const [read, setRead] = useState<Read | null>(null);
	const take = async (input: HTMLInputElement) => {
		const file = input.files?.[0];
		if (file === undefined) return;
		const { text, encoding } = tableFrom(new Uint8Array(await file.arrayBuffer()));
		// The same file can be chosen again once it is mended.
		input.value = "";
		setRead({ name: file.name, encoding, isEmpty: file.size === 0 });
		if (encoding !== "none") onText(text);
	};
	return (
		<div class="field">
			<label for="csv-file">{words.file}</label>
			<input
				id="csv-file"
				type="file"
				accept=".csv,text/csv"
				onChange={(event) => void take(event.currentTarget)}
			/>
			<p role="status" class={read?.encoding === "none" || read?.isEmpty ? "bad-word" : "hint"}>
				{read !== null && (read.isEmpty ? words.readEmpty : words.read[read.encoding])(read.name)}
			</p>
		</div>
	);
}

function WrongRows({ csv, errors }: { readonly csv: string; readonly errors: readonly RowError[] }) {
	const { language } = useSetup();
	const words = useTableWords().table;
	const lines = tableLines(csv);
	const shown = errors.slice(0, tableRowsShownMax);
	return (
		<>
			{shown.length < errors.length && <p class="hint">{words.wrongShown(shown.length)}</p>}
			<WideTable label={words.wrongLabel} columns={words.columns}>
				{shown.map(({ line, column, code }) => (
					<tr key={`${line} ${column} ${code}`}>
						<th scope="row">{lines[line - 1]?.number ?? line}</th>
						<td>{column}</td>
						<td>{refusalSentence(code, language)}</td>
						<td class="long">{lines[line - 1]?.text}</td>
					</tr>
				))}
			</WideTable>
		</>
	);
}

/**
 * Rows as CSV, for what a page makes up itself; a cell with a comma, a quote or a line end is quoted (RFC 4180), and one that
 * a spreadsheet would run gets an apostrophe, which the server takes away again.
 */
export function csvFrom<Column extends string>(
	columns: readonly Column[],
	rows: readonly Readonly<Record<Column, string>>[],
): string {
	const safe = (text: string) => (formula.test(text) ? `'${text}` : text);
	const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
	const lines = rows.map((row) => columns.map((column) => cell(safe(row[column]))).join(","));
	return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}
