import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { bodyOf, type Reading, readingsOf, tellsCases, urlsOf } from "../support/contract-walk.ts";
import { photoSent } from "../support/photos.ts";
import { act, answer, read } from "../support/staff-deeds.ts";

/*
 * Every way to read that the contract offers to staff, asked by two who work on a masked case: its holder, and a superior
 * of the place who helps. A list added tomorrow is walked too, and one that carries these cases has to be named here.
 */
// Words that stand nowhere else in the house.
const name = "鹿衔芝";
const door = "菖蒲里";
const flat = "紫苏堂";
const markers = [name, door, flat];
const report = { text: `我是${name}，楼下的灯不亮。`, spot: `${door}后门`, consentPublish: true };
const spans = [
	{ of: "text", start: 2, end: 5 },
	{ of: "spot", start: 0, end: 3 },
];
const words = "请帮着协调。";

let house: TestHouse;
let holder: Visitor;
let superior: Visitor;
/** Of the first case, and hidden. */
let photoId: string;
/** Every one of them masked, each in another state, so that every list has one. */
let cases: readonly string[];
let readings: readonly Reading[];

/** Its first words, what was added later and its photos, all hidden. */
async function hidden(over: object = {}) {
	const sent = await house.submit({ ...report, ...over });
	const receipt = { "x-receipt": sent.receipt };
	await house.resident.post("/api/follow/messages", { words: `我住${flat}二楼。` }, receipt);
	const desk = await house.as("zhuge");
	const { later = [], photos } = await read(desk, sent.caseNumber);
	const added = later.map(({ wordsId }) => ({ of: "later", wordsId, start: 2, end: 5 }));
	await act(desk, sent.caseNumber, "masks", { why: "reporter", spans: [...spans, ...added], photos });
	return sent;
}

async function masked(over: object = {}) {
	const sent = await hidden(over);
	await act(holder, sent.caseNumber, "assists", { postId: "liuyin:secretary", words });
	return sent;
}

async function helped(caseNumber: string) {
	const { assists } = await read(superior, caseNumber);
	await act(superior, caseNumber, "assists/answer", { assistId: assists[0]?.assistId, words });
}

async function inEveryState() {
	photoId = await photoSent(house);
	const ignored = await masked({ photos: [photoId] });
	const voice = await hidden();
	await act(await house.as("zhuge"), voice.caseNumber, "merge", { parent: ignored.caseNumber });
	const shelved = await masked();
	const shelving = { words, cause: "funding", ownerPostId: "street:manager", reviewOn: "2027-01-15" };
	await helped(shelved.caseNumber);
	await act(holder, shelved.caseNumber, "shelving", shelving);
	for (const who of [superior, await house.as("chunyu")])
		await act(who, shelved.caseNumber, "decision", { accept: true, words: "已核实。" });
	const closed = await masked();
	await helped(closed.caseNumber);
	await answer(holder, closed.caseNumber);
	const receipt = { "x-receipt": closed.receipt };
	await house.resident.post("/api/follow/confirmation", { verdict: "solved" }, receipt);
	await house.at("2026-11-26 10:00");
	const leftOut = await masked();
	await act(holder, leftOut.caseNumber, "exclusion", { reason: "forceMajeure", words });
	return [ignored, shelved, closed, leftOut].map(({ caseNumber }) => caseNumber);
}

beforeAll(async () => {
	house = await openTestHouse();
	holder = await house.as("duanmu");
	superior = await house.as("qiguan");
	cases = await inEveryState();
	readings = await readingsOf(house);
});
afterAll(() => house.close());

const given: Readonly<Record<string, string>> = {
	letterId: "u:liuyin:2026-W48",
	from: "2026-11-01T00:00:00+08:00",
	to: "2027-02-01T00:00:00+08:00",
	period: "2026-11",
	areaCode: "110199001001",
};

/** Which ways of reading tell of these cases at all, and which of them tell a word that is hidden. */
async function walked(who: Visitor) {
	const telling = new Set<string>();
	const leaking = new Set<string>();
	for (const reading of readings) {
		for (const url of urlsOf(reading, cases, { ...given, photoId })) {
			const reply = await who.get(url);
			expect(reply.statusCode, url).toBeLessThan(500);
			const said = reply.statusCode < 300 ? await bodyOf(reply) : reply.body;
			if (reply.statusCode < 300 && cases.some((number) => said.includes(number)))
				telling.add(reading.operationId);
			const isPhoto = reply.statusCode === 200 && reply.headers["content-type"] === "image/jpeg";
			if (isPhoto || [...markers, photoId].some((marker) => said.includes(marker)))
				leaking.add(reading.operationId);
		}
	}
	return { telling: [...telling].sort(), leaking: [...leaking].sort() };
}

const tellHolder = ["exportCasebook", "listInbox", "readCase", "readCasebook", "readLetter"];
const tellSuperior = [
	...["exportCasebook", "listFigureCases", "listInbox", "listLeftOut", "listOverdue", "listPublications"],
	...["listShelved", "listSimilar", "readCase", "readCasebook", "readLetter", "readTrail"],
];

/** Those that neither of the two is told of these cases by, and why. */
const untelling: Readonly<Record<string, string>> = {
	listCalls: "the desk calls, and nobody else",
	readExplanation: "why a card turned red: none of these has",
	readHandOver: "numbers and limits of what lies with a post, none of the resident's words",
	readReferral: "discipline staff find, and nobody else",
};

describe("what the desk has hidden, over every way to read that staff have", () => {
	test("is sought in every answer of the contract that is made of cases", () => {
		const known = new Set([...tellHolder, ...tellSuperior, ...Object.keys(untelling)]);
		const all = readings.filter(tellsCases).map(({ operationId }) => operationId);
		expect(all.length).toBeGreaterThan(10);
		expect(all.filter((operationId) => !known.has(operationId))).toEqual([]);
		for (const operationId of Object.keys(untelling)) expect(all).toContain(operationId);
	});

	test("is in no answer to the holder, whichever of them tells of the case", async () => {
		expect(await walked(holder)).toEqual({ telling: tellHolder, leaking: [] });
	});

	test("is in no answer to a superior of the place who helps", async () => {
		expect(await walked(superior)).toEqual({ telling: tellSuperior, leaking: [] });
	});

	test("stands in each of them for a superior without a part in the work: the walk sees it where it is", async () => {
		expect(await walked(await house.as("chunyu"))).toEqual({
			...{ telling: tellSuperior, leaking: [...tellSuperior, "readCasePhoto"].sort() },
		});
	});
});
