import { type Static, Type } from "typebox";
import { reportPhotosMax } from "../domain/limits.ts";
import { closed, proofHeader } from "./common.ts";

export const photoId = Type.String({ pattern: "^[A-Za-z0-9_-]{22}$", description: "what sendPhoto gave" });
export const photoIds = Type.Array(photoId, { maxItems: reportPhotosMax });
/** One that is saved, not only looked at, is an export. */
export const savedQuery = Type.Object({ save: Type.Optional(Type.Literal("yes")) }, closed);
export const sendPhotoHeaders = Type.Object({ "x-proof": proofHeader });
/** The fields beside the one file: none. */
export const sendPhotoBody = Type.Object({}, { ...closed, description: "with one part that is a file" });
/** A photo is sent before its report, which then names it; one that no report takes is forgotten after a day. */
export const sendPhotoReply = Type.Object({ photoId }, closed);
export type SendPhotoReply = Static<typeof sendPhotoReply>;
