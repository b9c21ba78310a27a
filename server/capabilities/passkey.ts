import { Type } from "typebox";
import { closed, idWire } from "../contract/common.ts";
import {
	addPasskeyBody,
	askPasskeyReply,
	listPasskeysReply,
	makePasskeyReply,
	namePasskeyBody,
	usePasskeyBody,
} from "../contract/passkey.ts";
import { sessionReply } from "../contract/sign-in.ts";
import { settingDeedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import type { SettingDeed } from "../domain/ledger.ts";
import { passkeyNameCharactersMax } from "../domain/limits.ts";
import type { NewPasskey } from "../domain/passkey.ts";
import { refuseWords } from "../domain/words.ts";
import { isFresh, requireFresh } from "../fresh-sign-in.ts";
import { freshChallenge, madeBy, partyOf } from "../passkey-ceremony.ts";
import { asksToMake, refusePasskey, signingIn, tryPasskey } from "../passkey-entry.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { failedOf } from "../plugins/sign-in-record.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";
import { sessionView } from "../views/session.ts";

const passkeyParams = Type.Object({ passkeyId: idWire }, closed);
const common = { tags: ["desk"], security: bySession };
const addingOf = (personId: string) => `add ${personId}`;

function reading(app: App, deps: StaffDeps): void {
	const { accounts } = deps;
	app.get(
		"/api/passkeys",
		{
			onRequest: requirePerson(),
			schema: {
				...{ operationId: "listPasskeys", summary: "The reader's own passkeys.", ...common },
				response: replies({ 200: listPasskeysReply }),
			},
		},
		async (request) => {
			const { personId } = personOf(request);
			const items = accounts
				.passkeysOf(personId)
				.map(({ passkeyId, name, addedAt, usedAt, synced, doubtedAt }) => ({
					...{ passkeyId, name, synced, doubted: doubtedAt !== null },
					...{ addedAt: wireInstant(addedAt), usedAt: usedAt === null ? null : wireInstant(usedAt) },
				}));
			const hasPassphrase = accounts.wayOf(personId)?.hasPassphrase === true;
			const isAvailable = partyOf(deps.config, request) !== null;
			return { items, hasPassphrase, isFresh: isFresh(deps, app, request), isAvailable };
		},
	);
	app.post(
		"/api/passkeys/:passkeyId/name",
		{
			onRequest: requirePerson(),
			schema: {
				...{ operationId: "namePasskey", summary: "Call one of the reader's passkeys otherwise.", ...common },
				...{ params: passkeyParams, body: namePasskeyBody, response: replies({ 204: Type.Null() }) },
			},
		},
		async (request, reply) => {
			const refusal = refuseWords(request.body.name, passkeyNameCharactersMax, "name");
			if (refusal !== null) return reply.refuse(refusal);
			const { personId } = personOf(request);
			const isNamed = accounts.namePasskey(personId, request.params.passkeyId, request.body.name);
			return isNamed ? reply.code(204).send(null) : reply.refuse({ code: "unknownItem" });
		},
	);
}

function adding(app: App, deps: StaffDeps): void {
	const { accounts, config, ledger } = deps;
	const onRequest = [requirePerson(), requireFresh(app, deps)];
	app.post(
		"/api/passkeys/challenge",
		{
			onRequest,
			schema: {
				...{
					operationId: "makePasskey",
					summary: "What a device is asked to make a passkey with.",
					...common,
				},
				...{ body: Type.Object({}, closed), response: replies({ 200: makePasskeyReply }) },
			},
		},
		async (request, reply) => {
			const party = partyOf(config, request);
			if (party === null) return reply.refuse({ code: "passkeysUnavailable" });
			const { personId } = personOf(request);
			const userName = accounts.wayOf(personId)?.username ?? "";
			return asksToMake(deps, party.rpId, addingOf(personId), personId, userName);
		},
	);
	app.post(
		"/api/passkeys",
		{
			onRequest,
			schema: {
				...{ operationId: "addPasskey", summary: "Add a passkey that a device has made.", ...common },
				...{ body: addPasskeyBody, response: replies({ 204: Type.Null() }) },
			},
		},
		async (request, reply) => {
			const refusal = refuseWords(request.body.name, passkeyNameCharactersMax, "name");
			if (refusal !== null) return reply.refuse(refusal);
			const party = partyOf(config, request);
			if (party === null) return reply.refuse({ code: "passkeysUnavailable" });
			const { personId: by } = personOf(request);
			const made = await madeBy(deps, party, addingOf(by), by, request.body);
			if (made === null) return reply.refuse({ code: "passkeyUnusable" });
			const outcome = await ledger.executeSetting(addition(deps, made));
			if ("refusal" in outcome) return reply.refuse(outcome.refusal);
			return reply.code(204).send(null);
		},
	);
}

function addition(deps: StaffDeps, made: NewPasskey): SettingDeed<null> {
	const { personId: by, passkeyId } = made;
	return {
		access: () => ({ add: made }),
		reply: () => null,
		decide: (loaded) => {
			const refusal = refusePasskey(deps, made);
			if (refusal !== null) return { refusal };
			const held = deps.accounts.passkeysOf(by).length;
			return settingDeedOf({ type: "AddPasskey", by, passkeyId, held }, () => null).decide(loaded);
		},
	};
}

function removing(app: App, deps: StaffDeps): void {
	const { accounts, ledger } = deps;
	app.delete(
		"/api/passkeys/:passkeyId",
		{
			onRequest: [requirePerson(), requireFresh(app, deps)],
			schema: {
				...{ operationId: "removePasskey", ...common },
				summary: "Take one of the reader's passkeys away, never the last way in; sessions elsewhere end.",
				...{ params: passkeyParams, response: replies({ 204: Type.Null() }) },
			},
		},
		async (request, reply) => {
			const { personId: by } = personOf(request);
			const { passkeyId } = request.params;
			const deed: SettingDeed<null> = {
				access: () => ({ remove: { personId: by, passkeyId, keep: app.sessionMac(request) } }),
				reply: () => null,
				decide: (loaded) => {
					const own = accounts.passkeysOf(by);
					if (!own.some((one) => one.passkeyId === passkeyId)) return { refusal: { code: "unknownItem" } };
					const others = own.filter((one) => one.passkeyId !== passkeyId && one.doubtedAt === null);
					const hasOtherWay = others.length > 0 || accounts.wayOf(by)?.hasPassphrase === true;
					const command = { type: "RemovePasskey", by, passkeyId, hasOtherWay } as const;
					return settingDeedOf(command, () => null).decide(loaded);
				},
			};
			const outcome = await ledger.executeSetting(deed);
			if ("refusal" in outcome) return reply.refuse(outcome.refusal);
			return reply.code(204).send(null);
		},
	);
}

/** Passkeys (trust.md S1): one's own, and signing in with one in place of passphrase and code. */
export async function passkey(app: App, deps: StaffDeps): Promise<void> {
	reading(app, deps);
	adding(app, deps);
	removing(app, deps);
	const session = { tags: ["desk"] };
	app.post(
		"/api/session/passkey/challenge",
		{
			schema: {
				...{ operationId: "askPasskey", summary: "What a device is asked to prove.", ...session },
				...{ body: Type.Object({}, closed), response: replies({ 200: askPasskeyReply }) },
			},
		},
		async (request, reply) => {
			const party = partyOf(deps.config, request);
			if (party === null) return reply.refuse({ code: "passkeysUnavailable" });
			return { challenge: freshChallenge(deps, signingIn), rpId: party.rpId };
		},
	);
	app.post(
		"/api/session/passkey",
		{
			schema: {
				...{ operationId: "signInByPasskey", summary: "Sign in with a passkey.", ...session },
				...{ body: usePasskeyBody, response: replies({ 200: sessionReply }) },
			},
		},
		async (request, reply) => {
			const tried = await tryPasskey(deps, request);
			if (!("person" in tried)) {
				request.failedSignIn = failedOf(tried, "passkey");
				return reply.refuse({ code: "passkeyRefused" });
			}
			const { person } = tried;
			await app.recordSignIn(request, person.personId, "passkey");
			app.endSession(request, reply);
			app.startSession(reply, person.personId);
			return sessionView(person, deps.ledger);
		},
	);
}
