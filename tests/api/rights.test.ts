import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { type CaseAction, caseRules, type Who } from "../../server/domain/case-rules.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { houseOperations, ofSession } from "../support/house-operations.ts";
import { photoOfCase, sendCasePhoto } from "../support/photos.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { act, answer, read, said, withCookie } from "../support/staff-deeds.ts";

/** One of each role, all with a hand on 槐树社区: the cadre holds its street lamps, the supervisor stands above. */
const people = {
	cadre: "murong",
	supervisor: "wenren",
	leader: "chunyu",
	head: "gongsun",
	operator: "zhuge",
	disciplineOfficer: "xianyu",
	observer: "moqi",
	administrator: "dongye",
} as const;
type Role = keyof typeof people;
const grid = "110199001003001";
const lamps = { areaCode: grid };
const nobodys = { areaCode: grid, categoryCode: "0904", text: "网购退货没人管。" };

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

type Ask = (who: Visitor) => ReturnType<Visitor["get"]>;
const get = (url: string) => async (): Promise<Ask> => (who) => who.get(url);
/** On a fresh case, so that no cell of the table depends on another. */
const onCase =
	(over: object, path: string, body?: object, expectedVersion = 2) =>
	async (): Promise<Ask> => {
		const { caseNumber } = await house.submit(over);
		const url = `/api/cases/${caseNumber}${path}`;
		return (who) => (body === undefined ? who.get(url) : who.post(url, { ...body, expectedVersion }));
	};
const pending = async (): Promise<Ask> => {
	const { caseNumber } = await house.submit(lamps);
	const { version } = await answer(await house.as(people.cadre), caseNumber, said.cannot);
	const body = { accept: true, words: "属实。", expectedVersion: version };
	return (who) => who.post(`/api/cases/${caseNumber}/decision`, body);
};

const merging = async (): Promise<Ask> => {
	const parent = (await house.submit(lamps)).caseNumber;
	return onCase(lamps, "/merge", { parent })();
};
const splitting = async (): Promise<Ask> => {
	const [{ caseNumber }, other] = [await house.submit(lamps), await house.submit(lamps)];
	await act(await house.as(people.operator), caseNumber, "merge", { parent: other.caseNumber });
	return (who) => who.post(`/api/cases/${caseNumber}/split`, { expectedVersion: 3 });
};
const words = "请看一下。";
/** After the cadre, and then whoever helps, has done something to a case of their own. */
const after =
	(path: string, body: (shown: ReadCaseReply) => object, ...deeds: readonly Deed[]) =>
	async (): Promise<Ask> => {
		const { caseNumber } = await house.submit(lamps);
		for (const [username, deed, given] of deeds) {
			const who = await house.as(username);
			await act(who, caseNumber, deed, given(await read(who, caseNumber)));
		}
		const shown = await read(await house.as(people.cadre), caseNumber);
		const sent = { ...body(shown), expectedVersion: shown.version };
		return (who) => who.post(`/api/cases/${caseNumber}/${path}`, sent);
	};
type Deed = readonly [username: string, deed: string, body: (shown: ReadCaseReply) => object];
const asked: Deed = [people.cadre, "assists", () => ({ postId: "huaishu:secretary", words })];
const assistOf = ({ assists }: ReadCaseReply) => ({ assistId: assists[0]?.assistId });
const helped: Deed = [people.supervisor, "assists/answer", (shown) => ({ ...assistOf(shown), words })];
const promise = { words, byDate: "2026-12-25", milestones: [] };
const shelving = { words, cause: "funding", ownerPostId: "street:manager", reviewOn: "2027-01-15" };
const elsewhere = { body: "区人民法院", limit: "七天内立案" };
/** On a case that the resident took back. */
const withdrawn = (path: string, body: object) => async (): Promise<Ask> => {
	const { caseNumber, receipt } = await house.submit(lamps);
	await house.resident.post("/api/follow/withdrawal", {}, { "x-receipt": receipt });
	return (who) => who.post(`/api/cases/${caseNumber}${path}`, { ...body, expectedVersion: 3 });
};

