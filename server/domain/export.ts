import { covers } from "./area.ts";
import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { administratorsOf } from "./office.ts";
import { mayRead } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";

/** Exports: whatever staff take away as a file or on paper is an event with who, what and when (trust.md I6). */
const caseParts = ["file", "photo"] as const;
export const exportedLists = [
	...(["dutyBook", "roster", "overdue", "statistics", "letter", "handOver"] as const),
	...(["casebook", "shelved", "figures"] as const),
	...(["publications", "figureCases", "sealed"] as const),
] as const;
export type CasePart = (typeof caseParts)[number];
export type ExportedList = (typeof exportedLists)[number];
/** Everything the house holds, for a house that leaves (server/commands/leave.ts). */
const everything = "everything";

export type ExportCase = { readonly type: "ExportCase"; readonly by: string; readonly part: CasePart };
export type CaseExported = {
	readonly type: "CaseExported";
	readonly at: Instant;
	readonly by: string;
	readonly part: CasePart;
};
type Listed<List extends string = ExportedList> = {
	readonly list: List;
	/** Which of them: a version, an area, a letter; empty for all that the person may see. */
	readonly of: string;
};
export type ExportList = Listed & { readonly type: "ExportList"; readonly by: string };
/** What was taken away of the house. */
export type ListExported = Listed<ExportedList | typeof everything> & {
	readonly personId: string;
	/** Of everything: the discipline officer who agreed; `of` is then the public key it was encrypted to. */
	readonly agreedBy?: string;
};
export type ExportHouse = {
	readonly type: "ExportHouse";
	readonly by: string;
	readonly agreedBy: string;
	/** The public key (age) that what is confidential is encrypted to. */
	readonly key: string;
};
export type RefuseEntry = { readonly type: "RefuseEntry"; readonly by: string; readonly operation: string };
/** Somebody asked for a page or a list that is not for their role or area. */
export type EntryRefused = { readonly personId: string; readonly operation: string };

/** `ExportCase`: by whoever may read the case. */
export function exportCase(
	state: Case,
	{ by, part }: ExportCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const person = setting.people.get(by);
	if (person === undefined || !mayRead(person, state, setting, now)) return refuse("notFound");
	return { events: [{ type: "CaseExported", at: now, by, part }] };
}

/** `ExportList`: recorded before the list is handed out. */
export function exportList({ by, list, of }: ExportList, now: Instant): Decision<SettingEvent> {
	return { events: [{ type: "ListExported", at: now, by, personId: by, list, of }] };
}

/**
 * `ExportHouse`: an administrator of the whole house takes everything along, and a discipline officer who may read its
 * reports agrees to the key that alone opens them: the administrator reads none (trust.md S3).
 */
export function exportHouse(
	setting: Setting,
	{ by, agreedBy, key }: ExportHouse,
	now: Instant,
): Decision<SettingEvent> {
	const officer = setting.people.get(agreedBy);
	const isOfAll = [...setting.areas.keys()].every((code) => covers(officer?.areaPrefix ?? code, code));
	if (!administratorsOf(setting, "", "").includes(by)) return refuse("notYours");
	if (officer?.role !== "disciplineOfficer" || !isOfAll) return refuse("notYours");
	const taken = { personId: by, list: everything, of: key, agreedBy } as const;
	return { events: [{ type: "ListExported", at: now, by, ...taken }] };
}

/** `RefuseEntry`: recorded once somebody has been turned away. */
export function refuseEntry({ by, operation }: RefuseEntry, now: Instant): Decision<SettingEvent> {
	return { events: [{ type: "EntryRefused", at: now, by, personId: by, operation }] };
}
