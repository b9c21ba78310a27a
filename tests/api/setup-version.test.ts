import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { policyInForce } from "../../server/domain/setting.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
let administrator: Visitor;
let csv: string;
beforeAll(async () => {
	house = await openTestHouse();
	administrator = await house.as("dongye");
	csv = (await administrator.get("/api/duty-books/current/table")).json<{ csv: string }>().csv;
});
afterAll(() => house.close());

/** A save of the set-up: where it goes, and what the `n`-th of two administrators writes. */
type Save = readonly [url: string, body: (n: 1 | 2 | 3) => object];

const areaPrefix = "110199001";
const dayOf = (n: number) => ({
	from: `2027-03-0${n}T00:00:00+08:00`,
	to: `2027-03-0${n + 1}T00:00:00+08:00`,
});
const onDuty = { personId: "p:street:clerk", leaderId: "p:street:worksLeader" };
const people = ["", "p:liuyin:streets", "p:liuyin:counter", "p:qiaodong:streets"] as const;

const saves: Readonly<Record<string, Save>> = {
	nameArea: ["/api/areas", (n) => ({ areaCode: "110199001", name: `甲街道${n}` })],
	importAreas: [
		"/api/areas/table",
		(n) => ({ csv: `areaCode,name\n110199001009,甲社区${n}\n`, dryRun: false }),
	],
	nameUnit: ["/api/units", (n) => ({ unitId: "u:version", name: "甲单位", people: n })],
	namePost: [
		"/api/posts",
		(n) => ({
			...{ postId: "p:version", name: `甲岗${n}`, unitId: "u:version", areaCode: "110199001" },
			...{ kind: "cadre", deputyPostId: null, superiorPostId: null },
		}),
	],
	nameBody: [
		"/api/bodies",
		(n) => ({
			...{ bodyId: "b:version", name: `甲机关${n}`, kind: "discipline", reach: "" },
			...{ postId: null, headPostId: null, aboveId: null },
		}),
	],
	setCompetence: [
		"/api/competences",
		(n) => ({
			...{ of: "person", id: "p:liuyin:streets", supervisedBy: n === 2 ? null : "b:version" },
			managedBy: null,
		}),
	],
	movePost: ["/api/posts/liuyin:facilities/holder", (n) => ({ personId: people[n] })],
	changeRole: [
		"/api/people/p:qiaodong:counter/role",
		(n) => ({ role: n === 2 ? "cadre" : "observer", areaPrefix }),
	],
	takeLeave: [
		"/api/people/p:liuyin:streets/leave",
		(n) => ({ from: `2026-12-0${n}T00:00:00+08:00`, to: `2026-12-0${n}T18:00:00+08:00` }),
	],
	declareRelation: ["/api/people/p:street:clerk/relations", (n) => ({ relatedId: people[n] })],
	issueDutyBook: ["/api/duty-books", (n) => ({ version: `version-${n}`, csv, dryRun: false })],
	setRoster: ["/api/roster", (n) => ({ areaPrefix, ...dayOf(n), shifts: [{ ...onDuty, ...dayOf(n) }] })],
	importRoster: [
		"/api/roster/table",
		(n) => ({
			...{ areaPrefix: "110199001001", ...dayOf(n), dryRun: false },
			csv: `from,to,personId,leaderId\n${Object.values({ ...dayOf(n), ...onDuty }).join(",")}\n`,
		}),
	],
	declareDays: [
		"/api/calendar/days",
		(n) => ({ areaPrefix: "", year: null, csv: `date,kind\n2027-03-0${n},rest\n`, dryRun: false }),
	],
	setHours: [
		"/api/calendar/hours",
		(n) => ({ areaPrefix, from: `2027-03-0${n}`, hours: [{ open: 9 * 3600, close: 17 * 3600 }] }),
	],
	declareClosure: [
		"/api/calendar/closures",
		(n) => ({ areaPrefix, date: `2027-03-0${n}`, from: 0, to: 12 * 3600 }),
	],
	setPolicy: [
		"/api/policies",
		(n) => {
			const now = policyInForce(house.ledger.setting(), house.ledger.now());
			return { policy: { ...now, version: `version-${n}`, effectiveFrom: `2027-03-0${n}` } };
		},
	],
};

const seenNow = async () => {
	const { version } = (await administrator.get("/api/places")).json<{ version: number }>();
	return { "if-match": `"${version}"` };
};

describe("a save of the set-up that was drawn before another's save", () => {
	// These go over nothing that was shown: what is new, what changes nothing, and what two people decide by its own name.
	const goOverNothing = [
		...["addPerson", "invitePerson", "signDuties", "previewPolicy"],
		...["proposeAccess", "decideAccess", "proposeConductIntake", "decideConductIntake"],
	];

	test("is looked for in every operation with which an administrator changes what is there", async () => {
		type Operation = { operationId: string; tags?: string[]; parameters?: { name: string }[] };
		const { paths } = (await house.resident.get("/api/openapi.json")).json<{
			paths: Record<string, { post?: Operation }>;
		}>();
		const posts = Object.values(paths).flatMap(({ post }) => (post === undefined ? [] : [post]));
		const withVersion = posts.filter(({ parameters = [] }) =>
			parameters.some(({ name }) => name === "if-match"),
		);
		expect(withVersion.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(saves).sort());
		const arranging = posts.filter(
			({ operationId, tags = [] }) => tags.includes("house") && !goOverNothing.includes(operationId),
		);
		expect(arranging.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(saves).sort());
	});

	test.each(Object.entries(saves))(
		"is refused as stale and stores nothing: %s",
		async (name, [url, body]) => {
			const seen = await seenNow();
			const other = name === "nameUnit" ? saves.nameArea : saves.nameUnit;
			if (other === undefined) throw new Error("no other thing");
			// Another thing is saved meanwhile: no reason to refuse this one.
			expect((await administrator.post(other[0], other[1](1))).statusCode).toBe(204);
			const first = await administrator.post(url, body(1), seen);
			expect([first.statusCode < 300, first.body]).toEqual([true, first.body]);
			expectRefusal(await storingNothing(house, () => administrator.post(url, body(2), seen)), 409, "stale");
			// Whoever has read anew saves over it.
			const anew = await administrator.post(url, body(2), await seenNow());
			expect([anew.statusCode < 300, anew.body]).toEqual([true, anew.body]);
		},
	);

	test("is not looked for where no version is told, and what is no version matches none", async () => {
		const [url, body] = saves.nameUnit ?? ["", () => ({})];
		expect((await administrator.post(url, body(1))).statusCode).toBe(204);
		for (const odd of ['"later"', "7", "*", ""]) {
			const refused = await storingNothing(house, () =>
				administrator.post(url, body(3), { "if-match": odd }),
			);
			expectRefusal(refused, 409, "stale");
		}
	});
});
