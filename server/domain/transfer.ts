import type { Body } from "./body.ts";
import { calendarFor, type Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent, DueStep, Track } from "./case-events.ts";
import { spanEnd } from "./clock.ts";
import type { Competent } from "./competence.ts";
import { handOverTo, keyedBody, type Recipient, refersConduct } from "./conduct-intake.ts";
import type { SubmitReport } from "./intake.ts";
import { answerCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import type { Policy } from "./policy.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/**
 * Transfer 转交 (rules.md §1, §6): a sealed conduct report goes to the body outside that `conductIntake` names, as a file
 * that only that body's key opens. The event tells which file, for whom and by whom; nothing of what stands in it. With it
 * the case is over here; its words then go as all words do, by two people. The same file can be made anew until they have.
 */
export type TransferCase = {
	readonly type: "TransferCase";
	readonly by: string;
	/** The public key (age) the file was encrypted to. */
	readonly key: string;
	/** SHA-256 of the file, hex: whoever has received it can say that it was this one. */
	readonly fileHash: string;
	/** Why it goes to the recipient of the house, and not to the body competent for whom it concerns. */
	readonly elsewhere?: Words;
};
export type CaseTransferred = Omit<TransferCase, "type" | "elsewhere"> & {
	readonly type: "CaseTransferred";
	readonly at: Instant;
	/** The body as the house calls it. */
	readonly recipient: string;
	readonly elsewhere?: WordsRef;
};

/**
 * A report encrypted to the body outside as it arrived (`conductIntake` `handOver`): the file lies where its words would
 * lie, and nobody here can open it. The case keeps what it takes to route it and to prove which file it was.
 */
export type SealedFile = {
	readonly recipient: string;
	/** The public key (age) it was encrypted to. */
	readonly key: string;
	/** SHA-256 of the file, hex. */
	readonly fileHash: string;
	readonly file: WordsRef;
};
export type SealedTo = { readonly sealedTo?: SealedFile };
/** What a report is sent with where the house hands over: the file, and an empty text in the place of its words. */
export type Encrypted = Omit<SealedFile, "file" | "recipient"> & {
	readonly file: Words;
	readonly blank: Words;
};

/** Why a report is not taken in as it comes: conduct goes elsewhere, or only encrypted, to the key in force. */
export function refuseArrival(
	{ encrypted, protect }: SubmitReport,
	track: Track,
	body: Body | null,
	setting: Setting,
): Refusal | null {
	if (track === "conduct" && refersConduct(setting)) return { code: "conductElsewhere", field: "text" };
	// What triage cuts out of a report lies readable in that one already.
	const target = track === "conduct" && protect === undefined ? arrivalTarget(setting, body) : null;
	// Two have agreed to something else while it was encrypted: whoever encrypts does it again.
	return (encrypted?.key ?? null) === (target?.key ?? null) ? null : { code: "busy" };
}

/** Nothing of an encrypted report but what routes it: no words, no photos, no number, and whether a person was named. */
export function withoutWords(command: SubmitReport): SubmitReport {
	const { encrypted } = command;
	if (encrypted === undefined) return command;
	const nothing = { spot: null, about: null, contactPhone: null, photos: [], consentPublish: false };
	return { ...command, ...nothing, text: encrypted.blank, frail: false, phoneForHolder: false };
}

/** Where a report is encrypted to as it arrives: the competent body where it gave a key, else the recipient of the house. */
export function arrivalTarget(setting: Setting, body: Body | null): Recipient | null {
	const recipient = handOverTo(setting);
	return recipient && (keyedBody(setting, body?.bodyId) ?? recipient);
}

/** What the event says of it. */
export function sealedAs({ encrypted }: SubmitReport, body: Body | null, setting: Setting): SealedTo {
	const target = arrivalTarget(setting, body);
	if (encrypted === undefined || target === null) return {};
	const { key, fileHash, file } = encrypted;
	return { sealedTo: { recipient: target.recipient, key, fileHash, file: refOf(file) } };
}

/** When it must have been transferred: the statute's five working days for what another body decides (rules.md §6). */
export function transferDue(
	areaCode: string,
	since: Instant,
	{ statute }: Policy,
	setting: Setting,
): DueStep & { readonly cause: "transfer" } {
	const dueAt = spanEnd(calendarFor(setting.calendar, areaCode), since, statute.forwarding);
	return { step: "blue", cause: "transfer", dueAt };
}

/** Where conduct reports can be transferred to; null where no key of a body outside is set. */
export function transferTarget({ conductIntake: { inForce } }: Setting): Recipient | null {
	if (inForce === null || inForce.mode === "referTo12388" || inForce.key === undefined) return null;
	return { recipient: inForce.recipient, key: inForce.key };
}

/**
 * Where this one goes: what it was encrypted to as it arrived, else the body competent for whom it concerns, and never
 * anywhere else without a reason (rules.md §1). Where no body outside is competent: to the recipient of the house.
 */
export function targetOf(
	{ sealedTo, competent }: Pick<Case, "sealedTo" | "competent">,
	setting: Setting,
	isElsewhere: boolean,
): Recipient | null {
	if (sealedTo !== undefined) return sealedTo;
	if (competent === undefined || isElsewhere) return transferTarget(setting);
	return keyedBody(setting, competent.bodyId);
}

/** Whether an officer can pass it on at all: what nobody has a key for is not held against anybody. */
function isPassable(competent: Competent["competent"], setting: Setting): boolean {
	return (
		competent !== undefined && (transferTarget(setting) ?? keyedBody(setting, competent.bodyId)) !== null
	);
}

/** What falls due for a report that a body outside is competent for: it is passed on within five working days. */
export function passDue(
	competent: Competent["competent"],
	matter: Pick<Case, "areaCode" | "receivedAt">,
	policy: Policy,
	setting: Setting,
): readonly DueStep[] {
	if (!isPassable(competent, setting)) return [];
	return [transferDue(matter.areaCode, matter.receivedAt, policy, setting)];
}

/** `TransferCase`: by a discipline officer who may read it, to the key in force. */
export function transfer(
	state: Case,
	{ by, key, fileHash, elsewhere }: TransferCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("transferCase", by, state, setting, now);
	if (no !== null) return refuse(no);
	const { sealedTo, competent } = state;
	if (elsewhere !== undefined) {
		if (sealedTo !== undefined || competent === undefined) return refuse("wrongState");
		const refusal = refuseWords(elsewhere.text, answerCharactersMax, "elsewhere");
		if (refusal !== null) return { refusal };
	}
	const target = targetOf(state, setting, elsewhere !== undefined);
	// Another key was agreed to while the file was made: it must not leave the house.
	if (target?.key !== key) return refuse("noRecipient");
	if (sealedTo !== undefined && sealedTo.fileHash !== fileHash) return refuse("stale");
	// What the law had erased here is no longer there to be handed on.
	if ((state.erased ?? []).includes(sealedTo?.file.id ?? state.text.id)) return refuse("wrongState");
	const { recipient } = target;
	const why = elsewhere === undefined ? {} : { elsewhere: refOf(elsewhere) };
	return { events: [{ type: "CaseTransferred", at: now, by, key, fileHash, recipient, ...why }] };
}
