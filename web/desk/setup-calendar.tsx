import { useReply, Waiting } from "./asked.tsx";
import { ClosureForm, HoursForm, NoticeForm } from "./setup-calendar-forms.tsx";
import { Region } from "./setup-calendar-region.tsx";
import { useSetup, useSetupLink } from "./setup-house.tsx";
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
