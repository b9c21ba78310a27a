import { alarmSentence, alarmsOf } from "../domain/operation.ts";
import { readingsIn } from "../metrics.ts";

/** `npm run health -- URL`: asks the metrics of a running house; for cron. 0: all is well; 1: alarms; 2: no answer. */
const usage =
	"Usage: npm run health -- URL, the address of the metrics, such as http://127.0.0.1:9464/metrics.";
const answerMs = 10_000;

async function textAt(url: string): Promise<string> {
	const answer = await fetch(url, { signal: AbortSignal.timeout(answerMs) });
	if (!answer.ok) throw new Error(`${url} is answered with ${answer.status}.`);
	return answer.text();
}

async function main([url = "", ...more]: readonly string[]): Promise<number> {
	if (!URL.canParse(url) || more.length > 0) throw new Error(usage);
	const readings = readingsIn(await textAt(url));
	if (readings === null) throw new Error(`${url} gives no metrics of this program.`);
	const alarms = alarmsOf(readings);
	const sentences = alarms.map((gauge) => alarmSentence(gauge, readings[gauge]));
	process.stdout.write(`${sentences.length === 0 ? "All is well." : sentences.join("\n")}\n`);
	return sentences.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : "";
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}${cause}\n`);
		process.exitCode = 2;
	},
);
