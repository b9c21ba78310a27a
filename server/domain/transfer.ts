import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";

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
};
export type CaseTransferred = Omit<TransferCase, "type"> & {
	readonly type: "CaseTransferred";
	readonly at: Instant;
	/** The body as the house calls it. */
	readonly recipient: string;
};

/** Where conduct reports can be transferred to; null where no key of a body outside is set. */
export function transferTarget({
	conductIntake: { inForce },
}: Setting): { readonly recipient: string; readonly key: string } | null {
	if (inForce?.mode !== "receive" || inForce.key === undefined) return null;
	return { recipient: inForce.recipient, key: inForce.key };
}

/** `TransferCase`: by a discipline officer who may read it, to the key in force. */
export function transfer(
	state: Case,
	{ by, key, fileHash }: TransferCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("transferCase", by, state, setting, now);
	if (no !== null) return refuse(no);
	const target = transferTarget(setting);
	// Another key was agreed to while the file was made: it must not leave the house.
	if (target?.key !== key) return refuse("noRecipient");
	// What the law had erased here is no longer there to be handed on.
	if ((state.erased ?? []).includes(state.text.id)) return refuse("wrongState");
	return { events: [{ type: "CaseTransferred", at: now, by, key, fileHash, recipient: target.recipient }] };
}
