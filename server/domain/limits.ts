/** Every bound of the product with its unit, most significant word first. Characters are Unicode code points; CRLF counts as LF. */
export const reportCharactersMax = 4_000;
export const answerCharactersMax = 10_000;
export const explanationCharactersMax = 300;
export const messageCharactersMax = 2_000;
export const nextStepCharactersMax = 500;
export const spotCharactersMax = 200;
export const aboutNameCharactersMax = 100;
export const phoneCharactersMax = 30;
export const usernameCharactersMax = 64;
/** Of a passphrase, which follows no rule of composition (trust.md S1). */
export const passphraseCharactersMin = 12;
export const passphraseCharactersMax = 256;
/** Letters left once the house's own words are taken out of it. */
export const passphraseOwnLettersMin = 6;
/** An invitation opens this long, once. */
export const invitationSecondsMax = 7 * 86_400;
export const invitationCharactersMax = 64;
/** What one proposed of somebody's access is for another to decide until then. */
export const accessProposalSecondsMax = 7 * 86_400;
export const requestBytesMax = 256 * 1024;
/** Wrong spoken codes at one case on one day (Shanghai) after which none is right until the next. */
export const spokenTriesMax = 5;
/** What is typed as a case number or a spoken code; longer is none. */
export const spokenCharactersMax = 64;
/** Photos of one case with what is sent later; of one report, the size of one as it is sent, its pixels, and the longest side of what is kept. */
export const casePhotosMax = 24;
export const reportPhotosMax = 6;
export const photoBytesMax = 12 * 1024 * 1024;
export const photoPixelsMax = 60_000_000;
export const photoSidePixelsMax = 2_048;
/** Photos that wait to be made anew; more at once are asked to come again. */
export const photosWaitingMax = 16;
/** A photo that no report has taken is forgotten then. */
export const photoUntakenSecondsMax = 24 * 3600;
/** Open at a time; a gateway in front keeps its own queue. */
export const openConnectionsMax = 4_096;
export const idempotencyKeyCharactersMin = 16;
export const idempotencyKeyCharactersMax = 128;
export const idempotencySecondsMax = 24 * 3600;

export const sessionIdleSecondsMax = 30 * 60;
export const sessionSecondsMax = 8 * 3600;
/** Failures after which a further try waits: of one username from one sender, of one username from anywhere, of one sender. */
export const signInFailuresMax = 5;
export const signInOfNameMax = 50;
export const signInOfSenderMax = 50;
/** After so long without a failure they count from none again. */
export const signInForgottenSecondsMax = 3600;
/** How long a browser that has signed in is known. */
export const browserKnownSecondsMax = 180 * 86_400;
export const signInDelaySecondsMax = 60;
/** Sign-ins that did not open, recorded of one account in one hour; lines of the record shown to its person. */
export const signInsFailedPerHourMax = 30;
export const signInsShownMax = 30;
export const signInWaitingMax = 8;
export const signInNamesMax = 10_000;

/** Refused accesses of one person that are recorded in one hour, and persons remembered for it. */
export const accessRefusedPerHourMax = 100;
export const refusersRememberedMax = 10_000;
/** The case and its trail read within this time are one look at a sealed report; looks remembered for it. */
export const lookSecondsMax = 60;
export const looksRememberedMax = 1_000;

/** Floods: reports over the whole house in one window (FLOOD_REPORTS_MAX), how long a window lasts, addresses counted apart. */
export const floodReportsMax = 60_000;
export const floodWindowSecondsMax = 300;
export const floodAddressesRememberedMax = 10_000;
export const proofCharactersMax = 2_048;
/** A form token opens the door in a flood once it is this old, and until it is that old. */
export const floodTokenSecondsMin = 20;
export const floodTokenSecondsMax = 2 * 3600;

