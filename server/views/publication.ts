import type { PublicationItem, PublicationWire, PublishedWire } from "../contract/publication.ts";
import { csvOf } from "../csv.ts";
import { dayOf, type Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { categoryOf } from "../domain/category.ts";
import { formatDay } from "../domain/day.ts";
import { approvedFor, isPublic, mayConsent, refusedFor } from "../domain/publication.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { areaName, nextMoveView, provisionalView, wireInstant } from "./common.ts";
import { textOf } from "./trail.ts";

/** What the resident sees: whether it may be published, in which words, from when on, or why not. */
export function publicationView(
	state: Case,
	words: CaseWords,
	now: Instant,
): { readonly publication?: PublicationWire } {
	if (!mayConsent(state)) return {};
	const approved = approvedFor(state);
	return {
		publication: {
			consent: state.consent === true,
			words: textOf(words, approved?.words),
			publicAt: wireInstant(approved?.publicAt ?? null),
			isPublic: isPublic(state, now),
			refusal: textOf(words, refusedFor(state)),
		},
	};
}

type Source = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	readonly setting: Setting;
	readonly now: Instant;
};

/** What a superior sees who looks whether it may be published. */
export function publicationItem({ state, trail, words, setting, now }: Source): PublicationItem[] {
	if (state.status !== "closed") return [];
	const approved = approvedFor(state);
	const answered = trail.map(({ event }) => event).findLast(({ type }) => type === "CaseAnswered");
	const standing = approved === null ? "waits" : isPublic(state, now) ? "public" : "announced";
	return [
		{
			caseNumber: state.caseNumber,
			areaName: areaName(setting, state.areaCode),
			categoryCode: state.categoryCode,
			closedAt: wireInstant(state.closedAt),
			how: state.how,
			standing,
			text: textOf(words, state.text) ?? "",
			answer: (answered?.type === "CaseAnswered" ? textOf(words, answered.words) : null) ?? "",
			words: textOf(words, approved?.words),
			publicAt: wireInstant(approved?.publicAt ?? null),
			owed: owedView(state, setting),
		},
	];
}

/** Whoever a card has told owes it then. */
function owedView(state: Case, setting: Setting): PublicationItem["owed"] {
	const { publicationQuestion: asked } = state;
	if (asked === undefined) return null;
	const dueAt = state.due.find(({ cause }) => cause === "publication")?.dueAt ?? asked.dueAt;
	return {
		post: nextMoveView(setting, state)?.post ?? null,
		dueAt: wireInstant(dueAt),
		...provisionalView(state, dueAt),
	};
}

const communityDigits = 12;
const monthCharacters = 7;

/** What everybody reads: the month, the community, the category, and what a superior wrote. */
export function publishedView({ state, words, setting, now }: Omit<Source, "trail">): PublishedWire[] {
	const text = isPublic(state, now) ? textOf(words, approvedFor(state)?.words) : null;
	if (state.status !== "closed" || text === null) return [];
	const areaCode = state.areaCode.slice(0, communityDigits);
	return [
		{
			month: formatDay(dayOf(state.closedAt)).slice(0, monthCharacters),
			areaCode,
			areaName: areaName(setting, areaCode),
			categoryCode: state.categoryCode,
			words: text,
		},
	];
}

const columns = ["month", "areaCode", "areaName", "categoryCode", "category", "done"] as const;

/** The same as an open table. */
export function publishedCsv(items: readonly PublishedWire[]): string {
	const rows = items.map(({ month, areaCode, areaName: name, categoryCode, words }) => ({
		...{ month, areaCode, areaName: name, categoryCode: categoryCode ?? "", done: words },
		category: categoryOf(categoryCode ?? "")?.zh ?? "",
	}));
	return csvOf(columns, rows);
}
