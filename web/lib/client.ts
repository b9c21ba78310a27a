import { signal } from "@preact/signals";
import type { Static, TObject } from "typebox";
import type { StepWire } from "../../server/contract/common.ts";
import type { ReadDemoReply } from "../../server/contract/demo.ts";
import type {
	DispatchCase,
	ListDutiesReply,
	listPostsReply,
	sealCaseBody,
} from "../../server/contract/dispatch.ts";
import type { ReadDraftKeyReply } from "../../server/contract/draft.ts";
import type { ListOverdueReply, OverdueItem } from "../../server/contract/escalation.ts";
import type { readExplanationReply } from "../../server/contract/explanation.ts";
import type { ExportList } from "../../server/contract/export.ts";
import type { findCaseBody } from "../../server/contract/finding.ts";
import type {
	AnswerCase,
	ContactResident,
	decideCaseBody,
	ListInboxReply,
	ReadCaseReply,
	signCaseBody,
} from "../../server/contract/handling.ts";
import type { ListLettersReply, ReadLetterReply, sayLetterBody } from "../../server/contract/letter.ts";
import type { ListSimilarReply } from "../../server/contract/merge.ts";
import type { ReadOperationReply } from "../../server/contract/operation.ts";
import type { ReadReferralReply } from "../../server/contract/referral.ts";
import type { SearchCases } from "../../server/contract/search.ts";
import type { Session, SignIn } from "../../server/contract/sign-in.ts";
import type { ListFigureCasesReply, ReadStatisticsReply } from "../../server/contract/statistics.ts";
import type { ReadTrailReply } from "../../server/contract/trail.ts";

import { type DeedBody, type DeedName, deedPaths } from "./deeds.ts";
import { ofPages } from "./pages.ts";
import { photos } from "./photo.ts";
import { type Fetch, type Method, request } from "./request.ts";

export type SignCase = Static<typeof signCaseBody>;
export type DecideCase = Static<typeof decideCaseBody>;
export type ReadExplanationReply = Static<typeof readExplanationReply>;
type FindCase = Static<TObject<typeof findCaseBody>> & { readonly expectedVersion: number };
type SayLetter = Static<typeof sayLetterBody>;
export type SealCase = Static<typeof sealCaseBody>;
export type ListPostsReply = Static<typeof listPostsReply>;

/** What the demo says of itself; a real installation answers 404. `clock` is an instant of its own time. */
export type Demo = ReadDemoReply;
export type DemoPerson = ReadDemoReply["people"][number];

/**
 * A request that came to nothing: the server's refusal with its stable `code`, or what this side noticed:
 * `offline` (no connection), `tooSlow` (no answer in `patienceMilliseconds`), `unreadable` (an answer that is no JSON).
 */
export type Refused = {
	readonly code: string;
	readonly status: number;
	readonly field: string | null;
	readonly retryAfterSeconds: number | null;
	/** What of the words sent it is about. */
	readonly spans?: readonly string[];
};
export type Reply<Value> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly refused: Refused };

export type ClientOptions = {
	readonly fetch?: Fetch;
	/** Called when the server no longer knows the session; not for the first question who is signed in. */
	readonly onSessionLost?: () => void;
};

export type Call = <Value>(
	method: Method,
	path: string,
	body?: unknown,
	headers?: Readonly<Record<string, string>>,
) => Promise<Reply<Value>>;

function onCase(caseNumber: string, part: string): string {
	return `/api/cases/${encodeURIComponent(caseNumber)}${part}`;
}

/** Cases as lists. */
function lists(call: Call) {
	return {
		/** `open`: the case on the page, so that others may know that somebody looks at it. */
		listInbox: (cursor?: string, open?: string) =>
			call<ListInboxReply>("GET", `/api/inbox${query({ cursor, open })}`),
		searchCases: (body: SearchCases) => call<ListInboxReply>("POST", "/api/search", body),
	};
}

/** What those above a holder read and write (rules.md §4): letters, explanations, referrals, findings. */
function oversight(call: Call) {
	const onLetter = (letterId: string) => `/api/letters/${encodeURIComponent(letterId)}`;
	return {
		readStatistics: (question: StatisticsQuestion) =>
			call<ReadStatisticsReply>("GET", `/api/statistics${query(question)}`),
		listFigureCases: (question: FigureQuestion) =>
			call<ListFigureCasesReply>("GET", `/api/statistics/cases${query(question)}`),
		listLetters: (cursor?: string) => call<ListLettersReply>("GET", `/api/letters${query({ cursor })}`),
		readLetter: (letterId: string) => call<ReadLetterReply>("GET", onLetter(letterId)),
		helpLetter: (letterId: string, body: SayLetter) =>
			call<ReadLetterReply>("POST", `${onLetter(letterId)}/help`, body),
		answerLetter: (letterId: string, body: SayLetter) =>
			call<ReadLetterReply>("POST", `${onLetter(letterId)}/answer`, body),
		readExplanation: (caseNumber: string) =>
			call<ReadExplanationReply>("GET", onCase(caseNumber, "/explanation")),
		readReferral: (caseNumber: string) => call<ReadReferralReply>("GET", onCase(caseNumber, "/referral")),
		/** What is printed is told to the server, which keeps it (trust.md I6). */
		exportList: (body: ExportList) => call<null>("POST", "/api/exports", body),
		exportCase: (caseNumber: string) =>
			call<null>("POST", `/api/exports/cases/${encodeURIComponent(caseNumber)}`, {}),
		findCase: (caseNumber: string, body: FindCase) =>
			call<ReadCaseReply>("POST", onCase(caseNumber, "/finding"), body),
	};
}

