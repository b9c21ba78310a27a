import type { ListSignInsReply } from "../../server/contract/passphrase.ts";
import { moment } from "../lib/formats.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { type PassphraseWords, passphraseWords } from "./words-passphrase.ts";

type Line = ListSignInsReply["items"][number];

function saidOf({ way, opened, knewPassphrase }: Line, words: PassphraseWords): string {
	if (opened) return words.opened[way];
	return knewPassphrase ? words.knew : words.failed[way];
}

/** The record of one's own sign-ins, newest first, with the tries that failed (ASVS 5.0, 16.3.1). */
export function SignInsPart() {
	const { client } = useDesk();
	const { language } = usePreferences();
	const words = passphraseWords(language);
	const asked = useReply(() => client.call<ListSignInsReply>("GET", "/api/sign-ins"));
	const items = asked.reply?.ok ? asked.reply.value.items : [];
	return (
		<section class="stack" aria-labelledby="sign-ins">
			<h2 id="sign-ins">{words.record}</h2>
			<p class="hint">{words.recordWhat}</p>
			<Waiting asked={asked} />
			{asked.reply?.ok && items.length === 0 && <p>{words.recordNone}</p>}
			{items.some(({ knewPassphrase }) => knewPassphrase) && <p class="notice">{words.knewWhat}</p>}
			<ul class="box setup-list">
				{items.map((item, index) => (
					<li key={`${item.at} ${index}`}>
						<p>
							<span class="num">{moment(item.at, 0, language)}</span>{" "}
							{item.opened ? saidOf(item, words) : <strong>{saidOf(item, words)}</strong>}
						</p>
					</li>
				))}
			</ul>
		</section>
	);
}
