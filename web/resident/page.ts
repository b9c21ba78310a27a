import type { ListErasuresReply } from "../../server/contract/erasure.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { AreaWire, SubmitReportReply } from "../../server/contract/intake.ts";
import type { MatterWire } from "../../server/contract/join.ts";
import { isConductCategory, type ReportType } from "../../server/domain/category.ts";
import type { Attitude } from "../../server/domain/feedback.ts";
import type { DoorLanguage } from "../lib/words.ts";
import type { SharedWords } from "../lib/words.zh-CN.ts";
import type { DaylightPage } from "./daylight.tsx";
import type { WithdrawingPage } from "./exits.tsx";
import type { SpokenCodePage } from "./spoken-code.tsx";
import type { ResidentWords } from "./words.zh-CN.ts";

/** Every field of the report form, as the form sends it; the empty string where nothing was chosen or typed. */
export type ReportDraft = {
	readonly text: string;
	readonly areaCode: string;
	/** The place in words, where it was not picked. */
	readonly areaTyped: string;
	readonly categoryCode: string;
	readonly type: ReportType | "";
	readonly danger: "yes" | "no" | "";
	readonly frail: "yes" | "";
	readonly about: "none" | "person" | "unit" | "";
	readonly aboutName: string;
	readonly sealed: "yes" | "";
	readonly spot: string;
	readonly contactPhone: string;
	readonly wantCall: "yes" | "";
	readonly phoneForHolder: "yes" | "";
	readonly consentPublish: "yes" | "";
	/** The open matter to add a voice to; empty: a case of its own. */
	readonly join: string;
	/** Ids of photos that were sent already, with commas between them. */
	readonly photos: string;
	/** What opens the door in a flood; the empty string outside of one. */
	readonly proof: string;
	/** Drawn by the server once per report; the same through check and send, so that a report is kept once. */
	readonly idempotencyKey: string;
};

/** What a resident has typed below a receipt and not handed in yet. */
export type FollowDraft = {
	readonly words: string;
	readonly verdict: "solved" | "partly" | "not" | "";
	readonly reason: string;
	readonly contacted: YesNo;
	readonly visited: YesNo;
	readonly askedForRating: YesNo;
	readonly askedToWithdraw: YesNo;
	readonly attitude: Attitude | "";
	readonly appeal: string;
	/** As in a report. */
	readonly photos: string;
	readonly proof: string;
};
export type YesNo = "yes" | "no" | "";

/** A refusal of one field: `field` as the form names it, `code` as the wire does. */
export type FieldProblem = { readonly field: string; readonly code: string };

/** What a refused request held: drawn as hidden fields, so that one press hands it in again. */
export type Retry = {
	readonly action: string;
	readonly fields: Readonly<Record<string, string>>;
	/** Work a script may do at once instead of waiting, as JSON: the page of a flood (trust.md A6). */
	readonly challenge?: string;
};

/** Where a receipt is asked for; with `losses` where one was not found after some were declared. */
type EnterPage = {
	readonly page: "enter";
	readonly typed: string;
	readonly problem: null | "unknown" | "malformed";
	readonly losses?: readonly LossNote[];
};

export type ResidentPage =
	| { readonly page: "report"; readonly draft: ReportDraft; readonly problems: readonly FieldProblem[] }
	| CheckPage
	| ReceiptPage
	| EnterPage
	| FollowPage
	| WithdrawingPage
	| LogPage
	| SpokenCodePage
	| DaylightPage
	| { readonly page: "notice"; readonly notice: Notice }
	| PosterPage
	| { readonly page: "refused"; readonly code: string; readonly retry?: Retry | null }
	| { readonly page: "weather" };

/** `offered`: category codes the words most likely mean, where the resident has chosen none. */
export type CheckPage = {
	readonly page: "check";
	readonly draft: ReportDraft;
	readonly offered: readonly string[];
	/** Open matters of this place and category. */
	readonly matters: readonly MatterWire[];
};

/** What is kept of a resident, and what others may keep. */
export type Notice = "personal-data" | "gateway";

/** The poster of an area, or the list of all where it is null; `site` is the address under which it was asked for. */
export type PosterPage = { readonly page: "poster"; readonly areaCode: string | null; readonly site: string };