/** One request after another, and the newest time of the server in any answer so far; null before the first. */
function calling(send: Fetch, onSessionLost: ClientOptions["onSessionLost"]) {
	const seenAt = signal<string | null>(null);
	async function call<Value>(
		method: Method,
		path: string,
		body?: unknown,
		headers?: Readonly<Record<string, string>>,
	): Promise<Reply<Value>> {
		const reply = await request<Value & { readonly asOf?: string }>(send, method, path, body, headers);
		const asOf = reply.ok ? reply.value?.asOf : undefined;
		if (asOf !== undefined && asOf > (seenAt.peek() ?? "")) seenAt.value = asOf;
		if (!reply.ok && reply.refused.code === "sessionMissing") onSessionLost?.();
		return reply;
	}
	return { seenAt, call };
}

/**
 * The typed client of the desk and audit doors: same origin, cookie session, JSON both ways. No method throws:
 * every way to fail is a `Refused` with a code that has a sentence on screen.
 */
export function createClient({
	fetch: send = (url, init) => fetch(url, init),
	onSessionLost,
}: ClientOptions = {}) {
	const { seenAt, call } = calling(send, onSessionLost);
	const change = (caseNumber: string, part: string, body: unknown) =>
		call<ReadCaseReply>("POST", onCase(caseNumber, part), body);
	return {
		readSession: () => request<Session>(send, "GET", "/api/session"),
		signIn: (body: SignIn) => request<Session>(send, "POST", "/api/session", body),
		signOut: () => request<unknown>(send, "DELETE", "/api/session"),
		seenAt,
		/** For pages that load by themselves and bring their own operations. */
		call,
		readOperation: () => call<ReadOperationReply>("GET", "/api/operation"),
		readDemo: () => request<Demo>(send, "GET", "/api/demo"),
		setDemoClock: (speed: number) => request<Demo>(send, "POST", "/api/demo/clock", { speed }),
		readDraftKey: () => call<ReadDraftKeyReply>("GET", "/api/draft-key"),
		readCase: (caseNumber: string) => call<ReadCaseReply>("GET", onCase(caseNumber, "")),
		signCase: (caseNumber: string, body: SignCase) => change(caseNumber, "/signature", body),
		contactResident: (caseNumber: string, body: ContactResident) => change(caseNumber, "/contact", body),
		answerCase: (caseNumber: string, body: AnswerCase) => change(caseNumber, "/answer", body),
		decideCase: (caseNumber: string, body: DecideCase) => change(caseNumber, "/decision", body),
		dispatchCase: (caseNumber: string, body: DispatchCase) => change(caseNumber, "/dispatch", body),
		sealCase: (caseNumber: string, body: SealCase) => call<null>("POST", onCase(caseNumber, "/seal"), body),
		/** What lies over a case in hand: the deeds whose routes have one shape. */
		doDeed: <Name extends DeedName>(
			caseNumber: string,
			name: Name,
			body: DeedBody<Name> & { readonly expectedVersion: number },
		) => change(caseNumber, `/${deedPaths[name]}`, body),
		readTrail: (caseNumber: string) => call<ReadTrailReply>("GET", onCase(caseNumber, "/trail")),
		/** Posts a case of the area can go to; with `help`, those that can be asked for help. */
		listPosts: (areaCode: string, help = false) =>
			call<ListPostsReply>("GET", `/api/posts${query({ areaCode, for: help ? "help" : null })}`),
		...lists(call),
		...{ ...ofPages(call), ...photos(call) },
		listSimilar: (caseNumber: string) => call<ListSimilarReply>("GET", onCase(caseNumber, "/similar")),
		listDuties: (areaCode: string) => call<ListDutiesReply>("GET", `/api/duties${query({ areaCode })}`),
		listOverdue: (question: OverdueQuestion) =>
			call<ListOverdueReply>("GET", `/api/overdue${query(question)}`),
		...oversight(call),
	};
}
export type Client = ReturnType<typeof createClient>;

/** Which part of the board, and from where on; null is all of it. */
export type OverdueQuestion = {
	readonly group: OverdueItem["group"] | null;
	readonly step: StepWire | null;
	readonly areaCode: string | null;
	readonly cursor?: string | null;
};
/** Which cases the numbers are about: instants with offset, `to` not included; null is no bound. */
export type StatisticsQuestion = {
	readonly from: string | null;
	readonly to: string | null;
	readonly areaCode: string | null;
};

type FigureQuestion = StatisticsQuestion &
	Readonly<Record<"figure" | "level" | "of" | "cursor", string | null>>;

function query(values: Readonly<Record<string, string | null | undefined>>): string {
	const given = Object.entries(values).filter(
		(pair): pair is [string, string] => typeof pair[1] === "string",
	);
	return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}
