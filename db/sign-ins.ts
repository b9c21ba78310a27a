import { desc, eq, sql } from "drizzle-orm";
import type { Reads } from "../server/domain/reads.ts";
import { signInStreamOf } from "../server/domain/setting-events.ts";
import { eventFrom } from "./canonical.ts";
import type { Store } from "./open.ts";
import { event } from "./schema.ts";
import { statementOf } from "./statements.ts";

/** The record of sign-ins, each person's own. */
export function signInReads(store: Store): Pick<Reads, "signInsOf"> {
	const newest = store.orm
		.select({ bytes: event.bytes })
		.from(event)
		.where(eq(event.stream, sql.placeholder("stream")))
		.orderBy(desc(event.version))
		.limit(sql.placeholder("count"));
	const select = statementOf<string>(store, newest).pluck();
	return {
		signInsOf: (personId, count) =>
			select.all(signInStreamOf(personId), count).flatMap((bytes) => {
				const read = eventFrom(bytes);
				if (read.type !== "SignedIn" && read.type !== "SignInFailed") return [];
				const { at, way, type } = read;
				const knewPassphrase = type === "SignInFailed" && read.knewPassphrase === true;
				return [{ at, way, opened: type === "SignedIn", knewPassphrase }];
			}),
	};
}
