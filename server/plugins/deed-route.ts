import { type Static, type TProperties, Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { readCaseReply } from "../contract/handling.ts";
import type { Command } from "../domain/decide.ts";
import type { Refusal } from "../domain/refusal.ts";
import { personOf, requirePerson } from "./session.ts";
import { type App, bySession, replies } from "./typed.ts";

const params = Type.Object({ caseNumber }, closed);
const expectedVersion = Type.Integer({ minimum: 1, description: "the `version` that readCase gave" });

type Deed<Body extends TProperties> = {
	/** What stands after the case in the address. */
	readonly path: string;
	readonly operationId: string;
	readonly summary: string;
	readonly body: Body;
	readonly command: (body: BodyOf<Body>, by: string) => Command | { readonly refusal: Refusal };
};
type BodyOf<Body extends TProperties> = Static<ReturnType<typeof Type.Object<Body>>>;

/** A route by which staff do one thing to a case, on the version they saw; it answers with the case after it. */
export function deedRoute<Body extends TProperties>(app: App, deed: Deed<Body>): void {
	const { operationId, summary, command } = deed;
	app.post(
		`/api/cases/:caseNumber/${deed.path}`,
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				...{ operationId, summary, tags: ["desk"], security: bySession, params },
				body: Type.Object({ expectedVersion, ...deed.body }, closed),
				response: replies({ 200: readCaseReply }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			// The schema above has checked it; a generic body is more than the type provider follows.
			const { expectedVersion: seen, ...body } = request.body as BodyOf<Body> & { expectedVersion: number };
			// What is left is the deed's own body.
			const made = command(body as unknown as BodyOf<Body>, person.personId);
			if ("refusal" in made) return reply.refuse(made.refusal);
			return app.staff.act(reply, person, request.params.caseNumber, made, seen);
		},
	);
}
