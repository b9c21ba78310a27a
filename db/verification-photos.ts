import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { PhotoRef } from "../server/domain/photo.ts";
import type { AnyEvent } from "./canonical.ts";
import type { Store } from "./open.ts";
import { photo } from "./schema-photo.ts";
import type { Findings } from "./verification-findings.ts";

function photosIn(event: AnyEvent): readonly PhotoRef[] {
	return event.type === "ReportReceived" ? (event.photos ?? []) : [];
}

/** Every photo an event names is there, and is the one that was sent (trust.md I3, swap an attachment). */
export function photosChecker({ orm }: Store, findings: Findings) {
	const byId = orm
		.select({ bytes: photo.bytes })
		.from(photo)
		.where(eq(photo.id, sql.placeholder("id")))
		.prepare();
	return (position: number, event: AnyEvent): void => {
		for (const { photoId, sha256 } of photosIn(event)) {
			const row = byId.get({ id: photoId });
			if (row === undefined) findings.add("photos", `A photo of event ${position} is not there.`);
			else if (createHash("sha256").update(row.bytes).digest("hex") !== sha256)
				findings.add("photos", `A photo of event ${position} is not the one that was sent.`);
		}
	};
}
