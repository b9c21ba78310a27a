import { and, asc, eq, isNull, lt } from "drizzle-orm";
import type { NewPasskey, Passkey, Passkeys, UsedChallenge } from "../server/domain/passkey.ts";
import { orRefused } from "./errors.ts";
import type { Store } from "./open.ts";
import { passkey, passkeyChallenge } from "./schema-passkey.ts";

type Row = typeof passkey.$inferSelect;

function passkeyIn({ transports, synced, ...row }: Row): Passkey {
	return { ...row, transports: transports.split(",").filter((one) => one !== ""), synced: synced === 1 };
}

/** Answers a challenge; false where that happened before. */
function answers({ orm }: Store, { mac, until }: UsedChallenge): boolean {
	const row = { mac: Buffer.from(mac), until };
	return orm.insert(passkeyChallenge).values(row).onConflictDoNothing().run().changes === 1;
}

/** Passkeys and the challenges they answered. */
export function passkeysOf(store: Store): Passkeys {
	const { orm, patience } = store;
	const own = (personId: string, passkeyId: string) =>
		and(eq(passkey.personId, personId), eq(passkey.passkeyId, passkeyId));
	return {
		passkeysOf: (personId) =>
			orm
				.select()
				.from(passkey)
				.where(eq(passkey.personId, personId))
				.orderBy(asc(passkey.addedAt), asc(passkey.passkeyId))
				.all()
				.map(passkeyIn),
		findPasskey: (credentialId) => {
			const row = orm.select().from(passkey).where(eq(passkey.credentialId, credentialId)).get();
			return row === undefined ? null : passkeyIn(row);
		},
		isAnswered: (mac) => {
			const by = eq(passkeyChallenge.mac, Buffer.from(mac));
			return (
				orm.select({ until: passkeyChallenge.until }).from(passkeyChallenge).where(by).get() !== undefined
			);
		},
		namePasskey: (personId, passkeyId, name) =>
			orRefused(patience, () => orm.update(passkey).set({ name }).where(own(personId, passkeyId)).run())
				.changes === 1,
		usePasskey: ({ passkeyId, counter, at, challenge }) =>
			orRefused(patience, () =>
				orm.transaction(() => {
					if (!answers(store, challenge)) return false;
					// A device that does not count says 0 each time.
					const isFurther = counter === 0 ? eq(passkey.counter, 0) : lt(passkey.counter, counter);
					const usable = and(eq(passkey.passkeyId, passkeyId), isFurther, isNull(passkey.doubtedAt));
					return orm.update(passkey).set({ counter, usedAt: at }).where(usable).run().changes === 1;
				}),
			),
		forgetChallenges: (at) => {
			patience.aside(() => orm.delete(passkeyChallenge).where(lt(passkeyChallenge.until, at)).run(), null);
		},
	};
}

/** What a deed changes in passkeys, inside its transaction. */
export function passkeyKeeper(store: Store) {
	const { orm } = store;
	return {
		/** @throws when the challenge was answered before, or the key is somebody's already: the deed looked at both */
		add: ({ challenge, publicKey, transports, synced, ...row }: NewPasskey): void => {
			if (!answers(store, challenge)) throw new Error("a challenge was answered twice");
			const kept = { ...row, publicKey: Buffer.from(publicKey), transports: transports.join(",") };
			orm
				.insert(passkey)
				.values({ ...kept, synced: synced ? 1 : 0 })
				.run();
		},
		remove: (personId: string, passkeyId: string | null): void => {
			const which = passkeyId === null ? undefined : eq(passkey.passkeyId, passkeyId);
			orm
				.delete(passkey)
				.where(and(eq(passkey.personId, personId), which))
				.run();
		},
		doubt: (passkeyId: string, at: number): void => {
			const first = and(eq(passkey.passkeyId, passkeyId), isNull(passkey.doubtedAt));
			orm.update(passkey).set({ doubtedAt: at }).where(first).run();
		},
	};
}
