import type { Instant } from "./calendar.ts";
import { type ConductIntakeFact, type ConductIntakeState, evolveConductIntake } from "./conduct-intake.ts";
import type { Role } from "./setting.ts";

/** Who is on the way to an account, as the setting knows it; the secrets lie with the accounts (trust.md S1). */
export type Invitation = {
	readonly personId: string;
	/** The MAC of the link's secret. */
	readonly invitationId: string;
	/** From then on it opens nothing. */
	readonly until: Instant;
	/** Of whoever joins the house with it; null for somebody who is in it. */
	readonly role: Role | null;
	readonly used: boolean;
};

/** What two people together do to somebody's access (server/domain/grant.ts). */
export type Grant =
	| { readonly kind: "role"; readonly personId: string; readonly role: Role; readonly areaPrefix: string }
	/** Of a post of protection; null leaves it empty. */
	| { readonly kind: "post"; readonly postId: string; readonly personId: string | null }
	/** A lost passphrase or second factor. */
	| { readonly kind: "recovery"; readonly personId: string };
export type AccessProposal = {
	readonly proposalId: string;
	readonly grant: Grant;
	readonly by: string;
	readonly at: Instant;
};

export type AccessState = {
	/** The newest of each person. */
	readonly invitations: ReadonlyMap<string, Invitation>;
	/** Not decided yet. */
	readonly proposals: ReadonlyMap<string, AccessProposal>;
	readonly conductIntake: ConductIntakeState;
};

export const emptyAccess: AccessState = {
	invitations: new Map(),
	proposals: new Map(),
	conductIntake: { inForce: null, proposed: null },
};

/** What happens on the way, without when and by whom. */
export type AccessFact =
	| ({ readonly type: "PersonInvited"; readonly role?: Role } & Omit<Invitation, "role" | "used">)
	| ({ readonly type: "InvitationAccepted" } & Pick<Invitation, "personId" | "invitationId">)
	| ({ readonly type: "AccessProposed" } & Pick<AccessProposal, "proposalId" | "grant">)
	| { readonly type: "AccessDecided"; readonly proposalId: string; readonly accepted: boolean }
	| ConductIntakeFact;
type Happened = { readonly at: Instant; readonly by?: string };

function put<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value): ReadonlyMap<string, Value> {
	return new Map(map).set(key, value);
}

/** What is known after one more fact. */
export function evolveAccess(state: AccessState, event: AccessFact & Happened): AccessState {
	const { invitations, proposals } = state;
	switch (event.type) {
		case "PersonInvited": {
			const { personId, invitationId, until, role = null } = event;
			const invitation = { personId, invitationId, until, role, used: false };
			return { ...state, invitations: put(invitations, personId, invitation) };
		}
		case "InvitationAccepted": {
			const known = invitations.get(event.personId);
			if (known === undefined) return state;
			return { ...state, invitations: put(invitations, event.personId, { ...known, used: true }) };
		}
		case "AccessProposed": {
			const { proposalId, grant, by = "", at } = event;
			return { ...state, proposals: put(proposals, proposalId, { proposalId, grant, by, at }) };
		}
		case "AccessDecided": {
			const left = [...proposals].filter(([id]) => id !== event.proposalId);
			return { ...state, proposals: new Map(left) };
		}
		case "ConductIntakeProposed":
		case "ConductIntakeDecided":
			return { ...state, conductIntake: evolveConductIntake(state.conductIntake, event) };
		default:
			return event satisfies never;
	}
}
