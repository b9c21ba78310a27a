import { expect, test } from "vitest";
import { inboxRowsOf, letterRowsOf, phoneRowsOf, publicationRowsOf, redRowsOf } from "../../db/projection.ts";
import type { Case } from "../../server/domain/case.ts";
import { rules, simulate } from "../support/simulation.ts";
import { seedOfRun } from "../support/slow-calendar.ts";

/*
 * The rows of these read models are nothing but keys: a second one of the same would stop whatever deed wrote it, and a
 * rebuild. Lives of the simulation, other ones each time; any by hand:
 *   SEED=7 RUNS=500 npx vitest run tests/db/rows.test.ts
 */
const seed = seedOfRun();
const runs = Number(process.env.RUNS ?? 60);

type RowsOf = (state: Case) => readonly object[];

/** The first life in which a case has one row twice, or null. */
function lifeWithARowTwice(from: number, lives: number, tables: readonly RowsOf[]): string | null {
	let found: string | null = null;
	for (let life = from; life < from + lives && found === null; life += 1) {
		const check = (state: Case) => {
			for (const rowsOf of tables) {
				const rows = rowsOf(state).map((row) => JSON.stringify(row));
				if (new Set(rows).size < rows.length) found ??= `SEED=${life} RUNS=1: ${rows.join(" ")}`;
			}
		};
		simulate(life, rules, { happened: ({ after }) => check(after), done: () => {}, stopped: () => {} });
	}
	return found;
}

test("no case ever has one row of a read model twice", () => {
	const tables: readonly RowsOf[] = [
		...[inboxRowsOf, letterRowsOf, phoneRowsOf, publicationRowsOf, redRowsOf],
	];
	expect(lifeWithARowTwice(seed, runs, tables)).toBeNull();
}, 120_000);

test("it shows where the reds of one moment are not told from one another", () => {
	const withoutStep: RowsOf = (state) => redRowsOf(state).map(({ step: _step, ...row }) => row);
	expect(lifeWithARowTwice(1, 400, [withoutStep])).not.toBeNull();
}, 120_000);
