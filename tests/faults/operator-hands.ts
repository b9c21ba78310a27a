import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { canonicalJson, leafHash } from "../../db/canonical.ts";
import { rebuild } from "../../db/rebuild.ts";
import type { Signer } from "../support/reference-log.ts";
import { opened, signed } from "./operator-house.ts";

/** An event as its bytes say it; what an operator may want to be otherwise. */
export type Fact = {
	readonly event: { readonly type: string; readonly at: number } & Readonly<Record<string, unknown>>;
	readonly salt: string;
	readonly stream: string;
	readonly v: 1;
	readonly version: number;
};

/**
 * The hands of an operator on the file itself, past every trigger, which he puts back when he is done. `rewrite` and
 * `coverUp` make everything fit that he has power over: bytes, hashes, log, checkpoints, read models.
 */
export class Hands {
	readonly database: Database.Database;
	readonly #path: string;
	readonly #triggers: string[];

	constructor(path: string) {
		this.#path = path;
		this.database = new Database(path);
		const triggers = this.database
			.prepare<[], { name: string; sql: string }>(
				"SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
			)
			.all();
		this.#triggers = triggers.map(({ sql }) => sql);
		for (const { name } of triggers) this.database.exec(`DROP TRIGGER ${name}`);
	}

	facts(): Fact[] {
		const all = this.database.prepare<[], string>("SELECT bytes FROM event ORDER BY position").pluck().all();
		return all.map((bytes): Fact => JSON.parse(bytes));
	}

	/** Makes these the events of the house, each with its bytes, its version and its leaf hash. */
	rewrite(facts: readonly Fact[]): void {
		this.database.exec("DELETE FROM event");
		const insert = this.database.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)");
		const versions = new Map<string, number>();
		for (const [index, fact] of facts.entries()) {
			const version = (versions.get(fact.stream) ?? 0) + 1;
			versions.set(fact.stream, version);
			const bytes = canonicalJson({ ...fact, version });
			const { type, at } = fact.event;
			insert.run(index + 1, fact.stream, version, type, at, bytes, leafHash(bytes));
		}
	}

	/** Takes away what would still tell of cases that no event tells of. */
	forgetLost(): void {
		const lost = "case_number NOT IN (SELECT substr(stream, 6) FROM event WHERE stream LIKE 'case/%')";
		this.database.exec(`DELETE FROM receipt WHERE ${lost}; DELETE FROM words WHERE ${lost};
			DELETE FROM photo WHERE ${lost}`);
		const said = this.database.prepare("SELECT group_concat(bytes) FROM event").pluck().get();
		const remove = this.database.prepare("DELETE FROM words WHERE id = ?");
		for (const id of this.database.prepare("SELECT id FROM words").pluck().all())
			if (!String(said).includes(String(id))) remove.run(id);
	}

	/** Puts the triggers back and lets go of the file. */
	letGo(): void {
		for (const sql of this.#triggers) this.database.exec(sql);
		this.database.close();
	}

	/** Lets go, then makes read models, log and checkpoint anew, signed with `signer`'s key. */
	coverUp(signer: Signer): void {
		this.database.exec("DELETE FROM log_run; DELETE FROM log_checkpoint");
		const newest = Number(this.database.prepare("SELECT max(at) FROM event").pluck().get());
		this.letGo();
		const { store, log } = opened(this.#path);
		signed(log, signer, newest);
		rebuild(store);
		store.close();
	}
}

export function freshSalt(): string {
	return randomBytes(16).toString("base64url");
}
