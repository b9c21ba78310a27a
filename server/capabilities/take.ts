import { submitReportBody, submitReportReply } from "../contract/intake.ts";
import {
	type PreviewReport,
	previewReportBody,
	previewReportReply,
	takeDownReportHeaders,
} from "../contract/take.ts";
import type { Deps, StaffDeps } from "../deps.ts";
import type { Instant } from "../domain/calendar.ts";
import { type Case, evolve } from "../domain/case.ts";
import { keyToEncrypt, type SubmitReport, submitReport } from "../domain/intake.ts";
import { mayRead } from "../domain/permission.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Person } from "../domain/setting.ts";
import { mattersAt } from "../matters.ts";
import { submitter } from "../plugins/resident.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { clocksOf, postName, wireInstant } from "../views/common.ts";
import { byAlikeness, similarView, voicesOf } from "../views/merge.ts";

const shownMax = 3;

/** What would become of the report if it were sent now. Nothing is kept of it. */
function decided(
	{ ledger }: StaffDeps,
	body: PreviewReport,
	now: Instant,
): Case | { readonly refusal: Refusal } {
	const { text, areaCode, categoryCode = null, type = null, danger = false, sealed = false } = body;
	const setting = ledger.setting();
	const command: SubmitReport = {
		...{ type: "SubmitReport", caseNumber: "", areaCode, categoryCode, reportType: type, danger, sealed },
		...{ text: { id: "", salt: "", hash: "", text }, spot: null, about: null },
		...{ contactPhone: null, consentPublish: false },
	};
	const key = keyToEncrypt(command, now, setting);
	// As it would be sent, without encrypting anything.
	const encrypted =
		key === null ? {} : { encrypted: { key, fileHash: "", file: command.text, blank: command.text } };
	const decision = submitReport({ ...command, ...encrypted }, now, setting);
	if ("refusal" in decision) return decision;
	const state = decision.events.reduce<Case | null>(evolve, null);
	if (state === null) throw new Error("a report was received without an event");
	return state;
}

function alikeTo(app: App, deps: StaffDeps, body: PreviewReport, person: Person, now: Instant) {
	const { text, areaCode, categoryCode = null } = body;
	const { ledger, keys } = deps;
	const setting = ledger.setting();
	const reads = app.staff.seenBy(person);
	const matters = mattersAt({ ledger, keys, reads }, { areaCode, categoryCode });
	const items = reads
		.similarTo({ areaCode, categoryCode, caseNumber: "" })
		.filter(({ state }) => mayRead(person, state, setting, now))
		.map((one) => similarView(one, text, voicesOf(reads.voicesOf(one.state.caseNumber).length), setting))
		.filter(({ alike }) => alike.length > 0);
	return byAlikeness(items)
		.slice(0, shownMax)
		.map((item) => {
			const matter = matters.find(({ caseNumber }) => caseNumber === item.caseNumber)?.wire.matter ?? null;
			return { ...item, matter };
		});
}

/** Taking down a call: before it is sent, where it would go and what is in hand already. */
export async function take(app: App, deps: StaffDeps, whole: Deps): Promise<void> {
	await takingDown(app, whole);
	app.post(
		"/api/callers/preview",
		{
			onRequest: requirePerson("hearCallers"),
			schema: {
				operationId: "previewReport",
				summary:
					"What would become of a report that an operator takes down, and open cases that say the same.",
				tags: ["desk"],
				security: bySession,
				body: previewReportBody,
				response: replies({ 200: previewReportReply }),
			},
		},
		async (request, reply) => {
			const now = deps.ledger.now();
			const state = decided(deps, request.body, now);
			if ("refusal" in state) return reply.refuse(state.refusal);
			const isSent = "tour" in state;
			const waits = state.track === "service" ? ("triage" as const) : ("sealed" as const);
			return {
				asOf: wireInstant(now),
				goes: isSent ? ("dispatched" as const) : waits,
				post: isSent ? postName(deps.ledger.setting(), state.tour.postId) : null,
				clocks: isSent ? clocksOf(state, "holder") : null,
				items: state.sealed ? [] : alikeTo(app, deps, request.body, personOf(request), now),
			};
		},
	);
}

/** What an operator heard, sent as its resident would send it: answered alike, and told from it by one mark. */
async function takingDown(app: App, whole: Deps): Promise<void> {
	const submit = submitter(whole, true);
	app.post(
		"/api/callers/reports",
		{
			onRequest: requirePerson("hearCallers"),
			schema: {
				operationId: "takeDownReport",
				summary:
					"Submit what a caller says: as `submitReport`, and the case tells that it came by phone, never who took it down.",
				tags: ["desk"],
				security: bySession,
				headers: takeDownReportHeaders,
				body: submitReportBody,
				response: replies({ 201: submitReportReply }),
			},
		},
		async (request, reply) => {
			const outcome = await submit(request.body, request.headers["idempotency-key"], request.bodyText);
			return "refusal" in outcome ? reply.refuse(outcome.refusal) : reply.code(201).send(outcome.reply);
		},
	);
}
