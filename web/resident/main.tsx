import "../parts/tokens.css";
import "../parts/base.css";
import "./resident.css";
import { leaveQuickly } from "../parts/device.ts";
import { watchCheckHere } from "./check-here.ts";
import { watchCounters } from "./counter.ts";
import { dropSent, watchDraft } from "./draft.ts";
import { watchHelp } from "./help.ts";
import { watchKeeping } from "./keeping.ts";
import { watchPhotos } from "./photo-choice.ts";
import { chooseScannedArea } from "./place.ts";
import { watchPosition } from "./position.ts";
import { takeScannedReceipt, watchReceiptField } from "./receipt-field.ts";
import { watchForms } from "./send.ts";
import { watchMatter } from "./suggest.ts";
import { arrive } from "./swap.ts";

/**
 * What script adds to pages that work without it: nothing typed is lost when the network goes, a report is sent once,
 * a miscopied receipt is noticed before it is sent. It stores nothing but a draft that was wished, and reads no words but those in the page.
 */
// First: it works whatever else on the page does not.
leaveQuickly(document);
watchForms(document);
watchCounters(document);
watchHelp(document);
watchMatter(document);
watchPhotos(document);
watchPosition(document);
watchDraft(document);
watchReceiptField(document);
watchKeeping(document);
watchCheckHere(document);
chooseScannedArea(document, location.hash);
takeScannedReceipt(document, location);
arrive(document);
dropSent(document);
