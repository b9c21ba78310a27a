import type { ComponentChildren } from "preact";

/** dot: a deed of staff · square: the resident · double square: a step · big ring: now · hollow: still to come. */
export type TimelineMark = "staff" | "mine" | "hit" | "now" | "due";

type TimelineItemProps = {
	readonly mark: TimelineMark;
	/** The instant (ISO 8601) and how it is shown; null where the entry has no time of its own. */
	readonly at?: string | null;
	readonly time?: ComponentChildren;
	readonly children: ComponentChildren;
};

/** The vertical line of a case (look.md §3). Who draws it decides the order. */
export function Timeline({ children }: { readonly children: ComponentChildren }) {
	return <ol class="line">{children}</ol>;
}

/** One entry on the line: when, then what. */
export function TimelineItem({ mark, at, time, children }: TimelineItemProps) {
	return (
		<li class={mark === "staff" ? undefined : mark}>
			{time && <time dateTime={at ?? undefined}>{time}</time>}
			{children}
		</li>
	);
}
