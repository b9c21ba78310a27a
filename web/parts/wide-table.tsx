import type { ComponentChildren } from "preact";

type WideTableProps = {
	/** What the table is of: its region is found by it. */
	readonly label: string;
	readonly columns: readonly string[];
	/** The rows, `tr` each. */
	readonly children: ComponentChildren;
};

/** A table that scrolls sideways in its own region where the screen is narrow. */
export function WideTable({ label, columns, children }: WideTableProps) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
		<section class="wide-table" tabIndex={0} aria-label={label}>
			<table class="limits num">
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
