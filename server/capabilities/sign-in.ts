import { Type } from "typebox";
import { sessionReply, signInBody } from "../contract/sign-in.ts";
import type { StaffDeps } from "../deps.ts";
import { knownBrowsers } from "../known-browsers.ts";
import { passphraseChecker } from "../passphrase-entry.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { failedOf } from "../plugins/sign-in-record.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { slowing } from "../sign-in-slowing.ts";
import { sessionView } from "../views/session.ts";

const session = { tags: ["desk"], response: replies({ 200: sessionReply }) };

function signing(app: App, deps: StaffDeps): void {
	const slowed = slowing(deps);
	const known = knownBrowsers(deps);
	const check = passphraseChecker(deps);
	app.post(
		"/api/session",
		{ schema: { ...session, operationId: "signIn", summary: "Sign in.", body: signInBody } },
		async (request, reply) => {
			const { username, passphrase, totp } = request.body;
			const slow = slowed(request, username, known.isKnown(request, username));
			if (slow.waitSeconds > 0) return reply.refuse({ code: "signInSlow" }, slow.waitSeconds);
			const tried = await check({ username, passphrase, totp });
			if (tried === "busy") return reply.refuse({ code: "busy" });
			if (!("person" in tried)) {
				slow.failed();
				request.failedSignIn = failedOf(tried, "passphrase");
				return reply.refuse({ code: "signInRefused" });
			}
			slow.passed();
			const { person } = tried;
			await app.recordSignIn(request, person.personId, "passphrase");
			app.endSession(request, reply);
			app.startSession(reply, person.personId);
			known.remember(reply, username);
			return sessionView(person, deps.ledger);
		},
	);
}

/** Sign-in: passphrase (Argon2id) and, once enrolled, a second factor; a session held on the server (trust.md S1, S2). */
export async function signIn(app: App, deps: StaffDeps): Promise<void> {
	signing(app, deps);
	app.get(
		"/api/session",
		{
			onRequest: requirePerson(),
			schema: {
				...session,
				operationId: "readSession",
				summary: "Who is signed in.",
				security: bySession,
			},
		},
		async (request) => sessionView(personOf(request), deps.ledger),
	);
	app.delete(
		"/api/session",
		{
			schema: {
				tags: ["desk"],
				security: bySession,
				operationId: "signOut",
				summary: "Sign out.",
				response: replies({ 204: Type.Null() }),
			},
		},
		async (request, reply) => {
			app.endSession(request, reply);
			return reply.code(204).send(null);
		},
	);
}
