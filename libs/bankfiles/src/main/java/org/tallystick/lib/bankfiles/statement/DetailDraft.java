package org.tallystick.lib.bankfiles.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the one detail of an entry in formats that tell about a payment in lines of text. */
public final class DetailDraft {
    private static final Set<String> NO_REFERENCE =
            Set.of("NOTPROVIDED", "NOT PROVIDED", "NONREF", "EREF", "EREF+", "KREF", "KREF+");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

    private final List<String> freeText = new ArrayList<>(2);
    private final List<String> referenceText = new ArrayList<>(1);
    private final List<String> additional = new ArrayList<>(2);
    private @Nullable String endToEndId;
    private @Nullable String mandateId;
    private @Nullable String name;
    private @Nullable String ultimateName;
    private @Nullable String iban;
    private @Nullable String account;
    private @Nullable String bic;
    private @Nullable ReturnReason returnReason;
    private @Nullable StatedAmount original;
    private @Nullable Exchange exchange;

    /** The text without blanks around it; null when it is one of the words banks write in place of a reference. */
    public static @Nullable String reference(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        boolean none = stripped.length() < 2 || NO_REFERENCE.contains(stripped.toUpperCase(Locale.ROOT));
        return none ? null : stripped;
    }

    /** Whether a text has the form of an IBAN. */
    public static boolean isIban(String text) {
        return IBAN.matcher(text).matches();
    }

    public void endToEndId(String text) {
        endToEndId = endToEndId == null ? reference(text) : endToEndId;
    }

    public void mandateId(String text) {
        mandateId = mandateId == null ? reference(text) : mandateId;
    }

    /** A name, or the next part of it, which follows without a blank. */
    public void name(String part) {
        name = name == null ? part : name + part;
    }

    public void ultimateName(String part) {
        ultimateName = ultimateName == null ? part.strip() : ultimateName;
    }

    /** An IBAN, or another number of an account. */
    public void account(String text) {
        String compact = text.replace(" ", "");
        if (isIban(compact)) {
            iban = iban == null ? compact : iban;
        } else if (!compact.isEmpty() && account == null) {
            account = text.strip();
        }
    }

    public void bic(String text) {
        bic = bic == null && !text.isBlank() ? text.strip() : bic;
    }

    public void freeText(String text) {
        add(freeText, text);
    }

    /** A reference that may or may not be one of ours. */
    public void referenceText(@Nullable String text) {
        add(referenceText, reference(text));
    }

    /** What the bank adds. */
    public void additional(String text) {
        add(additional, text);
    }

    public void returned(String code, List<String> text) {
        returnReason = new ReturnReason(code.isBlank() ? null : code.strip(), text);
    }

    /** What was paid when it was booked in another currency, and the rate as written where there is one. */
    public void original(StatedAmount amount, @Nullable String rate) {
        original = amount;
        exchange = rate == null ? null : new Exchange(amount.currency(), null, null, rate);
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.add(text.strip());
        }
    }

    /** Everything a fingerprint is made of besides the end-to-end id. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(referenceText);
        texts.addAll(freeText);
        texts.addAll(additional);
        return texts;
    }

    public List<String> endToEndIds() {
        return endToEndId == null ? List.of() : List.of(endToEndId);
    }

    /** The detail; its amount is that of the entry. */
    public Detail detail(@Nullable StatedAmount amount, @Nullable String bankReference, TransactionCode code) {
        String party = name == null || name.isBlank() ? null : name.strip();
        return new Detail(
                amount,
                null,
                original,
                exchange,
                endToEndId,
                mandateId,
                null,
                null,
                bankReference,
                code,
                new Counterparty(party, iban, account, bic, ultimateName),
                List.of(),
                List.of(),
                freeText,
                referenceText,
                additional.isEmpty() ? null : String.join("\n", additional),
                returnReason,
                List.of());
    }
}
