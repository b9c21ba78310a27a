import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverCodes } from "../../server/contract/common.ts";
import { refusalCodes } from "../../server/domain/refusal.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { openVoices, voices } from "../support/voice-operations.ts";

/** architecture.md; then what the doors need beside them. */
const named = [
	...[
		"submitReport",
		"followCase",
		"messageDesk",
		"confirmCase",
		"disputeCase",
		"proveReport",
		"withdrawCase",
	],
	...[
		"signIn",
		"signOut",
		"listInbox",
		"searchCases",
		"readDraftKey",
		"readCase",
		"signCase",
		"contactResident",
		"answerCase",
	],
	...["listOverdue", "readTrail", "readStatistics"],
];
/** What lies over a case in hand. */
const overlays = [
	...[
		"settleOnSpot",
		"returnCase",
		"extendCase",
		"promiseCase",
		"shelveCase",
		"changeLevel",
		"awaitResident",
	],
	...[
		"resumeCase",
		"askAssist",
		"answerAssist",
		"rateAssist",
		...["takeOver", "reassignCase", "keepCase", "confirmEmergency"],
		"explainRed",
		"findCase",
		"transferCase",
		"viewPhone",
	],
];
/** Over cases of one unit and week, and what is printed. */
const letters = ["listLetters", "readLetter", "helpLetter", "answerLetter", "exportList", "exportCase"];
const papers = ["readExplanation", "readReferral"];
const beside = [
	"listAreas",
	"listPosts",
	"listDuties",
	"readSession",
	"decideCase",
	"dispatchCase",
	"sealCase",
	"declineCase",
	"redirectCase",
	"appealCase",
	"changeVerdict",
	...["listErasures", "proposeErasure", "requestErasure"],
	"chaseCase",
	"exportReport",
	"voidContact",
	...["grantPhone", "withdrawPhone"],
	"sendPhoto",
	"readPhoto",
	"readCasePhoto",
	"sendCasePhoto",
];
const sheets = ["readCasebook", "exportCasebook", "listShelved", "readFigures"];
const surges = ["listSurges", "declareSurge", "endSurge"];
const exclusions = ["askExclusion", "decideExclusion", "listLeftOut", "listFigureCases"];
const calls = ["listCalls", "beginCall", "callResident"];
const pages = [...surges, ...sheets, ...calls, ...exclusions];
const merges = ["listSimilar", "mergeCase", "splitCase", "cutOutPart", "maskWords", "splitVoice", ...pages];
const ofTheHouse = [
	"readDaylight",
	...["nameArea", "importAreas", "nameUnit", "namePost", "listPeople", "addPerson", "changeRole"],
	...["nameBody", "setCompetence"],
	...["listSessions", "endSession", "endOtherSessions"],
	...["listPasskeys", "namePasskey", "makePasskey", "addPasskey", "removePasskey"],
	...["readPassphrase", "changePassphrase", "addPassphrase", "listSignIns"],
	...["askPasskey", "signInByPasskey", "makeInvitedPasskey", "acceptInvitationByPasskey"],
	...["listAccess", "proposeAccess", "decideAccess"],
	...["readConductIntake", "proposeConductIntake", "decideConductIntake"],
	...["invitePerson", "readInvitation", "acceptInvitation"],
	...["movePost", "readHandOver", "takeLeave", "declareRelation"],
	...["readDutyBook", "checkDutyBook", "exportDutyBook", "issueDutyBook", "signDuties"],
	...["readRoster", "setRoster", "readCalendar", "declareDays", "setHours", "declareClosure"],
	...["previewPolicy", "importRoster", "exportRoster"],
	...["listPolicies", "setPolicy", "readOperation", "readHealth", "readPlaces", "readSetup"],
];

type Schema = Readonly<Record<string, unknown>>;
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Parameter = {
	readonly name: string;
	readonly in: string;
	readonly required?: boolean;
	readonly schema: Schema;
};
type Operation = {
	readonly path: string;
	readonly method: string;
	readonly operationId: string;
	readonly summary: string;
	readonly tags: readonly string[];
	readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
	readonly parameters?: readonly Parameter[];
	readonly requestBody?: { readonly required: boolean; readonly content: Content };
	readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};

let house: TestHouse;
let document: Readonly<Record<string, unknown>> & { readonly info: object; readonly components: object };
let operations: readonly Operation[];
beforeAll(async () => {
	house = await openTestHouse();
	const reply = await house.resident.get("/api/openapi.json");
	expect(reply.headers["content-type"]).toMatch(/^application\/json/);
	document = reply.json();
	const paths = Object.entries(reply.json().paths as Record<string, Record<string, Operation>>);
	operations = paths.flatMap(([path, item]) =>
		Object.entries(item).map(([method, operation]) => ({ ...operation, path, method })),
	);
});
afterAll(() => house.close());

const operation = (id: string) => operations.find(({ operationId }) => operationId === id);

