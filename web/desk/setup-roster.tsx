import { tableRowsShownMax } from "../../server/domain/limits.ts";
import { shiftColumns } from "../../server/domain/roster-rows.ts";
import { listed, moment, secondsOf } from "../lib/formats.ts";
import { download } from "../parts/download.ts";
import { TextField } from "../parts/form.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { RegionField } from "./setup-calendar-forms.tsx";
import type { RosterWire } from "./setup-client.ts";
import { useFields } from "./setup-form.tsx";
import { areaNamed, personNamed, postNamed, useSetup, useSetupLink } from "./setup-house.tsx";
import { startOf } from "./setup-people-forms.tsx";
import { TableForm } from "./setup-table.tsx";
import { useDayWords, useTableWords } from "./setup-words.ts";

const daySeconds = 24 * 3600;
const aheadDays = 14;

/** A moment of Shanghai as the wire writes it. */
function wireOf(seconds: number): string {
	return `${new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19)}+08:00`;
}

/** The duty roster 值班: who is on duty, when nobody is, and a table that sets it. */
export function RosterPage({ path: [deed, areaCode, date] }: { readonly path: readonly string[] }) {
	return deed === "new" ? <ImportRoster areaCode={areaCode ?? ""} date={date ?? ""} /> : <Overview />;
}

function Overview() {
	const { house, client, words: setup } = useSetup();
	const words = useDayWords().roster;
	const tables = useTableWords();
	const link = useSetupLink();
	const to = wireOf(secondsOf(house.asOf) + aheadDays * daySeconds);
	const asked = useReply(() => client.readRoster(house.asOf, to));
	const save = async () => {
		const reply = await client.exportRoster("", house.asOf, to);
		if (reply.ok) download("roster.csv", reply.value.csv);
	};
	return (
		<>
			<h1>{setup.menu.roster.name}</h1>
			<p class="hint">{setup.menu.roster.what}</p>
			<p class="row">
				<a class="btn go" href={link("roster", "new")}>
					{words.import}
				</a>
				<button type="button" onClick={() => void save()}>
					{tables.table.download}
				</button>
			</p>
			<Waiting asked={asked} />
			{asked.reply?.ok && <Gaps roster={asked.reply.value} />}
			{asked.reply?.ok && <Shifts roster={asked.reply.value} title={words.shifts} />}
		</>
	);
}

function Gaps({ roster: { gaps } }: { readonly roster: RosterWire }) {
	const { house, language, words: setup } = useSetup();
	const words = useDayWords().roster;
	const link = useSetupLink();
	const at = (when: string) => moment(when, house.asOf, language);
	const shown = gaps.slice(0, tableRowsShownMax);
	return (
		<>
			<h2>{words.gaps}</h2>
			<p class="num">{gaps.length === 0 ? words.none : words.count(gaps.length, shown.length)}</p>
			{shown.length > 0 && (
				<WideTable label={words.gaps} columns={words.gapColumns}>
					{shown.map(({ areaCode, from, to }) => (
						<tr key={`${areaCode} ${from}`}>
							<th scope="row">{areaNamed(house, areaCode, setup)}</th>
							<td>{at(from)}</td>
							<td>{at(to)}</td>
							<td>
								<a
									href={link("roster", "new", areaCode, from.slice(0, 10))}
									aria-label={`${words.mend}: ${areaNamed(house, areaCode, setup)} ${at(from)}`}
								>
									{words.mend}
								</a>
							</td>
						</tr>
					))}
				</WideTable>
			)}
		</>
	);
}

type ShiftsProps = { readonly roster: RosterWire; readonly title: string };

function Shifts({ roster: { rosters }, title }: ShiftsProps) {
	const { house, language, words: setup } = useSetup();
	const words = useDayWords().roster;
	const at = (when: string) => moment(when, house.asOf, language);
	const shifts = rosters.flatMap(({ areaPrefix, shifts: own }) =>
		own.map((shift) => ({ areaPrefix, ...shift })),
	);
	const ahead = shifts.filter(({ to }) => secondsOf(to) > secondsOf(house.asOf)).slice(0, tableRowsShownMax);
	return (
		<>
			<h2>{title}</h2>
			{ahead.length === 0 ? (
				<p>{words.noShifts}</p>
			) : (
				<WideTable label={title} columns={words.shiftColumns}>
					{ahead.map(({ areaPrefix, from, to, personId, leaderId }) => (
						<tr key={`${areaPrefix} ${from}`}>
							<th scope="row">{at(from)}</th>
							<td>{at(to)}</td>
							<td>{personNamed(house, personId)}</td>
							<td>{personNamed(house, leaderId)}</td>
							<td>{areaNamed(house, areaPrefix, setup)}</td>
						</tr>
					))}
				</WideTable>
			)}
		</>
	);
}

type SpanProps = { readonly areaPrefix: string; readonly from: string; readonly to: string };

/** The shifts set for the area in the span that was typed. */
function SavedShifts({ areaPrefix, from, to }: SpanProps) {
	const { client } = useSetup();
	const { shiftsOfSpan } = useDayWords().roster;
	const asked = useReply(() => client.readRoster(from, to));
	const { reply } = asked;
	if (!reply?.ok) return <Waiting asked={asked} />;
	const rosters = reply.value.rosters.filter((roster) => roster.areaPrefix === areaPrefix);
	return <Shifts roster={{ ...reply.value, rosters }} title={shiftsOfSpan} />;
}

type ImportProps = { readonly areaCode: string; readonly date: string };

/** `importRoster`: the shifts of an area for a span to come, tried before they are set. */
function ImportRoster({ areaCode, date }: ImportProps) {
	const { house, language, toDone } = useSetup();
	const words = useDayWords().roster;
	const fields = useFields(`roster ${areaCode} ${date}`, {
		...{ areaPrefix: areaCode, from: date, to: date },
		csv: `${shiftColumns.join(",")}\r\n`,
	});
	const { values, tie, client } = fields;
	const begun = startOf(values.from);
	// A span begins now at the earliest.
	const from = begun < house.asOf ? house.asOf : begun;
	const to = values.to === "" ? "" : wireOf(secondsOf(startOf(values.to)) + daySeconds);
	const run = (dryRun: boolean) => {
		return client.importRoster({ areaPrefix: values.areaPrefix, from, to, csv: values.csv, dryRun });
	};
	return (
		<>
			<h1>{words.import}</h1>
			<p class="hint">{words.importWhat}</p>
			<TableForm
				fields={fields}
				columns={shiftColumns}
				needed={["from", "to"]}
				run={run}
				rowsOf={({ rows }) => rows}
				found={({ gapCount }) => <p>{words.found(gapCount)}</p>}
				onEntered={() => toDone(words.done, "roster")}
				go={words.go}
				cancel={["roster"]}
				saved={<SavedShifts areaPrefix={values.areaPrefix} from={from} to={to} />}
			>
				<RegionField tie={tie} />
				<TextField {...tie("from")} type="date" label={words.from} />
				<TextField {...tie("to")} type="date" label={words.to} />
			</TableForm>
			<details>
				<summary>{words.people}</summary>
				<p class="hint">{words.peopleWhat}</p>
				<ul>
					{house.people.map(({ personId, name, posts }) => (
						<li key={personId}>
							{name}{" "}
							{listed(
								posts.map(({ postId }) => postNamed(house, postId)),
								language,
							)}{" "}
							<code>{personId}</code>
						</li>
					))}
				</ul>
			</details>
		</>
	);
}
