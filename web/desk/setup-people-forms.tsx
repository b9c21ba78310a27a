import type { PersonWire } from "../../server/contract/people.ts";
import type { Role } from "../../server/domain/setting.ts";
import { wordsOf } from "../lib/words.ts";
import { Select, TextField } from "../parts/form.tsx";
import { type SetupFields, SetupForm, useFields } from "./setup-form.tsx";
import { areaNamed, areaOptions, peopleOptions, personNamed, useSetup } from "./setup-house.tsx";
import { SavedRows, useSpan } from "./setup-saved.tsx";

const roles: readonly Role[] = [
	"cadre",
	"supervisor",
	"leader",
	"head",
	"operator",
	"disciplineOfficer",
	"observer",
	"administrator",
];

type Placed = { readonly role: string; readonly areaPrefix: string };

/** Role and area: what a person may do, and where. */
function RoleFields<Given extends Placed & Readonly<Record<string, string>>>({
	fields: { tie },
}: {
	readonly fields: SetupFields<Given>;
}) {
	const { house, session, language, words } = useSetup();
	const { people } = words;
	const named = wordsOf(language).roles;
	const options = roles.map((role) => ({ value: role, label: named[role] }));
	const whole = session.areaPrefix === "" ? words.whole : null;
	return (
		<>
			<Select {...tie("role")} label={people.role} groups={[{ label: null, options }]} />
			<Select
				{...tie("areaPrefix")}
				label={people.area}
				hint={people.areaHint}
				groups={[{ label: null, options: areaOptions(house, whole) }]}
			/>
		</>
	);
}

const roleIn = (text: string) => roles.find((role) => role === text) ?? "cadre";

/** `addPerson`. */
export function PersonForm() {
	const { session, words, toDone } = useSetup();
	const { people } = words;
	const fields = useFields("person", { name: "", role: "cadre", areaPrefix: session.areaPrefix });
	const { values, tie, send, client } = fields;
	const name = values.name.trim();
	const add = () => client.addPerson({ name, role: roleIn(values.role), areaPrefix: values.areaPrefix });
	return (
		<>
			<h1>{people.add}</h1>
			<SetupForm
				fields={fields}
				go={people.go}
				cancel={["people"]}
				saved={null}
				onSend={() =>
					void send(["name"], add, (added) => toDone(people.done(name), "people", added.personId))
				}
			>
				<TextField
					{...tie("name")}
					label={people.name}
					hint={people.nameHint}
					control={{ autocomplete: "off" }}
				/>
				<RoleFields fields={fields} />
			</SetupForm>
		</>
	);
}

type PersonProps = { readonly person: PersonWire };

/** `changeRole`: it holds from the person's next request. */
export function RoleForm({ person: { personId, name, role, areaPrefix } }: PersonProps) {
	const { house, language, words, toDone } = useSetup();
	const { people } = words;
	const fields = useFields(`role ${personId}`, { role: role as string, areaPrefix });
	const { values, send, client } = fields;
	const change = () =>
		client.changeRole(personId, { role: roleIn(values.role), areaPrefix: values.areaPrefix });
	return (
		<>
			<h1>
				{people.changeRole}: {name}
			</h1>
			<p class="hint">{people.roleHolds}</p>
			<SetupForm
				fields={fields}
				go={people.changeRoleGo}
				cancel={["people", personId]}
				saved={
					<SavedRows
						rows={[
							[people.role, wordsOf(language).roles[role]],
							[people.area, areaNamed(house, areaPrefix, words)],
						]}
					/>
				}
				onSend={() => void send([], change, () => toDone(people.roleDone(name), "people", personId))}
			>
				<RoleFields fields={fields} />
			</SetupForm>
		</>
	);
}

/** The first second of a date in Shanghai, and the last that ends it. */
export const startOf = (date: string) => `${date}T00:00:00+08:00`;
const endOf = (date: string) => `${date}T23:59:59+08:00`;

/** `takeLeave`: from now or a first day to the end of a last one. */
export function LeaveForm({ person: { personId, name, leaves } }: PersonProps) {
	const { words, toDone } = useSetup();
	const span = useSpan();
	const { people } = words;
	const fields = useFields(`leave ${personId}`, { from: "", to: "" });
	const { values, tie, send, client } = fields;
	const take = () =>
		client.takeLeave(personId, {
			...(values.from === "" ? {} : { from: startOf(values.from) }),
			to: endOf(values.to),
		});
	return (
		<>
			<h1>
				{people.leave}: {name}
			</h1>
			<p class="hint">{people.leaveWhat}</p>
			<SetupForm
				fields={fields}
				go={people.leaveGo}
				cancel={["people", personId]}
				saved={<SavedRows rows={[[people.leaves, leaves.map(span)]]} />}
				onSend={() => void send(["to"], take, () => toDone(people.leaveDone(name), "people", personId))}
			>
				<TextField {...tie("from")} type="date" label={people.leaveFrom} />
				<TextField {...tie("to")} type="date" label={people.leaveTo} />
			</SetupForm>
		</>
	);
}

/** `declareRelation` 回避关系: it counts from both sides. */
export function RelationForm({ person: { personId, name, relatedIds } }: PersonProps) {
	const { house, words, toDone } = useSetup();
	const { people } = words;
	const fields = useFields(`relation ${personId}`, { relatedId: "" });
	const { values, tie, send, client } = fields;
	const options = peopleOptions(house).filter(
		({ value }) => value !== personId && !relatedIds.includes(value),
	);
	return (
		<>
			<h1>
				{people.relation}: {name}
			</h1>
			<p class="hint">{people.relationWhat}</p>
			<SetupForm
				fields={fields}
				go={people.relationGo}
				cancel={["people", personId]}
				saved={<SavedRows rows={[[people.relations, relatedIds.map((id) => personNamed(house, id))]]} />}
				onSend={() =>
					void send(
						["relatedId"],
						() => client.declareRelation(personId, values),
						() => toDone(people.relationDone, "people", personId),
					)
				}
			>
				<Select
					{...tie("relatedId")}
					label={people.related}
					groups={[{ label: null, options: [{ value: "", label: words.choose }, ...options] }]}
				/>
			</SetupForm>
		</>
	);
}
