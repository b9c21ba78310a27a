import { put } from "./fold-map.ts";

/**
 * Bodies 机关 (rules.md §1): each person and each unit says which body supervises it and which manages it. What is set is
 * events of the setting; what follows from it for a report is for server/domain/competence.ts to say.
 */
export type BodyKind = "discipline" | "manager" | "regulator";
export type Body = {
	readonly bodyId: string;
	readonly name: string;
	/** Who supervises conduct 纪检监察, who manages appointments 干部管理, or who regulates a trade 行业主管. */
	readonly kind: BodyKind;
	/** The post of this house that acts for it; null: it is outside. */
	readonly postId: string | null;
	/** The post of this house whose holder heads it; null where its head holds none here. */
	readonly headPostId: string | null;
	/** How a body outside is reached; empty for one inside. */
	readonly reach: string;
	/** One level up 上一级; null for the highest that is known here. */
	readonly aboveId: string | null;
};
export type Competence = {
	/** The body competent for a report on conduct. */
	readonly supervisedBy: string | null;
	/** The body that manages appointments; of a property firm or a utility, its regulator. */
	readonly managedBy: string | null;
};
/** Whose it is. */
export type CompetenceOf = { readonly of: "person" | "unit"; readonly id: string };

export type BodyState = {
	readonly bodies: ReadonlyMap<string, Body>;
	/** By `person/ID` and `unit/ID`. */
	readonly competences: ReadonlyMap<string, Competence>;
};
export const noBodies: BodyState = { bodies: new Map(), competences: new Map() };

export type BodyFact =
	| ({ readonly type: "BodyNamed" } & Body)
	| ({ readonly type: "CompetenceSet" } & CompetenceOf & Competence);

/** Under which key the competence of a person or a unit is kept; the stream its events belong to as well. */
export function competenceKey({ of, id }: CompetenceOf): string {
	return `${of}/${id}`;
}

/** Whether the event is of a body, or says who is under one. */
export function isBodyFact<Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, { readonly type: BodyFact["type"] }> {
	return event.type === "BodyNamed" || event.type === "CompetenceSet";
}

/** The stream such an event belongs to. */
export function bodyStreamOf(event: BodyFact): string {
	return event.type === "BodyNamed" ? `body/${event.bodyId}` : competenceKey(event);
}

/** What is known after one more fact. */
export function evolveBodies({ bodies, competences }: BodyState, event: BodyFact): BodyState {
	if (event.type === "CompetenceSet") {
		const { supervisedBy, managedBy } = event;
		return { bodies, competences: put(competences, competenceKey(event), { supervisedBy, managedBy }) };
	}
	const { bodyId, name, kind, postId, headPostId, reach, aboveId } = event;
	const body = { bodyId, name, kind, postId, headPostId, reach, aboveId };
	return { competences, bodies: put(bodies, bodyId, body) };
}

/** The body and everything above it, lowest first; a circle ends where it closes. */
export function chainOf({ bodies }: BodyState, bodyId: string | null): readonly Body[] {
	const chain: Body[] = [];
	let id = bodyId;
	while (id !== null) {
		const body = bodies.get(id);
		if (body === undefined || chain.includes(body)) break;
		chain.push(body);
		id = body.aboveId;
	}
	return chain;
}
