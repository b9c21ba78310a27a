import { listed } from "../lib/formats.ts";
import { useReply, Waiting } from "./asked.tsx";
import type { CalendarWire } from "./setup-client.ts";
import { areaNamed, useSetup } from "./setup-house.tsx";
import { SavedRows } from "./setup-saved.tsx";
import { useDayWords } from "./setup-words.ts";

/** What is declared for the region of this prefix now. */
export function SavedRegion({ areaPrefix }: { readonly areaPrefix: string }) {
	const { house, client } = useSetup();
	const words = useDayWords().calendar;
	const ahead = (days: readonly string[]) => days.filter((day) => day >= house.asOf.slice(0, 10));
	const asked = useReply(() => client.readCalendar());
	const regions = asked.reply?.ok ? asked.reply.value.regions : [];
	return (
		<>
			<Waiting asked={asked} />
			{regions
				.filter((region) => region.areaPrefix === areaPrefix)
				.map((region) => (
					<div class="stack tight" key={region.areaPrefix}>
						<Region region={region} />
						<SavedRows
							rows={[
								[words.restAhead, ahead(region.restDays)],
								[words.workAhead, ahead(region.workDays)],
							]}
						/>
					</div>
				))}
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

/** Years as they are said: those without a gap between them as one span. */
function spansOf(years: readonly number[]): string[] {
	const firsts = years.filter((year) => !years.includes(year - 1));
	return firsts.map((first) => {
		let last = first;
		while (years.includes(last + 1)) last += 1;
		return first === last ? String(first) : `${first}–${last}`;
	});
}

/** What is declared for a region. */
export function Region({ region }: { readonly region: CalendarWire["regions"][number] }) {
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
				: [
						words.yearsOf(listed(spansOf(publishedYears), language)),
						words.odd(restDays.length, workDays.length),
					],
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
