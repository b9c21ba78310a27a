import { type Static, Type } from "typebox";
import { declineReasons, redirectReasons } from "../domain/exit-events.ts";
import { closed, instant, oneOf, orNull } from "./common.ts";
import { provisionalWire } from "./due.ts";

const inCharge = {
	reason: oneOf([...declineReasons, ...redirectReasons]),
	body: Type.String({ description: "the body in charge" }),
	limit: Type.String({ description: "that body's own limit, in words" }),
};
/** Who is in charge instead of this house. */
export const elsewhereWire = Type.Object(inCharge, closed);
/** The same, once it is decided, with until when the resident may appeal, once. */
export const exitWire = Type.Object(
	{ ...inCharge, appealUntil: orNull(instant), provisional: provisionalWire },
	closed,
);

const expectedVersion = Type.Integer({ minimum: 1, description: "the `version` that readCase gave" });
const elsewhere = {
	body: Type.String({ description: "the body in charge" }),
	limit: Type.String({ description: "that body's own limit, in words" }),
	words: Type.String({ description: "the reason, which the resident reads" }),
};
export const declineCaseBody = Type.Object(
	{ expectedVersion, reason: oneOf(declineReasons), ...elsewhere },
	closed,
);
export const redirectCaseBody = Type.Object(
	{ expectedVersion, reason: oneOf(redirectReasons), ...elsewhere },
	closed,
);
export const withdrawCaseBody = Type.Object(
	{ askedToWithdraw: Type.Optional(Type.Boolean({ description: "did anyone ask you to withdraw" })) },
	closed,
);
export const appealCaseBody = Type.Object({ words: Type.String() }, closed);

export type WithdrawCase = Static<typeof withdrawCaseBody>;
export type ExitWire = Static<typeof exitWire>;
