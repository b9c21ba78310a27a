import { Type } from "typebox";
import { isAgeRecipient } from "../age-file.ts";
import {
	decideConductIntakeBody,
	proposeConductIntakeBody,
	readConductIntakeReply,
} from "../contract/conduct-intake.ts";
import type { StaffDeps } from "../deps.ts";
import {
	type ConductIntake,
	mayAgreeIntake,
	mayProposeIntake,
	openIntakeProposal,
} from "../domain/conduct-intake.ts";
import { accessProposalSecondsMax } from "../domain/limits.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

const common = { tags: ["house"], security: bySession };
const nothing = replies({ 204: Type.Null() });
const onRequest = requirePerson("keepAccess");
const proposalRandomBytes = 9;

function wrongKeyIn(intake: ConductIntake): "key" | "bodies" | null {
	if (intake.mode === "referTo12388") return null;
	if (intake.key !== undefined && !isAgeRecipient(intake.key)) return "key";
	return (intake.bodies ?? []).every(({ key }) => isAgeRecipient(key)) ? null : "bodies";
}

function reading(app: App, { ledger }: StaffDeps): void {
	app.get(
		"/api/conduct-intake",
		{
			onRequest,
			schema: {
				...{
					operationId: "readConductIntake",
					...common,
					response: replies({ 200: readConductIntakeReply }),
				},
				summary: "What is done with conduct reports, and what is proposed.",
			},
		},
		async (request) => {
			const now = ledger.now();
			const { personId } = personOf(request);
			const setting = ledger.setting();
			const proposal = openIntakeProposal(setting, now);
			const mayAgree = proposal !== null && mayAgreeIntake(setting, proposal, personId);
			const proposed = proposal && {
				...{ proposalId: proposal.proposalId, intake: proposal.intake, mayAgree },
				...{ by: setting.names.get(proposal.by) ?? "", mayDrop: mayAgree || proposal.by === personId },
				until: wireInstant(proposal.at + accessProposalSecondsMax),
			};
			const mayPropose = mayProposeIntake(setting, personId);
			const outside = [...setting.bodies.values()]
				.filter(({ postId }) => postId === null)
				.map(({ bodyId, name }) => ({ bodyId, name }));
			return { inForce: setting.conductIntake.inForce, proposed, mayPropose, outside };
		},
	);
}

/** Whether conduct reports are received here or sent on to 12388 (rules.md §1): one proposes, a discipline officer agrees. */
export async function conductIntake(app: App, deps: StaffDeps): Promise<void> {
	reading(app, deps);
	app.post(
		"/api/conduct-intake/proposals",
		{
			onRequest,
			schema: {
				...{ operationId: "proposeConductIntake", ...common, body: proposeConductIntakeBody },
				...{ summary: "Propose what is done with conduct reports.", response: nothing },
			},
		},
		async (request, reply) => {
			const proposalId = `c:${Buffer.from(deps.randomBytes(proposalRandomBytes)).toString("base64url")}`;
			const by = personOf(request).personId;
			const { intake } = request.body;
			const wrong = wrongKeyIn(intake);
			if (wrong !== null) return reply.refuse({ code: "recipientKeyUnusable", field: wrong });
			return app.arrange(reply, { type: "ProposeConductIntake", by, proposalId, intake }, () => null);
		},
	);
	app.post(
		"/api/conduct-intake/decision",
		{
			onRequest,
			schema: {
				...{ operationId: "decideConductIntake", ...common, body: decideConductIntakeBody },
				...{ summary: "Agree to what another has proposed, or drop it.", response: nothing },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "DecideConductIntake", by, ...request.body }, () => null);
		},
	);
}
