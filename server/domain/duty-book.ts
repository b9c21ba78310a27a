import { isAddressWord } from "./address-word.ts";
import { mayArrange } from "./authority.ts";
import { postsOfItem } from "./boundary.ts";
import type { Instant } from "./calendar.ts";
import { dutyItemsMax } from "./limits.ts";
import { holderOf } from "./people.ts";
import { type Decision, refuse } from "./refusal.ts";
import { type DutyBook, inForce, type Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";

/** The duty book 责任书: versions with a first day, each signed post by post by whoever holds the post. */
export type IssueDutyBook = Omit<DutyBook, "from"> & {
	readonly type: "IssueDutyBook";
	readonly by: string;
	/** Null: now. */
	readonly from: Instant | null;
};
export type SignDuties = {
	readonly type: "SignDuties";
	readonly by: string;
	readonly version: string;
	readonly postId: string;
};

/** The version in force at `at`, null before the first. */
export function dutyBookAt(setting: Setting, at: Instant): DutyBook | null {
	return inForce(setting.dutyBooks, (book) => book.from, at);
}

/** `IssueDutyBook`: a whole new version from now on or later; the one in force stays until then, and on record after it. */
export function issueDutyBook(
	setting: Setting,
	command: IssueDutyBook,
	now: Instant,
): Decision<SettingEvent> {
	const { by, version, items } = command;
	const from = command.from ?? now;
	const no = mayArrange(setting, by, "");
	if (no !== null) return refuse(no);
	const isTaken = setting.dutyBooks.some((book) => book.version === version);
	if (isTaken || isAddressWord("dutyBook", version)) return refuse("idTaken", "version");
	if (from < now) return refuse("timeUnusable", "from");
	if (items.length === 0 || items.length > dutyItemsMax) return refuse("numberUnusable", "items");
	return { events: [{ type: "DutyBookIssued", at: now, by, version, from, items }] };
}

/** `SignDuties`: by the holder of the post, once for a version; a successor signs anew. */
export function signDuties(setting: Setting, command: SignDuties, now: Instant): Decision<SettingEvent> {
	const { by, version, postId } = command;
	const book = setting.dutyBooks.find((one) => one.version === version);
	if (book === undefined) return refuse("unknownVersion", "version");
	if (!book.items.some((item) => postsOfItem(item).includes(postId))) return refuse("unknownPost", "postId");
	if (holderOf(setting, postId, now) !== by) return refuse("notYours");
	const signed = setting.signatures.some(
		(one) => one.version === version && one.postId === postId && one.personId === by,
	);
	if (signed) return refuse("alreadySo", "postId");
	const event = { type: "DutiesSigned", at: now, by, version, postId, personId: by, signedAt: now } as const;
	return { events: [event] };
}
