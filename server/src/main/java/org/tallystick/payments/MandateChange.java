package org.tallystick.payments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.bankfiles.nacha.RoutingNumber;

/** What a bank says is wrong with the account of a mandate; a person accepts or rejects it. */
public record MandateChange(
        UUID id,
        UUID mandate,
        Correction correction,
        Instant proposedAt,
        State state,
        @Nullable String reason) {
    /** {@code PROPOSED → ACCEPTED | REJECTED}. */
    public enum State {
        PROPOSED,
        ACCEPTED,
        REJECTED
    }

    /** The parts of the account that a notice of change corrects; null stays as it is. */
    public record Correction(
            String code,
            @Nullable RoutingNumber bank,
            @Nullable String number,
            @Nullable AccountKind kind) {
        private static final int KINDS = 2;

        /**
         * Out of a notice of change (NACHA addenda 98, corrected data); nothing for one that is not about the account, or that
         * is not well formed.
         */
        public static Optional<Correction> read(String code, String data) {
            return switch (code) {
                case "C01" -> of(code, null, part(data, 0, 17), null);
                case "C02" -> of(code, part(data, 0, 9), null, null);
                case "C03" -> of(code, part(data, 0, 9), part(data, 12, 29), null);
                case "C05" -> of(code, null, null, part(data, 0, 2));
                case "C06" -> of(code, null, part(data, 0, 17), part(data, 20, 22));
                case "C07" -> of(code, part(data, 0, 9), part(data, 9, 26), part(data, 26, 28));
                default -> Optional.empty();
            };
        }

        /** A part that is named must be there, and right. */
        private static Optional<Correction> of(
                String code, @Nullable String bank, @Nullable String number, @Nullable String transaction) {
            AccountKind kind = kind(transaction);
            boolean wrong = (bank != null && !RoutingNumber.isValid(bank))
                    || (number != null && !AchAccount.isNumber(number))
                    || (transaction != null && kind == null);
            return wrong
                    ? Optional.empty()
                    : Optional.of(new Correction(code, bank == null ? null : new RoutingNumber(bank), number, kind));
        }

        /** The first digit of a transaction code: 2 is a checking account, 3 a savings account. */
        private static @Nullable AccountKind kind(@Nullable String transaction) {
            if (transaction == null || transaction.length() != KINDS) {
                return null;
            }
            return switch (transaction.charAt(0)) {
                case '2' -> AccountKind.CHECKING;
                case '3' -> AccountKind.SAVINGS;
                default -> null;
            };
        }

        private static String part(String data, int from, int to) {
            return data.substring(Math.min(from, data.length()), Math.min(to, data.length()))
                    .strip();
        }

        /** The account with what is corrected. */
        public AchAccount of(AchAccount before) {
            return new AchAccount(
                    bank == null ? before.bank() : bank,
                    number == null ? before.number() : number,
                    kind == null ? before.kind() : kind);
        }
    }
}
