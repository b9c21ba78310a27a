import { type Case, nextMoveOf } from "../../server/domain/case.ts";
import { awaitsPublication } from "../../server/domain/case-publication.ts";
import type { Command } from "../../server/domain/decide.ts";
import { words } from "./domain-deeds.ts";
import type { Dice } from "./simulation-house.ts";

/** Agreement comes and goes, and a code to say by phone is made; a superior looks, or somebody tries who may not. */
export function ofPublishing(state: Case, dice: Dice): Command | null {
	if (dice.chance(0.01)) return { type: "MakeSpokenCode" };
	if (dice.chance(state.status === "closed" ? 0.1 : 0.02))
		return { type: "ChangeConsent", consent: dice.chance(0.7) };
	if (state.status !== "closed" || !dice.chance(awaitsPublication(state) ? 0.3 : 0.4)) return null;
	const move = nextMoveOf(state);
	const mover = move?.by === "staff" ? [move.personId] : [];
	const by = dice.oneOf([...mover, "p:leader", "p:head", "p:leader", "p:grid1", "p:officer"]);
	const type = dice.chance(0.6) ? "ApprovePublication" : "RefusePublication";
	return { type, by, words: words("一盏路灯，三天换好。") };
}
