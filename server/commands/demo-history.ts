import { caseNumberFrom } from "../case-number.ts";
import { deedOf } from "../deeds.ts";
import type { Instant } from "../domain/calendar.ts";
import { type Case, isHeld, nextMoveOf } from "../domain/case.ts";
import type { Command } from "../domain/decide.ts";
import type { Ledger } from "../domain/ledger.ts";
import { receiptFrom, receiptRandomBytes } from "../domain/receipt.ts";
import type { Keys } from "../keys.ts";
import { type RandomBytes, wordsOf } from "../words.ts";
import type { DemoCase, DemoDeed } from "./demo-cases/script.ts";
import { demoPeople } from "./demo-people.ts";
import { areaCodeOf, demoSetting, demoStartsAt, momentOf } from "./demo-setting.ts";
import type { SimulatedTime } from "./simulated-time.ts";

/** A case of the demo with what opens it. */
export type PlayedCase = { readonly key: string; readonly caseNumber: string; readonly receipt: string };

/** Where the history is played: through the ledger's own deeds and sweep, on a clock that only the history moves. */
export type Stage = {
	readonly ledger: Ledger;
	readonly keys: Keys;
	readonly randomBytes: RandomBytes;
	readonly time: SimulatedTime;
};

/** The moment from which the demo's clock must stand before the history is played. */
export const historyStartsAt = momentOf("10-14 09:00");

type Told = { readonly state: Case };

function personOfRole(role: "operator"): string {
	return demoPeople.find((person) => person.role === role)?.personId ?? "";
}

function moverOf(state: Case): string {
	const move = nextMoveOf(state);
	return move?.by === "staff" ? move.personId : "";
}

/** The command of a deed. Who does it follows from the state: holder, decider, desk, or whoever has the sealed report. */
function commandOf(
	deed: DemoDeed,
	state: Case,
	randomBytes: RandomBytes,
): Exclude<Command, { type: "SubmitReport" }> {
	const words = (text: string) => wordsOf(text, randomBytes);
	const holder = isHeld(state) ? state.tour.holderId : "";
	const desk = state.status === "received" && !state.sealed ? personOfRole("operator") : moverOf(state);
	switch (deed.do) {
		case "sign":
			return { type: "SignCase", by: holder };
		case "view":
			return { type: "ViewSealed", by: moverOf(state) };
		case "contact": {
			const { words: said, nextStep, byDate } = deed;
			const by = { by: holder, words: words(said), nextStep: words(nextStep), byDate: `2026-${byDate}` };
			return { type: "ContactResident", ...by };
		}
		case "answer":
			return { type: "AnswerCase", by: holder, words: words(deed.words), outcome: deed.outcome };
		case "decide":
			return {
				type: "DecideCase",
				by: state.pending?.deciderId ?? "",
				accept: deed.accept,
				words: words(deed.words),
			};
		case "confirm":
			return { type: "ConfirmCase", verdict: deed.verdict, feedback: deed.feedback };
		case "dispute":
			return { type: "DisputeCase", reason: words(deed.reason), feedback: deed.feedback };
		case "message":
			return { type: "MessageDesk", words: words(deed.words) };
		case "dispatch":
			return { type: "DispatchCase", by: desk, categoryCode: deed.category, postId: deed.postId };
		case "seal":
			return { type: "SealCase", by: desk, track: deed.track };
		default:
			return deed satisfies never;
	}
}

function reportOf(demo: DemoCase, caseNumber: string, { keys, randomBytes }: Stage): Command {
	const words = (text: string) => wordsOf(text, randomBytes);
	const { about, spot, phone } = demo;
	return {
		type: "SubmitReport",
		caseNumber,
		areaCode: areaCodeOf(demo.area),
		categoryCode: demo.category,
		reportType: demo.type ?? null,
		danger: demo.danger ?? false,
		about: about === undefined ? null : { kind: about.kind, name: words(about.name) },
		sealed: demo.sealed ?? false,
		text: words(demo.text),
		spot: spot === undefined ? null : words(spot),
		contactPhone: phone === undefined ? null : words(keys.sealPhone(phone)),
		consentPublish: demo.publish ?? false,
	};
}

async function execute(
	stage: Stage,
	key: string,
	caseNumber: string,
	command: Command,
	mac?: Uint8Array,
): Promise<Told> {
	const extras = mac === undefined ? {} : { receiptMac: mac };
	const outcome = await stage.ledger.execute(deedOf(caseNumber, command, (state) => ({ state }), extras));
	if ("reply" in outcome) return outcome.reply;
	const why = "refusal" in outcome ? outcome.refusal.code : "kept";
	throw new Error(`the demo's case ${key}: ${command.type} was refused as ${why}`);
}

/** Plans one case: the report, and each deed after the one before it, on the state as it stands then. */
function planCase(demo: DemoCase, stage: Stage): PlayedCase {
	const { keys, randomBytes, time } = stage;
	const receivedAt = momentOf(demo.at);
	const caseNumber = caseNumberFrom(receivedAt, randomBytes);
	const receipt = receiptFrom(randomBytes(receiptRandomBytes));
	let state: Case | null = null;
	time.plan(receivedAt, async () => {
		const told = await execute(
			stage,
			demo.key,
			caseNumber,
			reportOf(demo, caseNumber, stage),
			keys.receiptMac(receipt),
		);
		state = told.state;
	});
	for (const deed of demo.script) {
		time.plan(momentOf(deed.at), async () => {
			if (state === null) throw new Error(`the demo's case ${demo.key}: ${deed.do} comes before the report`);
			state = (await execute(stage, demo.key, caseNumber, commandOf(deed, state, randomBytes))).state;
		});
	}
	return { key: demo.key, caseNumber, receipt };
}

/**
 * Plays the cases through the rules in strict time order, up to the demo's first moment: every event in the ledger comes
 * from a deed or from the sweep.
 * @returns the cases in the order given
 * @throws when the rules refuse a deed of a script: a mistake in the script
 */
export async function playHistory(
	stage: Stage,
	cases: readonly DemoCase[],
	until: Instant = demoStartsAt,
): Promise<PlayedCase[]> {
	const { events, words } = demoSetting(stage.randomBytes);
	await stage.ledger.arrange(events, words);
	const played = cases.map((demo) => planCase(demo, stage));
	await stage.time.run(stage.ledger, until);
	return played;
}
