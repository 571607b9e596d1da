package org.tallystick.lib.collections.dunning;

/** How a level speaks; its words are those of the mails and letters of this name. */
public enum Tone {
    /** Before or on the due day: something is about to be due. */
    COURTESY,
    /** It may have been forgotten. */
    REMINDER,
    /** It is demanded, with a day to pay by. */
    DEMAND,
    /** The last demand before it is handed on. */
    FINAL
}
