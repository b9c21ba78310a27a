import type { AreaWire } from "../../server/contract/intake.ts";
import type { ControlTie } from "./field.tsx";
import type { Frame } from "./page.ts";

const communityDigits = 12;

type Community = { readonly area: AreaWire; readonly grids: readonly AreaWire[] };

/** Every area above a grid, each with the grids inside it; a grid of no listed community stands by itself. */
function communitiesOf(areas: readonly AreaWire[]): Community[] {
	const isInside = (grid: AreaWire, area: AreaWire) =>
		area.areaCode.length === communityDigits && grid.areaCode.startsWith(area.areaCode);
	const isGrid = (area: AreaWire) => area.areaCode.length > communityDigits;
	return areas
		.filter((area) => !isGrid(area) || !areas.some((other) => other !== area && isInside(area, other)))
		.map((area) => ({
			area,
			grids: areas.filter((grid) => isGrid(grid) && grid !== area && isInside(grid, area)),
		}));
}

/** The name of an area with its community before it, if that is not already part of it. */
export function areaNameOf(areas: readonly AreaWire[], areaCode: string): string {
	const area = areas.find((one) => one.areaCode === areaCode);
	if (area === undefined) return areaCode;
	const community = areas.find((one) => one.areaCode === areaCode.slice(0, communityDigits));
	const isNamed = community === undefined || community === area || area.name.startsWith(community.name);
	return isNamed ? area.name : `${community.name} ${area.name}`;
}

/** A native select by community: it works without script, and every phone knows how to scroll it. */
export function AreaSelect({
	tie,
	chosen,
	frame: { shell, words },
}: {
	readonly tie: ControlTie;
	readonly chosen: string;
	readonly frame: Frame;
}) {
	const { report } = words;
	const option = ({ areaCode }: AreaWire, label: string) => (
		<option key={areaCode} value={areaCode} selected={areaCode === chosen}>
			{label}
		</option>
	);
	return (
		<select {...tie}>
			<option value="">{report.areaNone}</option>
			{communitiesOf(shell.areas).map(({ area, grids }) =>
				grids.length === 0 ? (
					option(area, area.name)
				) : (
					<optgroup key={area.areaCode} label={area.name}>
						{option(area, report.areaWhole(area.name))}
						{grids.map((grid) => option(grid, areaNameOf(shell.areas, grid.areaCode)))}
					</optgroup>
				),
			)}
		</select>
	);
}

/** The same places to type: phones offer those that fit. */
export function AreaNames({ areas }: { readonly areas: readonly AreaWire[] }) {
	return (
		<datalist id="places">
			{areas.map(({ areaCode }) => (
				<option key={areaCode} value={areaNameOf(areas, areaCode)} />
			))}
		</datalist>
	);
}
