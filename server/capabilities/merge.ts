import { Type } from "typebox";
import { caseNumberFrom } from "../case-number.ts";
import { caseNumber, closed } from "../contract/common.ts";
import { followForm, shellQuery } from "../contract/doors.ts";
import { followCaseReply } from "../contract/follow-up.ts";
import {
	cutOutPartBody,
	listSimilarReply,
	mergeCaseBody,
	splitCaseBody,
	splitVoiceBody,
} from "../contract/merge.ts";
import type { Deps, StaffDeps } from "../deps.ts";
import { may, mayRead } from "../domain/permission.ts";
import { followPages } from "../follow-pages.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import { answered, receiptOf } from "../plugins/resident.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, byReceipt, bySession, replies } from "../plugins/typed.ts";
import { byAlikeness, similarView, voicesOf } from "../views/merge.ts";
import { wordsOf } from "../words.ts";

const params = Type.Object({ caseNumber }, closed);

/** Open cases that a report may be about as well, for whoever may merge it. */
function similar(app: App, { ledger, reads }: StaffDeps): void {
	app.get(
		"/api/cases/:caseNumber/similar",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "listSimilar",
				summary:
					"Cases in hand of the same place and category, the most alike first: what it may be merged into.",
				tags: ["desk"],
				security: bySession,
				params,
				response: replies({ 200: listSimilarReply }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const state = reads.stateOf(request.params.caseNumber);
			const now = ledger.now();
			const setting = ledger.setting();
			if (state === null) return reply.refuse({ code: "notFound" });
			const no = may("mergeCase", person.personId, state, setting, now);
			if (no !== null) return reply.refuse({ code: no });
			const shown = app.staff.seenBy(person);
			const own = shown.wordsOf(state.caseNumber).get(state.text.id) ?? "";
			const items = shown.similarTo(state).filter((listed) => mayRead(person, listed.state, setting, now));
			const found = items.map((listed) => {
				const voices = voicesOf(reads.voicesOf(listed.state.caseNumber).length);
				return similarView(listed, own, voices, setting);
			});
			return { items: byAlikeness(found), nextCursor: null };
		},
	);
}

/** At the staff's door: merge a report into an open case about the same, split it off again, cut one of its matters out. */
export async function merging(app: App, deps: StaffDeps): Promise<void> {
	similar(app, deps);
	deedRoute(app, {
		path: "merge",
		operationId: "mergeCase",
		summary: "Let it go on as a voice of another case: same facts, same place.",
		body: mergeCaseBody,
		command: ({ parent }, by) => ({ type: "MergeCase", by, parent }),
	});
	deedRoute(app, {
		path: "split",
		operationId: "splitCase",
		summary: "Back to the desk by itself, with its own clock from its receipt.",
		body: splitCaseBody,
		command: (_body, by) => ({ type: "SplitCase", by }),
	});
	const words = (text: string) => wordsOf(text, deps.randomBytes);
	deedRoute(app, {
		path: "parts",
		operationId: "cutOutPart",
		summary:
			"Cut one matter out of a report: it goes on as a report by itself, which nothing links to this one.",
		body: cutOutPartBody,
		command: ({ protect, text, spot, categoryCode = null, danger = false }, by) => ({
			...{ type: "CutOutPart", by, part: caseNumberFrom(deps.ledger.now(), deps.randomBytes) },
			...{ protect, text: words(text), spot: spot === undefined ? null : words(spot), categoryCode, danger },
		}),
	});
}

/** At the resident's door: "my matter is another". */
export async function merge(app: App, deps: Deps): Promise<void> {
	app.post(
		"/api/follow/split",
		{
			schema: {
				operationId: "splitVoice",
				summary: "My matter is another: the report goes on by itself again.",
				tags: ["resident"],
				security: byReceipt,
				body: splitVoiceBody,
				response: replies({ 200: followCaseReply }),
			},
		},
		async (request, reply) => answered(reply, await app.resident.split(receiptOf(request))),
	);
	const { read, after } = followPages(app, deps);
	const form = {
		config: { page: true },
		schema: { querystring: shellQuery, body: followForm, hide: true },
	} as const;
	app.post("/follow/split", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		return app.page(reply, query, after(receipt, await app.resident.split(receipt), draft, "split", "words"));
	});
}
