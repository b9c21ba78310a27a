import type { Clocks } from "../../server/contract/common.ts";
import { dated, left, secondsOf, type When } from "../lib/formats.ts";
import { type DoorLanguage, type Language, wordsOf } from "../lib/words.ts";
import type { SharedWords } from "../lib/words.zh-CN.ts";

/** The line of a case from its start to its limit (look.md §3); all geometry in percent and em, none in style. */
type RulerInProps = {
	readonly from: When;
	readonly clocks: Pick<Clocks, "signDueAt" | "contactDueAt" | "finishDueAt">;
	readonly now: When;
	readonly language: DoorLanguage;
	readonly words: SharedWords;
};
type RulerProps = Omit<RulerInProps, "language" | "words"> & { readonly language: Language };
type Label = { readonly at: number; readonly text: string };

// A label's width in percent of the narrowest ruler (a phone of 360 px) at large type.
const wideCharacterPercent = 5.8;
const narrowCharacterPercent = 3.1;

function widthOf(text: string): number {
	let width = 2;
	for (const character of text) width += character > "\u2e7f" ? wideCharacterPercent : narrowCharacterPercent;
	return width;
}

/** Where a label starts and ends: centred on its tick, kept on the line. */
function stretchOf({ at, text }: Label): { readonly start: number; readonly end: number } {
	const width = widthOf(text);
	const start = Math.min(Math.max(0, at - width / 2), 100 - width);
	return { start, end: start + width };
}

/** The labels that fit beside one another; whoever comes first stays. The sentence names all of them. */
function fitting(labels: readonly Label[]): Label[] {
	const kept: Label[] = [];
	for (const label of labels) {
		const mine = stretchOf(label);
		const meets = kept.some((other) => {
			const theirs = stretchOf(other);
			return mine.start < theirs.end && theirs.start < mine.end;
		});
		if (!meets) kept.push(label);
	}
	return kept;
}

function anchorOf(label: Label): { readonly x: string; readonly "text-anchor": "start" | "middle" | "end" } {
	const { start, end } = stretchOf(label);
	if (start <= 0) return { x: "0%", "text-anchor": "start" };
	if (end >= 100) return { x: "100%", "text-anchor": "end" };
	return { x: `${label.at}%`, "text-anchor": "middle" };
}

function Text({
	label,
	y,
	strong = false,
}: {
	readonly label: Label;
	readonly y: string;
	readonly strong?: boolean;
}) {
	return (
		<text {...anchorOf(label)} y={y} class={strong ? "key" : undefined}>
			{label.text}
		</text>
	);
}

/** A tick stands wholly inside the line, at either end too. */
function Tick({ at, double = false }: { readonly at: number; readonly double?: boolean }) {
	const shift = at >= 100 ? -2.5 : 0;
	return (
		<g class="tick">
			<rect x={`${at}%`} y="1.35em" width="2.5" height="1.9em" transform={`translate(${shift})`} />
			{double && <rect x={`${at}%`} y="1.35em" width="2.5" height="1.9em" transform="translate(-5)" />}
		</g>
	);
}

function sentenceOf({ clocks, now, language, words }: RulerInProps, used: number): string {
	const finish = dated(clocks.finishDueAt, now, language);
	const isPast = secondsOf(now) > secondsOf(clocks.finishDueAt);
	return isPast
		? words.rulerPast(finish, left(now, clocks.finishDueAt, language))
		: words.ruler(`${Math.round(used)}%`, finish);
}

/** Ticks at the limits, filled what is used, hollow what is left, 现在 on top; past the limit the line runs on. */
export function Ruler(props: RulerProps) {
	return <RulerIn {...props} words={wordsOf(props.language)} />;
}

/** The same in the words given. */
export function RulerIn(props: RulerInProps) {
	const { clocks, words } = props;
	const start = secondsOf(props.from);
	const now = Math.max(start, secondsOf(props.now));
	const finish = secondsOf(clocks.finishDueAt);
	const whole = Math.max(1, Math.max(finish, now) - start);
	const percent = (at: number) =>
		Math.round(Math.min(100, Math.max(0, ((at - start) / whole) * 100)) * 100) / 100;
	const used = percent(now);
	const limit: Label = { at: percent(finish), text: words.limits.finish };
	const earlier: Label[] = [
		...(clocks.contactDueAt === null
			? []
			: [{ at: percent(secondsOf(clocks.contactDueAt)), text: words.limits.contact }]),
		{ at: percent(secondsOf(clocks.signDueAt)), text: words.limits.sign },
	];
	const shown = fitting([limit, ...earlier]);
	return (
		<svg class="rule" role="img" aria-label={sentenceOf(props, used)}>
			<rect class="free" y="1.8em" width="100%" height="1em" />
			<rect class="used" y="1.8em" width={`${Math.min(used, limit.at)}%`} height="1em" />
			{used > limit.at && <rect x={`${limit.at}%`} y="2.1em" width={`${used - limit.at}%`} height=".4em" />}
			{earlier.map(({ at, text }) => (
				<Tick key={text} at={at} />
			))}
			<Tick at={limit.at} double={used > limit.at} />
			<svg x={`${used}%`} y="1.2em" overflow="visible" aria-hidden="true">
				<path d="M-5 0h10l-5 7z" />
			</svg>
			<Text label={{ at: used, text: words.now }} y="1em" strong />
			{shown.map((label) => (
				<Text key={label.text} label={label} y="4.3em" strong={label === limit} />
			))}
		</svg>
	);
}
