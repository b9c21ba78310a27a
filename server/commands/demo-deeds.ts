import { covers } from "../domain/area.ts";
import { type Case, isHeld, nextMoveOf } from "../domain/case.ts";
import type { Command } from "../domain/decide.ts";
import { proposalWith } from "../domain/proposal.ts";
import type { Words } from "../domain/words.ts";
import { type RandomBytes, wordsOf } from "../words.ts";
import type { DemoDeed, Saying } from "./demo-cases/script.ts";
import { demoPeople } from "./demo-people.ts";

/** A deed of a script as the command that the server would be sent. Who does it follows from the state of the case. */
type DeedCommand = Exclude<Command, { type: "SubmitReport" }>;
type Deed<Do extends DemoDeed["do"]> = Extract<DemoDeed, { readonly do: Do }>;
type SayingDeed = Extract<DemoDeed, { readonly do: Saying }>;
type Say = (text: string) => Words;

const assistIdBytes = 8;

function personOfRole(role: "operator" | "disciplineOfficer"): string {
	return demoPeople.find((person) => person.role === role)?.personId ?? "";
}

/** The secretary of the community. */
function superiorOf({ areaCode }: Case): string {
	const above = demoPeople.filter((one) => one.role === "supervisor" && covers(one.areaCode, areaCode));
	const [nearest] = above.sort((one, other) => other.areaCode.length - one.areaCode.length);
	return nearest?.personId ?? "";
}

function moverOf(state: Case): string {
	const move = nextMoveOf(state);
	return move?.by === "staff" ? move.personId : "";
}

function holderOf(state: Case): string {
	return isHeld(state) ? state.tour.holderId : "";
}

const lastHolderOf = (state: Case) => ("tour" in state ? state.tour.holderId : "");

function deskOf(state: Case): string {
	return state.status === "received" && !state.sealed ? personOfRole("operator") : moverOf(state);
}

/** Whom the missing signature told. */
function deputyOf({ steps }: Case): string {
	const told = steps.findLast(({ step }) => step === "unsigned")?.told;
	return told?.by === "staff" ? told.personId : "";
}

/** Whom the last card of the holder's ladder told. */
function cardedOf({ steps }: Case): string {
	const own = steps.filter(({ cause }) => cause !== "reassignment");
	const told = own.findLast(({ step }) => step === "blue" || step === "yellow" || step === "red")?.told;
	return told?.by === "staff" ? told.personId : "";
}

function said(deed: SayingDeed, state: Case, say: Say): DeedCommand {
	const words = say(deed.words);
	const letter = state.letters.at(-1);
	const assist = state.assists.at(-1);
	switch (deed.do) {
		case "message":
			return { type: "MessageDesk", words };
		case "appeal":
			return { type: "AppealCase", words };
		case "await":
			return { type: "AwaitResident", by: holderOf(state), words };
		case "keep":
			return { type: "KeepCase", by: moverOf(state), words };
		case "settle":
			return { type: "SettleOnSpot", by: holderOf(state), words };
		case "answerAssist": {
			const { assistId = "", ownerId = "" } = assist ?? {};
			return { type: "AnswerAssist", by: ownerId, assistId, words };
		}
		case "helpLetter": {
			const { letterId = "", issuerId = "" } = letter ?? {};
			return { type: "HelpLetter", by: issuerId, letterId, words };
		}
		case "answerLetter": {
			const { letterId = "", ownerId = "" } = letter ?? {};
			return { type: "AnswerLetter", by: ownerId, letterId, words };
		}
		case "publish":
			return { type: "ApprovePublication", by: superiorOf(state), words };
		case "explain": {
			const by = state.steps.findLast(({ step }) => step === "red")?.fellOn ?? "";
			return { type: "ExplainRed", by, words };
		}
		default:
			return deed.do satisfies never;
	}
}

function handled(
	deed: Deed<"contact" | "answer" | "ask" | "askAssist" | "rateAssist">,
	state: Case,
	say: Say,
	assistId: () => string,
): DeedCommand {
	const by = holderOf(state);
	switch (deed.do) {
		case "contact": {
			const { words, nextStep, byDate } = deed;
			const step = { nextStep: say(nextStep), byDate: `2026-${byDate}` };
			return { type: "ContactResident", by, words: say(words), ...step };
		}
		case "answer": {
			const { outcome, mediation } = deed;
			const result = mediation === undefined ? { outcome } : { outcome, mediation };
			return { type: "AnswerCase", by, words: say(deed.words), ...result };
		}
		case "ask": {
			const asker = isHeld(state) ? by : deskOf(state);
			return {
				type: "AskDecision",
				by: asker,
				proposal: proposalWith(deed.proposal, say),
				words: say(deed.words),
			};
		}
		case "askAssist":
			return { type: "AskAssist", by, assistId: assistId(), postId: deed.postId, words: say(deed.words) };
		case "rateAssist": {
			const { assistId = "" } = state.assists.at(-1) ?? {};
			return { type: "RateAssist", by, assistId, help: deed.help };
		}
		default:
			return deed satisfies never;
	}
}

