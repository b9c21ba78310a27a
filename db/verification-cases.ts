import { eq, sql } from "drizzle-orm";
import type { Store } from "./open.ts";
import {
	caseRowOf,
	type InboxRow,
	inboxRowsOf,
	type PhoneRow,
	type PublicationRow,
	phoneRowsOf,
	publicationRowsOf,
	type Standing,
} from "./projection.ts";
import { standings } from "./rebuild.ts";
import { caseNow } from "./schema.ts";
import type { Findings } from "./verification-findings.ts";

function rowChecker(store: Store, findings: Findings) {
	const read = store.orm
		.select()
		.from(caseNow)
		.where(eq(caseNow.caseNumber, sql.placeholder("caseNumber")))
		.prepare();
	return (standing: Standing): void => {
		const { caseNumber } = standing.state;
		const found: Readonly<Record<string, unknown>> | undefined = read.get({ caseNumber });
		if (found === undefined) {
			findings.add("cases", `Case ${caseNumber} has events, but no row that says where it stands.`);
			return;
		}
		const other = Object.entries(caseRowOf(standing)).filter(([name, value]) => found[name] !== value);
		if (other.length > 0) {
			const names = other.map(([name]) => name).join(", ");
			findings.add("cases", `The row of case ${caseNumber} says another thing than its events: ${names}.`);
		}
	};
}

function inboxChecker({ connection }: Store, findings: Findings) {
	const has = connection.prepare<InboxRow, number>(
		"SELECT 1 FROM case_inbox WHERE person_id = @personId AND due_at = @dueAt AND case_number = @caseNumber",
	);
	return (rows: readonly InboxRow[]): void => {
		for (const row of rows) {
			if (has.get(row) === undefined)
				findings.add("cases", `Case ${row.caseNumber} is missing on the list of ${row.personId}.`);
		}
	};
}

function phoneChecker({ connection }: Store, findings: Findings) {
	const has = connection.prepare<PhoneRow, number>(
		"SELECT 1 FROM case_phone WHERE over_at = @overAt AND case_number = @caseNumber",
	);
	return (rows: readonly PhoneRow[]): void => {
		for (const row of rows) {
			if (has.get(row) === undefined)
				findings.add("cases", `The phone number of case ${row.caseNumber} would be kept for good.`);
		}
	};
}

function publicationChecker({ connection }: Store, findings: Findings) {
	const rows = connection.prepare<[string], PublicationRow>(
		`SELECT standing, closed_at closedAt, area_code areaCode, case_number caseNumber
		FROM case_publication WHERE case_number = ?`,
	);
	return (caseNumber: string, expected: readonly PublicationRow[]): void => {
		if (JSON.stringify(rows.all(caseNumber)) === JSON.stringify(expected)) return;
		findings.add("cases", `What is published of case ${caseNumber} is not what its events say.`);
	};
}

/** The read models are what a rebuild from the events would write. Gives how many cases there are. */
export function checkCases(store: Store, findings: Findings): number {
	const checkRow = rowChecker(store, findings);
	const checkInbox = inboxChecker(store, findings);
	const checkPhone = phoneChecker(store, findings);
	const checkPublication = publicationChecker(store, findings);
	let cases = 0;
	let listed = 0;
	for (const standing of standings(store)) {
		const rows = inboxRowsOf(standing.state);
		checkRow(standing);
		checkInbox(rows);
		checkPhone(phoneRowsOf(standing.state));
		checkPublication(standing.state.caseNumber, publicationRowsOf(standing.state));
		cases += 1;
		listed += rows.length;
	}
	// With every wanted row there, more of them are ones that no event leads to.
	const counted = (table: string) =>
		Number(store.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
	const caseRows = counted("case_now");
	const inboxRows = counted("case_inbox");
	if (caseRows > cases) findings.add("cases", `${caseRows - cases} cases have a row, but no events.`);
	if (inboxRows > listed)
		findings.add("cases", `Lists hold ${inboxRows - listed} cases that no event put there.`);
	const strays = store.connection
		.prepare("SELECT count(*) FROM receipt WHERE case_number NOT IN (SELECT case_number FROM case_now)")
		.pluck();
	const astray = Number(strays.get());
	if (astray > 0) findings.add("cases", `${astray} receipts open a case that is not there.`);
	return cases;
}
