import { clock, dated, dateOf, dayOf, deadline, isSameDay, moment, secondsOf } from "../lib/formats.ts";
import type { Frame } from "./page.ts";

type Seen = { readonly at: string; readonly now: string; readonly frame: Frame };

/** A time by its date, and 今天 before it on a screen: on paper, read on another day, that word would be untrue. */
export function Today({ at, now, time, frame }: Seen & { readonly time?: string }) {
	const { language } = frame.shell;
	return (
		<>
			{isSameDay(at, now) && <span class="no-print">{dayOf(at, now, language)} · </span>}
			{time ?? dated(at, now, language)}
		</>
	);
}

/** The time of an entry of a story. The story begins with its year, for whoever finds it on paper; a day is said once. */
export function ToldAt({ at, before, now, frame }: Seen & { readonly before: string | null }) {
	const { language } = frame.shell;
	if (before === null) return moment(at, 0, language);
	if (isSameDay(at, before)) return clock(at);
	return <Today at={at} now={now} frame={frame} />;
}

/** A limit still to come. The midnight that ends a day is that day's. */
export function Until({ at, now, frame }: Seen) {
	const { shared, shell } = frame;
	const time = shared.before(deadline(at, now, shell.language, dateOf));
	const lastSecond = new Date((secondsOf(at) - 1) * 1000).toISOString();
	return <Today at={lastSecond} now={now} time={time} frame={frame} />;
}
