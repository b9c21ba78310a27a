import type { ComponentChildren } from "preact";
import { refusalIn } from "../lib/words.ts";
import type { FieldProblem, Frame } from "./page.ts";

/** Fields in the order of the page, with the id an error summary links to. */
const places: readonly (readonly [field: string, id: string])[] = [
	["text", "said"],
	["photos", "photo"],
	["areaCode", "area"],
	["areaTyped", "place"],
	["spot", "where"],
	["categoryCode", "category"],
	["type", "kind"],
	["danger", "danger"],
	["about", "who"],
	["aboutName", "who"],
	["contactPhone", "tel"],
	["verdict", "verdict"],
	["reason", "why"],
	["appeal", "appeal"],
	["words", "say"],
	["caseNumber", "number"],
	["code", "code"],
];

/** The id of the control that sends `field`; the page's first one for a field no page has. */
export function idOf(field: string): string {
	return places.find(([name]) => name === field)?.[1] ?? "said";
}

function rankOf({ field }: FieldProblem): number {
	const rank = places.findIndex(([name]) => name === field);
	return rank < 0 ? places.length : rank;
}

/** Codes that say no more than "missing" or "not one of these": the field's own sentence says what to do. */
const plainCodes = ["textEmpty", "unknownArea", "unknownCategory", "bodyInvalid"];

/** What to do about a problem: the field's own sentence, or that of the code where the code says more. */
export function problemSentence({ field, code }: FieldProblem, { words, shared }: Frame): string {
	const isPlain = plainCodes.includes(code) || field === "contactPhone";
	const own = Object.entries(words.fields).find(([name]) => name === field);
	return own === undefined || !isPlain ? refusalIn(shared, code) : own[1];
}

type SummaryProps = {
	readonly problems: readonly FieldProblem[];
	readonly frame: Frame;
	/** Fields a problem may speak of that this page has not, or no longer. */
	readonly absent?: readonly string[];
};

/** Every problem on top of the page, each a link to its field, in page order (look.md §3). */
export function ErrorSummary({ problems, frame, absent = [] }: SummaryProps) {
	if (problems.length === 0) return null;
	const { words } = frame;
	const present = problems.filter(({ field }) => !absent.includes(field));
	const inOrder = [...problems].sort((one, other) => rankOf(one) - rankOf(other));
	return (
		<div class="errs" role="alert" tabIndex={-1} aria-labelledby="errs-head">
			<h2 id="errs-head">{present.length === 0 ? words.refused.title : words.errorHead(present.length)}</h2>
			{inOrder.map((problem) => {
				const sentence = problemSentence(problem, frame);
				if (absent.includes(problem.field)) return <p key={problem.field}>{sentence}</p>;
				return (
					<a key={problem.field} href={`#${idOf(problem.field)}`}>
						{sentence}
					</a>
				);
			})}
			<p class="hint">{words.kept}</p>
		</div>
	);
}

type FieldProps = {
	/** The wire's name of what is sent; other names under which a refusal may speak of it. */
	readonly field: string;
	readonly alias?: string;
	readonly label: ComponentChildren;
	readonly labelClass?: string;
	readonly hint?: string;
	readonly problems: readonly FieldProblem[];
	readonly frame: Frame;
	/** Draws the control with what ties it to label, hint and error. */
	readonly control: (tie: ControlTie) => ComponentChildren;
};
export type ControlTie = {
	readonly id: string;
	readonly name: string;
	readonly "aria-describedby": string | undefined;
	readonly "aria-invalid": "true" | undefined;
};

/** Label above, hint below it, error between hint and control (look.md §3). */
export function Field({ field, alias, label, labelClass, hint, problems, frame, control }: FieldProps) {
	const id = idOf(field);
	const problem = problems.find((one) => one.field === field || one.field === alias);
	const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ");
	return (
		<div class={problem ? "stack bad" : "stack"}>
			<label for={id} class={labelClass}>
				{label}
			</label>
			{hint && (
				<p class="hint" id={`${id}-hint`}>
					{hint}
				</p>
			)}
			{problem && (
				<p class="bad-word" id={`${id}-error`}>
					{problemSentence(problem, frame)}
				</p>
			)}
			{control({
				id,
				name: field,
				"aria-describedby": described === "" ? undefined : described,
				"aria-invalid": problem ? "true" : undefined,
			})}
		</div>
	);
}

type PickProps = {
	readonly type: "radio" | "checkbox";
	readonly name: string;
	readonly value: string;
	readonly chosen: string;
	/** Classes the reveals look for. */
	readonly reveals?: string;
	readonly boxed?: boolean;
	readonly id?: string;
	readonly children: ComponentChildren;
};

/** A native radio or checkbox in a row of 48 px. */
export function Pick({ type, name, value, chosen, reveals, boxed = false, id, children }: PickProps) {
	return (
		<label class={boxed ? "pick opt" : "pick"}>
			<input type={type} name={name} value={value} checked={chosen === value} class={reveals} id={id} />
			<span>{children}</span>
		</label>
	);
}

/** What a form carries unseen. */
export function HiddenFields({ fields }: { readonly fields: Readonly<Record<string, string>> }) {
	return (
		<>
			{Object.entries(fields).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
		</>
	);
}

/** 110 · 119 · 120, as calls. */
export function Emergency({ say, reveal = false }: { readonly say: string; readonly reveal?: boolean }) {
	return (
		<p class={reveal ? "call then" : "call"}>
			<span>{say}</span>
			<span class="nums">
				{["110", "119", "120"].map((number) => (
					<a key={number} class="btn" href={`tel:${number}`}>
						{number}
					</a>
				))}
			</span>
		</p>
	);
}

/** The promise of a sealed report: who can read it, who cannot, and that we cannot find the writer. */
export function SealPanel({
	frame: { words, shell },
	className,
}: {
	readonly frame: Frame;
	readonly className: string;
}) {
	const { seal } = words;
	if (shell.refersConduct === true)
		return (
			<div class={className}>
				<h2>{seal.elsewhereHead}</h2>
				<p>
					{seal.elsewhere} <a href="tel:12388">12388</a>
				</p>
				<p>{seal.elsewhereKept}</p>
			</div>
		);
	const { outside } = words.exits;
	const body = shell.conductTo ?? null;
	return (
		<div class={className}>
			<h2>
				<Lock /> {body === null ? seal.head : outside.head}
			</h2>
			<dl>
				<dt>{seal.who}</dt>
				<dd>{body === null ? seal.whoText : outside.whoText(body)}</dd>
				<dt>{seal.not}</dt>
				<dd>{body === null ? seal.notText : outside.notText}</dd>
				<dt>{seal.you}</dt>
				<dd>{seal.youText}</dd>
			</dl>
		</div>
	);
}

export function Lock() {
	return (
		<svg class="lock" viewBox="0 0 24 24" aria-hidden="true">
			<path d="M4 10h16v11H4zM8 10V7a4 4 0 0 1 8 0v3" />
		</svg>
	);
}
