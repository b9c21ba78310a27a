import { listMattersQuery, listMattersReply } from "../contract/join.ts";
import type { Deps } from "../deps.ts";
import { mattersOffered } from "../matters.ts";
import { type App, replies } from "../plugins/typed.ts";

/** "Me too": open matters of public places that a report of the same may join, for whoever reports by a program. */
export async function join(app: App, deps: Deps): Promise<void> {
	app.get(
		"/api/matters",
		{
			schema: {
				operationId: "listMatters",
				summary: "Open matters of a place and category that a report may join; no words, no case numbers.",
				tags: ["resident"],
				querystring: listMattersQuery,
				response: replies({ 200: listMattersReply }),
			},
		},
		async ({ query }) => ({ items: [...mattersOffered(deps, query)], nextCursor: null }),
	);
}
