import type { ReadReferralReply } from "../../server/contract/referral.ts";
import { dated } from "../lib/formats.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { Step } from "../parts/step.tsx";
import { eventTitle } from "./case-file.ts";
import { auditWords } from "./words.ts";

/** Referral 移交纪检: what each superior was told and did about it, before the case itself (rules.md §4). */
export function Superiors({ referral }: { readonly referral: ReadReferralReply }) {
	const { language } = usePreferences();
	const words = auditWords(language).referral;
	const { superiors, referredAt, asOf } = referral;
	return (
		<section class="stack tight" aria-labelledby="superiors">
			<h2 id="superiors">{words.title}</h2>
			<p class="hint">{words.hint(dated(referredAt, asOf, language))}</p>
			{superiors.length === 0 ? (
				<p>{words.none}</p>
			) : (
				<ol class="stack tight">
					{superiors.map((one) => (
						<li key={`${one.toldAt} ${one.post}`} class="superior">
							<Superior one={one} asOf={asOf} />
						</li>
					))}
				</ol>
			)}
		</section>
	);
}

type SuperiorProps = { readonly one: ReadReferralReply["superiors"][number]; readonly asOf: string };

function Superior({ one, asOf }: SuperiorProps) {
	const { language } = usePreferences();
	const words = auditWords(language);
	const { post, step, toldAt, deeds, helped, letPass, letPassAt } = one;
	return (
		<>
			<p>
				<b>{post ?? words.trail.nobody}</b> · {words.referral.told(dated(toldAt, asOf, language))}{" "}
				<Step step={step} language={language} />
			</p>
			<p>
				{deeds.length === 0
					? words.referral.nothing
					: deeds
							.map(({ type, at }) => `${dated(at, asOf, language)} ${eventTitle(type, language)}`)
							.join(words.semicolon)}
				{" · "}
				{helped ? words.referral.helped : words.referral.noHelp}
			</p>
			{letPass !== null && letPassAt !== null && (
				<p>
					<b>{words.referral.letPass}</b> <Step step={letPass} language={language} />{" "}
					<span class="hint num">{dated(letPassAt, asOf, language)}</span>
				</p>
			)}
		</>
	);
}
