import { useLocation } from "preact-iso";
import { usePreferences } from "../parts/preferences.tsx";
import { AreaSelect } from "./escalation-filters.tsx";
import { auditRoutes, linkTo } from "./paths.ts";
import { type Period, periodIn, type presetDays, presetPeriod } from "./period.ts";
import { auditWords } from "./words.ts";

type PeriodProps = {
	readonly period: Period;
	/** The server's now, from which “the last 30 days” count; null until it is known. */
	readonly now: string | null;
};

/** The period and the community in one line. Each choice is an address of its own. */
export function PeriodForm({ period, now }: PeriodProps) {
	const preferences = usePreferences();
	const { route } = useLocation();
	const words = auditWords(preferences.language).statistics;
	const ask = (asked: Period) => route(linkTo(auditRoutes.statistics, preferences, asked), true);
	const send = (event: SubmitEvent) => {
		event.preventDefault();
		if (!(event.currentTarget instanceof HTMLFormElement)) return;
		const given = new FormData(event.currentTarget);
		const text = (name: string) => String(given.get(name) ?? "");
		const { from, to } = periodIn({ from: text("from"), to: text("to") });
		ask({ from, to, areaCode: period.areaCode });
	};
	return (
		<form class="filters" aria-label={words.period} onSubmit={send}>
			<Presets period={period} now={now} onPick={ask} />
			<AreaSelect value={period.areaCode} onPick={(areaCode) => ask({ ...period, areaCode })} />
			<label class="date">
				{words.from} <input type="date" name="from" value={period.from ?? ""} />
			</label>
			<label class="date">
				{words.to} <input type="date" name="to" value={period.to ?? ""} />
			</label>
			<button type="submit">{words.apply}</button>
		</form>
	);
}

type PresetsProps = PeriodProps & { readonly onPick: (period: Period) => void };

function Presets({ period, now, onPick }: PresetsProps) {
	const { presets } = auditWords(usePreferences().language).statistics;
	const { areaCode } = period;
	const all: Period = { from: null, to: null, areaCode };
	const names = ["month", "quarter", "year"] as const satisfies readonly (keyof typeof presetDays)[];
	const choices = [
		{ name: presets.all, asked: all },
		...names.flatMap((name) =>
			now === null ? [] : [{ name: presets[name], asked: presetPeriod(name, now, areaCode) }],
		),
	];
	return choices.map(({ name, asked }) => (
		<button
			key={name}
			type="button"
			aria-pressed={asked.from === period.from && asked.to === period.to}
			onClick={() => onPick(asked)}
		>
			{name}
		</button>
	));
}
