import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { openStore, type Store } from "../../db/open.ts";
import { generateStore } from "../../server/commands/generate-store.ts";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";

const migrations = join(import.meta.dirname, "../../migrations");

/** What no made-up store holds, and why. */
const leftOut: { readonly [Type in CaseEvent["type"]]?: string } = {
	AccessRefused: "a person at a browser asked for what is not theirs",
	CaseExported: "a person at a browser took a copy away",
	SpokenCodeMade: "a code lies in a table of its own, and nobody rings a made-up house",
	PartCutOut: "it opens a case more than the store was asked for",
	ErasureProposed: "its words lie in the trail, which only whoever reads it can name",
	DecisionHandedOver: "nobody leaves a post of a made-up house",
	AssistHandedOver: "nobody leaves a post of a made-up house",
	LetterHandedOver: "nobody leaves a post of a made-up house",
	ReportHandedOver: "nobody leaves a post of a made-up house",
	ReassignmentHandedOver: "nobody leaves a post of a made-up house",
	LimitsRecomputed: "no calendar of a made-up house is corrected, and nobody owes by a level that changes",
};
/** Every type of event there is: the compiler finds one that is missing here. */
const eventTypes: { readonly [Type in CaseEvent["type"]]: true } = {
	...{ ReportReceived: true, CaseSealed: true, SealedViewed: true, CaseTransferred: true },
	...{ AccessRefused: true, CaseExported: true, SpokenCodeMade: true, PartCutOut: true },
	...{ DispatchDeferred: true, CaseDispatched: true, CaseSentBack: true, WordsMasked: true },
	...{ CaseSigned: true, ResidentContacted: true, CaseAnswered: true, ContactVoided: true },
	...{ DecisionAsked: true, CaseDecided: true, DecisionHandedOver: true, LevelChanged: true },
	...{ ResidentAwaited: true, CaseResumed: true, EmergencyConfirmed: true, LimitsRecomputed: true },
	...{ AssistAsked: true, AssistAnswered: true, AssistRated: true, AssistHandedOver: true },
	...{ CaseEscalated: true, CaseStalled: true, StallTimed: true, CaseKept: true },
	...{ LetterIssued: true, LetterHelped: true, LetterAnswered: true, LetterHandedOver: true },
	...{ RedExplained: true, CaseFound: true, ReportHandedOver: true, ReassignmentHandedOver: true },
	...{ ExclusionAsked: true, ExclusionDecided: true, CallBegun: true, ResidentCalled: true },
	...{ PhoneGranted: true, PhoneWithdrawn: true, PhoneViewed: true, PhoneErased: true },
	...{ MessageLeft: true, CaseChased: true, CaseConfirmed: true, CaseDisputed: true },
	...{ CaseClosed: true, VerdictChanged: true, CaseWithdrawn: true, CaseAppealed: true },
	...{ CaseDeclined: true, CaseRedirected: true, CaseMerged: true, CaseSplit: true },
	...{ VoiceEnded: true, VoiceReopened: true, ConsentChanged: true, PublicationAsked: true },
	...{ PublicationApproved: true, PublicationRefused: true, ErasureProposed: true },
	...{ ErasureRequested: true, WordsErased: true },
};

/** A store with something of everything, of the size that tests make; `verify` passes on it. */
const manyCases = 2000;
const dir = mkdtempSync(join(tmpdir(), "generate-trails-"));
beforeAll(() => generateStore(dir, { cases: manyCases, seed: 7, open: false }));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function opened(): Store {
	const store = openStore(join(dir, "ledger.sqlite"), { migrations, readonly: true });
	onTestFinished(() => store.close());
	return store;
}

it("holds every type of event that no person at a browser is needed for, in trails that pass verification", () => {
	const types = opened()
		.connection.prepare<[], string>("SELECT DISTINCT type FROM event WHERE stream LIKE 'case/%'")
		.pluck()
		.all();
	const wanted = Object.keys(eventTypes).filter((type) => !Object.hasOwn(leftOut, type));
	expect(types.sort()).toEqual(wanted.sort());
	expect(
		verifyDatabase(join(dir, "ledger.sqlite"), { against: null, key: null, mirrored: [] }),
	).toMatchObject({
		ok: true,
		findings: [],
		checked: { cases: manyCases },
	});
});

it("holds in some cases each kind of what is asked of a superior, both ways it is decided, and what follows", () => {
	const { connection } = opened();
	const told = (type: string, what: string) =>
		connection
			.prepare<[string], string>(
				`SELECT DISTINCT ${what} FROM event WHERE type = ? AND ${what} IS NOT NULL ORDER BY 1`,
			)
			.pluck()
			.all(type);
	const asked = "bytes ->> '$.event.pending.proposal.kind'";
	const kinds = ["decline", "extension", "level", "promise", "redirect", "return", "shelving"];
	expect(told("DecisionAsked", asked)).toEqual(kinds);
	const decided = (accepted: string) =>
		told(
			"CaseDecided",
			`CASE WHEN ${accepted} bytes ->> '$.event.accepted' THEN bytes ->> '$.event.kind' END`,
		);
	expect(decided("")).toEqual(["appeal", "cannotBeSolved", "check", ...kinds, "erasure"].sort());
	expect(decided("NOT")).toEqual(expect.arrayContaining(["cannotBeSolved", "check", "extension", "return"]));
	const why = "bytes ->> '$.event.why'";
	expect(told("CaseDispatched", why)).toEqual(["designation", "reassignment", "takeOver", "unanswered"]);
	expect(told("CaseResumed", "bytes ->> '$.event.kind'")).toEqual(["assist", "awaiting", "shelving"]);
	expect(told("AssistRated", "bytes ->> '$.event.help'")).toEqual(["helped", "notAtAll", "partly"]);
	expect(told("CaseSplit", why)).toContain("resident");
	const has = (where: string) =>
		connection.prepare(`SELECT count(*) FROM event WHERE ${where}`).pluck().get();
	expect(has("bytes ->> '$.event.onTheSpot'")).toBeGreaterThan(20);
	const approvals = "json_array_length(bytes, '$.event.granted.approvals')";
	expect(has(`type = 'CaseDecided' AND ${approvals} = 2`)).toBeGreaterThan(3);
	expect(has("json_array_length(bytes, '$.event.pending.proposal.milestones') > 1")).toBeGreaterThan(3);
	expect(has("type = 'CaseEscalated' AND bytes ->> '$.event.cause' = 'promise'")).toBeGreaterThan(0);
});
