import type { Verdict } from "../../server/domain/case-events.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { Feedback } from "../../server/domain/feedback.ts";
import type { SubmitReport } from "../../server/domain/intake.ts";
import type { Words } from "../../server/domain/words.ts";
import { eastGrid1 } from "./house.ts";

/** Commands as people give them, with ordinary words where a test does not care which. */
export function words(text: string): Words {
	return { id: `w:${[...text].length}`, salt: "salt", hash: "hash", text };
}

export type Reported = Partial<Omit<SubmitReport, "type" | "text" | "spot" | "about">> & {
	readonly text?: string;
	readonly spot?: string;
	readonly about?: readonly [kind: "person" | "unit", name: string];
};

/** A lamp out in the first grid of the east: one duty covers it, nothing in it waits for triage. */
export function submit({ text, spot, about, ...more }: Reported = {}): SubmitReport {
	return {
		type: "SubmitReport",
		caseNumber: "190313-0001-0001",
		areaCode: eastGrid1,
		categoryCode: "0203",
		reportType: "complaint",
		danger: false,
		sealed: false,
		contactPhone: null,
		consentPublish: false,
		text: words(text ?? "楼下的灯三天没有亮了。"),
		spot: spot === undefined ? null : words(spot),
		about: about === undefined ? null : { kind: about[0], name: words(about[1]) },
		...more,
	};
}

export const escalate: Command = { type: "EscalateCase" };

export function dispatch(
	by: string,
	postId: string | null = null,
	categoryCode: string | null = null,
): Command {
	return { type: "DispatchCase", by, categoryCode, postId };
}

export function seal(by: string, track: "conduct" | "protected" = "conduct"): Command {
	return { type: "SealCase", by, track };
}

export function view(by: string): Command {
	return { type: "ViewSealed", by };
}

export function sign(by = "p:grid1"): Command {
	return { type: "SignCase", by };
}

/** @param byDate calendar date */
export function contact(byDate: string, by = "p:grid1", text = "已经看到，明天上门。"): Command {
	return { type: "ContactResident", by, words: words(text), nextStep: words("上门查看"), byDate };
}

export function answer(by = "p:grid1", text = "灯已换好。"): Command {
	return { type: "AnswerCase", by, words: words(text), outcome: "done" };
}

/** "Cannot be solved": the superior has to confirm it. */
export function cannot(by = "p:grid1", text = "线路属于供电公司，换不了。"): Command {
	return { type: "AnswerCase", by, words: words(text), outcome: "cannotBeSolved" };
}

export function decision(by: string, accept: boolean, text = "已核实。"): Command {
	return { type: "DecideCase", by, accept, words: words(text) };
}

export function confirm(verdict: Verdict = "solved", feedback: Feedback = {}): Command {
	return { type: "ConfirmCase", verdict, feedback };
}

export function dispute(reason = "还是不亮。", feedback: Feedback = {}): Command {
	return { type: "DisputeCase", reason: words(reason), feedback };
}

export function message(text = "麻烦快一点。"): Command {
	return { type: "MessageDesk", words: words(text) };
}

/** Asks a superior to turn a report away: it is before a court, or another body's. */
export function turnAway(by: string, kind: "decline" | "redirect"): Command {
	const elsewhere = { body: words("区人民法院"), limit: words("立案审查七天") };
	const proposal =
		kind === "decline"
			? ({ kind, reason: "litigation", ...elsewhere } as const)
			: ({ kind, reason: "otherBody", ...elsewhere } as const);
	return { type: "AskDecision", by, proposal, words: words("已经起诉，在法院。") };
}

export function appeal(text = "就是你们管的。"): Command {
	return { type: "AppealCase", words: words(text) };
}
