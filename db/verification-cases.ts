import { eq, sql } from "drizzle-orm";
import type { Case } from "../server/domain/case.ts";
import { batchRowsBy } from "./batches.ts";
import { keyTables } from "./cases.ts";
import type { Store } from "./open.ts";
import { caseRowOf, type Standing } from "./projection.ts";
import { standings } from "./rebuild.ts";
import { caseNow } from "./schema.ts";
import { caseBatch, caseBatchInbox, caseTold } from "./schema-batch.ts";
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

/** What a row of each table is to its case. */
const kept: Readonly<Record<(typeof keyTables)[number]["name"], string>> = {
	case_inbox: "a place on a list",
	case_letter: "a place in a letter",
	case_red: "a red of a unit",
	case_phone: "a day on which its phone number goes",
	case_publication: "a place among what is published or waits for it",
};

/** Holds the rows of each case against a table; with every wanted row there, more of them are ones that no event leads to. */
function listCheckers(store: Store, findings: Findings) {
	return keyTables.map(({ name, counter }) => {
		const count = counter(store);
		let wantedInAll = 0;
		return {
			check(state: Case): void {
				const { wanted, missing } = count(state);
				wantedInAll += wanted;
				if (missing > 0)
					findings.add("cases", `Case ${state.caseNumber} lacks ${kept[name]}, which its events give it.`);
			},
			finish(): void {
				const more = countIn(store, name) - wantedInAll;
				if (more > 0) findings.add("cases", `There is ${kept[name]} that no event put there, ${more} times.`);
			},
		};
	});
}

function countIn({ connection }: Store, table: string): number {
	return Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}

/** What a row of each table is to what holders have not been told. */
const keptApart = {
	case_batch: "a place in a batch",
	case_batch_inbox: "a place on a list before its batch",
	case_told: "a verdict told late",
};

/** Holds both tables of what holders have not been told against the events, row by row. */
function checkBatches(store: Store, findings: Findings): void {
	const { batches, lists, told } = batchRowsBy(store);
	const wanted = [
		[caseBatch, "case_batch", batches],
		[caseBatchInbox, "case_batch_inbox", lists],
		[caseTold, "case_told", told],
	] as const;
	for (const [table, name, rows] of wanted) {
		const keyOf = (row: object) => JSON.stringify(Object.entries(row).sort());
		const there = new Map(
			store.orm
				.select()
				.from(table)
				.all()
				.map((row) => [keyOf(row), row.caseNumber]),
		);
		for (const row of rows)
			if (!there.delete(keyOf(row)))
				findings.add("cases", `Case ${row.caseNumber} lacks ${keptApart[name]}, which its events give it.`);
		for (const caseNumber of there.values())
			findings.add("cases", `There is ${keptApart[name]} that no event put there, for case ${caseNumber}.`);
	}
}

/** The read models are what a rebuild from the events would write. Gives how many cases there are. */
export function checkCases(store: Store, findings: Findings): number {
	const checkRow = rowChecker(store, findings);
	const lists = listCheckers(store, findings);
	let cases = 0;
	for (const standing of standings(store)) {
		checkRow(standing);
		for (const list of lists) list.check(standing.state);
		cases += 1;
	}
	for (const list of lists) list.finish();
	checkBatches(store, findings);
	const caseRows = countIn(store, "case_now");
	if (caseRows > cases) findings.add("cases", `${caseRows - cases} cases have a row, but no events.`);
	const strays = store.connection
		.prepare("SELECT count(*) FROM receipt WHERE case_number NOT IN (SELECT case_number FROM case_now)")
		.pluck();
	const astray = Number(strays.get());
	if (astray > 0) findings.add("cases", `${astray} receipts open a case that is not there.`);
	return cases;
}
