import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { photoSent } from "../support/photos.ts";
import { answer, answered, contact, sign } from "../support/staff-deeds.ts";
import { eventsHashOf, type Golden, type GoldenCase } from "./golden-laid.ts";

/** What a golden case must still say, whatever a later version adds to it. */
export function goldenCaseOf(receipt: string, reply: FollowCaseReply): GoldenCase {
	const { caseNumber, state, track, text, spot, round, verdict, timeline } = reply;
	return {
		receipt,
		view: { caseNumber, state, track, text, spot, round, verdict },
		kinds: timeline.map(({ kind }) => kind),
		words: timeline.map(({ words }) => words),
	};
}

async function followed(house: TestHouse, receipt: string): Promise<GoldenCase> {
	const reply = await house.resident.get("/api/follow", { "x-receipt": receipt });
	return goldenCaseOf(receipt, reply.json());
}

const say = (house: TestHouse, receipt: string, what: string, body: object) =>
	house.resident.post(`/api/follow/${what}`, body, { "x-receipt": receipt });

/** Cases at every point of the way that residents could reach in the version at hand; gives their receipts. */
async function lives(house: TestHouse): Promise<string[]> {
	const duanmu = await house.as("duanmu");
	const left = await house.submit({ contactPhone: "13900000000", spot: "三号楼西侧" });
	const signed = await house.submit();
	await sign(duanmu, signed.caseNumber);
	const contacted = await house.submit({ text: "井盖一踩就翘。", categoryCode: "0203" });
	await contact(duanmu, contacted.caseNumber);
	await say(house, contacted.receipt, "messages", { words: "晚上没有灯更危险。" });
	const followUp = await answered(house);
	const confirmed = await answered(house);
	await say(house, confirmed.receipt, "confirmation", { verdict: "solved", contacted: true });
	const disputed = await answered(house);
	await say(house, disputed.receipt, "dispute", { reason: "只亮了两盏，其余还是黑的。" });
	const again = await house.submit();
	await answer(duanmu, again.caseNumber, { outcome: "cannotBeSolved" });
	const sealed = await house.submit({ categoryCode: "1102", text: "有人收钱才给盖章。", sealed: true });
	const photographed = await house.submit({ photos: [await photoSent(house)] });
	const withdrawn = await house.submit();
	await say(house, withdrawn.receipt, "withdrawal", {});
	const all = [
		left,
		signed,
		contacted,
		followUp,
		confirmed,
		disputed,
		again,
		sealed,
		photographed,
		withdrawn,
	];
	return all.map(({ receipt }) => receipt);
}

/** Writes NAME.sqlite.gz and NAME.json into `dir`: run with the version whose store is to be kept. */
export async function makeGolden(dir: string, name: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "golden-"));
	const path = join(folder, "ledger.sqlite");
	const house = await openTestHouse("2026-11-18 10:05", { path });
	const receipts = await lives(house);
	await house.at("2026-11-20 09:30");
	const cases: GoldenCase[] = [];
	for (const receipt of receipts) cases.push(await followed(house, receipt));
	const bytes = house.store.connection
		.prepare<[], string>("SELECT bytes FROM event ORDER BY position")
		.pluck()
		.all();
	house.publisher.publish();
	const { vkey, proof } = (
		await house.resident.get("/api/follow/proof", { "x-receipt": receipts[0] ?? "" })
	).json();
	const told = { vkey, proof, checkpoint: house.publisher.newest()?.note ?? "" };
	await house.close();
	mkdirSync(dir, { recursive: true });
	const golden: Golden = { cases, events: bytes.length, eventsHash: eventsHashOf(bytes), told };
	writeFileSync(join(dir, `${name}.sqlite.gz`), gzipSync(readFileSync(path), { level: 9 }));
	writeFileSync(join(dir, `${name}.json`), `${JSON.stringify(golden, null, "\t")}\n`);
	rmSync(folder, { recursive: true, force: true });
}
