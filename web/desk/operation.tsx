import { useEffect, useState } from "preact/hooks";
import type { ReadOperationReply } from "../../server/contract/operation.ts";
import type { Refused } from "../lib/client.ts";
import { startPolling } from "../lib/polling.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { useWords } from "./words.ts";
import type { OperationWords } from "./words-operation.zh-CN.ts";

type Reading = ReadOperationReply["readings"][number];

const minuteSeconds = 60;
const hourSeconds = 3_600;
const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

/** A reading in the unit that its gauge's name ends with, in as large a one as is easy to read. */
export function readingText({ gauge, value }: Reading, { units, unread }: OperationWords): string {
	if (value === null) return unread;
	if (gauge.endsWith("Milliseconds")) return `${Math.floor(value)} ${units.milliseconds}`;
	if (gauge.endsWith("Bytes")) {
		if (value >= gibibyte) return `${(value / gibibyte).toFixed(1)} ${units.gibibytes}`;
		return `${Math.floor(value / mebibyte)} ${units.mebibytes}`;
	}
	if (!gauge.endsWith("Seconds")) return String(value);
	if (value >= 2 * hourSeconds) return `${Math.floor(value / hourSeconds)} ${units.hours}`;
	if (value >= 2 * minuteSeconds) return `${Math.floor(value / minuteSeconds)} ${units.minutes}`;
	return `${Math.floor(value)} ${units.seconds}`;
}

/** What was read, judged: all is well, or what needs a look, with every reading below. */
export function OperationView({ readings }: { readonly readings: readonly Reading[] }) {
	const words = useWords().words.operation;
	const alarms = readings.filter(({ alarm }) => alarm);
	return (
		<>
			<p role="status" class={alarms.length === 0 ? undefined : "bad-word"}>
				{alarms.length === 0 ? words.well : words.alarms(alarms.length)}
			</p>
			{alarms.map((reading) => (
				<p key={reading.gauge}>
					<strong>
						{words.names[reading.gauge]}: {readingText(reading, words)}
					</strong>{" "}
					{words.advice[reading.gauge]}
				</p>
			))}
			<details>
				<summary>{words.all}</summary>
				<dl class="readings">
					{readings.map((reading) => (
						<div key={reading.gauge}>
							<dt>{words.names[reading.gauge]}</dt>
							<dd>{readingText(reading, words)}</dd>
						</div>
					))}
				</dl>
			</details>
		</>
	);
}

/** How the system is running, read again every quarter of a minute. */
export function OperationPanel() {
	const { client } = useDesk();
	const { words } = useWords();
	const [read, setRead] = useState<ReadOperationReply | null>(null);
	const [refused, setRefused] = useState<Refused | null>(null);
	useEffect(() => {
		const refresh = async () => {
			const reply = await client.readOperation();
			setRefused(reply.ok ? null : reply.refused);
			if (reply.ok) setRead(reply.value);
		};
		void refresh();
		return startPolling(() => void refresh(), false);
	}, [client]);
	return (
		<section class="operation" aria-labelledby="operation-title">
			<h2 id="operation-title">{words.operation.title}</h2>
			{refused !== null && <ProblemNote refused={refused} />}
			{read !== null && <OperationView readings={read.readings} />}
		</section>
	);
}
