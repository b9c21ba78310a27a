import { listed } from "../lib/formats.ts";
import { useReply, Waiting } from "./asked.tsx";
import { ClosureForm, HoursForm, NoticeForm } from "./setup-calendar-forms.tsx";
import type { CalendarWire } from "./setup-client.ts";
import { areaNamed, useSetup, useSetupLink } from "./setup-house.tsx";
import { useDayWords } from "./setup-words.ts";

/** The calendar by area (rules.md §3): what is declared, and the forms that declare more. */
export function CalendarPage({ path: [deed] }: { readonly path: readonly string[] }) {
	switch (deed) {
		case "notice":
			return <NoticeForm />;
		case "closure":
			return <ClosureForm />;
		case "hours":
			return <HoursForm />;
		default:
			return <Overview />;
	}
}

function Overview() {
	const { client, words: setup } = useSetup();
	const words = useDayWords().calendar;
	const link = useSetupLink();
	const asked = useReply(() => client.readCalendar());
	return (
		<>
			<h1>{setup.menu.calendar.name}</h1>
			<p class="hint">{setup.menu.calendar.what}</p>
			<p class="row">
				<a class="btn go" href={link("calendar", "notice")}>
					{words.notice}
				</a>
				<a class="btn" href={link("calendar", "closure")}>
					{words.closure}
				</a>
				<a class="btn" href={link("calendar", "hours")}>
					{words.setHours}
				</a>
			</p>
			<Waiting asked={asked} />
			{asked.reply?.ok &&
				asked.reply.value.regions.map((region) => <Region key={region.areaPrefix} region={region} />)}
		</>
	);
}

type Hours = CalendarWire["regions"][number]["hours"];

const minuteSeconds = 60;
const hourSeconds = 3_600;

function clockOf(seconds: number): string {
	const two = (count: number) => String(count).padStart(2, "0");
	return `${two(Math.floor(seconds / hourSeconds))}:${two(Math.floor((seconds % hourSeconds) / minuteSeconds))}`;
}

function hoursText(hours: Hours): string {
	return hours.map(({ open, close }) => `${clockOf(open)}-${clockOf(close)}`).join(" ");
}

function Region({ region }: { readonly region: CalendarWire["regions"][number] }) {
	const { house, language, words: setup } = useSetup();
	const words = useDayWords().calendar;
	const { areaPrefix, hours, laterHours, closures, restDays, workDays, publishedYears } = region;
	const today = house.asOf.slice(0, 10);
	const none = [setup.none];
	const facts: readonly (readonly [string, readonly string[]])[] = [
		[
			words.years,
			publishedYears.length === 0
				? none
				: [words.yearsOf(listed(publishedYears, language)), words.odd(restDays.length, workDays.length)],
		],
		[
			words.hours,
			hours.length + laterHours.length === 0
				? none
				: [hoursText(hours), ...laterHours.map((one) => words.hoursLater(one.from, hoursText(one.hours)))],
		],
		[
			words.closures,
			closures
				.filter(({ date }) => date >= today)
				.map(({ date, from, to }) => `${date} ${clockOf(from)}-${clockOf(to)}`),
		],
	];
	return (
		<section class="box stack tight" aria-labelledby={`region-${areaPrefix}`}>
			<h2 id={`region-${areaPrefix}`}>{areaNamed(house, areaPrefix, setup)}</h2>
			<dl class="asked">
				{facts.map(([label, values]) => (
					<div key={label}>
						<dt>{label}</dt>
						{(values.length === 0 ? none : values).map((value) => (
							<dd class="num" key={value}>
								{value}
							</dd>
						))}
					</div>
				))}
			</dl>
		</section>
	);
}
