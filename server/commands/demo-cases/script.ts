import type { Help } from "../../domain/assist.ts";
import type { Outcome, Verdict } from "../../domain/case-events.ts";
import type { Span } from "../../domain/case-mask.ts";
import type { ReportType } from "../../domain/category.ts";
import type { ExclusionReason } from "../../domain/exclusion-events.ts";
import type { Mediation } from "../../domain/exit-events.ts";
import type { Feedback } from "../../domain/feedback.ts";
import type { FindingOutcome } from "../../domain/finding.ts";
import type { Proposal } from "../../domain/proposal.ts";
import type { AreaKey } from "../demo-setting.ts";

/** A moment of the demo's year in Shanghai: `MM-DD HH:MM`. */
export type Moment = string;

/** What is nothing but words; to an assist or a letter it is the newest one. */
export type Saying =
	| "message"
	| "appeal"
	| "await"
	| "settle"
	| "answerAssist"
	| "helpLetter"
	| "answerLetter"
	| "explain"
	| "keep"
	| "publish";

/** What is done to a case of the demo. Who does it follows from the case: its holder, the desk, the decider. */
export type DemoDeed =
	| { readonly at: Moment; readonly do: "sign" | "view" }
	/** The resident of a voice wants it worked on by itself. */
	| { readonly at: Moment; readonly do: "split" }
	| { readonly at: Moment; readonly do: "takeOver" | "handOver" }
	| {
			readonly at: Moment;
			readonly do: "contact";
			readonly words: string;
			readonly nextStep: string;
			readonly byDate: string;
	  }
	| {
			readonly at: Moment;
			readonly do: "answer";
			readonly words: string;
			readonly outcome: Outcome;
			readonly mediation?: Mediation;
			readonly photo?: true;
	  }
	| {
			readonly at: Moment;
			readonly do: "decide";
			readonly accept: boolean;
			readonly words: string;
			/** To whom a return that is granted goes. */
			readonly postId?: string;
	  }
	| { readonly at: Moment; readonly do: "ask"; readonly proposal: Proposal<string>; readonly words: string }
	| { readonly at: Moment; readonly do: "confirm"; readonly verdict: Verdict; readonly feedback: Feedback }
	| { readonly at: Moment; readonly do: "dispute"; readonly reason: string; readonly feedback: Feedback }
	| { readonly at: Moment; readonly do: "change"; readonly verdict: Verdict }
	| { readonly at: Moment; readonly do: "withdraw"; readonly asked: boolean | null }
	| { readonly at: Moment; readonly do: Saying; readonly words: string }
	| { readonly at: Moment; readonly do: "askAssist"; readonly postId: string; readonly words: string }
	| { readonly at: Moment; readonly do: "rateAssist"; readonly help: Help }
	| { readonly at: Moment; readonly do: "confirmEmergency"; readonly confirmed: boolean }
	| {
			readonly at: Moment;
			readonly do: "call";
			readonly reached: boolean;
			readonly verdict?: Verdict | "notSolved";
			readonly words?: string;
	  }
	| {
			readonly at: Moment;
			readonly do: "askExclusion";
			readonly reason: ExclusionReason;
			readonly words: string;
	  }
	| { readonly at: Moment; readonly do: "decideExclusion"; readonly accept: boolean; readonly words: string }
	| { readonly at: Moment; readonly do: "reassign"; readonly postId: string }
	| { readonly at: Moment; readonly do: "find"; readonly outcome: FindingOutcome; readonly words: string }
	| {
			readonly at: Moment;
			readonly do: "dispatch";
			readonly postId: string | null;
			readonly category: string | null;
	  }
	/** Into another case of the demo, by its key. */
	| { readonly at: Moment; readonly do: "merge"; readonly into: string }
	/** The desk hides places of the report's own words from whoever works on it. */
	| { readonly at: Moment; readonly do: "mask"; readonly spans: readonly Span[] }
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
	readonly frail?: true;
	/** An operator took it down of a call. */
	readonly called?: true;
	/** A leader declares a surge over it, in its community. */
	readonly surge?: { readonly at: Moment; readonly hours: number };
	readonly sealed?: true;
	readonly about?: { readonly kind: "person" | "unit"; readonly name: string };
	readonly spot?: string;
	readonly phone?: string;
	/** Whoever has the case first may see the number. */
	readonly phoneForHolder?: true;
	readonly publish?: true;
	/** When the resident wished a spoken code, to call with. */
	readonly spokenAt?: Moment;
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
/** With a photo of what was done. */
export const answerWithPhoto = (at: Moment, words: string): DemoDeed => {
	return { at, do: "answer", words, outcome: "done", photo: true };
};
export const cannot = (at: Moment, words: string): DemoDeed => ({
	at,
	do: "answer",
	words,
	outcome: "cannotBeSolved",
});
/** How a dispute between neighbours came out, with the answer. */
export const mediated = (at: Moment, mediation: Mediation, words: string): DemoDeed => {
	return { at, do: "answer", words, outcome: "done", mediation };
};
export const decide = (at: Moment, accept: boolean, words: string, postId?: string): DemoDeed => {
	return { at, do: "decide", accept, words, ...(postId === undefined ? {} : { postId }) };
};
/** The holder asks a superior; before there is one, the desk does. */
export const ask = (at: Moment, proposal: Proposal<string>, words: string): DemoDeed => {
	return { at, do: "ask", proposal, words };
};
export const say = (at: Moment, what: Saying, words: string): DemoDeed => ({ at, do: what, words });
export const confirm = (at: Moment, verdict: Verdict, feedback: Feedback = {}): DemoDeed => {
	return { at, do: "confirm", verdict, feedback };
};
export const dispute = (at: Moment, reason: string, feedback: Feedback = {}): DemoDeed => {
	return { at, do: "dispute", reason, feedback };
};
/** The desk calls; nobody answers, or the resident says how it is. */
export const call = (at: Moment, said?: { verdict: Verdict | "notSolved"; words: string }): DemoDeed => {
	return { at, do: "call", reached: said !== undefined, ...said };
};
export const message = (at: Moment, words: string): DemoDeed => ({ at, do: "message", words });
/** The desk sends a case on: to the duty book's post for the category, or to the post it names. */
export const dispatch = (at: Moment, category: string | null, postId: string | null = null): DemoDeed => {
	return { at, do: "dispatch", postId, category };
};
export const seal = (at: Moment, track: "conduct" | "protected"): DemoDeed => ({ at, do: "seal", track });
