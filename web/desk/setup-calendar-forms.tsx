import { dayColumns } from "../../server/domain/calendar-days.ts";
import { Select, TextField } from "../parts/form.tsx";
import { SavedRegion } from "./setup-calendar-region.tsx";
import { SetupForm, useFields } from "./setup-form.tsx";
import { areaOptions, useSetup } from "./setup-house.tsx";
import { TableForm } from "./setup-table.tsx";
import { useDayWords } from "./setup-words.ts";

type Tie = ReturnType<typeof useFields>["tie"];

/** Which areas it holds for: all of the house where the administrator may say so. */
export function RegionField({ tie }: { readonly tie: Tie }) {
	const { house } = useSetup();
	const words = useDayWords();
	const options = areaOptions(house, words.whole);
	return <Select {...tie("areaPrefix")} label={words.region} groups={[{ label: null, options }]} />;
}

/** `declareDays`: a year's notice, or single days of an area. */
export function NoticeForm() {
	const { toDone } = useSetup();
	const words = useDayWords().calendar;
	const fields = useFields("notice", { areaPrefix: "", year: "", csv: "" });
	const { values, tie, client } = fields;
	const year = values.year.trim() === "" ? null : Math.trunc(Number(values.year)) || 0;
	return (
		<>
			<h1>{words.notice}</h1>
			<p class="hint">{words.noticeWhat}</p>
			<TableForm
				fields={fields}
				columns={dayColumns}
				needed={[]}
				run={(dryRun) => client.declareDays({ areaPrefix: values.areaPrefix, year, csv: values.csv, dryRun })}
				rowsOf={({ restDays, workDays }) => restDays.length + workDays.length}
				found={({ restDays, workDays }) => <p>{words.noticeRead(restDays.length, workDays.length)}</p>}
				onEntered={() => toDone(words.done, "calendar")}
				go={words.noticeGo}
				cancel={["calendar"]}
				saved={<SavedRegion areaPrefix={values.areaPrefix} />}
			>
				<RegionField tie={tie} />
				<TextField
					{...tie("year")}
					label={words.noticeYear}
					hint={words.noticeYearHint}
					control={{ inputMode: "numeric", class: "short" }}
				/>
			</TableForm>
		</>
	);
}

const noonSeconds = 12 * 3600;
const daySeconds = 24 * 3600;
const parts = {
	day: { from: 0, to: daySeconds },
	morning: { from: 0, to: noonSeconds },
	afternoon: { from: noonSeconds, to: daySeconds },
} as const;
const partNames = ["day", "morning", "afternoon"] as const;

/** `declareClosure`: a day, or a half of it. */
export function ClosureForm() {
	const { house, toDone } = useSetup();
	const words = useDayWords().calendar;
	const fields = useFields("closure", { areaPrefix: "", date: house.asOf.slice(0, 10), part: "day" });
	const { values, tie, send, client } = fields;
	const span = parts[partNames.find((name) => name === values.part) ?? "day"];
	const declare = () => client.declareClosure({ areaPrefix: values.areaPrefix, date: values.date, ...span });
	const options = partNames.map((name) => ({ value: name, label: words.parts[name] }));
	return (
		<>
			<h1>{words.closure}</h1>
			<p class="hint">{words.closureWhat}</p>
			<SetupForm
				fields={fields}
				go={words.closureGo}
				cancel={["calendar"]}
				saved={<SavedRegion areaPrefix={values.areaPrefix} />}
				onSend={() => void send(["date"], declare, () => toDone(words.done, "calendar"))}
			>
				<RegionField tie={tie} />
				<TextField {...tie("date")} type="date" label={words.closureDay} />
				<Select {...tie("part")} label={words.closurePart} groups={[{ label: null, options }]} />
			</SetupForm>
		</>
	);
}

/** `09:00-12:00 13:00-18:00` as seconds of the day; what is none of it becomes what the rules refuse. */
function hoursIn(text: string): { open: number; close: number }[] {
	const second = (clock: string) => {
		const [hour = Number.NaN, minute = Number.NaN] = clock.split(":").map(Number);
		const seconds = (hour * 60 + minute) * 60;
		return Number.isFinite(seconds) ? seconds : -1;
	};
	return text
		.trim()
		.split(/\s+/)
		.map((interval) => {
			const [open = "", close = ""] = interval.split(/[-–—]/);
			return { open: second(open), close: second(close) };
		});
}

/** `setHours`: from a day to come. */
export function HoursForm() {
	const { toDone } = useSetup();
	const days = useDayWords();
	const words = days.calendar;
	const fields = useFields("hours", { areaPrefix: "", from: "", hours: "09:00-12:00 13:00-18:00" });
	const { values, tie, send, client } = fields;
	const set = () =>
		client.setHours({ areaPrefix: values.areaPrefix, from: values.from, hours: hoursIn(values.hours) });
	return (
		<>
			<h1>{words.setHours}</h1>
			<p class="hint">{words.hoursWhat}</p>
			<SetupForm
				fields={fields}
				go={words.hoursGo}
				cancel={["calendar"]}
				saved={<SavedRegion areaPrefix={values.areaPrefix} />}
				onSend={() => void send(["from", "hours"], set, () => toDone(words.done, "calendar"))}
			>
				<RegionField tie={tie} />
				<TextField {...tie("from")} type="date" label={days.when} />
				<TextField {...tie("hours")} label={words.hoursText} hint={words.hoursHint} />
			</SetupForm>
		</>
	);
}
