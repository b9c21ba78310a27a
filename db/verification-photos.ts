import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { photosErasedBy } from "../server/domain/erasure-events.ts";
import { type PhotoRef, photosOf } from "../server/domain/photo.ts";
import type { AnyEvent } from "./canonical.ts";
import type { Store } from "./open.ts";
import { photo } from "./schema-photo.ts";
import type { Findings } from "./verification-findings.ts";

type Where = { readonly position: number; readonly stream: string };

/**
 * Every photo an event names is there and is the one that was sent (trust.md I3, swap an attachment), or gone by an event
 * of a report that had it (trust.md I5).
 */
export function photosChecker({ orm }: Store, findings: Findings) {
	const byId = orm
		.select({ bytes: photo.bytes })
		.from(photo)
		.where(eq(photo.id, sql.placeholder("id")))
		.prepare();
	/** Those that are not there, by id, with the events that name them. */
	const missing = new Map<string, Where[]>();
	const checkOne = (where: Where, { photoId, sha256 }: PhotoRef): void => {
		const row = byId.get({ id: photoId });
		if (row === undefined) missing.set(photoId, [...(missing.get(photoId) ?? []), where]);
		else if (createHash("sha256").update(row.bytes).digest("hex") !== sha256)
			findings.add("photos", `A photo of event ${where.position} is not the one that was sent.`);
	};
	const explain = ({ position, stream }: Where, photoId: string): void => {
		if (byId.get({ id: photoId }) !== undefined)
			findings.add("photos", `A photo that event ${position} erased is still there.`);
		if (missing.get(photoId)?.some((where) => where.stream === stream)) missing.delete(photoId);
	};
	return {
		check({ position, stream }: Where, event: AnyEvent): void {
			for (const one of photosOf(event)) checkOne({ position, stream }, one);
			for (const photoId of photosErasedBy(event)) explain({ position, stream }, photoId);
		},
		/** Once every event was seen. */
		finish(): void {
			for (const { position } of [...missing.values()].flat())
				findings.add("photos", `A photo of event ${position} is not there.`);
		},
	};
}
