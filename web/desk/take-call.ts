import { useState } from "preact/hooks";
import type { SubmitReport, SubmitReportReply } from "../../server/contract/intake.ts";
import type { MakeSpokenCodeReply } from "../../server/contract/spoken-code.ts";
import type { PreviewReport } from "../../server/contract/take.ts";
import type { Refused } from "../lib/client.ts";
import { request } from "../lib/request.ts";
import { useDesk } from "./desk.ts";

/** What is typed of a call; every field a string, as forms are kept. */
export const blankCall = {
	...{ text: "", placeTyped: "", areaCode: "", spot: "", categoryCode: "" },
	...{ kind: "normal", phone: "", sealed: "", join: "" },
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

/** The call that is being taken down: kept as other forms are, so that a reload or a lost session takes nothing away. */
export function useCall() {
	const { forms } = useDesk();
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const [sent, setSent] = useState<Sent | null>(null);
	const typed = (): Call => ({ ...blankCall, ...forms.of(form) });
	const call = typed();
	// On what is typed by now: a key may be pressed before the one ahead of it has been drawn.
	const write = (change: Partial<Call>) => forms.write(form, { ...typed(), ...change });
	// One key for every try of one report, so that none is received twice.
	const [key, setKey] = useState(() => crypto.randomUUID());
	const send = async (asOf: string) => {
		if (busy) return;
		setBusy(true);
		setRefused(null);
		const more = { "idempotency-key": key };
		const said = typed();
		const reply = await request<SubmitReportReply>(
			fetch,
			"POST",
			"/api/callers/reports",
			reportOf(said),
			more,
		);
		if (!reply.ok) {
			setBusy(false);
			return setRefused(reply.refused);
		}
		const under = { "x-receipt": reply.value.receipt };
		const code = await request<MakeSpokenCodeReply>(fetch, "POST", "/api/follow/spoken-code", {}, under);
		setBusy(false);
		forms.drop(form);
		setSent({ call: said, reply: reply.value, code: code.ok ? code.value.code : null, asOf });
	};
	const next = () => {
		setSent(null);
		setKey(crypto.randomUUID());
	};
	return { call, typed, write, send, busy, refused, sent, next };
}
