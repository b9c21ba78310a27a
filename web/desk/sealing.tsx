import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";

/** The three facts before a seal: it cannot be taken back here (rules.md §1). */
export function SealForm({ facts }: { facts: DeskWords["sealForm"]["conduct"] }) {
	const { words } = useWords();
	return (
		<dl class="box sealed stack tight">
			<dt>{words.sealForm.who}</dt>
			<dd>{facts.who}</dd>
			<dt>{words.sealForm.whoNot}</dt>
			<dd>{facts.whoNot}</dd>
			<dt>{words.sealForm.after}</dt>
			<dd>{facts.after}</dd>
		</dl>
	);
}
