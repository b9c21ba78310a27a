import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { type Reading, readingsOf, urlsOf } from "../support/contract-walk.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { read } from "../support/staff-deeds.ts";

/*
 * A clock that stands far behind the newest event: nothing is written, and whoever reads is told of the moment of that
 * event, in the same bytes as before (rules.md §3).
 */
const given: Readonly<Record<string, string>> = {
	letterId: "u:liuyin:2026-W47",
	from: "2026-11-01T00:00:00+08:00",
	to: "2026-11-18T00:00:00+08:00",
	period: "2026-11",
	areaCode: "110199001001",
};
/** Who takes a list along is an event, which is not written then. */
const areEvents = ["exportCasebook", "exportRoster"];

let house: TestHouse;
let caseNumber: string;
let receipt: string;
let readings: readonly Reading[];

beforeAll(async () => {
	house = await openTestHouse("2026-11-16 09:00");
	const ignored = await house.submit();
	await house.at("2026-11-18 10:05");
	await house.submit();
	({ caseNumber, receipt } = ignored);
	readings = (await readingsOf(house)).filter(({ operationId }) => !areEvents.includes(operationId));
});
afterAll(() => house.close());

async function told(who: Visitor) {
	const answers: Record<string, string> = {};
	for (const reading of readings)
		for (const url of urlsOf(reading, [caseNumber], given)) {
			const { statusCode, body } = await who.get(url);
			answers[url] = `${statusCode} ${body}`;
		}
	return answers;
}

describe("a clock that went back by hours", () => {
	test.each(["duanmu", "qiguan", "chunyu", "zhuge", "xianyu"])(
		"lets %s read everything as it was",
		async (username) => {
			const who = await house.as(username);
			house.setClock("2026-11-18 10:05");
			const before = await told(who);
			expect(Object.values(before).filter((answer) => answer.startsWith("200 ")).length).toBeGreaterThan(10);
			house.setClock("2026-11-18 08:05");
			expect(await told(who)).toEqual(before);
		},
	);

	test("lets nobody write, and says so", async () => {
		const holder = await house.as("duanmu");
		house.setClock("2026-11-18 08:05");
		const { version } = await read(holder, caseNumber);
		const sign = () => holder.post(`/api/cases/${caseNumber}/signature`, { expectedVersion: version });
		expectRefusal(await storingNothing(house, sign), 503, "clockWentBack");
		const chase = () => house.resident.post("/api/follow/chase", {}, { "x-receipt": receipt });
		expectRefusal(await storingNothing(house, chase), 503, "clockWentBack");
	});
});
