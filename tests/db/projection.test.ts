import { join } from "node:path";
import { getTableColumns } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { indexed } from "../../db/cases.ts";
import { openStore } from "../../db/open.ts";
import { caseRowOf } from "../../db/projection.ts";
import { caseNow } from "../../db/schema.ts";
import { submit } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";

const withdraw = { type: "WithdrawCase", askedToWithdraw: null } as const;
const rankOf = ({ state }: Given) => caseRowOf({ state, wasIgnored: true, wasLate: false }).cardRank;

test("a card below red asks nobody for anything once the report is withdrawn; red waits for its finding", () => {
	const dispatched = given().when(submit(), "2019-03-13 12:30").done();
	const yellow = dispatched.leftAlone("2019-03-19 00:00");
	expect(rankOf(yellow)).toBe(2);
	expect(rankOf(yellow.when(withdraw, "2019-03-19 10:00").done())).toBe(0);
	const red = dispatched.leftAlone("2019-03-28 00:00");
	expect(rankOf(red.when(withdraw, "2019-03-28 10:00").done())).toBe(3);
});

test("a step of a case writes no index anew whose columns it leaves as they are: each is known as indexed", () => {
	const store = openStore(":memory:", { migrations: join(import.meta.dirname, "../../migrations") });
	onTestFinished(() => store.close());
	const indexes = store.connection
		.prepare<[], string>(
			"SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'case_now' AND sql > ''",
		)
		.pluck()
		.all()
		.join("\n");
	const columns = Object.entries(getTableColumns(caseNow)).filter(([, { name, primary }]) => {
		return !primary && new RegExp(`\\b${name}\\b`).test(indexes);
	});
	const names = columns.map(([key]) => key).filter((key) => key !== "measured");
	expect(names.sort()).toEqual([...indexed].sort());
});
