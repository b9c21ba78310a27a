import { useState } from "preact/hooks";
import type { ListSurgesReply, SurgeItem } from "../../server/contract/surge.ts";
import { surgeHoursMax } from "../../server/domain/limits.ts";
import { mayUse } from "../../server/domain/permission.ts";
import type { Role } from "../../server/domain/setting.ts";
import type { Refused, Reply } from "../lib/client.ts";
import { moment } from "../lib/formats.ts";
import { Empty } from "../parts/empty.tsx";
import { ErrorSummary, type FieldError, Go, Select, TextField } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { categoryName } from "./case-facts.ts";
import { useDesk } from "./desk.ts";
import { useKept } from "./kept.ts";
import { linkTo } from "./paths.ts";
import { useWords } from "./words.ts";
import "./letter.css";

type Said = (reply: Reply<ListSurgesReply>) => void;

/** Surges 集中诉求 (rules.md §3): those that run and those that have ended; leaders declare and end them. */
export function SurgesPage({ role }: { readonly role: Role }) {
	const { client } = useDesk();
	const { words } = useWords();
	const asked = useReply(() => client.listSurges());
	const [done, setDone] = useState<string | null>(null);
	const { reply, put } = asked;
	const said = (sentence: string): Said => {
		return (next) => {
			put(next);
			setDone(sentence);
			requestAnimationFrame(() => document.getElementById("surge-done")?.focus());
		};
	};
	const { surges } = words;
	return (
		<>
			<h1>{surges.title}</h1>
			<p class="hint">{surges.what}</p>
			<p class={done === null ? "sr" : "notice"} role="status" id="surge-done" tabIndex={-1}>
				{done}
			</p>
			<Waiting asked={asked} />
			{reply?.ok && reply.value.items.length === 0 && <Empty title={surges.none} line />}
			{reply?.ok && reply.value.items.length > 0 && (
				<ul class="box surge-list">
					{reply.value.items.map((item) => (
						<SurgeRow
							key={`${item.parent} ${item.from}`}
							item={item}
							now={reply.value.asOf}
							onEnded={said(surges.ended)}
						/>
					))}
				</ul>
			)}
			{mayUse("declareSurge", role) && <Declaring onDeclared={said(surges.declared)} />}
		</>
	);
}

type RowProps = { readonly item: SurgeItem; readonly now: string; readonly onEnded: Said };

function SurgeRow({ item, now, onEnded }: RowProps) {
	const { client } = useDesk();
	const { language, words } = useWords();
	const [refused, setRefused] = useState<Refused | null>(null);
	const { surges } = words;
	const { parent, running, takesIn, declaredBy, endedBy } = item;
	const end = async () => {
		const reply = await client.endSurge(parent);
		if (reply.ok) onEnded(reply);
		else setRefused(reply.refused);
	};
	const what = categoryName(item.categoryCode, language) ?? item.categoryCode;
	const till = running ? surges.until : surges.over;
	return (
		<li class="stack tight">
			<h2>
				{what} · {item.areaName}
			</h2>
			<p class="num">
				{[
					surges.reporters(item.reporters),
					surges.since(moment(item.from, now, language), declaredBy ?? ""),
					till(moment(item.to, now, language), endedBy),
				].join(" · ")}
			</p>
			{running && !takesIn && <p class="hint">{surges.answered}</p>}
			{refused !== null && <ProblemNote refused={refused} />}
			<p class="row">
				<a class="lone num" href={linkTo({ page: "case", caseNumber: parent }, usePreferences())}>
					{surges.worked(parent)}
				</a>
				{item.mayEnd && (
					<button type="button" onClick={() => void end()}>
						{surges.end}
					</button>
				)}
			</p>
		</li>
	);
}

const blank = { parent: "", areaPrefix: "", hours: "24" };
type Draft = typeof blank;
const communityDigits = 12;

/** What is missing, field by field in page order. */
function errorsIn({ parent, areaPrefix, hours }: Draft, say: Record<keyof Draft, string>): FieldError[] {
	const count = Number(hours);
	const wrong: Readonly<Record<keyof Draft, boolean>> = {
		parent: !/^\d{6}-\d{4}-\d{4}$/.test(parent.trim()),
		areaPrefix: areaPrefix === "",
		hours: !Number.isInteger(count) || count < 1 || count > surgeHoursMax,
	};
	const fields = ["parent", "areaPrefix", "hours"] as const;
	return fields.filter((id) => wrong[id]).map((id) => ({ id, sentence: say[id] }));
}

/** The three things to say: which case is worked on, where, and for how long. */
function Declaring({ onDeclared }: { readonly onDeclared: Said }) {
	const { client } = useDesk();
	const { words } = useWords();
	const areas = useReply(() => client.listAreas());
	const { typed: draft, write, drop } = useKept("surge", blank);
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const { surges } = words;
	const send = async (event: Event) => {
		event.preventDefault();
		const found = errorsIn(draft, surges.required);
		setErrors(found);
		setRefused(null);
		if (busy || found.length > 0) return;
		setBusy(true);
		const { parent, areaPrefix, hours } = draft;
		const reply = await client.declareSurge({ parent: parent.trim(), areaPrefix, hours: Number(hours) });
		setBusy(false);
		if (!reply.ok) return setRefused(reply.refused);
		drop();
		onDeclared(reply);
	};
	const places = areas.reply?.ok ? areas.reply.value.items : [];
	const options = places
		.filter(({ areaCode }) => areaCode.length <= communityDigits)
		.map(({ areaCode, name }) => ({ value: areaCode, label: name }));
	const field = (id: keyof Draft) => ({
		...{ id, label: surges.fields[id], hint: surges.hints[id] },
		error: errors.find((error) => error.id === id)?.sentence,
		value: draft[id],
		onText: (text: string) => write({ [id]: text }),
	});
	return (
		<form class="act stack" noValidate onSubmit={send} aria-labelledby="surge-form">
			<h2 id="surge-form">{surges.declare}</h2>
			<ErrorSummary title={words.errors} errors={errors} end={words.kept} />
			{refused !== null && <ProblemNote refused={refused} />}
			<TextField {...field("parent")} control={{ autocomplete: "off", class: "num" }} />
			<Select
				{...field("areaPrefix")}
				groups={[{ label: null, options: [{ value: "", label: surges.choose }, ...options] }]}
			/>
			<TextField {...field("hours")} control={{ inputMode: "numeric", class: "num" }} />
			<Go label={surges.go} busyLabel={words.sending} busy={busy} describedBy="surge-brings" />
			<p class="hint" id="surge-brings">
				{surges.brings}
			</p>
		</form>
	);
}
