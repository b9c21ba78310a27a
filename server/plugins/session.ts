import cookie from "@fastify/cookie";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { StaffDeps } from "../deps.ts";
import { sessionIdleSecondsMax, sessionSecondsMax } from "../domain/limits.ts";
import { type HouseAction, mayUse } from "../domain/permission.ts";
import type { Person } from "../domain/setting.ts";

const cookieName = "__Host-session";
const cookieOptions = { path: "/", httpOnly: true, secure: true, sameSite: "strict" } as const;
const tokenBytes = 32;

declare module "fastify" {
	interface FastifyRequest {
		/** Who is signed in; read anew for every request, so a change of role holds from the next one (trust.md S2). */
		person: Person | null;
	}
	interface FastifyInstance {
		startSession(reply: FastifyReply, personId: string): void;
		endSession(request: FastifyRequest, reply: FastifyReply): void;
		/** What the session of the request is known by; nobody's without one. */
		sessionMac(request: FastifyRequest): Buffer;
	}
}

/** The person signed in. @throws when the route forgot `requirePerson` */
export function personOf(request: FastifyRequest): Person {
	if (request.person === null) throw new Error("a staff route without requirePerson");
	return request.person;
}

/**
 * Refuses without a session, and with one whose role may not use the page or list. For `onRequest`: before the body is
 * read, so that nothing of a stranger's is parsed.
 */
export function requirePerson(action?: HouseAction) {
	return async (request: FastifyRequest, reply: FastifyReply) => {
		if (request.person === null) return reply.refuse({ code: "sessionMissing" });
		if (action !== undefined && !mayUse(action, request.person.role))
			return reply.refuse({ code: "notYours" });
		return undefined;
	};
}

// A request that changes something must come from our own pages: browsers say so in these two headers.
function isForeign(request: FastifyRequest, publicOrigin: string | null): boolean {
	const { origin, host } = request.headers;
	const site = request.headers["sec-fetch-site"];
	if (site !== undefined && site !== "same-origin" && site !== "none") return true;
	// Programs sign in without one; with a session open, only what our own pages send counts (trust.md S4).
	if (origin === undefined) return request.cookies[cookieName] !== undefined;
	return (
		origin !== publicOrigin &&
		!(publicOrigin === null && URL.canParse(origin) && new URL(origin).host === host)
	);
}

function isChange(request: FastifyRequest): boolean {
	return request.method !== "GET" && request.method !== "HEAD";
}

function signedIn(
	{ accounts, keys, realSeconds, ledger }: StaffDeps,
	request: FastifyRequest,
): Person | null {
	const token = request.cookies[cookieName];
	if (token === undefined) return null;
	const mac = keys.tokenMac(token);
	const session = accounts.findSession(mac);
	const now = realSeconds();
	// One whose time is over is left to `forgetSessions`: who only reads must not need room on the disk (trust.md D3).
	if (session === null || now - session.createdAt > sessionSecondsMax) return null;
	if (now - session.seenAt > sessionIdleSecondsMax) return null;
	if (now > session.seenAt) accounts.touchSession(mac, now);
	return ledger.setting().people.get(session.personId) ?? null;
}

async function sessions(app: FastifyInstance, deps: StaffDeps): Promise<void> {
	const { config, accounts, keys, randomBytes, realSeconds } = deps;
	await app.register(cookie);
	app.decorateRequest("person", null);
	app.addHook("onRequest", async (request, reply) => {
		if (isChange(request) && isForeign(request, config.publicOrigin)) {
			return reply.refuse({ code: "originRefused" });
		}
		request.person = signedIn(deps, request);
		reply.header("cache-control", "no-store");
		return undefined;
	});
	app.decorate("startSession", (reply: FastifyReply, personId: string) => {
		const token = Buffer.from(randomBytes(tokenBytes)).toString("base64url");
		accounts.openSession(keys.tokenMac(token), personId, realSeconds());
		reply.setCookie(cookieName, token, cookieOptions);
	});
	app.decorate("sessionMac", ({ cookies }: FastifyRequest) => keys.tokenMac(cookies[cookieName] ?? ""));
	app.decorate("endSession", (request: FastifyRequest, reply: FastifyReply) => {
		const token = request.cookies[cookieName];
		if (token !== undefined) accounts.closeSession(keys.tokenMac(token));
		reply.clearCookie(cookieName, cookieOptions);
	});
}

export const sessionPlugin = fastifyPlugin(sessions, {
	name: "session",
	fastify: "5.x",
	dependencies: ["problems"],
});
