import type { Policy } from "../../server/domain/policy.ts";
import { wordsOf } from "../lib/words.ts";
import { type Cell, policyCells } from "./policy-cells.ts";
import { useSetup } from "./setup-house.tsx";
import { SavedRows } from "./setup-saved.tsx";
import { policyWords } from "./words-setup-policy.ts";

/** A number with its unit. */
export function useCellText() {
	const words = policyWords(useSetup().language);
	return ({ value, unit }: Pick<Cell, "value" | "unit">) => {
		const named = Object.entries(words.units).find(([name]) => name === unit)?.[1];
		return named === undefined ? String(value) : words.counted(value, named);
	};
}

type SavedProps = { readonly policy: Partial<Policy>; readonly values: Readonly<Record<string, string>> };

/** The version that was set last, and its numbers that are not what is typed. */
export function SavedPolicy({ policy, values }: SavedProps) {
	const { language } = useSetup();
	const words = policyWords(language);
	const textOf = useCellText();
	const named: Readonly<Record<string, string>> = wordsOf(language).levels;
	const others = policyCells(policy).filter(({ path, value }) => values[path] !== String(value));
	const labelOf = ({ level, name }: Cell) =>
		[level === null ? "" : (named[level] ?? level), words.fields[name] ?? name].join(" ").trim();
	return (
		<>
			<p class="num">{words.version(policy.version ?? "", policy.effectiveFrom ?? "")}</p>
			<SavedRows rows={others.map((cell) => [labelOf(cell), textOf(cell)] as const)} />
		</>
	);
}
