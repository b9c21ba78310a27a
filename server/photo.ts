import { photoPixelsMax, photoSidePixelsMax, photosWaitingMax } from "./domain/limits.ts";
import { photoKindOf } from "./domain/photo.ts";
import type { RefusalCode } from "./domain/refusal.ts";

const quality = 80;

/** Loaded with the first picture: a start need not wait for it. */
export async function decoder() {
	const { default: sharp } = await import("sharp");
	sharp.concurrency(1);
	sharp.cache(false);
	return sharp;
}

// One after the other: a picture unpacked takes as much memory as a thousand reports.
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Nothing of the file is taken over but its pixels, turned as the camera was held. */
async function madeAnew(bytes: Uint8Array): Promise<Buffer> {
	const sharp = await decoder();
	return sharp(bytes, { limitInputPixels: photoPixelsMax, failOn: "error" })
		.autoOrient()
		.resize({
			width: photoSidePixelsMax,
			height: photoSidePixelsMax,
			fit: "inside",
			withoutEnlargement: true,
		})
		.flatten({ background: "#fff" })
		.jpeg({ quality, mozjpeg: true })
		.toBuffer();
}

/** The picture as a JPEG without metadata, its longest side 2,048 pixels; or why it cannot be one (trust.md A3). */
export async function photoFrom(bytes: Uint8Array): Promise<Buffer | RefusalCode> {
	const kind = photoKindOf(bytes);
	if (kind === null) return "photoUnusable";
	if (kind === "heic") return "photoHeic";
	if (waiting >= photosWaitingMax) return "busy";
	waiting += 1;
	const made = last.then(() => madeAnew(bytes));
	last = made.catch(() => undefined);
	try {
		return await made;
	} catch {
		// What the decoder says of a broken file helps nobody who holds a phone.
		return "photoUnusable";
	} finally {
		waiting -= 1;
	}
}
