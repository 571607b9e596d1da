package org.tallystick.lib.bankfiles.nacha;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A record 7: what an entry says beside its own record. */
public sealed interface AchAddenda
        permits AchAddenda.PaymentText, AchAddenda.ChangeNotice, AchAddenda.ReturnNotice, AchAddenda.OtherAddenda {
    /** Two digits, such as 05, 98, 99, or 10 to 18 of an international entry. */
    String type();

    /**
     * Type 05.
     *
     * @param text up to 80 characters; blanks at its end count, because texts are cut anywhere
     * @param sequence from 1 inside the entry, as written
     */
    record PaymentText(String text, String sequence) implements AchAddenda {
        @Override
        public String type() {
            return "05";
        }
    }

    /**
     * Type 98: the bank of the other side corrects data.
     *
     * @param code C01 to C14, or C61 to C69 when a notice is refused
     * @param originalTrace of the entry that was sent
     */
    record ChangeNotice(String code, String originalTrace, String originalBank, String correctedData, String trace)
            implements AchAddenda {
        @Override
        public String type() {
            return "98";
        }
    }

    /**
     * Type 99: the entry comes back.
     *
     * @param code R01 and on
     * @param originalTrace of the entry that was sent
     * @param diedOn the day of death, for R14 and R15
     */
    record ReturnNotice(
            String code,
            String originalTrace,
            @Nullable LocalDate diedOn,
            String originalBank,
            String information,
            String trace)
            implements AchAddenda {
        /** What the code stands for. */
        public enum Kind {
            RETURN,
            DISHONORED,
            CONTESTED
        }

        @Override
        public String type() {
            return "99";
        }

        /** Whether it returns an entry, refuses a return (R61 to R69), or contests that refusal (R71 to R77). */
        public Kind kind() {
            if (code.matches("R6[1-9]")) {
                return Kind.DISHONORED;
            }
            return code.matches("R7[1-7]") ? Kind.CONTESTED : Kind.RETURN;
        }
    }

    /**
     * Any other type, as written.
     *
     * @param text what follows the type
     */
    record OtherAddenda(String type, String text) implements AchAddenda {}
}