describe("the OpenAPI document", () => {
	test("is 3.1 in shape", () => {
		expect(document.openapi).toBe("3.1.0");
		expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
		for (const { path, method, responses, parameters = [] } of operations) {
			expect(path).toMatch(/^\/api(?:\/(?:[a-z-]+|\{[A-Za-z]+\}))+$/);
			expect(["get", "post", "delete"]).toContain(method);
			for (const [status, response] of Object.entries(responses)) {
				expect(status).toMatch(/^(?:[1-5]\d\d|[1-5]XX)$/);
				expect(response.description).not.toBe("");
			}
			for (const parameter of parameters) {
				expect(["path", "query", "header", "cookie"]).toContain(parameter.in);
				expect(parameter.schema).toBeTypeOf("object");
			}
			const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
			const declared = parameters.filter((parameter) => parameter.in === "path");
			expect(declared.map(({ name }) => name)).toEqual(inPath);
			expect(declared.every(({ required }) => required === true)).toBe(true);
		}
	});

	test("names every operation of the contract, each once, with a summary", () => {
		const ids = operations.map(({ operationId }) => operationId);
		expect([...ids].sort()).toEqual(
			[...named, ...beside, ...overlays, ...ofTheHouse, ...letters, ...papers, ...merges, ...voices].sort(),
		);
		for (const { summary, tags } of operations) {
			expect(summary).toMatch(/\.$/);
			expect(tags).toHaveLength(1);
		}
	});

	test("tells every operation's problems, with every code there is", () => {
		const codes = [...refusalCodes, ...serverCodes].sort();
		for (const { operationId, responses } of operations) {
			for (const status of ["4XX", "5XX"]) {
				const content = responses[status]?.content ?? {};
				expect(Object.keys(content), operationId).toEqual(["application/problem+json"]);
				const schema = content["application/problem+json"]?.schema as {
					required: string[];
					properties: { code: { enum: string[] } };
				};
				expect(schema.required).toEqual(["type", "title", "status", "code"]);
				expect([...schema.properties.code.enum].sort()).toEqual(codes);
			}
			const good = Object.keys(responses).filter((status) => status.startsWith("2"));
			expect(good).toHaveLength(1);
		}
	});

	test("closes every body: no sender can set what is not in the contract, a level least of all", () => {
		const bodies = operations.filter(({ requestBody }) => requestBody !== undefined);
		expect(bodies).toHaveLength(operations.filter(({ method }) => method === "post").length);
		for (const { operationId, requestBody } of bodies) {
			expect(requestBody?.required, operationId).toBe(true);
			const [{ schema } = { schema: undefined }] = Object.values(requestBody?.content ?? {});
			expect(schema?.additionalProperties, operationId).toBe(false);
			// Staff propose another level to a superior; nobody sets one.
			if (operationId !== "changeLevel") expect(Object.keys(schema?.properties ?? {})).not.toContain("level");
		}
	});

	test("says what opens a route: nothing, a receipt, or a session", () => {
		const schemes = (document.components as { securitySchemes: object }).securitySchemes;
		expect(schemes).toEqual({
			session: { type: "apiKey", in: "cookie", name: "__Host-session" },
			receipt: { type: "apiKey", in: "header", name: "x-receipt" },
			invitation: { type: "apiKey", in: "header", name: "x-invitation" },
		});
		const opening = ({ security = [] }: Operation) => security.flatMap((one) => Object.keys(one)).join();
		const open = operations.filter((one) => opening(one) === "").map(({ operationId }) => operationId);
		expect(open.sort()).toEqual(
			[
				...openVoices,
				...["askPasskey", "listAreas", "listErasures", "readDaylight", "readHealth", "sendPhoto", "signIn"],
				...["signInByPasskey", "submitReport"],
			].sort(),
		);
		const byInvitation = operations.filter((one) => opening(one) === "invitation");
		expect(byInvitation.map(({ operationId }) => operationId).sort()).toEqual([
			...["acceptInvitation", "acceptInvitationByPasskey", "makeInvitedPasskey", "readInvitation"],
		]);
		const byReceipt = operations.filter((one) => opening(one) === "receipt");
		expect(byReceipt.map(({ operationId }) => operationId).sort()).toEqual(
			[
				...["appealCase", "changeVerdict", "chaseCase", "confirmCase", "disputeCase"],
				...["exportReport", "followCase", "grantPhone"],
				...["messageDesk", "proveReport", "readPhoto", "requestErasure", "splitVoice", "voidContact"],
				...["changeConsent", "makeSpokenCode"],
				...["withdrawCase", "withdrawPhone"],
			].sort(),
		);
	});

	test("asks for the Idempotency-Key of a report, and gives its shape", () => {
		const header = operation("submitReport")?.parameters?.find(({ name }) => name === "idempotency-key");
		expect(header).toMatchObject({ in: "header", required: true, schema: { minLength: 16, maxLength: 128 } });
	});

	test("deeds of staff on a case carry the version that was read", () => {
		const deeds = operations.filter(
			({ path, method }) => method === "post" && path.startsWith("/api/cases/"),
		);
		expect(deeds).toHaveLength(17 + overlays.length);
		for (const { requestBody } of deeds) {
			expect(requestBody?.content["application/json"]?.schema.required).toContain("expectedVersion");
		}
	});
});
