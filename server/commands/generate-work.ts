import type { Instant } from "../domain/calendar.ts";
import { type HeldCase, isHeld } from "../domain/case.ts";
import { isMediable } from "../domain/category.ts";
import type { Command } from "../domain/decide.ts";
import { mediations } from "../domain/exit-events.ts";
import { isWaiting } from "../domain/permission.ts";
import { asksForTime, courseDeed } from "./generate-course.ts";
import { answerAfterAsking, type Habit, habitOf } from "./generate-habit.ts";
import { dateIn, type Intent, type Scene, said, staffSaid, workingHours } from "./generate-scene.ts";
import { share } from "./generate-shares.ts";
import { answerText } from "./generate-words.ts";

/** What the holders of one case mean to do, one stretch of work after the other. */
export class Work {
	#habit: Habit | null = null;
	/** Of which stretch the habit is: a new round, another holder, or the time after a refused answer, has its own. */
	#stretch = "";
	#answers = 0;
	#isCourseOver = false;
	/** When the answer comes once more time was asked for. */
	#answerAt: Instant | null = null;

	/** The holder's next deed; null while somebody else's is awaited, or for ever. */
	next(scene: Scene, state: HeldCase): Intent | null {
		if (isWaiting(state)) return this.#resume(scene);
		const habit = this.#habitIn(scene, state);
		const { signAt, contactAt, course, courseAt } = habit;
		const soon = (at: Instant) => workingHours(scene, Math.max(at, scene.now), 0, 2);
		const held = (command: (then: Scene, state: HeldCase) => Command | null) => (then: Scene) =>
			isHeld(then.state) ? command(then, then.state) : null;
		if (course === "onTheSpot" && !this.#isCourseOver) return { at: courseAt, command: this.#course(habit) };
		if (state.status === "dispatched" && signAt !== null)
			return {
				at: soon(signAt),
				command: held((_, { tour }) => ({ type: "SignCase", by: tour.holderId })),
			};
		const isContactFirst = course === "plain" || this.#isCourseOver || (contactAt ?? courseAt) < courseAt;
		if (state.tour.contactedAt === null && contactAt !== null && isContactFirst)
			return { at: soon(contactAt), command: held(contact) };
		if (course !== "plain" && !this.#isCourseOver)
			return { at: Math.max(courseAt, scene.now), command: this.#course(habit) };
		const answerAt = this.#timeToAnswer(scene, state, habit);
		return answerAt === null
			? null
			: { at: soon(answerAt), command: held((then, now) => this.#answer(then, now)) };
	}

	#habitIn(scene: Scene, state: HeldCase): Habit {
		const stretch = `${state.round} ${state.hop} ${this.#answers}`;
		if (this.#habit === null || this.#stretch !== stretch) {
			this.#habit = habitOf(scene, state, this.#answers === 0 ? state.tour.startedAt : scene.now);
			this.#isCourseOver = false;
			this.#answerAt = null;
		}
		this.#stretch = stretch;
		return this.#habit;
	}

	#course({ course }: Habit): Intent["command"] {
		return (then) => {
			this.#isCourseOver = true;
			return isHeld(then.state) ? courseDeed(then, then.state, course) : null;
		};
	}

	#timeToAnswer(scene: Scene, state: HeldCase, { answerAt, course }: Habit): Instant | null {
		if (answerAt === null || !asksForTime(course)) return answerAt;
		this.#answerAt ??= answerAfterAsking(scene, state);
		return this.#answerAt;
	}

	#answer(then: Scene, state: HeldCase): Command {
		const { chance } = then;
		this.#answers += 1;
		const outcome = chance.happens(share.cannotBeSolved) ? "cannotBeSolved" : "done";
		const words = said(then, answerText(chance));
		const isMediated = isMediable(state.categoryCode) && chance.happens(share.mediated);
		const mediation = isMediated ? { mediation: chance.oneOf(mediations) } : {};
		return { type: "AnswerCase", by: state.tour.holderId, words, outcome, ...mediation };
	}

	/** A wait ends by itself, if the holder does not end it. */
	#resume(scene: Scene): Intent | null {
		if (!scene.chance.happens(share.resumedEarly)) return null;
		return {
			at: workingHours(scene, scene.now, 4, 60),
			command: ({ state }) =>
				isHeld(state) && isWaiting(state) ? { type: "ResumeCase", by: state.tour.holderId } : null,
		};
	}
}

function contact(then: Scene, { tour }: HeldCase): Command {
	const byDate = dateIn(then, 1 + then.chance.below(5));
	const [words, nextStep] = [staffSaid(then), staffSaid(then)];
	return { type: "ContactResident", by: tour.holderId, words, nextStep, byDate };
}
