import type { ReceivedCase } from "./case.ts";
import type { ReportReceived } from "./case-events.ts";
import { firstHolder } from "./case-phone.ts";

/**
 * The state a case begins in. Every field by name in one literal: spreads of so many are slow, and each later state is
 * copied from this one.
 */
export function received(event: ReportReceived): ReceivedCase {
	const state: ReceivedCase = {
		caseNumber: event.caseNumber,
		areaCode: event.areaCode,
		categoryCode: event.categoryCode,
		reportType: event.reportType,
		danger: event.danger,
		level: event.level,
		track: event.track,
		sealed: event.sealed,
		held: event.held,
		namedIds: event.namedIds,
		aboutUnitId: event.aboutUnitId,
		text: event.text,
		spot: event.spot,
		photos: event.photos ?? [],
		policyVersion: event.policyVersion,
		triageDueAt: event.triageDueAt,
		due: event.due,
		receivedAt: event.at,
		caseFinishDueAt: null,
		hop: 0,
		returns: 0,
		roundStartedAt: event.at,
		stops: [],
		changes: [],
		assists: [],
		letters: [],
		shelving: null,
		pending: null,
		reviewerId: null,
		verdict: null,
		round: 1,
		disputes: 0,
		contactSeconds: null,
		answerSeconds: null,
		status: "received",
		version: 1,
		steps: [],
		moves: [{ from: event.at, move: event.nextMove, inHand: false }],
	};
	return withMarks(state, event);
}

/** What most reports do not say. */
function withMarks(state: ReceivedCase, event: ReportReceived): ReceivedCase {
	const { places, sealedTo, competent, unitIds } = event;
	const passed = competent === undefined ? state : { ...state, competent };
	const shut = sealedTo === undefined ? passed : { ...passed, sealedTo };
	const timed = event.halfDay === undefined ? shut : { ...shut, halfDay: event.halfDay };
	const isPointing = event.pointsAtPeople === true || event.aboutKind === "person";
	const pointed = isPointing ? { ...timed, pointsAtPeople: true as const } : timed;
	const among = unitIds === undefined ? pointed : { ...pointed, unitIds };
	const there = places === undefined ? among : { ...among, places };
	const said = event.frail === true ? { ...there, frail: true as const } : there;
	const heard = event.called === true ? { ...said, called: true as const } : said;
	const agreed = event.consentPublish ? { ...heard, consent: true as const } : heard;
	if (event.contactPhone === null) return agreed;
	const left = { ...agreed, phone: event.contactPhone.id };
	if (event.phoneForHolder !== true) return left;
	const { track, nextMove } = event;
	const has = track !== "service" && nextMove.by === "staff" ? nextMove.personId : firstHolder;
	return { ...left, phoneFor: has };
}
