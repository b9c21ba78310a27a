import type { FastifyReply } from "fastify";
import type { FieldProblem, FollowDraft, ReportDraft, ResidentPage } from "../../web/resident/page.ts";
import { messageForm, type ReportForm, receiptForm, reportForm, type ShellQuery, shellQuery, verdictForm } from "../contract/doors.ts";
import type { VerdictForm } from "../contract/doors.ts";
import type { SubmitReport } from "../contract/intake.ts";
import type { Deps } from "../deps.ts";
import { refusalsOf, refusePhone } from "../domain/intake.ts";
import { idempotencyKeyCharactersMax, idempotencyKeyCharactersMin } from "../domain/limits.ts";
import { readReceipt } from "../domain/receipt.ts";
import { withLineFeeds } from "../domain/words.ts";
import type { Followed } from "../plugins/resident.ts";
import type { App } from "../plugins/typed.ts";
import { areaName } from "../views/common.ts";

/** The resident's door as plain pages: every step is a form post, so all of it works without JavaScript (trust.md A5). */
const config = { page: true } as const;
const keyBytes = 18;

const fieldsOfDraft = ["text", "areaCode", "categoryCode", "aboutName", "spot", "contactPhone", "idempotencyKey"] as const;

function draftOf(form: ReportForm, empty: ReportDraft): ReportDraft {
	const { step, quick, ...fields } = form;
	return { ...empty, ...fields };
}

/** Fields a resident can mend on the page; anything else is a refusal of the whole. */
const mendable: readonly string[] = [...fieldsOfDraft, "about"];

function reportOf(draft: ReportDraft, sealed: boolean): SubmitReport {
	const { text, areaCode, categoryCode, danger, about, aboutName, spot, contactPhone, wantCall, consentPublish } = draft;
	const named = (about === "person" || about === "unit") && aboutName.trim() !== "";
	return {
		text,
		areaCode,
		...(categoryCode === "" ? {} : { categoryCode }),
		danger: danger === "yes",
		...(named ? { about: { kind: about, name: aboutName } } : {}),
		sealed,
		...(spot.trim() === "" ? {} : { spot }),
		...(wantCall === "yes" && contactPhone.trim() !== "" ? { contactPhone: contactPhone.trim() } : {}),
		consentPublish: consentPublish === "yes",
	};
}

/** What stands against sending, in page order, before anything is sent. */
function problemsOf(draft: ReportDraft, deps: Deps): FieldProblem[] {
	const { text, areaCode, categoryCode = null, spot = null, about, contactPhone } = reportOf(draft, false);
	const fields = { text: withLineFeeds(text), areaCode, categoryCode, spot, aboutName: about?.name ?? null };
	const phone = contactPhone === undefined ? null : refusePhone(contactPhone);
	const refusals = [...refusalsOf(fields, deps.ledger.setting()), ...(phone === null ? [] : [phone])];
	return refusals.map(({ code, field }) => ({ field: formField(field), code }));
}

/** A wire field as the form names it. */
function formField(field: string | undefined): string {
	return field === "about" ? "aboutName" : (field ?? "text");
}

function isUsableKey(key: string): boolean {
	return key.length >= idempotencyKeyCharactersMin && key.length <= idempotencyKeyCharactersMax;
}

function reporting(app: App, deps: Deps): void {
	const { emptyReportDraft, isSealPromised, quickReport } = deps.doors.pages;
	const fresh = () => emptyReportDraft(Buffer.from(deps.randomBytes(keyBytes)).toString("base64url"));
	const send = async (reply: FastifyReply, query: ShellQuery, draft: ReportDraft) => {
		const { idempotencyKey, ...said } = draft;
		const outcome = await app.resident.submit(reportOf(draft, isSealPromised(draft)), idempotencyKey, JSON.stringify(said));
		if ("reply" in outcome) {
			const place = areaName(deps.ledger.setting(), draft.areaCode);
			return app.page(reply, query, { page: "receipt", reply: outcome.reply, areaName: place }, 201);
		}
		const { code, field } = outcome.refusal;
		if (field !== undefined && mendable.includes(field)) {
			return app.page(reply, query, { page: "report", draft, problems: [{ field: formField(field), code }] });
		}
		const retry = { action: "/report", fields: { ...draft, step: "send" } };
		return app.page(reply, query, { page: "refused", code, retry });
	};
	app.get("/", { config, schema: { querystring: shellQuery, hide: true } }, async (request, reply) =>
		app.page(reply, request.query, { page: "report", draft: fresh(), problems: [] }),
	);
	app.post("/report", { config, schema: { querystring: shellQuery, body: reportForm, hide: true } }, async (request, reply) => {
		const { query, body } = request;
		const quick = body.quick === undefined || body.quick === "" ? null : quickReport(body.quick);
		const typed = draftOf(body, fresh());
		const keyed = isUsableKey(typed.idempotencyKey) ? typed : { ...typed, idempotencyKey: fresh().idempotencyKey };
		const draft = quick === null ? keyed : { ...keyed, ...quick };
		if (body.step === "edit") return app.page(reply, query, { page: "report", draft, problems: [] });
		const problems = problemsOf(draft, deps);
		if (problems.length > 0) return app.page(reply, query, { page: "report", draft, problems });
		return body.step === "send" ? send(reply, query, draft) : app.page(reply, query, { page: "check", draft });
	});
}

