import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { followForm, shellQuery } from "../contract/doors.ts";
import { followCaseReply } from "../contract/follow-up.ts";
import {
	changeConsentBody,
	decidePublicationBody,
	type ListPublicationsReply,
	listPublicationsReply,
	listPublishedReply,
} from "../contract/publication.ts";
import { deedOf } from "../deeds.ts";
import type { Deps, StaffDeps } from "../deps.ts";
import { publicationsListedMax } from "../domain/limits.ts";
import { mayPublish } from "../domain/publication.ts";
import type { Person } from "../domain/setting.ts";
import { followPages } from "../follow-pages.ts";
import { answered, receiptOf } from "../plugins/resident.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, byReceipt, bySession, replies } from "../plugins/typed.ts";
import { publishedIn } from "../published.ts";
import { wireInstant } from "../views/common.ts";
import { publicationItem, publishedCsv } from "../views/publication.ts";
import { wordsOf } from "../words.ts";

const period = Type.Object({ period: Type.String({ description: "a quarter such as 2026-Q4" }) }, closed);

/** At the resident's door: agree to publishing or no longer, at any time; and what is published, for everybody. */
export async function publication(app: App, deps: Deps): Promise<void> {
	consenting(app, deps);
	showing(app, deps);
}

function consenting(app: App, deps: Deps): void {
	const { resident } = app;
	app.post(
		"/api/follow/consent",
		{
			schema: {
				operationId: "changeConsent",
				summary: "Agree to having it published de-identified once it is closed, or no longer.",
				tags: ["resident"],
				security: byReceipt,
				body: changeConsentBody,
				response: replies({ 200: followCaseReply }),
			},
		},
		async (request, reply) =>
			answered(reply, await resident.changeConsent(receiptOf(request), request.body.consent)),
	);
	const { read, after } = followPages(app, deps);
	const form = { config: { page: true }, schema: { querystring: shellQuery, body: followForm, hide: true } };
	for (const [path, consent] of [
		["/follow/agree", true],
		["/follow/disagree", false],
	] as const) {
		app.post(path, form, async ({ query, body }, reply) => {
			const { receipt, draft } = read(body);
			const followed = await resident.changeConsent(receipt, consent);
			return app.page(
				reply,
				query,
				after(receipt, followed, draft, consent ? "agreed" : "disagreed", "consent"),
			);
		});
	}
}

function showing(app: App, deps: Deps): void {
	app.get(
		"/api/daylight/cases",
		{
			schema: {
				operationId: "listPublished",
				summary: "De-identified answered cases whose residents agreed, by quarter of closing.",
				tags: ["resident"],
				querystring: period,
				response: replies({ 200: listPublishedReply }),
			},
		},
		async ({ query }, reply) => {
			const items = publishedIn(deps, query.period);
			return items === null
				? reply.refuse({ code: "routeUnknown" })
				: { items: [...items], nextCursor: null };
		},
	);
	app.get(
		"/daylight/:period/cases.csv",
		{ schema: { params: period, hide: true } },
		async ({ params }, reply) => {
			const items = publishedIn(deps, params.period);
			if (items === null) return reply.refuse({ code: "routeUnknown" });
			reply.header("content-disposition", `attachment; filename="daylight-cases-${params.period}.csv"`);
			return reply.type("text/csv; charset=utf-8").send(publishedCsv(items));
		},
	);
}

/** What waits for this person, then what was approved. */
function listing(app: App, { ledger }: StaffDeps) {
	return (reply: FastifyReply, person: Person): FastifyReply => {
		const now = ledger.now();
		const setting = ledger.setting();
		const seen = app.staff.seenBy(person);
		const bounds = { areaPrefix: person.areaPrefix, from: 0, to: now + 1, count: publicationsListedMax };
		const items = (["waits", "approved"] as const)
			.flatMap((standing) => seen.publications({ standing, ...bounds }))
			.filter((state) => mayPublish(person, state, setting, now))
			.flatMap((state) => {
				const { caseNumber: number } = state;
				return publicationItem({
					state,
					trail: seen.trailOf(number),
					words: seen.wordsOf(number),
					setting,
					now,
				});
			});
		const told: ListPublicationsReply = { items, nextCursor: null, asOf: wireInstant(now) };
		return reply.send(told);
	};
}

/** At the desk: what waits for a superior's look before it is published, and what was approved. */
export async function publishing(app: App, deps: StaffDeps): Promise<void> {
	const { ledger } = deps;
	const list = listing(app, deps);
	const common = { tags: ["desk"], security: bySession, response: replies({ 200: listPublicationsReply }) };
	const onRequest = requirePerson("listPublications");
	app.get(
		"/api/publications",
		{
			onRequest,
			schema: {
				...{ ...common, operationId: "listPublications" },
				summary: "Closed cases to be looked at before they are published, and those that were approved.",
			},
		},
		async (request, reply) => list(reply, personOf(request)),
	);
	app.post(
		"/api/publications/:caseNumber",
		{
			onRequest,
			schema: {
				...{ ...common, operationId: "decidePublication", body: decidePublicationBody },
				summary: "Approve it in words that tell nobody who reported, or refuse it with a reason.",
				params: Type.Object({ caseNumber }, closed),
			},
		},
		async (request, reply) => {
			const { accept, words } = request.body;
			const person = personOf(request);
			const type = accept ? "ApprovePublication" : "RefusePublication";
			const command = { type, by: person.personId, words: wordsOf(words, deps.randomBytes) } as const;
			const outcome = await ledger.execute(deedOf(request.params.caseNumber, command, () => null));
			return "refusal" in outcome ? reply.refuse(outcome.refusal) : list(reply, person);
		},
	);
}
