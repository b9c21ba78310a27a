import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

type WideTableProps = {
	/** What the table is of: its region is found by it. */
	readonly label: string;
	readonly columns: readonly string[];
	/** The rows, `tr` each. */
	readonly children: ComponentChildren;
};

/**
 * Each cell is given the name of its column: on a narrow screen a row is a small list (`.stacks`), and the name stands
 * above each cell in place of the head.
 */
export function useCellNames(columns: readonly string[]): RefObject<HTMLTableElement | null> {
	const table = useRef<HTMLTableElement>(null);
	useLayoutEffect(() => {
		for (const row of table.current?.tBodies[0]?.rows ?? [])
			for (const cell of row.cells) cell.dataset.column = columns[cell.cellIndex];
	});
	return table;
}

/** A table whose rows are stacked on a phone; where it is still too wide, it scrolls sideways in its own region. */
export function WideTable({ label, columns, children }: WideTableProps) {
	const table = useCellNames(columns);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
		<section class="wide-table" tabIndex={0} aria-label={label}>
			<table class="limits num stacks" ref={table}>
				<thead>
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
