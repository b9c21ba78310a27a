import { and, desc, eq, lt, lte, ne, or, sql } from "drizzle-orm";
import { sessionIdleSecondsMax, sessionSecondsMax } from "../server/domain/limits.ts";
import type { Passkeys } from "../server/domain/passkey.ts";
import type { Access, AccountSecrets, Accounts } from "../server/domain/reads.ts";
import { orRefused } from "./errors.ts";
import type { Store } from "./open.ts";
import { passkeyKeeper, passkeysOf } from "./passkeys.ts";
import { account, session } from "./schema.ts";

/** A session is marked as seen at most this often: each mark is a commit, and idle time is counted in minutes. */
const seenEverySeconds = 60;

/** What stands in the place of a hash where a passkey alone lets the person in: no passphrase ever fits it. */
const noPassphrase = "";

type OfAccounts = "find" | "wayOf" | "isOpen" | "useTotpStep";

function accountReads({ orm, patience }: Store): Pick<Accounts, OfAccounts> {
	return {
		find(username) {
			const { personId, passphraseHash, totpSecret } = account;
			const columns = { personId, passphraseHash, totpSecret };
			const row = orm.select(columns).from(account).where(eq(account.username, username)).get();
			if (row === undefined) return null;
			return { ...row, passphraseHash: row.passphraseHash === noPassphrase ? null : row.passphraseHash };
		},
		wayOf(personId) {
			const { username, passphraseHash: hash } = account;
			const row = orm.select({ username, hash }).from(account).where(eq(account.personId, personId)).get();
			return row === undefined ? null : { username: row.username, hasPassphrase: row.hash !== noPassphrase };
		},
		isOpen(personId) {
			const row = { personId: account.personId };
			return orm.select(row).from(account).where(eq(account.personId, personId)).get() !== undefined;
		},
		useTotpStep(personId, step) {
			const unused = and(eq(account.personId, personId), lt(account.totpLastStep, step));
			const use = orm.update(account).set({ totpLastStep: step }).where(unused);
			return orRefused(patience, () => use.run()).changes === 1;
		},
	};
}

function sessionTable({ orm, patience }: Store): Omit<Accounts, OfAccounts | keyof Passkeys> {
	const byMac = eq(session.tokenMac, sql.placeholder("mac"));
	const { personId, createdAt, seenAt } = session;
	const find = orm.select({ personId, createdAt, seenAt }).from(session).where(byMac).prepare();
	const touch = orm
		.update(session)
		.set({ seenAt: sql`${sql.placeholder("at")}` })
		.where(and(byMac, lte(seenAt, sql.placeholder("before"))))
		.prepare();
	return {
		openSession(tokenMac, ofPerson, at) {
			const row = { tokenMac: Buffer.from(tokenMac), personId: ofPerson, createdAt: at, seenAt: at };
			orRefused(patience, () => orm.insert(session).values(row).run());
		},
		findSession: (mac) => find.get({ mac }) ?? null,
		sessionsOf: (ofPerson) =>
			orm
				.select({ tokenMac: session.tokenMac, createdAt, seenAt })
				.from(session)
				.where(eq(personId, ofPerson))
				.orderBy(desc(createdAt))
				.all(),
		closeSessionOf(ofPerson, tokenMac) {
			const own = and(eq(personId, ofPerson), eq(session.tokenMac, Buffer.from(tokenMac)));
			orRefused(patience, () => orm.delete(session).where(own).run());
		},
		closeOthersOf(ofPerson, tokenMac) {
			const others = and(eq(personId, ofPerson), ne(session.tokenMac, Buffer.from(tokenMac)));
			orRefused(patience, () => orm.delete(session).where(others).run());
		},
		touchSession(mac, at) {
			// A mark that cannot be made ends the session a little early, and nothing worse.
			patience.aside(() => touch.run({ mac, at, before: at - seenEverySeconds }), null);
		},
		closeSession(tokenMac) {
			const close = orm.delete(session).where(eq(session.tokenMac, Buffer.from(tokenMac)));
			orRefused(patience, () => close.run());
		},
		forgetSessions(at) {
			const isOver = or(lt(createdAt, at - sessionSecondsMax), lt(seenAt, at - sessionIdleSecondsMax));
			patience.aside(() => orm.delete(session).where(isOver).run(), null);
		},
	};
}

/** Accounts and sessions of staff. They hold secrets, so they are no events; whoever calls sets their time limits. */
export function accountsOf(store: Store): Accounts & { save(entry: AccountSecrets): void } {
	const { orm } = store;
	return {
		...accountReads(store),
		...sessionTable(store),
		...passkeysOf(store),
		/** Adds the account of a person, or gives it a new name and secrets. */
		save({ personId, username, passphraseHash, totpSecret, totpLastStep }) {
			const sealed = totpSecret && Buffer.from(totpSecret);
			const used = totpLastStep === undefined ? {} : { totpLastStep };
			const secrets = {
				...{ username, passphraseHash: passphraseHash ?? noPassphrase },
				...{ totpSecret: sealed, ...used },
			};
			const target = account.personId;
			const row = { personId, ...secrets };
			orm.insert(account).values(row).onConflictDoUpdate({ target, set: secrets }).run();
		},
	};
}

/** Does what a deed changes in who can sign in, inside its transaction. */
export function accessKeeper(store: Store): (access: Access) => void {
	const { orm } = store;
	const { save } = accountsOf(store);
	const passkeys = passkeyKeeper(store);
	const endSessions = (personId: string, keep?: Uint8Array) => {
		const others = keep === undefined ? undefined : ne(session.tokenMac, Buffer.from(keep));
		orm
			.delete(session)
			.where(and(eq(session.personId, personId), others))
			.run();
	};
	return (access) => {
		if ("open" in access) {
			endSessions(access.open.personId);
			save(access.open);
			if (access.passkey !== undefined) passkeys.add(access.passkey);
		} else if ("renew" in access) {
			endSessions(access.renew.personId, access.keep);
			save(access.renew);
		} else if ("close" in access) {
			endSessions(access.close);
			passkeys.remove(access.close, null);
			orm.delete(account).where(eq(account.personId, access.close)).run();
		} else if ("add" in access) passkeys.add(access.add);
		else if ("remove" in access) {
			endSessions(access.remove.personId, access.remove.keep);
			passkeys.remove(access.remove.personId, access.remove.passkeyId);
		} else passkeys.doubt(access.doubt.passkeyId, access.doubt.at);
	};
}
