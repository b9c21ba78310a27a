import { usePreferences } from "../parts/preferences.tsx";
import { Qr } from "../parts/qr.tsx";
import { invitationWordsEn } from "./words-invitation.en.ts";
import { type InvitationWords, invitationWordsZhCN } from "./words-invitation.zh-CN.ts";
import "./setup.css";

export function useInvitationWords(): InvitationWords {
	return usePreferences().language === "en" ? invitationWordsEn : invitationWordsZhCN;
}

type FactorProps = { readonly totpSecret: string; readonly totpUri: string };

/** A second factor to enrol: to be scanned, opened on this phone, or typed in. */
export function Factor({ totpSecret, totpUri }: FactorProps) {
	const words = useInvitationWords();
	return (
		<section class="stack tight" aria-labelledby="factor">
			<h2 id="factor">{words.factorTitle}</h2>
			<p>{words.factorWhat}</p>
			<p>{words.factorScan}</p>
			<Qr text={totpUri} label={words.qrLabel} />
			<p>
				<a href={totpUri}>{words.factorOpen}</a>
			</p>
			<p>
				{words.factorType} <code class="secret">{totpSecret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
			</p>
		</section>
	);
}
