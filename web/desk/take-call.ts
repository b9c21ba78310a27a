import { useState } from "preact/hooks";
import type { SubmitReport, SubmitReportReply } from "../../server/contract/intake.ts";
import type { MakeSpokenCodeReply } from "../../server/contract/spoken-code.ts";
import type { PreviewReport } from "../../server/contract/take.ts";
import type { Refused, Reply } from "../lib/client.ts";
import { type Desk, useDesk } from "./desk.ts";
import { useKept } from "./kept.ts";

/** What is typed of a call; every field a string, as forms are kept. */
export const blankCall = {
	...{ text: "", placeTyped: "", areaCode: "", spot: "", categoryCode: "" },
	...{ kind: "normal", phone: "", sealed: "", join: "" },
	/** One for every try of one report, so that none is received twice: it is kept with the words it is for. */
	key: "",
};
export type Call = typeof blankCall;

/** What has been sent, and what is read back to the caller: it is on the screen and nowhere else. */
export type Sent = {
	readonly call: Call;
	readonly reply: SubmitReportReply;
	/** Six digits; null where the report is sealed or waits sealed, as nothing is told of it by phone. */
	readonly code: string | null;
	/** When it was looked at last before it was sent; empty where it was not. */
	readonly asOf: string;
};

function kindOf({
	kind,
	categoryCode,
	sealed,
}: Call): Pick<PreviewReport, "categoryCode" | "type" | "danger" | "sealed"> {
	return {
		...(categoryCode === "" ? {} : { categoryCode }),
		...(kind === "inquiry" ? { type: "inquiry" as const } : {}),
		...(kind === "danger" ? { danger: true } : {}),
		...(sealed === "" ? {} : { sealed: true }),
	};
}

export function previewOf(call: Call): PreviewReport {
	return { text: call.text, areaCode: call.areaCode, ...kindOf(call) };
}

function reportOf(call: Call): SubmitReport {
	const { text, areaCode, spot, phone, join } = call;
	return {
		...{ text, areaCode, ...kindOf(call) },
		...(spot.trim() === "" ? {} : { spot }),
		...(phone.trim() === "" ? {} : { contactPhone: phone }),
		...(join === "" ? {} : { join }),
	};
}

const form = "take";

function typedIn({ forms }: Pick<Desk, "forms">): Call {
	return { ...blankCall, ...forms.of(form) };
}

/** Hands in what is typed; a refusal leaves it as it is. */
export async function takeDown(
	{ client, forms }: Pick<Desk, "client" | "forms">,
	asOf: string,
): Promise<Reply<Sent>> {
	const typed = typedIn({ forms });
	const said = typed.key === "" ? { ...typed, key: crypto.randomUUID() } : typed;
	forms.write(form, said);
	const once = { "idempotency-key": said.key };
	const reply = await client.call<SubmitReportReply>("POST", "/api/callers/reports", reportOf(said), once);
	if (!reply.ok) {
		// It has been received with other words: with these it is a report of its own, as the sentence says.
		if (reply.refused.code === "idempotencyMismatch") forms.write(form, { ...typedIn({ forms }), key: "" });
		return reply;
	}
	forms.drop(form);
	const under = { "x-receipt": reply.value.receipt };
	const code = await client.call<MakeSpokenCodeReply>("POST", "/api/follow/spoken-code", {}, under);
	const sent = { call: said, reply: reply.value, code: code.ok ? code.value.code : null, asOf };
	return { ok: true, value: sent };
}

/** The call that is being taken down: kept as other forms are, so that a reload or a lost session takes nothing away. */
export function useCall() {
	const desk = useDesk();
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const [sent, setSent] = useState<Sent | null>(null);
	const { typed: call, typedNow: typed, write } = useKept(form, blankCall);
	const send = async (asOf: string) => {
		if (busy) return;
		setBusy(true);
		setRefused(null);
		const reply = await takeDown(desk, asOf);
		setBusy(false);
		if (reply.ok) setSent(reply.value);
		else setRefused(reply.refused);
	};
	const next = () => {
		setSent(null);
		requestAnimationFrame(() => document.getElementById("take-text")?.focus());
	};
	return { call, typed, write, send, busy, refused, sent, next };
}
