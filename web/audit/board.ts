import type { OverdueItem } from "../../server/contract/escalation.ts";
import { secondsOf } from "../lib/formats.ts";

/** The board as data: groups in their order, and what changed since the last look. */
export const boardGroups = ["ignored", "late", "carded"] as const satisfies readonly OverdueItem["group"][];

export type BoardGroup = { readonly group: OverdueItem["group"]; readonly items: readonly OverdueItem[] };

/** The groups that have rows, in the order of the board; inside a group the server's order stays (step, then age). */
export function groupsOf(items: readonly OverdueItem[]): BoardGroup[] {
	return boardGroups
		.map((group) => ({ group, items: items.filter((item) => item.group === group) }))
		.filter((part) => part.items.length > 0);
}

/** The cells of a row that can change while somebody looks. */
export type CellName = "step" | "words" | "post" | "overdue" | "held";
export type Changes = ReadonlyMap<string, ReadonlySet<CellName>>;
export const noChanges: Changes = new Map();

// What a cell says, without the passing of time: a length that grows is no change.
function saidIn(item: OverdueItem): Record<CellName, string> {
	const said = (...values: readonly unknown[]) => JSON.stringify(values);
	return {
		step: said(item.step, item.group),
		words: said(item.text, item.level, item.round),
		post: said(item.post, item.nextMove),
		overdue: said(item.overdueSince),
		held: said(item.steps, item.held, item.clocks),
	};
}

/**
 * The cells whose content is another than before, by case. A case that was not there counts as its step if something
 * happened to it since; one that only moved up from a page not shown is no news.
 */
export function changesBetween(before: Seen, after: readonly OverdueItem[]): Changes {
	const known = new Map(before.items.map((item) => [item.caseNumber, saidIn(item)]));
	const changes = new Map<string, ReadonlySet<CellName>>();
	for (const item of after) {
		const old = known.get(item.caseNumber);
		const cells = old === undefined ? newCells(item, before.asOf) : changedCells(old, saidIn(item));
		if (cells.size > 0) changes.set(item.caseNumber, cells);
	}
	return changes;
}
type Seen = { readonly items: readonly OverdueItem[]; readonly asOf: string };

function newCells({ overdueSince, steps }: OverdueItem, asOf: string): Set<CellName> {
	const times = [...steps.map(({ firedAt }) => firedAt), ...(overdueSince === null ? [] : [overdueSince])];
	return new Set(times.some((at) => secondsOf(at) >= secondsOf(asOf)) ? ["step"] : []);
}

function changedCells(old: Record<CellName, string>, now: Record<CellName, string>): Set<CellName> {
	const names: readonly CellName[] = ["step", "words", "post", "overdue", "held"];
	return new Set(names.filter((name) => old[name] !== now[name]));
}

/** Both together: what nobody has seen yet stays marked. */
export function mergeChanges(unseen: Changes, fresh: Changes): Changes {
	const merged = new Map(unseen);
	for (const [caseNumber, cells] of fresh) {
		merged.set(caseNumber, new Set([...(merged.get(caseNumber) ?? []), ...cells]));
	}
	return merged;
}

/** Without the row that somebody has looked at. */
export function withoutSeen(changes: Changes, caseNumber: string): Changes {
	if (!changes.has(caseNumber)) return changes;
	return new Map([...changes].filter(([other]) => other !== caseNumber));
}
