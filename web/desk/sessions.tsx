import { useState } from "preact/hooks";
import type { ListSessionsReply } from "../../server/contract/session.ts";
import type { Refused } from "../lib/client.ts";
import { moment } from "../lib/formats.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { Passkeys } from "./passkeys.tsx";
import { PassphrasePart } from "./passphrase.tsx";
import { SignInsPart } from "./sign-ins.tsx";
import "./setup.css";

/** The page's words; the English ones have their shape. */
const zh = {
	title: "我在哪里登录着",
	what: "每次登录 30 分钟不用、或者满 8 小时，自己就结束。不记设备，也不记地址。",
	since: (started: string, seen: string) => `${started} 登录，${seen} 还在用`,
	current: "（就是这里）",
	end: "退出这一处",
	endOthers: "退出别处，只留这里",
	alone: "别处没有登录着。",
};
const en: typeof zh = {
	title: "Where I am signed in",
	what: "Each ends by itself after 30 minutes without use, or 8 hours. Neither device nor address is kept.",
	since: (started, seen) => `since ${started}, last used ${seen}`,
	current: "(here)",
	end: "Sign out there",
	endOthers: "Sign out everywhere else",
	alone: "You are signed in nowhere else.",
};

/** One's own sessions, each to be ended, and all others at once (trust.md S2). */
export function SessionsPage() {
	const { client } = useDesk();
	const { language } = usePreferences();
	const words = language === "en" ? en : zh;
	const [refused, setRefused] = useState<Refused | null>(null);
	const [renewals, setRenewals] = useState(0);
	const asked = useReply(() => client.call<ListSessionsReply>("GET", "/api/sessions"));
	const end = async (path: string) => {
		const reply = await client.call<null>("DELETE", path);
		setRefused(reply.ok ? null : reply.refused);
		asked.again();
	};
	const items = asked.reply?.ok ? asked.reply.value.items : [];
	const at = (when: string) => moment(when, 0, language);
	return (
		<>
			<h1>{words.title}</h1>
			<p class="hint">{words.what}</p>
			{refused !== null && <ProblemNote refused={refused} />}
			<Waiting asked={asked} />
			<ul class="box setup-list">
				{items.map(({ sessionId, startedAt, seenAt, current }) => (
					<li key={sessionId}>
						<p class="num">
							{words.since(at(startedAt), at(seenAt))} {current && <strong>{words.current}</strong>}
						</p>
						{!current && (
							<button
								type="button"
								onClick={() => void end(`/api/sessions/${encodeURIComponent(sessionId)}`)}
							>
								{words.end}
								<span class="sr"> {at(startedAt)}</span>
							</button>
						)}
					</li>
				))}
			</ul>
			{items.length > 1 ? (
				<button type="button" onClick={() => void end("/api/sessions")}>
					{words.endOthers}
				</button>
			) : (
				<p class="hint">{words.alone}</p>
			)}
			<PassphrasePart
				onEnded={() => {
					asked.again();
					setRenewals(renewals + 1);
				}}
			/>
			<Passkeys key={renewals} />
			<SignInsPart />
		</>
	);
}