const routes: Readonly<Record<string, () => Promise<Ask>>> = {
	...{ readSession: get("/api/session"), listInbox: get("/api/inbox") },
	listPosts: get(`/api/posts?areaCode=${grid}`),
	listDuties: get(`/api/duties?areaCode=${grid}`),
	...{ listOverdue: get("/api/overdue"), readStatistics: get("/api/statistics") },
	...{ readCase: onCase(lamps, ""), readTrail: onCase(lamps, "/trail") },
	readCasePhoto: async () => photoOfCase(house, lamps),
	sendCasePhoto: async () => {
		const { caseNumber } = await house.submit(lamps);
		return (who) => sendCasePhoto(who, caseNumber);
	},
	signCase: onCase(lamps, "/signature", {}),
	contactResident: onCase(lamps, "/contact", said.contact),
	answerCase: onCase(lamps, "/answer", said.answer),
	decideCase: pending,
	dispatchCase: onCase(nobodys, "/dispatch", { postId: "huaishu:property" }, 1),
	sealCase: onCase(nobodys, "/seal", { track: "conduct" }, 1),
	settleOnSpot: onCase(lamps, "/settlement", { words }),
	returnCase: onCase(lamps, "/return", { words, itemId: null }),
	extendCase: onCase(lamps, "/extension", { words, days: 1 }),
	promiseCase: onCase(lamps, "/promise", promise),
	shelveCase: onCase(lamps, "/shelving", shelving),
	changeLevel: onCase(lamps, "/level", { words, level: "complex", categoryCode: "0203" }),
	awaitResident: onCase(lamps, "/question", { words }),
	resumeCase: after("resumption", () => ({}), [people.cadre, "question", () => ({ words })]),
	askAssist: onCase(lamps, "/assists", { postId: "street:utilities", words }),
	answerAssist: after("assists/answer", (shown) => ({ ...assistOf(shown), words }), asked),
	rateAssist: after("assists/rating", (shown) => ({ ...assistOf(shown), help: "partly" }), asked, helped),
	takeOver: onCase(lamps, "/takeover", {}),
	confirmEmergency: onCase({ ...lamps, danger: true }, "/emergency", { confirmed: true }),
	declineCase: onCase(nobodys, "/decline", { words, reason: "litigation", ...elsewhere }, 1),
	redirectCase: onCase(lamps, "/redirection", { words, reason: "otherBody", ...elsewhere }),
	proposeErasure: withdrawn("/erasure", { ground: "courtOrder", pieces: "all", basis: words }),
	viewPhone: onCase({ ...lamps, contactPhone: "139 0000 4321", phoneForHolder: true }, "/phone", {
		reason: "findPlace",
	}),
	...{ listSimilar: onCase(lamps, "/similar"), mergeCase: merging, splitCase: splitting },
	maskWords: onCase(lamps, "/masks", { why: "reporter", spans: [{ of: "text", start: 0, end: 2 }] }),
	cutOutPart: onCase(nobodys, "/parts", { protect: false, text: "路口的井盖坏了。" }, 1),
	// Nobody has been told by a card yet: see redispatch.test.ts for whoever has.
	reassignCase: onCase(lamps, "/reassignment", { postId: "huaishu:property" }),
	keepCase: onCase(lamps, "/keeping", { words }),
};

/** Who may do what, by the status that answers. */
const table = `
                 cadre supervisor leader head operator disciplineOfficer observer administrator
readSession      200   200        200    200  200      200               200      200
listInbox        200   200        200    200  200      200               403      403
listPosts        200   200        200    200  200      200               403      403
listDuties       200   200        200    200  200      200               403      403
listOverdue      403   200        200    200  403      200               403      403
readStatistics   403   200        200    200  403      200               200      403
declineCase      404   403        403    403  200      403               403      403
redirectCase     200   403        403    403  403      403               403      403
readCase         200   200        200    200  200      200               403      403
readCasePhoto    200   200        200    200  200      200               403      403
sendCasePhoto    201   403        403    403  403      403               403      403
readTrail        403   200        200    200  403      200               403      403
signCase         200   403        403    403  403      403               403      403
contactResident  200   403        403    403  403      403               403      403
answerCase       200   403        403    403  403      403               403      403
decideCase       403   200        403    403  403      403               403      403
dispatchCase     404   403        403    403  200      403               403      403
sealCase         404   403        403    403  204      403               403      403
settleOnSpot     200   403        403    403  403      403               403      403
returnCase       200   403        403    403  403      403               403      403
extendCase       200   403        403    403  403      403               403      403
promiseCase      200   403        403    403  403      403               403      403
shelveCase       200   403        403    403  403      403               403      403
changeLevel      200   403        403    403  403      403               403      403
awaitResident    200   403        403    403  403      403               403      403
resumeCase       200   403        403    403  403      403               403      403
askAssist        200   403        403    403  403      403               403      403
rateAssist       200   403        403    403  403      403               403      403
answerAssist     403   200        403    403  403      403               403      403
takeOver         403   403        403    403  403      403               403      403
confirmEmergency 403   403        403    403  200      403               403      403
proposeErasure   403   403        200    200  200      403               403      403
reassignCase     403   403        403    403  403      403               403      403
keepCase         403   403        403    403  403      403               403      403
viewPhone        200   403        403    403  403      403               403      403
listSimilar      403   200        200    200  200      403               403      403
mergeCase        403   200        200    200  200      403               403      403
splitCase        404   200        200    200  200      403               403      403
maskWords        403   403        403    403  200      403               403      403
cutOutPart       404   403        403    403  200      403               403      403`;

