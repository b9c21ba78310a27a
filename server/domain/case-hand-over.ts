import type { Case } from "./case.ts";
import { moved } from "./case-moves.ts";
import type { HandOverEvent } from "./hand-over-events.ts";

/** How a case follows from what somebody left behind with it. */
export function handedOn<State extends Case>(state: State, event: HandOverEvent): State {
	switch (event.type) {
		case "AssistHandedOver": {
			const { at: since, assistId, postId, ownerId, dueAt, due } = event;
			const fresh = { postId, ownerId, since, dueAt };
			const assists = state.assists.map((one) => (one.assistId === assistId ? { ...one, ...fresh } : one));
			return { ...state, assists, due };
		}
		case "LetterHandedOver": {
			const { letterId, postId, ownerId } = event;
			const letters = state.letters.map((one) =>
				one.letterId === letterId ? { ...one, postId, ownerId } : one,
			);
			return { ...state, letters };
		}
		case "ReportHandedOver": {
			const { at, triageDueAt, due, nextMove } = event;
			const after = { ...state, triageDueAt, due, moves: moved(state, at, nextMove) };
			return triageDueAt === null ? after : { ...after, deskSince: at };
		}
		default:
			return event satisfies never;
	}
}

/** Whether the event is of what somebody left behind beside cases and decisions. */
export function isHandOverEvent<Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, { readonly type: HandOverEvent["type"] }> {
	const { type } = event;
	return type === "AssistHandedOver" || type === "LetterHandedOver" || type === "ReportHandedOver";
}
