import type { ComponentChildren } from "preact";

type EmptyProps = {
	readonly title: string;
	readonly children?: ComponentChildren;
	/** Draws the line of a case with nothing on it. */
	readonly line?: boolean;
	/** The heading's level in its page. */
	readonly level?: 1 | 2;
};

/** Nothing here, said calmly, with what comes next. */
export function Empty({ title, children, line = false, level = 2 }: EmptyProps) {
	return (
		<div class="empty">
			{line && <EmptyLine />}
			{level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
			{children}
		</div>
	);
}

function EmptyLine() {
	return (
		<svg width="96" height="40" viewBox="0 0 96 40" aria-hidden="true">
			<path class="edge-line" d="M2 20h92" stroke-width="2" />
			<path class="ink-line" d="M14 12v16M38 12v16M92 8v24" stroke-width="3" />
			<circle class="act-fill" cx="38" cy="20" r="6" />
		</svg>
	);
}