export type ReceiptPage = {
	readonly page: "receipt";
	readonly reply: SubmitReportReply;
	readonly areaName: string;
	/** Whether the words speak of danger to a person: then help lines stand here too. */
	readonly help: boolean;
};

/** What was done just now under a receipt. */
export type FollowDone =
	| "message"
	| "confirmed"
	| "disputed"
	| "withdrawn"
	| "appealed"
	| "erasureRequested"
	| "split"
	| "chased"
	| "contactVoided"
	| "phoneGranted"
	| "phoneWithdrawn";

export type FollowPage = {
	readonly page: "follow";
	readonly receipt: string;
	readonly view: FollowCaseReply;
	readonly draft: FollowDraft;
	readonly problems: readonly FieldProblem[];
	/** Made just now, and shown this once. */
	readonly spokenCode?: string | null;
	readonly done: null | FollowDone | "agreed" | "disagreed";
};

/** The public log as a notice; times are ISO 8601. */
export type LogPage = {
	readonly page: "log";
	/** The newest checkpoint as it was signed; null before the first. */
	readonly note: string | null;
	readonly at: string | null;
	readonly vkey: string;
	/** What was erased by law, newest first. */
	readonly erasures: ListErasuresReply["items"];
	readonly losses: readonly LossNote[];
};
/** What two people declared lost: `at` is ISO 8601, `origin` the log that was begun then. */
export type LossNote = {
	readonly at: string;
	readonly origin: string;
	readonly lost: "reports" | "key";
	readonly by: readonly string[];
};

/** The demo's clock (ISO 8601) and how many times as fast as the world's it runs. */
export type DemoNote = { readonly clock: string; readonly speed: number };

/** What every page needs beside its own content. */
export type Shell = {
	readonly language: DoorLanguage;
	readonly large: boolean;
	/** Where a report can be made: communities and their grids, in code order. */
	readonly areas: readonly AreaWire[];
	/** The place this door stands in, chosen beforehand; null where the resident chooses. */
	readonly areaCode: string | null;
	readonly scripts: readonly string[];
	readonly styles: readonly string[];
	readonly demo: DemoNote | null;
	readonly placeName: string;
	/** The address people type; null where it is not known. */
	readonly origin: string | null;
	/** Reports on conduct go to 12388: none is taken in here. */
	readonly refersConduct?: boolean;
	/** The body that reports on conduct are encrypted to as they come; nobody here reads one. */
	readonly conductTo?: string | null;
	/** The instant (ISO 8601) the page is made at: 今天 means this day. */
	readonly now: string;
};

/** What the pieces of a page are drawn with; `shared` is what this door says as those of staff do. */
export type Frame = { readonly shell: Shell; readonly words: ResidentWords; readonly shared: SharedWords };

export const emptyFollowDraft: FollowDraft = {
	words: "",
	verdict: "",
	reason: "",
	contacted: "",
	visited: "",
	askedForRating: "",
	askedToWithdraw: "",
	attitude: "",
	appeal: "",
	photos: "",
	proof: "",
};

/** A report nobody has written yet. */
export function emptyReportDraft(idempotencyKey: string): ReportDraft {
	return {
		text: "",
		areaCode: "",
		areaTyped: "",
		categoryCode: "",
		type: "",
		danger: "",
		frail: "",
		about: "",
		aboutName: "",
		sealed: "",
		spot: "",
		contactPhone: "",
		wantCall: "",
		phoneForHolder: "",
		consentPublish: "",
		join: "",
		photos: "",
		proof: "",
		idempotencyKey,
	};
}

/** Whether the page has promised a seal: asked for, about a person, or always so (rules.md §1). The server must keep it. */
export function isSealPromised({
	about,
	sealed,
	categoryCode,
}: Pick<ReportDraft, "about" | "sealed" | "categoryCode">): boolean {
	return about === "person" || sealed === "yes" || isConductCategory(categoryCode);
}

/** A path with language and letter size kept in its query; `fragment` names a field to come out at. */
export function pathWith(
	path: string,
	{ language, large }: Pick<Shell, "language" | "large">,
	fragment = "",
): string {
	const query = [
		...(language === "zh-CN" ? [] : [`lang=${language}`]),
		...(large ? ["type=large"] : []),
	].join("&");
	return `${path}${query === "" ? "" : `?${query}`}${fragment === "" ? "" : `#${fragment}`}`;
}
