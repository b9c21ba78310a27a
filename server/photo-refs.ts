import type { PhotoRef, Photos } from "./domain/photo.ts";

/** What an event says of these photos; null where one of them is not there. */
export function photoRefs(ids: readonly string[], photos: Photos): readonly PhotoRef[] | null {
	const refs = ids.flatMap((id) => photos.refOf(id) ?? []);
	return refs.length === ids.length ? refs : null;
}

/** The same for what staff say; null too where one has gone with anything before: it would show nothing of this case. */
export function freshPhotoRefs(ids: readonly string[], photos: Photos): readonly PhotoRef[] | null {
	return ids.some((id) => photos.isTaken(id)) ? null : photoRefs(ids, photos);
}