function feedbackOf(form: VerdictForm) {
	const names = ["contacted", "visited", "askedForRating"] as const;
	const said = names.filter((name) => form[name] === "yes" || form[name] === "no");
	return Object.fromEntries(said.map((name) => [name, form[name] === "yes"]));
}

function following(app: App, deps: Deps): void {
	const { emptyFollowDraft } = deps.doors.pages;
	const enter = (typed: string): ResidentPage => ({ page: "enter", typed, problem: "receipt" in readReceipt(typed) ? "unknown" : "malformed" });
	const shown = (receipt: string, draft: FollowDraft, problems: readonly FieldProblem[], done: "message" | "confirmed" | "disputed" | null): ResidentPage => {
		const view = app.resident.follow(receipt);
		return view === null ? enter(receipt) : { page: "follow", receipt, view, draft, problems, done };
	};
	/** The page after a deed; a refusal keeps what was typed and says why. */
	const after = (receipt: string, followed: Followed, draft: FollowDraft, done: "message" | "confirmed" | "disputed"): ResidentPage => {
		if (!("refusal" in followed)) return shown(receipt, emptyFollowDraft, [], done);
		const { code, field = "words" } = followed.refusal;
		return code === "receiptUnknown" ? enter(receipt) : shown(receipt, draft, [{ field, code }], null);
	};
	const schemaFor = <Body>(body: Body) => ({ querystring: shellQuery, body, hide: true });
	app.get("/follow", { config, schema: { querystring: shellQuery, hide: true } }, async (request, reply) =>
		app.page(reply, request.query, { page: "enter", typed: "", problem: null }),
	);
	app.post("/follow", { config, schema: schemaFor(receiptForm) }, async (request, reply) =>
		app.page(reply, request.query, shown(request.body.receipt ?? "", emptyFollowDraft, [], null)),
	);
	app.post("/follow/message", { config, schema: schemaFor(messageForm) }, async (request, reply) => {
		const { receipt = "", words = "" } = request.body;
		const followed = await app.resident.message(receipt, words);
		return app.page(reply, request.query, after(receipt, followed, { ...emptyFollowDraft, words }, "message"));
	});
	app.post("/follow/verdict", { config, schema: schemaFor(verdictForm) }, async (request, reply) => {
		const { receipt = "", ...form } = request.body;
		const draft = { ...emptyFollowDraft, ...form };
		const feedback = feedbackOf(form);
		const { verdict } = draft;
		if (verdict === "") {
			return app.page(reply, request.query, shown(receipt, draft, [{ field: "verdict", code: "textEmpty" }], null));
		}
		const followed = await (verdict === "not"
			? app.resident.dispute(receipt, { reason: draft.reason, ...feedback })
			: app.resident.confirm(receipt, { verdict, ...feedback }));
		const done = verdict === "not" ? "disputed" : "confirmed";
		return app.page(reply, request.query, after(receipt, followed, draft, done));
	});
}

/** The resident's pages: report, check, receipt, follow, verdict; and the neutral page that “Leave now” opens. */
export async function doors(app: App, deps: Deps): Promise<void> {
	reporting(app, deps);
	following(app, deps);
	app.get("/weather", { config, schema: { querystring: shellQuery, hide: true } }, async (request, reply) =>
		app.page(reply, request.query, { page: "weather" }),
	);
}
