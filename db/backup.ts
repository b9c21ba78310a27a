import { closeSync, openSync } from "node:fs";
import Database from "better-sqlite3";

const pagesPerStep = 2_000;

/**
 * Copies a database that may be in use to a new file for its owner alone. The copy is of one moment: a read holds it
 * while writers go on, so that no write makes the copying begin anew.
 * @param tell called now and then with the share that is copied, 0 to 1
 */
export async function copyDatabase(from: string, to: string, tell: (share: number) => void): Promise<void> {
	closeSync(openSync(to, "wx", 0o600));
	const connection = new Database(from, { readonly: true, fileMustExist: true });
	try {
		connection.exec("BEGIN");
		connection.prepare("SELECT count(*) FROM sqlite_schema").get();
		await connection.backup(to, {
			progress({ totalPages, remainingPages }) {
				tell(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
				return pagesPerStep;
			},
		});
	} finally {
		connection.close();
	}
}
