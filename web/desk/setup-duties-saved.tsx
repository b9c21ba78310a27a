import { moment } from "../lib/formats.ts";
import { useReply, Waiting } from "./asked.tsx";
import { useSetup, useSetupLink } from "./setup-house.tsx";
import { useTableWords } from "./setup-words.ts";

/** The version of the duty book that was issued last, in force or not yet, with the way to all of it. */
export function SavedBook() {
	const { house, client, language } = useSetup();
	const words = useTableWords().duties;
	const link = useSetupLink();
	const asked = useReply(() => client.readDutyBook("current"));
	const last = asked.reply?.ok ? asked.reply.value.versions.at(-1) : undefined;
	return (
		<>
			<Waiting asked={asked} />
			{last !== undefined && (
				<p class="num">
					<a href={link("duties", last.version)}>
						{words.versionRow(last.version, moment(last.from, house.asOf, language), last.items)}
					</a>
				</p>
			)}
		</>
	);
}
