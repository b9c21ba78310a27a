import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetPhotos } from "../../db/photos.ts";
import {
	casePhotosMax,
	photoBytesMax,
	photoPixelsMax,
	photoUntakenSecondsMax,
	reportPhotosMax,
} from "../../server/domain/limits.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { multipartOf, photoWithPlace } from "../support/photos.ts";
import { pageOf } from "../support/plain-browser.ts";
import { expectRefusal } from "../support/refusals.ts";
import { read } from "../support/staff-deeds.ts";

const typed = { text: "楼道的扶手断了。", areaCode: "110199001001001", categoryCode: "0203", step: "check" };
const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");

let house: TestHouse;
/** As a phone takes it, and one where its size tells nothing: to pack the large one costs as much as all else here. */
let original: Buffer;
let small: Buffer;
beforeAll(async () => {
	house = await openTestHouse();
	original = await photoWithPlace();
	small = await photoWithPlace(60, 40);
});
afterAll(() => house.close());

async function post(url: string, fields: Readonly<Record<string, string>>, files: readonly Uint8Array[]) {
	const { payload, headers } = await multipartOf(fields, files);
	return house.app.inject({ method: "POST", url, payload, headers });
}
const send = (bytes: Uint8Array) => post("/api/photos", {}, [bytes]);
const sentPhoto = async (bytes = small) => (await send(bytes)).json<{ photoId: string }>().photoId;

describe("a photo that is sent", () => {
	test("goes in with a place and comes out clean: no place, device, author or time, its longest side 2,048", async () => {
		expect((await sharp(original).metadata()).exif?.toString("latin1")).toContain("MarkerPhone");
		const photoId = await sentPhoto(original);
		const { receipt } = await house.submit({ photos: [photoId] });
		const reply = await house.resident.get(`/api/follow/photos/${photoId}`, { "x-receipt": receipt });
		expect(reply.headers).toMatchObject({
			"content-type": "image/jpeg",
			"x-content-type-options": "nosniff",
			"content-disposition": 'attachment; filename="photo.jpg"',
		});
		const { format, width, height, exif, icc, xmp, iptc } = await sharp(reply.rawPayload).metadata();
		expect([format, width, height, exif, icc, xmp, iptc]).toEqual([
			...["jpeg", 2_048, 819],
			...[undefined, undefined, undefined, undefined],
		]);
		expect(reply.rawPayload.toString("latin1")).not.toMatch(/Marker|Exif|GPS/);
	});

	test("is kept nowhere as it came: not its name, not its marks", async () => {
		await sentPhoto();
		const rows = house.store.connection.prepare("SELECT * FROM photo").all();
		expect(JSON.stringify(rows.map((row) => Object.values(row as object).map(String)))).not.toContain(
			"Marker",
		);
		expect(house.log.join()).not.toContain("Marker");
	});

	test("is judged by its content, not its name: HEIC says how, anything else is none", async () => {
		expectRefusal(await send(heic), 422, "photoHeic", "photo");
		expectRefusal(await send(Buffer.from("<svg onload=alert(1)>")), 422, "photoUnusable", "photo");
		// What the decoder could draw counts as little as what it could not.
		const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9"/></svg>';
		for (const other of [Buffer.from(drawing), await sharp(original).resize(9).gif().toBuffer()])
			expectRefusal(await send(other), 422, "photoUnusable", "photo");
		expectRefusal(await send(original.subarray(0, 400)), 422, "photoUnusable", "photo");
		expectRefusal(await send(Buffer.alloc(photoBytesMax + 1, 0xff)), 422, "photoTooLarge", "photo");
	});

	test("that is a small file of very many pixels is not unpacked", async () => {
		const side = Math.ceil(Math.sqrt(photoPixelsMax + 1));
		const size = { width: side, height: side, channels: 3 as const };
		const bomb = await sharp({ create: { ...size, background: "#eee" } })
			.png({ compressionLevel: 9 })
			.toBuffer();
		expect(bomb.length).toBeLessThan(photoBytesMax / 10);
		expectRefusal(await send(bomb), 422, "photoUnusable", "photo");
	});

	test("that does not exist is in no report, and more than six are not either", async () => {
		const headers = { "idempotency-key": "photo-key-0000000001" };
		const { step: _step, ...report } = typed;
		const unknown = { ...report, photos: ["0123456789abcdefABCDEF"] };
		expectRefusal(
			await house.resident.post("/api/reports", unknown, headers),
			422,
			"photoUnusable",
			"photos",
		);
		const many = {
			...report,
			photos: Array.from({ length: reportPhotosMax + 1 }, () => "0123456789abcdefABCDEF"),
		};
		expectRefusal(await house.resident.post("/api/reports", many, headers), 400, "bodyInvalid", "photos");
	});

	test("is forgotten after a day where no report has taken it, and stays where one has", async () => {
		const [left, taken] = [await sentPhoto(), await sentPhoto()];
		await house.submit({ photos: [taken] });
		while (forgetPhotos(house.store, house.now() + photoUntakenSecondsMax + 1) > 0);
		const ids = house.store.connection.prepare<[], string>("SELECT id FROM photo").pluck().all();
		expect(ids).toContain(taken);
		expect(ids).not.toContain(left);
	});
});

