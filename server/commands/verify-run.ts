import { join } from "node:path";
import { openStore } from "../../db/open.ts";
import { type Checked, verifyStore } from "../../db/verification.ts";
import { type Finding, Findings } from "../../db/verification-findings.ts";
import type { VerifierKey } from "../domain/log-note.ts";
import { nodePrimitives } from "../primitives.ts";
import { projectRoot } from "../root.ts";

export type Verification = {
	readonly ok: boolean;
	/** Null when the database cannot even be opened. */
	readonly checked: Checked | null;
	readonly findings: readonly Finding[];
	/** How many there are; not all of many are in `findings`. */
	readonly findingsCount: number;
};

/**
 * Checks the database in a file, which is only read.
 * @param against the text of a checkpoint or a proof file that somebody else kept; with `key`, the log's own as they
 * know it, or else under the keys that the database names
 * @param mirrored checkpoints that the house keeps beside the database, as signed notes
 */
export function verifyDatabase(
	database: string,
	given: {
		readonly against: string | null;
		readonly key: VerifierKey | null;
		readonly mirrored: readonly string[];
	},
): Verification {
	const { against, key, mirrored } = given;
	const findings = new Findings();
	const told = {
		primitives: nodePrimitives,
		mirrored,
		outside: against === null ? null : { text: against, key },
	};
	const check = (): Checked => {
		const store = openStore(database, { migrations: join(projectRoot(), "migrations"), readonly: true });
		try {
			return verifyStore(store, told, findings);
		} finally {
			store.close();
		}
	};
	const checked = findings.within("file", check, null);
	return { ok: findings.count === 0, checked, findings: findings.list, findingsCount: findings.count };
}
