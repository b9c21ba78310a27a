import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { dispatchCaseBody, listPostsReply, sealCaseBody } from "../contract/dispatch.ts";
import { readCaseReply } from "../contract/handling.ts";
import type { Deps } from "../deps.ts";
import { covers } from "../domain/area.ts";
import type { Post } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { postName } from "../views/common.ts";

const params = Type.Object({ caseNumber }, closed);

function posts(app: App, { ledger, reads }: Deps): void {
	app.get(
		"/api/posts",
		{
			onRequest: requirePerson("listPosts"),
			schema: {
				operationId: "listPosts",
				summary: "Posts a report of the area can go to, nearest first, with the cases each has in hand.",
				tags: ["desk"],
				security: bySession,
				querystring: Type.Object({ areaCode: Type.String() }, closed),
				response: replies({ 200: listPostsReply }),
			},
		},
		async ({ query: { areaCode } }) => {
			const setting = ledger.setting();
			const open = reads.openByPost();
			const near = (post: Post) => covers(post.areaCode, areaCode) || covers(areaCode, post.areaCode);
			const posts = [...setting.posts.values()].filter((post) => post.kind === "cadre" && near(post));
			posts.sort((a, b) => b.areaCode.length - a.areaCode.length || (a.postId < b.postId ? -1 : 1));
			const items = posts.map(({ postId, unitId, areaCode: place, name }) => ({
				postId,
				name: postName(setting, postId) ?? name,
				unit: setting.units.get(unitId)?.name ?? "",
				areaCode: place,
				open: open.get(postId) ?? 0,
			}));
			return { items, nextCursor: null };
		},
	);
}

/** Dispatch by hand: the desk sends a held report on, or seals it. */
export async function dispatch(app: App, deps: Deps): Promise<void> {
	posts(app, deps);
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
