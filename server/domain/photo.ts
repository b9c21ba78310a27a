/**
 * Photos of a report (trust.md A3, I3): made anew by the server, so that place, device and time are gone; the event holds
 * the SHA-256 of what is kept, so that another picture in its place is found.
 */
export type PhotoRef = {
	/** Drawn at random; says nothing. */
	readonly photoId: string;
	/** Of the kept bytes, in hex. */
	readonly sha256: string;
};
export type PhotoKind = "jpeg" | "png" | "webp" | "heic";

/** Where photos lie; the engine behind it is for the process to choose. */
export type Photos = {
	/** Keeps a picture until a report takes it, for a day at most; durable when it returns. Gives its id. */
	add(bytes: Uint8Array, now: number): string;
	/** What a report may say of it; null for none with this id. */
	refOf(id: string): PhotoRef | null;
	bytesOf(id: string): Uint8Array | null;
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
