import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { bodyOf, readingsOf, urlsOf } from "../support/contract-walk.ts";
import { photoSent } from "../support/photos.ts";
import { act, dispatch } from "../support/staff-deeds.ts";

/*
 * Two houses in which the same happens, but that two reports about visits to a counter come at other minutes of one
 * morning, before and after a report that tells its minute. Whoever works on them, helps, stands right above or beside
 * reads the same bytes in both, by every way of reading that the contract offers (trust.md A10).
 */

/** The same ids and numbers in both houses, so that nothing differs but what time has made differ. */
const dice = { drawn: 0 };
function randomBytes(size: number): Buffer {
	dice.drawn += 1;
	return createHash("shake256", { outputLength: size }).update(String(dice.drawn)).digest();
}

const patience = 180_000;
const stamp = { text: "去盖章，窗口没人。", categoryCode: "0801", spot: "居委会窗口" };
const nobody = { text: "两次去都没人办事。", categoryCode: "1004" };
const told = { text: "公告栏没有窗口的钟点。", categoryCode: "0806" };
const words = "请帮着看看。";

type World = {
	readonly house: TestHouse;
	readonly cases: readonly string[];
	readonly receipt: string;
	readonly photoId: string;
};
type Minutes = { readonly come: string; readonly more: string; readonly desk: string };

/** What one day brings, the two reports and what follows them within the morning at the minutes given. */
async function lived({ come, more, desk }: Minutes): Promise<World> {
	dice.drawn = 0;
	const house = await openTestHouse("2026-11-18 08:30", { randomBytes });
	for (const who of ["tantai", "qiguan", "puyang", "zhuge", "chunyu", "moqi", "huyan"]) await house.as(who);
	const photoId = await photoSent(house);
	let [asked, chosen, other] = [{ caseNumber: "", receipt: "" }, "", ""];
	const day: readonly (readonly [at: string, drawn: number, what: () => Promise<unknown>])[] = [
		[come, 10_000, async () => (asked = await house.submit({ ...stamp, photos: [photoId] }))],
		[come, 20_000, async () => (chosen = (await house.submit(nobody)).caseNumber)],
		["10:30", 30_000, async () => (other = (await house.submit(told)).caseNumber)],
		[more, 40_000, () => said(house, asked.receipt)],
		[desk, 50_000, () => sent(house, chosen)],
		["14:00", 60_000, () => worked(house, asked.caseNumber)],
	];
	// In the order of their minutes, but what is drawn for each is the same in both houses.
	for (const [at, drawn, what] of [...day].sort(([one], [next]) => (one < next ? -1 : one > next ? 1 : 0))) {
		await house.at(`2026-11-18 ${at}`);
		dice.drawn = drawn;
		await what();
	}
	dice.drawn = 70_000;
	return { house, photoId, receipt: asked.receipt, cases: [asked.caseNumber, chosen, other] };
}

const said = (house: TestHouse, receipt: string) =>
	house.resident.post("/api/follow/messages", { words: "我还在这里等。" }, { "x-receipt": receipt });
const sent = async (house: TestHouse, caseNumber: string) =>
	dispatch(await house.as("zhuge"), caseNumber, { postId: "liuyin:secretary" });

async function worked(house: TestHouse, caseNumber: string) {
	const holder = await house.as("tantai");
	await act(holder, caseNumber, "signature", {});
	await act(holder, caseNumber, "assists", { postId: "liuyin:streets", words });
}

/**
 * The place in the log of what tells its time anyway: it counts whatever else happened in the house (README says so). Ids
 * of words begin with the moment of the real clock, so the leaves of what was written later differ too.
 */
const placeInLog = /"position":[1-9][0-9]*,"leafHash":"[0-9a-f]{64}"/g;

/** Every answer the person gets, by its address. */
async function walked(
	{ house, cases, photoId }: World,
	who: string,
): Promise<Readonly<Record<string, string>>> {
	const visitor = await house.as(who);
	const values = {
		...{ letterId: "u:liuyin:2026-W48", from: "2026-11-01T00:00:00+08:00", to: "2027-02-01T00:00:00+08:00" },
		...{ period: "2026-11", areaCode: "110199001001", photoId, postId: "liuyin:counter", words: "窗口" },
	};
	const answers: Record<string, string> = {};
	for (const reading of await readingsOf(house)) {
		for (const url of urlsOf(reading, cases, values)) {
			const reply = await visitor.get(url);
			expect(reply.statusCode, url).toBeLessThan(500);
			answers[url] = `${reply.statusCode} ${(await bodyOf(reply)).replace(placeInLog, "")}`;
		}
	}
	return answers;
}

let worlds: readonly World[];
beforeAll(async () => {
	const early = await lived({ come: "09:05", more: "09:20", desk: "09:30" });
	const late = await lived({ come: "11:31", more: "11:40", desk: "11:45" });
	worlds = [early, late];
}, patience);
afterAll(async () => {
	for (const { house } of worlds) await house.close();
});

/** What each of the two houses answers the person, and how many of the answers tell of the cases at all. */
async function both(who: string) {
	const answers = [];
	for (const world of worlds) answers.push(await walked(world, who));
	const [one = {}, other = {}] = answers;
	const numbers = worlds[0]?.cases.slice(0, 2) ?? [];
	const telling = Object.values(one).filter((said) => numbers.some((number) => said.includes(number)));
	const differing = Object.keys(one).filter((url) => one[url] !== other[url]);
	return { one, other, differing, telling: telling.length };
}

const below = ["tantai", "qiguan", "puyang", "moqi", "huyan"];

async function allAt(at: string) {
	for (const { house } of worlds) await house.at(at);
}

describe("the minute of a report about a visit to a counter", { timeout: patience }, () => {
	test("is the same to whoever has to do with it below, in every answer there is", async () => {
		await allAt("2026-11-18 14:30");
		expect(worlds[0]?.cases).toEqual(worlds[1]?.cases);
		for (const who of below) {
			const { one, other, differing, telling } = await both(who);
			for (const url of differing) expect(one[url], `${who} ${url}`).toBe(other[url]);
			if (who === "tantai" || who === "qiguan") expect(telling, who).toBeGreaterThan(3);
		}
	});

	test("is the same to them once cards have fallen, letters are out and the case is old", async () => {
		await allAt("2026-12-10 10:00");
		for (const who of below) {
			const { one, other, differing } = await both(who);
			for (const url of differing) expect(one[url], `${who} ${url}`).toBe(other[url]);
		}
	});

	test("is told to the desk, the leader and the resident: the two houses do differ", async () => {
		for (const who of ["zhuge", "chunyu"]) expect((await both(who)).differing, who).not.toEqual([]);
		const pages = [];
		for (const { house, receipt } of worlds)
			pages.push((await house.resident.get("/api/follow", { "x-receipt": receipt })).json());
		expect(pages.map(({ receivedAt }) => receivedAt)).toEqual([
			"2026-11-18T09:05:00+08:00",
			"2026-11-18T11:31:00+08:00",
		]);
		expect(pages.map(({ clockStory }) => clockStory[0].at)).toEqual(
			pages.map(({ receivedAt }) => receivedAt),
		);
	});
});
