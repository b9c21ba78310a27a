import { stepOrder } from "../domain/ladder.ts";
import { optionsFrom, rowsOf, UsageRefused } from "./replay-input.ts";
import { RowRefused, replayRows } from "./replay-run.ts";
import { type ReplaySummary, summaryOf, wireOf } from "./replay-summary.ts";

const labels = {
	none: "no step",
	contactReminder: "contact reminder 催办",
	finishReminder: "finish reminder 催办",
	unsigned: "unsigned 未签收",
	blue: "blue card 蓝卡",
	yellow: "yellow card 黄卡",
	red: "red card 红卡",
	referred: "referred 移交纪检",
} as const;

function tableOf({
	count,
	answeredInTime,
	ignored,
	late,
	byHighestStep,
	workingMinutesToAnswer,
}: ReplaySummary): string {
	const share = (cases: number) =>
		`${String(cases).padStart(6)}  ${((100 * cases) / count).toFixed(1).padStart(5)} %`;
	const hours = (minutes: number) =>
		`${(minutes / 60).toFixed(1)} working hours, ${minutes.toFixed(1)} working minutes`;
	const steps = ["none", ...stepOrder] as const;
	const highest = steps.map((step) => `    ${share(byHighestStep[step])}  ${labels[step]}`);
	return [
		`  cases 工单           ${count}`,
		`  answered in time     ${share(answeredInTime)}`,
		`  ignored 未理会       ${share(ignored)}`,
		`  late 超期            ${share(late)}`,
		"  highest step reached",
		...highest,
		`  to the answer, median  ${hours(workingMinutesToAnswer.median)}`,
		`  to the answer, P90     ${hours(workingMinutesToAnswer.p90)}`,
		"",
	].join("\n");
}

async function main(args: readonly string[]): Promise<void> {
	const { file, contact, json } = optionsFrom(args);
	const cases = await replayRows(rowsOf(file), { contact });
	const summary = summaryOf(cases);
	process.stdout.write(
		json ? `${JSON.stringify({ cases: cases.map(wireOf), summary })}\n` : tableOf(summary),
	);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	const expected = error instanceof UsageRefused || error instanceof RowRefused;
	process.stderr.write(
		`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
	);
	process.exitCode = expected ? 2 : 1;
});
