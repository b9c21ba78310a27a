import type { DutyRow } from "../../server/domain/duty-rows.ts";
import { Select, TextField } from "../parts/form.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { useReply, Waiting } from "./asked.tsx";
import type { DutyBookWire } from "./setup-client.ts";
import { datedOf, matterGroups, proposed, VersionFields, withItem } from "./setup-duties-forms.tsx";
import { SavedBook } from "./setup-duties-saved.tsx";
import { SetupForm, useFields } from "./setup-form.tsx";
import { areaNamed, areaOptions, postGroups, postNamed, useSetup, useSetupLink } from "./setup-house.tsx";
import { matterNamed, useTableWords } from "./setup-words.ts";
import { boundaryWords } from "./words-boundary.ts";

/** Boundary places 交界处 of a version, and the way to name one (rules.md §8). */
export function BoundaryPlaces({ book: { items } }: { readonly book: DutyBookWire }) {
	const { house, language, words: setup } = useSetup();
	const words = boundaryWords(language);
	const link = useSetupLink();
	const placed = items.flatMap(({ boundary, ...item }) =>
		boundary === undefined ? [] : [{ ...item, boundary }],
	);
	return (
		<>
			<h2>{words.places}</h2>
			<p class="hint">{words.placesWhat}</p>
			{placed.length === 0 ? (
				<p>{words.none}</p>
			) : (
				<WideTable label={words.places} columns={words.columns}>
					{placed.map(({ itemId, areaPrefix, categoryPrefix, postId, boundary }) => (
						<tr key={itemId}>
							<th scope="row">{boundary.place}</th>
							<td>
								{[areaPrefix, boundary.otherAreaPrefix]
									.map((code) => areaNamed(house, code, setup))
									.join(" — ")}
							</td>
							<td>{matterNamed(categoryPrefix, language)}</td>
							<td>{postNamed(house, postId)}</td>
							<td>{postNamed(house, boundary.alternatePostId)}</td>
						</tr>
					))}
				</WideTable>
			)}
			<p>
				<a class="btn" href={link("duties", "boundary")}>
					{words.add}
				</a>
			</p>
		</>
	);
}

/** A boundary place named: the book in force with its item more, as a new version. */
export function NameBoundary() {
	const { client } = useSetup();
	const asked = useReply(() => client.readDutyBook("current"));
	const { reply } = asked;
	return reply?.ok ? <BoundaryForm book={reply.value} /> : <Waiting asked={asked} />;
}

function BoundaryForm({ book }: { readonly book: DutyBookWire }) {
	const { house, language, words: setup, toDone } = useSetup();
	const words = boundaryWords(language);
	const { issued } = useTableWords().duties;
	const fields = useFields("boundary", {
		...{
			place: "",
			areaPrefix: "",
			otherAreaPrefix: "",
			categoryPrefix: "",
			postId: "",
			alternatePostId: "",
		},
		...{ version: proposed(house.asOf), from: "" },
	});
	const { values, tie, send, client } = fields;
	const { version, from, ...cells } = values;
	const issue = () => {
		const row: DutyRow = {
			...{ itemId: `boundary:${version}`.slice(0, 60), levels: "all", ...cells },
			clause: words.clause(cells.place),
		};
		return client.issueDutyBook({ ...datedOf({ version, from }), csv: withItem(book, row), dryRun: false });
	};
	const none = { label: null, options: [{ value: "", label: setup.choose }] };
	const areas = [none, { label: null, options: areaOptions(house, null) }];
	const posts = [none, ...postGroups(house)];
	return (
		<>
			<h1>{words.add}</h1>
			<p class="hint">{words.addWhat}</p>
			<SetupForm
				fields={fields}
				go={words.go}
				cancel={["duties"]}
				saved={<SavedBook />}
				onSend={() =>
					void send([...Object.keys(cells), "version"], issue, (done) =>
						toDone(issued(done.version), "duties"),
					)
				}
			>
				<TextField {...tie("place")} label={words.place} hint={words.placeHint} />
				<Select {...tie("areaPrefix")} label={words.area} groups={areas} />
				<Select {...tie("otherAreaPrefix")} label={words.otherArea} groups={areas} />
				<Select {...tie("categoryPrefix")} label={words.matter} groups={[none, matterGroups(language)]} />
				<Select {...tie("postId")} label={words.lead} groups={posts} />
				<Select {...tie("alternatePostId")} label={words.alternate} groups={posts} />
				<VersionFields tie={tie} />
			</SetupForm>
		</>
	);
}
