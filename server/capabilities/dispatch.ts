import { Type } from "typebox";
import { caseNumber, closed, oneOf } from "../contract/common.ts";
import { dispatchCaseBody, listDutiesReply, listPostsReply, sealCaseBody } from "../contract/dispatch.ts";
import { readCaseReply } from "../contract/handling.ts";
import type { StaffDeps } from "../deps.ts";
import { covers } from "../domain/area.ts";
import { isOverLoad } from "../domain/load.ts";
import { dutyBookInForce, type Post, policyInForce } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { postName } from "../views/common.ts";

const params = Type.Object({ caseNumber }, closed);

/** A case goes to a post that works on cases; help may come from any but the sealed offices. */
function isFit({ kind }: Post, help: boolean): boolean {
	return help ? kind !== "discipline" && kind !== "protection" : kind === "cadre";
}

function posts(app: App, { ledger, reads }: StaffDeps): void {
	app.get(
		"/api/posts",
		{
			onRequest: requirePerson("listPosts"),
			schema: {
				operationId: "listPosts",
				summary:
					"Posts of an area, nearest first: those a report can go to, or those that can be asked for help.",
				tags: ["desk"],
				security: bySession,
				querystring: Type.Object(
					{ areaCode: Type.String(), for: Type.Optional(oneOf(["dispatch", "help"])) },
					closed,
				),
				response: replies({ 200: listPostsReply }),
			},
		},
		async (request) => {
			const { areaCode } = request.query;
			const help = request.query.for === "help";
			// What others have in hand is for those who hand out work.
			const counts = personOf(request).role !== "cadre";
			const setting = ledger.setting();
			const now = ledger.now();
			const { load: most } = policyInForce(setting, now);
			const loadOf = (postId: string) => {
				const load = reads.loadOf(postId, now);
				return { ...load, overLoad: isOverLoad(load.open, most) };
			};
			const near = (post: Post) => covers(post.areaCode, areaCode) || covers(areaCode, post.areaCode);
			const posts = [...setting.posts.values()].filter((post) => isFit(post, help) && near(post));
			posts.sort((a, b) => b.areaCode.length - a.areaCode.length || (a.postId < b.postId ? -1 : 1));
			const items = posts.map(({ postId, unitId, areaCode: place, name }) => ({
				postId,
				name: postName(setting, postId) ?? name,
				unit: setting.units.get(unitId)?.name ?? "",
				areaCode: place,
				load: counts ? loadOf(postId) : null,
			}));
			return { items, nextCursor: null };
		},
	);
}

function duties(app: App, { ledger }: StaffDeps): void {
	app.get(
		"/api/duties",
		{
			onRequest: requirePerson("listPosts"),
			schema: {
				operationId: "listDuties",
				summary: "Items of the duty book in force that cover the place, the nearest first.",
				tags: ["desk"],
				security: bySession,
				querystring: Type.Object({ areaCode: Type.String() }, closed),
				response: replies({ 200: listDutiesReply }),
			},
		},
		async ({ query: { areaCode } }) => {
			const setting = ledger.setting();
			const items = dutyBookInForce(setting, ledger.now())?.items ?? [];
			const near = items.filter(({ areaPrefix }) => covers(areaPrefix, areaCode));
			near.sort((a, b) => b.areaPrefix.length - a.areaPrefix.length);
			const found = near.map(({ itemId, clause, postId }) => {
				return { itemId, clause, post: postName(setting, postId) ?? postId };
			});
			return { items: found, nextCursor: null };
		},
	);
}

/** Dispatch by hand: the desk sends a held report on, or seals it. */
export async function dispatch(app: App, deps: StaffDeps): Promise<void> {
	posts(app, deps);
	duties(app, deps);
	app.post(
		"/api/cases/:caseNumber/dispatch",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "dispatchCase",
				summary: "Send a report that waits at the desk to a post, or to the duty book's.",
				tags: ["desk"],
				security: bySession,
				params,
				body: dispatchCaseBody,
				response: replies({ 200: readCaseReply }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { categoryCode = null, postId = null, expectedVersion } = request.body;
			const command = { type: "DispatchCase", by: person.personId, categoryCode, postId } as const;
			return app.staff.act(reply, person, request.params.caseNumber, command, expectedVersion);
		},
	);
	app.post(
		"/api/cases/:caseNumber/seal",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "sealCase",
				summary: "Seal a report that waits at the desk; the desk does not see it again (204).",
				tags: ["desk"],
				security: bySession,
				params,
				body: sealCaseBody,
				response: replies({ 204: Type.Null() }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { track, expectedVersion } = request.body;
			const command = { type: "SealCase", by: person.personId, track } as const;
			return app.staff.act(reply, person, request.params.caseNumber, command, expectedVersion);
		},
	);
}
