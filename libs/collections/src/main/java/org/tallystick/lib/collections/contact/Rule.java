package org.tallystick.lib.collections.contact;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/** One rule of a pack, as data. Days are calendar days where the person is. */
public sealed interface Rule {
    /** Its stable name in proofs. */
    String id();

    /** Not before the first moment, not after the last. */
    record Hours(String id, Set<Medium> media, LocalTime opens, LocalTime closes) implements Rule {
        public Hours {
            media = Set.copyOf(media);
            if (!opens.isBefore(closes)) {
                throw new IllegalArgumentException("opens at " + opens + ", not before " + closes);
            }
        }
    }

    /**
     * At most so many outgoing contacts within so many consecutive days, the day of the attempt among them.
     *
     * @param eachDebt whether contacts are counted for each debt, or all with the person
     * @param callMeExempts whether calls are free for seven days after the person asked for one
     */
    record AtMost(String id, Set<Medium> media, int contacts, int days, boolean eachDebt, boolean callMeExempts)
            implements Rule {
        public AtMost {
            media = Set.copyOf(media);
            if (contacts < 1 || days < 1) {
                throw new IllegalArgumentException("at most " + contacts + " in " + days + " days allows nothing");
            }
        }
    }

    /** After a conversation about a debt so many days without; the day of the conversation is the first. */
    record AfterConversation(String id, Set<Medium> media, int days) implements Rule {
        public AfterConversation {
            media = Set.copyOf(media);
        }
    }

    /** Not on these days of the week, and not on days that are quiet where the person lives. */
    record QuietDays(String id, Set<Medium> media, Set<DayOfWeek> days, boolean holidays) implements Rule {
        public QuietDays {
            media = Set.copyOf(media);
            days = Set.copyOf(days);
            if (days.size() == DayOfWeek.values().length) {
                throw new IllegalArgumentException("every day of the week is quiet");
            }
        }
    }

    /** Only with a yes that holds. */
    record NeedsConsent(String id, Set<Medium> media) implements Rule {
        public NeedsConsent {
            media = Set.copyOf(media);
        }
    }

    /** Not after a no to the medium or the address; the last word counts. */
    record OptOut(String id) implements Rule {}

    /** Not at times and places the person named as inconvenient. */
    record Inconvenient(String id) implements Rule {}

    /** Messages offer a way out; mail at work is not written to. */
    record ElectronicMessages(String id) implements Rule {}

    /** Not after the person asked to be left alone, has an attorney, died, or is a minor; but for notices that are permitted. */
    record Ceases(String id) implements Rule {}

    /** Nobody else learns of the debt. */
    record ThirdParties(String id) implements Rule {}
}
