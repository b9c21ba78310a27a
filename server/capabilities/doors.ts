import type { FieldProblem, ReportDraft, ResidentPage } from "../../web/resident/page.ts";
import { type FollowForm, followForm, type ReportForm, reportForm, shellQuery } from "../contract/doors.ts";
import type { SubmitReport } from "../contract/intake.ts";
import type { Deps } from "../deps.ts";
import { refusalsOf, refusePhone } from "../domain/intake.ts";
import { idempotencyKeyCharactersMax, idempotencyKeyCharactersMin } from "../domain/limits.ts";
import { withLineFeeds } from "../domain/words.ts";
import { followPages } from "../follow-pages.ts";
import type { App } from "../plugins/typed.ts";
import { areaName } from "../views/common.ts";

/** The resident's door as plain pages: every step is a form post, so all of it works without JavaScript (trust.md A5). */
const config = { page: true } as const;
const opened = { config, schema: { querystring: shellQuery, hide: true } };
const keyBytes = 18;
/** Whoever opens one of these as an address is asked for the receipt. */
const followPaths = ["", "/message", "/verdict", "/proof", "/withdrawal", "/appeal"].map(
	(path) => `/follow${path}`,
);

const fieldsOfDraft = [
	"text",
	"areaCode",
	"categoryCode",
	"aboutName",
	"spot",
	"contactPhone",
	"idempotencyKey",
] as const;

function draftOf(form: ReportForm, empty: ReportDraft): ReportDraft {
	const { step, quick, proof, ...fields } = form;
	// Forms end lines with CRLF, scripts with LF: a retry must be the same report either way.
	return { ...empty, ...fields, text: withLineFeeds(fields.text ?? "") };
}

/** Fields a resident can mend on the page; anything else is a refusal of the whole. */
const mendable: readonly string[] = [...fieldsOfDraft, "about"];

