import type { Reads } from "../server/domain/reads.ts";
import { caseTable } from "./cases.ts";
import type { Store } from "./open.ts";

/** Newest closing first. */
const listed = `
	SELECT case_number FROM case_publication
	WHERE standing = @standing AND closed_at >= @from AND closed_at < @to
		AND area_code >= @areaPrefix AND area_code < @areaPrefix || ':'
	ORDER BY closed_at DESC, case_number DESC LIMIT @count`;

type Query = Parameters<Reads["publications"]>[0];

/** Closed cases whose resident agrees to publishing: those that wait for a superior, and those that were approved. */
export function publicationReads(store: Store): Pick<Reads, "publications"> {
	const { standingOf } = caseTable(store);
	const select = store.connection.prepare<[Query], string>(listed).pluck();
	return { publications: (query) => select.all(query).flatMap((number) => standingOf(number)?.state ?? []) };
}
