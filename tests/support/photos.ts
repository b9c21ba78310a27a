import sharp from "sharp";
import type { TestHouse, Visitor } from "./app.ts";

/** A picture of this size, dark below and light above, with a place, a device, an author and a time in its EXIF. */
export async function photoWithPlace(width = 3_000, height = 1_200): Promise<Buffer> {
	const half = Math.floor(height / 2);
	const ground = await sharp({ create: { width, height: half, channels: 3, background: "#223" } })
		.png()
		.toBuffer();
	return sharp({ create: { width, height, channels: 3, background: "#eeb" } })
		.composite([{ input: ground, top: height - half, left: 0 }])
		.withExif({
			IFD0: { Make: "MarkerPhone", Model: "MarkerModel", Artist: "MarkerAuthor", Software: "MarkerSoft" },
			IFD2: { DateTimeOriginal: "2026:11:18 07:08:09" },
			IFD3: {
				GPSLatitudeRef: "N",
				GPSLatitude: "39/1 54/1 2345/100",
				GPSLongitudeRef: "E",
				GPSLongitude: "116/1 23/1 4567/100",
			},
		})
		.jpeg()
		.toBuffer();
}

/** A form with files, as a browser sends it. */
export async function multipartOf(
	fields: Readonly<Record<string, string>>,
	files: readonly Uint8Array[],
): Promise<{ readonly payload: Buffer; readonly headers: { readonly "content-type": string } }> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	for (const bytes of files) form.append("photo", new Blob([bytes.slice()]), "IMG_MarkerName.jpg");
	const sent = new Response(form);
	const type = sent.headers.get("content-type") ?? "";
	return { payload: Buffer.from(await sent.arrayBuffer()), headers: { "content-type": type } };
}

/** Sends a photo on its way to a contact or an answer, as a browser of staff does. */
export async function sendCasePhoto(who: Visitor, caseNumber: string, bytes?: Uint8Array) {
	const { payload, headers } = await multipartOf({}, [bytes ?? (await photoWithPlace(60, 40))]);
	return who.post(`/api/photos/cases/${caseNumber}`, payload, headers);
}

/** Sends a photo ahead of its report; gives its id. */
export async function photoSent({ app }: TestHouse): Promise<string> {
	const { payload, headers } = await multipartOf({}, [await photoWithPlace(60, 40)]);
	const sent = await app.inject({ method: "POST", url: "/api/photos", payload, headers });
	return sent.json<{ photoId: string }>().photoId;
}

/** Submits a report with a photo; gives how somebody at the desk asks for it. */
export async function photoOfCase(house: TestHouse, report: object) {
	const photoId = await photoSent(house);
	const { caseNumber } = await house.submit({ ...report, photos: [photoId] });
	return (who: Visitor) => who.get(`/api/cases/${caseNumber}/photos/${photoId}`);
}
