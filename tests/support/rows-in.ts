import type { Store } from "../../db/open.ts";

/** The rows of every table, so that "nothing stored" can be said of all of them at once. */
export function rowsIn({ connection }: Store): Readonly<Record<string, number>> {
	const tables = connection
		.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
		.pluck()
		.all();
	// That somebody was turned away is recorded after the answer, and is no row of what was asked for.
	const afterwards = "'AccessRefused', 'EntryRefused', 'SignInFailed'";
	const but = (table: string) => (table === "event" ? ` WHERE type NOT IN (${afterwards})` : "");
	const count = (table: string) =>
		connection
			.prepare(`SELECT count(*) FROM "${table}"${but(table)}`)
			.pluck()
			.get();
	// Each commit leaves a run of hashes; what it was about is told by the events.
	const told = tables.filter((table) => table !== "log_run");
	return Object.fromEntries(told.map((table) => [table, Number(count(table))]));
}
