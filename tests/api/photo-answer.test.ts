import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetPhotos } from "../../db/photos.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { ReadTrailReply } from "../../server/contract/trail.ts";
import { casePhotosMax, photoUntakenSecondsMax, reportPhotosMax } from "../../server/domain/limits.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { multipartOf, photoWithPlace, sendCasePhoto } from "../support/photos.ts";
import { pageOf } from "../support/plain-browser.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, answer, contact, decide, read, said, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
let duanmu: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	duanmu = await house.as("duanmu");
});
afterAll(() => house.close());

async function sent(caseNumber: string, who: Visitor = duanmu): Promise<string> {
	const reply = await sendCasePhoto(who, caseNumber);
	expect(reply.statusCode).toBe(201);
	return reply.json<{ photoId: string }>().photoId;
}
const view = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();
const seen = (receipt: string, id: string) =>
	house.resident.get(`/api/follow/photos/${id}`, { "x-receipt": receipt });
const shownIn = ({ timeline }: FollowCaseReply, kind: string) =>
	timeline.find((entry) => entry.kind === kind)?.photos;

/** A report that was signed, contacted with one photo and answered with two. */
async function answeredWithPhotos() {
	const { caseNumber, receipt } = await house.submit();
	await sign(duanmu, caseNumber);
	const before = await sent(caseNumber);
	await contact(duanmu, caseNumber, { photos: [before] });
	const after = [await sent(caseNumber), await sent(caseNumber)];
	await answer(duanmu, caseNumber, { photos: after });
	return { caseNumber, receipt, before, after };
}

