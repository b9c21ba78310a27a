import sharp from "sharp";
import { photoFrom } from "../photo.ts";

/** A pavement at noon with one new slab in it, drawn: the demo shows nobody's street. */
const drawing = `
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 12 9">
	<rect width="12" height="9" fill="#9aa39f"/>
	<path d="M0 3h12M0 6h12M3 0v3M7 0v3M1 3v3M5 3v3M9 3v3M3 6v3M7 6v3M11 6v3" stroke="#6c7672" stroke-width=".06"/>
	<rect x="5.05" y="3.05" width="3.9" height="2.9" fill="#d8ddd9"/>
	<circle cx="7" cy="4.5" r="1" fill="#59625f" stroke="#333a37" stroke-width=".12"/>
	<path d="M6.3 4.5h1.4M7 3.8v1.4" stroke="#333a37" stroke-width=".1"/>
</svg>`;

/** The picture that goes with an answer of the demo, made anew like everybody's. */
export async function demoPicture(): Promise<Uint8Array> {
	const made = await photoFrom(await sharp(Buffer.from(drawing)).png().toBuffer());
	if (typeof made === "string") throw new Error(`the demo's picture was refused as ${made}`);
	return made;
}