describe("who may see a photo", () => {
	test("whoever may read the case, and nobody else; by another receipt there is none", async () => {
		const photoId = await sentPhoto();
		const { receipt, caseNumber } = await house.submit({ photos: [photoId] });
		const url = `/api/cases/${caseNumber}/photos/${photoId}`;
		const duanmu = await house.as("duanmu");
		expect(await read(duanmu, caseNumber)).toMatchObject({ photos: [photoId] });
		expect((await duanmu.get(url)).headers["content-type"]).toBe("image/jpeg");
		expectRefusal(await (await house.as("murong")).get(url), 404, "notFound");
		expectRefusal(await house.resident.get(url), 401, "sessionMissing");
		const other = await house.submit();
		const asked = { "x-receipt": other.receipt };
		expectRefusal(await house.resident.get(`/api/follow/photos/${photoId}`, asked), 404, "receiptUnknown");
		const page = await house.resident.form("/follow/photo", { receipt, photo: photoId });
		expect(page.headers["content-type"]).toBe("image/jpeg");
	});

	test("a look at a photo of a sealed report is an event", async () => {
		const { caseNumber } = await house.submit({ photos: [await sentPhoto()], sealed: true });
		const officer = await house.as("xianyu");
		const { photos } = await read(officer, caseNumber);
		const looks = () =>
			Number(
				house.store.connection
					.prepare("SELECT count(*) FROM event WHERE type = 'SealedViewed' AND stream = ?")
					.pluck()
					.get(`case/${caseNumber}`),
			);
		const before = looks();
		for (let count = 0; count < 2; count += 1)
			expect((await officer.get(`/api/cases/${caseNumber}/photos/${photos[0]}`)).statusCode).toBe(200);
		expect(looks()).toBeGreaterThan(before);
	});
});

/** What stands in the report page, and is typed there. */
async function opened(): Promise<Record<string, string>> {
	return { ...pageOf(await house.resident.get("/", { accept: "text/html" })).fields, ...typed };
}

