import { useLocation } from "preact-iso";
import type { StepWire } from "../../server/contract/common.ts";
import type { ListOverdueReply, OverdueItem } from "../../server/contract/escalation.ts";
import { stepOrder } from "../../server/domain/ladder.ts";
import type { OverdueQuestion } from "../lib/client.ts";
import { wordsOf } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { boardGroups } from "./board.ts";
import { useDoor } from "./frame.tsx";
import { axisDaysChoices, axisDaysLongest } from "./held.ts";
import { auditRoutes, linkTo } from "./paths.ts";
import { auditWords } from "./words.ts";

/** The question an address asks the board; what it does not know it does not ask. */
export function overdueQuestionIn(query: Readonly<Record<string, string>>): OverdueQuestion {
	return {
		group: oneOf<OverdueItem["group"]>(boardGroups, query.group),
		step: oneOf<StepWire>(stepOrder, query.step),
		areaCode: /^\d{2,15}$/.test(query.areaCode ?? "") ? (query.areaCode ?? null) : null,
	};
}

function oneOf<Value extends string>(known: readonly Value[], given: string | undefined): Value | null {
	return known.find((value) => value === given) ?? null;
}

/** How many days back the axis is asked to reach; the usual ones where the address says nothing it knows. */
export function axisDaysIn(query: Readonly<Record<string, string>>): number {
	return axisDaysChoices.find((days) => String(days) === query.days) ?? axisDaysLongest;
}

type ChipsProps = {
	readonly question: OverdueQuestion;
	readonly counts: ListOverdueReply["counts"] | null;
	readonly onPick: (group: OverdueQuestion["group"]) => void;
};
type FilterProps = Omit<ChipsProps, "onPick"> & { readonly days: number };

/** All filters in one line. Each choice is an address of its own. */
export function OverdueFilters({ question, counts, days }: FilterProps) {
	const preferences = usePreferences();
	const { route } = useLocation();
	const { board } = auditWords(preferences.language);
	const ask = (change: Partial<OverdueQuestion>, wanted = days) => {
		const asked = wanted === axisDaysLongest ? null : String(wanted);
		route(linkTo(auditRoutes.board, preferences, { ...question, ...change, days: asked }), true);
	};
	return (
		<search class="filters" aria-label={board.filters}>
			<GroupChips question={question} counts={counts} onPick={(group) => ask({ group })} />
			<StepSelect value={question.step} onPick={(step) => ask({ step })} />
			<select
				aria-label={board.axis}
				value={String(days)}
				onChange={(event) => ask({}, axisDaysIn({ days: event.currentTarget.value }))}
			>
				{axisDaysChoices.map((choice) => (
					<option key={choice} value={String(choice)} selected={choice === days}>
						{board.axisDays(choice)}
					</option>
				))}
			</select>
			<AreaSelect value={question.areaCode} onPick={(areaCode) => ask({ areaCode })} />
		</search>
	);
}

function GroupChips({ question, counts, onPick }: ChipsProps) {
	const words = auditWords(usePreferences().language);
	const all = counts === null ? null : counts.ignored + counts.late + counts.carded;
	const chips = [
		{ group: null, label: words.board.all, count: all },
		...boardGroups.map((group) => ({
			group,
			label: words.groupNames[group],
			count: counts?.[group] ?? null,
		})),
	];
	return chips.map(({ group, label, count }) => (
		<button key={label} type="button" aria-pressed={question.group === group} onClick={() => onPick(group)}>
			{count === null ? label : `${label} ${count}`}
		</button>
	));
}

type StepProps = { readonly value: StepWire | null; readonly onPick: (step: StepWire | null) => void };

function StepSelect({ value, onPick }: StepProps) {
	const { language } = usePreferences();
	const { board, trail } = auditWords(language);
	const { steps } = wordsOf(language);
	const nameOf = (step: StepWire) => {
		if (step === "contactReminder") return `${steps[step]} · ${trail.reminderCauses.contact}`;
		if (step === "finishReminder") return `${steps[step]} · ${trail.reminderCauses.finish}`;
		return steps[step];
	};
	return (
		<select
			aria-label={board.step}
			value={value ?? ""}
			onChange={(event) => onPick(oneOf<StepWire>(stepOrder, event.currentTarget.value))}
		>
			<option value="">{board.anyStep}</option>
			{[...stepOrder].reverse().map((step) => (
				<option key={step} value={step} selected={step === value}>
					{nameOf(step)}
				</option>
			))}
		</select>
	);
}

type AreaProps = { readonly value: string | null; readonly onPick: (areaCode: string | null) => void };

/** The communities of the person's area; the board and the numbers share it. */
export function AreaSelect({ value, onPick }: AreaProps) {
	const { board } = auditWords(usePreferences().language);
	const { session, communities } = useDoor();
	const known = communities();
	return (
		<select
			aria-label={board.area}
			value={value ?? ""}
			onChange={(event) => onPick(event.currentTarget.value === "" ? null : event.currentTarget.value)}
		>
			<option value="">{board.anyArea(session.areaName)}</option>
			{known.map(({ areaCode, name }) => (
				<option key={areaCode} value={areaCode} selected={areaCode === value}>
					{name}
				</option>
			))}
			{value !== null && known.every(({ areaCode }) => areaCode !== value) && (
				<option value={value} selected>
					{value}
				</option>
			)}
		</select>
	);
}
