import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { followForm, shellQuery } from "../contract/doors.ts";
import { appealCaseBody, declineCaseBody, redirectCaseBody, withdrawCaseBody } from "../contract/exit.ts";
import { followCaseReply } from "../contract/follow-up.ts";
import { readCaseReply } from "../contract/handling.ts";
import type { Deps, StaffDeps } from "../deps.ts";
import { type FollowPages, followPages } from "../follow-pages.ts";
import { answered, receiptOf } from "../plugins/resident.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, byReceipt, bySession, replies } from "../plugins/typed.ts";
import { wordsOf } from "../words.ts";

const params = Type.Object({ caseNumber }, closed);
const onRequest = requirePerson("listInbox");

function ofStaff(operationId: string, summary: string) {
	const common = { tags: ["desk"], security: bySession };
	return { ...common, operationId, summary, params, response: replies({ 200: readCaseReply }) };
}

function ofResident(operationId: string, summary: string) {
	const common = { tags: ["resident"], security: byReceipt };
	return { ...common, operationId, summary, response: replies({ 200: followCaseReply }) };
}

/** At the staff's door: the desk, or the holder, asks a superior to turn a report away. */
export async function turningAway(app: App, { randomBytes }: StaffDeps): Promise<void> {
	const said = ({ body, limit }: { body: string; limit: string }) => ({
		body: wordsOf(body, randomBytes),
		limit: wordsOf(limit, randomBytes),
	});
	app.post(
		"/api/cases/:caseNumber/decline",
		{
			onRequest,
			schema: {
				...ofStaff("declineCase", "Ask the superior not to take it up; says who is in charge instead."),
				body: declineCaseBody,
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { expectedVersion, reason, words, ...elsewhere } = request.body;
			const proposal = { kind: "decline", reason, ...said(elsewhere) } as const;
			const asks = { type: "AskDecision", by: person.personId, proposal } as const;
			const command = { ...asks, words: wordsOf(words, randomBytes) };
			return app.staff.act(reply, person, request.params.caseNumber, command, expectedVersion);
		},
	);
	app.post(
		"/api/cases/:caseNumber/redirection",
		{
			onRequest,
			schema: {
				...ofStaff("redirectCase", "Ask the superior to send it to another body."),
				body: redirectCaseBody,
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { expectedVersion, reason, words, ...elsewhere } = request.body;
			const proposal = { kind: "redirect", reason, ...said(elsewhere) } as const;
			const asks = { type: "AskDecision", by: person.personId, proposal } as const;
			const command = { ...asks, words: wordsOf(words, randomBytes) };
			return app.staff.act(reply, person, request.params.caseNumber, command, expectedVersion);
		},
	);
}

function leaving(app: App): void {
	const { resident } = app;
	app.post(
		"/api/follow/withdrawal",
		{ schema: { ...ofResident("withdrawCase", "Take the report back."), body: withdrawCaseBody } },
		async (request, reply) => answered(reply, await resident.withdraw(receiptOf(request), request.body)),
	);
	app.post(
		"/api/follow/appeal",
		{
			schema: {
				...ofResident("appealCase", "Appeal, once, against being turned away or a check not upheld."),
				body: appealCaseBody,
			},
		},
		async (request, reply) => answered(reply, await resident.appeal(receiptOf(request), request.body.words)),
	);
}

/** The same as plain forms. */
function leavingByForm(app: App, { read, shown, after }: FollowPages): void {
	const form = {
		config: { page: true },
		schema: { querystring: shellQuery, body: followForm, hide: true },
	} as const;
	app.post("/follow/withdrawing", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const view = app.resident.follow(receipt);
		if (view === null || !view.allowed.includes("withdrawCase")) {
			return app.page(reply, query, shown(receipt, draft));
		}
		return app.page(reply, query, { page: "withdrawing", receipt, caseNumber: view.caseNumber, draft });
	});
	app.post("/follow/withdrawal", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const { askedToWithdraw } = draft;
		const said = askedToWithdraw === "" ? {} : { askedToWithdraw: askedToWithdraw === "yes" };
		const followed = await app.resident.withdraw(receipt, said);
		return app.page(reply, query, after(receipt, followed, draft, "withdrawn", "askedToWithdraw"));
	});
	app.post("/follow/appeal", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const followed = await app.resident.appeal(receipt, draft.appeal);
		if ("refusal" in followed && followed.refusal.field === "words") {
			const { code } = followed.refusal;
			return app.page(reply, query, shown(receipt, draft, [{ field: "appeal", code }]));
		}
		return app.page(reply, query, after(receipt, followed, draft, "appealed", "appeal"));
	});
}

/** At the resident's door: taking it back, and the one appeal. */
export async function exit(app: App, deps: Deps): Promise<void> {
	leaving(app);
	leavingByForm(app, followPages(app, deps));
}