describe("photos of the holder", () => {
	test("go with a contact and an answer, and stand with those words wherever they are read", async () => {
		const { caseNumber, receipt, before, after } = await answeredWithPhotos();
		const followed = await view(receipt);
		expect([followed.photos, shownIn(followed, "contacted"), shownIn(followed, "answered")]).toEqual([
			...[[], [before], after],
		]);
		expect(followed.messages.find(({ from }) => from === "staff")?.photos).toEqual([before]);
		const shown = await read(await house.as("qiguan"), caseNumber);
		expect(shown.photos).toEqual([]);
		expect(shown.trail.find(({ type }) => type === "CaseAnswered")?.photos).toEqual(after);
		const trail = await (await house.as("qiguan")).get(`/api/cases/${caseNumber}/trail`);
		const answered = trail.json<ReadTrailReply>().items.find(({ type }) => type === "CaseAnswered");
		expect(answered?.photos).toEqual(after);
		for (const id of [before, ...after]) {
			expect((await seen(receipt, id)).headers["content-type"]).toBe("image/jpeg");
			expect((await duanmu.get(`/api/cases/${caseNumber}/photos/${id}`)).statusCode).toBe(200);
		}
	});

	test("come out clean of place, device and time, and their hash lies in the event", async () => {
		const { caseNumber } = await house.submit();
		const reply = await sendCasePhoto(duanmu, caseNumber, await photoWithPlace());
		const { photoId } = reply.json<{ photoId: string }>();
		await act(duanmu, caseNumber, "settlement", { words: "换好了。", photos: [photoId] });
		const kept = await duanmu.get(`/api/cases/${caseNumber}/photos/${photoId}`);
		const { exif, width } = await sharp(kept.rawPayload).metadata();
		expect([exif, width]).toEqual([undefined, 2_048]);
		expect(kept.rawPayload.toString("latin1")).not.toMatch(/Marker|Exif|GPS/);
		const bytes = house.store.connection
			.prepare<[string], string>("SELECT bytes FROM event WHERE type = 'CaseAnswered' AND stream = ?")
			.pluck()
			.get(`case/${caseNumber}`);
		expect(JSON.parse(bytes ?? "{}").event.photos).toEqual([
			{ photoId, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
		]);
	});

	test("are sent by whoever may contact or answer now, and by nobody else", async () => {
		const { caseNumber } = await house.submit();
		expectRefusal(await sendCasePhoto(await house.as("qiguan"), caseNumber), 403, "notYours");
		expectRefusal(await sendCasePhoto(await house.as("murong"), caseNumber), 404, "notFound");
		expectRefusal(await sendCasePhoto(duanmu, "261118-0000-0000"), 404, "notFound");
		await answer(duanmu, caseNumber);
		expectRefusal(await sendCasePhoto(duanmu, caseNumber), 409, "alreadyAnswered");
		const broken = await sendCasePhoto(duanmu, (await house.submit()).caseNumber, Buffer.from("<svg>"));
		expectRefusal(broken, 422, "photoUnusable", "photo");
	});

	test("show something of this case: none that went with anything before, and so many at most", async () => {
		const { before } = await answeredWithPhotos();
		const { payload, headers } = await multipartOf({}, [await photoWithPlace(60, 40)]);
		const own = await house.app.inject({ method: "POST", url: "/api/photos", payload, headers });
		const { photoId } = own.json<{ photoId: string }>();
		const { caseNumber, receipt } = await house.submit({ photos: [photoId] });
		// The resident may say the same twice; what the holder shows is none the worse for it.
		const again = { words: "再看这张。", photos: [photoId] };
		await house.resident.post("/api/follow/messages", again, { "x-receipt": receipt });
		const fresh = await sent(caseNumber);
		const { version } = await read(duanmu, caseNumber);
		const tried = (photos: readonly string[]) =>
			duanmu.post(`/api/cases/${caseNumber}/answer`, { ...said.answer, photos, expectedVersion: version });
		for (const photos of [[before], [photoId], [fresh, fresh], ["0123456789abcdefABCDEF"]])
			expectRefusal(await tried(photos), 422, "photoUnusable", "photos");
		expectRefusal(
			await tried(Array.from({ length: reportPhotosMax + 1 }, () => fresh)),
			...([400, "bodyInvalid", "photos"] as const),
		);
		for (let count = 0; count < casePhotosMax; count += reportPhotosMax) {
			const six = [];
			while (six.length < reportPhotosMax) six.push(await sent(caseNumber));
			await contact(duanmu, caseNumber, { photos: six });
		}
		const { version: later } = await read(duanmu, caseNumber);
		const more = { ...said.answer, photos: [fresh], expectedVersion: later };
		const refused = await duanmu.post(`/api/cases/${caseNumber}/answer`, more);
		expectRefusal(refused, 422, "photosTooMany", "photos");
	});

	test("of an answer that cannot be are the resident's to see once the superior has confirmed it, not before", async () => {
		const { caseNumber, receipt } = await house.submit();
		const photo = await sent(caseNumber);
		await answer(duanmu, caseNumber, { ...said.cannot, photos: [photo] });
		expect((await seen(receipt, photo)).statusCode).toBe(404);
		await decide(await house.as("qiguan"), caseNumber, true);
		expect(shownIn(await view(receipt), "answered")).toEqual([photo]);
		expect((await seen(receipt, photo)).statusCode).toBe(200);
	});

	test("that no answer took are forgotten after a day; those that one took stay", async () => {
		const { caseNumber, receipt, after } = await answeredWithPhotos();
		const { caseNumber: other } = await house.submit();
		const left = await sent(other);
		while (forgetPhotos(house.store, house.now() + photoUntakenSecondsMax + 1) > 0);
		const ids = house.store.connection.prepare<[], string>("SELECT id FROM photo").pluck().all();
		expect(ids).toEqual(expect.arrayContaining(after));
		expect(ids).not.toContain(left);
		expect((await seen(receipt, after[0] ?? "")).statusCode).toBe(200);
		expect((await read(duanmu, caseNumber)).state).toBe("followUp");
	});

	test("are a press away on the plain page, beside the answer, and open no other receipt", async () => {
		const { receipt, after } = await answeredWithPhotos();
		const page = pageOf(await house.resident.form("/follow", { receipt }));
		for (const id of after) expect(page.html).toContain(`name="photo" value="${id}"`);
		const picture = await house.resident.form("/follow/photo", { receipt, photo: after[0] ?? "" });
		expect(picture.headers["content-type"]).toBe("image/jpeg");
		const other = await house.submit();
		expect((await seen(other.receipt, after[0] ?? "")).statusCode).toBe(404);
		const exported = await house.resident.get("/api/follow/export", { "x-receipt": receipt });
		expect(exported.json().photos).toHaveLength(3);
	});
});
