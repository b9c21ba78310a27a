import type { Account, Accounts, OpenSession } from "../server/reads.ts";
import type { Store } from "./open.ts";

type Saved = Account & { readonly username: string };

export function accountsOf({ connection: db }: Store): Accounts & { save(account: Saved): void } {
	return {
		find: (username) =>
			db
				.prepare<[string], Account>(
					"SELECT person_id AS personId, passphrase_hash AS passphraseHash, totp_secret AS totpSecret FROM account WHERE username = ?",
				)
				.get(username) ?? null,
		save: ({ personId, username, passphraseHash, totpSecret }) => {
			db.prepare("INSERT INTO account (person_id, username, passphrase_hash, totp_secret) VALUES (?, ?, ?, ?)").run(personId, username, passphraseHash, totpSecret);
		},
		useTotpStep: (personId, step) =>
			db.prepare("UPDATE account SET totp_last_step = ? WHERE person_id = ? AND totp_last_step < ?").run(step, personId, step).changes === 1,
		openSession: (mac, personId, at) => {
			db.prepare("INSERT INTO session VALUES (?, ?, ?, ?)").run(mac, personId, at, at);
		},
		findSession: (mac) =>
			db
				.prepare<[Uint8Array], OpenSession>("SELECT person_id AS personId, created_at AS createdAt, seen_at AS seenAt FROM session WHERE token_mac = ?")
				.get(mac) ?? null,
		touchSession: (mac, at) => {
			db.prepare("UPDATE session SET seen_at = ? WHERE token_mac = ?").run(at, mac);
		},
		closeSession: (mac) => {
			db.prepare("DELETE FROM session WHERE token_mac = ?").run(mac);
		},
	};
}
