import { createHash } from "node:crypto";
import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import { photoUntakenSecondsMax, retriesForgottenMax } from "../server/domain/limits.ts";
import type { Photos } from "../server/domain/photo.ts";
import { orRefused } from "./errors.ts";
import type { Store } from "./open.ts";
import { photo } from "./schema-photo.ts";

const idBytes = 16;

/** Pictures in the same file as the events: one backup, one check, and a commit that is synced before anybody is told. */
export function photosOf(store: Store, randomBytes: (count: number) => Uint8Array): Photos {
	const { orm, patience } = store;
	const bytesOf = (id: string) =>
		orm.select({ bytes: photo.bytes }).from(photo).where(eq(photo.id, id)).get()?.bytes ?? null;
	return {
		add(bytes, addedAt) {
			const id = Buffer.from(randomBytes(idBytes)).toString("base64url");
			orRefused(patience, () =>
				orm
					.insert(photo)
					.values({ id, addedAt, bytes: Buffer.from(bytes) })
					.run(),
			);
			return id;
		},
		refOf(id) {
			const bytes = bytesOf(id);
			return bytes === null
				? null
				: { photoId: id, sha256: createHash("sha256").update(bytes).digest("hex") };
		},
		isTaken: (id) => {
			const row = orm.select({ by: photo.caseNumber }).from(photo).where(eq(photo.id, id)).get();
			return row !== undefined && row.by !== null;
		},
		bytesOf,
		forget(ids) {
			const untaken = and(inArray(photo.id, [...ids]), isNull(photo.caseNumber));
			// The file that holds them is stored: a photo that stays goes with the next sweep.
			patience.aside(() => orm.delete(photo).where(untaken).run().changes, 0);
			store.scrub();
		},
	};
}

/** A report has taken the photo: it stays. Another report that names it too does not own it. */
export function photoTaker({ orm }: Store) {
	return (caseNumber: string, id: string): void => {
		orm
			.update(photo)
			.set({ caseNumber })
			.where(and(eq(photo.id, id), isNull(photo.caseNumber)))
			.run();
	};
}

/** Takes the bytes of a photo away, in the transaction under way; no row stays, whichever report took it first. */
export function photoEraser(store: Store) {
	return (id: string): void => {
		store.orm.delete(photo).where(eq(photo.id, id)).run();
		store.scrub();
	};
}

/** Erases photos of reports that were never sent, a bounded number of them. Gives how many. */
export function forgetPhotos({ orm, patience }: Store, now: number): number {
	const untaken = orm
		.select({ id: photo.id })
		.from(photo)
		.where(and(isNull(photo.caseNumber), lt(photo.addedAt, now - photoUntakenSecondsMax)))
		.limit(retriesForgottenMax);
	return patience.aside(() => orm.delete(photo).where(inArray(photo.id, untaken)).run().changes, 0);
}
