import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { areaCode, closed } from "../contract/common.ts";
import { type FollowForm, followForm, reportForm, shellQuery } from "../contract/doors.ts";
import type { Deps } from "../deps.ts";
import { followPages } from "../follow-pages.ts";
import { mattersFor, sayMore } from "../matters.ts";
import type { App } from "../plugins/typed.ts";
import { freshDraft, isCategoryOpen, problemsOf, readDraft, sent, withPhotos } from "../report-pages.ts";
import { listedAreas } from "../views/common.ts";

/** The resident's door as plain pages: every step is a form post, so all of it works without JavaScript (trust.md A5). */
const config = { page: true } as const;
const opened = { config, schema: { querystring: shellQuery, hide: true } };
function reporting(app: App, deps: Deps): void {
	for (const path of ["/", "/report"]) {
		app.get(path, opened, async (request, reply) =>
			app.page(reply, request.query, { page: "report", draft: freshDraft(deps), problems: [] }),
		);
	}
	app.post(
		"/report",
		{ config, schema: { querystring: shellQuery, body: reportForm, hide: true } },
		async (request, reply) => {
			const { query, body } = request;
			const { draft: read, isQuick } = readDraft(body, deps);
			const { draft, problems: unusable } = await withPhotos(read, read.idempotencyKey, request, app, deps);
			if (unusable.length > 0) return app.page(reply, query, { page: "report", draft, problems: unusable });
			if (body.step === "edit" || body.dropPhotos !== undefined)
				return app.page(reply, query, { page: "report", draft, problems: [] });
			const problems = problemsOf(draft, deps);
			// One press on a quick report has left nothing out that was asked before.
			if (problems.length > 0 && isQuick)
				return app.page(reply, query, { page: "report", draft, problems: [] });
			if (problems.length > 0) return app.page(reply, query, { page: "report", draft, problems });
			const matters = mattersFor(deps, draft);
			const says = sayMore(deps, draft, body, matters);
			if (says !== null) return app.page(reply, query, { page: "report", draft, problems: [says] });
			// A category that was only now chosen may have open matters: they are shown before anything is sent.
			const isNew = body.offered === "yes" && draft.join === "" && matters.length > 0;
			if (body.step !== "send" || isNew) {
				const offered = isCategoryOpen(draft) ? app.suggestion.offered(draft) : [];
				return app.page(reply, query, { page: "check", draft, offered, matters });
			}
			const page = await sent(app, deps, draft, request);
			return app.page(reply, query, page, page.page === "receipt" ? 201 : undefined);
		},
	);
}

function feedbackOf(form: FollowForm) {
	const names = ["contacted", "visited", "askedForRating"] as const;
	const said = names.filter((name) => form[name] === "yes" || form[name] === "no");
	const { attitude = "" } = form;
	const rated = attitude === "" ? {} : { attitude };
	return { ...Object.fromEntries(said.map((name) => [name, form[name] === "yes"])), ...rated };
}

const form = { config, schema: { querystring: shellQuery, body: followForm, hide: true } };

/** What is kept as a file: the page it was asked from stays as it is. */
function keeping(app: App, deps: Deps): void {
	const { read, shown } = followPages(app, deps);
	app.post("/follow/proof", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const proved = app.resident.prove(receipt);
		if ("refusal" in proved) {
			return app.page(reply, query, shown(receipt, draft, [{ field: "proof", code: proved.refusal.code }]));
		}
		const file = reply.header("content-disposition", 'attachment; filename="report.tlog-proof"');
		return file.type("text/plain; charset=utf-8").send(proved.proof);
	});
	// The receipt itself, to keep; what was sent comes back and nothing is told that the sender does not know.
	app.post("/follow/receipt", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const view = app.resident.follow(receipt);
		if (view === null) return app.page(reply, query, shown(receipt, draft));
		const file = reply.header("content-disposition", 'attachment; filename="receipt.txt"');
		return file
			.type("text/plain; charset=utf-8")
			.send(deps.doors.pages.receiptFile(receipt, view, query.lang));
	});
}

function following(app: App, deps: Deps): void {
	const { read, shown, after } = followPages(app, deps);
	// Whoever opens what a form was sent to as an address, as a browser does that begins anew, is asked for the receipt.
	for (const path of ["/follow", "/follow/*"]) {
		app.get(path, opened, async (request, reply) =>
			app.page(reply, request.query, { page: "enter", typed: "", problem: null }),
		);
	}
	app.post("/follow", form, async (request, reply) => {
		const { receipt, draft } = read(request.body);
		return app.page(reply, request.query, shown(receipt, draft));
	});
	app.post("/follow/message", form, async (request, reply) => {
		const { query, body } = request;
		const { receipt, draft: typed } = read(body);
		const { draft, problems } = await withPhotos(typed, receipt, request, app, deps);
		if (problems.length > 0) return app.page(reply, query, shown(receipt, draft, problems));
		const ids = draft.photos === "" ? [] : draft.photos.split(",");
		const followed = await app.resident.message(receipt, draft.words, ids);
		return app.page(reply, query, after(receipt, followed, draft, "message", "words"));
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

/** A sheet to print for each place, and the list of them. */
function posters(app: App, { ledger }: Deps): void {
	// Whoever asks under another name than the public one gets a poster of that name, and nobody else does.
	const siteOf = ({ protocol, host }: FastifyRequest) => `${protocol}://${host}`;
	app.get("/posters", opened, async (request, reply) =>
		app.page(reply, request.query, { page: "poster", areaCode: null, site: siteOf(request) }),
	);
	const schema = { ...opened.schema, params: Type.Object({ areaCode }, closed) };
	app.get("/posters/:areaCode", { config, schema }, async (request, reply) => {
		const { query, params } = request;
		const isListed = listedAreas(ledger.setting()).some((area) => area.areaCode === params.areaCode);
		if (!isListed) return app.page(reply, query, { page: "refused", code: "routeUnknown" });
		return app.page(reply, query, { page: "poster", ...params, site: siteOf(request) });
	});
}

/** The resident's pages: report, check, receipt, follow, verdict; and the neutral page that “Leave now” opens. */
export async function doors(app: App, deps: Deps): Promise<void> {
	reporting(app, deps);
	keeping(app, deps);
	following(app, deps);
	posters(app, deps);
	app.get("/weather", opened, async (request, reply) => app.page(reply, request.query, { page: "weather" }));
}
