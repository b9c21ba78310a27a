import type { Feedback, Outcome, Verdict } from "../../domain/case-events.ts";
import type { ReportType } from "../../domain/category.ts";
import type { AreaKey } from "../demo-setting.ts";

/** A moment of the demo's year in Shanghai: `MM-DD HH:MM`. */
export type Moment = string;

/** What is done to a case of the demo. Who does it follows from the case: its holder, the desk, the decider. */
export type DemoDeed =
	| { readonly at: Moment; readonly do: "sign" | "view" }
	| {
			readonly at: Moment;
			readonly do: "contact";
			readonly words: string;
			readonly nextStep: string;
			readonly byDate: string;
	  }
	| { readonly at: Moment; readonly do: "answer"; readonly words: string; readonly outcome: Outcome }
	| { readonly at: Moment; readonly do: "decide"; readonly accept: boolean; readonly words: string }
	| { readonly at: Moment; readonly do: "confirm"; readonly verdict: Verdict; readonly feedback: Feedback }
	| { readonly at: Moment; readonly do: "dispute"; readonly reason: string; readonly feedback: Feedback }
	| { readonly at: Moment; readonly do: "message"; readonly words: string }
	| {
			readonly at: Moment;
			readonly do: "dispatch";
			readonly postId: string | null;
			readonly category: string | null;
	  }
	| { readonly at: Moment; readonly do: "seal"; readonly track: "conduct" | "protected" };

/** A made-up report and what happens to it; after the last deed nobody does anything more. */
export type DemoCase = {
	/** A name of its own, for tests and for telling cases apart. */
	readonly key: string;
	readonly at: Moment;
	readonly area: AreaKey;
	readonly category: string | null;
	readonly type?: ReportType;
	readonly danger?: true;
	readonly sealed?: true;
	readonly about?: { readonly kind: "person" | "unit"; readonly name: string };
	readonly spot?: string;
	readonly phone?: string;
	readonly publish?: true;
	readonly text: string;
	readonly script: readonly DemoDeed[];
};

export const sign = (at: Moment): DemoDeed => ({ at, do: "sign" });
/** Whoever is responsible for a sealed report opens it. */
export const view = (at: Moment): DemoDeed => ({ at, do: "view" });
/** @param byDate `MM-DD` */
export const contact = (at: Moment, words: string, nextStep: string, byDate: string): DemoDeed => {
	return { at, do: "contact", words, nextStep, byDate };
};
export const answer = (at: Moment, words: string): DemoDeed => ({ at, do: "answer", words, outcome: "done" });
export const cannot = (at: Moment, words: string): DemoDeed => ({
	at,
	do: "answer",
	words,
	outcome: "cannotBeSolved",
});
export const decide = (at: Moment, accept: boolean, words: string): DemoDeed => ({
	at,
	do: "decide",
	accept,
	words,
});
export const confirm = (at: Moment, verdict: Verdict, feedback: Feedback = {}): DemoDeed => {
	return { at, do: "confirm", verdict, feedback };
};
export const dispute = (at: Moment, reason: string, feedback: Feedback = {}): DemoDeed => {
	return { at, do: "dispute", reason, feedback };
};
export const message = (at: Moment, words: string): DemoDeed => ({ at, do: "message", words });
/** The desk sends a case on: to the duty book's post for the category, or to the post it names. */
export const dispatch = (at: Moment, category: string | null, postId: string | null = null): DemoDeed => {
	return { at, do: "dispatch", postId, category };
};
export const seal = (at: Moment, track: "conduct" | "protected"): DemoDeed => ({ at, do: "seal", track });
