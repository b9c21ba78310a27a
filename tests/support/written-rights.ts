import type { CaseAction } from "../../server/domain/case-rules.ts";
import { may } from "../../server/domain/permission.ts";
import type { RefusalCode } from "../../server/domain/refusal.ts";
import { now, readersOf, states } from "./domain-states.ts";

/*
 * Everybody of the house × every kind of case × every deed. Columns: read, sign, contact, answer, decide, dispatch, seal.
 * r may read · - may not · + may do · y not theirs · w not in this state · a answered already · . may not know of it.
 * Whoever is in no line of a state has no right to it at all.
 */
const table = `
received: r y y y y + +: desk1 desk2
received: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
triage: r y y y y + +: desk1 desk2
dispatched: r + + + y y y: grid1
dispatched: r y y y y w w: desk1 desk2
dispatched: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
handling: r w + + y y y: grid1
handling: r y y y y w w: desk1 desk2
handling: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
contacted: r w + + y y y: grid1
contacted: r y y y y w w: desk1 desk2
contacted: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
pending: r w + a y y y: grid1
pending: r y y y + y y: eastSecretary
pending: r y y y y w w: desk1 desk2
pending: r y y y y y y: office worksChief leader head officer officer2 guard1
declining: r y y y y w +: desk1 desk2
declining: r y y y + w +: office
declining: r y y y y y y: eastSecretary worksChief leader head officer officer2 guard1
declined: r y y y y w w: desk1 desk2
declined: r y y y + y y: leader
declined: r y y y y y y: office eastSecretary worksChief head officer officer2 guard1
redirected: r y y y y w w: desk1 desk2
redirected: r y y y + y y: leader
redirected: r y y y y y y: office eastSecretary worksChief head officer officer2 guard1
erasing: r y y y y w w: desk1 desk2
erasing: r y y y + y y: officer
erasing: r y y y y y y: office eastSecretary worksChief leader head officer2 guard1
voiceErasing: r y y y y w w: desk1 desk2
voiceErasing: r y y y + y y: officer
voiceErasing: r y y y y y y: office eastSecretary worksChief leader head officer2 guard1
appealed: r w w a y y y: grid1
appealed: r y y y y w w: desk1 desk2
appealed: r y y y + y y: head
appealed: r y y y y y y: office eastSecretary worksChief leader officer officer2 guard1
followUp: r w w a y y y: grid1
followUp: r y y y y w w: desk1 desk2
followUp: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
rework: r + + + y y y: grid1
rework: r y y y y w w: desk1 desk2
rework: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
check: r w w a y y y: grid1
check: r y y y + y y: leader
check: r y y y y w w: desk1 desk2
check: r y y y y y y: office eastSecretary worksChief head officer officer2 guard1
closed: r w w a y y y: grid1
closed: r y y y y w w: desk1 desk2
closed: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
checked: r + + + y y y: grid1
checked: r y y y y w w: desk1 desk2
checked: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
blue: r + + + y y y: grid1
blue: r y y y y w w: desk1 desk2
blue: r y y y y y y: office grid2 eastSecretary worksChief leader head officer officer2 guard1
naming: r + + + y y y: works1
naming: r y y y y w w: desk1 desk2
naming: r y y y y y y: office worksChief leader head officer officer2 guard1
conduct: r y y y y w w: officer
conduct: r y y y y y y: officer2
accusing: r y y y y w w: officer
accusing: r y y y y y y: officer2
accusingOfficer: r y y y y w w: officer2
sealed: r y y y y w w: officer
sealed: r y y y y y y: officer2
protected: r y y y y w w: guard1
protected: r y y y y y y: guard2
`;
export const columns = [
	"signCase",
	"contactResident",
	"answerCase",
	"decideCase",
	"dispatchCase",
	"sealCase",
] as const satisfies readonly CaseAction[];
const letters: Partial<Record<RefusalCode, string>> = {
	notFound: ".",
	notYours: "y",
	wrongState: "w",
	alreadyAnswered: "a",
};
export const nothing = "- . . . . . .";

/** What the table says of one person and one state. */
export const written: ReadonlyMap<string, string> = new Map(
	table
		.trim()
		.split("\n")
		.flatMap((line) => {
			const [state = "", rights = "", people = ""] = line.split(": ");
			return people.split(" ").map((person) => [`${state} p:${person}`, rights] as const);
		}),
);

/** What the rules say. */
export function rightsOf(state: string, personId: string): string {
	const past = states[state];
	if (past === undefined) throw new Error(`no state ${state}`);
	const cells = columns.map((action) => {
		const code = may(action, personId, past.state, past.setting, now);
		return code === null ? "+" : letters[code];
	});
	return [readersOf(past).includes(personId.slice(2)) ? "r" : "-", ...cells].join(" ");
}
