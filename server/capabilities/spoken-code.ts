import type { FieldProblem } from "../../web/resident/page.ts";
import { wordlessBody } from "../contract/chase.ts";
import { followForm, type ShellQuery, shellQuery } from "../contract/doors.ts";
import {
	callersQuery,
	disputeBySpokenCodeBody,
	followBySpokenCodeBody,
	followForCallerReply,
	makeSpokenCodeReply,
	type SpokenForm,
	type SpokenStatus,
	spokenForm,
	spokenStatusReply,
} from "../contract/spoken-code.ts";
import type { Deps } from "../deps.ts";
import { followPages } from "../follow-pages.ts";
import { type Refused, receiptOf } from "../plugins/resident.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, byReceipt, bySession, replies } from "../plugins/typed.ts";
import { spokenCodes } from "../spoken-code.ts";

type Spoken = ReturnType<typeof spokenCodes>;

/** As a program: a code under the receipt; where a case stands and a dispute with number and code. */
function forPrograms(app: App, { make, status, dispute }: Spoken): void {
	const common = { tags: ["resident"] };
	const response = replies({ 200: spokenStatusReply });
	app.post(
		"/api/follow/spoken-code",
		{
			schema: {
				...{ ...common, operationId: "makeSpokenCode", security: byReceipt, body: wordlessBody },
				summary: "A new spoken code for callers; the one before opens nothing any more.",
				response: replies({ 200: makeSpokenCodeReply }),
			},
		},
		async (request, reply) => {
			const made = await make(receiptOf(request));
			return "refusal" in made ? reply.refuse(made.refusal) : made;
		},
	);
	app.post(
		"/api/spoken-code",
		{
			schema: {
				...{ ...common, response, operationId: "followBySpokenCode", body: followBySpokenCodeBody },
				summary: "Where a case stands, by its number and spoken code; five wrong ones a day.",
			},
		},
		async ({ body }, reply) => {
			const told = status(body);
			return "refusal" in told ? reply.refuse(told.refusal) : told.status;
		},
	);
	app.post(
		"/api/spoken-code/dispute",
		{
			schema: {
				...{ ...common, response, operationId: "disputeBySpokenCode", body: disputeBySpokenCodeBody },
				summary: "Not solved, said with number and spoken code.",
			},
		},
		async ({ body }, reply) => {
			const told = await dispute(body, body.reason, null);
			return "refusal" in told ? reply.refuse(told.refusal) : told.status;
		},
	);
}

const config = { page: true } as const;
const blank = { page: "spokenCode", status: null, problems: [], done: false } as const;

function problemOf({ code, field = "spoken" }: Refused["refusal"]): FieldProblem {
	return { field, code };
}

/** As plain pages: a code under the receipt, and the page for whoever has number and code at hand. */
function forPeople(app: App, deps: Deps, { make, status, dispute }: Spoken): void {
	const { read, shown } = followPages(app, deps);
	const form = { config, schema: { querystring: shellQuery, body: followForm, hide: true } };
	app.post("/follow/spoken-code", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const made = await make(receipt);
		if (!("refusal" in made)) return app.page(reply, query, shown(receipt, draft, [], null, made.code));
		const problem = { field: "spoken", code: made.refusal.code };
		return app.page(reply, query, shown(receipt, draft, [problem]));
	});
	for (const path of ["/spoken-code", "/spoken-code/dispute"]) {
		app.get(path, { config, schema: { querystring: shellQuery, hide: true } }, async ({ query }, reply) =>
			app.page(reply, query, { ...blank, typed: {} }),
		);
	}
	const asked = { config, schema: { querystring: shellQuery, body: spokenForm, hide: true } };
	const saidIn = ({ caseNumber = "", code = "" }: SpokenForm) => ({ caseNumber, code });
	app.post("/spoken-code", asked, async ({ query, body }, reply) => {
		const told = status(saidIn(body));
		if ("refusal" in told)
			return app.page(reply, query, { ...blank, typed: body, problems: [problemOf(told.refusal)] });
		return app.page(reply, query, { ...blank, typed: body, status: told.status });
	});
	app.post("/spoken-code/dispute", asked, async ({ query, body }, reply) => {
		const { reason = "" } = body;
		const told = await dispute(saidIn(body), reason, null);
		if (!("refusal" in told)) {
			return app.page(reply, query, { ...blank, typed: body, status: told.status, done: true });
		}
		// What is refused beside the code itself is said on the page that the code opens.
		const again = told.refusal.code === "spokenCodeUnknown" ? told : status(saidIn(body));
		const seen = "refusal" in again ? null : again.status;
		const problems = [problemOf(told.refusal)];
		return app.page(reply, query, { ...blank, typed: body, status: seen, problems });
	});
}

/** Spoken codes at the resident's door. */
export async function spokenCode(app: App, deps: Deps): Promise<void> {
	const spoken = spokenCodes(deps);
	forPrograms(app, spoken);
	forPeople(app, deps, spoken);
}

/** At the desk: an operator hears a caller who reads out number and code, and takes a dispute down. */
export async function hearingCallers(app: App, deps: Deps): Promise<void> {
	const { status, dispute } = spokenCodes(deps);
	const common = { tags: ["desk"], security: bySession, querystring: callersQuery };
	const response = replies({ 200: followForCallerReply });
	const onRequest = requirePerson("hearCallers");
	const heard = (seen: SpokenStatus, { lang }: ShellQuery) => {
		const say = deps.doors.pages.spokenSentences(seen, lang);
		return { status: seen, say: [...say] };
	};
	app.post(
		"/api/callers",
		{
			onRequest,
			schema: {
				...{ ...common, response, operationId: "followForCaller", body: followBySpokenCodeBody },
				summary: "Where a caller's case stands, by the number and spoken code they read out.",
			},
		},
		async ({ body, query }, reply) => {
			const told = status(body);
			return "refusal" in told ? reply.refuse(told.refusal) : heard(told.status, query);
		},
	);
	app.post(
		"/api/callers/dispute",
		{
			onRequest,
			schema: {
				...{ ...common, response, operationId: "disputeForCaller", body: disputeBySpokenCodeBody },
				summary: "Take down for a caller that it is not solved; the trail says who did.",
			},
		},
		async (request, reply) => {
			const { body, query } = request;
			const told = await dispute(body, body.reason, personOf(request).personId);
			return "refusal" in told ? reply.refuse(told.refusal) : heard(told.status, query);
		},
	);
}
