import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import { openTestHouse } from "../support/app.ts";
import { multipartOf, photoWithPlace } from "../support/photos.ts";

/** A house on a disk with one photo, sent with the report or later with a message. */
async function houseWithPhoto(later: boolean) {
	const folder = mkdtempSync(join(tmpdir(), "photo-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const path = join(folder, "ledger.sqlite");
	const house = await openTestHouse("2026-11-18 10:05", { path });
	const { payload, headers } = await multipartOf({}, [await photoWithPlace(60, 40)]);
	const sent = await house.app.inject({ method: "POST", url: "/api/photos", payload, headers });
	const photos = [sent.json<{ photoId: string }>().photoId];
	const { receipt } = await house.submit(later ? {} : { photos });
	if (later)
		await house.resident.post(
			"/api/follow/messages",
			{ words: "补一张。", photos },
			{ "x-receipt": receipt },
		);
	house.publisher.publish();
	return { house, path };
}

const found = (path: string) =>
	verifyDatabase(path, { against: null, key: null, mirrored: [] }).findings.map(({ sentence }) => sentence);

test.each([
	[
		"swapped",
		"UPDATE photo SET bytes = x'ffd8ff00'",
		/^A photo of event \d+ is not the one that was sent\.$/,
	],
	["taken away", "DELETE FROM photo", /^A photo of event \d+ is not there\.$/],
])("a photo that is %s is found by the check of the store", async (_, sql, sentence) => {
	for (const later of [false, true]) {
		const { house, path } = await houseWithPhoto(later);
		expect(found(path)).toEqual([]);
		house.store.connection.exec(sql);
		expect(found(path)).toEqual([expect.stringMatching(sentence)]);
		await house.close();
	}
});
