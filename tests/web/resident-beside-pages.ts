import type { ReadDaylightReply } from "../../server/contract/daylight.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { PublishedWire } from "../../server/contract/publication.ts";
import { spokenStatusView } from "../../server/views/spoken-code.ts";
import type { DoorLanguage } from "../../web/lib/words.ts";
import { emptyFollowDraft, type FollowPage, type ResidentPage } from "../../web/resident/page.ts";
import { dataOf, receipt } from "./resident-report-pages.ts";

/** What pages under a receipt are made with. */
type Parts = {
	readonly view: ReadDaylightReply;
	readonly answered: FollowCaseReply;
	readonly shown: (view: Partial<FollowCaseReply>, more?: Partial<FollowPage>) => FollowPage;
};

/** Pages beside the way of a report: for callers, and what is published. */

/** What number and spoken code open, and what they do not. */
function spokenPages({ answered, shown }: Parts): Record<string, ResidentPage> {
	const blank = { page: "spokenCode", typed: {}, status: null, problems: [], done: false } as const;
	const status = spokenStatusView(answered);
	const opened = { ...blank, typed: { caseNumber: "261118-0412-0077", code: "123456" }, status };
	const wrong = [{ field: "spoken", code: "spokenCodeUnknown" }];
	return {
		spoken: blank,
		spokenWrong: { ...blank, typed: opened.typed, problems: wrong },
		spokenOpened: opened,
		spokenErrors: { ...opened, problems: [{ field: "reason", code: "textEmpty" }] },
		spokenDisputed: { ...opened, done: true },
		spokenMade: shown(
			{ wishes: ["makeSpokenCode"] },
			{
				spokenCode: "012345",
			},
		),
	};
}

function publishedItems(language: DoorLanguage): readonly PublishedWire[] {
	const { community, reply } = dataOf[language];
	return [
		{ month: "2026-11", areaCode: "110105001001", areaName: community, categoryCode: "0203", words: reply },
		{ month: "2026-10", areaCode: "110105001001", areaName: community, categoryCode: null, words: reply },
	];
}

/** A closed case whose resident agreed: asked, shown, public, refused. */
function publicationPages(language: DoorLanguage, { shown: page }: Parts): Record<string, ResidentPage> {
	const { reply } = dataOf[language];
	const none = { consent: true, words: null, publicAt: null, isPublic: false, refusal: null };
	const shown = { ...none, words: reply, publicAt: "2026-11-29T00:00:00+08:00" };
	const closed: Partial<FollowCaseReply> = {
		state: "closed",
		how: "confirmed",
		nextMove: null,
		wishes: ["changeConsent"],
	};
	const of = (publication: FollowCaseReply["publication"]) =>
		page(publication === undefined ? closed : { ...closed, publication });
	return {
		publicationNone: of({ ...none, consent: false }),
		publicationAgreed: of(none),
		publicationShown: of(shown),
		publicationPublic: of({ ...shown, isPublic: true }),
		publicationRefused: of({ ...none, refusal: reply }),
	};
}

/** All of them by the name of their state. */
export function besidePages(language: DoorLanguage, parts: Parts): Record<string, ResidentPage> {
	return {
		...spokenPages(parts),
		...publicationPages(language, parts),
		withdrawing: {
			...{ page: "withdrawing", receipt, caseNumber: parts.answered.caseNumber },
			draft: { ...emptyFollowDraft, words: dataOf[language].reply },
		},
		daylightFull: { page: "daylight", view: parts.view, published: publishedItems(language) },
	};
}
