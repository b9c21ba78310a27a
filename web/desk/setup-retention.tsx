import {
	draftDaysMax,
	invitationSecondsMax,
	photoUntakenSecondsMax,
	sessionSecondsMax,
} from "../../server/domain/limits.ts";
import type { Policy } from "../../server/domain/policy.ts";
import { WideTable } from "../parts/wide-table.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { useSetup, useSetupLink } from "./setup-house.tsx";
import { retentionWords } from "./words-setup-retention.ts";

const hour = 3600;
const day = 24 * hour;

/** How long things are kept: what a version of the policy sets, and what nobody changes here. */
export function RetentionPage() {
	const { client, language, words: setup } = useSetup();
	const words = retentionWords(language);
	const asked = useReply(() => client.listPolicies());
	const { reply } = asked;
	return (
		<>
			<h1>{setup.menu.retention.name}</h1>
			<p class="hint">{setup.menu.retention.what}</p>
			<Waiting asked={asked} />
			{reply?.ok && (
				<Kept
					policy={reply.value.policies.find(({ version }) => version === reply.value.inForce) ?? {}}
					words={words}
				/>
			)}
		</>
	);
}

type KeptProps = {
	readonly policy: Partial<Policy>;
	readonly words: ReturnType<typeof retentionWords>;
};

function Kept({ policy, words }: KeptProps) {
	const link = useSetupLink();
	const { things, times, leave } = words;
	const rows: readonly (readonly [string, string, string])[] = [
		[things.phone, times.months(policy.phoneMonths ?? 0), words.byPolicy],
		[things.events, times.forever, words.fixed],
		[things.words, times.untilErased, words.byLaw],
		[things.photo, times.hours(photoUntakenSecondsMax / hour), words.fixed],
		[things.session, times.hours(sessionSecondsMax / hour), words.fixed],
		[things.draft, times.days(draftDaysMax), words.fixed],
		[things.invitation, times.days(invitationSecondsMax / day), words.fixed],
	];
	return (
		<>
			<WideTable label={words.table} columns={words.columns}>
				{rows.map(([thing, time, how]) => (
					<tr key={thing}>
						<th scope="row">{thing}</th>
						<td>{time}</td>
						<td>{how}</td>
					</tr>
				))}
			</WideTable>
			<p>
				<a class="btn go" href={link("policy", "new")}>
					{words.change}
				</a>
			</p>
			<p class="hint">{words.changeWhat}</p>
			<h2>{leave.title}</h2>
			<p>{leave.what}</p>
			<pre class="words">
				<code>npm run leave -- DIR --to KEY --by ADMINISTRATOR --by OFFICER</code>
			</pre>
			<p>{leave.who}</p>
			<p>{leave.check}</p>
			<pre class="words">
				<code>npm run verify -- --house DIR --identity FILE</code>
			</pre>
		</>
	);
}
