import { useState } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { refusalSentence } from "../lib/words.ts";
import { type Act, isWay } from "./act-facts.ts";
import { offered } from "./acts.ts";
import { useDesk } from "./desk.ts";
import { useWords } from "./words.ts";

/** What is seldom needed lies one press deeper; what the case waits for stands in the open. */
const groups = {
	time: ["extendCase", "awaitResident", "promiseCase", "shelveCase"],
	notMine: ["returnCase", "redirectCase", "declineCase"],
	help: ["askAssist"],
	other: [
		"settleOnSpot",
		"changeLevel",
		"mergeCase",
		"splitCase",
		"maskWords",
		"askExclusion",
		"proposeErasure",
	],
} satisfies Record<string, readonly Act[]>;
type Group = keyof typeof groups;
const groupNames = Object.keys(groups) as readonly Group[];

function groupOf(act: Act): Group | null {
	return groupNames.find((name) => (groups[name] as readonly Act[]).includes(act)) ?? null;
}

/** What else can be done, each with what it means; what cannot stays, struck, with the reason (look.md §1.5). */
export function Ways({ reply, front }: { reply: ReadCaseReply; front: Act | null }) {
	const { words } = useWords();
	const [open, setOpen] = useState<Group | null>(null);
	const others = offered(reply).filter(({ act }) => act !== front);
	if (others.length === 0) return null;
	const shown = groupNames.filter((name) => others.some(({ act }) => groupOf(act) === name));
	const within = others.filter(({ act }) => open !== null && groupOf(act) === open);
	return (
		<section class="ways" aria-labelledby="ways-title">
			<h2 id="ways-title">{words.ways.title}</h2>
			{others.map(({ act, why }) => groupOf(act) === null && <Way key={act} act={act} why={why} />)}
			{shown.length > 0 && (
				<fieldset class="chips">
					<legend class="sr">{words.wayGroupsLabel}</legend>
					{shown.map((name) => (
						<button
							key={name}
							type="button"
							aria-expanded={open === name}
							aria-controls="ways-within"
							onClick={() => setOpen(open === name ? null : name)}
						>
							{words.wayGroups[name]}
						</button>
					))}
				</fieldset>
			)}
			<div id="ways-within">
				{within.map(({ act, why }) => (
					<Way key={act} act={act} why={why} />
				))}
			</div>
		</section>
	);
}

function Way({ act, why }: { readonly act: Act; readonly why: string | null }) {
	const { work } = useDesk();
	const { language, words } = useWords();
	const [name, when] = isWay(act)
		? [words.way[act].name, words.way[act].when]
		: [words.acts[act], words.ways[act]];
	const choose = () => {
		work.chosen.value = act;
		requestAnimationFrame(() => document.getElementById("act-title")?.focus());
	};
	return (
		<button
			type="button"
			class="way"
			aria-disabled={why === null ? undefined : "true"}
			aria-describedby={`way-${act}`}
			onClick={() => why === null && choose()}
		>
			<b>{name}</b>
			<span class="hint" id={`way-${act}`}>
				{why === null ? when : `${words.ways.cannot}${refusalSentence(why, language)}`}
			</span>
		</button>
	);
}