function passedOn(
	deed: Deed<"takeOver" | "handOver" | "reassign" | "dispatch" | "seal" | "mask" | "confirmEmergency">,
	state: Case,
): DeedCommand {
	switch (deed.do) {
		case "takeOver":
			return { type: "TakeOver", by: deputyOf(state) };
		case "handOver":
			return { type: "HandOver" };
		case "reassign":
			return { type: "ReassignCase", by: cardedOf(state), postId: deed.postId };
		case "dispatch":
			return { type: "DispatchCase", by: deskOf(state), categoryCode: deed.category, postId: deed.postId };
		case "seal":
			return { type: "SealCase", by: deskOf(state), track: deed.track };
		case "mask":
			return { type: "MaskWords", by: personOfRole("operator"), why: "reporter", spans: deed.spans };
		case "confirmEmergency":
			return { type: "ConfirmEmergency", by: personOfRole("operator"), confirmed: deed.confirmed };
		default:
			return deed satisfies never;
	}
}

/** What came of a call of the desk. */
function called({ reached, words, verdict }: Deed<"call">, say: Say): DeedCommand {
	const said = words === undefined ? null : say(words);
	const spoken = verdict === undefined ? {} : { verdict };
	return { type: "CallResident", by: personOfRole("operator"), reached, words: said, ...spoken };
}

/** What discipline staff decide, and what is asked of them. */
function judged(
	deed: Deed<"find" | "askExclusion" | "decideExclusion">,
	state: Case,
	words: Words,
): DeedCommand {
	const officer = personOfRole("disciplineOfficer");
	switch (deed.do) {
		case "find":
			return { type: "FindCase", by: officer, outcome: deed.outcome, words };
		case "askExclusion":
			return { type: "AskExclusion", by: lastHolderOf(state), reason: deed.reason, words };
		case "decideExclusion":
			return { type: "DecideExclusion", by: officer, accept: deed.accept, words };
		default:
			return deed satisfies never;
	}
}

/** What the resident does with the answer, or with a report that was joined to another. */
function heard(deed: Deed<"confirm" | "change" | "dispute" | "split" | "withdraw">, say: Say): DeedCommand {
	switch (deed.do) {
		case "confirm":
			return { type: "ConfirmCase", verdict: deed.verdict, feedback: deed.feedback };
		case "change":
			return { type: "ChangeVerdict", verdict: deed.verdict, feedback: {} };
		case "dispute":
			return { type: "DisputeCase", reason: say(deed.reason), feedback: deed.feedback };
		case "split":
			return { type: "SplitVoice" };
		case "withdraw":
			return { type: "WithdrawCase", askedToWithdraw: deed.asked };
		default:
			return deed satisfies never;
	}
}

/** The command of a deed: by the holder, the decider, the desk, whom a card told, or the resident. */
export function commandOf(
	deed: DemoDeed,
	state: Case,
	randomBytes: RandomBytes,
	numbers: ReadonlyMap<string, string>,
): DeedCommand {
	const say = (text: string) => wordsOf(text, randomBytes);
	switch (deed.do) {
		case "sign":
			return { type: "SignCase", by: holderOf(state) };
		case "view":
			return { type: "ViewSealed", by: moverOf(state) };
		case "decide": {
			const { accept, words, postId = null } = deed;
			return { type: "DecideCase", by: state.pending?.deciderId ?? "", accept, words: say(words), postId };
		}
		case "confirm":
		case "change":
		case "dispute":
		case "split":
		case "withdraw":
			return heard(deed, say);
		case "call":
			return called(deed, say);
		case "merge":
			return { type: "MergeCase", by: personOfRole("operator"), parent: numbers.get(deed.into) ?? "" };
		case "find":
		case "askExclusion":
		case "decideExclusion":
			return judged(deed, state, say(deed.words));
		case "contact":
		case "answer":
		case "ask":
		case "askAssist":
		case "rateAssist":
			return handled(deed, state, say, () => Buffer.from(randomBytes(assistIdBytes)).toString("base64url"));
		case "takeOver":
		case "handOver":
		case "reassign":
		case "dispatch":
		case "seal":
		case "mask":
		case "confirmEmergency":
			return passedOn(deed, state);
		default:
			return said(deed, state, say);
	}
}
