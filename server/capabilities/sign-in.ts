import { Type } from "typebox";
import { sessionReply, signInBody } from "../contract/sign-in.ts";
import type { Deps } from "../deps.ts";
import { passphraseCharactersMax, signInWaitingMax, usernameCharactersMax } from "../domain/limits.ts";
import type { Account } from "../domain/reads.ts";
import type { Person } from "../domain/setting.ts";
import { knownBrowsers } from "../known-browsers.ts";
import { hashPassphrase, verifyPassphrase } from "../passphrase.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { totpStepOf } from "../second-factor.ts";
import { slowing } from "../sign-in-slowing.ts";
import { sessionView } from "../views/session.ts";

/** Whether the second factor fits; each step opens once. An account without one needs none. */
async function passesTotp({ accounts, keys, realSeconds }: Deps, account: Account, totp: string | undefined) {
	if (account.totpSecret === null) return true;
	if (totp === undefined) return false;
	const step = await totpStepOf(keys.openSecret(account.totpSecret), totp, realSeconds());
	return step !== null && accounts.useTotpStep(account.personId, step);
}

function signer(deps: Deps) {
	const { accounts, ledger, randomBytes } = deps;
	// Verified when there is no such account, so that a wrong name takes as long as a wrong passphrase.
	const nobody = hashPassphrase(Buffer.from(randomBytes(24)).toString("base64"));
	let waiting = 0;
	const check = async (
		username: string,
		passphrase: string,
		totp: string | undefined,
	): Promise<Person | null> => {
		const account = accounts.find(username);
		const fits = await verifyPassphrase(account?.passphraseHash ?? (await nobody), passphrase);
		if (!account?.passphraseHash || !fits || !(await passesTotp(deps, account, totp))) return null;
		return ledger.setting().people.get(account.personId) ?? null;
	};
	return async (
		username: string,
		passphrase: string,
		totp: string | undefined,
	): Promise<Person | null | "busy"> => {
		if (waiting >= signInWaitingMax) return "busy";
		if (passphrase.length > passphraseCharactersMax || username.length > usernameCharactersMax) return null;
		waiting += 1;
		try {
			return await check(username, passphrase, totp);
		} finally {
			waiting -= 1;
		}
	};
}

const session = { tags: ["desk"], response: replies({ 200: sessionReply }) };

function signing(app: App, deps: Deps): void {
	const slowed = slowing(deps);
	const known = knownBrowsers(deps);
	const sign = signer(deps);
	app.post(
		"/api/session",
		{ schema: { ...session, operationId: "signIn", summary: "Sign in.", body: signInBody } },
		async (request, reply) => {
			const { username, passphrase, totp } = request.body;
			const slow = slowed(request, username, known.isKnown(request, username));
			if (slow.waitSeconds > 0) return reply.refuse({ code: "signInSlow" }, slow.waitSeconds);
			const person = await sign(username, passphrase, totp);
			if (person === "busy") return reply.refuse({ code: "busy" });
			if (person === null) {
				slow.failed();
				return reply.refuse({ code: "signInRefused" });
			}
			slow.passed();
			app.endSession(request, reply);
			app.startSession(reply, person.personId);
			known.remember(reply, username);
			return sessionView(person, deps.ledger);
		},
	);
}

/** Sign-in: passphrase (Argon2id) and, once enrolled, a second factor; a session held on the server (trust.md S1, S2). */
export async function signIn(app: App, deps: Deps): Promise<void> {
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
