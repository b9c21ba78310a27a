import { join } from "node:path";
import Database from "better-sqlite3";
import { openStore } from "../../db/open.ts";
import { projectRoot } from "../../server/root.ts";

const migrations = join(projectRoot(), "migrations");

/** Opens the database with every migration, and kills this process after that many statements. */
export function migrateAndDie(path: string, statements: number): void {
	const { prepare } = Database.prototype;
	let left = statements;
	const counted = (statement: Database.Statement): Database.Statement => {
		const { run } = statement;
		return Object.assign(statement, {
			run(...values: readonly unknown[]) {
				const result = Reflect.apply(run, statement, values);
				left -= 1;
				if (left === 0) process.kill(process.pid, "SIGKILL");
				return result;
			},
		});
	};
	Object.assign(Database.prototype, {
		prepare(this: Database.Database, sql: string) {
			return counted(Reflect.apply(prepare, this, [sql]));
		},
	});
	openStore(path, { migrations }).close();
}
