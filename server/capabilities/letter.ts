import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { closed } from "../contract/common.ts";
import { letterId, listLettersReply, readLetterReply, sayLetterBody } from "../contract/letter.ts";
import type { StaffDeps } from "../deps.ts";
import { covers } from "../domain/area.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Letter } from "../domain/letter.ts";
import { isAddressee, isHelper } from "../domain/oversight.ts";
import { postsOf } from "../domain/people.ts";
import { mayRead } from "../domain/permission.ts";
import type { Person, Setting } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";
import { type InLetter, letterItem, letterView, saidIn } from "../views/letter.ts";
import { wordsOf } from "../words.ts";

type Name = Pick<Letter, "unitId" | "week" | "letterId">;

function nameOf(id: string): Name {
	const at = id.lastIndexOf(":");
	return { letterId: id, unitId: id.slice(0, at), week: id.slice(at + 1) };
}

/** The units whose letters can hold a case the person may read: the own, and those of the own area. */
function unitsOf({ personId, role, areaPrefix }: Person, setting: Setting, now: Instant): readonly string[] {
	const own = postsOf(setting, personId, now);
	const below =
		role === "cadre" ? [] : [...setting.posts.values()].filter((post) => covers(areaPrefix, post.areaCode));
	return [...new Set([...own, ...below].map(({ unitId }) => unitId))];
}

/** What routes on letters share: a letter is no more than those of its cases that the person may read. */
function letters(app: App, { ledger, randomBytes }: StaffDeps) {
	const casesIn = (
		{ unitId, week, letterId: id }: Name,
		person: Person,
		now: Instant,
	): readonly InLetter[] => {
		const setting = ledger.setting();
		const { casesOfLetter } = app.staff.seenBy(person);
		return casesOfLetter(unitId, week).flatMap((state) => {
			const letter = state.letters.find((one) => one.letterId === id);
			return letter !== undefined && mayRead(person, state, setting, now) ? [{ state, letter }] : [];
		});
	};
	const toldTo = (person: Person) => (one: InLetter) => {
		const { caseNumber } = one.state;
		const seen = app.staff.seenBy(person);
		return { ...one, trail: seen.trailOf(caseNumber), words: seen.wordsOf(caseNumber) };
	};
	const show = (reply: FastifyReply, person: Person, id: string) => {
		const now = ledger.now();
		const name = nameOf(id);
		const cases = casesIn(name, person, now);
		if (cases.length === 0) return reply.refuse({ code: "notFound" });
		return reply.send(
			letterView(name, cases.map(toldTo(person)), { person, setting: ledger.setting(), now }),
		);
	};
	/** One deed on each of the person's cases that has had none yet: whatever stopped half-way is finished by the next try. */
	const say = async (reply: FastifyReply, person: Person, id: string, deed: SayDeed, text: string) => {
		const now = ledger.now();
		const cases = casesIn(nameOf(id), person, now);
		if (cases.length === 0) return reply.refuse({ code: "notFound" });
		const mine = cases.filter(({ letter }) => deed.isMine(letter, person.personId, ledger.setting(), now));
		if (mine.length === 0) return reply.refuse({ code: "notYours" });
		const open = mine.filter(({ letter }) => !deed.isDone(letter));
		const isSame = (one: InLetter) => saidIn(deed.event, id, toldTo(person)(one)) === text;
		if (open.length === 0 && !mine.every(isSame)) return reply.refuse({ code: "alreadyAnswered" });
		const outcomes = await Promise.all(
			open.map(({ state }) => {
				const words = wordsOf(text, randomBytes);
				const command = { type: deed.type, by: person.personId, letterId: id, words } as const;
				return app.staff.run(person, state.caseNumber, command);
			}),
		);
		// Done by a try beside this one.
		const real = outcomes.find((refusal) => refusal !== null && refusal.code !== "alreadyAnswered") ?? null;
		return real === null ? show(reply, person, id) : reply.refuse(real);
	};
	return { casesIn, show, say };
}

type SayDeed = {
	readonly type: "HelpLetter" | "AnswerLetter";
	readonly event: "LetterHelped" | "LetterAnswered";
	readonly isMine: (letter: Letter, personId: string, setting: Setting, now: Instant) => boolean;
	readonly isDone: (letter: Letter) => boolean;
};
const helping: SayDeed = {
	type: "HelpLetter",
	event: "LetterHelped",
	isMine: isHelper,
	isDone: ({ helpedAt }) => helpedAt !== null,
};
const answering: SayDeed = {
	type: "AnswerLetter",
	event: "LetterAnswered",
	isMine: isAddressee,
	isDone: ({ answeredAt }) => answeredAt !== null,
};

const onRequest = requirePerson("listLetters");
const params = Type.Object({ letterId }, closed);
const common = { tags: ["desk"], security: bySession };
const one = { ...common, params, response: replies({ 200: readLetterReply }) };

function reading(
	app: App,
	{ ledger, reads }: StaffDeps,
	{ casesIn, show }: ReturnType<typeof letters>,
): void {
	app.get(
		"/api/letters",
		{
			onRequest,
			schema: {
				...common,
				operationId: "listLetters",
				summary: "Supervision letters by unit and week, newest week first.",
				querystring: Type.Object({ cursor: Type.Optional(Type.String()) }, closed),
				response: replies({ 200: listLettersReply }),
			},
		},
		async (request) => {
			const person = personOf(request);
			const now = ledger.now();
			const setting = ledger.setting();
			const unitIds = unitsOf(person, setting, now);
			const page = reads.lettersOf({ unitIds, cursor: request.query.cursor ?? null });
			const items = page.items.flatMap(({ unitId, week }) => {
				const name = { unitId, week, letterId: `${unitId}:${week}` };
				const cases = casesIn(name, person, now);
				return cases.length === 0 ? [] : [letterItem(name, cases, { person, setting, now })];
			});
			return { items, nextCursor: page.nextCursor, asOf: wireInstant(now) };
		},
	);
	const schema = {
		...one,
		operationId: "readLetter",
		summary: "One letter with all its cases, to be printed.",
	};
	app.get("/api/letters/:letterId", { onRequest, schema }, async (request, reply) =>
		show(reply, personOf(request), request.params.letterId),
	);
}

/** Letters: to units, by week; the superior adds the help, the unit answers, each in one deed for all cases. */
export async function letter(app: App, deps: StaffDeps): Promise<void> {
	const all = letters(app, deps);
	reading(app, deps, all);
	const help = {
		...one,
		operationId: "helpLetter",
		summary: "The help the superior gives.",
		body: sayLetterBody,
	};
	app.post("/api/letters/:letterId/help", { onRequest, schema: help }, async (request, reply) =>
		all.say(reply, personOf(request), request.params.letterId, helping, request.body.words),
	);
	const answer = {
		...one,
		operationId: "answerLetter",
		summary: "The answer of the unit.",
		body: sayLetterBody,
	};
	app.post("/api/letters/:letterId/answer", { onRequest, schema: answer }, async (request, reply) =>
		all.say(reply, personOf(request), request.params.letterId, answering, request.body.words),
	);
}