function reportOf(draft: ReportDraft, sealed: boolean): SubmitReport {
	const {
		text,
		areaCode,
		categoryCode,
		danger,
		about,
		aboutName,
		spot,
		contactPhone,
		wantCall,
		consentPublish,
	} = draft;
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
	const fields = { text, areaCode, categoryCode, spot, aboutName: about?.name ?? null };
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

/** One press fills in words and category; what was typed before stays below. */
function withQuick(draft: ReportDraft, { text, categoryCode }: { text: string; categoryCode: string }) {
	const typed = draft.text.trim() === "" ? [] : [draft.text];
	return { ...draft, text: [text, ...typed].join("\n"), categoryCode };
}

/** Hands the report in; a refusal keeps what was typed and says what to mend, or that it may be tried again. */
async function sent(
	app: App,
	deps: Deps,
	fresh: () => ReportDraft,
	draft: ReportDraft,
	sender: { readonly ip: string; readonly proof: string | undefined },
): Promise<ResidentPage> {
	const { idempotencyKey, ...said } = draft;
	const asked = await app.asksProof(sender.ip, idempotencyKey, sender.proof);
	if (asked !== null) {
		const fields = { ...draft, step: "send", proof: asked.token };
		const retry = { action: "/report", fields, challenge: asked.challenge };
		return { page: "refused", code: "proofNeeded", retry };
	}
	const report = reportOf(draft, deps.doors.pages.isSealPromised(draft));
	const outcome = await app.resident.submit(report, idempotencyKey, JSON.stringify(said));
	if ("reply" in outcome) {
		const place = areaName(deps.ledger.setting(), draft.areaCode);
		return { page: "receipt", reply: outcome.reply, areaName: place };
	}
	const { code, field } = outcome.refusal;
	if (code === "idempotencyMismatch") {
		// Sent before, gone back to and changed: what is typed now stays, as a report of its own.
		const again = { ...draft, idempotencyKey: fresh().idempotencyKey };
		return { page: "report", draft: again, problems: [{ field: "text", code }] };
	}
	if (field !== undefined && mendable.includes(field)) {
		return { page: "report", draft, problems: [{ field: formField(field), code }] };
	}
	return { page: "refused", code, retry: { action: "/report", fields: { ...draft, step: "send" } } };
}

function reporting(app: App, deps: Deps): void {
	const { emptyReportDraft, quickReport } = deps.doors.pages;
	const fresh = () => emptyReportDraft(Buffer.from(deps.randomBytes(keyBytes)).toString("base64url"));
	for (const path of ["/", "/report"]) {
		app.get(path, opened, async (request, reply) =>
			app.page(reply, request.query, { page: "report", draft: fresh(), problems: [] }),
		);
	}
	app.post(
		"/report",
		{ config, schema: { querystring: shellQuery, body: reportForm, hide: true } },
		async (request, reply) => {
			const { query, body } = request;
			const quick = body.quick === undefined || body.quick === "" ? null : quickReport(body.quick);
			const typed = draftOf(body, fresh());
			const keyed = isUsableKey(typed.idempotencyKey)
				? typed
				: { ...typed, idempotencyKey: fresh().idempotencyKey };
			const draft = quick === null ? keyed : withQuick(keyed, quick);
			if (body.step === "edit") return app.page(reply, query, { page: "report", draft, problems: [] });
			const problems = problemsOf(draft, deps);
			// One press on a quick report has left nothing out that was asked before.
			if (problems.length > 0 && quick !== null)
				return app.page(reply, query, { page: "report", draft, problems: [] });
			if (problems.length > 0) return app.page(reply, query, { page: "report", draft, problems });
			if (body.step !== "send") return app.page(reply, query, { page: "check", draft });
			const page = await sent(app, deps, fresh, draft, { ip: request.ip, proof: body.proof });
			return app.page(reply, query, page, page.page === "receipt" ? 201 : undefined);
		},
	);
}

function feedbackOf(form: FollowForm) {
	const names = ["contacted", "visited", "askedForRating"] as const;
	const said = names.filter((name) => form[name] === "yes" || form[name] === "no");
	return Object.fromEntries(said.map((name) => [name, form[name] === "yes"]));
}

function following(app: App, deps: Deps): void {
	const { read, shown, after } = followPages(app, deps.doors.pages);
	const form = { config, schema: { querystring: shellQuery, body: followForm, hide: true } };
	for (const path of followPaths) {
		app.get(path, opened, async (request, reply) =>
			app.page(reply, request.query, { page: "enter", typed: "", problem: null }),
		);
	}
	app.post("/follow", form, async (request, reply) => {
		const { receipt, draft } = read(request.body);
		return app.page(reply, request.query, shown(receipt, draft));
	});
	app.post("/follow/proof", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const proved = app.resident.prove(receipt);
		if ("refusal" in proved) {
			return app.page(reply, query, shown(receipt, draft, [{ field: "proof", code: proved.refusal.code }]));
		}
		const file = reply.header("content-disposition", 'attachment; filename="report.tlog-proof"');
		return file.type("text/plain; charset=utf-8").send(proved.proof);
	});
	app.post("/follow/message", form, async (request, reply) => {
		const { receipt, draft } = read(request.body);
		const followed = await app.resident.message(receipt, draft.words);
		return app.page(reply, request.query, after(receipt, followed, draft, "message", "words"));
	});
	app.post("/follow/verdict", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const { verdict, reason } = draft;
		if (verdict === "") {
			return app.page(reply, query, shown(receipt, draft, [{ field: "verdict", code: "textEmpty" }]));
		}
		const feedback = feedbackOf(body);
		const changes = app.resident.follow(receipt)?.allowed.includes("changeVerdict") ?? false;
		const say = changes ? app.resident.changeVerdict : app.resident.confirm;
		const followed = await (verdict === "not"
			? app.resident.dispute(receipt, { reason, ...feedback })
			: say(receipt, { verdict, ...feedback }));
		const done = verdict === "not" ? "disputed" : "confirmed";
		return app.page(reply, query, after(receipt, followed, draft, done, "verdict"));
	});
}

/** The resident's pages: report, check, receipt, follow, verdict; and the neutral page that “Leave now” opens. */
export async function doors(app: App, deps: Deps): Promise<void> {
	reporting(app, deps);
	following(app, deps);
	app.get("/weather", opened, async (request, reply) => app.page(reply, request.query, { page: "weather" }));
}
