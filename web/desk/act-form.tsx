import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { ErrorSummary } from "../parts/form.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { type Act, isWay } from "./act-facts.ts";
import { DecideForm } from "./decision.tsx";
import { useDesk } from "./desk.ts";
import { DispatchForm } from "./dispatch.tsx";
import { AnswerForm, ContactForm } from "./handling.tsx";
import { Later } from "./later.tsx";
import { SealForm } from "./sealing.tsx";
import { type ActFields, trySend, useActFields } from "./use-act.ts";
import { WayForm } from "./way-form.tsx";
import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";

const loadPreview = () => import("./preview.tsx").then(({ Preview }) => Preview);

/** Whether the resident may come to read what is typed; the answer's form shows that itself. */
const isRead = (act: Act) =>
	/^(?:contact|settle|await|extend|promise|shelve|decline|redirect|decide)/.test(act);

type ActFormProps = { readonly act: Act; readonly reply: ReadCaseReply; readonly now: string };

/** The form of the act in front; its button stands in the bar below and sends this form by its id. */
export function ActForm({ act, reply, now }: ActFormProps) {
	const fields = useActFields(act, reply, now);
	const desk = useDesk();
	const { words } = useWords();
	const send = (event: Event) => {
		event.preventDefault();
		// A decision has two ways out: neither is taken by a key.
		if (act !== "decide") trySend(desk, act, reply, now, true);
	};
	return (
		<form id="act" class="act stack" noValidate onSubmit={send} aria-labelledby="act-title">
			<h2 id="act-title" class={act === "sign" ? "sr" : undefined} tabIndex={-1}>
				{titleOf(act, reply, words)}
			</h2>
			<ErrorSummary title={words.errors} errors={fields.errors} end={words.kept} />
			{fields.refused !== null && <ProblemNote refused={fields.refused} />}
			<Fields act={act} reply={reply} now={now} fields={fields} />
			{isRead(act) && <Later load={loadPreview} props={{ act, reply, now, draft: fields.draft }} />}
		</form>
	);
}

function titleOf(act: Act, { pending }: ReadCaseReply, words: DeskWords): string {
	if (act === "decide" && pending !== null) return words.decideForm.title[pending.kind];
	if (isWay(act)) return words.way[act].name;
	return act === "dispatch" ? words.dispatchForm.title : words.acts[act];
}

function Fields({ act, reply, now, fields }: ActFormProps & { readonly fields: ActFields }) {
	const { words } = useWords();
	if (isWay(act)) return <WayForm act={act} reply={reply} now={now} fields={fields} />;
	switch (act) {
		case "sign":
			return null;
		case "contact":
			return <ContactForm reply={reply} now={now} fields={fields} />;
		case "answer":
			return <AnswerForm reply={reply} fields={fields} />;
		case "decide":
			return <DecideForm reply={reply} now={now} fields={fields} />;
		case "dispatch":
			return <DispatchForm reply={reply} fields={fields} />;
		case "sealConduct":
			return <SealForm facts={words.sealForm.conduct} />;
		case "sealProtected":
			return <SealForm facts={words.sealForm.protected} />;
		default:
			return act satisfies never;
	}
}
