import { type Static, Type } from "typebox";
import { clocksWire, closed, instant, oneOf, orNull } from "./common.ts";
import { submitReportBody, submitReportHeaders } from "./intake.ts";
import { similarWire } from "./merge.ts";

/** Of a case: how its report came. */
export const calledWire = Type.Optional(
	Type.Literal(true, {
		description: "an operator took it down of a call; told of no report on a sealed track",
	}),
);
/** What an operator has taken down of a call so far. */
export const previewReportBody = Type.Pick(
	submitReportBody,
	["text", "areaCode", "categoryCode", "type", "danger", "sealed"],
	closed,
);
/** Whoever is signed in does no work for a flood. */
export const takeDownReportHeaders = Type.Pick(submitReportHeaders, ["idempotency-key"]);
/** Where it would go if it were sent now, with the limits of this very case, and what is in hand that says the same. */
export const previewReportReply = Type.Object(
	{
		asOf: instant,
		goes: oneOf(["dispatched", "triage", "sealed"]),
		post: orNull(Type.String()),
		clocks: orNull(clocksWire),
		items: Type.Array(
			Type.Object(
				{
					...similarWire.properties,
					matter: orNull(Type.String({ description: "what `submitReport` takes as `join`" })),
				},
				closed,
			),
		),
	},
	closed,
);
export type PreviewReport = Static<typeof previewReportBody>;
export type PreviewReportReply = Static<typeof previewReportReply>;
