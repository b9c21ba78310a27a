import { effect } from "@preact/signals";
import type { Session } from "../../server/contract/sign-in.ts";
import type { SessionStore } from "./session.ts";

/** Who sits at a door. */
export type Seat = {
	/** Somebody sits down: what belongs to another person is gone first. */
	readonly seat: (session: Session) => void;
	readonly leave: () => void;
};

/** @param begin gives a person what they left; `end` takes away all that is theirs */
export function createSeat(begin: () => void, end: () => void): Seat {
	let seated: string | null = null;
	const leave = () => {
		seated = null;
		end();
	};
	const seat = ({ personId }: Session) => {
		if (seated === personId) return;
		if (seated !== null) leave();
		seated = personId;
		begin();
	};
	return { seat, leave };
}

/** Keeps a door with the person signed in: a lost session keeps words for them, signing out keeps nothing in sight. */
export function followSession({ state }: Pick<SessionStore, "state">, { seat, leave }: Seat): () => void {
	return effect(() => {
		const now = state.value;
		if (now.status === "in") seat(now.session);
		else if (now.status === "out" && !now.lost) leave();
	});
}
