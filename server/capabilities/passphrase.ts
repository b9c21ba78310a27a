import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { addPassphraseBody, changePassphraseBody, readPassphraseReply } from "../contract/passphrase.ts";
import { settingDeedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import type { SettingDeed } from "../domain/ledger.ts";
import type { AccountSecrets } from "../domain/reads.ts";
import { isFresh, requireFresh } from "../fresh-sign-in.ts";
import { knownBrowsers } from "../known-browsers.ts";
import { hashPassphrase } from "../passphrase.ts";
import { passphraseChecker, refuseChosen } from "../passphrase-entry.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { failedOf } from "../plugins/sign-in-record.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { totpSecretOf, totpStepOf, totpUri } from "../second-factor.ts";
import { slowing } from "../sign-in-slowing.ts";

const common = { tags: ["desk"], security: bySession };
const nothing = replies({ 204: Type.Null() });

/** The second factor offered with a first passphrase: the same as long as the session lasts, and stored nowhere before. */
function offeredSecret({ keys }: StaffDeps, app: App, request: FastifyRequest): string {
	return totpSecretOf(keys.invitedSecret(`passphrase ${app.sessionMac(request).toString("base64url")}`));
}

/** The account with its new secrets; the sessions elsewhere end. */
function renewal(
	deps: StaffDeps,
	renew: AccountSecrets,
	keep: Uint8Array,
	hadOne: boolean,
): SettingDeed<null> {
	const deed = settingDeedOf({ type: "SetPassphrase", by: renew.personId, hadOne }, () => null);
	return {
		...deed,
		access: () => ({ renew, keep }),
		decide: (loaded) => {
			// Two at once: the second would put its secrets over those of the first, which nobody showed it.
			const hasOne = deps.accounts.wayOf(renew.personId)?.hasPassphrase === true;
			return hasOne === hadOne ? deed.decide(loaded) : { refusal: { code: "alreadySo" } };
		},
	};
}

function reading(app: App, deps: StaffDeps): void {
	const { accounts, config, ledger } = deps;
	app.get(
		"/api/passphrase",
		{
			onRequest: requirePerson(),
			schema: {
				...{ operationId: "readPassphrase", ...common, response: replies({ 200: readPassphraseReply }) },
				summary: "Whether a passphrase opens the reader's account, and what to enrol with a first one.",
			},
		},
		async (request) => {
			const { personId } = personOf(request);
			const way = accounts.wayOf(personId);
			const hasPassphrase = way?.hasPassphrase === true;
			const account = way && accounts.find(way.username);
			const needsCode = hasPassphrase && account?.totpSecret != null;
			if (hasPassphrase || !isFresh(deps, app, request)) return { hasPassphrase, needsCode, factor: null };
			const totpSecret = offeredSecret(deps, app, request);
			const label = ledger.setting().names.get(personId) ?? way?.username ?? "";
			const factor = { totpSecret, totpUri: totpUri(totpSecret, config.placeName, label) };
			return { hasPassphrase, needsCode, factor };
		},
	);
}

function changing(app: App, deps: StaffDeps): void {
	const { accounts, ledger } = deps;
	const slowed = slowing(deps);
	const check = passphraseChecker(deps);
	const known = knownBrowsers(deps);
	app.post(
		"/api/passphrase",
		{
			onRequest: requirePerson(),
			schema: {
				...{ operationId: "changePassphrase", ...common, body: changePassphraseBody, response: nothing },
				summary: "Another passphrase in the place of the one so far; sessions elsewhere end.",
			},
		},
		async (request, reply) => {
			const { personId } = personOf(request);
			const { old, totp, passphrase } = request.body;
			const way = accounts.wayOf(personId);
			if (way?.hasPassphrase !== true) return reply.refuse({ code: "alreadySo" });
			const { username } = way;
			const refusal = await refuseChosen(deps, username, passphrase);
			if (refusal !== null) return reply.refuse(refusal);
			const slow = slowed(request, username, true);
			if (slow.waitSeconds > 0) return reply.refuse({ code: "signInSlow" }, slow.waitSeconds);
			const tried = await check({ username, passphrase: old, totp });
			if (tried === "busy") return reply.refuse({ code: "busy" });
			if (!("person" in tried)) {
				slow.failed();
				request.failedSignIn = failedOf(tried, "passphrase");
				const field = tried.knewPassphrase ? "totp" : "old";
				return reply.refuse({ code: field === "totp" ? "codeWrong" : "passphraseWrong", field });
			}
			slow.passed();
			const totpSecret = accounts.find(username)?.totpSecret ?? null;
			const secrets = { personId, username, passphraseHash: await hashPassphrase(passphrase), totpSecret };
			const deed = renewal(deps, secrets, app.sessionMac(request), true);
			const outcome = await ledger.executeSetting(deed);
			if ("refusal" in outcome) return reply.refuse(outcome.refusal);
			known.remember(reply, username);
			return reply.code(204).send(null);
		},
	);
}

/** One's own passphrase: changed with the old one, or added by whoever has passkeys alone (trust.md S1; ASVS 5.0, 6.2.2). */
export async function passphrase(app: App, deps: StaffDeps): Promise<void> {
	const { accounts, keys, ledger, realSeconds } = deps;
	reading(app, deps);
	changing(app, deps);
	app.post(
		"/api/passphrase/first",
		{
			onRequest: [requirePerson(), requireFresh(app, deps)],
			schema: {
				...{ operationId: "addPassphrase", ...common, body: addPassphraseBody, response: nothing },
				summary: "A first passphrase with its second factor beside passkeys; sessions elsewhere end.",
			},
		},
		async (request, reply) => {
			const { personId } = personOf(request);
			const { username, hasPassphrase } = accounts.wayOf(personId) ?? { username: "", hasPassphrase: true };
			if (hasPassphrase) return reply.refuse({ code: "alreadySo" });
			const refusal = await refuseChosen(deps, username, request.body.passphrase);
			if (refusal !== null) return reply.refuse(refusal);
			const secret = offeredSecret(deps, app, request);
			const totpLastStep = await totpStepOf(secret, request.body.totp, realSeconds());
			if (totpLastStep === null) return reply.refuse({ code: "codeWrong", field: "totp" });
			const passphraseHash = await hashPassphrase(request.body.passphrase);
			const secrets = {
				personId,
				username,
				passphraseHash,
				totpSecret: keys.sealSecret(secret),
				totpLastStep,
			};
			const deed = renewal(deps, secrets, app.sessionMac(request), false);
			const outcome = await ledger.executeSetting(deed);
			return "refusal" in outcome ? reply.refuse(outcome.refusal) : reply.code(204).send(null);
		},
	);
}
