import { Type } from "typebox";
import { closed, idWire } from "../contract/common.ts";
import { listSignInsReply } from "../contract/passphrase.ts";
import { listSessionsReply } from "../contract/session.ts";
import type { StaffDeps } from "../deps.ts";
import { sessionIdleSecondsMax, sessionSecondsMax, signInsShownMax } from "../domain/limits.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

const sessionParams = Type.Object({ sessionId: idWire }, closed);
const common = { tags: ["desk"], security: bySession };

function record(app: App, { reads }: StaffDeps): void {
	app.get(
		"/api/sign-ins",
		{
			onRequest: requirePerson(),
			schema: {
				...{ operationId: "listSignIns", ...common, response: replies({ 200: listSignInsReply }) },
				summary: "The newest sign-ins at the reader's account, and tries that failed.",
			},
		},
		async (request) => {
			const found = reads.signInsOf(personOf(request).personId, signInsShownMax);
			return { items: found.map(({ at, ...line }) => ({ at: wireInstant(at), ...line })) };
		},
	);
}

function listing(app: App, { accounts, ledger, realSeconds }: StaffDeps): void {
	app.get(
		"/api/sessions",
		{
			onRequest: requirePerson(),
			schema: {
				...{ operationId: "listSessions", summary: "Where the reader is signed in.", ...common },
				response: replies({ 200: listSessionsReply }),
			},
		},
		async (request) => {
			const { personId } = personOf(request);
			const now = realSeconds();
			const own = app.sessionMac(request);
			const open = accounts
				.sessionsOf(personId)
				.filter(
					(one) => now - one.createdAt <= sessionSecondsMax && now - one.seenAt <= sessionIdleSecondsMax,
				);
			// Told on the clock of the page, which in a demo is another: so long before now as it was.
			const ahead = ledger.now() - now;
			const items = open.map(({ tokenMac, createdAt, seenAt }) => ({
				sessionId: Buffer.from(tokenMac).toString("base64url"),
				startedAt: wireInstant(createdAt + ahead),
				seenAt: wireInstant(seenAt + ahead),
				current: own.equals(tokenMac),
			}));
			return { items };
		},
	);
}

/** Where somebody is signed in, and how to end it elsewhere: each session, or all but this one (trust.md S2). */
export async function session(app: App, deps: StaffDeps): Promise<void> {
	const { accounts } = deps;
	const onRequest = requirePerson();
	listing(app, deps);
	record(app, deps);
	app.delete(
		"/api/sessions/:sessionId",
		{
			onRequest,
			schema: {
				...{ operationId: "endSession", summary: "End one of the reader's sessions.", ...common },
				...{ params: sessionParams, response: replies({ 204: Type.Null() }) },
			},
		},
		async (request, reply) => {
			const mac = Buffer.from(request.params.sessionId, "base64url");
			// Gone already is what was asked for; somebody else's is none of the reader's.
			accounts.closeSessionOf(personOf(request).personId, mac);
			return reply.code(204).send(null);
		},
	);
	app.delete(
		"/api/sessions",
		{
			onRequest,
			schema: {
				...{
					operationId: "endOtherSessions",
					summary: "End all of the reader's sessions but this.",
					...common,
				},
				response: replies({ 204: Type.Null() }),
			},
		},
		async (request, reply) => {
			accounts.closeOthersOf(personOf(request).personId, app.sessionMac(request));
			return reply.code(204).send(null);
		},
	);
}
