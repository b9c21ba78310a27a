/** A process that was killed answers again within this time (trust.md D1). */
export const readyMsMax = 5_000;
