import type { FieldProblem, FollowDraft, FollowPage, ResidentPage } from "../web/resident/page.ts";
import { wordlessBody } from "./contract/chase.ts";
import { type FollowForm, followForm, shellQuery } from "./contract/doors.ts";
import { followCaseReply } from "./contract/follow-up.ts";
import type { Deps } from "./deps.ts";
import { readReceipt } from "./domain/receipt.ts";
import type { Followed } from "./plugins/resident.ts";
import { type App, byReceipt, replies } from "./plugins/typed.ts";
import { lossNotes } from "./views/loss.ts";

type Done = NonNullable<FollowPage["done"]>;

/** The schema of a deed under a receipt that needs no words: the case comes back as it stands after it. */
export function wordlessDeed(operationId: string, summary: string) {
	const common = { tags: ["resident"], security: byReceipt };
	return { ...common, operationId, summary, body: wordlessBody, response: replies({ 200: followCaseReply }) };
}

/** A plain form under a receipt, answered with a page. */
export const formUnderReceipt = {
	config: { page: true },
	schema: { querystring: shellQuery, body: followForm, hide: true },
} as const;

/** The page under a receipt, as it stands or after a deed of the plain forms. */
export function followPages(app: App, { publicLog, doors }: Pick<Deps, "publicLog" | "doors">) {
	const { emptyFollowDraft } = doors.pages;
	const shown = (
		receipt: string,
		draft: FollowDraft,
		problems: readonly FieldProblem[] = [],
		done: Done | null = null,
		spokenCode: string | null = null,
	): ResidentPage => {
		const view = app.resident.follow(receipt);
		if (view !== null) return { page: "follow", receipt, view, draft, problems, done, spokenCode };
		const problem = "receipt" in readReceipt(receipt) ? "unknown" : "malformed";
		return { page: "enter", typed: receipt, problem, losses: lossNotes(publicLog, "reports") };
	};
	/** What a deed took is gone from the form; a refusal keeps everything and says why, beside `field`. */
	const after = (receipt: string, followed: Followed, draft: FollowDraft, done: Done, field: string) => {
		const { words, photos } = draft;
		const left =
			done === "message"
				? { ...draft, words: "", photos: "", proof: "" }
				: { ...emptyFollowDraft, words, photos };
		if (!("refusal" in followed)) return shown(receipt, left, [], done);
		const { refusal } = followed;
		return shown(receipt, draft, [{ field: refusal.field ?? field, code: refusal.code }]);
	};
	/** What the form sent. */
	const read = ({ receipt = "", photo: _photo, dropPhotos, ...typed }: FollowForm) => {
		const draft = { ...emptyFollowDraft, ...typed };
		return { receipt, draft: dropPhotos === undefined ? draft : { ...draft, photos: "" } };
	};
	return { read, shown, after };
}

export type FollowPages = ReturnType<typeof followPages>;
