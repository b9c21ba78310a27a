import { casePhotosMax, reportPhotosMax } from "./limits.ts";
import type { Refusal } from "./refusal.ts";

/**
 * Photos of a report and of what staff say to it (trust.md A3, I3): made anew by the server, so that place, device and
 * time are gone; the event holds the SHA-256 of what is kept, so that another picture in its place is found.
 */
export type PhotoRef = {
	/** Drawn at random; says nothing. */
	readonly photoId: string;
	/** Of the kept bytes, in hex. */
	readonly sha256: string;
};
/** An event that photos may go with; absent where there are none. */
export type Pictured = { readonly photos?: readonly PhotoRef[] };
export type PhotoKind = "jpeg" | "png" | "webp" | "heic";

/** Where photos lie; the engine behind it is for the process to choose. */
export type Photos = {
	/** Keeps a picture until a report takes it, for a day at most; durable when it returns. Gives its id. */
	add(bytes: Uint8Array, now: number): string;
	/** What a report may say of it; null for none with this id. */
	refOf(id: string): PhotoRef | null;
	/** Whether a report, or what staff said to one, has taken it. */
	isTaken(id: string): boolean;
	bytesOf(id: string): Uint8Array | null;
	/** Takes the bytes away of those that no report has taken. */
	forget(ids: readonly string[]): void;
};

const starts: readonly (readonly [kind: PhotoKind, at: number, signs: RegExp])[] = [
	["jpeg", 0, /^\xff\xd8\xff/],
	["png", 0, /^\x89PNG\r\n/],
	["webp", 8, /^WEBP/],
	["heic", 4, /^ftyp(?:hei|hev|mif1|msf1|avi)/],
];
const signCharacters = 16;

/** What a file is by its first bytes, never by its name; null for anything else. */
export function photoKindOf(bytes: Uint8Array): PhotoKind | null {
	const head = String.fromCharCode(...bytes.subarray(0, signCharacters));
	return starts.find(([, at, signs]) => signs.test(head.slice(at)))?.[0] ?? null;
}

/** Events that photos go with: the resident's report and messages, and what a holder tells the resident. */
const picturedNames: readonly string[] = [
	...["ReportReceived", "MessageLeft"],
	...["ResidentContacted", "CaseAnswered"],
];

/** The photos that went with an event. */
export function photosOf(event: { readonly type: string }): readonly PhotoRef[] {
	return picturedNames.includes(event.type) ? ((event as Pictured).photos ?? []) : [];
}

/** What is known of the photos of a case: the resident's, and those staff sent with their words. */
type Album = { readonly photos: readonly PhotoRef[]; readonly staffPhotos?: readonly PhotoRef[] };

/** What photos of staff leave behind in the case. */
export function withStaffPhotos<S extends Album>(state: S, { photos = [] }: Pictured): S {
	return photos.length === 0 ? state : { ...state, staffPhotos: [...(state.staffPhotos ?? []), ...photos] };
}

/** Why these cannot go with what a holder says: too many, or one that lies in the case already and so shows nothing new. */
export function refusePhotos(
	{ photos: sent, staffPhotos = [] }: Album,
	photos: readonly PhotoRef[],
): Refusal | null {
	const field = "photos";
	if (photos.length > reportPhotosMax || staffPhotos.length + photos.length > casePhotosMax)
		return { code: "photosTooMany", field };
	const known = new Set([...sent, ...staffPhotos].map(({ photoId }) => photoId));
	const ids = photos.map(({ photoId }) => photoId);
	const isNew = ids.every((id) => !known.has(id)) && new Set(ids).size === ids.length;
	return isNew ? null : { code: "photoUnusable", field };
}

/** As an event says it: nothing where there are none. */
export function pictured(photos: readonly PhotoRef[]): Pictured {
	return photos.length === 0 ? {} : { photos };
}
