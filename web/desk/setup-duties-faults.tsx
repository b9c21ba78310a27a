import { listed } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { WideTable } from "../parts/wide-table.tsx";
import type { DutyCheck } from "./setup-client.ts";
import { areaNamed, postNamed, useSetup, useSetupLink } from "./setup-house.tsx";
import { matterNamed, useTableWords } from "./setup-words.ts";

type Fault = DutyCheck["faults"][number];

/** What the check of a duty book found: gaps, overlaps, empty posts, each with the place where it is mended. */
export function DutyFaults({ check }: { readonly check: Omit<DutyCheck, "version"> }) {
	const { house, language } = useSetup();
	const words = useTableWords().duties;
	const { faults, faultCount, unsignedPostIds } = check;
	return (
		<>
			<h2>{words.check}</h2>
			<p class="num">{faultCount === 0 ? words.clean : words.faults(faultCount, faults.length)}</p>
			{faults.length > 0 && (
				<WideTable label={words.check} columns={words.faultColumns}>
					{faults.map((fault) => (
						<FaultRow
							key={`${fault.kind} ${fault.areaCode} ${fault.categoryCode} ${fault.levels}`}
							fault={fault}
						/>
					))}
				</WideTable>
			)}
			<p>
				{unsignedPostIds.length === 0
					? words.allSigned
					: words.unsigned(
							listed(
								unsignedPostIds.map((id) => postNamed(house, id)),
								language,
							),
						)}
			</p>
		</>
	);
}

function FaultRow({ fault }: { readonly fault: Fault }) {
	const { house, language, words: setup } = useSetup();
	const words = useTableWords().duties;
	const link = useSetupLink();
	const { kind, areaCode, categoryCode, levels, itemIds, cases } = fault;
	const named = wordsOf(language).levels;
	const area = areaNamed(house, areaCode, setup);
	const matter = matterNamed(categoryCode, language);
	const places = {
		gap: ["duties", "mend", areaCode, categoryCode],
		overlap: ["duties", "new"],
		vacant: ["posts"],
	} as const;
	return (
		<tr>
			<th scope="row">{area}</th>
			<td>{matter}</td>
			<td>
				{listed(
					levels.map((level) => named[level]),
					language,
				)}
			</td>
			<td>
				{words.kinds[kind]} {listed(itemIds, language)}
			</td>
			<td class="num">{cases}</td>
			<td>
				<a href={link(...places[kind])} aria-label={words.mendFor(words.mend[kind], area, matter)}>
					{words.mend[kind]}
				</a>
			</td>
		</tr>
	);
}
