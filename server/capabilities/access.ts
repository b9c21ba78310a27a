import { Type } from "typebox";
import {
	decideAccessBody,
	decideAccessReply,
	listAccessReply,
	proposeAccessBody,
} from "../contract/access.ts";
import { closed, idWire } from "../contract/common.ts";
import { settingDeedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import { officeOf } from "../domain/office.ts";
import type { Access } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import type { SettingEvent } from "../domain/setting-events.ts";
import { freshInvitation } from "../invitation-token.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { accessView } from "../views/access.ts";
import { wireInstant } from "../views/common.ts";

const proposalParams = Type.Object({ proposalId: idWire }, closed);
const proposalRandomBytes = 9;
const common = { tags: ["house"], security: bySession };

function listing(app: App, { ledger, accounts }: StaffDeps): void {
	app.get(
		"/api/access",
		{
			onRequest: requirePerson("keepAccess"),
			schema: {
				...{ operationId: "listAccess", ...common, response: replies({ 200: listAccessReply }) },
				summary: "Who can sign in, who is invited, and what waits for a second person to agree.",
			},
		},
		async (request, reply) => {
			const reader = personOf(request);
			const now = ledger.now();
			const setting = ledger.setting();
			const keeps = reader.role === "administrator" || officeOf(setting, reader.personId, now) !== null;
			if (!keeps) return reply.refuse({ code: "notYours" });
			return accessView({ setting, accounts, reader, now });
		},
	);
}

function proposing(app: App, { randomBytes }: StaffDeps): void {
	app.post(
		"/api/access/proposals",
		{
			onRequest: requirePerson("keepAccess"),
			schema: {
				...{ operationId: "proposeAccess", ...common, body: proposeAccessBody },
				summary:
					"Propose what takes two: a role of an office, a post of protection, letting somebody in again.",
				response: replies({ 204: Type.Null() }),
			},
		},
		async (request, reply) => {
			const proposalId = `a:${Buffer.from(randomBytes(proposalRandomBytes)).toString("base64url")}`;
			const by = personOf(request).personId;
			const { grant } = request.body;
			return app.arrange(reply, { type: "ProposeAccess", by, proposalId, grant }, () => null);
		},
	);
}

/** Whoever gets a link of an agreed proposal signs in no more as before. */
function endedBy(events: readonly SettingEvent[]): Access | null {
	const link = events.find((event) => event.type === "PersonInvited");
	return link === undefined ? null : { close: link.personId };
}

/** Who is let into what by two, and let in again (trust.md S1; server/domain/grant.ts has the rules). */
export async function access(app: App, deps: StaffDeps): Promise<void> {
	listing(app, deps);
	proposing(app, deps);
	app.post(
		"/api/access/proposals/:proposalId/decision",
		{
			onRequest: requirePerson("keepAccess"),
			schema: {
				...{ operationId: "decideAccess", ...common, params: proposalParams, body: decideAccessBody },
				summary: "Agree to what another has proposed, or drop it; a link comes out where somebody enters.",
				response: replies({ 200: decideAccessReply }),
			},
		},
		async (request, reply) => {
			const { token, invitationId } = freshInvitation(deps);
			const by = personOf(request).personId;
			const { proposalId } = request.params;
			const command = { type: "DecideAccess", by, proposalId, invitationId, ...request.body } as const;
			const linkIn = ({ invitations }: Setting) =>
				[...invitations.values()].find((one) => one.invitationId === invitationId);
			const outcome = await deps.ledger.executeSetting({
				...settingDeedOf(command, linkIn),
				access: endedBy,
			});
			if ("refusal" in outcome) return reply.refuse(outcome.refusal);
			const link = outcome.reply;
			return link === undefined ? { token: null, until: null } : { token, until: wireInstant(link.until) };
		},
	);
}