export const clockBackSecondsMax = 60;
export const contactDaysAheadMax = 365;
export const unitSmallPeopleMax = 10;
export const unitPeopleMax = 100_000;
export const nameCharactersMax = 60;
export const clauseCharactersMax = 200;
export const rosterSecondsMax = 62 * 86_400;
export const rosterShiftsMax = 500;
/** Rows of a table that a set-up page draws; the table as CSV has all. */
export const tableRowsShownMax = 200;
/** What is published of a case, and how many days its resident sees it before anybody else. */
export const publicationCharactersMax = 500;
export const publicationObjectionDaysMin = 7;
/** Cases on a superior's list of publications, and on one quarter of the daylight page. */
export const publicationsListedMax = 50;
export const publishedShownMax = 200;
export const setupRosterSecondsMax = 14 * 86_400;
/** Of one number of the policy: minutes of ten days, and far more days or hours than any limit has. */
export const policyNumberMax = 14_400;
/** Open cases held against a draft of the policy for one answer. */
export const previewedCasesMax = 1_000;
export const declaredDaysMax = 366;
export const hoursIntervalsMax = 4;
export const dutyItemsMax = 20_000;
export const areaRowsMax = 2_000;
export const tableBytesMax = 4 * 1024 * 1024;
/** Faults of the duty book named in one answer. */
export const faultsNamedMax = 500;
/** Reports of so long back are counted for each of its gaps. */
export const gapCountedSecondsMax = 90 * 86_400;
/** Dispatches that a holder may return, the one after is binding (rules.md §2); times a case changes hands in a round. */
export const caseReturnsMax = 2;
export const caseHandOversMax = 3;
export const extensionDaysMax = 10;
/** 3 working days of 8 hours, and 72 hours at natural levels, in total (rules.md §2, awaiting resident). */
export const awaitingWorkingSecondsMax = 24 * 3600;
export const awaitingNaturalSecondsMax = 72 * 3600;
export const casePromisesMax = 2;
export const promiseDaysAheadMax = 365;
export const promiseMilestonesMax = 10;
export const milestoneCharactersMax = 200;
export const shelvingDaysMax = 90;
/** The body in charge instead, and its limit, of a report that is turned away. */
export const bodyCharactersMax = 200;
/** Pieces of words asked to be erased at a time. */
export const erasedWordsMax = 500;
/** Voices merged into one case: as many as one commit can release. */
export const caseVoicesMax = 2_000;
/** Parts cut out of one report. */
export const casePartsMax = 5;
/** Places hidden in the words of one report. */
export const caseMasksMax = 40;
/** Open matters that one report is offered to join. */
export const mattersOfferedMax = 5;
/** A surge takes reports in for so long at most (rules.md §3). */
export const surgeHoursMax = 72;
/** What two reporters may both have written by chance: so few digits, so few characters. */
export const sharedDigitsMin = 5;
export const sharedCharactersMin = 10;
/** Spans of a reply that one refusal names. */
export const detailSpansMax = 10;
/** Two calls of the desk are two tries when so long lies between them; tries to follow an answer up (rules.md §2). */
export const callsApartSecondsMin = 2 * 3600;
export const followUpTriesMax = 3;
/** Assists open at a time. */
export const openAssistsMax = 5;

/** Steps that fire in one commit: few enough that a request behind them waits some milliseconds only. */
export const sweepBatchMax = 32;
export const commitBatchMax = 256;
export const commitWaitingMax = 4_096;
export const checkpointSecondsMax = 24 * 3600;
export const checkpointsListedMax = 50;
/** How much of the mirror is read to find its newest checkpoint. */
export const mirrorTailBytesMax = 64 * 1024;
export const listItemsMax = 50;
/** Pages of a person's list that one request for a hand-over sheet reads over. */
export const handOverPagesMax = 20;
/** Words left unsent in a browser are given back that long. */
export const draftDaysMax = 14;
/** Passkeys of one person, how one is called, and how long the device has to answer. */
export const passkeysHeldMax = 10;
export const passkeyNameCharactersMax = 40;
export const passkeyChallengeSecondsMax = 300;
/** Any one text of what a device answers, base64url. */
export const passkeyAnswerCharactersMax = 8_192;
/** Ways in are added and taken away that soon after a sign-in, and later only after another. */
export const freshSignInSecondsMax = 600;
export const searchCharactersMax = 100;
/** Of the cases that may hold what is sought, so many are looked at for one page. */
export const searchedCasesMax = 100;
/** So often the search goes on where what was found may not be shown. */
export const searchTurnsMax = 3;
/** So long after the page last said so, somebody counts as looking at a case; cases remembered for it. */
export const presenceSecondsMax = 45;
export const presenceRememberedMax = 2_000;
/** Weeks or months that a ledger is offered for; cases looked at in one turn, and rows of one ledger. */
export const casebookPeriodsMax = 24;
export const casebookScannedMax = 500;
export const casebookRowsMax = 20_000;
/** Since its report, an open case counts as aged from then on. */
export const casesAgedSecondsMin = 5 * 86_400;
/** Open cases of one post that are counted; more are not told apart. */
export const openCountedMax = 1_000;
/** Cases counted for one person. */
export const figuresCasesMax = 20_000;
/** Times the values of a figure are drawn again for its interval. */
export const bootstrapDrawsMax = 1_000;
export const comparedCasesMin = 20;
/** Resamples of a bootstrap: as many as a reader will wait for over all cases of a year. */
export const bootstrapSamplesMax = 400;
/** Verdicts told together (trust.md A10); of the daylight page: the smallest count told, the quarters shown, and the areas that get a row. */
export const batchCasesMin = 5;
export const daylightCellMin = 5;
export const daylightPeriodsMax = 8;
export const daylightAreasMax = 100;