const [heading = "", ...rows] = table.trim().split("\n");
const roles = heading.trim().split(/\s+/) as Role[];

describe("role × route", () => {
	test("the table names every role and every route that takes a session", async () => {
		expect([...roles].sort()).toEqual(Object.keys(people).sort());
		const document = (await house.resident.get("/api/openapi.json")).json();
		const operations = Object.values<object>(document.paths).flatMap((path) => Object.values(path));
		const bySession = operations.filter(({ security }) => security?.[0]?.session !== undefined);
		const named = rows.map((row) => row.split(/\s+/)[0]);
		const ids = bySession.map(({ operationId }) => operationId);
		expect([...named, ...ofSession, ...Object.keys(houseOperations)].sort()).toEqual(ids.sort());
	});

	for (const row of rows) {
		const [route = "", ...statuses] = row.split(/\s+/);
		test(`${route}: ${statuses.join(" ")}`, async () => {
			for (const [place, role] of roles.entries()) {
				const status = Number(statuses[place]);
				const ask = await routes[route]?.();
				const who = await house.as(people[role]);
				const reply = await ask?.(who);
				expect(reply?.statusCode, `${role}: ${reply?.body}`).toBe(status);
				if (reply === undefined || status < 400) continue;
				expectRefusal(reply, status, status === 404 ? "notFound" : "notYours");
			}
		});

		test(`${route}: without a session, or with one nobody gave out, nothing but 401`, async () => {
			const ask = await routes[route]?.();
			const cookies = [
				"",
				"__Host-session=",
				`__Host-session=${"A".repeat(43)}`,
				"session=x",
				"__Host-session=%00",
			];
			for (const cookie of cookies) {
				const stranger = withCookie(house.resident, cookie);
				const reply = await storingNothing(house, async () => ask?.(stranger));
				if (reply !== undefined) expectRefusal(reply, 401, "sessionMissing");
			}
		});
	}

	const isAction = (name: string): name is CaseAction => name in caseRules;
	/** What each role is told when the row says `who` instead. */
	const toldWith = async (route: CaseAction, who: Who) => {
		const before = caseRules[route];
		const told: number[] = [];
		for (const role of roles) {
			const [ask, visitor] = [await routes[route]?.(), await house.as(people[role])];
			Object.assign(caseRules, { [route]: { ...before, who } });
			const reply = await ask?.(visitor).finally(() => Object.assign(caseRules, { [route]: before }));
			told.push(reply?.statusCode ?? 0);
		}
		return told;
	};
	// Taking over asks once more who was told: its row alone opens nothing.
	const changeable = rows.filter((row) => isAction(row.split(" ")[0] ?? "") && !row.startsWith("takeOver"));
	test.each(changeable.map((row) => row.split(/\s+/)))(
		"goes red when the row of %s in the rules is changed",
		async (route = "", ...statuses) => {
			if (!isAction(route)) throw new Error(`no action ${route}`);
			const { who: before } = caseRules[route];
			const others = (["operator", "holder"] as const).filter((who) => who !== before);
			const red: boolean[] = [];
			for (const who of others) red.push((await toldWith(route, who)).join() !== statuses.join());
			expect(red).toContain(true);
		},
	);

	test("a stranger's body is not even looked at", async () => {
		const reply = await house.resident.post("/api/cases/nonsense/answer", "{broken");
		expectRefusal(reply, 401, "sessionMissing");
	});
});
