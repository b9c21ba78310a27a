import type { MakeSpokenCodeReply, SpokenStatus } from "./contract/spoken-code.ts";
import { deedOf } from "./deeds.ts";
import type { Deps } from "./deps.ts";
import { dayOf } from "./domain/calendar.ts";
import type { Command } from "./domain/decide.ts";
import { caseNumberSaid, digitsSaid, isSpeakable, spokenCodeDigits } from "./domain/spoken-code.ts";
import { follower } from "./follower.ts";
import type { Refused } from "./plugins/resident.ts";
import { spokenStatusView } from "./views/spoken-code.ts";
import type { RandomBytes } from "./words.ts";
import { wordsOf } from "./words.ts";

/** What a caller said; as it was typed. */
export type Said = { readonly caseNumber: string; readonly code: string };
type Told = { readonly status: SpokenStatus } | Refused;

const unknown: Refused = { refusal: { code: "spokenCodeUnknown" } };
const drawnBytes = 6;

/** Six digits, each value as likely as another but for one part in many millions. */
export function spokenCodeFrom(randomBytes: RandomBytes): string {
	const drawn = Buffer.from(randomBytes(drawnBytes)).readUIntBE(0, drawnBytes);
	return String(drawn % 10 ** spokenCodeDigits).padStart(spokenCodeDigits, "0");
}

/** What the spoken code does, for callers themselves and for the operator who hears them. */
export function spokenCodes(deps: Deps) {
	const { ledger, keys, reads, randomBytes } = deps;
	const { caseOf, view } = follower(deps);
	const make = async (receipt: string): Promise<MakeSpokenCodeReply | Refused> => {
		const caseNumber = caseOf(receipt);
		if (caseNumber === null) return { refusal: { code: "receiptUnknown" } };
		const code = spokenCodeFrom(randomBytes);
		const spokenMac = keys.spokenMac(caseNumber, code);
		const command = { type: "MakeSpokenCode" } as const;
		const outcome = await ledger.execute(deedOf(caseNumber, command, () => null, { spokenMac }));
		return "refusal" in outcome ? outcome : { caseNumber, code };
	};
	/** The case that number and code open together; null for everything else, each counted as a try. */
	const opened = (said: Said): string | null => {
		const caseNumber = caseNumberSaid(said.caseNumber);
		const mac = keys.spokenMac(caseNumber, digitsSaid(said.code));
		const asked = { caseNumber, mac, elsewhere: keys.spokenPlace(caseNumber) };
		const isRight = deps.spokenCodes.isRight(asked, dayOf(ledger.now()));
		const state = reads.stateOf(caseNumber);
		return isRight && state !== null && isSpeakable(state) ? caseNumber : null;
	};
	const told = (caseNumber: string): Told => {
		const after = view(caseNumber);
		return after === null ? unknown : { status: spokenStatusView(after) };
	};
	const status = (said: Said): Told => {
		const caseNumber = opened(said);
		return caseNumber === null ? unknown : told(caseNumber);
	};
	/** @param by the operator who takes it down; null where the caller types it */
	const dispute = async (said: Said, reason: string, by: string | null): Promise<Told> => {
		const caseNumber = opened(said);
		if (caseNumber === null) return unknown;
		const words = wordsOf(reason, randomBytes);
		const command: Command = { type: "DisputeCase", reason: words, feedback: {}, spoken: { by } };
		const outcome = await ledger.execute(deedOf(caseNumber, command, () => null));
		return "refusal" in outcome ? outcome : told(caseNumber);
	};
	return { make, status, dispute };
}