/** How many are erased in one go, so that no commit waits long behind it. */
export const retriesForgottenMax = 1_000;
/** Pages in the WAL above which `relieve` moves them into the database: 64 MiB. */
export const walPagesMax = 16_384;
/** How long the thread that moves pages waits for a commit to end, and a writer then for it. */
export const moverMillisecondsMax = 50;
/** Memory for pages of the database: random keys (receipts, words) would otherwise be read again and again. */
export const pageCacheKibibytesMax = 64 * 1024;
/** New cases of one commit from which on the next one waits for about as many, up to how many, and for how long. */
export const gatheredCasesMin = 8;
export const gatheredCasesMax = 40;
export const gatheredMillisecondsMax = 2;
/** Of the thread that writes new cases: it walks over all of its cache at every commit. */
export const scribeCacheKibibytesMax = 8 * 1024;
/** Waited for another writer of the file: once, and then by each further write until one gets in. */
export const busyMillisecondsMax = 5_000;
export const busyAgainMillisecondsMax = 500;
/** Events held in memory at a time. */
export const eventsPerReadMax = 1_000;

/** Bounds of a house that runs well (server/domain/operation.ts). */
export const sweepLagSecondsMax = 120;
export const diskFreeBytesMin = 1024 ** 3;
/** A day, and two hours for a backup that takes long. */
export const backupAgeSecondsMax = 26 * 3600;
export const checkpointsMissedMax = 2;
/** NTP itself moves a clock by less. */
export const clockHeldSecondsMax = 2;
export const clockStepSecondsMax = 2;
/** How long a jump of the clock and a refused write are remembered. */
export const clockStepsSecondsMax = 3600;
export const refusalsSecondsMax = 300;
export const loopDelayMillisecondsMax = 500;
export const walBytesMax = 512 * 1024 ** 2;

/** A feature of one text alone says nothing of another (server/domain/suggestion.ts). */
export const textsWithFeatureMin = 2;
/** Reports a learner is taught by, the newest; texts between two rests; how long it is used before it is taught anew. */
export const suggestionExamplesMax = 2_000;
export const textsPerStepMax = 16;
export const suggestionSecondsMax = 3600;
/** Categories offered for one report, and the share from which on one is likely enough. */
export const categoriesOfferedMax = 3;
export const offeredShareMin = 0.15;

/** Signatures of the log and its witnesses that one checkpoint may carry. */
export const noteSignaturesMax = 64;
/** A path up the largest tree: sizes are 64 bits. */
export const logPathHashesMax = 64;
/** Findings of a verification that are told one by one; the rest is counted. */
export const findingsListedMax = 100;
export const witnessEverySecondsMax = 24 * 3600;
/** A checkpoint with all its signatures, or the notes in which keys handed over. */
export const noteBytesMax = 64 * 1024;
/** A proof file with the words of a report, its answer and everything between. */
export const proofFileBytesMax = 1024 * 1024;
/** What is written so shortly before an inspection is marked: the limits that lead to it are known beforehand. */
export const inspectionNoticeSecondsMax = 24 * 3600;
