import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { closed, idWire } from "../contract/common.ts";
import {
	type AcceptInvitation,
	acceptInvitationBody,
	invitationReply,
	readInvitationReply,
} from "../contract/invitation.ts";
import { acceptByPasskeyBody, makePasskeyReply } from "../contract/passkey.ts";
import { sessionReply } from "../contract/sign-in.ts";
import { settingDeedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import type { Invitation } from "../domain/access.ts";
import { openInvitation, refuseUsername } from "../domain/invitation.ts";
import type { SettingDeed } from "../domain/ledger.ts";
import { invitationCharactersMax, passkeyNameCharactersMax } from "../domain/limits.ts";
import type { NewPasskey } from "../domain/passkey.ts";
import type { Access, AccountSecrets } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { refuseWords } from "../domain/words.ts";
import { freshInvitation } from "../invitation-token.ts";
import { madeBy, partyOf } from "../passkey-ceremony.ts";
import { asksToMake, refusePasskey } from "../passkey-entry.ts";
import { hashPassphrase } from "../passphrase.ts";
import { refuseChosen } from "../passphrase-entry.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, byInvitation, bySession, replies } from "../plugins/typed.ts";
import { totpSecretOf, totpStepOf, totpUri } from "../second-factor.ts";
import { areaName, wireInstant } from "../views/common.ts";
import { sessionView } from "../views/session.ts";
import { wordsOf } from "../words.ts";

const personParams = Type.Object({ personId: idWire }, closed);

function tokenOf({ headers }: FastifyRequest): string {
	const token = headers["x-invitation"];
	return typeof token === "string" && token.length <= invitationCharactersMax ? token : "";
}

/** What the request's link opens; unknown, used, renewed and expired ones are all alike. */
function opened({ ledger, keys }: StaffDeps, request: FastifyRequest): Invitation | null {
	const invitationId = keys.invitationMac(tokenOf(request));
	return openInvitation(ledger.setting(), invitationId, ledger.now());
}

function inviting(app: App, deps: StaffDeps): void {
	const { ledger, accounts } = deps;
	app.post(
		"/api/people/:personId/invitation",
		{
			onRequest: requirePerson("keepAccess"),
			schema: {
				...{ operationId: "invitePerson", tags: ["house"], security: bySession },
				summary: "A fresh link with which a person without an account makes one; the link before ends.",
				params: personParams,
				body: Type.Object({}, closed),
				response: replies({ 200: invitationReply }),
			},
		},
		async (request, reply) => {
			const { personId } = request.params;
			const { token, invitationId } = freshInvitation(deps);
			const by = personOf(request).personId;
			const hasAccount = accounts.isOpen(personId);
			const command = { type: "InvitePerson", by, personId, invitationId, hasAccount } as const;
			const view = (after: Setting) => after.invitations.get(personId)?.until ?? 0;
			const outcome = await ledger.executeSetting(settingDeedOf(command, view));
			if ("refusal" in outcome) return reply.refuse(outcome.refusal);
			return { token, until: wireInstant(outcome.reply) };
		},
	);
}

function reading(app: App, deps: StaffDeps): void {
	const { ledger, keys, config } = deps;
	app.get(
		"/api/invitation",
		{
			schema: {
				...{ operationId: "readInvitation", tags: ["desk"], security: byInvitation },
				summary: "Whom an invitation is for, and the second factor to enrol.",
				response: replies({ 200: readInvitationReply }),
			},
		},
		async (request, reply) => {
			const invitation = opened(deps, request);
			if (invitation === null) return reply.refuse({ code: "invitationUnusable" });
			const setting = ledger.setting();
			const person = setting.people.get(invitation.personId);
			const role = invitation.role ?? person?.role;
			if (role === undefined) return reply.refuse({ code: "invitationUnusable" });
			const name = setting.names.get(invitation.personId) ?? null;
			const totpSecret = totpSecretOf(keys.invitedSecret(tokenOf(request)));
			return {
				...{ name, role, totpSecret, until: wireInstant(invitation.until) },
				areaName: areaName(setting, person?.areaPrefix ?? ""),
				totpUri: totpUri(totpSecret, config.placeName, name ?? role),
			};
		},
	);
}

/** What is stored of a sign-in; null where the code does not fit the second factor that was offered. */
async function secretsOf(
	{ keys, realSeconds }: StaffDeps,
	token: string,
	personId: string,
	{ username, passphrase, totp }: AcceptInvitation,
): Promise<AccountSecrets | null> {
	const secret = totpSecretOf(keys.invitedSecret(token));
	const totpLastStep = await totpStepOf(secret, totp, realSeconds());
	if (totpLastStep === null) return null;
	const passphraseHash = await hashPassphrase(passphrase);
	return { personId, username, passphraseHash, totpSecret: keys.sealSecret(secret), totpLastStep };
}

/** The deed with its secrets, refused where somebody else has the username: looked at inside the commit. */
function accepting(
	deps: StaffDeps,
	{ invitationId }: Invitation,
	open: AccountSecrets,
	name: string | undefined,
	passkey: NewPasskey | null,
): SettingDeed<Setting> {
	const words = name === undefined ? null : wordsOf(name, deps.randomBytes);
	const passkeyId = passkey?.passkeyId ?? null;
	const command = { type: "AcceptInvitation", invitationId, name: words, passkeyId } as const;
	const deed = settingDeedOf(command, (after) => after);
	const access: Access = passkey === null ? { open } : { open, passkey };
	return {
		...deed,
		access: () => access,
		decide: (loaded) => {
			const owner = deps.accounts.find(open.username)?.personId ?? open.personId;
			if (owner !== open.personId) return { refusal: { code: "usernameTaken", field: "username" } };
			const refusal = passkey === null ? null : refusePasskey(deps, passkey);
			return refusal === null ? deed.decide(loaded) : { refusal };
		},
	};
}

type Accepted = {
	readonly invitation: Invitation;
	readonly open: AccountSecrets;
	readonly name: string | undefined;
	readonly passkey: NewPasskey | null;
};

/** Makes the account and begins its first session. */
async function admit(
	app: App,
	deps: StaffDeps,
	request: FastifyRequest,
	reply: FastifyReply,
	{ invitation: found, open, name, passkey }: Accepted,
) {
	const outcome = await deps.ledger.executeSetting(accepting(deps, found, open, name, passkey));
	if ("refusal" in outcome) return reply.refuse(outcome.refusal);
	const person = outcome.reply.people.get(found.personId);
	if (person === undefined) return reply.refuse({ code: "invitationUnusable" });
	await app.recordSignIn(request, found.personId, passkey === null ? "passphrase" : "passkey");
	app.endSession(request, reply);
	app.startSession(reply, found.personId);
	return reply.send(sessionView(person, deps.ledger));
}

const toward = (invitationId: string) => `invitation ${invitationId}`;

/** With a passkey in place of passphrase and code. */
function byPasskey(app: App, deps: StaffDeps): void {
	const common = { tags: ["desk"], security: byInvitation };
	app.post(
		"/api/invitation/passkey/challenge",
		{
			schema: {
				...{ operationId: "makeInvitedPasskey", ...common, body: Type.Object({}, closed) },
				summary: "What a device is asked to make the invited person's passkey with.",
				response: replies({ 200: makePasskeyReply }),
			},
		},
		async (request, reply) => {
			const found = opened(deps, request);
			if (found === null) return reply.refuse({ code: "invitationUnusable" });
			const party = partyOf(deps.config, request);
			if (party === null) return reply.refuse({ code: "passkeysUnavailable" });
			const { personId, invitationId } = found;
			const userName = deps.ledger.setting().names.get(personId) ?? deps.config.placeName;
			return asksToMake(deps, party.rpId, toward(invitationId), personId, userName);
		},
	);
	app.post(
		"/api/invitation/passkey",
		{
			schema: {
				...{ operationId: "acceptInvitationByPasskey", ...common },
				summary: "Make the account: username, and a passkey in place of passphrase and code.",
				...{ body: acceptByPasskeyBody, response: replies({ 200: sessionReply }) },
			},
		},
		async (request, reply) => {
			const invitation = opened(deps, request);
			if (invitation === null) return reply.refuse({ code: "invitationUnusable" });
			const { username, passkey: answer, name } = request.body;
			const refusal =
				refuseUsername(username) ?? refuseWords(answer.name, passkeyNameCharactersMax, "passkeyName");
			if (refusal !== null) return reply.refuse(refusal);
			const party = partyOf(deps.config, request);
			if (party === null) return reply.refuse({ code: "passkeysUnavailable" });
			const { personId, invitationId } = invitation;
			const passkey = await madeBy(deps, party, toward(invitationId), personId, answer);
			if (passkey === null) return reply.refuse({ code: "passkeyUnusable" });
			const open = { personId, username, passphraseHash: null, totpSecret: null };
			return admit(app, deps, request, reply, { invitation, open, name, passkey });
		},
	);
}

/** Invitations: how a person comes to an account that nobody else has set up (trust.md S1). */
export async function invitation(app: App, deps: StaffDeps): Promise<void> {
	inviting(app, deps);
	reading(app, deps);
	byPasskey(app, deps);
	app.post(
		"/api/invitation",
		{
			schema: {
				...{ operationId: "acceptInvitation", tags: ["desk"], security: byInvitation },
				summary: "Make the account: username, passphrase, and the first code of the second factor.",
				...{ body: acceptInvitationBody, response: replies({ 200: sessionReply }) },
			},
		},
		async (request, reply) => {
			const found = opened(deps, request);
			if (found === null) return reply.refuse({ code: "invitationUnusable" });
			const { username, passphrase, name } = request.body;
			const refusal = refuseUsername(username) ?? (await refuseChosen(deps, username, passphrase));
			if (refusal !== null) return reply.refuse(refusal);
			const open = await secretsOf(deps, tokenOf(request), found.personId, request.body);
			if (open === null) return reply.refuse({ code: "codeWrong", field: "totp" });
			return admit(app, deps, request, reply, { invitation: found, open, name, passkey: null });
		},
	);
}
