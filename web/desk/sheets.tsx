import type { ComponentChildren } from "preact";
import { mayUse } from "../../server/domain/permission.ts";
import type { Role } from "../../server/domain/setting.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { useCellNames } from "../parts/wide-table.tsx";
import "./setup.css";
import "./casebook.css";
import { linkTo, type Route } from "./paths.ts";
import { sheetWords } from "./words-sheets.ts";

/** The sheets that come out of the cases: each a page of its own, with the others a press away. */
export function SheetTabs({ current, role }: { readonly current: Route["page"]; readonly role: Role }) {
	const preferences = usePreferences();
	const { tabs } = sheetWords(preferences.language);
	const all = [
		{ page: "casebook", shown: mayUse("readCasebook", role) },
		{ page: "shelved", shown: mayUse("listShelved", role) },
		{ page: "figures", shown: mayUse("readFigures", role) },
	] as const;
	return (
		<nav class="chips tabs" aria-label={tabs.label}>
			{all.map(
				({ page, shown }) =>
					shown && (
						<a
							key={page}
							class="tool"
							href={linkTo({ page }, preferences)}
							aria-current={page === current ? "page" : undefined}
						>
							{tabs[page]}
						</a>
					),
			)}
		</nav>
	);
}

type SheetTableProps = {
	readonly label: string;
	readonly columns: readonly string[];
	/** What is said above the table on every page of paper. */
	readonly head: string;
	readonly children: ComponentChildren;
};

/** A wide table whose head, with period, filters and time, comes again on each page of paper. */
export function SheetTable({ label, columns, head, children }: SheetTableProps) {
	const table = useCellNames(columns);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
		<section class="wide-table" tabIndex={0} aria-label={label}>
			<table class="limits num stacks" ref={table}>
				<thead>
					<tr class="print-row">
						<td colSpan={columns.length}>{`${label} · ${head}`}</td>
					</tr>
					<tr>
						{columns.map((column) => (
							<th key={column} scope="col">
								{column}
							</th>
						))}
					</tr>
				</thead>
				<tbody>{children}</tbody>
			</table>
		</section>
	);
}

const shownCharacters = 120;

/** The beginning of a long text; the whole stands in the case and in the table that is taken away. */
export function beginning(text: string): string {
	const characters = [...text];
	return characters.length <= shownCharacters ? text : `${characters.slice(0, shownCharacters).join("")}…`;
}
