import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { rebuild } from "../../db/rebuild.ts";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { multipartOf, photoWithPlace, sendCasePhoto } from "../support/photos.ts";
import { act, answer, decide, read, sign } from "../support/staff-deeds.ts";

const sliceBytes = 48;

async function houseOnDisk() {
	const folder = mkdtempSync(join(tmpdir(), "photo-law-"));
	const path = join(folder, "ledger.sqlite");
	const house = await openTestHouse("2026-11-18 10:05", { path });
	onTestFinished(async () => {
		await house.close();
		rmSync(folder, { recursive: true, force: true });
	});
	return { house, folder, path };
}

/** With a report of two photos, which its reporter has taken back. */
async function houseWithPhotos() {
	const { house, folder, path } = await houseOnDisk();
	const photos: string[] = [];
	for (const width of [900, 700]) {
		const { payload, headers } = await multipartOf({}, [await photoWithPlace(width, 500)]);
		const sent = await house.app.inject({ method: "POST", url: "/api/photos", payload, headers });
		photos.push(sent.json<{ photoId: string }>().photoId);
	}
	const report = await house.submit({ photos });
	await house.resident.post("/api/follow/withdrawal", {}, { "x-receipt": report.receipt });
	return { house, folder, path, photos, ...report };
}

function bytesOf({ store }: TestHouse, photoId: string): Buffer {
	const bytes = store.connection.prepare("SELECT bytes FROM photo WHERE id = ?").pluck().get(photoId);
	return bytes instanceof Buffer ? bytes : Buffer.alloc(0);
}

/** How many slices of a picture, from all over it, stand in any file of the folder; even ground says nothing. */
function slicesLeft(folder: string, picture: Buffer): number {
	const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
	const from = Array.from({ length: Math.floor(picture.length / 40) }, (_, index) => index * 40);
	const slices = from
		.map((at) => picture.subarray(at, at + sliceBytes))
		.filter((one) => new Set(one).size > 20);
	return slices.filter((slice) => files.some((file) => file.includes(slice))).length;
}

const found = (path: string) =>
	verifyDatabase(path, { against: null, key: null, mirrored: [] }).findings.map(({ sentence }) => sentence);
const view = async ({ resident }: TestHouse, receipt: string) =>
	(await resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();

test("with the words of a report its photos go: no byte of them is left, the hash and a tombstone are", async () => {
	const { house, folder, path, photos, receipt, caseNumber } = await houseWithPhotos();
	const pictures = photos.map((id) => bytesOf(house, id));
	for (const picture of pictures) expect(slicesLeft(folder, picture)).toBeGreaterThan(3);
	await house.resident.post("/api/follow/erasure", {}, { "x-receipt": receipt });
	const officer = await house.as("xianyu");
	const { pending } = await read(officer, caseNumber);
	expect(pending?.erasure?.pieces.map(({ place }) => place)).toEqual(["text", "photo", "photo"]);
	await decide(officer, caseNumber, true);
	// The turn after the last commit empties the WAL.
	for (const picture of pictures) await expect.poll(() => slicesLeft(folder, picture)).toBe(0);
	expect(await view(house, receipt)).toMatchObject({
		...{ text: "", photos: [], erased: [{ ground: "resident", pieces: 3 }] },
	});
	expect((await officer.get(`/api/cases/${caseNumber}/photos/${photos[0]}`)).statusCode).toBe(404);
	const events = house.store.connection.prepare<[], string>("SELECT bytes FROM event").pluck().all();
	const tombstone = events.find((bytes) => bytes.includes('"WordsErased"')) ?? "";
	expect(JSON.parse(tombstone).event.photoIds).toEqual(photos);
	expect(events.some((bytes) => /"photos":\[\{"photoId":"[^"]+","sha256":"[0-9a-f]{64}"/.test(bytes))).toBe(
		true,
	);
	house.publisher.publish();
	expect(found(path)).toEqual([]);
	rebuild(house.store);
	expect(found(path)).toEqual([]);
	const listed = (await house.resident.get("/log/erasures")).json();
	expect(listed.items).toMatchObject([{ ground: "resident", pieces: 3 }]);
});

test("one photo can go alone, on an order of a court; the other and the words stay", async () => {
	const { house, path, photos, receipt, caseNumber } = await houseWithPhotos();
	await house.at("2027-01-04 10:00");
	const order = { ground: "courtOrder", pieces: [photos[1]], basis: "（2026）第 7 号裁定" };
	await act(await house.as("zhuge"), caseNumber, "erasure", order);
	await decide(await house.as("xianyu"), caseNumber, true);
	const after = await view(house, receipt);
	expect(after.photos).toEqual([photos[0]]);
	expect(after.text).not.toBe("");
	expect(bytesOf(house, photos[1] ?? "")).toHaveLength(0);
	house.publisher.publish();
	expect(found(path)).toEqual([]);
	// What the tombstone does not name is missed all the same, and what it names must be gone.
	house.store.connection.prepare("DELETE FROM photo WHERE id = ?").run(photos[0]);
	expect(found(path)).toEqual([expect.stringMatching(/^A photo of event \d+ is not there\.$/)]);
	const back = "INSERT INTO photo VALUES (?, ?, 1, x'ff')";
	for (const id of photos) house.store.connection.prepare(back).run(id, caseNumber);
	expect(found(path)).toEqual([
		expect.stringMatching(/^A photo of event \d+ is not the one that was sent\.$/),
		expect.stringMatching(/^A photo of event \d+ is not the one that was sent\.$/),
		expect.stringMatching(/^A photo that event \d+ erased is still there\.$/),
	]);
});

test("a holder's photo goes by order of a court too: no byte of it is left, the answer and its words stay", async () => {
	// No other picture is kept: every JPEG begins with the same tables.
	const { house, folder, path } = await houseOnDisk();
	const duanmu = await house.as("duanmu");
	const { caseNumber, receipt } = await house.submit();
	await sign(duanmu, caseNumber);
	const sent = await sendCasePhoto(duanmu, caseNumber, await photoWithPlace(900, 500));
	const { photoId } = sent.json<{ photoId: string }>();
	await answer(duanmu, caseNumber, { photos: [photoId] });
	const picture = bytesOf(house, photoId);
	expect(slicesLeft(folder, picture)).toBeGreaterThan(3);
	const confirmed = await house.resident.post(
		"/api/follow/confirmation",
		{ verdict: "solved" },
		{ "x-receipt": receipt },
	);
	expect(confirmed.statusCode, confirmed.body).toBe(200);
	// Past the time in which the resident may say otherwise.
	await house.at("2027-02-15 10:00");
	const order = { ground: "courtOrder", pieces: [photoId], basis: "（2026）第 8 号裁定" };
	await act(await house.as("zhuge"), caseNumber, "erasure", order);
	await decide(await house.as("xianyu"), caseNumber, true);
	await expect.poll(() => slicesLeft(folder, picture)).toBe(0);
	expect(bytesOf(house, photoId)).toHaveLength(0);
	const entry = (await view(house, receipt)).timeline.find(({ kind }) => kind === "answered");
	expect([entry?.photos, entry?.words]).toEqual([undefined, expect.stringMatching(/./)]);
	for (const username of ["duanmu", "xianyu"]) {
		const asked = await (await house.as(username)).get(`/api/cases/${caseNumber}/photos/${photoId}`);
		expect(asked.statusCode).toBe(404);
	}
	house.publisher.publish();
	expect(found(path)).toEqual([]);
	rebuild(house.store);
	expect(found(path)).toEqual([]);
});
