import type { FastifyReply, FastifyRequest } from "fastify";
import type { StaffDeps } from "./deps.ts";
import { freshSignInSecondsMax } from "./domain/limits.ts";
import type { App } from "./plugins/typed.ts";

/** Whether the session began just now: who takes over an open desk adds no way in of their own. */
export function isFresh({ accounts, realSeconds }: StaffDeps, app: App, request: FastifyRequest): boolean {
	const session = accounts.findSession(app.sessionMac(request));
	return session !== null && realSeconds() - session.createdAt <= freshSignInSecondsMax;
}

/** Refuses where the session is not fresh; before the body is read. */
export function requireFresh(app: App, deps: StaffDeps) {
	return async (request: FastifyRequest, reply: FastifyReply) =>
		isFresh(deps, app, request) ? undefined : reply.refuse({ code: "signInAgain" });
}
