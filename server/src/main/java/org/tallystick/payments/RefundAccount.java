package org.tallystick.payments;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where refunds of a customer go: an IBAN, an American account, or another account in words.
 *
 * @param account the number at the American bank too
 */
public record RefundAccount(
        String beneficiary,
        @Nullable String iban,
        @Nullable String account,
        @Nullable AchAccount ach) {
    public RefundAccount {
        beneficiary = beneficiary.strip();
        iban = iban == null || iban.isBlank()
                ? null
                : iban.replaceAll("[\\s\u00a0]", "").toUpperCase(Locale.ROOT);
        account = ach != null ? ach.number() : account == null || account.isBlank() ? null : account.strip();
    }

    static RefundAccount of(RefundInput input) {
        AchDestination ach = input.ach();
        return new RefundAccount(
                input.beneficiary(), input.iban(), input.account(), ach == null ? null : ach.account());
    }

    static RefundAccount of(Refund refund) {
        AchDestination ach = refund.ach();
        return new RefundAccount(
                refund.beneficiary(), refund.iban(), refund.account(), ach == null ? null : ach.account());
    }

    /** Whatever it is called, the money would arrive at the same place. */
    boolean isSamePlace(RefundAccount other) {
        return Objects.equals(iban, other.iban)
                && Objects.equals(account, other.account)
                && Objects.equals(ach == null ? null : ach.bank(), other.ach == null ? null : other.ach.bank());
    }

    /** By name, as people compare two of them. */
    Map<String, String> named() {
        Map<String, String> named = new TreeMap<>();
        named.put("Beneficiary", beneficiary);
        if (iban != null) {
            named.put("IBAN", iban);
        }
        if (account != null) {
            named.put("Account", account);
        }
        if (ach != null) {
            named.put("Routing number", ach.bank().value());
            named.put("Kind of account", ach.kind().name());
        }
        return named;
    }

    /** As people read it. */
    public String destination() {
        if (ach != null) {
            return ach.masked();
        }
        return iban == null ? String.valueOf(account) : iban.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