describe("photos of a plain form", () => {
	test("stay with the report through check and change, and can all be taken off", async () => {
		const fields = await opened();
		const check = pageOf(await post("/report", fields, [small, small]));
		expect(check.html).toContain("已加 2 张");
		const again = pageOf(await house.resident.form("/report", { ...check.fields, step: "edit" }));
		expect(again.fields.photos).toBe(check.fields.photos);
		const off = pageOf(await house.resident.form("/report", { ...again.fields, dropPhotos: "yes" }));
		expect([off.fields.photos, off.fields.text]).toEqual(["", typed.text]);
		const sent = pageOf(await house.resident.form("/report", { ...check.fields, step: "send" }));
		expect(sent.status).toBe(201);
		const follow = pageOf(await house.resident.form("/follow", { receipt: sent.fields.receipt ?? "" }));
		expect(follow.html.match(/name="photo" value="[\w-]{22}"/g)).toHaveLength(2);
	});

	test("one that cannot be opened is said at its field, and nothing typed and no other photo is lost", async () => {
		const fields = await opened();
		const page = pageOf(await post("/report", fields, [small, heic]));
		expect(page.status).toBe(422);
		expect(page.html).toMatch(/href="#photo">这种照片格式打不开。在相机设置里选“兼容性最佳”/);
		expect(page.fields.text).toBe(typed.text);
		expect(page.fields.photos).toMatch(/^[\w-]{22}$/);
	});
});

describe("more photos than a report may have", () => {
	test("stay outside of the form, which says so and keeps the first six", async () => {
		const fields = await opened();
		const page = pageOf(await post("/report", fields, Array(reportPhotosMax + 1).fill(small)));
		expect(page.status).toBe(422);
		expect(page.html).toMatch(/href="#photo">/);
		expect(page.fields.photos?.split(",")).toHaveLength(reportPhotosMax);
	});

	test("are in no report, though a form was written by hand to hold them", async () => {
		const photos = Array(reportPhotosMax + 1).fill(await sentPhoto());
		const fields = { ...(await opened()), photos: photos.join(","), step: "send" };
		const page = pageOf(await house.resident.form("/report", fields));
		expect([page.status, page.fields.receipt]).toEqual([422, undefined]);
	});
});

describe("photos sent later, under the receipt", () => {
	const messages = (receipt: string, photos: readonly string[]) =>
		house.resident.post("/api/follow/messages", { words: "补一张。", photos }, { "x-receipt": receipt });

	test("go with a message, by script or by a plain form, and stand with the others", async () => {
		const [first, second] = [await sentPhoto(), await sentPhoto()];
		const { receipt, caseNumber } = await house.submit({ photos: [first] });
		expect((await messages(receipt, [second])).json()).toMatchObject({ photos: [first, second] });
		const page = pageOf(await post("/follow/message", { receipt, words: "再补一张。" }, [small]));
		expect(page.status).toBe(200);
		expect([page.fields.photos, page.fields.words ?? ""]).toEqual(["", ""]);
		const { photos } = await read(await house.as("duanmu"), caseNumber);
		expect(photos).toHaveLength(3);
		while (forgetPhotos(house.store, house.now() + photoUntakenSecondsMax + 1) > 0);
		const seen = await house.resident.get(`/api/follow/photos/${photos[2]}`, { "x-receipt": receipt });
		expect(seen.headers["content-type"]).toBe("image/jpeg");
	});

	test("without a word are not sent, and wait in the form for one", async () => {
		const { receipt } = await house.submit();
		const page = pageOf(await post("/follow/message", { receipt, words: "" }, [small]));
		expect(page.status).toBe(422);
		const again = pageOf(
			await house.resident.form("/follow/message", { ...page.fields, words: "就是这里。" }),
		);
		expect(again.html.match(/name="photo" value="[\w-]{22}"/g)).toHaveLength(1);
	});

	test("are so many at most, and none that does not exist", async () => {
		const { receipt } = await house.submit();
		expectRefusal(await messages(receipt, ["0123456789abcdefABCDEF"]), 422, "photoUnusable", "photos");
		const photo = await sentPhoto();
		const six = Array.from({ length: reportPhotosMax }, () => photo);
		for (let count = 0; count < casePhotosMax; count += reportPhotosMax)
			expect((await messages(receipt, six)).statusCode).toBe(200);
		expectRefusal(await messages(receipt, [photo]), 422, "photosTooMany", "photos");
	});
});
